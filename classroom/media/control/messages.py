"""All that server and worker say to each other over their Unix socket, one msgpack message after its length.

The server asks, the worker replies with the same id; what happens by itself comes as an event. Strings are bounded by
the server's own schema before they get here; MAX_FRAME bounds the whole.
"""

import asyncio
from collections.abc import Mapping, Sequence
from struct import pack, unpack

from msgspec import Struct, msgpack

MAX_FRAME = 4 * 1024 * 1024  # a routing table of 300 viewers x 17 slots is ~400 kB


class Publish(Struct, tag="publish"):
    session: str
    leg: str
    version: int
    sdp: str


class Subscribe(Struct, tag="subscribe"):
    session: str
    leg: str
    version: int
    slots: Sequence[str]  # audio, camera, screen; mids are their places


class Subscribed(Struct, tag="subscribed"):
    session: str
    leg: str
    version: int
    sdp: str


class CloseLeg(Struct, tag="close_leg"):
    session: str
    leg: str


class Route(Struct, tag="route"):
    """Rows of a session's table, swapped at once: subscribe leg -> (slot's mid, publish leg, its mid)."""

    session: str
    table: Mapping[str, Sequence[tuple[str, str, str]]]
    whole: bool = True  # a leg that is not named plays nothing; else it stays as it is


class GetStats(Struct, tag="get_stats"):
    pass


Wish = Publish | Subscribe | Subscribed | CloseLeg | Route | GetStats


class Request(Struct, tag="request"):
    id: int
    wish: Wish


class Ping(Struct, tag="ping"):
    number: int


class WorkerStats(Struct, tag="stats"):
    packets_in: int = 0
    packets_out: int = 0
    dropped: Mapping[str, int] = {}
    sessions: int = 0
    legs: int = 0
    tracks: int = 0
    retransmitted: int = 0
    keyframe_requests: int = 0


class Done(Struct, tag="done"):
    """`sdp` is empty where the wish has none to give."""

    id: int
    sdp: str = ""


class Counted(Struct, tag="counted"):
    id: int
    stats: WorkerStats


class Failed(Struct, tag="failed"):
    id: int
    code: str
    message: str


class Ready(Struct, tag="ready"):
    """Once, at the start."""

    core: str
    port: int
    addresses: Sequence[str]  # that browsers are told


class Pong(Struct, tag="pong"):
    number: int


class Levels(Struct, tag="levels"):
    """Of who was heard lately: publish leg -> 0 (loudest) .. 127 dBov below full scale (RFC 6464)."""

    session: str
    levels: Mapping[str, int]


class Spoken(Struct, tag="spoken"):
    """Since the last report: publish leg -> milliseconds in which it was audible."""

    session: str
    spoken: Mapping[str, int]


class LegState(Struct, tag="leg_state"):
    session: str
    leg: str
    version: int  # of the offer or answer that it was made by: a leg's last word may be about the one before
    state: str  # up, down


ToWorker = Request | Ping
Event = Levels | Spoken | LegState
ToServer = Done | Counted | Failed | Ready | Pong | Event

_encode = msgpack.Encoder().encode
decode_to_worker = msgpack.Decoder(ToWorker).decode
decode_to_server = msgpack.Decoder(ToServer).decode


def frame(message: ToWorker | ToServer) -> bytes:
    body = _encode(message)
    return pack("!I", len(body)) + body


async def read_frame(reader: asyncio.StreamReader) -> bytes | None:
    """None: the other side is gone."""
    try:
        (length,) = unpack("!I", await reader.readexactly(4))
        if length > MAX_FRAME:
            return None
        return await reader.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
