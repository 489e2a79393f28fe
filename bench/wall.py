"""Thirty draw on a board each while the wall of their teacher is open in Chromium: from the pen's touch to ink on the wall."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

import aiohttp
import msgpack
from _table import percentile, result, table

from bench._board import DRAFT_S, DRAFTS, stroke
from bench._crowd import Page, all_come_in
from tests.browser.chromium import chromium
from tests.browser.demo import Demo

PUPILS = 30
SEEN_S = 15
# when each board of the wall was first drawn on (ms of this machine's clock), and how long the page took for each frame
WATCH = """() => {
    window.__ink = {}; window.__frames = [];
    let before = performance.now();
    const look = (now) => {
        window.__frames.push(now - before); before = now;
        for (const tile of document.querySelectorAll('[data-testid="wall-tile"]')) {
            const canvas = tile.querySelector("canvas"), id = tile.dataset.id;
            if (window.__ink[id] || !canvas?.width) continue;
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            if (data.some(Boolean)) window.__ink[id] = Date.now();
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""
IN_SIGHT = """() => [...document.querySelectorAll('[data-testid="wall-tile"]')].filter((tile) => {
    const { left, top, width, height } = tile.querySelector("canvas").getBoundingClientRect();
    return tile.contains(document.elementFromPoint(left + width / 2, top + height - 2));
}).map((tile) => tile.dataset.id)"""


async def draws(page: Page, n: int, board: str, began_ms: dict[str, float]) -> None:
    """For a second, then the pen is lifted."""
    await asyncio.sleep(n / PUPILS)
    assert page.socket
    await page.socket.ask("look", {"things": [("board", board, 0)]})
    began_ms[board] = time.time() * 1e3
    for tick in range(DRAFTS):
        line = [500, 300, [f"s{n}", "freedraw", "#182723", 2, 100, 90, 90, tick * 10, [12, -7] * 10]]
        await page.socket.say("gesture", {"thing": "board", "id": board, "said": msgpack.packb(line)})
        await asyncio.sleep(DRAFT_S)
    await page.command("board.draw", id=board, shapes=[stroke(f"s{n}")])


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = await Demo(Path(folder, "class"), learners=PUPILS).start()
        try:
            async with (
                aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
                chromium(Path(folder, "evidence"), traced=False) as browser,
            ):
                pupils = [Page(server, http, server.learner(n)) for n in range(PUPILS)]
                await all_come_in(pupils)
                teacher = await browser.person(server.teacher, viewport={"width": 1440, "height": 900})
                await teacher.join()
                await teacher.press("b")
                await teacher.by("hand-out").click()
                await teacher.by("hand-out-title").fill("Why July is warm")
                await teacher.by("hand-out-title").press("Enter")
                await teacher.see("wall")
                await teacher.by("wall-tile").nth(PUPILS - 1).wait_for(timeout=SEEN_S * 1e3)
                own = [next(id for kind, id in page.items if kind == "board") for page in pupils]
                in_sight = set(await teacher.page.evaluate(IN_SIGHT))
                await teacher.page.evaluate(WATCH)
                began_ms: dict[str, float] = {}
                await asyncio.gather(*(draws(page, n, own[n], began_ms) for n, page in enumerate(pupils)))
                frames: list[float] = await teacher.page.evaluate("window.__frames")
                for tile in await teacher.by("wall-tile").all():  # also those for which one scrolls
                    await tile.scroll_into_view_if_needed()
                all_inked = f"Object.keys(window.__ink).length === {PUPILS}"
                await teacher.page.wait_for_function(all_inked, timeout=SEEN_S * 1e3)
                ink: dict[str, float] = await teacher.page.evaluate("window.__ink")
                foreign = sum(
                    kind == "board" and id != mine
                    for page, mine in zip(pupils, own, strict=True)
                    for kind, id in page.items
                )
                for page in pupils:
                    await page.close()
        finally:
            await server.stop()
    live = [ink[id] - began_ms[id] for id in in_sight]
    table({"pen -> ink on the wall": live, "a frame of the wall": frames}, "ms")
    result(
        boards=len(ink),
        in_sight=len(in_sight),
        pen_to_wall_p95_ms=percentile(live, 0.95),
        frame_p95_ms=percentile(frames, 0.95),
        boards_of_others_on_pupils_pages=foreign,
    )


if __name__ == "__main__":
    asyncio.run(main())
