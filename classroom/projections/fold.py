"""The log as every projection reads it: rows in, facts out. A sealed fact has no body and tells nothing."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec import Struct

from classroom.rooms.codec import Codec
from classroom.rooms.tool import Event, SealedEvent
from classroom.rooms.tools import ALL

_codec = Codec(ALL)
_tags = {event: str(event.__struct_config__.tag) for tool in ALL for event in tool.events}


class Row(Protocol):
    """One row of the log of one class, as the store gives it."""

    @property
    def at_ms(self) -> int: ...
    @property
    def actor(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def body(self) -> bytes: ...


class LogRow(Struct, frozen=True):
    """A row for who has no store: tests and imported logs. `actor` None: the server, or a sealed fact."""

    seq: int
    at_ms: int
    actor: str | None
    client_id: str | None
    kind: str
    version: int
    body: bytes


def facts(rows: Iterable[Row], of: Iterable[type[Event]]) -> Iterator[tuple[Row, Event]]:
    """The facts of these types, in the order of the log. ValidationError: a row that this code cannot read."""
    wanted = {_tags[event] for event in of if not issubclass(event, SealedEvent)}
    for row in rows:
        if row.kind in wanted:
            yield row, _codec.decode(row.kind, row.version, row.body)
