"""Whereabouts: what a person says of a device of theirs that is here: elsewhere, in the room, or the room's own."""

from collections.abc import Iterator

from msgspec.structs import replace

from classroom.rooms.roles import Kind
from classroom.rooms.tool import Change, Command, Event, Id, Permission, Refused, Tool, Turn
from classroom.rooms.tools.presence import Devices, device_of, kind_of, room_device_of, with_device


class Be(Command, frozen=True, tag="presence.be"):
    """Where the person is with this device of theirs: elsewhere, or in the room (and this device is the room's own)."""

    needs = Permission.BE_HERE
    device: Id
    device_kind: Kind  # remote or in_room; a companion is one by the rules
    room_device: bool = False

    def decide(self, turn: Turn) -> Iterator[Event]:
        device = device_of(turn, turn.by.id, self.device)
        if device is None:
            raise Refused("not_found", "That is no longer here.")
        if self.device_kind not in (Kind.REMOTE, Kind.IN_ROOM):
            raise Refused("where", "Say whether you are in the room or elsewhere.")
        if self.room_device and self.device_kind is not Kind.IN_ROOM:
            raise Refused("not_in_room", "Only a device in the room can be the room's own.")
        if self.room_device and room_device_of(turn, self.device):
            raise Refused("one_room_device", "Another device is the room's own already.")
        kind = kind_of(self.device_kind, self.device, turn.things.of(Devices).get(turn.by.id))
        if (device.kind, device.room_device) != (kind, self.room_device):
            yield DevicePlaced(turn.by.id, self.device, kind, self.room_device)


class DevicePlaced(Change[Devices], frozen=True, tag="presence.device_placed"):
    device: str
    device_kind: Kind
    room_device: bool

    def apply(self, item: Devices) -> Devices:
        placed = replace(item.devices[self.device], kind=self.device_kind, room_device=self.room_device)
        return with_device(item, self.device, placed)


TOOL = Tool("whereabouts", commands=(Be,), events=(DevicePlaced,))
