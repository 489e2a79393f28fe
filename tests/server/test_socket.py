"""The socket of a page: who is let in, what is answered to what does not fit, and what strangers' bytes can do."""

import asyncio
import os
import socket
from typing import Any

import aiohttp
import msgpack
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.signaling.socket import Packet
from tests.server.server import EVENT, Line, Refused, Server, line

MALFORMED = int(os.environ.get("CLASSROOM_MALFORMED_PACKETS", "2000"))  # the long run takes 100000
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


class sleeping:
    """A page that is let in and then reads nothing; its socket takes next to nothing either."""

    def __init__(self, server: Server, auth: dict[str, Any]) -> None:
        self._server, self._auth = server, auth

    async def __aenter__(self) -> None:
        host, port = self._server.base.removeprefix("http://").split(":")
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        sock.connect((host, int(port)))
        reader, self._writer = await asyncio.open_connection(sock=sock, limit=1_024)
        request = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {}:{}\r\nUpgrade: websocket\r\n"
        request += (
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        self._writer.write(request.format(host, port).encode())
        await reader.readuntil(b"\r\n\r\n")
        packet = msgpack.packb({"type": 0, "nsp": "/", "data": self._auth})
        mask = b"\0\0\0\0"  # a client's frames are masked; with zeros they stay as they are (RFC 6455 §5.3)
        self._writer.write(b"\x82" + bytes([0x80 | 126]) + len(packet).to_bytes(2, "big") + mask + packet)
        await reader.readexactly(10)
        self._writer.transport.pause_reading()  # type: ignore[attr-defined]

    async def __aexit__(self, *_: object) -> None:
        self._writer.transport.abort()


async def shown_until(page: Line, seq: int) -> None:
    while msgpack.unpackb(await page.hear("shown"))[0] < seq:
        pass
