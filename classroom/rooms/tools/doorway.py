"""The doorway: how staff have set the door. Whether guests wait, whose groups come in by themselves, what who waits reads.

What follows for somebody who comes is one rule, `presence.held_back`; whom a group stands for is `admitting.py`.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.tool import Change, Command, Creation, Event, Item, Permission, Sight, Things, Tool, Turn, Viewer
from classroom.rooms.tools.session import ClassEnded

DOOR = "door"  # the id of the only rules
MESSAGE = "message"  # the id of the only message

Text = Annotated[str, Meta(min_length=1, max_length=200)]


class AdmitsView(Struct, frozen=True):
    set: str
    groups: tuple[int, ...]
    people: int
    by: str


class DoorRulesView(Struct, frozen=True):
    guests_wait: bool
    admits: AdmitsView | None


class Admits(Struct, frozen=True):
    """Who comes in by themselves although the class is locked."""

    set: str
    groups: tuple[int, ...]  # their numbers in the set; none: all of it
    people: frozenset[str]  # who has a seat there, kept equal to the set
    by: str


class DoorRules(Item, frozen=True):
    """From the first change on; until then guests wait and no group is named."""

    kind = "door_rules"

    guests_wait: bool = True
    admits: Admits | None = None

    def view(self, viewer: Viewer) -> DoorRulesView | None:
        if Sight.DOOR not in viewer.sights:
            return None
        known = self.admits
        return DoorRulesView(
            self.guests_wait, known and AdmitsView(known.set, known.groups, len(known.people), known.by)
        )


class DoorMessageView(Struct, frozen=True):
    text: str
    by: str
    at_ms: int


class DoorMessage(Item, frozen=True):
    """Who waits reads it in their `door` (`rooms/door.py`), staff here."""

    kind = "door_message"
    recurs = True

    text: str
    by: str
    at_ms: int

    def view(self, viewer: Viewer) -> DoorMessageView | None:
        return DoorMessageView(self.text, self.by, self.at_ms) if Sight.DOOR in viewer.sights else None


class Hold(Command, frozen=True, tag="door.hold"):
    """Whether guests wait until somebody lets them in."""

    needs = Permission.ADMIT
    guests: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        if rules_of(turn.things).guests_wait is not self.guests:
            yield from made(turn)
            yield GuestsHeld(DOOR, self.guests)


class SetMessage(Command, frozen=True, tag="door.message"):
    """What who waits reads; None takes it away."""

    needs = Permission.ADMIT
    text: Text | None

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(DoorMessage).get(MESSAGE)
        if self.text is None:
            yield from clear(turn)
        elif known is None:
            yield MessageWritten(MESSAGE, self.text, turn.by.id, turn.at_ms)
        elif known.text != self.text:
            yield MessageRewritten(MESSAGE, self.text, turn.by.id, turn.at_ms)


class RulesMade(Creation[DoorRules], frozen=True, tag="door.rules_made"):
    def create(self) -> DoorRules:
        return DoorRules(self.id)


class GuestsHeld(Change[DoorRules], frozen=True, tag="door.guests_held"):
    wait: bool

    def apply(self, item: DoorRules) -> DoorRules:
        return replace(item, guests_wait=self.wait)


class GroupsAdmitted(Change[DoorRules], frozen=True, tag="door.groups_admitted"):
    set: str
    groups: tuple[int, ...]
    people: tuple[str, ...]
    by: str

    def apply(self, item: DoorRules) -> DoorRules:
        return replace(item, admits=Admits(self.set, self.groups, frozenset(self.people), self.by))


class AdmittedChanged(Change[DoorRules], frozen=True, tag="door.admitted_changed"):
    """The set has other people in these groups now."""

    joined: tuple[str, ...]
    left: tuple[str, ...]

    def apply(self, item: DoorRules) -> DoorRules:
        if item.admits is None:
            raise RuntimeError("no groups are admitted")
        people = (item.admits.people | {*self.joined}) - {*self.left}
        return replace(item, admits=replace(item.admits, people=people))


class AdmittingEnded(Change[DoorRules], frozen=True, tag="door.admitting_ended"):
    def apply(self, item: DoorRules) -> DoorRules:
        return replace(item, admits=None)


class MessageWritten(Creation[DoorMessage], frozen=True, tag="door.message_written"):
    text: str
    by: str
    at_ms: int

    def create(self) -> DoorMessage:
        return DoorMessage(self.id, self.text, self.by, self.at_ms)


class MessageRewritten(Change[DoorMessage], frozen=True, tag="door.message_rewritten"):
    text: str
    by: str
    at_ms: int

    def apply(self, item: DoorMessage) -> DoorMessage:
        return DoorMessage(self.id, self.text, self.by, self.at_ms)


class MessageCleared(Change[DoorMessage], frozen=True, tag="door.message_cleared"):
    def apply(self, item: DoorMessage) -> None:
        return None


def rules_of(things: Things) -> DoorRules:
    return things.of(DoorRules).get(DOOR) or UNTOUCHED


def made(turn: Turn) -> Iterator[Event]:
    if DOOR not in turn.things.of(DoorRules):
        yield RulesMade(DOOR)


def clear(turn: Turn) -> Iterator[Event]:
    if MESSAGE in turn.things.of(DoorMessage):
        yield MessageCleared(MESSAGE)


def class_ends(_: ClassEnded, turn: Turn) -> Iterator[Event]:
    """Nobody waits any more, and what was said of today is not said of another time."""
    yield from clear(turn)


UNTOUCHED = DoorRules(DOOR)
TOOL = Tool(
    "doorway",
    items=(DoorRules, DoorMessage),
    commands=(Hold, SetMessage),
    events=(
        RulesMade,
        GuestsHeld,
        GroupsAdmitted,
        AdmittedChanged,
        AdmittingEnded,
        MessageWritten,
        MessageRewritten,
        MessageCleared,
    ),
    follows={ClassEnded: class_ends},
)
