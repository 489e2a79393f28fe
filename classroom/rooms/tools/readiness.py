"""Readiness: what each learner has done of the work before the class, and what was hard in it.

The course tells it by the server's own wishes; staff see it. A learner is told of their own by `rooms/door.py`.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.tool import Change, Command, Creation, Event, Id, Item, Permission, Sight, Tool, Turn, Viewer

Name = Annotated[str, Meta(min_length=1, max_length=80)]
Text = Annotated[str, Meta(max_length=500)]
Count = Annotated[int, Meta(ge=0, lt=2**31)]


class Ready(StrEnum):
    READY = "ready"
    PARTLY = "partly"
    NOT_READY = "not_ready"
    EXCUSED = "excused"  # let in as an exception: stays so whatever the course says, until it is done


ENTERS = frozenset({Ready.READY, Ready.EXCUSED})


class Prerequisite(Struct, frozen=True, forbid_unknown_fields=True):
    id: Id
    title: Text
    done: bool
    score: Annotated[float, Meta(ge=0, le=1)] | None = None  # share of the points; None: it has no score


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """A question of a quiz, as the learners of this class answered it."""

    id: Id
    text: Text
    wrong: Count
    answered: Count
    common_wrong: Text | None = None  # the answer that most of them gave instead


Prerequisites = Annotated[tuple[Prerequisite, ...], Meta(max_length=50)]
Questions = Annotated[tuple[Question, ...], Meta(max_length=5)]  # more do not help a teacher who has two minutes


class ReadinessView(Struct, frozen=True):
    name: str
    state: Ready
    prerequisites: tuple[Prerequisite, ...]


class Readiness(Item, frozen=True):
    """Of the learner of this id, who need not have come."""

    kind = "readiness"

    name: str
    state: Ready
    prerequisites: tuple[Prerequisite, ...]

    def view(self, viewer: Viewer) -> ReadinessView | None:
        if Sight.READINESS not in viewer.sights:
            return None
        return ReadinessView(self.name, self.state, self.prerequisites)


class MissedView(Struct, frozen=True):
    title: str
    questions: tuple[Question, ...]


class Missed(Item, frozen=True):
    """The questions of the quiz of this id that were missed most, worst first."""

    kind = "missed"

    title: str
    questions: tuple[Question, ...]

    def view(self, viewer: Viewer) -> MissedView | None:
        return MissedView(self.title, self.questions) if Sight.READINESS in viewer.sights else None


class SetReadiness(Command, frozen=True, tag="door.set_readiness"):
    needs = Permission.SERVER
    person: Id
    name: Name
    state: Ready
    prerequisites: Prerequisites = ()

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(Readiness).get(self.person)
        state = self.state
        if known is None:
            yield ReadinessKnown(self.person, self.name, state, self.prerequisites)
            return
        if known.state is Ready.EXCUSED and state is not Ready.READY:
            state = Ready.EXCUSED
        if (known.name, known.state, known.prerequisites) != (self.name, state, self.prerequisites):
            yield ReadinessChanged(self.person, self.name, state, self.prerequisites)


class SetMissed(Command, frozen=True, tag="door.set_missed"):
    needs = Permission.SERVER
    activity: Id
    title: Text
    questions: Questions

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(Missed).get(self.activity)
        if known is None:
            yield MissedKnown(self.activity, self.title, self.questions)
        elif (known.title, known.questions) != (self.title, self.questions):
            yield MissedChanged(self.activity, self.title, self.questions)


class ReadinessKnown(Creation[Readiness], frozen=True, tag="door.readiness_known"):
    name: str
    state: Ready
    prerequisites: tuple[Prerequisite, ...]

    def create(self) -> Readiness:
        return Readiness(self.id, self.name, self.state, self.prerequisites)


class ReadinessChanged(Change[Readiness], frozen=True, tag="door.readiness_changed"):
    name: str
    state: Ready
    prerequisites: tuple[Prerequisite, ...]

    def apply(self, item: Readiness) -> Readiness:
        return Readiness(self.id, self.name, self.state, self.prerequisites)


class Excused(Change[Readiness], frozen=True, tag="door.excused"):
    def apply(self, item: Readiness) -> Readiness:
        return replace(item, state=Ready.EXCUSED)


class MissedKnown(Creation[Missed], frozen=True, tag="door.missed_known"):
    title: str
    questions: tuple[Question, ...]

    def create(self) -> Missed:
        return Missed(self.id, self.title, self.questions)


class MissedChanged(Change[Missed], frozen=True, tag="door.missed_changed"):
    title: str
    questions: tuple[Question, ...]

    def apply(self, item: Missed) -> Missed:
        return Missed(self.id, self.title, self.questions)


TOOL = Tool(
    "readiness",
    items=(Readiness, Missed),
    commands=(SetReadiness, SetMissed),
    events=(ReadinessKnown, ReadinessChanged, Excused, MissedKnown, MissedChanged),
)
