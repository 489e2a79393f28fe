"""Who publishes is decoded by who watches, with aiortc at both ends."""

import asyncio
from itertools import pairwise

import pytest

from classroom.media.control.client import MediaClient, MediaRefused

from .peers import SESSION, ColourTrack, ToneTrack, loses, publisher, shows, viewer


def is_loud(frame: object) -> bool:
    return max(abs(s) for s in frame.to_ndarray().flat) > 3000  # type: ignore[attr-defined]


@pytest.mark.parametrize("codec", ["VP8", "H264"])
async def test_camera_and_microphone_arrive(media: MediaClient, codec: str) -> None:
    await media.route(SESSION, {"bob.sub": [("0", "ann.pub", "0"), ("2", "ann.pub", "1")]})
    async with (
        publisher(media, "ann.pub", [ToneTrack(440), ColourTrack(200)], codec=codec),
        viewer(media, "bob.sub") as bob,
    ):
        await bob.frame("2", shows(200))
        sound = await bob.frame("0", is_loud)
        assert sound.sample_rate == 48000


async def test_a_slot_changes_its_source_without_renegotiation(media: MediaClient) -> None:
    async with (
        publisher(media, "ann.pub", [ColourTrack(60)]),
        publisher(media, "ben.pub", [ColourTrack(200)]),
        viewer(media, "cy.sub") as cy,
    ):
        for luma, source in [(60, "ann.pub"), (200, "ben.pub")] * 3:
            await media.route(SESSION, {"cy.sub": [("2", source, "0")]})
            await cy.frame("2", shows(luma))


async def test_what_is_not_in_the_table_is_not_sent(media: MediaClient) -> None:
    await media.route(SESSION, {"bob.sub": [("2", "ann.pub", "0")]})
    async with publisher(media, "ann.pub", [ColourTrack(60)]), viewer(media, "bob.sub") as bob:
        await bob.frame("2")
        await media.route(SESSION, {})
        before, came = await media.stats(), await media.stats()
        while came.packets_in < before.packets_in + 30:
            came = await media.stats()
        assert came.packets_out == before.packets_out


async def test_packets_lost_towards_the_viewer_are_sent_again(media: MediaClient) -> None:
    await media.route(SESSION, {"bob.sub": [("2", "ann.pub", "0")]})
    noisy = ColourTrack(120, 640, 480, noise=True)
    async with publisher(media, "ann.pub", [noisy]), viewer(media, "bob.sub") as bob:
        await bob.frame("2")
        lost = loses(bob.peer, 0.05, receiving=True)
        numbers = [(await bob.frame("2")).pts for _ in range(90)]
        assert lost.count >= 5
        assert (await media.stats()).retransmitted >= lost.count * 0.8
        steps = [b - a for a, b in pairwise(numbers)]
        assert sum(step > 9000 for step in steps) <= 3  # nearly every frame was whole


async def test_packets_lost_on_the_way_to_us_are_asked_for(media: MediaClient) -> None:
    await media.route(SESSION, {"bob.sub": [("2", "ann.pub", "0")]})
    noisy = ColourTrack(120, 640, 480, noise=True)
    async with publisher(media, "ann.pub", [noisy]) as ann, viewer(media, "bob.sub") as bob:
        await bob.frame("2")
        lost = loses(ann, 0.05, receiving=False)
        numbers = [(await bob.frame("2")).pts for _ in range(90)]
        assert lost.count >= 5
        steps = [b - a for a, b in pairwise(numbers)]
        assert sum(step > 9000 for step in steps) <= 3


async def test_leave_and_rejoin_leaves_nothing_behind(media: MediaClient) -> None:
    await media.route(SESSION, {"bob.sub": [("2", "ann.pub", "0")]})
    async with publisher(media, "ann.pub", [ColourTrack(80)]):
        sizes: list[int] = []
        for _ in range(10):
            async with viewer(media, "bob.sub") as bob:
                await bob.frame("2", shows(80))
            await media.close_leg(SESSION, "bob.sub")
            assert (await media.stats()).legs == 1
            sizes.append(resident_kib(media.pids[0]))
        assert sizes[-1] - sizes[2] < 2_000
    await media.close_leg(SESSION, "ann.pub")
    await media.route(SESSION, {})
    assert (await media.stats()).sessions == 0


def resident_kib(pid: int) -> int:
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


async def test_loudness_is_reported(media: MediaClient) -> None:
    heard: asyncio.Queue[int] = asyncio.Queue()
    media.on_levels = lambda session, levels: heard.put_nowait(levels["ann.pub"])
    async with publisher(media, "ann.pub", [ToneTrack(440)]), asyncio.timeout(5):
        while not 0 <= await heard.get() <= 30:
            pass


async def test_nonsense_is_refused(media: MediaClient) -> None:
    with pytest.raises(MediaRefused) as refused:
        await media.publish(SESSION, "ann.pub", 1, "v=1")
    assert refused.value.code == "sdp_version"
    with pytest.raises(MediaRefused) as refused:
        await media.subscribe(SESSION, "ann.sub", 1, ["smell"])
    assert refused.value.code == "slots"
    await media.subscribe(SESSION, "ann.sub", 1, ["audio"])
    with pytest.raises(MediaRefused) as refused:
        await media.subscribed(SESSION, "ann.sub", 7, "v=0")
    assert refused.value.code == "stale_version"
