"""A board that 30 draw on and 300 look at: how long until a stroke that is finished is on all pages, while all others'
strokes are shown as they are drawn; and what somebody who comes late must read."""

# pyright: basic, reportPrivateUsage=false
from __future__ import annotations

import asyncio
import gzip
import math
import time
from functools import lru_cache
from typing import Any

import msgpack

from bench._crowd import Page

DRAWING = 30
POINTS = 200  # of a stroke
DRAFT_S, DRAFTS = 0.05, 20  # a stroke is drawn for a second
BOARD = "bench-board"
AT_ONCE = 64
LATE_SHAPES = 4_300  # a board holds 5,000, and some are drawn before


@lru_cache(1_024)
def ids_in(inside: bytes) -> tuple[str, ...]:
    return tuple(part[0]["id"] for part in msgpack.unpackb(inside)[5])


class Strokes:
    def __init__(self, pages: list[Page]) -> None:
        self.pages = pages
        self.sent_ns: dict[str, int] = {}
        self.shown_ms: list[float] = []
        self.acked_ms: list[float] = []
        self.stroke_bytes = 0
        self.draft_bytes = self.draft_messages = 0
        for page in pages:
            page.on_event = self.hear

    def hear(self, event: str, payload: Any) -> None:
        if event == "inside":
            now_ns = time.monotonic_ns()
            self.shown_ms += [(now_ns - self.sent_ns[id]) / 1e6 for id in ids_in(payload) if id in self.sent_ns]
        elif event == "gestures":
            self.draft_messages += 1
            self.draft_bytes += len(payload)

    async def begin(self, teacher: Page) -> None:
        await teacher.command("board.make", client_id=BOARD, title="Bench")
        for page in self.pages:
            assert page.socket
            await page.socket.ask("look", {"things": [("board", BOARD, 0)]})

    async def draw(self, strokes: int) -> None:
        """Each of those who draw so many, one after the other."""
        async with asyncio.TaskGroup() as drawing:
            for n, page in enumerate(self.pages[:DRAWING]):
                drawing.create_task(self._draws(page, n, strokes))

    async def _draws(self, page: Page, n: int, strokes: int) -> None:
        await asyncio.sleep(n / DRAWING)  # nobody lifts the pen at the same moment
        assert page.socket
        for number in range(strokes):
            id = f"{n}-{number}"
            for tick in range(DRAFTS):
                said = msgpack.packb([500, 300, [id, "freedraw", "#182723", 2, 100, 90, 90, tick * 10, [12, -7] * 10]])
                await page.socket.say("gesture", {"thing": "board", "id": BOARD, "said": said})
                await asyncio.sleep(DRAFT_S)
            shape = stroke(id)
            packed: Any = msgpack.packb(shape)
            self.stroke_bytes = len(packed)
            began_ns = self.sent_ns[id] = time.monotonic_ns()
            await page.command("board.draw", id=BOARD, shapes=[shape])
            self.acked_ms.append((time.monotonic_ns() - began_ns) / 1e6)

    async def all_shown(self, strokes: int, within_s: float = 5) -> None:
        give_up = time.monotonic() + within_s
        while len(self.shown_ms) < strokes * DRAWING * len(self.pages) and time.monotonic() < give_up:
            await asyncio.sleep(0.05)


def stroke(id: str) -> dict[str, Any]:
    steps = [round(30 * math.sin(n / 7 + len(id))) for n in range(2 * POINTS)]
    more = {"x": 10.25, "y": 20.5, "width": 310.0, "height": 120.0, "index": "a1"}
    return {"type": "freedraw", "id": id, "version": 12, "versionNonce": 12_345_678, "points": steps, **more}


async def late_comer(teacher: Page, late: Page) -> dict[str, float]:
    """After a board that is almost full: the class's state, and the board itself where somebody opens it."""
    for start in range(0, LATE_SHAPES, AT_ONCE):
        count = min(AT_ONCE, LATE_SHAPES - start)
        shapes = [{**stroke(f"full-{start + n}"), "points": [12, -7] * 40} for n in range(count)]
        await teacher.command("board.draw", id=BOARD, shapes=shapes)
    began = time.perf_counter()
    state = await late.state()
    state_ms = (time.perf_counter() - began) * 1_000
    began = time.perf_counter()
    inside = await late._rest("GET", f"inside?kind=board&id={BOARD}&after=0", accept="*/*")
    inside_ms = (time.perf_counter() - began) * 1_000
    return {
        "snapshot_ms": state_ms,
        "snapshot_gz_kb": len(gzip.compress(state, 6)) / 1_000,
        "board_ms": inside_ms,
        "board_gz_kb": len(gzip.compress(inside, 6)) / 1_000,
    }
