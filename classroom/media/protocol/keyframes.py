"""Where a keyframe begins, so that a picture is never started in its middle (BROWSERS.md §0.3).

Payloads are looked at only as far as this question needs.
"""


def vp8_starts_keyframe(payload: bytes) -> bool:
    """RFC 7741 §4.2, §4.3: the first packet of partition 0, and its frame header's P bit is 0."""
    if len(payload) < 2 or not payload[0] & 0x10 or payload[0] & 0x07:
        return False
    at = vp8_descriptor_length(payload)
    return at < len(payload) and not payload[at] & 0x01


def vp8_descriptor_length(payload: bytes) -> int:
    """RFC 7741 §4.2. May pass the end of a payload that lies about itself."""
    if not payload[0] & 0x80:
        return 1
    extended = payload[1]
    at = 2
    if extended & 0x80:
        at += 2 if at < len(payload) and payload[at] & 0x80 else 1
    if extended & 0x40:
        at += 1
    if extended & 0x30:
        at += 1
    return at


def h264_starts_keyframe(payload: bytes) -> bool:
    """RFC 6184 §5.2: parameter sets (7) or an IDR slice (5), alone, in a STAP-A or as the first part of an FU-A.

    Browsers send SPS and PPS with each IDR; starting at the SPS starts at the keyframe's first packet.
    """
    if not payload:
        return False
    kind = payload[0] & 31
    if kind == 24:
        kind = payload[3] & 31 if len(payload) > 3 else 0
    elif kind == 28:
        kind = payload[1] & 31 if len(payload) > 1 and payload[1] & 0x80 else 0
    return kind in (5, 7)


STARTS_KEYFRAME = {"VP8": vp8_starts_keyframe, "H264": h264_starts_keyframe}
