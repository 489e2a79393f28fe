"""The class itself: when its door opens, whether new learners wait outside, when it is over.

There is one item, `class`, made when the class first runs here. It says what the course said of it (title, policy,
times) and what staff did (lock, end, open again).
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Item,
    Permission,
    Refused,
    Things,
    TimeMs,
    Tool,
    Turn,
    Viewer,
)

CLASS = "class"  # the id of the only one
DOOR_OPENS_MS = 10 * 60_000  # before the start: time to try the microphone
REOPENS_MS = 12 * 3_600_000  # after its end: the same day; later it would be another class

Title = Annotated[str, Meta(min_length=1, max_length=200)]


class Policy(StrEnum):
    """What becomes of a learner who has not done the work before the class."""

    BLOCK = "block"  # waits at the door
    WARN = "warn"  # comes in and is told
    PREPARE = "prepare"  # comes in, and is in the preparation room until it is done


class State(StrEnum):
    OPEN = "open"
    ENDED = "ended"


class ClassView(Struct, frozen=True):
    title: str
    state: State
    opened_ms: int
    ended_ms: int | None
    locked: bool
    policy: Policy
    recorded: bool


class End(Struct, frozen=True):
    at_ms: int
    by: str | None  # None: its time was up


class Class(Item, frozen=True):
    kind = "class"

    title: str
    policy: Policy
    starts_ms: int
    ends_ms: int
    opened_ms: int
    door_open: bool = True
    locked: bool = False
    end: End | None = None

    def view(self, viewer: Viewer) -> ClassView:
        state = State.ENDED if self.end else State.OPEN
        ended_ms = self.end.at_ms if self.end else None
        return ClassView(self.title, state, self.opened_ms, ended_ms, self.locked, self.policy, recorded=False)

    @property
    def due_ms(self) -> int | None:
        return None if self.door_open else self.starts_ms - DOOR_OPENS_MS

    def due(self, turn: Turn) -> Iterator[Event]:
        yield DoorOpened(self.id)


class OpenSession(Command, frozen=True, tag="class.open_session"):
    """At every start of the server and whenever the course changes it; what is known already changes nothing."""

    needs = Permission.SERVER
    title: Title
    policy: Policy
    starts_ms: TimeMs
    ends_ms: TimeMs

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = class_of(turn.things)
        if known is None:
            door_open = turn.at_ms >= self.starts_ms - DOOR_OPENS_MS
            yield SessionOpened(
                CLASS, self.title, self.policy, self.starts_ms, self.ends_ms, turn.at_ms, door_open=door_open
            )
        elif (known.title, known.policy, known.starts_ms, known.ends_ms) != (
            self.title,
            self.policy,
            self.starts_ms,
            self.ends_ms,
        ):
            yield SessionPlanned(CLASS, self.title, self.policy, self.starts_ms, self.ends_ms)
            if not known.door_open and turn.at_ms >= self.starts_ms - DOOR_OPENS_MS:
                yield DoorOpened(CLASS)


class TimeIsUp(Command, frozen=True, tag="class.time_is_up"):
    """Nobody of the staff has been here for long."""

    needs = Permission.SERVER

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = class_of(turn.things)
        if known is not None and known.end is None:
            yield ClassEnded(CLASS, turn.at_ms, None)


class Lock(Command, frozen=True, tag="class.lock"):
    """Who has been in the class comes back in; new learners wait at the door."""

    needs = Permission.ADMIT
    locked: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Class, CLASS).locked is not self.locked:
            yield LockSet(CLASS, self.locked)


class EndClass(Command, frozen=True, tag="class.end"):
    needs = Permission.RUN_CLASS

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Class, CLASS).end is None:
            yield ClassEnded(CLASS, turn.at_ms, turn.by.id)


class Reopen(Command, frozen=True, tag="class.reopen"):
    """The same class goes on in the same log; everyone comes in anew."""

    needs = Permission.RUN_CLASS

    def decide(self, turn: Turn) -> Iterator[Event]:
        end = turn.the(Class, CLASS).end
        if end is None:
            return
        if turn.at_ms > end.at_ms + REOPENS_MS:
            raise Refused("too_late", "A class can be opened again on the same day only.")
        yield ClassReopened(CLASS)


class SessionOpened(Creation[Class], frozen=True, tag="class.session_opened"):
    title: str
    policy: Policy
    starts_ms: int
    ends_ms: int
    at_ms: int
    door_open: bool

    def create(self) -> Class:
        return Class(self.id, self.title, self.policy, self.starts_ms, self.ends_ms, self.at_ms, self.door_open)


class SessionPlanned(Change[Class], frozen=True, tag="class.session_planned"):
    title: str
    policy: Policy
    starts_ms: int
    ends_ms: int

    def apply(self, item: Class) -> Class:
        return replace(item, title=self.title, policy=self.policy, starts_ms=self.starts_ms, ends_ms=self.ends_ms)


class DoorOpened(Change[Class], frozen=True, tag="class.door_opened"):
    def apply(self, item: Class) -> Class:
        return replace(item, door_open=True)


class LockSet(Change[Class], frozen=True, tag="class.lock_set"):
    locked: bool

    def apply(self, item: Class) -> Class:
        return replace(item, locked=self.locked)


class ClassEnded(Change[Class], frozen=True, tag="class.ended"):
    at_ms: int
    by: str | None

    def apply(self, item: Class) -> Class:
        return replace(item, end=End(self.at_ms, self.by))


class ClassReopened(Change[Class], frozen=True, tag="class.reopened"):
    def apply(self, item: Class) -> Class:
        return replace(item, end=None, door_open=True)


def class_of(things: Things) -> Class | None:
    """The class; None before its first start."""
    return things.of(Class).get(CLASS)


def is_over(things: Things) -> bool:
    """Whether the class has ended; what follows from the end itself ends all that is open, so nothing else need."""
    known = class_of(things)
    return known is not None and known.end is not None


TOOL = Tool(
    "session",
    items=(Class,),
    commands=(OpenSession, TimeIsUp, Lock, EndClass, Reopen),
    events=(SessionOpened, SessionPlanned, DoorOpened, LockSet, ClassEnded, ClassReopened),
)
