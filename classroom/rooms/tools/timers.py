"""Timers: the time that is left, or that ran, the same for everyone in a room. One a room, and one for all of them.

Nothing ticks here: an item says what ran before and since when it runs again, and pages reckon. The end of its time is
a fact, so that it rings once, also across a restart.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.tool import Change, Command, Creation, Event, Id, Item, Permission, Refused, Tool, Turn, Viewer
from classroom.rooms.tools.breakouts import SetClosed, open_set
from classroom.rooms.tools.session import ClassEnded, is_over

EVERYWHERE = "class"  # the id of the one that every room sees; the others have the id of their room
SHORTEST_MS, LONGEST_MS = 1_000, 24 * 3_600_000
STAYS_MS = 60_000  # after its end: who looks up late still reads that time is up

Duration = Annotated[int, Meta(ge=SHORTEST_MS, le=LONGEST_MS)]
Label = Annotated[str, Meta(max_length=80)]


class TimerView(Struct, frozen=True):
    label: str
    duration_ms: int | None
    elapsed_ms: int
    since_ms: int | None
    rang: bool
    by: str


class Timer(Item, frozen=True):
    """Under the id of the room that it lies in, or `EVERYWHERE`."""

    kind = "timer"
    recurs = True

    label: str
    duration_ms: int | None  # None: a stopwatch
    by: str
    since_ms: int | None  # None: it stands still
    elapsed_ms: int = 0  # before `since_ms`
    rang_ms: int | None = None

    @property
    def room(self) -> str | None:
        return None if self.id == EVERYWHERE else self.id

    def view(self, viewer: Viewer) -> TimerView:
        rang = self.rang_ms is not None
        return TimerView(self.label, self.duration_ms, self.elapsed_ms, self.since_ms, rang, self.by)

    def ran_ms(self, at_ms: int) -> int:
        return self.elapsed_ms + (0 if self.since_ms is None else at_ms - self.since_ms)

    @property
    def due_ms(self) -> int | None:
        if self.rang_ms is not None:
            return self.rang_ms + STAYS_MS
        if self.duration_ms is None or self.since_ms is None:
            return None
        return self.since_ms + self.duration_ms - self.elapsed_ms

    def due(self, turn: Turn) -> Iterator[Event]:
        yield TimerRang(self.id, turn.at_ms) if self.rang_ms is None else TimerEnded(self.id)


class Start(Command, frozen=True, tag="timer.start"):
    """In one's own room or in every one, instead of the one that runs there. By staff, and by a group for itself."""

    needs = Permission.BE_HERE
    duration_ms: Duration | None
    label: Label = ""
    everywhere: bool = False

    def decide(self, turn: Turn) -> Iterator[Event]:
        place = EVERYWHERE if self.everywhere else turn.by.room
        if place is None or not may_turn(turn, place):
            raise Refused("not_allowed", "You may start a timer for your own group.")
        yield from begin(turn, place, self.duration_ms, self.label.strip(), turn.by.id)


class Pause(Command, frozen=True, tag="timer.pause"):
    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turned(turn, self.id).since_ms is not None:
            yield TimerPaused(self.id, turn.at_ms)


class Resume(Command, frozen=True, tag="timer.resume"):
    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        timer = turned(turn, self.id)
        if timer.since_ms is None and timer.rang_ms is None:
            yield TimerResumed(self.id, turn.at_ms)


class Add(Command, frozen=True, tag="timer.add"):
    """More time, up to 24 hours in all. One that rang runs again."""

    needs = Permission.BE_HERE
    id: Id
    by_ms: Duration

    def decide(self, turn: Turn) -> Iterator[Event]:
        timer = turned(turn, self.id)
        if timer.duration_ms is None:
            raise Refused("stopwatch", "A stopwatch has no end that could be later.")
        if timer.duration_ms == LONGEST_MS:
            raise Refused("too_long", "A timer runs for 24 hours at most.")
        yield TimerLengthened(self.id, min(LONGEST_MS, timer.duration_ms + self.by_ms), turn.at_ms)


class Stop(Command, frozen=True, tag="timer.stop"):
    """One that is gone already stays gone: two of a group often press at once."""

    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if not may_turn(turn, self.id):
            raise Refused("not_allowed", "You may stop the timer of your own group.")
        if self.id in turn.things.of(Timer):
            yield TimerEnded(self.id)


class TimerBegan(Creation[Timer], frozen=True, tag="timer.began"):
    duration_ms: int | None
    label: str
    at_ms: int
    by: str

    def create(self) -> Timer:
        return Timer(self.id, self.label, self.duration_ms, self.by, self.at_ms)


class TimerBeganAnew(Change[Timer], frozen=True, tag="timer.began_anew"):
    """Another one takes its place."""

    duration_ms: int | None
    label: str
    at_ms: int
    by: str

    def apply(self, item: Timer) -> Timer:
        return Timer(self.id, self.label, self.duration_ms, self.by, self.at_ms)


class TimerPaused(Change[Timer], frozen=True, tag="timer.paused"):
    at_ms: int

    def apply(self, item: Timer) -> Timer:
        return replace(item, elapsed_ms=item.ran_ms(self.at_ms), since_ms=None)


class TimerResumed(Change[Timer], frozen=True, tag="timer.resumed"):
    at_ms: int

    def apply(self, item: Timer) -> Timer:
        return replace(item, since_ms=self.at_ms)


class TimerLengthened(Change[Timer], frozen=True, tag="timer.lengthened"):
    duration_ms: int
    at_ms: int

    def apply(self, item: Timer) -> Timer:
        since_ms = item.since_ms if item.rang_ms is None else self.at_ms
        return replace(item, duration_ms=self.duration_ms, since_ms=since_ms, rang_ms=None)


class TimerRang(Change[Timer], frozen=True, tag="timer.rang"):
    """Its time is up."""

    at_ms: int

    def apply(self, item: Timer) -> Timer:
        return replace(item, elapsed_ms=item.duration_ms or 0, since_ms=None, rang_ms=self.at_ms)


class TimerEnded(Change[Timer], frozen=True, tag="timer.ended"):
    def apply(self, item: Timer) -> None:
        return None


def begin(turn: Turn, id: str, ms: int | None, label: str, by: str) -> Iterator[Event]:
    """The facts that start a timer under `id`, whatever runs there; `ms` None: a stopwatch."""
    what = TimerBeganAnew if id in turn.things.of(Timer) else TimerBegan
    yield what(id, ms, label, turn.at_ms, by)


def may_turn(turn: Turn, id: str) -> bool:
    """Staff every one; who is in a group, the group's own."""
    if Permission.LEAD in turn.by.permissions:
        return True
    known = open_set(turn)
    return known is not None and id == turn.by.room and id in known.rooms


def turned(turn: Turn, id: str) -> Timer:
    """The timer, for somebody who may turn it."""
    timer = turn.the(Timer, id)
    if not may_turn(turn, id):
        raise Refused("not_allowed", "You may change the timer of your own group.")
    return timer


def rooms_close(event: SetClosed, turn: Turn) -> Iterator[Event]:
    yield from (TimerEnded(room) for room in event.rooms if room in turn.things.of(Timer) and not is_over(turn.things))


def all_end(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    yield from (TimerEnded(id) for id in turn.things.of(Timer))


TOOL = Tool(
    "timers",
    items=(Timer,),
    commands=(Start, Pause, Resume, Add, Stop),
    events=(TimerBegan, TimerBeganAnew, TimerPaused, TimerResumed, TimerLengthened, TimerRang, TimerEnded),
    follows={SetClosed: rooms_close, ClassEnded: all_end},
)
