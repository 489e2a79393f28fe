"""What a forwarding core does, for whoever drives it and for whoever writes another one.

A core owns the UDP sockets. It takes every datagram, tells STUN and DTLS apart from media by the first byte
(RFC 7983) and hands them up; media it handles by itself:

- A `Transport` is one peer: an address, keys, the tracks that it publishes and the slots that it is shown.
- A `Track` is one published m-line. Its packets are decrypted once, deduplicated (browsers probe by RTX copies), put
  back from RTX, numbered without the gaps of padding, and kept in a history.
- A `Slot` is one outgoing SSRC. It plays one track at a time, from a keyframe on, with sequence numbers that never
  jump and timestamps that never go back, and answers NACKs from the history of its track over its RTX SSRC.

Nothing that a peer sends raises: it is dropped, counted in `dropped` by reason. Times are seconds of time.monotonic().
All calls come from one thread.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from ..protocol.extensions import ExtensionIds
from ..protocol.ice_lite import Address
from ..protocol.rtcp import ReceptionReport

Kind = Literal["audio", "video"]
CLOCK_HZ: Mapping[Kind, int] = {"audio": 48_000, "video": 90_000}


@dataclass(frozen=True, slots=True)
class SrtpKeys:
    """From the DTLS handshake; each is a master key followed by its salt."""

    profile: int  # pylibsrtp.Policy.SRTP_PROFILE_*
    receive: bytes
    send: bytes


@dataclass(slots=True)
class Counters:
    packets_in: int = 0
    packets_out: int = 0
    retransmitted: int = 0


class CoreEvents(Protocol):
    """What the core hands up."""

    def on_stun(self, datagram: bytes, source: Address) -> None: ...


class Track(Protocol):
    """See the module; `ssrc` is None until the first packet."""

    mid: str
    kind: Kind
    ssrc: int | None

    def keyframe_wanted(self, now: float) -> bool:
        """Whether a PLI should go to the publisher now; true at most once each KEYFRAME_GAP_S."""
        ...

    def want_keyframe(self) -> None: ...
    def lost(self, now: float) -> Sequence[int]:
        """Sequence numbers to ask for again now, rising."""
        ...

    def report(self, now: float) -> ReceptionReport | None:
        """What came since the last report; None: nothing."""
        ...

    def take_level(self) -> int | None:
        """The loudest since the last call, 0..127; None: no audio came."""
        ...

    def take_spoken_ms(self) -> int:
        """How long it was audible since the last call, by the level that its packets say (RFC 6464)."""
        ...

    def on_sender_report(self, ntp_middle: int, rtp_timestamp: int, now: float) -> None: ...


class Slot(Protocol):
    ssrc: int

    def play(self, track: Track | None) -> None:
        """Stop what plays at once; start the track at its next keyframe (audio: its next packet). None: fall silent."""
        ...

    def resend(self, seqs: Sequence[int], now: float) -> int:
        """Answer a NACK; how many packets went out."""
        ...

    def want_keyframe(self) -> None: ...
    def sender_report(self, now: float, ntp_seconds: float) -> bytes | None:
        """None: nothing plays."""
        ...


class Transport(Protocol):
    on_dtls: Callable[[bytes], None]
    on_rtcp: Callable[[bytes, float], None]
    last_packet_at: float  # of an authenticated media packet

    def bind(self, address: Address) -> None:
        """The peer is at this address now (it may have been elsewhere)."""
        ...

    def set_keys(self, keys: SrtpKeys | None) -> None: ...
    def send(self, datagram: bytes) -> None:
        """As it is: DTLS of ours."""
        ...

    def send_rtcp(self, packet: bytes) -> None: ...
    def set_extensions(self, ids: ExtensionIds) -> None: ...
    def add_track(
        self,
        mid: str,
        kind: Kind,
        codecs: Mapping[int, str],
        rtx: Mapping[int, int],
        ssrcs: Sequence[int],
        rtx_ssrcs: Sequence[int],
    ) -> Track: ...
    def remove_track(self, track: Track) -> None: ...
    def track_of(self, ssrc: int) -> Track | None: ...
    def add_slot(self, kind: Kind, ssrc: int, rtx_ssrc: int, first_seq: int, first_timestamp: int) -> Slot: ...
    def set_codecs(self, slot: Slot, taken: Mapping[str, int], rtx: Mapping[str, int]) -> None: ...
    def take_arrivals(self) -> list[tuple[int, float]]:
        """(transport-wide seq, arrival) since the last call."""
        ...

    def close(self) -> None: ...


class Core(Protocol):
    counters: Counters
    dropped: Counter[str]

    def start(self) -> None: ...
    def send(self, datagram: bytes, address: Address) -> None: ...
    def transport(self) -> Transport: ...
    def close(self) -> None: ...
