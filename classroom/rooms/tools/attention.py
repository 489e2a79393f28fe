"""Attention: what somebody tells the teacher without a word (yes, no, too fast, too slow), and that they are away.

One sign a person, however often they press, so a class of hundreds makes no flood; a sign fades by itself. Only its
owner and staff see it, so that nobody is looked at for being slow. That somebody is away everyone sees.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from classroom.rooms.tool import Change, Command, Creation, Event, Item, Permission, Sight, Tool, Turn, Viewer
from classroom.rooms.tools.presence import Devices, DeviceWent, Member, Moved, RoleChanged
from classroom.rooms.tools.publishing import MediaSet, Sending, of_person
from classroom.rooms.tools.removal import MemberRemoved
from classroom.rooms.tools.session import ClassEnded, is_over


class Sign(StrEnum):
    YES = "yes"
    NO = "no"
    TOO_FAST = "too_fast"
    TOO_SLOW = "too_slow"


ANSWER_FADES_MS = 600_000  # staff clear answers; who forgot it starts the next question without the old ones
PACE_FADES_MS = 60_000  # what was too fast a minute ago says nothing about now
FADES_MS = {
    Sign.YES: ANSWER_FADES_MS,
    Sign.NO: ANSWER_FADES_MS,
    Sign.TOO_FAST: PACE_FADES_MS,
    Sign.TOO_SLOW: PACE_FADES_MS,
}


class SignalView(Struct, frozen=True):
    sign: Sign
    since_ms: int


class Signal(Item, frozen=True):
    """Under the id of who shows it."""

    kind = "signal"
    recurs = True

    sign: Sign
    since_ms: int

    def view(self, viewer: Viewer) -> SignalView | None:
        if viewer.id != self.id and Sight.STAFF_CHAT not in viewer.sights:
            return None
        return SignalView(self.sign, self.since_ms)

    @property
    def due_ms(self) -> int:
        return self.since_ms + FADES_MS[self.sign]

    def due(self, turn: Turn) -> Iterator[Event]:
        yield SignalEnded(self.id)


class AwayView(Struct, frozen=True):
    since_ms: int


class Away(Item, frozen=True):
    """Under the id of the person. As long as it is there, they send nothing."""

    kind = "away"
    recurs = True

    since_ms: int

    def view(self, viewer: Viewer) -> AwayView:
        return AwayView(self.since_ms)


class SetSignal(Command, frozen=True, tag="signal.set"):
    """This sign and no other; none takes it back. The same once more changes nothing, not even when it fades."""

    needs = Permission.REACT
    sign: Sign | None

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(Signal).get(turn.by.id)
        if self.sign is None:
            if known is not None:
                yield SignalEnded(turn.by.id)
        elif known is None:
            yield SignalShown(turn.by.id, self.sign, turn.at_ms)
        elif known.sign is not self.sign:
            yield SignalChanged(turn.by.id, self.sign, turn.at_ms)


class ClearSignals(Command, frozen=True, tag="signal.clear_all"):
    needs = Permission.LEAD

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield from (SignalEnded(person) for person in turn.things.of(Signal))


class BeAway(Command, frozen=True, tag="presence.away"):
    """One keeps one's place and sends nothing meanwhile. Back again is said, or seen by what is switched on."""

    needs = Permission.PUBLISH  # switching off; of everyone who is in a room
    away: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.by.id in turn.things.of(Away)
        if self.away and not known:
            yield AwayBegan(turn.by.id, turn.at_ms)
            for sending in of_person(turn, turn.by.id):
                if any(sending.on):
                    yield MediaSet(sending.id, microphone=False, camera=False, screen=False)
        elif known and not self.away:
            yield AwayEnded(turn.by.id)


class SignalShown(Creation[Signal], frozen=True, tag="signal.shown"):
    sign: Sign
    at_ms: int

    def create(self) -> Signal:
        return Signal(self.id, self.sign, self.at_ms)


class SignalChanged(Change[Signal], frozen=True, tag="signal.changed"):
    sign: Sign
    at_ms: int

    def apply(self, item: Signal) -> Signal:
        return Signal(self.id, self.sign, self.at_ms)


class SignalEnded(Change[Signal], frozen=True, tag="signal.ended"):
    def apply(self, item: Signal) -> None:
        return None


class AwayBegan(Creation[Away], frozen=True, tag="presence.away_began"):
    at_ms: int

    def create(self) -> Away:
        return Away(self.id, self.at_ms)


class AwayEnded(Change[Away], frozen=True, tag="presence.away_ended"):
    def apply(self, item: Away) -> None:
        return None


def goes(event: DeviceWent | MemberRemoved, turn: Turn) -> Iterator[Event]:
    """With their last device; who is removed by several loses all of them next."""
    if event.id not in turn.things.of(Devices):
        yield from both_end(event.id, turn)


def moves(event: Moved, turn: Turn) -> Iterator[Event]:
    """A sign answered what was said in the room before. At the end of the class their last device goes, and it with that."""
    if event.id in turn.things.of(Signal) and not is_over(turn.things):
        yield SignalEnded(event.id)


def has_another_role(event: RoleChanged, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Signal):
        yield SignalEnded(event.id)
    if event.id in turn.things.of(Away) and turn.things.of(Member)[event.id].place is None:
        yield AwayEnded(event.id)


def comes_back(event: MediaSet, turn: Turn) -> Iterator[Event]:
    """Who is heard or seen again is not away, whatever else they pressed."""
    person = turn.things.of(Sending)[event.id].person
    if person in turn.things.of(Away) and (event.microphone or event.camera or event.screen):
        yield AwayEnded(person)


def at_the_end(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    """Of who has no device here; the others' go next."""
    people = {*turn.things.of(Signal), *turn.things.of(Away)} - {*turn.things.of(Devices)}
    for person in sorted(people):
        yield from both_end(person, turn)


def both_end(person: str, turn: Turn) -> Iterator[Event]:
    if person in turn.things.of(Signal):
        yield SignalEnded(person)
    if person in turn.things.of(Away):
        yield AwayEnded(person)


TOOL = Tool(
    "attention",
    items=(Signal, Away),
    commands=(SetSignal, ClearSignals, BeAway),
    events=(SignalShown, SignalChanged, SignalEnded, AwayBegan, AwayEnded),
    follows={
        DeviceWent: goes,
        MemberRemoved: goes,
        Moved: moves,
        RoleChanged: has_another_role,
        MediaSet: comes_back,
        ClassEnded: at_the_end,
    },
)
