"""RTCP (RFC 3550 §6, RFC 4585, RFC 5104): what peers tell us, and what we tell them.

Consumed: sender reports, NACK, PLI, FIR, BYE. Receiver reports, SDES, REMB, XR and the rest are skipped.
Written: sender and receiver reports, NACK, PLI; transport-wide feedback is in twcc.py. Nothing is passed through.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from struct import pack, unpack_from

from .malformed import Malformed

SR, RR, SDES, BYE, APP, RTPFB, PSFB, XR = 200, 201, 202, 203, 204, 205, 206, 207
NACK_FORMAT, PLI_FORMAT, FIR_FORMAT = 1, 1, 4
MAX_PACKETS = 32  # in one compound; browsers send two to five
MAX_NACKED = 1_024  # sequence numbers in one compound: more than any history holds


@dataclass(frozen=True, slots=True)
class SenderReport:
    ssrc: int
    ntp_middle: int  # the middle 32 bits of the NTP time, as a report's LSR repeats them
    rtp_timestamp: int


@dataclass(frozen=True, slots=True)
class Nack:
    media_ssrc: int
    seqs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeyframeWanted:
    media_ssrc: int


@dataclass(frozen=True, slots=True)
class Bye:
    ssrcs: tuple[int, ...]


RtcpEvent = SenderReport | Nack | KeyframeWanted | Bye


def parse_rtcp(packet: bytes) -> list[RtcpEvent]:
    """A compound (or reduced-size) packet, decrypted. Raises Malformed; then nothing of it counts."""
    events: list[RtcpEvent] = []
    at = packets = nacked = 0
    if len(packet) < 8:
        raise Malformed("rtcp_length")
    while at < len(packet):
        packets += 1
        if packets > MAX_PACKETS:
            raise Malformed("rtcp_packets")
        if at + 4 > len(packet):
            raise Malformed("rtcp_length")
        first, kind, words = unpack_from("!BBH", packet, at)
        end = at + 4 * (words + 1)
        if first >> 6 != 2:
            raise Malformed("rtcp_version")
        if end > len(packet):
            raise Malformed("rtcp_length")
        body_end = end - _padding(packet, first, at, end)
        event = _event(packet, first & 31, kind, at, body_end)
        if isinstance(event, Nack):
            nacked += len(event.seqs)
            if nacked > MAX_NACKED:
                raise Malformed("rtcp_nacks")
        if event is not None:
            events.append(event) if not isinstance(event, list) else events.extend(event)
        at = end
    return events


def _padding(packet: bytes, first: int, at: int, end: int) -> int:
    if not first & 0x20:
        return 0
    padding = packet[end - 1]
    if padding == 0 or padding % 4 or at + 4 + padding > end:
        raise Malformed("rtcp_padding")
    return padding


def _event(
    packet: bytes, count: int, kind: int, at: int, end: int
) -> SenderReport | Nack | KeyframeWanted | Bye | list[RtcpEvent] | None:
    """`count` is the five-bit field: reports, sources or feedback format."""
    if kind == SR:
        if at + 28 + 24 * count > end:
            raise Malformed("rtcp_report")
        ssrc, ntp_high, ntp_low, rtp_timestamp = unpack_from("!IIII", packet, at + 4)
        return SenderReport(ssrc, (ntp_high & 0xFFFF) << 16 | ntp_low >> 16, rtp_timestamp)
    if kind == BYE:
        if at + 4 + 4 * count > end:
            raise Malformed("rtcp_bye")
        return Bye(unpack_from(f"!{count}I", packet, at + 4))
    if kind not in (RTPFB, PSFB):
        return None
    if at + 12 > end:
        raise Malformed("rtcp_feedback")
    (media_ssrc,) = unpack_from("!I", packet, at + 8)
    if kind == RTPFB and count == NACK_FORMAT:
        return Nack(media_ssrc, _nacked(packet, at + 12, end))
    if kind == PSFB and count == PLI_FORMAT:
        return KeyframeWanted(media_ssrc)
    if kind == PSFB and count == FIR_FORMAT:  # RFC 5104 §4.3.1: the entries name the streams, 8 bytes each
        return [KeyframeWanted(unpack_from("!I", packet, entry)[0]) for entry in range(at + 12, end - 7, 8)]
    return None


def _nacked(packet: bytes, at: int, end: int) -> tuple[int, ...]:
    if (end - at) // 4 * 17 > MAX_NACKED * 17:
        raise Malformed("rtcp_nacks")
    seqs: list[int] = []
    for entry in range(at, end - 3, 4):
        seq, following = unpack_from("!HH", packet, entry)
        seqs.append(seq)
        seqs.extend((seq + 1 + bit) & 0xFFFF for bit in range(16) if following >> bit & 1)
    return tuple(seqs)


@dataclass(frozen=True, slots=True)
class ReceptionReport:
    ssrc: int
    fraction_lost: int  # 0..255
    total_lost: int
    highest_seq: int  # 32 bits, with cycles
    jitter: int  # RTP clock units
    last_sr: int  # ntp_middle of the last sender report, 0: none
    delay_since_sr: int  # in 1/65536 s


def receiver_report(ssrc: int, reports: Sequence[ReceptionReport]) -> bytes:
    """At most 31 reports fit."""
    blocks = b"".join(
        pack(
            "!IIIIII",
            r.ssrc,
            (r.fraction_lost & 0xFF) << 24 | max(-0x800000, min(r.total_lost, 0x7FFFFF)) & 0xFFFFFF,
            r.highest_seq & 0xFFFFFFFF,
            r.jitter & 0xFFFFFFFF,
            r.last_sr,
            min(r.delay_since_sr, 0xFFFFFFFF),
        )
        for r in reports
    )
    return pack("!BBHI", 0x80 | len(reports), RR, 1 + 6 * len(reports), ssrc) + blocks


def sender_report(ssrc: int, ntp_seconds: float, rtp_timestamp: int, packets: int, octets: int) -> bytes:
    """`ntp_seconds` since 1900."""
    ntp = int(ntp_seconds * 4294967296) & 0xFFFFFFFFFFFFFFFF
    return pack("!BBHIQIII", 0x80, SR, 6, ssrc, ntp, rtp_timestamp, packets & 0xFFFFFFFF, octets & 0xFFFFFFFF)


def nack(ssrc: int, media_ssrc: int, seqs: Iterable[int]) -> bytes:
    """`seqs` in rising order (they may wrap)."""
    entries: list[tuple[int, int]] = []
    for seq in seqs:
        if entries and 0 < (ahead := (seq - entries[-1][0]) & 0xFFFF) <= 16:
            entries[-1] = (entries[-1][0], entries[-1][1] | 1 << ahead - 1)
        else:
            entries.append((seq & 0xFFFF, 0))
    body = b"".join(pack("!HH", *entry) for entry in entries)
    return pack("!BBHII", 0x80 | NACK_FORMAT, RTPFB, 2 + len(entries), ssrc, media_ssrc) + body


def pli(ssrc: int, media_ssrc: int) -> bytes:
    return pack("!BBHII", 0x80 | PLI_FORMAT, PSFB, 2, ssrc, media_ssrc)
