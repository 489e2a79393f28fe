"""Publishing: whose microphone, camera and screen are on. What is off here is not forwarded.

Switching on needs a permission each, switching off none; what a lock takes, or an edited role, is switched off at once.

Sound comes from one device of a person only, and from one device of a physical room only: a companion and a device in
the room have no microphone, except the room's own.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from classroom.rooms.tool import Change, Command, Creation, Event, Id, Item, Permission, Refused, Tool, Turn, Viewer
from classroom.rooms.tools.locks import TAKES, Lock, LocksChanged, LocksSet, refusal
from classroom.rooms.tools.powers import PowersChanged, PowersSet, PresenterChanged, allowed, by_role
from classroom.rooms.tools.presence import (
    Device,
    DeviceCame,
    Devices,
    DeviceWent,
    Kind,
    Member,
    PersonCame,
    PersonEntered,
    RoleChanged,
)
from classroom.rooms.tools.whereabouts import DevicePlaced


class Means(NamedTuple):
    lock: Lock
    what: str

    @property
    def needs(self) -> Permission:
        return TAKES[self.lock]


MEANS = (
    Means(Lock.MICROPHONE, "the microphone"),
    Means(Lock.CAMERA, "the camera"),
    Means(Lock.SCREEN, "screen sharing"),
)


class SendingView(Struct, frozen=True):
    person: str
    microphone: bool
    camera: bool
    screen: bool
    muted_by: str | None
    kind: Kind
    room_device: bool


class Sending(Item, frozen=True):
    """Of one device of someone in the class, under the device's id."""

    kind = "sending"
    recurs = True

    person: str
    device_kind: Kind
    room_device: bool
    microphone: bool = False
    camera: bool = False
    screen: bool = False
    muted_by: str | None = None  # who switched the microphone off last, if it was not the person

    def view(self, viewer: Viewer) -> SendingView:
        return SendingView(
            self.person,
            self.microphone,
            self.camera,
            self.screen,
            self.muted_by,
            self.device_kind,
            self.room_device,
        )

    @property
    def on(self) -> tuple[bool, bool, bool]:
        """In the order of `MEANS`."""
        return (self.microphone, self.camera, self.screen)

    @property
    def may_have_sound(self) -> bool:
        return self.room_device or self.device_kind in (Kind.REMOTE, Kind.RECORDING)


class SetMedia(Command, frozen=True, tag="media.set"):
    """What is not named stays as it is."""

    needs = Permission.PUBLISH
    device: Id
    microphone: bool | None = None
    camera: bool | None = None
    screen: bool | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        sending = turn.the(Sending, self.device)
        if sending.person != turn.by.id:
            raise Refused("not_yours", "That is another person's device.")
        if self.microphone and not sending.may_have_sound:
            raise Refused("no_microphone_here", "On this device the microphone stays off, so that there is no echo.")
        wanted = (
            sending.microphone if self.microphone is None else self.microphone,
            sending.camera if self.camera is None else self.camera,
            sending.screen if self.screen is None else self.screen,
        )
        for means, was, is_on in zip(MEANS, sending.on, wanted, strict=True):
            if is_on and not was and means.needs not in turn.by.permissions:
                raise refusal(turn, means.lock, means.what)
        if wanted != sending.on:
            yield MediaSet(self.device, *wanted)


class SendingBegan(Creation[Sending], frozen=True, tag="media.began"):
    person: str
    device_kind: Kind
    room_device: bool

    def create(self) -> Sending:
        return Sending(self.id, self.person, self.device_kind, self.room_device)


class SendingPlaced(Change[Sending], frozen=True, tag="media.placed"):
    """The device is somewhere else than it was; where it may not be heard, its microphone and camera go off."""

    device_kind: Kind
    room_device: bool

    def apply(self, item: Sending) -> Sending:
        placed = replace(item, device_kind=self.device_kind, room_device=self.room_device)
        if placed.may_have_sound:
            return placed
        return replace(placed, microphone=False, camera=False)


class MediaSet(Change[Sending], frozen=True, tag="media.changed"):
    microphone: bool
    camera: bool
    screen: bool

    def apply(self, item: Sending) -> Sending:
        muted_by = None if self.microphone else item.muted_by
        return replace(item, microphone=self.microphone, camera=self.camera, screen=self.screen, muted_by=muted_by)


class Muted(Change[Sending], frozen=True, tag="media.muted"):
    by: str

    def apply(self, item: Sending) -> Sending:
        return replace(item, microphone=False, muted_by=self.by)


class CameraStopped(Change[Sending], frozen=True, tag="media.camera_stopped"):
    by: str

    def apply(self, item: Sending) -> Sending:
        return replace(item, camera=False)


class SendingEnded(Change[Sending], frozen=True, tag="media.ended"):
    def apply(self, item: Sending) -> None:
        return None


def of_person(turn: Turn, person: str) -> Sequence[Sending]:
    return [each for each in turn.things.of(Sending).values() if each.person == person]


def keep_in_place(event: PersonCame | PersonEntered | DeviceCame | DevicePlaced, turn: Turn) -> Iterator[Event]:
    """One item for each device of someone in the class, of the same kind."""
    here = turn.things.of(Devices)[event.id]
    if not here.at_door:
        for id, device in here.devices.items():
            yield from follow_device(event.id, id, device, turn)


def follow_device(person: str, id: str, device: Device, turn: Turn) -> Iterator[Event]:
    sending = turn.things.of(Sending).get(id)
    if sending is None:
        yield SendingBegan(id, person, device.kind, device.room_device)
    elif (sending.device_kind, sending.room_device) != (device.kind, device.room_device):
        yield SendingPlaced(id, device.kind, device.room_device)


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.device in turn.things.of(Sending):
        yield SendingEnded(event.device)
    here = turn.things.of(Devices).get(event.id)
    if here is not None and not here.at_door:
        for id, device in here.devices.items():  # a companion may have become the only device
            yield from follow_device(event.id, id, device, turn)


def all_keep_to_it(event: LocksSet | LocksChanged, turn: Turn) -> Iterator[Event]:
    for sending in turn.things.of(Sending).values():
        yield from switch_off(sending, allowed(turn.things, turn.things.of(Member)[sending.person]))


def one_keeps_to_it(event: RoleChanged, turn: Turn) -> Iterator[Event]:
    for sending in of_person(turn, event.id):
        yield from switch_off(sending, allowed(turn.things, turn.things.of(Member)[event.id]))


def role_keeps_to_it(event: PowersSet | PowersChanged, turn: Turn) -> Iterator[Event]:
    """Not to the locks: who was asked to speak goes on."""
    for sending in turn.things.of(Sending).values():
        member = turn.things.of(Member)[sending.person]
        if member.role == event.id:
            yield from switch_off(sending, by_role(turn.things, member))


def presents_no_more(event: PresenterChanged, turn: Turn) -> Iterator[Event]:
    """With the screen alone. Who presented and is gone sends nothing: that ends in the same commit."""
    if event.id not in turn.things.of(Devices):
        return
    may = allowed(turn.things, turn.things.of(Member)[event.id]) | {means.needs for means in MEANS[:2]}
    for sending in of_person(turn, event.id):
        yield from switch_off(sending, may)


def switch_off(sending: Sending, may: frozenset[Permission]) -> Iterator[Event]:
    """What they send and may not any more."""
    microphone, camera, screen = (on and means.needs in may for on, means in zip(sending.on, MEANS, strict=True))
    if (microphone, camera, screen) != sending.on:
        yield MediaSet(sending.id, microphone, camera, screen)


TOOL = Tool(
    "publishing",
    items=(Sending,),
    commands=(SetMedia,),
    events=(SendingBegan, SendingPlaced, MediaSet, Muted, CameraStopped, SendingEnded),
    follows={
        PersonCame: keep_in_place,
        PersonEntered: keep_in_place,
        DeviceCame: keep_in_place,
        DevicePlaced: keep_in_place,
        DeviceWent: goes,
        LocksSet: all_keep_to_it,
        LocksChanged: all_keep_to_it,
        RoleChanged: one_keeps_to_it,
        PowersSet: role_keeps_to_it,
        PowersChanged: role_keeps_to_it,
        PresenterChanged: presents_no_more,
    },
)
