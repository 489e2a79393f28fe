"""Speaking: who was heard how long, as the media worker measured it. Staff see it; the class at most how many were.

While counting is off nothing is written down, and what was counted is forgotten here. Nobody is ranked by it.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.roles import PUPILS
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Sight,
    Things,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.presence import Member, RoleChanged

PULSE = "pulse"  # the id of the only one
LEAST_MS = 500  # of one report: a cough or a chair is not speaking
SAME_TURN_MS = 45_000  # a report comes every 30 s at most; who is in two that follow each other went on speaking

Heard = Annotated[int, Meta(ge=0, le=60_000)]
HeardPeople = Annotated[dict[Id, Heard], Meta(max_length=2_000)]


class Mode(StrEnum):
    OFF = "off"
    STAFF = "staff"


class SpokenView(Struct, frozen=True):
    total_ms: int
    turns: int
    last_ms: int


class Spoken(Item, frozen=True):
    """Under the id of the person."""

    kind = "spoken"
    recurs = True

    total_ms: int
    turns: int
    last_ms: int

    def view(self, viewer: Viewer) -> SpokenView | None:
        if Sight.TALK_TIME not in viewer.sights:
            return None
        return SpokenView(self.total_ms, self.turns, self.last_ms)


class PulseView(Struct, frozen=True):
    mode: Mode
    class_sees_total: bool
    heard: int | None


class Pulse(Item, frozen=True):
    """How it is counted; as long as nobody has said so, for staff."""

    kind = "pulse"

    mode: Mode
    class_sees_total: bool
    heard: int  # pupils who were heard so far

    def view(self, viewer: Viewer) -> PulseView:
        return PulseView(self.mode, self.class_sees_total, self.heard if self.class_sees_total else None)


class SpeakingHeard(Command, frozen=True, tag="speaking.heard"):
    """How long each was heard since the report before."""

    needs = Permission.SERVER
    spoken: HeardPeople

    def decide(self, turn: Turn) -> Iterator[Event]:
        if not is_counted(turn.things):
            return
        members, known = turn.things.of(Member), turn.things.of(Spoken)
        heard = {id: ms for id, ms in self.spoken.items() if id in members and ms >= LEAST_MS}
        for person, ms in heard.items():
            before = known.get(person)
            if before is None:
                yield SpokeFirst(person, ms, turn.at_ms)
            else:
                yield Spoke(person, ms, int(turn.at_ms - before.last_ms > SAME_TURN_MS), turn.at_ms)
        yield from count(turn, {*known, *heard})


class SetPulse(Command, frozen=True, tag="pulse.set"):
    needs = Permission.LEAD
    mode: Mode
    class_sees_total: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(Pulse).get(PULSE)
        sees = self.class_sees_total and self.mode is not Mode.OFF
        if known is None:
            heard = 0 if self.mode is Mode.OFF else pupils_among(turn, turn.things.of(Spoken))
            yield PulseFirstSet(PULSE, self.mode, sees, heard)
        elif (known.mode, known.class_sees_total) != (self.mode, sees):
            yield PulseSet(PULSE, self.mode, sees)
        if self.mode is Mode.OFF:
            yield from (SpokenForgotten(person) for person in turn.things.of(Spoken))


class SpokeFirst(Creation[Spoken], frozen=True, tag="speaking.spoke_first"):
    ms: int
    at_ms: int
    turns: int = 1

    def create(self) -> Spoken:
        return Spoken(self.id, self.ms, self.turns, self.at_ms)


class Spoke(Change[Spoken], frozen=True, tag="speaking.spoke"):
    ms: int
    turns: int  # 1: again, after a silence; 0: they went on
    at_ms: int

    def apply(self, item: Spoken) -> Spoken:
        return Spoken(self.id, item.total_ms + self.ms, item.turns + self.turns, self.at_ms)


class SpokenForgotten(Change[Spoken], frozen=True, tag="speaking.forgotten"):
    def apply(self, item: Spoken) -> None:
        return None


class PulseFirstSet(Creation[Pulse], frozen=True, tag="pulse.first_set"):
    mode: Mode
    class_sees_total: bool
    heard: int

    def create(self) -> Pulse:
        return Pulse(self.id, self.mode, self.class_sees_total, self.heard)


class PulseSet(Change[Pulse], frozen=True, tag="pulse.was_set"):
    mode: Mode
    class_sees_total: bool

    def apply(self, item: Pulse) -> Pulse:
        heard = 0 if self.mode is Mode.OFF else item.heard
        return Pulse(self.id, self.mode, self.class_sees_total, heard)


class HeardCounted(Change[Pulse], frozen=True, tag="pulse.counted"):
    heard: int

    def apply(self, item: Pulse) -> Pulse:
        return replace(item, heard=self.heard)


def is_counted(things: Things) -> bool:
    pulse = things.of(Pulse).get(PULSE)
    return pulse is None or pulse.mode is not Mode.OFF


def pupils_among(turn: Turn, people: Iterable[str]) -> int:
    members = turn.things.of(Member)
    return sum(members[person].role in PUPILS for person in people)


def count(turn: Turn, heard: Iterable[str]) -> Iterator[Event]:
    pulse, pupils = turn.things.of(Pulse).get(PULSE), pupils_among(turn, heard)
    if pulse is not None and pulse.heard != pupils:
        yield HeardCounted(PULSE, pupils)


def count_again(event: RoleChanged, turn: Turn) -> Iterator[Event]:
    yield from count(turn, turn.things.of(Spoken))


TOOL = Tool(
    "speaking",
    items=(Spoken, Pulse),
    commands=(SpeakingHeard, SetPulse),
    events=(SpokeFirst, Spoke, SpokenForgotten, PulseFirstSet, PulseSet, HeardCounted),
    follows={RoleChanged: count_again},
)
