"""Presence: who is in the class or at its door, and by which devices. A person is not a connection, and listed once.

Devices come and go by the server's own wishes; leaving is dated by the last proof of life, not by its discovery.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from classroom.rooms.roles import PUPILS, Kind, Reason, Role, Standing
from classroom.rooms.tool import (
    MAIN,
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
    TimeMs,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.doorway import rules_of
from classroom.rooms.tools.readiness import ENTERS, Name, Readiness
from classroom.rooms.tools.session import ClassEnded, Policy, class_of

GONE_AFTER_MS = 30_000  # reconnecting until then: long enough for a lift, short enough for the roster to be true
GONE_AFTER_START_MS = 60_000  # after an outage of ours everybody reconnects at once
MOST_DEVICES = 8  # of one person at a time; more is a page gone wild


class MemberView(Struct, frozen=True):
    name: str
    role: Role
    place: str | None
    removed: bool
    presenter: bool


class Removal(Struct, frozen=True):
    by: str
    reason: str
    at_ms: int | None
    was: Standing  # before it, and again if it is undone


class Member(Item, frozen=True):
    """Who is or was in the class: they stay when they leave, so that what they wrote keeps a name."""

    kind = "member"

    name: str
    role: Role
    standing: Standing = Standing.IN
    removal: Removal | None = None  # of who is removed
    sent_out_by: str | None = None  # who sent them back to the door, where they stay until they are let in
    stays_in: str = MAIN  # also while they are gone, so that who comes back is where they were
    settled: bool = False  # someone put them there while rooms were open: coming back moves them nowhere else
    presenter: bool = False  # shares the screen whatever is locked
    role_by: str | None = None  # who of the staff gave them their role in this class; None: it is what the course says

    @property
    def place(self) -> str | None:
        """The room that they are in. Observers see every room and are in none."""
        return self.stays_in if self.standing is Standing.IN and self.role is not Role.OBSERVER else None

    def view(self, viewer: Viewer) -> MemberView | None:
        if self.standing is Standing.WAITING and Sight.DOOR not in viewer.sights:
            return None
        return MemberView(self.name, self.role, self.place, self.standing is Standing.REMOVED, self.presenter)


class Lost(Struct, frozen=True):
    last_seen_ms: int  # its last proof of life
    gone_at_ms: int  # when it counts as gone, if it is not back


class Device(Struct, frozen=True):
    kind: Kind
    room_device: bool = False  # hears the room and plays the remote people in it
    lost: Lost | None = None


class DevicesView(Struct, frozen=True):
    kinds: tuple[Kind, ...]
    reconnecting: bool
    since_ms: int


class Devices(Item, frozen=True):
    """By what a member is here or at the door, under their id; there is none for who is gone."""

    kind = "devices"
    recurs = True

    devices: Mapping[str, Device]
    since_ms: int  # when they came, and in the class: came in
    at_door: bool = False

    def view(self, viewer: Viewer) -> DevicesView | None:
        if self.at_door and Sight.DOOR not in viewer.sights:
            return None
        kinds = tuple(sorted({device.kind for device in self.devices.values()}))
        return DevicesView(kinds, self.reconnecting, self.since_ms)

    @property
    def reconnecting(self) -> bool:
        return all(device.lost for device in self.devices.values())

    @property
    def due_ms(self) -> int | None:
        return min((device.lost.gone_at_ms for device in self.devices.values() if device.lost), default=None)

    def due(self, turn: Turn) -> Iterator[Event]:
        for id, device in self.devices.items():
            if device.lost and device.lost.gone_at_ms <= turn.at_ms:
                yield DeviceWent(self.id, id, device.lost.last_seen_ms)


class DeviceConnects(Command, frozen=True, tag="presence.device_connects"):
    """`device_kind` and `room_device` are what is asked for; the rules may make it a companion, or no room device."""

    needs = Permission.SERVER
    person: Id
    name: Name
    role: Role
    device: Id
    device_kind: Kind
    room_device: bool = False

    def decide(self, turn: Turn) -> Iterator[Event]:
        session = class_of(turn.things)
        member = turn.things.of(Member).get(self.person)
        if member is not None and member.standing is Standing.REMOVED:
            raise Refused("removed", "You were asked to leave this class.")
        if session is not None and session.end is not None:
            raise Refused("class_ended", "This class is over.")
        if any(self.device in here.devices and here.id != self.person for here in turn.things.of(Devices).values()):
            raise Refused("device_taken", "Please reload the page.")  # its id was guessed, or a tab was copied
        # Of who was here before it is another one if that was told since (`ChangeRole`), or staff gave it.
        role = self.role if member is None else member.role
        reason = None if member and member.standing is Standing.IN else held_back(turn, self.person, role)
        if member is None:
            prepares = reason is None and has_to_prepare(turn, self.person, self.role)
            yield MemberAdmitted(self.person, self.name, self.role, reason, PREP if prepares else MAIN)
        elif member.standing is Standing.WAITING and reason is None:
            yield entered(turn, member)
        yield from self._comes(turn, reason)

    def _comes(self, turn: Turn, reason: Reason | None) -> Iterator[Event]:
        here = turn.things.of(Devices).get(self.person)
        kind = kind_of(self.device_kind, self.device, here)
        room_device = self.room_device and kind is Kind.IN_ROOM and not room_device_of(turn, self.device)
        if here is None:
            yield PersonCame(self.person, self.device, kind, room_device, turn.at_ms, reason)
            return
        if self.device not in here.devices and len(here.devices) >= MOST_DEVICES:
            raise Refused("too_many_devices", "You are here by too many devices. Close some of them.")
        if here.devices.get(self.device) != Device(kind, room_device):
            yield DeviceCame(self.person, self.device, kind, room_device, turn.at_ms)


class DeviceFallsSilent(Command, frozen=True, tag="presence.device_falls_silent"):
    needs = Permission.SERVER
    person: Id
    device: Id
    last_seen_ms: TimeMs

    def decide(self, turn: Turn) -> Iterator[Event]:
        device = device_of(turn, self.person, self.device)
        if device and not device.lost:
            yield DeviceLost(self.person, self.device, self.last_seen_ms, self.last_seen_ms + GONE_AFTER_MS)


class DeviceLeaves(Command, frozen=True, tag="presence.device_leaves"):
    needs = Permission.SERVER
    person: Id
    device: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        device = device_of(turn, self.person, self.device)
        if device:
            yield DeviceWent(self.person, self.device, last_seen(device, turn))


class ServerReturns(Command, frozen=True, tag="presence.server_returns"):
    """The first wish after a start, before time passes: the outage was ours, so everyone may come back from it."""

    needs = Permission.SERVER
    alive_ms: TimeMs  # the last proof of life of everything that was not lost before

    def decide(self, turn: Turn) -> Iterator[Event]:
        for here in turn.things.of(Devices).values():
            for id, device in here.devices.items():
                last_seen_ms = device.lost.last_seen_ms if device.lost else self.alive_ms
                yield DeviceLost(here.id, id, last_seen_ms, turn.at_ms + GONE_AFTER_START_MS)


class ChangeRole(Command, frozen=True, tag="presence.change_role"):
    """Their course, or the link that they come by, says another role. What staff set in class stays."""

    needs = Permission.SERVER
    person: Id
    role: Role

    def decide(self, turn: Turn) -> Iterator[Event]:
        member = turn.the(Member, self.person)
        if member.role is self.role or member.role_by is not None or member.standing is Standing.REMOVED:
            return
        yield from changes_role(member, self.role, turn)


class MemberAdmitted(Creation[Member], frozen=True, tag="presence.member_admitted"):
    name: str
    role: Role
    waits_for: Reason | None = None
    place: str = MAIN

    def create(self) -> Member:
        standing = Standing.WAITING if self.waits_for else Standing.IN
        return Member(self.id, self.name, self.role, standing, stays_in=self.place)


class MemberEntered(Change[Member], frozen=True, tag="presence.member_entered"):
    """They wait no longer."""

    at_ms: int
    place: str | None = None  # None: where they were, which is the class for who is new

    def apply(self, item: Member) -> Member:
        return replace(item, standing=Standing.IN, stays_in=self.place or item.stays_in, sent_out_by=None)


class Moved(Change[Member], frozen=True, tag="presence.moved"):
    """They are in another room of the class. Nobody joins again for it."""

    to: str
    settled: bool = True

    def apply(self, item: Member) -> Member:
        return replace(item, stays_in=self.to, settled=self.settled)


class RoleChanged(Change[Member], frozen=True, tag="presence.role_changed"):
    role: Role
    by: str | None = None  # None: the course, or their link

    def apply(self, item: Member) -> Member:
        presenter = item.presenter and self.role is not Role.OBSERVER  # who sends nothing presents nothing
        return replace(item, role=self.role, role_by=self.by, presenter=presenter)


class PersonCame(Creation[Devices], frozen=True, tag="presence.person_came"):
    device: str
    device_kind: Kind
    room_device: bool
    at_ms: int
    waits_for: Reason | None = None  # None: into the class

    def create(self) -> Devices:
        first = Device(self.device_kind, self.room_device)
        return Devices(self.id, {self.device: first}, self.at_ms, self.waits_for is not None)


class PersonEntered(Change[Devices], frozen=True, tag="presence.person_entered"):
    """Someone who was at the door with these devices is in the class with them."""

    at_ms: int

    def apply(self, item: Devices) -> Devices:
        return replace(item, since_ms=self.at_ms, at_door=False)


class DeviceCame(Change[Devices], frozen=True, tag="presence.device_came"):
    """One more, or one that was lost."""

    device: str
    device_kind: Kind
    room_device: bool
    at_ms: int

    def apply(self, item: Devices) -> Devices:
        return with_device(item, self.device, Device(self.device_kind, self.room_device))


class DeviceLost(Change[Devices], frozen=True, tag="presence.device_lost"):
    device: str
    last_seen_ms: int
    gone_at_ms: int

    def apply(self, item: Devices) -> Devices:
        lost = replace(item.devices[self.device], lost=Lost(self.last_seen_ms, self.gone_at_ms))
        return with_device(item, self.device, lost)


class DeviceWent(Change[Devices], frozen=True, tag="presence.device_went"):
    """A companion that is left alone is the person's device from now on."""

    device: str
    last_seen_ms: int

    def apply(self, item: Devices) -> Devices | None:
        left = {id: device for id, device in item.devices.items() if id != self.device}
        if not left:
            return None
        if all(device.kind is Kind.COMPANION for device in left.values()):
            first = next(iter(left))
            left[first] = replace(left[first], kind=Kind.REMOTE)
        return replace(item, devices=left)


def held_back(turn: Turn, person: str, role: Role) -> Reason | None:
    """Why this person has to wait at the door; None: nothing holds them back."""
    session = class_of(turn.things)
    if session is None or role not in PUPILS:
        return None
    if not session.door_open:
        return Reason.NOT_OPEN
    member = turn.things.of(Member).get(person)
    if member is not None and member.sent_out_by is not None:
        return Reason.SENT_OUT
    rules = rules_of(turn.things)
    if rules.admits is None or person not in rules.admits.people:
        if session.locked:
            return Reason.LOCKED
        if role is Role.GUEST and rules.guests_wait:
            return Reason.GUEST
    return Reason.NOT_READY if session.policy is Policy.BLOCK and not is_ready(turn, person) else None


def has_to_prepare(turn: Turn, person: str, role: Role) -> bool:
    """Whether someone who comes in starts in the preparation room. Guests have no work to do before a class."""
    session = class_of(turn.things)
    under_it = session is not None and session.policy is Policy.PREPARE
    return under_it and role is Role.LEARNER and not is_ready(turn, person)


def is_ready(turn: Turn, person: str) -> bool:
    readiness = turn.things.of(Readiness).get(person)
    return readiness is not None and readiness.state in ENTERS


def entered(turn: Turn, member: Member) -> MemberEntered:
    """Of someone whom nothing holds back any more."""
    return MemberEntered(member.id, turn.at_ms, PREP if has_to_prepare(turn, member.id, member.role) else None)


def changes_role(member: Member, role: Role, turn: Turn, by: str | None = None) -> Iterator[Event]:
    yield RoleChanged(member.id, role, by)
    if member.standing is Standing.WAITING and role not in PUPILS:
        yield MemberEntered(member.id, turn.at_ms)  # only pupils wait


def kind_of(asked: Kind, device: str, here: Devices | None) -> Kind:
    """A person is remote once: beside a device that is here already the next one is a companion.

    A lost one does not count, so that who comes back by another tab has a microphone; and a companion that comes back
    stays one, so that the order in which tabs reconnect changes nothing.
    """
    if asked not in (Kind.REMOTE, Kind.COMPANION) or here is None:
        return Kind.REMOTE if asked is Kind.COMPANION else asked
    others = [each for id, each in here.devices.items() if id != device]
    known = here.devices.get(device)
    if known is not None and known.kind is Kind.COMPANION and others:
        return Kind.COMPANION
    beside = any(each.kind is not Kind.COMPANION and not each.lost for each in others)
    return Kind.COMPANION if beside else Kind.REMOTE


def room_device_of(turn: Turn, other_than: str) -> str | None:
    """The device that is the room's own, if another one is; a lost one has given it up."""
    for here in turn.things.of(Devices).values():
        for id, device in here.devices.items():
            if device.room_device and not device.lost and id != other_than:
                return id
    return None


def with_device(here: Devices, id: str, device: Device) -> Devices:
    return replace(here, devices={**here.devices, id: device})


def device_of(turn: Turn, person: str, device: str) -> Device | None:
    here = turn.things.of(Devices).get(person)
    return here and here.devices.get(device)


def last_seen(device: Device, turn: Turn) -> int:
    return device.lost.last_seen_ms if device.lost else turn.at_ms


def enter(event: MemberEntered, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Devices):
        yield PersonEntered(event.id, event.at_ms)


def all_leave(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    for here in turn.things.of(Devices).values():
        for id, device in here.devices.items():
            yield DeviceWent(here.id, id, last_seen(device, turn))


TOOL = Tool(
    "presence",
    items=(Member, Devices),
    commands=(DeviceConnects, DeviceFallsSilent, DeviceLeaves, ServerReturns, ChangeRole),
    events=(
        MemberAdmitted,
        MemberEntered,
        Moved,
        RoleChanged,
        PersonCame,
        PersonEntered,
        DeviceCame,
        DeviceLost,
        DeviceWent,
    ),
    follows={MemberEntered: enter, ClassEnded: all_leave},
)
