"""One peer of the Python core: its address, its keys, what it sends and what it is shown."""

from collections.abc import Callable, Mapping, Sequence
from struct import pack_into
from typing import TYPE_CHECKING, Any

from ..protocol.extensions import ExtensionIds
from ..protocol.ice_lite import Address
from .interface import Kind, Slot, SrtpKeys, Track
from .slot import PythonSlot
from .srtp import SrtpContext, lib
from .track import PythonTrack

if TYPE_CHECKING:
    from .fallback import PythonCore

MAX_SSRCS = 32  # of one publisher; libsrtp keeps a context for each
MAX_ARRIVALS = 4_096  # between two feedback packets, 100 ms apart


def _ignore_dtls(datagram: bytes) -> None:
    pass


def _ignore_rtcp(packet: bytes, now: float) -> None:
    pass


class PythonTransport:
    def __init__(self, core: "PythonCore") -> None:
        self._core = core
        self.on_dtls: Callable[[bytes], None] = _ignore_dtls
        self.on_rtcp: Callable[[bytes, float], None] = _ignore_rtcp
        self.address: Address | None = None
        self.sendto: Callable[[memoryview, Address], object] = core.nowhere
        self.receive: SrtpContext | None = None
        self.send_context: SrtpContext | None = None
        self.handle: Any = None  # of send_context, for the sending loop
        self.extensions = ExtensionIds()
        self.tracks: list[PythonTrack] = []
        self.slots: list[PythonSlot] = []
        self.streams: dict[int, tuple[PythonTrack, bool]] = {}  # SSRC -> track, whether it is its RTX
        self.ssrcs: set[int] = set()  # that libsrtp knows or may get to know
        self.arrivals: list[tuple[int, float]] = []
        self.last_packet_at = 0.0

    @property
    def is_ready(self) -> bool:
        return self.send_context is not None and self.address is not None

    def bind(self, address: Address) -> None:
        was_ready = self.is_ready
        self._core.bind(self, address)
        if self.is_ready and not was_ready:
            self._begin_slots()

    def set_keys(self, keys: SrtpKeys | None) -> None:
        """None: a new handshake is to come; nothing is sent until then."""
        self.ssrcs.clear()
        if keys is None:
            self.receive = self.send_context = self.handle = None
            for slot in self.slots:
                track = slot.wanted
                slot.stop()
                slot.wanted = track
            return
        self.receive = SrtpContext(keys.profile, keys.receive, inbound=True)
        self.send_context = SrtpContext(keys.profile, keys.send, inbound=False)
        self.handle = self.send_context.handle
        if self.is_ready:
            self._begin_slots()

    def _begin_slots(self) -> None:
        for slot in self.slots:
            slot.wait()

    def send(self, datagram: bytes) -> None:
        if self.address is not None:
            self._core.send(datagram, self.address)

    def send_rtcp(self, packet: bytes) -> None:
        if self.send_context is None or self.address is None:
            return
        buffer = self._core.out
        length = self.send_context.protect_rtcp(buffer, packet)
        if length > 0:
            self._core.send(buffer.view[:length], self.address)
        else:
            self._core.dropped["srtp_protect"] += 1

    def send_rtp(self, head: int, second: int, seq: int, timestamp: int, ssrc: int, body: bytes) -> bool:
        if self.send_context is None or self.address is None:
            return False
        buffer = self._core.out
        length = 12 + len(body)
        pack_into("!BBHII", buffer.bytes, 0, head, second, seq, timestamp, ssrc)
        buffer.bytes[12:length] = body
        buffer.length[0] = length
        if lib.srtp_protect(self.handle, buffer.c, buffer.length):
            self._core.dropped["srtp_protect"] += 1
            return False
        self._core.send(buffer.view[: buffer.length[0]], self.address)
        self._core.counters.packets_out += 1
        return True

    def set_extensions(self, ids: ExtensionIds) -> None:
        self.extensions = ids

    def add_track(
        self,
        mid: str,
        kind: Kind,
        codecs: Mapping[int, str],
        rtx: Mapping[int, int],
        ssrcs: Sequence[int],
        rtx_ssrcs: Sequence[int],
    ) -> Track:
        track = PythonTrack(mid, kind, codecs, rtx)
        self.tracks.append(track)
        for ssrc in ssrcs:
            self.streams[ssrc] = (track, False)
        for ssrc in rtx_ssrcs:
            self.streams[ssrc] = (track, True)
        return track

    def remove_track(self, track: Track) -> None:
        assert isinstance(track, PythonTrack)
        for slot in (*track.slots, *track.waiting):
            slot.play(None)
            slot.forget()
        self.tracks.remove(track)
        self.streams = {ssrc: entry for ssrc, entry in self.streams.items() if entry[0] is not track}

    def track_of(self, ssrc: int) -> Track | None:
        entry = self.streams.get(ssrc)
        return None if entry is None or entry[1] else entry[0]

    def learn(self, ssrc: int, payload_type: int, mid: str | None) -> tuple[PythonTrack, bool] | None:
        """Which track an SSRC that no SDP announced belongs to: by its mid, else by a payload type of only one."""
        fits = [track for track in self.tracks if payload_type in track.codecs or payload_type in track.rtx]
        if mid is not None:
            fits = [track for track in fits if track.mid == mid]
        if len(fits) != 1 or len(self.streams) >= 2 * MAX_SSRCS:
            return None
        self.streams[ssrc] = (fits[0], payload_type in fits[0].rtx)
        return self.streams[ssrc]

    def add_slot(self, kind: Kind, ssrc: int, rtx_ssrc: int, first_seq: int, first_timestamp: int) -> Slot:
        slot = PythonSlot(self, kind, ssrc, rtx_ssrc, first_seq, first_timestamp)
        self.slots.append(slot)
        return slot

    def set_codecs(self, slot: Slot, taken: Mapping[str, int], rtx: Mapping[str, int]) -> None:
        assert isinstance(slot, PythonSlot)
        slot.taken, slot.rtx = taken, rtx

    def take_arrivals(self) -> list[tuple[int, float]]:
        arrivals, self.arrivals = self.arrivals, []
        return arrivals

    def close(self) -> None:
        for slot in self.slots:
            slot.play(None)
            slot.forget()
        for track in list(self.tracks):
            self.remove_track(track)
        self._core.unbind(self)
