"""One peer connection of a browser: ICE-lite, DTLS and a transport of the core. What it carries is its children's."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from ..core.interface import Core, SrtpKeys
from ..protocol.ice_lite import Address, IceLite
from ..protocol.sdp import Candidate, Fingerprint, LocalTransport
from ..protocol.stun import BindingRequest
from .dtls import Certificate, Dtls

SILENT_AFTER_S = 15.0  # the longest pause between a living browser's checks was 5.8 s (BROWSERS.md §6)


@dataclass
class Place:
    """What a worker lends to its legs."""

    core: Core
    certificate: Certificate
    candidates: Callable[[], tuple[Candidate, ...]]
    start_task: Callable[["Leg", Dtls, Fingerprint], "asyncio.Task[None]"]
    on_state: Callable[["Leg", str], None]
    by_ufrag: dict[str, "Leg"] = field(default_factory=dict[str, "Leg"])


class Leg:
    def __init__(self, place: Place, session: str, name: str, version: int) -> None:
        self.session, self.name, self.version = session, name, version
        self._place = place
        self.ssrc = secrets.randbits(31) | 1  # of what we say ourselves: reports, requests
        self.transport = place.core.transport()
        self.transport.on_rtcp = self.on_rtcp
        self.ice = IceLite(secrets.token_hex)
        self.remote: Fingerprint | None = None
        self.state = "new"
        self.last_check_at = 0.0
        self._sdp_session = secrets.randbits(53)
        self._sdp_version = 0
        self._dtls: Dtls | None = None
        self._task: asyncio.Task[None] | None = None
        self._announce()

    def _announce(self) -> None:
        for ufrag in self.ice.ufrags:
            self._place.by_ufrag[ufrag] = self

    def restart_ice(self) -> None:
        before = self.ice.ufrags
        self.ice.restart()
        for ufrag in set(before) - set(self.ice.ufrags):
            self._place.by_ufrag.pop(ufrag, None)
        self._announce()

    def local(self, setup: str) -> LocalTransport:
        self._sdp_version += 1
        return LocalTransport(
            session=self._sdp_session,
            version=self._sdp_version,
            ufrag=self.ice.credentials.ufrag,
            password=self.ice.credentials.password,
            fingerprint=self._place.certificate.fingerprint,
            setup=setup,
            candidates=self._place.candidates(),
        )

    def connect(self, remote: Fingerprint, *, is_server: bool) -> None:
        """A handshake with whoever holds this certificate; an earlier connection of the leg ends."""
        self._disconnect()
        self.remote, self.state = remote, "new"
        self._dtls = Dtls(self._place.certificate, self.transport.send, is_server=is_server)
        self.transport.on_dtls = self._dtls.feed
        self._task = self._place.start_task(self, self._dtls, remote)

    def _disconnect(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = self._dtls = None
            self.transport.set_keys(None)

    def on_keys(self, keys: SrtpKeys) -> None:
        self.transport.set_keys(keys)
        self.set_state("up")

    def set_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self._place.on_state(self, state)

    def on_check(self, request: BindingRequest, source: Address, now: float) -> bytes | None:
        """The answer to an ICE check; None where it was not signed."""
        before = self.ice.ufrags
        checked = self.ice.check(request, source)
        if checked is None:
            return None
        self.last_check_at = now
        if checked.moved:
            self.transport.bind(source)
        for ufrag in set(before) - set(self.ice.ufrags):
            self._place.by_ufrag.pop(ufrag, None)
        if self.state == "silent":
            self.set_state("up")
        return checked.response

    def look_for_silence(self, now: float) -> None:
        if self.state == "up" and now - max(self.last_check_at, self.transport.last_packet_at) > SILENT_AFTER_S:
            self.set_state("silent")

    def on_rtcp(self, packet: bytes, now: float) -> None:
        raise NotImplementedError

    def close(self) -> None:
        self._disconnect()
        self.transport.close()
        for ufrag in self.ice.ufrags:
            self._place.by_ufrag.pop(ufrag, None)
        self.state = "closed"
