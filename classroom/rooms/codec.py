"""Events and state as bytes: the log keeps facts for ever, a snapshot only saves time.

A row is (kind, version, body); the version is the number of upcasters at the time of writing. The row of a sealed event
holds only the item's id. A snapshot is of one state of the code (`shape`): another one is thrown away and the log folded
instead.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, cast

import msgspec

from classroom.rooms.room import Room
from classroom.rooms.tool import Event, SealedEvent, Tool

Row = tuple[str, int, bytes]


class Codec:
    def __init__(self, tools: Iterable[Tool]) -> None:
        tools = tuple(tools)
        self._events = {str(e.__struct_config__.tag): e for tool in tools for e in tool.events}
        kinds = [kind for tool in tools for kind in tool.items]
        self.shape = blake2b(msgspec.json.encode(msgspec.json.schema_components(kinds)), digest_size=8).hexdigest()

    def encode(self, event: Event) -> Row:
        body = {"id": event.id} if isinstance(event, SealedEvent) else event
        return str(event.__struct_config__.tag), len(event.upcasters), msgspec.json.encode(body)

    def fold(self, room: Room, log: Iterable[Row], beside: Iterable[SealedEvent] = ()) -> None:
        """`beside`: the sealed bodies that are left (`Seals.bodies`), in any order."""
        for kind, version, body in log:
            if issubclass(self._events[kind], SealedEvent):
                room.pass_over(self._events[kind], msgspec.json.decode(body)["id"])
            else:
                room.apply(self.decode(kind, version, body))
        for event in beside:
            room.unseal(event)

    def decode(self, kind: str, version: int, body: bytes) -> Event:
        """ValidationError: a row that this code cannot read; the class does not start without it."""
        event = self._events[kind]
        if version == len(event.upcasters):
            return msgspec.json.decode(body, type=event)
        fields = cast("dict[str, Any]", msgspec.json.decode(body))
        for upcast in event.upcasters[version:]:
            fields = upcast(fields)
        return msgspec.convert(fields, event)

    def snapshot(self, room: Room) -> bytes | None:
        """None while something is sealed: a snapshot outlives the key."""
        if room.sealed:
            return None
        return msgspec.msgpack.encode((self.shape, room.seq, room.dump()))

    def restore(self, room: Room, snapshot: bytes) -> bool:
        """False: of another shape; fold the log."""
        shape, seq, rest = msgspec.msgpack.decode(snapshot, type=tuple[str, int, msgspec.Raw])
        if shape != self.shape:
            return False
        room.load(seq, rest)
        return True
