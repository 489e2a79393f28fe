"""Whatever comes, the core counts it, drops it and goes on."""

import random
from collections.abc import AsyncIterator

import pytest

from .peer import DELTA, KEYFRAME, Bench


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    opened = Bench()
    yield opened
    opened.close()


async def still_works(bench: Bench) -> bool:
    ann, track = bench.camera(90)
    bob, slot = bench.viewer()
    slot.play(track)
    ann.send(1, KEYFRAME, ssrc=90)
    await bench.run()
    return [packet.payload for packet in bob.got()] == [KEYFRAME]


async def test_strangers_are_counted(bench: Bench) -> None:
    ann, _ = bench.camera()
    stranger = bench.peer()
    stranger.transport.close()
    stranger.send(1)
    stranger.send_raw(b"\x16\xfe\xff" + bytes(30))
    stranger.send_raw(b"")
    stranger.send_raw(b"\xff" * 90)
    ann.send_raw(b"\xff" * 90)
    ann.send_raw(b"\x80\x60short")
    ann.send_raw(b"\x80\xc8\0")
    ann.send_raw(b"\x80" + bytes(60))
    await bench.run()
    assert bench.core.dropped == {
        "stranger": 3,
        "short": 1,
        "unknown_protocol": 1,
        "rtp_length": 1,
        "rtcp_length": 1,
        "srtp_auth": 1,
    }
    assert await still_works(bench)


async def test_a_replayed_packet_is_dropped(bench: Bench) -> None:
    ann, track = bench.camera()
    ann.send(1, KEYFRAME)
    await bench.run()
    packet = ann.protected(b"\x80\x60\x00\x02" + bytes(4) + b"\0\0\0\x01" + DELTA)
    for _ in range(3):
        ann.send_raw(packet)
    await bench.run()
    assert bench.core.dropped == {"srtp_replay": 2}
    assert track.packets == 2


async def test_one_publisher_cannot_make_us_keep_ever_more_streams(bench: Bench) -> None:
    ann, _ = bench.camera()
    for ssrc in range(100, 400):
        ann.send(1, KEYFRAME, ssrc=ssrc, payload_type=50)
        if ssrc % 50 == 0:
            await bench.run()
    await bench.run()
    assert bench.core.dropped["too_many_ssrcs"] > 200
    assert await still_works(bench)


async def test_authentic_nonsense_is_dropped_too(bench: Bench) -> None:
    """From someone in the class with a client of his own: properly encrypted, wrong inside."""
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    slot.play(track)
    draw = random.Random(4)
    ann.send(1, KEYFRAME)
    for _ in range(3_000):
        head = bytes((draw.choice((0x80, 0x90, 0xB0, 0xAF, 0x9F)), draw.choice((96, 97, 98, 224, draw.randrange(192)))))
        packet = (
            head + draw.randbytes(6) + draw.choice((b"\0\0\0\x01", b"\0\0\3\xe9")) + draw.randbytes(draw.randrange(80))
        )
        try:
            ann.send_raw(ann.protected(packet))
        except AssertionError:  # libsrtp itself does not take it
            continue
        if draw.random() < 0.05:
            await bench.run()
    await bench.run()
    bob.got()
    assert sum(bench.core.dropped.values()) > 300
    assert await still_works(bench)


async def test_random_datagrams_are_dropped(bench: Bench) -> None:
    ann, _ = bench.camera()
    draw = random.Random(2)
    for number in range(3_000):
        ann.send_raw(bytes((draw.randrange(4, 256),)) + draw.randbytes(draw.randrange(200)))
        if number % 50 == 0:
            await bench.run()
    await bench.run()
    assert await still_works(bench)


async def test_keys_are_taken_away_in_mid_stream(bench: Bench) -> None:
    ann, track = bench.camera()
    bob, slot = bench.viewer()
    slot.play(track)
    ann.send(1, KEYFRAME)
    await bench.run()
    bob.transport.set_keys(None)
    ann.send(2)
    await bench.run()
    assert [packet.payload for packet in bob.got()] == [KEYFRAME]
    ann.transport.set_keys(None)
    ann.send(3)
    await bench.run()
    assert bench.core.dropped["before_keys"] == 1
