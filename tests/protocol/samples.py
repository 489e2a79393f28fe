"""What browsers sent, as `python -m tests.protocol.record` wrote it down (Chromium 156, Firefox 153 ESR)."""

import json
from pathlib import Path

from classroom.media.protocol.extensions import ONE_BYTE, elements

FOLDER = Path(__file__).parent / "recorded"


def packets(parser: str) -> list[bytes]:
    """ "rtp" and "rtcp" decrypted, "stun" as it came."""
    return [bytes.fromhex(line) for line in (FOLDER / f"{parser}.hex").read_text().split()]


def in_two_byte_form(packet: bytes) -> bytes:
    """The same RTP packet with the other form of header extensions (RFC 8285 §4.3), which no browser sent here."""
    at = 16 + 4 * (packet[0] & 15)
    if not packet[0] & 0x10 or packet[at - 4 : at - 2] != b"\xbe\xde":
        return packet
    end = at + 4 * int.from_bytes(packet[at - 2 : at], "big")
    body = bytearray()
    for extension_id, start, size in elements(packet, ONE_BYTE, at, end):
        body += bytes((extension_id, size)) + packet[start : start + size]
    body += bytes(-len(body) % 4)
    return packet[: at - 4] + b"\x10\x00" + (len(body) // 4).to_bytes(2, "big") + body + packet[end:]


def descriptions() -> list[str]:
    """Offer on the publish connection and answer on the subscribe one, of each browser."""
    return json.loads((FOLDER / "sdp.json").read_text())


def offers() -> list[str]:
    return [text for text in descriptions() if "a=sendonly" in text]


def answers() -> list[str]:
    return [text for text in descriptions() if "a=sendonly" not in text]
