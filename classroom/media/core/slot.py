"""One outgoing SSRC: what plays in it may change, its sequence numbers and timestamps never show it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from struct import pack
from typing import Any, Protocol

from ..protocol.ice_lite import Address
from ..protocol.rtcp import sender_report
from .interface import CLOCK_HZ, Kind, Track
from .track import Kept, PythonTrack

MAX_RESENT = 200  # packets to one slot in RESEND_WINDOW_S: a NACK costs its sender 4 bytes, answering it up to 20 kB
RESEND_WINDOW_S = 0.100
MEND_S = 0.5  # after a switch; later nobody misses what was shown before, and it may be of a room that they left


class Viewer(Protocol):
    """The peer that a slot belongs to; the first three are for the sending loop, valid while `is_ready`."""

    handle: Any  # libsrtp's context
    sendto: Callable[[memoryview, Address], object]
    address: Address | None

    @property
    def is_ready(self) -> bool: ...
    def send_rtp(self, head: int, second: int, seq: int, timestamp: int, ssrc: int, body: bytes) -> bool: ...


@dataclass(slots=True)
class Stretch:
    """A stretch of one track in the slot and how its numbers were mapped, for NACKs that come after a switch."""

    track: PythonTrack
    first_n: int
    seq_shift: int
    timestamp_shift: int
    end_n: int = -1  # -1: goes on


class PythonSlot:
    def __init__(
        self, viewer: Viewer, kind: Kind, ssrc: int, rtx_ssrc: int, first_seq: int, first_timestamp: int
    ) -> None:
        self.viewer, self.ssrc, self.rtx_ssrc = viewer, ssrc, rtx_ssrc
        self.kind: Kind = kind
        self.wanted: PythonTrack | None = None
        self.taken: Mapping[str, int] = {}
        self.rtx: Mapping[str, int] = {}
        self.payload_type = 0
        self.seq_shift = 0  # what the sending loop adds; kept here rather than in a Stretch for its sake
        self.timestamp_shift = 0
        self.first_n = 0
        self._now: Stretch | None = None
        self._before: Stretch | None = None
        self._next_seq, self._last_timestamp, self._last_at = first_seq, first_timestamp, 0.0
        self._has_played = False
        self._packets = self._octets = 0  # of stretches that ended
        self._base_packets = self._base_octets = 0
        self._rtx_seq = first_seq
        self._resent_since, self._resent = 0.0, 0

    def play(self, track: Track | None) -> None:
        assert track is None or isinstance(track, PythonTrack)
        if track is self.wanted:
            return
        self.stop()
        self.wanted = track
        self.wait()

    def stop(self) -> None:
        """Nothing of the old track is sent from here on."""
        track = self.wanted
        if track is None:
            return
        if self in track.slots:
            track.slots.remove(self)
            self.pause()
        elif self in track.waiting:
            track.waiting.remove(self)
        self.wanted = None

    def wait(self) -> None:
        """For the wanted track's next keyframe, once the viewer can be sent to."""
        track = self.wanted
        if track is None or not self.viewer.is_ready or self in track.waiting:
            return
        if self in track.slots:
            track.slots.remove(self)
            self.pause()
        track.waiting.append(self)
        track.want_keyframe()

    def want_keyframe(self) -> None:
        if self.wanted is not None:
            self.wanted.want_keyframe()

    def can_play(self, codec: str) -> bool:
        return codec in self.taken

    def begin(self, track: PythonTrack, first: Kept, now: float) -> None:
        """The track plays from this packet of it on, which is its newest or near it."""
        if self._has_played:  # at least one tick on: two sources in one tick would look like one frame
            elapsed = max(1, int((now - self._last_at) * CLOCK_HZ[self.kind]))
            timestamp_now = self._last_timestamp + elapsed
        else:
            timestamp_now = self._last_timestamp
        self.seq_shift = self._next_seq - first.n & 0xFFFF
        self.timestamp_shift = timestamp_now - first.timestamp & 0xFFFFFFFF
        self.first_n = first.n
        self.payload_type = self.taken[track.codec]
        self._now = Stretch(track, first.n, self.seq_shift, self.timestamp_shift)
        self._base_packets, self._base_octets = track.packets - 1, track.octets - len(first.body)
        self._has_played = True

    def pause(self) -> None:
        """What played ends here; the next begins where it left off."""
        if self._now is None:
            return
        track = self._now.track
        self._now.end_n = track.highest_n + 1
        self._before, self._now = self._now, None
        self._next_seq = track.highest_n + 1 + self.seq_shift & 0xFFFF
        self._last_timestamp = track.highest_timestamp + self.timestamp_shift & 0xFFFFFFFF
        self._last_at = track.highest_at
        self._packets += track.packets - self._base_packets
        self._octets += track.octets - self._base_octets

    def forget(self) -> None:
        """A track is going: nothing may keep its history alive."""
        self._before = None

    def send(self, kept: Kept) -> bool:
        seq = kept.n + self.seq_shift & 0xFFFF
        timestamp = kept.timestamp + self.timestamp_shift & 0xFFFFFFFF
        second = kept.marker | self.payload_type
        return self.viewer.send_rtp(kept.head, second, seq, timestamp, self.ssrc, kept.body)

    def resend(self, seqs: Sequence[int], now: float) -> int:
        """Answer a NACK; how many packets went out."""
        if now - self._resent_since > RESEND_WINDOW_S:
            self._resent_since, self._resent = now, 0
        sent = 0
        for seq in seqs:
            found = self._find(seq, now)
            if found is None or self._resent >= MAX_RESENT:
                continue
            self._resent += 1
            sent += self._resend(seq, *found)
        return sent

    def _find(self, seq: int, now: float) -> tuple[Stretch, Kept] | None:
        mends_before = now - self._last_at <= MEND_S
        for stretch in (self._now, self._before if mends_before else None):
            if stretch is None:
                continue
            history = stretch.track.history
            n16 = seq - stretch.seq_shift & 0xFFFF
            kept = history[n16 % len(history)]  # its length divides 2**16
            if kept is None or kept.n & 0xFFFF != n16 or kept.n < stretch.first_n:
                continue
            if stretch.end_n < 0 or kept.n < stretch.end_n:
                return stretch, kept
        return None

    def _resend(self, seq: int, stretch: Stretch, kept: Kept) -> bool:
        timestamp = kept.timestamp + stretch.timestamp_shift & 0xFFFFFFFF
        repair = self.rtx.get(stretch.track.codec)
        if repair is None or kept.head != 0x80:  # RTX not taken: the packet itself again, which browsers accept
            payload_type = self.taken.get(stretch.track.codec, self.payload_type)
            return self.viewer.send_rtp(kept.head, kept.marker | payload_type, seq, timestamp, self.ssrc, kept.body)
        self._rtx_seq = self._rtx_seq + 1 & 0xFFFF
        body = pack("!H", seq) + kept.body
        return self.viewer.send_rtp(0x80, kept.marker | repair, self._rtx_seq, timestamp, self.rtx_ssrc, body)

    def sender_report(self, now: float, ntp_seconds: float) -> bytes | None:
        if self._now is None:
            return None
        track = self._now.track
        timestamp = track.timestamp_at(now) + self.timestamp_shift & 0xFFFFFFFF
        packets = self._packets + track.packets - self._base_packets
        octets = self._octets + track.octets - self._base_octets
        return sender_report(self.ssrc, ntp_seconds, timestamp, packets, octets)
