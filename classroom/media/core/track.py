"""What comes from one published m-line: numbered, deduplicated, remembered, and what is missing of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..protocol.extensions import AUDIBLE
from ..protocol.keyframes import STARTS_KEYFRAME
from ..protocol.rtcp import ReceptionReport
from .interface import CLOCK_HZ, Kind

if TYPE_CHECKING:
    from .slot import PythonSlot

HISTORY = {"video": 1_024, "audio": 64}  # packets: 2..3 s of a camera
SEEN = 2_048  # browsers' bandwidth probes repeat packets of the last seconds (BROWSERS.md §0.4)
MAX_JUMP = 1_000  # a larger step is another stream behind the same SSRC
MAX_MISSING = 200  # a larger hole is not worth asking for: a keyframe is
FIRST_ASK_S = 0.010  # reordered packets come within this
ASK_AGAIN_S = 0.060
MAX_ASKS = 8
# Browsers ignore a PLI within 300 ms of the last one that they obeyed, not of one that they ignored (BROWSERS.md §2b), so
# asking often costs 16 bytes and never waits out a pause of its own after theirs.
KEYFRAME_GAP_S = 0.100
KEYFRAME_IDLE_GAP_S = 1.0  # asking one that sends nothing
IDLE_S = 2.0
PACKET_TICKS = 960  # of sound: 20 ms, what browsers send
MOST_TICKS = 2_880  # 60 ms, Opus's longest packet; a longer step was a pause
LATE_TICKS = 0x1_0000_0000 - 48_000  # a step back by less than a second


class Kept(NamedTuple):
    """A packet as slots send it; `n` is its number in the track, without wrapping and without padding's gaps."""

    n: int
    head: int  # first byte: 0x90 with a header extension in the body
    marker: int  # 0 or 0x80
    timestamp: int
    body: bytes  # extension and payload


class PythonTrack:
    def __init__(self, mid: str, kind: Kind, codecs: Mapping[int, str], rtx: Mapping[int, int]) -> None:
        self.mid, self.codecs, self.rtx = mid, codecs, rtx
        self.kind: Kind = kind
        self.ssrc: int | None = None
        self.payload_type = -1
        self.codec = ""
        self.slots: list[PythonSlot] = []
        self.waiting: list[PythonSlot] = []
        self.wants_keyframe = False
        self.keyframes = 0
        self.keyframe_requests = 0
        self._asked_keyframe_at = 0.0
        self._level: int | None = None
        self._level_timestamp = 0
        self._spoken_ticks = 0
        self._begin(0, 0.0)

    def _begin(self, seq: int, now: float) -> None:
        """A stream starts: `seq` will be its first."""
        self.highest = (1 << 16) + seq - 1
        self.highest_n = self.highest
        self.highest_timestamp = 0
        self.highest_at = now
        self.history: list[Kept | None] = [None] * HISTORY[self.kind]
        self._seen = [0] * SEEN
        self._skipped_at: list[int] = []
        self._skipped = 0
        self.missing: dict[int, tuple[float, int]] = {}
        self._odd_seq = -1
        self._base = self.highest + 1
        self.packets = self.octets = 0
        self._reported_expected = self._reported_packets = 0
        self._transit: float | None = None
        self._jitter = 0.0
        self._sender_report: tuple[int, int, float] | None = None

    def begin_stream(self, ssrc: int, seq: int, now: float) -> None:
        """Another SSRC, or another stream behind it: what plays must start anew."""
        self.ssrc = ssrc
        for slot in self.slots:
            slot.pause()
            slot.forget()  # what it could repair is gone
        self.waiting += self.slots
        self.slots = []
        self._begin(seq, now)
        if self.waiting:
            self.wants_keyframe = self.kind == "video"

    def number(self, seq: int, now: float) -> int | None:
        """The packet's number without wrapping, None for a copy. Notes what is missing before it."""
        ahead = ((seq - self.highest + 0x8000) & 0xFFFF) - 0x8000
        if abs(ahead) > MAX_JUMP:
            if seq != self._odd_seq:  # RFC 3550 A.1: two in a row make a restart
                self._odd_seq = (seq + 1) & 0xFFFF
                return None
            assert self.ssrc is not None
            self.begin_stream(self.ssrc, seq, now)
            ahead = 1
        extended = self.highest + ahead
        if self._seen[extended % SEEN] == extended:
            return None
        self._seen[extended % SEEN] = extended
        if ahead > 0:
            if ahead > 1 and self.kind == "video":
                self._note_missing(extended, ahead, now)
            self.highest = extended
        elif self.missing:
            self.missing.pop(extended, None)
        self.packets += 1
        return extended

    def _note_missing(self, extended: int, ahead: int, now: float) -> None:
        if ahead > MAX_MISSING or len(self.missing) + ahead > MAX_MISSING:
            self.missing.clear()
            self.wants_keyframe = True
            return
        for gone in range(self.highest + 1, extended):
            self.missing[gone] = (now + FIRST_ASK_S, 0)

    def skip(self, extended: int) -> None:
        """A packet without payload: the numbers after it close up, so that nobody misses it."""
        if extended == self.highest:
            self._skipped += 1
            self._skipped_at = [*self._skipped_at[-63:], extended]

    def place(self, extended: int) -> int:
        """The packet's number among those that slots send."""
        n = extended - self._skipped
        for at in reversed(self._skipped_at):
            if at < extended:
                break
            n += 1
        return n

    def starts_here(self, payload: bytes) -> bool:
        starts = STARTS_KEYFRAME.get(self.codec)
        return starts is None or starts(payload)

    def note_arrival(self, timestamp: int, now: float) -> None:
        """Jitter (RFC 3550 A.8)."""
        transit = now * CLOCK_HZ[self.kind] - timestamp
        if self._transit is not None:
            difference = abs(transit - self._transit)
            if difference < CLOCK_HZ[self.kind]:  # not over a wrap or a restart
                self._jitter += (difference - self._jitter) / 16
        self._transit = transit

    def note_level(self, level: int, timestamp: int) -> None:
        if self._level is None or level < self._level:
            self._level = level
        if level < AUDIBLE:
            step = timestamp - self._level_timestamp & 0xFFFFFFFF
            if step > LATE_TICKS:  # a copy, or one that was overtaken: it counted as a pause then
                return
            self._spoken_ticks += step if step <= MOST_TICKS else PACKET_TICKS
        self._level_timestamp = timestamp

    def take_spoken_ms(self) -> int:
        ms, self._spoken_ticks = divmod(self._spoken_ticks, 48)
        return ms

    def take_level(self) -> int | None:
        level, self._level = self._level, None
        return level

    def lost(self, now: float) -> Sequence[int]:
        due: list[int] = []
        for extended, (at, asks) in list(self.missing.items()):
            if at > now:
                continue
            if asks == MAX_ASKS:
                del self.missing[extended]
            else:
                self.missing[extended] = (now + ASK_AGAIN_S, asks + 1)
                due.append(extended & 0xFFFF)
        return due

    def want_keyframe(self) -> None:
        self.wants_keyframe = self.kind == "video"

    def keyframe_wanted(self, now: float) -> bool:
        if not self.wants_keyframe or self.ssrc is None:
            return False
        gap = KEYFRAME_GAP_S if now - self.highest_at < IDLE_S else KEYFRAME_IDLE_GAP_S
        if now - self._asked_keyframe_at < gap:
            return False
        self._asked_keyframe_at = now
        self.keyframe_requests += 1
        return True

    def on_sender_report(self, ntp_middle: int, rtp_timestamp: int, now: float) -> None:
        self._sender_report = (ntp_middle, rtp_timestamp, now)

    def timestamp_at(self, now: float) -> int:
        """The track's own clock now: from its last sender report, else from its last packet."""
        if self._sender_report is not None:
            _, timestamp, at = self._sender_report
        else:
            timestamp, at = self.highest_timestamp, self.highest_at
        return timestamp + int((now - at) * CLOCK_HZ[self.kind]) & 0xFFFFFFFF

    def report(self, now: float) -> ReceptionReport | None:
        if self.ssrc is None or self.packets == self._reported_packets:
            return None
        expected = self.highest - self._base + 1
        lately = expected - self._reported_expected
        lost = max(0, lately - (self.packets - self._reported_packets))
        self._reported_expected, self._reported_packets = expected, self.packets
        last_sr, _, at = self._sender_report or (0, 0, now)
        return ReceptionReport(
            ssrc=self.ssrc,
            fraction_lost=min(255, lost * 256 // lately) if lately > 0 else 0,
            total_lost=expected - self.packets,
            highest_seq=self.highest - (1 << 16),
            jitter=int(self._jitter),
            last_sr=last_sr,
            delay_since_sr=int((now - at) * 65_536) if last_sr else 0,
        )
