"""The door: who waits outside, and who lets them in. What holds someone back is one rule, `presence.held_back`.

People come in by themselves as soon as nothing holds them back: the work is done, the lock is off, the door opens,
their group is one that comes in although it is locked.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from classroom.rooms.roles import STAFF
from classroom.rooms.tool import (
    PREP,
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Sight,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.doorway import AdmittedChanged, AdmittingEnded, GroupsAdmitted, GuestsHeld
from classroom.rooms.tools.presence import (
    PUPILS,
    Devices,
    DeviceWent,
    Member,
    MemberEntered,
    PersonCame,
    PersonEntered,
    Reason,
    RoleChanged,
    Standing,
    entered,
    held_back,
)
from classroom.rooms.tools.readiness import ENTERS, Excused, Readiness, ReadinessChanged, ReadinessKnown, Ready
from classroom.rooms.tools.session import CLASS, DoorOpened, LockSet, SessionPlanned, class_of


class WaitingView(Struct, frozen=True):
    name: str
    since_ms: int
    reason: Reason


class Waiting(Item, frozen=True):
    """Someone at the door, by their id; gone when they come in or go away."""

    kind = "waiting"
    recurs = True

    name: str
    since_ms: int
    reason: Reason

    def view(self, viewer: Viewer) -> WaitingView | None:
        return WaitingView(self.name, self.since_ms, self.reason) if Sight.DOOR in viewer.sights else None


class LetIn(Command, frozen=True, tag="door.let_in"):
    """Once, whatever holds them back; who has not done the work counts as excused from now on."""

    needs = Permission.ADMIT
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        member = turn.things.of(Member).get(self.person)
        readiness = turn.things.of(Readiness).get(self.person)
        if member is None and readiness is None:
            raise Refused("not_found", "That is no longer here.")
        yield from let_in(self.person, turn)


class LetInAll(Command, frozen=True, tag="door.let_in_all"):
    needs = Permission.ADMIT

    def decide(self, turn: Turn) -> Iterator[Event]:
        for person in turn.things.of(Waiting):
            yield from let_in(person, turn)


class WaitingBegan(Creation[Waiting], frozen=True, tag="door.waiting_began"):
    name: str
    at_ms: int
    reason: Reason

    def create(self) -> Waiting:
        return Waiting(self.id, self.name, self.at_ms, self.reason)


class WaitingChanged(Change[Waiting], frozen=True, tag="door.waiting_changed"):
    """Something else holds them back."""

    reason: Reason

    def apply(self, item: Waiting) -> Waiting:
        return replace(item, reason=self.reason)


class WaitingEnded(Change[Waiting], frozen=True, tag="door.waiting_ended"):
    def apply(self, item: Waiting) -> None:
        return None


def let_in(person: str, turn: Turn) -> Iterator[Event]:
    readiness = turn.things.of(Readiness).get(person)
    member = turn.things.of(Member).get(person)
    if member is not None and member.standing is Standing.WAITING:
        yield MemberEntered(person, turn.at_ms)
    if readiness is not None and readiness.state not in ENTERS:
        yield Excused(person)
    elif readiness is None and member is not None and is_kept_out(turn, member):
        yield ReadinessKnown(person, member.name, Ready.EXCUSED, ())  # before the course told us


def is_kept_out(turn: Turn, member: Member) -> bool:
    """Whether it is missing work that keeps them from the class, at the door or in the preparation room."""
    prepares = member.stays_in == PREP and member.role in PUPILS
    return prepares or held_back(turn, member.id, member.role) is Reason.NOT_READY


def comes(event: PersonCame, turn: Turn) -> Iterator[Event]:
    member = turn.things.of(Member)[event.id]
    session = class_of(turn.things)
    if event.waits_for is not None:
        yield WaitingBegan(event.id, member.name, event.at_ms, event.waits_for)
    elif session is not None and not session.door_open and member.role in STAFF:
        yield DoorOpened(CLASS)


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Waiting) and event.id not in turn.things.of(Devices):
        yield WaitingEnded(event.id)


def enters(event: PersonEntered, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Waiting):
        yield WaitingEnded(event.id)


def one_is_asked_again(event: ReadinessKnown | ReadinessChanged, turn: Turn) -> Iterator[Event]:
    yield from ask_again(event.id, turn)


def has_another_role(event: RoleChanged, turn: Turn) -> Iterator[Event]:
    """A guest may be held back where a learner is not; who is no pupil any more is let in by what changed the role."""
    if event.role in PUPILS:
        yield from ask_again(event.id, turn)


def all_are_asked_again(event: Event, turn: Turn) -> Iterator[Event]:
    for person in turn.things.of(Waiting):
        yield from ask_again(person, turn)


def ask_again(person: str, turn: Turn) -> Iterator[Event]:
    """Lets someone in who waits and is held back by nothing any more."""
    waiting, member = turn.things.of(Waiting).get(person), turn.things.of(Member).get(person)
    if waiting is None or member is None or member.standing is not Standing.WAITING:
        return
    reason = held_back(turn, person, member.role)
    if reason is None:
        yield entered(turn, member)
    elif reason is not waiting.reason:
        yield WaitingChanged(person, reason)


TOOL = Tool(
    "lobby",
    items=(Waiting,),
    commands=(LetIn, LetInAll),
    events=(WaitingBegan, WaitingChanged, WaitingEnded),
    follows={
        PersonCame: comes,
        DeviceWent: goes,
        PersonEntered: enters,
        ReadinessKnown: one_is_asked_again,
        ReadinessChanged: one_is_asked_again,
        DoorOpened: all_are_asked_again,
        LockSet: all_are_asked_again,
        SessionPlanned: all_are_asked_again,
        GuestsHeld: all_are_asked_again,
        GroupsAdmitted: all_are_asked_again,
        AdmittedChanged: all_are_asked_again,
        AdmittingEnded: all_are_asked_again,
        RoleChanged: has_another_role,
    },
)
