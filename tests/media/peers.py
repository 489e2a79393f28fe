"""aiortc's RTCPeerConnection as an independent client of the SFU: it encodes, decodes and knows nothing of ours."""

import asyncio
import fractions
import math
import random
from array import array
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from aiortc import MediaStreamTrack, RTCPeerConnection, RTCRtpSender, RTCSessionDescription, VideoStreamTrack
from av import AudioFrame, VideoFrame

from classroom.media.control.client import MediaClient

SESSION = "lesson"
SLOTS = ["audio", "audio", "camera", "camera", "screen"]


class ColourTrack(VideoStreamTrack):
    """A picture of one grey at 15 fps; the receiver tells publishers apart by it."""

    def __init__(self, luma: int, width: int = 320, height: int = 240, *, noise: bool = False) -> None:
        super().__init__()
        self.noise = random.Random(7) if noise else None  # so that a frame takes several packets
        self.frame = VideoFrame(width, height, "yuv420p")
        for plane, value in zip(self.frame.planes, (luma, 128, 128), strict=True):
            plane.update(bytes([value]) * plane.buffer_size)
        self.n = 0

    async def recv(self) -> VideoFrame:
        await asyncio.sleep(1 / 15)
        frame = VideoFrame(self.frame.width, self.frame.height, "yuv420p")
        for plane, source in zip(frame.planes, self.frame.planes, strict=True):
            plane.update(bytes(source))
        if self.noise:
            plane = frame.planes[0]
            grain = bytes(128 + byte // 16 for byte in self.noise.randbytes(len(bytes(plane)) // 8))
            plane.update((grain + bytes(plane))[: plane.buffer_size])
        frame.pts, frame.time_base = self.n * 6000, fractions.Fraction(1, 90000)
        self.n += 1
        return frame


class ToneTrack(MediaStreamTrack):
    kind = "audio"

    def __init__(self, hz: float) -> None:
        super().__init__()
        self.hz, self.n = hz, 0

    async def recv(self) -> AudioFrame:
        await asyncio.sleep(0.02)
        at = range(self.n, self.n + 960)
        samples = array("h", (int(9000 * math.sin(2 * math.pi * self.hz * n / 48000)) for n in at))
        frame = AudioFrame(format="s16", layout="mono", samples=960)
        frame.planes[0].update(samples.tobytes())
        frame.sample_rate, frame.pts, frame.time_base = 48000, self.n, fractions.Fraction(1, 48000)
        self.n += 960
        return frame


def mean_luma(frame: VideoFrame) -> int:
    plane = frame.planes[0]
    middle = bytes(plane)[plane.line_size * (frame.height // 2) :][: frame.width]
    return sum(middle) // len(middle)


@asynccontextmanager
async def publisher(
    media: MediaClient,
    name: str,
    tracks: Sequence[MediaStreamTrack],
    *,
    session: str = SESSION,
    codec: str | None = None,
) -> AsyncIterator[RTCPeerConnection]:
    peer = RTCPeerConnection()
    for track in tracks:
        peer.addTrack(track)
    for transceiver in peer.getTransceivers():
        transceiver.direction = "sendonly"
        if codec and transceiver.kind == "video":
            found = RTCRtpSender.getCapabilities("video").codecs
            transceiver.setCodecPreferences([c for c in found if c.mimeType in (f"video/{codec}", "video/rtx")])
    await peer.setLocalDescription(await peer.createOffer())
    answer = await media.publish(session, name, 1, peer.localDescription.sdp)
    await peer.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    try:
        yield peer
    finally:
        await peer.close()


def with_candidates_everywhere(offer: str) -> str:
    """aiortc takes a bundled transport's candidates from the last section that shares it; browsers from the first."""
    lines = offer.split("\r\n")
    found = [line for line in lines if line.startswith(("a=candidate:", "a=end-of-candidates"))]
    rest = [line for line in lines if line not in found]
    return "\r\n".join(part for line in rest for part in ([line, *found] if line.startswith("a=setup:") else [line]))


class Lost:
    count = 0


def loses(peer: RTCPeerConnection, share: float, *, receiving: bool) -> Lost:
    """Media packets of this peer get lost on the wire from here on, by a seeded draw."""
    end = peer.getTransceivers()[0]
    ice: Any = (end.receiver if receiving else end.sender).transport.transport
    draw, lost = random.Random(5), Lost()
    receive, send = ice._recv, ice._send

    def is_lost(packet: bytes) -> bool:
        is_media = 127 < packet[0] < 192 and not 192 <= packet[1] <= 223
        gone = is_media and draw.random() < share
        lost.count += gone
        return gone

    async def lossy_recv() -> bytes:
        while is_lost(packet := await receive()):
            pass
        return packet

    async def lossy_send(packet: bytes) -> None:
        if not is_lost(packet):
            await send(packet)

    if receiving:
        ice._recv = lossy_recv
    else:
        ice._send = lossy_send
    return lost


def shows(luma: int) -> Callable[[Any], bool]:
    return lambda frame: abs(mean_luma(frame) - luma) < 8


class Viewer:
    def __init__(self, peer: RTCPeerConnection) -> None:
        self.peer = peer

    def track(self, mid: str) -> Any:
        return next(t for t in self.peer.getTransceivers() if t.mid == mid).receiver.track

    async def frame(self, mid: str, accept: Callable[[Any], bool] = lambda frame: True, within_s: float = 10) -> Any:
        async with asyncio.timeout(within_s):
            while True:
                frame = await self.track(mid).recv()
                if accept(frame):
                    return frame


@asynccontextmanager
async def viewer(
    media: MediaClient, name: str, slots: Sequence[str] = SLOTS, *, session: str = SESSION
) -> AsyncIterator[Viewer]:
    peer = RTCPeerConnection()
    offer = await media.subscribe(session, name, 1, slots)
    await peer.setRemoteDescription(RTCSessionDescription(with_candidates_everywhere(offer), "offer"))
    await peer.setLocalDescription(await peer.createAnswer())
    await media.subscribed(session, name, 1, peer.localDescription.sdp)
    try:
        yield Viewer(peer)
    finally:
        await peer.close()
