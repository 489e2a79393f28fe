"""The socket of a page: Socket.IO with msgpack both ways. What a page asks is checked here and answered by its class.

A page that does not read costs at most `MOST_QUEUED` bytes: what is beyond is not queued, the class marks the page
behind and catches it up when it has room again. Whoever stays full is disconnected and may come back.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, cast

import msgpack
import msgspec
import socketio
from aiohttp import web
from engineio import packet as eio_packet
from socketio import packet as sio_packet
from socketio.exceptions import ConnectionRefusedError as Refuse
from socketio.msgpack_packet import MsgPackPacket

from classroom.identity.cookies import Gatekeeper
from classroom.identity.tokens import Identity
from classroom.live.directory import PersonFacts
from classroom.live.pages import Page
from classroom.live.session import Session
from classroom.live.sessions import NotFound, Sessions
from classroom.rooms.roles import STAFF
from classroom.rooms.room import Key
from classroom.rooms.tool import Refused
from classroom.signaling import schema
from classroom.signaling.flood import Flood
from classroom.signaling.schema import WIRE_HASH, error_of, problem

log = logging.getLogger(__name__)

MOST_QUEUED = 256 * 1024  # bytes; a state of a large class fits, a page that sleeps does not pile up more
MOST_RECEIVED = 256 * 1024  # bytes of one message; an SDP of a hundred m-lines is 74 kB
FULL_FOR_S = 30  # then the page is gone; it may connect again
PING_S = 3  # dates a death to within that; noticed after a pause, a timeout and a round of checks of as much each: 9 s
ROUND_TRIP_S = 1  # a ping may be under way that long when its page is closed
BYE = {
    "replaced": "This class is open in another tab.",
    "moved": "This class has moved to another server.",
    "failed": "The class stopped and starts again.",
    "full": "The line is too slow for this page.",
}

unpack = cast("Callable[..., object]", msgpack.unpackb)  # pyright: ignore[reportUnknownMemberType]


class Packet(MsgPackPacket):
    """Bounds what a stranger's bytes can make of a packet; whatever is wrong becomes one ValueError."""

    ext_hook = None

    def __init__(self, *given: Any, encoded_packet: bytes | str | None = None, **more: Any) -> None:
        if encoded_packet is not None and not encoded_packet:
            raise ValueError("an empty packet")  # python-socketio would decode nothing and go on
        super().__init__(*given, encoded_packet=encoded_packet, **more)  # pyright: ignore[reportUnknownMemberType]

    def decode(self, encoded_packet: bytes | str) -> None:
        if not isinstance(encoded_packet, bytes):
            raise ValueError("a packet is msgpack")  # noqa: TRY004  engine.io hangs up on ValueError only
        try:
            packet: object = unpack(encoded_packet, raw=False, strict_map_key=True, ext_hook=_no_ext)
        except (ValueError, msgpack.UnpackException, RecursionError, OverflowError, UnicodeDecodeError) as error:
            raise ValueError("not msgpack") from error
        if not isinstance(packet, dict):
            raise ValueError("not a packet")  # noqa: TRY004
        fields = cast("dict[str, Any]", packet)
        kind, namespace, id = fields.get("type"), fields.get("nsp"), fields.get("id")
        if type(kind) is not int or not 0 <= kind <= 3 or namespace != "/" or not (id is None or type(id) is int):
            raise ValueError("not a packet of ours")
        data: object = fields.get("data")
        if kind == sio_packet.EVENT and not (isinstance(data, list) and data and isinstance(data[0], str)):
            raise ValueError("an event has a name")
        self.packet_type, self.id, self.namespace = kind, id, namespace
        self.data = data  # pyright: ignore[reportUnknownMemberType]


def _no_ext(_: int, __: bytes) -> object:
    raise ValueError("no extension types")


class Line:
    """What a class knows of a page's socket (`live.pages.Connection`)."""

    def __init__(self, sockets: "Sockets", sid: str, transport: Any) -> None:
        self._sockets, self._sid, self._transport = sockets, sid, transport
        self._queue: asyncio.Queue[Any] = transport.queue
        self._sizes: deque[int] = deque()
        self._bytes = 0
        self._full: asyncio.Task[None] | None = None
        self.page: Page | None = None
        self.session: Session | None = None

    def send(self, event: str, payload: object) -> bool:
        encoded = self._sockets.encoded(event, payload)
        while len(self._sizes) > self._queue.qsize():
            self._bytes -= self._sizes.popleft()
        if self._full is not None or (self._sizes and self._bytes + len(encoded.data) > MOST_QUEUED):
            if self._full is None:
                self._full = asyncio.create_task(self._wait_for_room(), name="a full line")
            return False
        self._sizes.append(len(encoded.data))
        self._bytes += len(encoded.data)
        self._queue.put_nowait(encoded)
        return True

    def whisper(self, event: str, payload: object) -> None:
        """Lost where something waits, one whisper before it too: whoever is slow is not made slower."""
        if self._full is None and self._queue.empty():
            self.send(event, payload)

    def close(self, reason: str) -> None:
        self._queue.put_nowait(self._sockets.encoded("bye", {"reason": reason, "message": BYE.get(reason, "")}))
        self._sockets.hang_up(self._sid)

    def last_seen_ms(self) -> int:
        """The last proof of life, however the connection ended: the browser of a frozen page still closes it politely.

        A ping that waits for its answer was sent one interval after the last answer.
        """
        now_s = time.time()
        pinged_s: float | None = self._transport.last_ping
        if pinged_s is not None and now_s - pinged_s > ROUND_TRIP_S:
            return int((pinged_s - PING_S) * 1000)
        return int(now_s * 1000)

    def ended(self) -> None:
        if self._full is not None:
            self._full.cancel()

    async def _wait_for_room(self) -> None:
        try:
            async with asyncio.timeout(FULL_FOR_S):
                await self._queue.join()
        except TimeoutError:
            self.close("full")
            return
        self._full = None
        if self.page is not None and self.session is not None:
            self.session.drained(self.page)


class Seat:
    """One connected page."""

    def __init__(self, session: Session, page: Page, who: Identity, line: Line) -> None:
        self.session, self.page, self.who, self.line = session, page, who, line
        self.left = False
        self.asked_ms = int(time.time() * 1000)  # when it last asked for something


class Sockets:
    def __init__(
        self, app: web.Application, sessions: Sessions, gate: Gatekeeper, person: "MayEnter", flood: Flood
    ) -> None:
        self._sessions, self._gate, self._person, self._flood = sessions, gate, person, flood
        self._seats: dict[str, Seat] = {}
        self._watching: dict[str, str] = {}  # socket -> session whose readiness it looks at
        self._last: tuple[str, object, Any] | None = None
        self._hanging: set[asyncio.Task[None]] = set()
        self.sio: Any = socketio.AsyncServer(
            async_mode="aiohttp",
            serializer=Packet,
            ping_interval=PING_S,
            ping_timeout=PING_S,
            max_http_buffer_size=MOST_RECEIVED,
            allow_upgrades=True,
            http_compression=True,
        )
        self.sio.attach(app)
        self.sio.on("connect", self._connect)
        self.sio.on("disconnect", self._disconnect)
        asks: dict[str, tuple[Any, Callable[[Seat, Any], Awaitable[dict[str, Any]]]]] = {
            "command": (schema.Envelope, self._command),
            "publish": (schema.Offer, self._publish),
            "subscribe": (schema.Subscribe, self._subscribe),
            "subscribed": (schema.Offer, self._subscribed),
            "show": (schema.Show, self._show),
            "write": (schema.Write, self._write),
            "look": (schema.Look, self._look),
            "resume": (schema.Resume, self._resume),
            "leave": (schema.Nothing, self._leave),
        }
        for event, (wish, answer) in asks.items():
            self.sio.on(event, self._answering(wish, answer))
        self.sio.on("gesture", self._gesture)
        self.sio.on("*", _unknown)

    def encoded(self, event: str, payload: object) -> Any:
        """The engine.io packet; the same payload for many pages is encoded once."""
        if self._last is not None and self._last[0] == event and self._last[1] is payload:
            return self._last[2]
        plain = payload if isinstance(payload, bytes) else msgspec.to_builtins(payload)
        data = Packet(sio_packet.EVENT, data=[event, plain], namespace="/").encode()  # pyright: ignore[reportUnknownVariableType]
        packet = eio_packet.Packet(eio_packet.MESSAGE, data=data)
        self._last = (event, payload, packet)
        return packet

    def hang_up(self, sid: str) -> None:
        task = asyncio.create_task(self.sio.disconnect(sid), name="hanging up")
        self._hanging.add(task)
        task.add_done_callback(self._hanging.discard)

    async def readiness_changed(self, session_id: str) -> None:
        """For who looks at the board without being in the class."""
        for sid in [sid for sid, watched in self._watching.items() if watched == session_id]:
            await self.sio.emit("readiness", {}, to=sid)

    async def close(self) -> None:
        """All pages; they come back by themselves when a server is there again."""
        for sid in [*self._seats, *self._watching]:
            await self.sio.disconnect(sid)
        await self.sio.shutdown()

    async def _connect(self, sid: str, environ: dict[str, Any], auth: object) -> None:
        try:
            hello = msgspec.convert(auth, schema.Hello)
        except msgspec.ValidationError as error:
            raise Refuse(str(error), {"code": "bad_hello"}) from None
        request: web.Request = environ["aiohttp.request"]
        who = self._gate.token(hello.token) if hello.token else self._gate.who(request)
        if who is None:
            raise Refuse("Sign in first.", {"code": "unauthorized"})
        if hello.wire and hello.wire != WIRE_HASH:
            raise Refuse("This page is of another version. It reloads.", {"code": "wire"})
        person = await self._person(hello.session, who)
        if person is None or (hello.watch and person.role not in STAFF):
            raise Refuse("There is no such class.", {"code": "not_found"})
        if hello.watch:
            self._watching[sid] = hello.session
            return
        try:
            session = await self._sessions.get(hello.session)
        except NotFound:
            raise Refuse("There is no such class.", {"code": "not_found"}) from None
        eio_sid = self.sio.manager.eio_sid_from_sid(sid, "/")
        line = Line(self, sid, self.sio.eio.sockets[eio_sid])
        page = session.attach(who.id, hello.device, hello.seq, line)
        line.page, line.session = page, session
        self._seats[sid] = Seat(session, page, who, line)

    async def _disconnect(self, sid: str, _: object = None) -> None:
        self._watching.pop(sid, None)
        seat = self._seats.pop(sid, None)
        if seat is None:
            return
        seat.line.ended()
        if not seat.left:
            seat.session.detach(seat.page, max(seat.line.last_seen_ms(), seat.asked_ms))

    def _answering(
        self, wish: Any, answer: Callable[[Seat, Any], Awaitable[dict[str, Any]]]
    ) -> Callable[..., Awaitable[dict[str, Any]]]:
        async def handle(sid: str, *given: object) -> dict[str, Any]:
            seat = self._seats.get(sid)
            if seat is None:
                return problem("offline", "This page is not connected to a class.")
            seat.asked_ms = int(time.time() * 1000)
            try:
                self._flood.take(seat.session.id, seat.who.id, time.monotonic())
                return await answer(seat, msgspec.convert(given[0] if given else {}, wish))
            except msgspec.ValidationError as error:
                return problem("bad_request", str(error))
            except Refused as refused:
                return error_of(refused)

        return handle

    async def _command(self, seat: Seat, wish: schema.Envelope) -> dict[str, Any]:
        return {"seq": await seat.session.obey(seat.who.id, wish.client_id, wish.command)}

    async def _publish(self, seat: Seat, wish: schema.Offer) -> dict[str, Any]:
        return {"version": wish.version, "sdp": await seat.session.publish(seat.page, wish.version, wish.sdp)}

    async def _subscribe(self, seat: Seat, wish: schema.Subscribe) -> dict[str, Any]:
        return {"version": wish.version, "sdp": await seat.session.subscribe(seat.page, wish.version)}

    async def _subscribed(self, seat: Seat, wish: schema.Offer) -> dict[str, Any]:
        await seat.session.subscribed(seat.page, wish.version, wish.sdp)
        return {}

    async def _show(self, seat: Seat, wish: schema.Show) -> dict[str, Any]:
        seat.session.show(seat.page, wish.cameras)
        return {}

    async def _write(self, seat: Seat, wish: schema.Write) -> dict[str, Any]:
        return {"seq": await seat.session.writing.write(seat.page, wish.id, wish.update)}

    async def _look(self, seat: Seat, wish: schema.Look) -> dict[str, Any]:
        seat.session.look(seat.page, {Key(kind, id): rev for kind, id, rev in wish.things})
        return {}

    async def _gesture(self, sid: str, *given: object) -> None:
        """Many a second, so nothing is answered and no flood is counted: what is too much is dropped by the class."""
        seat = self._seats.get(sid)
        if seat is None:
            return
        seat.asked_ms = int(time.time() * 1000)
        try:
            wish = msgspec.convert(given[0] if given else {}, schema.Gesture)
        except msgspec.ValidationError:
            return
        seat.session.pass_on(seat.page, Key(wish.thing, wish.id), wish.said)

    async def _resume(self, seat: Seat, wish: schema.Resume) -> dict[str, Any]:
        seat.session.resume(seat.page, wish.seq)
        return {}

    async def _leave(self, seat: Seat, _: schema.Nothing) -> dict[str, Any]:
        seat.left = True
        await seat.session.leave(seat.page)
        return {}


MayEnter = Callable[[str, Identity], Awaitable[PersonFacts | None]]


async def _unknown(event: str, sid: str, *_: object) -> dict[str, Any]:
    return problem("unknown_event", "This server does not know that request.")
