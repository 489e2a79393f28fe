"""Microphones and ears that cost little: real ICE, DTLS and SRTP over UDP, ten packets a second, nothing is encoded.

Each packet carries the number of who sent it. What comes is decrypted only while somebody asks who is heard.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aioice import stun
from pylibsrtp import Policy, Session

from bench._crowd import Page
from classroom.media.protocol.sdp import Fingerprint
from classroom.media.worker.dtls import Certificate, Dtls

PER_S = 10
STEPS = 10  # of the senders' clock in its period, so that they do not all speak at the same moment
CHECK_EVERY_S = 4.0  # ICE's consent
MID, LEVEL = 1, 2  # ids of header extensions
LOUD, SILENT = 30, 127  # dBov below full scale
OPUS = 111
SOUND = b"\x55" * 76
RECEIVED = 2_048

PUBLISH = """m=audio 9 UDP/TLS/RTP/SAVPF 111
c=IN IP4 0.0.0.0
a=mid:0
a=sendonly
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
a=extmap:2 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=ssrc:{ssrc} cname:bench"""
EAR = """m=audio 9 UDP/TLS/RTP/SAVPF 111
c=IN IP4 0.0.0.0
a=mid:{mid}
a=recvonly
a=rtcp-mux
a=rtpmap:111 opus/48000/2"""
NO_EYE = """m=video 0 UDP/TLS/RTP/SAVPF 96
c=IN IP4 0.0.0.0
a=mid:{mid}
a=inactive"""


class Leg:
    """One connection to the media worker, which is ICE-lite: a signed check that is said again and again will do."""

    def __init__(self, certificate: Certificate) -> None:
        self._certificate = certificate
        self._ufrag = os.urandom(4).hex()
        self._password = os.urandom(12).hex()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._dtls: Dtls | None = None
        self._handshake: asyncio.Task[str] | None = None
        self._check = b""
        self.outgoing: Any = None
        self.incoming: Any = None
        self.on_media: Any = None  # called with (when, packet, encrypted); None: nobody listens

    def description(self, media: Sequence[str]) -> str:
        own = self._certificate.fingerprint
        head = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE " + " ".join(mids(media))]
        head += [f"a=ice-ufrag:{self._ufrag}", f"a=ice-pwd:{self._password}"]
        head += [f"a=fingerprint:{own.algorithm} {own.value}", "a=setup:active"]
        return "\r\n".join([*head, *(line for section in media for line in section.splitlines())]) + "\r\n"

    async def connect(self, remote: str) -> None:
        ufrag, password, fingerprint = (found(name, remote) for name in ("ice-ufrag", "ice-pwd", "fingerprint:sha-256"))
        host, port = re.findall(r"a=candidate:\S+ 1 udp \d+ (\d+\.\S+) (\d+) typ host", remote, re.IGNORECASE)[0]
        self._socket.connect((host, int(port)))
        self._check = signed_check(f"{ufrag}:{self._ufrag}", password)
        loop = asyncio.get_running_loop()
        loop.add_reader(self._socket, self._read)
        self._dtls = Dtls(self._certificate, self._send, is_server=False)
        up: asyncio.Future[Any] = loop.create_future()
        self.check()
        self._handshake = asyncio.create_task(self._dtls.run(Fingerprint("sha-256", fingerprint), up.set_result))
        keys = await asyncio.wait_for(up, 10)
        out = Policy(key=keys.send, ssrc_type=Policy.SSRC_ANY_OUTBOUND, srtp_profile=keys.profile)
        into = Policy(key=keys.receive, ssrc_type=Policy.SSRC_ANY_INBOUND, srtp_profile=keys.profile)
        self.outgoing, self.incoming = Session(out), Session(into)

    def check(self) -> None:
        self._send(self._check)

    def send(self, packet: bytes) -> None:
        self._send(self.outgoing.protect(packet))

    def _send(self, datagram: bytes) -> None:
        try:
            self._socket.send(datagram)
        except (BlockingIOError, ConnectionError):
            return  # lost, as on any wire

    def _read(self) -> None:
        try:
            data = self._socket.recv(RECEIVED)
        except (BlockingIOError, ConnectionError):
            return
        if data[0] >= 128:
            if self.on_media is not None and not 192 <= data[1] <= 223:
                self.on_media(time.monotonic_ns(), self.incoming.unprotect(data))
        elif data[0] >= 20 and self._dtls is not None:
            self._dtls.feed(data)

    async def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self._socket)
        if self._handshake is not None:
            self._handshake.cancel()
            await asyncio.wait({self._handshake})
        self._socket.close()


@dataclass
class Heard:
    """Whom one listened to: monotonic ns of the first and the last packet of each."""

    first: dict[int, int] = field(default_factory=dict[int, int])
    last: dict[int, int] = field(default_factory=dict[int, int])


class Voice:
    """Sound of one page, both ways. `number` marks what it sends."""

    def __init__(self, page: Page, number: int, certificate: Certificate) -> None:
        self.page, self.number = page, number
        self.level = SILENT
        self.heard = Heard()
        self.hears = asyncio.Event()  # anybody, since it listens
        self._mouth, self._ear = Leg(certificate), Leg(certificate)
        self._ssrc = 10_000 + number
        self._seq = self._timestamp = 0

    async def connect(self) -> None:
        socket = self.page.socket
        assert socket is not None
        offer = self._mouth.description([PUBLISH.format(ssrc=self._ssrc)])
        await self._mouth.connect((await asked(socket, "publish", version=1, sdp=offer))["sdp"])
        offer = (await asked(socket, "subscribe", version=1))["sdp"]
        sections = re.findall(r"m=(audio|video) .*?a=mid:(\S+)", offer, re.DOTALL)
        answer = self._ear.description([(EAR if kind == "audio" else NO_EYE).format(mid=mid) for kind, mid in sections])
        await asked(socket, "subscribed", version=1, sdp=answer)
        await self._ear.connect(offer)

    def listen(self, on: bool) -> None:
        """From now on note who is heard, or no more."""
        if on:
            self.heard = Heard()
            self.hears.clear()
        self._ear.on_media = self._hear if on else None

    def speak(self) -> None:
        """One packet."""
        extensions = struct.pack("!HHBcBB", 0xBEDE, 1, MID << 4, b"0", LEVEL << 4, self.level)
        head = struct.pack("!BBHII", 0x90, OPUS, self._seq, self._timestamp, self._ssrc)
        self._mouth.send(head + extensions + struct.pack("!I", self.number) + SOUND)
        self._seq = (self._seq + 1) & 0xFFFF
        self._timestamp = (self._timestamp + 48_000 // PER_S) & 0xFFFFFFFF

    def check(self) -> None:
        self._mouth.check()
        self._ear.check()

    def _hear(self, at_ns: int, packet: bytes) -> None:
        start = 12 + 4 * (packet[0] & 15)
        if packet[0] & 16:
            start += 4 + 4 * int.from_bytes(packet[start + 2 : start + 4], "big")
        number = int.from_bytes(packet[start : start + 4], "big")
        self.heard.first.setdefault(number, at_ns)
        self.heard.last[number] = at_ns
        self.hears.set()

    async def close(self) -> None:
        await self._mouth.close()
        await self._ear.close()


async def speak_all(voices: Sequence[Voice]) -> None:
    """Until cancelled: each sends PER_S packets a second, spread over the period by the clock."""
    began, step, checked = time.monotonic(), 0, 0.0
    while True:
        now = time.monotonic()
        for voice in voices[step % STEPS :: STEPS]:
            voice.speak()
        if now - checked > CHECK_EVERY_S:
            checked = now
            for voice in voices:
                voice.check()
        step += 1
        await asyncio.sleep(max(0.0, began + step / (PER_S * STEPS) - time.monotonic()))


async def asked(socket: Any, event: str, **fields: object) -> Any:
    answer = await socket.ask(event, fields)
    if "error" in answer:
        raise ConnectionError(f"{event}: {answer['error']}")
    return answer


def mids(media: Sequence[str]) -> list[str]:
    return [found("mid", section) for section in media]


def found(name: str, description: str) -> str:
    match = re.search(rf"a={name}[: ](\S+)", description)
    assert match, name
    return match[1]


def signed_check(username: str, password: str) -> bytes:
    message = stun.Message(message_method=stun.Method.BINDING, message_class=stun.Class.REQUEST)
    message.attributes["USERNAME"] = username
    message.attributes["PRIORITY"] = 1 << 24
    message.attributes["ICE-CONTROLLING"] = 1
    message.attributes["USE-CANDIDATE"] = None
    message.add_message_integrity(password.encode())
    return bytes(message)
