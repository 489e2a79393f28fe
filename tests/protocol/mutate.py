"""Seeded mutants of recorded packets against each parser: `python -m tests.protocol.mutate --count 1000000`.

A parser may answer or raise Malformed, within its time; anything else ends the run with the seed and the mutant. The
share of mutants that get past the first header check is printed and must reach 30 %, as only these try what lies
behind. test_mutants.py measures which lines they reach.
"""

import argparse
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from classroom.media.protocol import answer, extensions, ice_lite, keyframes, offer, rtcp, rtp, sdp, stun
from classroom.media.protocol.malformed import Malformed

from . import samples

LEAST_PAST_HEADER = 0.30
BATCH, BATCH_LIMIT_S = 2_000, 30  # a hang shows within half a minute
SLOTS = [offer.SlotOffer(str(n), kind, 2 * n + 1, 2 * n + 2) for n, kind in enumerate(["audio", "camera"])]
TRANSPORT = sdp.LocalTransport(
    1, 1, "abcd", "secret", sdp.Fingerprint("sha-256", "AA"), "passive", (sdp.Candidate("192.0.2.1", 4000, 1),)
)
ICE = ice_lite.IceLite(lambda count: "ab" * count)


def read_rtp(packet: bytes) -> None:
    header = rtp.parse_rtp(packet, len(packet))
    assert 12 <= header.payload_start <= header.payload_end <= len(packet)
    for extension_id, at, size in extensions.elements(
        packet, header.extension_profile, header.extension_start, header.extension_end
    ):
        assert 0 < extension_id and header.extension_start < at and at + size <= header.extension_end
        extensions.audio_level_element(4, packet[at] if size else 0)
    payload = packet[header.payload_start : header.payload_end]
    for starts_keyframe in keyframes.STARTS_KEYFRAME.values():
        starts_keyframe(payload)


def read_rtcp(packet: bytes) -> None:
    """What is understood is written again and must be understood the same."""
    for event in rtcp.parse_rtcp(packet):
        match event:
            case rtcp.Nack():
                again = rtcp.parse_rtcp(rtcp.nack(1, event.media_ssrc, event.seqs))
                assert not event.seqs or set(again[0].seqs) == set(event.seqs)  # type: ignore[union-attr]
            case rtcp.KeyframeWanted():
                assert rtcp.parse_rtcp(rtcp.pli(1, event.media_ssrc)) == [event]
            case rtcp.SenderReport():
                written = rtcp.sender_report(event.ssrc, event.ntp_middle / 65536, event.rtp_timestamp, 1, 2)
                assert rtcp.parse_rtcp(written) == [event]
            case rtcp.Bye():
                report = rtcp.ReceptionReport(1, 300, -5, 1 << 40, 7, event.ssrcs[0] if event.ssrcs else 0, 1 << 40)
                assert rtcp.parse_rtcp(rtcp.receiver_report(1, [report])) == []


def read_stun(datagram: bytes) -> None:
    request = stun.parse_binding_request(datagram)
    assert not request.is_signed_with("not the password")
    assert ICE.check(request, ("192.0.2.9", 9)) is None
    response = stun.binding_success(request.transaction, "fe80::1%eth0" if datagram[-1] & 1 else "192.0.2.9", 9, "x")
    assert len(response) % 4 == 0


def read_sdp(datagram: bytes) -> None:
    description = sdp.parse_sdp(datagram.decode("utf-8", "replace"))
    sdp.setup_of(description)
    sdp.fingerprint_of(description)
    answered = answer.answer_to(description, TRANSPORT)
    again = sdp.parse_sdp(answered.text)
    assert [section.mid for section in again.sections] == [section.mid for section in description.sections]
    offer.codecs_taken(sdp.parse_sdp(offer.offer_of(SLOTS, TRANSPORT).replace("sendonly", "recvonly")), SLOTS)
    offer.codecs_taken(description, SLOTS)


def has_rtp_head(packet: bytes) -> bool:
    return len(packet) >= 12 and packet[0] >> 6 == 2


def has_rtcp_head(packet: bytes) -> bool:
    return len(packet) >= 8 and packet[0] >> 6 == 2 and 4 * (int.from_bytes(packet[2:4]) + 1) <= len(packet)


def has_stun_head(packet: bytes) -> bool:
    length = int.from_bytes(packet[2:4])
    return (
        len(packet) >= 20
        and packet[:2] == b"\0\1"
        and packet[4:8] == b"\x21\x12\xa4\x42"
        and 20 + length == len(packet)
        and length % 4 == 0
    )


def has_sdp_head(packet: bytes) -> bool:
    return packet.startswith((b"v=0\r\n", b"v=0\n"))


@dataclass(frozen=True)
class Parser:
    read: Callable[[bytes], None]
    recorded: Callable[[], list[bytes]]
    has_head: Callable[[bytes], bool]  # whether a mutant gets past the first header check


PARSERS = {
    "rtp": Parser(read_rtp, lambda: rtp_packets(), has_rtp_head),
    "rtcp": Parser(read_rtcp, lambda: samples.packets("rtcp"), has_rtcp_head),
    "stun": Parser(read_stun, lambda: samples.packets("stun"), has_stun_head),
    "sdp": Parser(read_sdp, lambda: [text.encode() for text in samples.descriptions()], has_sdp_head),
}


def rtp_packets() -> list[bytes]:
    recorded = samples.packets("rtp")
    return recorded + [samples.in_two_byte_form(packet) for packet in recorded[::2]]


def flip(draw: random.Random, packet: bytearray, _: bytes) -> None:
    for _ in range(draw.randint(1, 4)):
        packet[draw.randrange(len(packet))] = draw.choice((0, 1, 0x7F, 0x80, 0xFF, draw.randrange(256)))


def flip_head(draw: random.Random, packet: bytearray, _: bytes) -> None:
    packet[draw.randrange(min(40, len(packet)))] = draw.randrange(256)


def cut(draw: random.Random, packet: bytearray, _: bytes) -> None:
    del packet[draw.randrange(len(packet)) :]


def grow(draw: random.Random, packet: bytearray, _: bytes) -> None:
    packet += draw.randbytes(draw.randint(1, 64))


def cross(draw: random.Random, packet: bytearray, other: bytes) -> None:
    at = draw.randrange(len(packet))
    packet[at:] = other[draw.randrange(len(other)) :]


def repeat(draw: random.Random, packet: bytearray, _: bytes) -> None:
    at = draw.randrange(len(packet))
    packet[at:at] = packet[at : at + draw.randint(1, 200)] * draw.randint(1, 8)


def lose_line(draw: random.Random, packet: bytearray, _: bytes) -> None:
    lines = packet.split(b"\n")
    at = draw.randrange(len(lines))
    if draw.random() < 0.5:
        del lines[at]
    else:
        lines.insert(at, draw.choice(lines))
    packet[:] = b"\n".join(lines)


MUTATIONS = [flip, flip, flip, flip_head, cut, grow, cross, repeat, lose_line]


def mutants(name: str, count: int, seed: int) -> tuple[Counter[str], float]:
    """(outcomes by name, share past the first header check)."""
    parser = PARSERS[name]
    read, draw, packets = parser.read, random.Random(seed), parser.recorded()
    for packet in packets:
        read_whole(read, packet)
    outcomes: Counter[str] = Counter()
    past = 0
    for number in range(count):
        if number % BATCH == 0:
            signal.alarm(BATCH_LIMIT_S)
        mutant = bytearray(draw.choice(packets))
        for _ in range(draw.choice((1, 1, 2))):
            if mutant:
                draw.choice(MUTATIONS)(draw, mutant, draw.choice(packets))
        if name == "stun" and len(mutant) >= 20 and draw.random() < 0.5:
            del mutant[len(mutant) - len(mutant) % 4 :]  # else most fail at their length
            mutant[2:4] = (len(mutant) - 20 & 0xFFFF).to_bytes(2, "big")
        past += parser.has_head(bytes(mutant))
        try:
            read(bytes(mutant))
            outcomes["understood"] += 1
        except Malformed as malformed:
            outcomes[malformed.reason] += 1
        except BaseException:
            print(f"{name}: seed {seed}, mutant {number}: {bytes(mutant).hex()}", file=sys.stderr)
            raise
    signal.alarm(0)
    return outcomes, past / count


def read_whole(read: Callable[[bytes], None], packet: bytes) -> None:
    """What was recorded is understood, but for an answer given to the reader of offers."""
    try:
        read(packet)
    except Malformed as malformed:
        if malformed.reason not in ("sdp_mid", "stun_unsigned"):
            raise


def run(name: str, count: int, seed: int) -> bool:
    outcomes, past = mutants(name, count, seed)
    print(f"{name}: {count} mutants, {100 * past:.1f} % past the first header check, 0 crashes")
    print("   " + ", ".join(f"{reason} {100 * n / count:.1f} %" for reason, n in outcomes.most_common(9)), flush=True)
    return past >= LEAST_PAST_HEADER


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=1_000_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--parser", choices=PARSERS, action="append")
    options = arguments.parse_args()
    names = options.parser or list(PARSERS)
    passed = [run(name, options.count, options.seed) for name in names]  # all of them, whatever one says
    sys.exit(not all(passed))
