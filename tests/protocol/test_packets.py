"""Packets of real browsers are read right; what we write is read back by others' code."""

from struct import pack

import pytest
from aioice import stun as other_stun
from aiortc.rtp import RtcpPacket, RtcpRrPacket, RtcpRtpfbPacket, RtcpSrPacket, RtpPacket

from classroom.media.protocol import rtcp, twcc
from classroom.media.protocol.extensions import elements
from classroom.media.protocol.ice_lite import IceLite
from classroom.media.protocol.keyframes import h264_starts_keyframe, vp8_starts_keyframe
from classroom.media.protocol.malformed import Malformed
from classroom.media.protocol.rtp import parse_rtp
from classroom.media.protocol.stun import parse_binding_request

from . import samples


@pytest.mark.parametrize("packet", samples.packets("rtp"), ids=lambda packet: packet[:4].hex())
def test_rtp_is_read_as_another_reader_does(packet: bytes) -> None:
    header = parse_rtp(packet, len(packet))
    other = RtpPacket.parse(packet)
    assert (header.payload_type, header.marker, header.seq) == (other.payload_type, other.marker, other.sequence_number)
    assert (header.timestamp, header.ssrc) == (other.timestamp, other.ssrc)
    assert packet[header.payload_start : header.payload_end] == other.payload


def test_both_extension_forms_say_the_same() -> None:
    for packet in samples.packets("rtp"):
        other = samples.in_two_byte_form(packet)
        found = [
            [(n, one[at : at + size]) for n, at, size in elements(one, *parse_rtp(one, len(one))[5:8])]
            for one in (packet, other)
        ]
        assert found[0] == found[1]


def test_keyframes_are_found_in_what_browsers_sent() -> None:
    payloads = [p[h.payload_start : h.payload_end] for p in samples.packets("rtp") for h in [parse_rtp(p, len(p))]]
    assert any(vp8_starts_keyframe(payload) for payload in payloads)
    assert any(h264_starts_keyframe(payload) for payload in payloads)
    assert not vp8_starts_keyframe(b"") and not h264_starts_keyframe(b"")
    assert vp8_starts_keyframe(bytes.fromhex("90e0e12b40b0c606")) and not vp8_starts_keyframe(bytes.fromhex("80e0e12b"))
    assert vp8_starts_keyframe(b"\x10\x00") and not vp8_starts_keyframe(b"\x10\x01")


def test_browsers_feedback_is_understood() -> None:
    kinds = {type(event) for packet in samples.packets("rtcp") for event in rtcp.parse_rtcp(packet)}
    assert {rtcp.SenderReport, rtcp.Nack} <= kinds


def test_what_we_ask_for_is_read_by_another() -> None:
    seqs = [65534, 65535, 0, 3, 40]
    (packet,) = RtcpPacket.parse(rtcp.nack(1, 2, seqs))
    assert isinstance(packet, RtcpRtpfbPacket) and [seq & 0xFFFF for seq in packet.lost] == seqs
    (report,) = RtcpPacket.parse(rtcp.receiver_report(1, [rtcp.ReceptionReport(9, 25, 7, 70000, 3, 4, 5)]))
    assert isinstance(report, RtcpRrPacket)
    assert (report.reports[0].fraction_lost, report.reports[0].packets_lost) == (25, 7)
    (sent,) = RtcpPacket.parse(rtcp.sender_report(1, 2.5, 77, 3, 4))
    assert isinstance(sent, RtcpSrPacket) and sent.sender_info.rtp_timestamp == 77


def test_a_nack_for_more_than_any_history_holds_is_malformed() -> None:
    entries = b"".join(pack("!HH", n * 17, 0xFFFF) for n in range(70))
    with pytest.raises(Malformed, match="rtcp_nacks"):
        rtcp.parse_rtcp(pack("!BBHII", 0x81, 205, 2 + 70, 1, 2) + entries)


def feedback_of(packet: bytes) -> dict[int, float | None]:
    """A reader of transport-wide feedback: number -> arrival in s, None where it did not come."""
    base, count, reference = int.from_bytes(packet[12:14]), int.from_bytes(packet[14:16]), int.from_bytes(packet[16:19])
    at, symbols = 20, []
    while len(symbols) < count:
        word = int.from_bytes(packet[at : at + 2])
        at += 2
        if word & 0x8000:
            symbols += [word >> 12 - 2 * place & 3 for place in range(7)]
        else:
            symbols += [word >> 13 & 3] * (word & 0x1FFF)
    ticks, found = reference * 256, {}
    for number, symbol in enumerate(symbols[:count]):
        if symbol == 0:
            found[base + number & 0xFFFF] = None
            continue
        size = 1 if symbol == 1 else 2
        ticks += int.from_bytes(packet[at : at + size], signed=symbol == 2)
        at += size
        found[base + number & 0xFFFF] = ticks / 4000
    return found


@pytest.mark.parametrize(
    "arrivals",
    [
        [(5, 1.0)],
        [(65534, 10.0), (65535, 10.001), (0, 10.002), (3, 10.2), (2, 10.1)],
        [(n, 3.0 + n * 0.005) for n in range(30)],
        [(n, 3.0 + n * 0.005) for n in range(30) if n not in (4, 5, 6, 7, 8, 9, 10, 11, 12, 13)],
        [(1, 2.0), (1, 2.5), (2, 1.9)],
    ],
)
def test_transport_wide_feedback_says_what_came_when(arrivals: list[tuple[int, float]]) -> None:
    packet = twcc.feedback(1, 2, 3, arrivals)
    assert len(packet) == 4 * (int.from_bytes(packet[2:4]) + 1)
    said = feedback_of(packet)
    first: dict[int, float] = {}
    for number, at in arrivals:
        first.setdefault(number, at)
    assert {number for number, at in said.items() if at is not None} == set(first)
    assert all(abs((said[number] or 0) - at) < 0.0003 for number, at in first.items())


def check(ice: IceLite, *, password: str, nominated: bool = False) -> bytes:
    message = other_stun.Message(other_stun.Method.BINDING, other_stun.Class.REQUEST)
    message.attributes["USERNAME"] = f"{ice.credentials.ufrag}:them"
    message.attributes["PRIORITY"] = 1
    if nominated:
        message.attributes["USE-CANDIDATE"] = None
    message.add_message_integrity(password.encode())
    message.add_fingerprint()
    return bytes(message)


def test_a_check_is_answered_so_that_another_accepts_it() -> None:
    counter = iter(range(100))
    ice = IceLite(lambda n: f"{next(counter):0{2 * n}x}")
    request = parse_binding_request(check(ice, password=ice.credentials.password))
    for source in [("192.0.2.7", 5000), ("2001:db8::7", 5000, 0, 0)]:
        checked = ice.check(request, source)
        assert checked is not None
        answer = other_stun.parse_message(checked.response)
        assert answer.check_message_integrity(ice.credentials.password.encode())
        assert answer.attributes["XOR-MAPPED-ADDRESS"] == source[:2]


def test_the_address_follows_nomination_and_restart_but_no_stranger() -> None:
    counter = iter(range(100))
    ice = IceLite(lambda n: f"{next(counter):0{2 * n}x}")
    old = ice.credentials
    first, second = ("192.0.2.7", 5000), ("192.0.2.8", 5000)
    plain = parse_binding_request(check(ice, password=old.password))
    assert ice.check(parse_binding_request(check(ice, password="guess")), first) is None
    assert ice.check(plain, first).moved  # type: ignore[union-attr]
    assert not ice.check(plain, second).moved  # type: ignore[union-attr]
    assert ice.check(parse_binding_request(check(ice, password=old.password, nominated=True)), second).moved  # type: ignore[union-attr]
    ice.restart()
    assert ice.check(plain, second) is not None  # the old credentials count until the new are used
    fresh = parse_binding_request(check(ice, password=ice.credentials.password))
    assert ice.check(fresh, first).moved  # type: ignore[union-attr]
    assert ice.check(plain, second) is None
