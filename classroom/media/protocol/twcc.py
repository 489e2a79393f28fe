"""Transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).

Without one of these each 50..500 ms a browser stays at its lowest rate (BROWSERS.md §0.5).
"""

from collections.abc import Sequence
from struct import pack

from .rtcp import RTPFB

FORMAT = 15
MAX_SPAN = 0x2000  # sequence numbers reported in one packet; more means the peer counts strangely
TICKS_PER_S = 4_000  # deltas are in 250 us
REFERENCE_TICKS = 256  # the reference time is in 64 ms


def feedback(ssrc: int, media_ssrc: int, count: int, arrivals: Sequence[tuple[int, float]]) -> bytes:
    """One feedback packet; `arrivals` are (transport-wide seq, arrival in s on any one clock), at least one.

    `count` is the running number of feedback packets. Sequence numbers further than MAX_SPAN from the first are left
    out; of a number that came twice the first arrival counts.
    """
    first = arrivals[0][0]
    times: dict[int, float] = {}
    for seq, at_s in arrivals:
        ahead = (seq - first + 0x8000 & 0xFFFF) - 0x8000
        if abs(ahead) < MAX_SPAN // 2:
            times.setdefault(ahead, at_s)
    low, high = min(times), max(times)
    reference = int(times[low] * TICKS_PER_S) // REFERENCE_TICKS
    ticks = reference * REFERENCE_TICKS
    symbols: list[int] = []
    deltas = bytearray()
    for ahead in range(low, high + 1):
        at = times.get(ahead)
        if at is None:
            symbols.append(0)
            continue
        delta = max(-0x8000, min(int(at * TICKS_PER_S) - ticks, 0x7FFF))
        ticks += delta
        if 0 <= delta <= 0xFF:
            symbols.append(1)
            deltas.append(delta)
        else:
            symbols.append(2)
            deltas += pack("!h", delta)
    body = pack("!HHI", first + low & 0xFFFF, len(symbols), (reference & 0xFFFFFF) << 8 | count & 0xFF)
    body += _chunks(symbols) + deltas
    padding = -len(body) % 4
    if padding:
        body += bytes(padding - 1) + bytes((padding,))
    head = 0x80 | FORMAT | (0x20 if padding else 0)
    return pack("!BBHII", head, RTPFB, 2 + len(body) // 4, ssrc, media_ssrc) + body


def _chunks(symbols: Sequence[int]) -> bytes:
    """Run-length chunks for long runs, else vectors of seven two-bit symbols."""
    out = bytearray()
    at = 0
    while at < len(symbols):
        run = at + 1
        while run < len(symbols) and symbols[run] == symbols[at]:
            run += 1
        if run - at > 7 or run == len(symbols):
            length = min(run - at, 0x1FFF)
            out += pack("!H", symbols[at] << 13 | length)
            at += length
        else:
            word = 0xC000
            for place, symbol in enumerate(symbols[at : at + 7]):
                word |= symbol << 12 - 2 * place
            out += pack("!H", word)
            at += 7
    return bytes(out)
