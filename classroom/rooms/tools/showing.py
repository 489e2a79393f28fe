"""Showing: what a room looks at together, big, with its people beside it: the board, slides, notes, a poll.

In the class by staff and by who presents, in a group by everyone in it. At most one thing a room.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from classroom.rooms.tool import Change, Command, Creation, Event, Id, Item, Permission, Refused, Tool, Turn, Viewer
from classroom.rooms.tools.breakouts import SetClosed
from classroom.rooms.tools.moving import open_set
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.session import ClassEnded, is_over


class Surface(StrEnum):
    BOARD = "board"
    SLIDES = "slides"
    NOTES = "notes"
    POLL = "poll"
    QUESTIONS = "questions"


class ShowingView(Struct, frozen=True):
    surface: Surface
    what: str | None
    by: str


class Showing(Item, frozen=True):
    """Under the id of its room. `what`: which board or poll; None: the room's own. One that is gone shows as that."""

    kind = "showing"
    recurs = True

    surface: Surface
    what: str | None
    by: str

    @property
    def room(self) -> str:
        return self.id

    def view(self, viewer: Viewer) -> ShowingView:
        return ShowingView(self.surface, self.what, self.by)


class Show(Command, frozen=True, tag="showing.show"):
    """In the room that one is in, instead of what is shown there."""

    needs = Permission.BE_HERE
    surface: Surface
    what: Id | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield from show(turn, shows_in(turn), self.surface, self.what)


class Stop(Command, frozen=True, tag="showing.stop"):
    """What is gone already stays gone: two often press at once."""

    needs = Permission.BE_HERE

    def decide(self, turn: Turn) -> Iterator[Event]:
        room = shows_in(turn)
        if room in turn.things.of(Showing):
            yield ShowingEnded(room)


class ShowingBegan(Creation[Showing], frozen=True, tag="showing.began"):
    surface: Surface
    what: str | None
    by: str

    def create(self) -> Showing:
        return Showing(self.id, self.surface, self.what, self.by)


class ShowingTurned(Change[Showing], frozen=True, tag="showing.turned"):
    """Something else takes its place."""

    surface: Surface
    what: str | None
    by: str

    def apply(self, item: Showing) -> Showing:
        return Showing(self.id, self.surface, self.what, self.by)


class ShowingEnded(Change[Showing], frozen=True, tag="showing.ended"):
    def apply(self, item: Showing) -> None:
        return None


def show(turn: Turn, room: str, surface: Surface, what: str | None) -> Iterator[Event]:
    """For a tool that shows what it makes."""
    known = turn.things.of(Showing).get(room)
    if known is None:
        yield ShowingBegan(room, surface, what, turn.by.id)
    elif (known.surface, known.what) != (surface, what):
        yield ShowingTurned(room, surface, what, turn.by.id)


def shows_in(turn: Turn) -> str:
    """The room that the person is in, if they may choose what it looks at."""
    room, opened = turn.by.room, open_set(turn)
    leads = Permission.LEAD in turn.by.permissions or turn.things.of(Member)[turn.by.id].presenter
    if room is not None and (leads or (opened is not None and room in opened.rooms)):
        return room
    raise Refused("not_allowed", "You may choose what your own group looks at.")


def ends_of(turn: Turn, surface: Surface, what: str) -> Iterator[Event]:
    """For a tool whose thing goes while it may be shown."""
    yield from (
        ShowingEnded(room)
        for room, each in turn.things.of(Showing).items()
        if (each.surface, each.what) == (surface, what)
    )


def rooms_close(event: SetClosed, turn: Turn) -> Iterator[Event]:
    yield from (
        ShowingEnded(room) for room in event.rooms if room in turn.things.of(Showing) and not is_over(turn.things)
    )


def all_end(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    yield from (ShowingEnded(room) for room in turn.things.of(Showing))


TOOL = Tool(
    "showing",
    items=(Showing,),
    commands=(Show, Stop),
    events=(ShowingBegan, ShowingTurned, ShowingEnded),
    follows={SetClosed: rooms_close, ClassEnded: all_end},
)
