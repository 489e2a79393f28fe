"""RTP headers (RFC 3550 §5.1) and the RTX payload (RFC 4588 §4), read with every bound checked."""

from struct import unpack_from
from typing import NamedTuple

from .malformed import Malformed

Packet = bytes | bytearray | memoryview


class RtpHeader(NamedTuple):
    payload_type: int
    marker: bool
    seq: int
    timestamp: int
    ssrc: int
    extension_profile: int  # 0: no extension
    extension_start: int
    extension_end: int
    payload_start: int
    payload_end: int  # without padding


def parse_rtp(packet: Packet, length: int) -> RtpHeader:
    """The first `length` bytes of `packet`, decrypted. Raises Malformed."""
    if length < 12 or length > len(packet):
        raise Malformed("rtp_length")
    first, second, seq, timestamp, ssrc = unpack_from("!BBHII", packet)
    if first >> 6 != 2:
        raise Malformed("rtp_version")
    at = 12 + 4 * (first & 15)
    profile = start = end = 0
    if first & 0x10:
        if at + 4 > length:
            raise Malformed("rtp_extension_length")
        profile, words = unpack_from("!HH", packet, at)
        start = at + 4
        at = end = start + 4 * words
    if at > length:
        raise Malformed("rtp_extension_length" if profile else "rtp_length")
    if first & 0x20:
        padding = packet[length - 1]
        if padding == 0 or at + padding > length:
            raise Malformed("rtp_padding")
        length -= padding
    return RtpHeader(second & 0x7F, second >= 0x80, seq, timestamp, ssrc, profile, start, end, at, length)
