"""Records what real browsers send, decrypted, into recorded/: `python -m tests.protocol.record`.

A worker's inside runs here with the parsers' doors wiretapped; Chromium (VP8, then H264) and Firefox publish to it and
watch one another with a little loss. Of each shape that a parser saw a few packets are kept.
"""

import asyncio
import json
import random
from collections import defaultdict
from collections.abc import Callable, Hashable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.async_api import async_playwright

from classroom.media.control.supervisor import open_udp
from classroom.media.core import fallback, transport
from classroom.media.worker import main as worker_main
from classroom.media.worker import publish, subscribe
from classroom.media.worker.room import Room
from tests.browser import chromium
from tests.browser.firefox import firefox

FOLDER = Path(__file__).parent / "recorded"
EACH_SHAPE = 3
SECONDS = 6
SLOTS = ["audio", "camera"]
PAGE = """<!doctype html><script>
const peers = {}
async function publish(codec) {
  const pc = peers.pub = new RTCPeerConnection()
  const canvas = document.createElement('canvas'); canvas.width = 640; canvas.height = 360
  const paint = canvas.getContext('2d')
  setInterval(() => { for (let i = 0; i < 80; i++) {
    paint.fillStyle = `hsl(${Math.random() * 360},90%,50%)`
    paint.fillRect(Math.random() * 640, Math.random() * 360, 20, 20) } }, 66)
  const sound = (await navigator.mediaDevices.getUserMedia({audio: true})).getAudioTracks()[0]
  pc.addTransceiver(sound, {direction: 'sendonly'})
  const sender = pc.addTransceiver(canvas.captureStream(15).getVideoTracks()[0], {direction: 'sendonly'})
  if (codec) { const all = RTCRtpSender.getCapabilities('video').codecs
    sender.setCodecPreferences(all.filter(c => ['video/' + codec, 'video/rtx'].includes(c.mimeType))) }
  pc.createDataChannel('unwanted')
  await pc.setLocalDescription(await pc.createOffer())
  return pc.localDescription.sdp
}
async function answered(sdp) { await peers.pub.setRemoteDescription({type: 'answer', sdp}) }
async function watch(sdp) {
  const pc = peers.sub = new RTCPeerConnection()
  pc.ontrack = e => { const v = document.createElement(e.track.kind); v.muted = v.autoplay = true
    v.srcObject = new MediaStream([e.track]); document.body.append(v) }
  await pc.setRemoteDescription({type: 'offer', sdp})
  await pc.setLocalDescription(await pc.createAnswer())
  return pc.localDescription.sdp
}
</script><body>"""


class Tape:
    def __init__(self) -> None:
        self.kept: dict[str, dict[Hashable, list[bytes]]] = defaultdict(lambda: defaultdict(list))
        self.descriptions: list[str] = []

    def keep(self, parser: str, shape: Hashable, packet: bytes) -> None:
        if len(self.kept[parser][shape]) < EACH_SHAPE:
            self.kept[parser][shape].append(packet)

    def write(self) -> None:
        FOLDER.mkdir(exist_ok=True)
        for parser, shapes in self.kept.items():
            packets = [packet for _, found in sorted(shapes.items(), key=repr) for packet in found]
            (FOLDER / f"{parser}.hex").write_text("".join(packet.hex() + "\n" for packet in packets))
            print(f"{parser}: {len(packets)} packets of {len(shapes)} shapes")
        (FOLDER / "sdp.json").write_text(json.dumps(self.descriptions, indent=1))
        print(f"sdp: {len(self.descriptions)} descriptions")


@contextmanager
def tapped(module: Any, name: str, note: Callable[..., None]) -> Any:
    real = getattr(module, name)

    def tap(*arguments: Any) -> Any:
        note(*arguments)
        return real(*arguments)

    setattr(module, name, tap)
    yield
    setattr(module, name, real)


def note_rtp(tape: Tape) -> Callable[..., None]:
    def note(data: bytearray, length: int) -> None:
        packet = bytes(data[:length])
        tape.keep("rtp", (packet[0], packet[1], packet[12:14], length // 400), packet)

    return note


def note_rtcp(tape: Tape) -> Callable[..., None]:
    def note(packet: bytes) -> None:
        tape.keep("rtcp", (packet[0], packet[1], len(packet) // 16), packet)

    return note


async def one_browser(evaluate: Callable[[str], Any], room: Room, tape: Tape, codec: str) -> None:
    offer = await evaluate(f"publish({json.dumps(codec)})")
    answer = room.publish("page.pub", 1, offer)
    await evaluate(f"answered({json.dumps(answer)})")
    back = await evaluate(f"watch({json.dumps(room.subscribe('page.sub', 1, SLOTS))})")
    room.subscribed("page.sub", 1, back)
    tape.descriptions += [offer, back]
    room.route({"page.sub": [("0", "page.pub", "0"), ("1", "page.pub", "1")]})
    await asyncio.sleep(SECONDS)  # a stretch of what browsers send by themselves
    room.close()


@contextmanager
def lossy(share: float) -> Any:
    """Some packets are lost, so that NACK, RTX and PLI come."""
    draw = random.Random(3)
    real_rtp, real_send = fallback.PythonCore._rtp, transport.PythonTransport.send_rtp
    real_forward = fallback.PythonCore._forward

    def rtp(self: Any, peer: Any, length: int, now: float) -> None:
        if draw.random() >= share:
            real_rtp(self, peer, length, now)

    def forward(self: Any, track: Any, kept: Any) -> None:
        if draw.random() >= share:
            real_forward(self, track, kept)

    fallback.PythonCore._rtp, fallback.PythonCore._forward = rtp, forward  # type: ignore[method-assign]
    yield
    fallback.PythonCore._rtp, fallback.PythonCore._forward = real_rtp, real_forward  # type: ignore[method-assign]
    assert transport.PythonTransport.send_rtp is real_send


async def main() -> None:
    tape = Tape()
    worker = worker_main.Worker(await open_udp(0), [])
    worker.core.start()
    ticking = asyncio.create_task(worker._tick())
    app = web.Application()
    app.router.add_get("/", lambda request: web.Response(text=PAGE, content_type="text/html"))
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    room = worker._rooms["recording"] = Room(worker._place, "recording")
    with (
        tapped(fallback, "parse_rtp", note_rtp(tape)),
        tapped(publish.rtcp, "parse_rtcp", note_rtcp(tape)),
        tapped(worker_main, "parse_binding_request", lambda d: tape.keep("stun", (len(d), d[20:22]), d)),
        lossy(0.03),
    ):
        assert subscribe.rtcp is publish.rtcp
        async with async_playwright() as play:
            browser = await play.chromium.launch(executable_path=chromium.PROGRAM, args=chromium.ARGUMENTS)
            for codec in ("VP8", "H264"):
                page = await browser.new_page()
                await page.goto(url)
                await one_browser(page.evaluate, room, tape, codec)
                await page.close()
            await browser.close()
        async with firefox() as fox:
            await fox.goto(url)
            await one_browser(fox.evaluate, room, tape, "")
    ticking.cancel()
    tape.write()


if __name__ == "__main__":
    asyncio.run(main())
