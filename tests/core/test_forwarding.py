"""What a slot shows is one flawless stream, whatever plays in it and whatever was lost, doubled or padded."""

import socket
from collections.abc import AsyncIterator, Iterable
from itertools import pairwise
from struct import pack
from time import monotonic, sleep

import pytest

from classroom.media.core.slot import MEND_S
from classroom.media.core.track import KEYFRAME_IDLE_GAP_S

from .peer import DELTA, H264, KEYFRAME, OPUS, RTX, SLOT_RTX, SLOT_SSRC, VP8, Bench, Peer


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    opened = Bench()
    yield opened
    opened.close()


async def test_nothing_is_shown_before_a_keyframe(bench: Bench) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    slot.play(track)
    for seq in range(5):
        ann.send(seq)
    await bench.run()
    assert bob.got() == []
    now = monotonic() + 9
    assert track.keyframe_wanted(now)
    assert not track.keyframe_wanted(now + KEYFRAME_IDLE_GAP_S / 2)
    assert track.keyframe_wanted(now + KEYFRAME_IDLE_GAP_S * 2)  # again, until it comes
    ann.send(5, KEYFRAME)
    ann.send(6, marker=True)
    await bench.run()
    assert [packet.payload for packet in bob.got()] == [KEYFRAME, DELTA]
    assert not track.keyframe_wanted(now + 9)


async def test_switches_leave_no_gap_in_numbers_and_no_step_back_in_time(bench: Bench) -> None:
    cameras = [bench.camera(1), bench.camera(2)]
    bob, slot = bench.viewer()
    shown = []
    numbers = {1: 65_530, 2: 20}  # one wraps
    clocks = {1: 4_294_960_000, 2: 1_000_000}
    for switch in range(10):
        peer, track = cameras[switch % 2]
        ssrc = switch % 2 + 1
        slot.play(track)
        for frame in range(4):
            peer.send(numbers[ssrc], DELTA if frame else KEYFRAME, timestamp=clocks[ssrc], ssrc=ssrc)
            numbers[ssrc] += 1
            clocks[ssrc] += 3000
        await bench.run()
        shown += bob.got()
    assert len(shown) == 40
    assert {packet.ssrc for packet in shown} == {SLOT_SSRC}
    assert [packet.seq for packet in shown] == [500 + n for n in range(40)]
    steps = [(b.timestamp - a.timestamp) & 0xFFFFFFFF for a, b in pairwise(shown)]
    assert all(0 < step < 90_000 for step in steps)


async def test_what_was_shown_stops_at_once(bench: Bench) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    slot.play(track)
    ann.send(1, KEYFRAME)
    await bench.run()
    slot.play(None)
    ann.send(2)
    await bench.run()
    assert [packet.payload for packet in bob.got()] == [KEYFRAME]


async def test_a_nack_is_answered_over_rtx_also_after_a_switch(bench: Bench) -> None:
    (ann, first), (ben, second) = bench.camera(1), bench.camera(2)
    bob, slot = bench.viewer()
    slot.play(first)
    ann.send(1, KEYFRAME, timestamp=100)
    ann.send(2, b"\x10\x01second", timestamp=3100, marker=True)
    await bench.run()
    slot.play(second)
    ben.send(700, KEYFRAME, ssrc=2)
    await bench.run()
    shown = bob.got()
    assert slot.resend([501, 502, 503, 4000], monotonic()) == 2
    again = bob.got()
    assert [packet.ssrc for packet in again] == [SLOT_RTX, SLOT_RTX]
    assert [packet.payload_type for packet in again] == [RTX, RTX]
    assert again[0].payload == pack("!H", 501) + b"\x10\x01second"
    assert (again[0].timestamp, again[0].marker) == (shown[1].timestamp, True)
    assert again[1].payload == pack("!H", 502) + KEYFRAME
    assert again[1].seq == again[0].seq + 1


async def test_answers_to_nacks_are_bounded(bench: Bench) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    slot.play(track)
    for seq in range(100):
        ann.send(seq, DELTA if seq else KEYFRAME)
    await bench.run()
    await bench.run()
    assert len(bob.got()) == 100
    now = monotonic()
    assert sum(slot.resend(range(500, 600), now) for _ in range(10)) == 200
    assert slot.resend(range(500, 600), now + 0.2) == 100
    assert len(bob.got()) > 200


async def test_copies_over_rtx_are_dropped_and_repairs_are_shown(bench: Bench) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    slot.play(track)
    ann.send(10, KEYFRAME)
    ann.send(12, b"\x10\x01third")
    await bench.run()
    assert track.lost(monotonic() + 1) == [11]
    ann.send(1, pack("!H", 10) + KEYFRAME, ssrc=1001, payload_type=RTX)  # a probe repeats what came
    ann.send(2, pack("!H", 11) + b"\x10\x01second", ssrc=1001, payload_type=RTX)
    ann.send(3, b"", ssrc=1001, payload_type=RTX, padding=200)
    await bench.run()
    assert [(packet.seq, packet.payload[2:8]) for packet in bob.got()] == [
        (500, b"kkkkkk"),
        (502, b"third"),
        (501, b"second"),
    ]
    assert track.lost(monotonic() + 2) == []
    assert bench.core.dropped["duplicate"] == 1
    assert bench.core.dropped["padding"] == 1


async def test_padding_closes_up(bench: Bench) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    slot.play(track)
    ann.send(1, KEYFRAME)
    ann.send(2, b"", padding=100)
    ann.send(3)
    ann.send(4, b"", padding=255)
    ann.send(5, b"\x10\x01padded", padding=7)
    await bench.run()
    shown = bob.got()
    assert [packet.seq for packet in shown] == [500, 501, 502]
    assert shown[2].payload == b"\x10\x01padded"


async def test_a_late_keyframe_is_followed_by_what_came_meanwhile(bench: Bench) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    ann.send(1)
    await bench.run()
    slot.play(track)
    ann.send(3, b"\x00rest of the frame")
    ann.send(2, KEYFRAME)
    await bench.run()
    assert [(packet.seq, packet.payload) for packet in bob.got()] == [
        (500, KEYFRAME),
        (501, b"\x00rest of the frame"),
    ]


async def test_a_new_stream_behind_the_same_m_line_goes_on_in_the_slot(bench: Bench) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    slot.play(track)
    ann.send(1, KEYFRAME, timestamp=50_000)
    ann.send(30_000, DELTA, timestamp=7)  # a leap is believed when the next one follows it
    ann.send(30_001, KEYFRAME, timestamp=8)
    ann.send(9, KEYFRAME, ssrc=77, timestamp=3, extension=b"\x101")  # mid "1": a new SSRC
    await bench.run()
    shown = bob.got()
    assert [packet.seq for packet in shown] == [500, 501, 502]
    assert shown[0].timestamp < shown[1].timestamp < shown[2].timestamp


async def test_the_codec_may_change_and_a_viewer_who_cannot_read_it_sees_nothing(bench: Bench) -> None:
    ann, track = bench.camera()
    (bob, slot), (cy, other) = bench.viewer(), bench.viewer()
    cy.transport.set_codecs(other, {"VP8": VP8}, {})
    slot.play(track)
    other.play(track)
    ann.send(1, KEYFRAME)
    ann.send(2, b"\x65idr", payload_type=H264)
    await bench.run()
    assert [packet.payload_type for packet in bob.got()] == [VP8, H264]
    assert [packet.payload_type for packet in cy.got()] == [VP8]


async def test_sound_starts_at_once_with_its_level(bench: Bench) -> None:
    ann = bench.peer()
    track = ann.transport.add_track("0", "audio", {OPUS: "opus"}, {}, [5], [])
    bob, slot = bench.viewer("audio")
    slot.play(track)
    ann.send(1, b"opus", ssrc=5, payload_type=OPUS, extension=b"\x20\x9e\x31\x01\x02")
    ann.send(2, b"opus", ssrc=5, payload_type=OPUS, extension=b"\x20\x05\x31\x01\x03")
    await bench.run()
    shown = bob.got()
    assert [packet.payload for packet in shown] == [b"opus", b"opus"]
    assert shown[0].extension == b"\x40\x9e\0\0"
    assert track.take_level() == 5
    assert track.take_level() is None
    assert [number for number, _ in ann.transport.take_arrivals()] == [258, 259]


async def test_what_waited_for_a_busy_processor_is_dated_when_it_came(bench: Bench) -> None:
    ann, _ = bench.camera()
    for n in range(3):
        ann.send(n, extension=bytes((0x31, 0, n)))
        sleep(0.03)  # noqa: ASYNC251  # nothing else is to run meanwhile
    await bench.run()
    times = [at for _, at in ann.transport.take_arrivals()]
    assert all(0.02 < later - earlier < 0.06 for earlier, later in pairwise(times)), times
    assert 0.03 <= monotonic() - times[-1] < 0.5, "on the clock that everything else goes by"


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
async def test_packets_of_a_whole_frame_pass_to_either_family(bench: Bench, family: socket.AddressFamily) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer(family=family)
    slot.play(track)
    big = KEYFRAME.ljust(1_488, b"x")  # 1,500 with the header; the tag comes on top
    ann.send(1, big)
    await bench.run()
    assert bob.got()[0].payload == big
    assert slot.resend([500], monotonic()) == 1
    assert bob.got()[0].payload[2:] == big


async def test_reports_say_what_was_lost_and_map_the_clock(bench: Bench) -> None:
    ann, track = bench.camera()
    _bob, slot = bench.viewer()
    slot.play(track)
    assert slot.sender_report(monotonic(), 0) is None
    for seq in (1, 2, 3, 5, 7, 8):
        ann.send(seq, KEYFRAME if seq == 1 else DELTA, timestamp=1000)
    await bench.run()
    now = monotonic()
    track.on_sender_report(0xABCD, 91_000, now - 1)
    report = track.report(now)
    assert report is not None
    assert (report.total_lost, report.fraction_lost, report.highest_seq) == (2, 64, 8)
    assert report.last_sr == 0xABCD and 65_000 < report.delay_since_sr < 66_100
    assert track.report(now) is None
    sent = slot.sender_report(now, 100.0)
    assert sent is not None
    timestamp = int.from_bytes(sent[16:20])
    assert abs(timestamp - (9000 - 1000 + 91_000 + 90_000)) < 90  # the slot's clock is the track's, moved
    assert int.from_bytes(sent[20:24]) == 6


def speak(peer: Peer, packets: Iterable[tuple[int, int, int]]) -> None:
    """(seq, timestamp in ms, level) of each."""
    for seq, ms, level in packets:
        peer.send(
            seq, b"opus", timestamp=1_000 + 48 * ms, ssrc=5, payload_type=OPUS, extension=bytes((0x20, level, 0, 0))
        )


@pytest.mark.parametrize(
    ("case", "packets", "expected_ms"),
    [
        ("each packet counts as long as it is", [(n, 20 * n, 30) for n in range(50)], 1_000),
        ("silence does not count", [(n, 20 * n, 60) for n in range(50)], 0),
        ("a packet of 60 ms", [(n, 60 * n, 30) for n in range(10)], 560),
        ("after a pause the first counts as one of 20 ms", [(0, 0, 30), (1, 400, 30), (2, 420, 127), (3, 440, 30)], 60),
        ("a copy and one that was overtaken count once", [(0, 0, 30), (0, 0, 30), (2, 40, 30), (1, 20, 30)], 60),
    ],
)
async def test_speaking_time_follows_the_level_that_packets_say(
    bench: Bench, case: str, packets: list[tuple[int, int, int]], expected_ms: int
) -> None:
    ann = bench.peer()
    track = ann.transport.add_track("0", "audio", {OPUS: "opus"}, {}, [5], [])
    speak(ann, packets)
    await bench.run()
    assert track.take_spoken_ms() == expected_ms, case
    assert track.take_spoken_ms() == 0


async def test_what_was_left_is_not_repaired_for_long(bench: Bench) -> None:
    (ann, first), (ben, second) = bench.camera(1), bench.camera(2)
    bob, slot = bench.viewer()
    slot.play(first)
    ann.send(1, KEYFRAME)
    await bench.run()
    slot.play(second)
    ben.send(700, KEYFRAME, ssrc=2)
    await bench.run()
    now = monotonic()
    assert slot.resend([500, 501], now) == 2
    assert slot.resend([500, 501], now + MEND_S) == 1, "only what plays now"
    bob.got()
