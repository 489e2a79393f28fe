"""DTLS of one peer connection. The only file that knows aiortc; tests/media/test_aiortc_names.py watches the names.

RTCDtlsTransport runs over an ICE transport of which it uses role, state, _recv, _send and the events; ours feeds it
the datagrams that the core took for DTLS. Its own SRTP is never set up: `_setup_srtp` hands the keys to the core.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from aiortc import RTCCertificate
from aiortc.rtcdtlstransport import (
    SRTP_AEAD_AES_128_GCM,
    SRTP_AEAD_AES_256_GCM,
    SRTP_AES128_CM_SHA1_80,
    RTCDtlsFingerprint,
    RTCDtlsParameters,
    RTCDtlsTransport,
    State,
)
from pyee.asyncio import AsyncIOEventEmitter

from ..core.interface import SrtpKeys
from ..protocol.sdp import Fingerprint

PROFILES = [SRTP_AEAD_AES_128_GCM, SRTP_AES128_CM_SHA1_80, SRTP_AEAD_AES_256_GCM]  # our order decides: cheapest first
MAX_QUEUED = 32  # datagrams; a handshake has about ten


class Certificate:
    """One for all peers of a worker."""

    def __init__(self) -> None:
        self.aiortc = RTCCertificate.generateCertificate()
        own = next(f for f in self.aiortc.getFingerprints() if f.algorithm == "sha-256")
        self.fingerprint = Fingerprint(own.algorithm, own.value)


class _IceEnd(AsyncIOEventEmitter):
    """What RTCDtlsTransport takes for its RTCIceTransport."""

    role, state = "controlled", "completed"

    def __init__(self, send: Callable[[bytes], None]) -> None:
        super().__init__()
        self._outgoing = send
        self.incoming: asyncio.Queue[bytes | None] = asyncio.Queue(MAX_QUEUED)

    async def _recv(self) -> bytes:
        datagram = await self.incoming.get()
        if datagram is None:
            raise ConnectionError
        return datagram

    async def _send(self, datagram: bytes) -> None:
        self._outgoing(datagram)


class _Transport(RTCDtlsTransport):
    keys: SrtpKeys | None = None

    def prepare(self, *, is_server: bool) -> None:
        self._srtp_profiles = PROFILES
        self._set_role("server" if is_server else "client")

    def _setup_srtp(self) -> None:
        ssl: Any = self._ssl
        chosen = ssl.get_selected_srtp_profile()
        profile = next((p for p in self._srtp_profiles if p.openssl_profile == chosen), None)
        if profile is None:
            self._set_state(State.FAILED)
            return
        material = ssl.export_keying_material(b"EXTRACTOR-dtls_srtp", 2 * (profile.key_length + profile.salt_length))
        own = 1 if self._role == "server" else 0
        self.keys = SrtpKeys(
            profile.libsrtp_profile,
            receive=profile.get_key_and_salt(material, 1 - own),
            send=profile.get_key_and_salt(material, own),
        )


class Dtls:
    """A handshake, and the connection until the peer closes it."""

    def __init__(self, certificate: Certificate, send: Callable[[bytes], None], *, is_server: bool) -> None:
        self._ice = _IceEnd(send)
        ice: Any = self._ice
        self._transport = _Transport(ice, [certificate.aiortc])
        self._transport.prepare(is_server=is_server)
        self._closed = asyncio.Event()
        self._transport.on("statechange", self._on_state)

    def feed(self, datagram: bytes) -> None:
        """A datagram of the peer; beyond the bound it is lost, as on the wire."""
        if not self._ice.incoming.full():
            self._ice.incoming.put_nowait(datagram)

    def _on_state(self) -> None:
        if self._transport.state == "closed":
            self._closed.set()

    async def run(self, remote: Fingerprint, on_keys: Callable[[SrtpKeys], None]) -> str:
        """Until the peer is gone; "failed" or "closed". Cancelled, it says goodbye."""
        try:
            await self._transport.start(RTCDtlsParameters([RTCDtlsFingerprint(remote.algorithm, remote.value)]))
            if self._transport.keys is None or self._transport.state != "connected":
                return "failed"
            on_keys(self._transport.keys)
            await self._closed.wait()
            return "closed"
        finally:
            await self._transport.stop()
