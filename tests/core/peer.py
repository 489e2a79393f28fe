"""A peer of a core without ICE and DTLS: a UDP socket and keys that both ends were given."""

import asyncio
import socket
from collections import defaultdict
from dataclasses import dataclass
from struct import pack
from typing import Any

from pylibsrtp import Policy, Session

from classroom.media.core import make_core
from classroom.media.core.interface import Core, SrtpKeys, Transport
from classroom.media.core.srtp import Buffer, SrtpContext
from classroom.media.protocol.extensions import ExtensionIds
from classroom.media.protocol.rtp import parse_rtp

PROFILE = Policy.SRTP_PROFILE_AEAD_AES_128_GCM
VP8, H264, RTX, OPUS = 96, 98, 97, 111
SLOT_SSRC, SLOT_RTX = 7001, 7002
KEYFRAME, DELTA = b"\x10\x00" + b"k" * 40, b"\x10\x01" + b"d" * 40


class Events:
    def __init__(self) -> None:
        self.stun: list[bytes] = []

    def on_stun(self, datagram: bytes, source: Any) -> None:
        self.stun.append(datagram)


@dataclass
class Got:
    payload_type: int
    marker: bool
    seq: int
    timestamp: int
    ssrc: int
    payload: bytes
    extension: bytes


class Peer:
    """Sends what a test says, collects what the core sends, decrypted."""

    def __init__(self, core: Core, port: int, family: socket.AddressFamily = socket.AF_INET) -> None:
        host = "127.0.0.1" if family == socket.AF_INET else "::1"
        self.socket = socket.socket(family, socket.SOCK_DGRAM)
        self.socket.bind((host, 0))
        self.socket.setblocking(False)
        self.to = (host, port)
        self.transport: Transport = core.transport()
        inbound, outbound = bytes(range(28)), bytes(range(100, 128))
        self.transport.set_keys(SrtpKeys(PROFILE, inbound, outbound))
        self.transport.bind(self.socket.getsockname())
        self.transport.set_extensions(ExtensionIds(mid=1, audio_level=2, transport_cc=3))
        self._send = SrtpContext(PROFILE, inbound, inbound=False)
        receive = Policy(key=outbound, ssrc_type=Policy.SSRC_ANY_INBOUND, srtp_profile=PROFILE)
        receive.allow_repeat_tx = True
        receive.window_size = 1024
        self._receive, self._buffer = Session(receive), Buffer()
        self._context = SrtpContext(PROFILE, outbound, inbound=True)
        self.rtcp: list[bytes] = []
        self.transport.on_rtcp = lambda packet, now: self.rtcp.append(packet)

    def send(
        self,
        seq: int,
        payload: bytes = DELTA,
        *,
        timestamp: int = 0,
        ssrc: int = 1,
        payload_type: int = VP8,
        marker: bool = False,
        extension: bytes = b"",
        padding: int = 0,
    ) -> None:
        first = 0x80 | (0x10 if extension else 0) | (0x20 if padding else 0)
        packet = pack("!BBHII", first, marker << 7 | payload_type, seq & 0xFFFF, timestamp & 0xFFFFFFFF, ssrc)
        if extension:
            extension += bytes(-len(extension) % 4)
            packet += pack("!HH", 0xBEDE, len(extension) // 4) + extension
        packet += payload + (bytes(padding - 1) + bytes((padding,)) if padding else b"")
        self.send_raw(self.protected(packet))

    def protected(self, packet: bytes) -> bytes:
        from classroom.media.core.srtp import lib

        buffer = self._buffer
        buffer.bytes[: len(packet)] = packet
        buffer.length[0] = len(packet)
        assert lib.srtp_protect(self._send.handle, buffer.c, buffer.length) == 0
        return bytes(buffer.view[: buffer.length[0]])

    def send_raw(self, datagram: bytes) -> None:
        self.socket.sendto(datagram, self.to)

    def got(self) -> list[Got]:
        found: list[Got] = []
        while True:
            try:
                length = self.socket.recv_into(self._buffer.bytes)
            except BlockingIOError:
                return found
            if 192 <= self._buffer.bytes[1] <= 223:
                continue
            length = self._context.unprotect(self._buffer, length)
            assert length > 0, length
            packet = bytes(self._buffer.view[:length])
            h = parse_rtp(packet, length)
            payload, extension = packet[h.payload_start : h.payload_end], packet[h.extension_start : h.extension_end]
            found.append(Got(h.payload_type, h.marker, h.seq, h.timestamp, h.ssrc, payload, extension))


class Bench:
    """A core on loopback; `run` lets it take what was sent."""

    def __init__(self) -> None:
        self.sockets: list[socket.socket] = []
        v4 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        v4.bind(("127.0.0.1", 0))
        self.sockets.append(v4)
        self.port = v4.getsockname()[1]
        v6 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        v6.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        v6.bind(("::1", self.port))
        self.sockets.append(v6)
        self.events = Events()
        self.core = make_core(self.sockets, self.events)
        self.core.start()
        self.peers: list[Peer] = []
        self._mids: dict[int, int] = defaultdict(int)

    def peer(self, family: socket.AddressFamily = socket.AF_INET) -> Peer:
        self.peers.append(Peer(self.core, self.port, family))
        return self.peers[-1]

    def camera(self, ssrc: int = 1) -> tuple[Peer, Any]:
        peer = self.peer()
        track = peer.transport.add_track("1", "video", {VP8: "VP8", H264: "H264"}, {RTX: VP8}, [ssrc], [ssrc + 1000])
        return peer, track

    def viewer(self, kind: Any = "video", family: socket.AddressFamily = socket.AF_INET) -> tuple[Peer, Any]:
        peer = self.peer(family)
        slot = peer.transport.add_slot(kind, SLOT_SSRC, SLOT_RTX, 500, 9000)
        taken = {"opus": OPUS} if kind == "audio" else {"VP8": VP8, "H264": H264}
        peer.transport.set_codecs(slot, taken, {} if kind == "audio" else {"VP8": RTX})
        return peer, slot

    async def run(self) -> None:
        """Loopback delivers at once, so one reading of the sockets takes all."""
        for _ in range(4):
            await asyncio.sleep(0)
        await asyncio.sleep(0.002)

    def close(self) -> None:
        self.core.close()
        for sock in (*self.sockets, *(peer.socket for peer in self.peers)):
            sock.close()
