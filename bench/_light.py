"""A WebRTC client that costs little: ICE and DTLS of aiortc, then packets are only counted, or encrypted and sent.

Nothing is decrypted or decoded, so thirty of them fit on one core beside the server under test.
"""

from __future__ import annotations

import asyncio
import re
import socket
import struct
from typing import Any

from aiortc import RTCCertificate, RTCIceCandidate, RTCIceGatherer, RTCIceParameters, RTCIceTransport
from aiortc.rtcdtlstransport import SRTP_AEAD_AES_128_GCM, RTCDtlsFingerprint, RTCDtlsParameters, RTCDtlsTransport

BUFFER = 4 << 20
PACKET = 1000  # bytes of RTP, header included
MID_ID, TWCC_ID = 1, 3
SSRC = 424242
VP8_KEYFRAME = b"\x10\x00\x00\x00\x9d\x01\x2a\x80\x02\x68\x01"  # each frame is one, so that a viewer may start at any
VP8_FOLLOWS = b"\x00"


class Light:
    """One peer connection. `packets` counts the media that came."""

    def __init__(self, *, controlling: bool) -> None:
        self._gatherer = RTCIceGatherer(iceServers=[])
        connection: Any = self._gatherer._connection
        connection._use_ipv6 = False
        connection.ice_controlling = controlling
        self.ice = RTCIceTransport(self._gatherer)
        self.dtls = RTCDtlsTransport(self.ice, [RTCCertificate.generateCertificate()])
        self.dtls._srtp_profiles = [SRTP_AEAD_AES_128_GCM]
        self.packets = 0
        self._send: Any = None
        self._remote: Any = None
        self._seq = self._timestamp = self._wide = 0

    async def description(self, direction: str, media: str, mid: str = "0") -> str:
        """An offer or answer with one m-line; `media` are its format lines."""
        await self._gatherer.gather()
        parameters = self._gatherer.getLocalParameters()
        fingerprint = self.dtls.getLocalParameters().fingerprints[0]
        found = [c for c in self._gatherer.getLocalCandidates() if ":" not in c.ip]
        lines = [
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            f"a=group:BUNDLE {mid}",
            *media.splitlines(),
            "c=IN IP4 0.0.0.0",
            f"a=mid:{mid}",
            f"a={direction}",
            "a=rtcp-mux",
            f"a=extmap:{MID_ID} urn:ietf:params:rtp-hdrext:sdes:mid",
            f"a=extmap:{TWCC_ID} http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
            f"a=ice-ufrag:{parameters.usernameFragment}",
            f"a=ice-pwd:{parameters.password}",
            f"a=fingerprint:{fingerprint.algorithm} {fingerprint.value}",
            "a=setup:active",
            *(f"a=candidate:1 1 udp {c.priority} {c.ip} {c.port} typ host" for c in found),
            "a=end-of-candidates",
        ]
        return "\r\n".join(lines) + "\r\n"

    async def connect(self, remote: str) -> None:
        """To the server whose description this is."""
        ufrag, password, fingerprint = (
            re.search(pattern, remote)[1]  # type: ignore[index]
            for pattern in (r"a=ice-ufrag:(\S+)", r"a=ice-pwd:(\S+)", r"a=fingerprint:sha-256 (\S+)")
        )
        pattern = r"a=candidate:\S+ 1 udp (\d+) (\d+\.\S+) (\d+) typ host"
        for priority, host, port in re.findall(pattern, remote, re.IGNORECASE):
            await self.ice.addRemoteCandidate(RTCIceCandidate(1, "1", host, int(port), int(priority), "udp", "host"))
        await self.ice.addRemoteCandidate(None)
        self.dtls._set_role("client")
        await self.ice.start(RTCIceParameters(ufrag, password, iceLite="a=ice-lite" in remote))
        await self.dtls.start(RTCDtlsParameters([RTCDtlsFingerprint("sha-256", fingerprint)]))
        if self.dtls.state != "connected":
            raise ConnectionError(f"DTLS: {self.dtls.state}")
        self._count_instead_of_reading()

    def _count_instead_of_reading(self) -> None:
        connection: Any = self.ice._connection
        pair = connection._nominated[1]
        protocol = pair.protocol
        sock: socket.socket = protocol.transport.get_extra_info("socket")
        for option in (socket.SO_RCVBUF, socket.SO_SNDBUF):
            sock.setsockopt(socket.SOL_SOCKET, option, BUFFER)
        self._send, self._remote = protocol.transport.sendto, pair.remote_addr
        read = protocol.datagram_received

        def count(data: bytes, source: Any) -> None:
            if data[0] < 64:  # ICE must go on answering
                read(data, source)
            elif not 192 <= data[1] <= 223 and len(data) > 900:
                self.packets += 1

        protocol.datagram_received = count

    def send_frame(self, packets: int, payload_type: int) -> None:
        protect: Any = self.dtls._tx_srtp
        for place in range(packets):
            last = place == packets - 1
            head = struct.pack("!BBHIIHH", 0x90, last << 7 | payload_type, self._seq, self._timestamp, SSRC, 0xBEDE, 2)
            extensions = struct.pack("!BcBHxxx", MID_ID << 4, b"0", TWCC_ID << 4 | 1, self._wide)
            payload = VP8_FOLLOWS if place else VP8_KEYFRAME
            packet = (head + extensions + payload).ljust(PACKET, b"\x55")
            self._send(protect.protect(packet), self._remote)
            self._seq, self._wide = (self._seq + 1) & 0xFFFF, (self._wide + 1) & 0xFFFF
        self._timestamp = (self._timestamp + 3000) & 0xFFFFFFFF

    async def close(self) -> None:
        await self.dtls.stop()
        await self.ice.stop()
        await asyncio.sleep(0)
