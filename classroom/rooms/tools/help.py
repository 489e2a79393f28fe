"""Help: a group, or one person, calls for staff; who claims the call is on the way, and is moved into a group's room.

One call a group, under the id of its room: it lies there, so staff and the group see it, and it stands as long as
somebody of the group is there to be helped. Outside the groups a call is a person's own, under their id, and only they
and staff see it; it ends when they are elsewhere.
"""

from collections.abc import Collection, Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.tool import (
    PREP,
    Change,
    Command,
    Creation,
    Engagement,
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
from classroom.rooms.tools.breakouts import SetClosed, is_pupil, open_set
from classroom.rooms.tools.powers import PowersChanged, PowersSet, allowed
from classroom.rooms.tools.presence import Devices, DeviceWent, Member, Moved, RoleChanged
from classroom.rooms.tools.removal import MemberRemoved
from classroom.rooms.tools.session import ClassEnded, is_over

Text = Annotated[str, Meta(max_length=200)]


class CallView(Struct, frozen=True):
    by: str
    text: str
    since_ms: int
    claimed_by: str | None
    group: bool


class Call(Item, frozen=True):
    kind = "call"
    recurs = True

    by: str
    text: str
    since_ms: int
    lies_in: str
    claimed_by: str | None = None

    @property
    def room(self) -> str:
        return self.lies_in

    @property
    def group(self) -> bool:
        return self.id == self.lies_in

    def view(self, viewer: Viewer) -> CallView | None:
        if not self.group and viewer.id != self.by and Sight.STAFF_CHAT not in viewer.sights:
            return None
        return CallView(self.by, self.text, self.since_ms, self.claimed_by, self.group)


class CallForHelp(Command, frozen=True, tag="help.call"):
    """Once: two of a group often press at the same time."""

    needs = Permission.CALL_FOR_HELP
    text: Text = ""

    def decide(self, turn: Turn) -> Iterator[Event]:
        id = call_id(turn)
        if id not in turn.things.of(Call):
            yield HelpCalled(id, turn.by.id, self.text.strip(), turn.at_ms, turn.here())


class Cancel(Command, frozen=True, tag="help.cancel"):
    """By anyone of the group: they have found it out by themselves."""

    needs = Permission.CALL_FOR_HELP

    def decide(self, turn: Turn) -> Iterator[Event]:
        if (id := call_id(turn)) in turn.things.of(Call):
            yield CallEnded(id)


class Claim(Command, frozen=True, tag="help.claim"):
    """On the way: into the room of a group, or of who prepares; one person in the class is helped from where one is."""

    needs = Permission.MOVE_PEOPLE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        call = turn.the(Call, self.id)
        if call.claimed_by is None:
            yield CallClaimed(call.id, turn.by.id)
        elif call.claimed_by != turn.by.id:
            raise Refused("claimed", "Somebody is on the way already.")
        if (call.group or call.lies_in == PREP) and turn.here() != call.lies_in:
            yield Moved(turn.by.id, call.lies_in, settled=call.group)


class Resolve(Command, frozen=True, tag="help.resolve"):
    needs = Permission.MOVE_PEOPLE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if self.id in turn.things.of(Call):
            yield CallEnded(self.id)


class HelpCalled(Creation[Call], frozen=True, tag="help.called"):
    counts_as = Engagement.HELP
    by: str
    text: str
    at_ms: int
    lies_in: str

    def create(self) -> Call:
        return Call(self.id, self.by, self.text, self.at_ms, self.lies_in)


class CallClaimed(Change[Call], frozen=True, tag="help.claimed"):
    by: str

    def apply(self, item: Call) -> Call:
        return replace(item, claimed_by=self.by)


class CallHandedOn(Change[Call], frozen=True, tag="help.handed_on"):
    """Who called is elsewhere; the group needs help still."""

    by: str

    def apply(self, item: Call) -> Call:
        return replace(item, by=self.by, claimed_by=None if item.claimed_by == item.by else item.claimed_by)


class CallReopened(Change[Call], frozen=True, tag="help.reopened"):
    """Who was on the way is not here any more, or may help no more."""

    def apply(self, item: Call) -> Call:
        return replace(item, claimed_by=None)


class CallEnded(Change[Call], frozen=True, tag="help.ended"):
    def apply(self, item: Call) -> None:
        return None


def call_id(turn: Turn) -> str:
    place, known = turn.here(), open_set(turn)
    return place if known and place in known.rooms else turn.by.id


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id not in turn.things.of(Devices) and not is_over(turn.things):
        yield from without(event.id, turn)


def is_removed(event: MemberRemoved, turn: Turn) -> Iterator[Event]:
    if event.id not in turn.things.of(Devices):  # else their devices go next
        yield from without(event.id, turn)


def has_another_role(event: RoleChanged, turn: Turn) -> Iterator[Event]:
    """Observers are in no room. Who may help no more helps nobody; who called is still there to be helped."""
    if turn.things.of(Member)[event.id].place is None:
        yield from without(event.id, turn)
    else:
        yield from reopened([event.id], turn)


def may_otherwise(event: PowersSet | PowersChanged, turn: Turn) -> Iterator[Event]:
    yield from reopened(turn.things.of(Member), turn)


def reopened(people: Collection[str], turn: Turn) -> Iterator[Event]:
    """The calls that these people have claimed and may help with no more."""
    for call in turn.things.of(Call).values():
        if call.claimed_by is not None and call.claimed_by in people:
            helper = turn.things.of(Member)[call.claimed_by]
            if Permission.MOVE_PEOPLE not in allowed(turn.things, helper):
                yield CallReopened(call.id)


def without(person: str, turn: Turn) -> Iterator[Event]:
    """They help nobody any more, and are helped no more."""
    for call in turn.things.of(Call).values():
        if call.by == person:
            yield left_by_caller(call, turn)
        elif call.claimed_by == person:
            yield CallReopened(call.id)


def moves(event: Moved, turn: Turn) -> Iterator[Event]:
    """A call is left by who called, or by who came to help: they have helped. A room that has closed took it along.

    Where both leave at once, what follows for the first of them sees to both.
    """
    if is_over(turn.things):
        return
    known = open_set(turn)
    for call in turn.things.of(Call).values():
        if away(call, turn) == [event.id] and (not call.group or (known and call.lies_in in known.rooms)):
            yield CallEnded(call.id) if event.id == call.claimed_by else left_by_caller(call, turn)


def is_handed_on(event: CallHandedOn, turn: Turn) -> Iterator[Event]:
    """Several were moved at once, and who got the call was one of them."""
    call = turn.things.of(Call)[event.id]
    if gone := away(call, turn):
        yield CallEnded(call.id) if call.claimed_by in gone else left_by_caller(call, turn)


def left_by_caller(call: Call, turn: Turn) -> Event:
    here = turn.things.of(Devices)
    for member in turn.things.of(Member).values() if call.group else ():
        if is_pupil(member) and member.place == call.lies_in and member.id in here and member.id != call.by:
            return CallHandedOn(call.id, member.id)
    return CallEnded(call.id)


def away(call: Call, turn: Turn) -> list[str]:
    """Of those whom the call depends on: who called, and who came to a group."""
    people = {call.by, call.claimed_by if call.group and call.claimed_by else call.by}
    return [id for id in people if turn.things.of(Member)[id].place != call.lies_in]


def rooms_close(event: SetClosed, turn: Turn) -> Iterator[Event]:
    yield from (CallEnded(room) for room in event.rooms if room in turn.things.of(Call) and not is_over(turn.things))


def all_end(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    yield from (CallEnded(id) for id in turn.things.of(Call))


TOOL = Tool(
    "help",
    items=(Call,),
    commands=(CallForHelp, Cancel, Claim, Resolve),
    events=(HelpCalled, CallClaimed, CallHandedOn, CallReopened, CallEnded),
    follows={
        DeviceWent: goes,
        MemberRemoved: is_removed,
        RoleChanged: has_another_role,
        PowersSet: may_otherwise,
        PowersChanged: may_otherwise,
        Moved: moves,
        CallHandedOn: is_handed_on,
        SetClosed: rooms_close,
        ClassEnded: all_end,
    },
)
