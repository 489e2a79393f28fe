"""The tools of a class: a stroke on a board that thirty draw on and three hundred look at, and coming late to it.

The server runs on one core, all pages in this process on the other (its share is printed).
"""

# pyright: basic
from __future__ import annotations

import argparse
import asyncio
import os
import resource
import tempfile
import time
from pathlib import Path

import aiohttp

from bench._board import DRAFTS, DRAWING, POINTS, Strokes, late_comer
from bench._crowd import Page, all_come_in
from bench._table import percentile, result, table
from tests.browser.demo import Demo

PEOPLE = 300
STROKES, QUICK_STROKES = 10, 3  # of each who draws


async def main(strokes: int) -> None:
    cores = sorted(os.sched_getaffinity(0))
    print(f"bench tools: {PEOPLE} look at a board, {DRAWING} draw {strokes} strokes of {POINTS} points each, loopback")
    with tempfile.TemporaryDirectory() as folder:
        server = await Demo(Path(folder, "data"), learners=PEOPLE - 1, taskset=str(cores[0])).start()
        os.sched_setaffinity(0, {cores[-1]})
        try:
            await measure(server, strokes)
        finally:
            await server.stop()


async def measure(server: Demo, strokes: int) -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        people = [server.teacher, *(server.learner(n) for n in range(PEOPLE - 1))]
        pages = [Page(server, http, person) for person in people]
        await all_come_in(pages)
        board = Strokes(pages)
        await board.begin(pages[0])
        began, cpu_before = time.monotonic(), cpu_s()
        await board.draw(strokes)
        await board.all_shown(strokes)
        took = time.monotonic() - began
        share = (cpu_s() - cpu_before) / took
        wanted = strokes * DRAWING * PEOPLE
        late = await late_comer(pages[0], Page(server, http, people[-1], "late"))
        for page in pages:
            await page.close()
    table({"stroke acknowledged": board.acked_ms, "stroke on a page": board.shown_ms}, "ms")
    drafts = board.draft_messages / PEOPLE / took
    print(
        f"a page had {drafts:.1f} messages a second of what was being drawn, {board.draft_bytes / PEOPLE / took / 1e3:.1f} kB"
    )
    print(
        f"a stroke of {POINTS} points: {board.stroke_bytes} B; {DRAFTS} drafts of it before; clients {share:.0%} of a core"
    )
    result(
        looking=PEOPLE,
        drawing=DRAWING,
        stroke_ack_p95_ms=percentile(board.acked_ms, 0.95),
        stroke_p50_ms=percentile(board.shown_ms, 0.5),
        stroke_p95_ms=percentile(board.shown_ms, 0.95),
        stroke_bytes=board.stroke_bytes,
        strokes_lost=wanted - len(board.shown_ms),
        draft_messages_per_s=drafts,
        client_core_share=round(share, 2),
        **late,
    )


def cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help=f"{QUICK_STROKES} strokes each")
    asyncio.run(main(QUICK_STROKES if options.parse_args().quick else STROKES))
