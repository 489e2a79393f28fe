"""The socket of a page: who is let in, what is answered to what does not fit, and what strangers' bytes can do."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from pathlib import Path
from typing import Any, Self

import aiohttp
import msgpack
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.signaling.socket import MOST_QUEUED, Packet
from tests.server.server import EVENT, Line, Refused, Server, line

MALFORMED = int(os.environ.get("CLASSROOM_MALFORMED_PACKETS", "2000"))  # the long run takes 100000
MESSAGE = 8_000  # bytes of the longest text in four-byte characters
WRITING = 64 * 1024 + 2 * MESSAGE  # what asyncio takes before it asks to wait, and the message that is being written
PLAIN = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text() | st.binary()
TREES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.integers(-1, 8) | TREES,
        "nsp": st.sampled_from(["/", "/other", ""]) | TREES,
        "data": TREES,
        "id": st.integers().filter(lambda id: -(2**63) <= id < 2**64) | TREES,
    },
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A packet with bytes cut off, changed or put in."""
    packet = bytearray(msgpack.packb(draw(FIELDS)))
    at = draw(st.integers(0, len(packet)))
    packet[at : at + draw(st.integers(0, 4))] = draw(st.binary(max_size=4))
    return bytes(packet)


BYTES = st.binary(max_size=64) | FIELDS.map(msgpack.packb) | damaged()


@settings(max_examples=MALFORMED, deadline=None, suppress_health_check=list(HealthCheck))
@given(BYTES)
@pytest.mark.timeout(1200)
def test_any_bytes_are_a_packet_of_ours_or_a_value_error(received: bytes) -> None:
    packet: Any = Packet()
    try:
        packet.decode(received)
    except ValueError:
        return
    assert packet.packet_type in range(4)
    assert packet.namespace == "/"
    assert packet.id is None or type(packet.id) is int
    if packet.packet_type == EVENT:
        assert isinstance(packet.data[0], str)


def test_an_empty_message_is_no_packet() -> None:
    with pytest.raises(ValueError):
        Packet(encoded_packet=b"")


def hello(server: Server, person: dict[str, Any], device: str, **more: object) -> dict[str, Any]:
    return {"session": server.session_id, "device": device, "token": person["token"], "seq": -1} | more


async def entered(server: Server, person: dict[str, Any], device: str) -> dict[str, Any]:
    """What the page's socket says first, after it came in by REST."""
    joined = await asyncio.to_thread(server.join, person, device)
    return hello(server, person, device, seq=joined["seq"])


def say(number: int | str, text: str = "hello") -> dict[str, Any]:
    return {"client_id": f"socket-{number}", "command": {"kind": "chat.send", "text": text}}


async def test_a_page_is_told_how_it_stands_and_fetches_what_it_may_see(server: Server) -> None:
    person = server.person("teacher")
    async with line(server, await entered(server, person, "socket-page") | {"seq": -1}) as page:
        assert (await page.hear("door"))["state"] == "in"
        await page.hear("refetch")
        accept = {"Accept": "application/msgpack"}
        state = await asyncio.to_thread(server.ask, "GET", f"{server.session}/state", person["token"], headers=accept)
        seq, anew, _, _, parts = msgpack.unpackb(state.body)
        assert anew
        assert ["class", "class"] in [part[:2] for part in parts]
        assert await page.ask("resume", {"seq": seq}) == {}
        answer = await page.ask("command", say("page"))
        await shown_until(page, answer["seq"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"token": "nonsense"}, "unauthorized"),
        ({"token": None}, "unauthorized"),
        ({"session": "none"}, "not_found"),
        ({"wire": "another"}, "wire"),
        ({"device": "x"}, "bad_hello"),
        ({"device": 5}, "bad_hello"),
        ({"session": None}, "bad_hello"),
    ],
)
async def test_who_is_not_let_in_is_told_why(server: Server, more: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        async with line(server, hello(server, server.person("learner"), "socket-out") | more):
            pass


async def test_a_page_of_another_site_gets_no_socket(server: Server) -> None:
    person = server.person("learner")
    cookie = await asyncio.to_thread(server.cookie, person)
    await asyncio.to_thread(server.join, person, "socket-cookie")
    auth = {"session": server.session_id, "device": "socket-cookie"}
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with line(server, auth, cookie, origin="http://elsewhere.example"):
            pass
    async with line(server, auth, cookie, origin=server.base) as page:
        assert (await page.hear("door"))["state"] == "in"


@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("command", {}),
        ("command", {"client_id": "x"}),
        ("command", {"client_id": "x", "command": {"kind": "chat.send", "text": "x"}, "more": 1}),
        ("command", {"client_id": "x", "command": {"kind": "chat.send", "text": "x", "more": 1}}),
        ("command", {"client_id": "x" * 49, "command": {"kind": "hand.raise"}}),
        ("command", {"client_id": "x", "command": {"kind": "chat.send", "text": "x" * 2_001}}),
        ("command", {"client_id": "x", "command": {"kind": "no.such"}}),
        ("command", "text"),
        ("command", [1]),
        ("publish", {"version": -1, "sdp": ""}),
        ("publish", {"version": 1, "sdp": 5}),
        ("publish", {"version": 1, "sdp": "x" * 200_001}),
        ("subscribe", {"version": "1"}),
        ("show", {"cameras": ["a"] * 25}),
        ("resume", {"seq": None}),
        ("leave", {"now": True}),
    ],
)
async def test_what_does_not_fit_gets_a_typed_error(server: Server, event: str, payload: object) -> None:
    async with line(server, await entered(server, server.person("learner"), "socket-bad")) as page:
        answer = await page.ask(event, payload)
        assert answer["error"]["code"] == "bad_request"
        assert answer["error"]["message"]


async def test_an_event_that_nobody_knows_is_answered(server: Server) -> None:
    async with line(server, await entered(server, server.person("learner"), "socket-odd")) as page:
        assert (await page.ask("sing", {}))["error"]["code"] == "unknown_event"


async def test_a_wish_over_socket_and_rest_has_one_effect(server: Server) -> None:
    person = server.person("learner")
    async with line(server, await entered(server, person, "socket-once")) as page:
        first = await page.ask("command", say("once"))
        assert await page.ask("command", say("once")) == first
        rest = await asyncio.to_thread(server.ask, "POST", f"{server.session}/commands", person["token"], say("once"))
        assert rest.json == first


async def test_strangers_bytes_end_their_own_line_and_nobody_elses(server: Server) -> None:
    samples = [b"", b"\xc1", b"\xff" * 40, b"\x91" * 5_000, msgpack.packb({"type": 2, "nsp": "/"}), b"\x00" * 200_000]
    texts = ["", "4", "42[", "9", "b!!!", "\x00", "4" * 1_000]
    async with line(server, await entered(server, server.person("teacher"), "socket-calm")) as calm:
        for sample in [*samples, *texts]:
            async with line(server, await entered(server, server.person("learner"), "socket-wild")) as wild:
                send = wild.ws.send_bytes(sample) if isinstance(sample, bytes) else wild.ws.send_str(sample)
                await send
            assert "seq" in await calm.ask("command", say(f"calm-{len(sample)}-{type(sample).__name__}"))


async def test_a_page_that_never_reads_does_not_slow_the_others(server: Server) -> None:
    learners = [server.person("learner", number) for number in range(3)]
    auths = [await entered(server, person, f"socket-slow-{at}") for at, person in enumerate(learners)]
    async with sleeping(server, auths[0]), line(server, auths[1]) as one, line(server, auths[2]) as two:
        loop = asyncio.get_running_loop()
        slowest_s, text = 0.0, "🌍" * 2_000
        for number in range(100):  # of each, 1.6 MB in all that the sleeping page does not take
            for name, page in (("one", one), ("two", two)):
                began_s = loop.time()
                answer = await page.ask("command", say(f"slow-{name}-{number}", text))
                assert "seq" in answer, answer
                slowest_s = max(slowest_s, loop.time() - began_s)
        assert slowest_s < 2
        await shown_until(two, answer["seq"])


async def test_a_page_that_stops_reading_costs_its_bound_and_is_caught_up(tmp_path: Path) -> None:
    """What the server itself holds for it: all that comes in step, less what lay in the machine's own buffers."""
    own = Server.start(tmp_path / "data", "--learners", "12")
    try:
        auths = [await entered(own, own.person("learner", at), f"bound-{at}") for at in range(12)]
        async with sleeping(own, auths[0]) as asleep, contextlib.AsyncExitStack() as awake:
            talkers = [await awake.enter_async_context(line(own, auth)) for auth in auths[1:]]
            last, said = await talk_until_nothing_goes_out(talkers, asleep)
            in_machine = asleep.in_machine()
            in_step, newest = 0, 0
            async with asyncio.timeout(30):
                while newest < last:
                    frame = await asleep.hear()
                    if not frame.startswith(b"2"):  # a ping
                        packet = msgpack.unpackb(frame)
                        shown = packet["type"] == EVENT and packet["data"][0] == "shown"
                        newest = msgpack.unpackb(packet["data"][1])[0] if shown else newest
                    in_step += len(frame) if newest < last else 0  # the last one catches it up
        assert in_step < said * MESSAGE, "it missed nothing, so nothing was tried"
        assert in_step - in_machine <= MOST_QUEUED + WRITING
    finally:
        own.stop()


async def talk_until_nothing_goes_out(talkers: list[Line], asleep: sleeping) -> tuple[int, int]:
    """The seq of the last message, and how many there were."""
    filled, still, said, last = -1, 0, 0, 0
    while still < 5:  # rounds in which the machine takes no more of it: over a megabyte
        wishes = [say(f"bound-{said}-{at}", "🌍" * 2_000) for at in range(3 * len(talkers))]
        answers = await asyncio.gather(*(talkers[at % len(talkers)].ask("command", w) for at, w in enumerate(wishes)))
        last, said = max(answer["seq"] for answer in answers), said + len(wishes)
        before, filled = filled, asleep.in_machine()
        still = still + 1 if filled == before else 0
    return last, said


class sleeping:
    """A page that is let in and then reads nothing, though it shows that it lives; its socket takes next to nothing."""

    def __init__(self, server: Server, auth: dict[str, Any]) -> None:
        self._server, self._auth = server, auth

    async def __aenter__(self) -> Self:
        host, port = self._server.base.removeprefix("http://").split(":")
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        sock.connect((host, int(port)))
        self._ports = int(port), sock.getsockname()[1]
        self._reader, self._writer = await asyncio.open_connection(sock=sock, limit=1_024)
        request = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {}:{}\r\nUpgrade: websocket\r\n"
        request += (
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        self._writer.write(request.format(host, port).encode())
        await self._reader.readuntil(b"\r\n\r\n")
        self._send(0x82, msgpack.packb({"type": 0, "nsp": "/", "data": self._auth}))
        for _ in ("engine.io opens", "the class lets it in"):
            await self.hear()
        self._living = asyncio.create_task(self._live())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._living.cancel()
        self._writer.transport.abort()

    async def hear(self) -> bytes:
        """What is in the server's next frame (RFC 6455 §5.2)."""
        _, length = await self._reader.readexactly(2)
        if length >= 126:
            length = int.from_bytes(await self._reader.readexactly(2 if length == 126 else 8), "big")
        return await self._reader.readexactly(length)

    def in_machine(self) -> int:
        """Bytes that the server has written and this page has not read, as the kernel counts them."""
        theirs, mine = self._ports
        rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        queues = {(int(row[1][9:], 16), int(row[2][9:], 16)): row[4].split(":") for row in rows}
        return int(queues[theirs, mine][0], 16) + int(queues[mine, theirs][1], 16)

    def _send(self, kind: int, body: bytes) -> None:
        """A client's frames are masked; with zeros they stay as they are (§5.3)."""
        length = bytes([0x80 | len(body)]) if len(body) < 126 else bytes([0x80 | 126]) + len(body).to_bytes(2, "big")
        self._writer.write(bytes([kind]) + length + b"\0\0\0\0" + body)

    async def _live(self) -> None:
        while True:
            self._send(0x81, b"3")
            await asyncio.sleep(1)


async def shown_until(page: Line, seq: int) -> None:
    while msgpack.unpackb(await page.hear("shown"))[0] < seq:
        pass
