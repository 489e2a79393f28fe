"""RTP header extensions (RFC 8285). One stream may mix one-byte and two-byte forms (BROWSERS.md §0.8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from .malformed import Malformed
from .rtp import Packet

MID = "urn:ietf:params:rtp-hdrext:sdes:mid"
AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"
TRANSPORT_CC = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"
ABS_SEND_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"
AUDIBLE = 60  # dBov below full scale (RFC 6464); quiet speech is at 40, a silent room above 70
ONE_BYTE, TWO_BYTE = 0xBEDE, 0x1000


@dataclass(slots=True)
class ExtensionIds:
    """Which id a peer gave to what we read; 0 where it did not offer it."""

    mid: int = 0
    audio_level: int = 0
    transport_cc: int = 0


def elements(packet: Packet, profile: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(id, offset, length) of each element between start and end. Raises Malformed where one passes the end.

    An unknown profile has no elements: RFC 8285 lets us ignore it.
    """
    at = start
    if profile == ONE_BYTE:
        while at < end:
            head = packet[at]
            if head == 0:
                at += 1
                continue
            if head >> 4 in (0, 15):  # §4.2: id 0 with a length, and id 15, end the reading
                return
            length = (head & 15) + 1
            if at + 1 + length > end:
                raise Malformed("rtp_extension_element")
            yield head >> 4, at + 1, length
            at += 1 + length
    elif profile & 0xFFF0 == TWO_BYTE:
        while at < end:
            if packet[at] == 0:
                at += 1
                continue
            if at + 2 > end or at + 2 + packet[at + 1] > end:
                raise Malformed("rtp_extension_element")
            yield packet[at], at + 2, packet[at + 1]
            at += 2 + packet[at + 1]


def audio_level_element(extension_id: int, level: int) -> bytes:
    """A whole one-byte-form header extension (8 bytes) that says only the level (RFC 6464)."""
    return bytes((0xBE, 0xDE, 0, 1, extension_id << 4, level & 0xFF, 0, 0))
