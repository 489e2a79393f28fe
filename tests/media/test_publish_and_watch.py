"""Who publishes is decoded by who watches, with aiortc at both ends."""

from classroom.media.control.client import MediaClient

from .peers import SESSION, ColourTrack, ToneTrack, mean_luma, publisher, viewer


async def test_camera_and_microphone_arrive(media: MediaClient) -> None:
    await media.route(SESSION, {"bob.sub": [("0", "ann.pub", "0"), ("2", "ann.pub", "1")]})
    async with publisher(media, "ann.pub", [ToneTrack(440), ColourTrack(200)]), viewer(media, "bob.sub") as bob:
        picture = await bob.frame("2")
        assert abs(mean_luma(picture) - 200) < 6
        sound = await bob.frame("0", lambda frame: max(abs(s) for s in frame.to_ndarray().flat) > 3000)
        assert sound.sample_rate == 48000
    stats = await media.stats()
    print(stats)
