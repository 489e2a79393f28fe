"""Polls, board and notes in a class of three hundred: from the deed to the last page that shows it; what a late joiner
fetches after a long lesson; how much JavaScript the class needs before it can be used.

Pages are clients without a browser that hold what they are shown; the server runs on one core, they on the other (their
share is printed). Only the first load is measured in Chromium.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from _table import percentile, result, table

from bench import _hands_on as hands_on
from bench._board import DRAWING, Strokes, late_comer, stroke
from bench._class import Crowd, Found, class_of
from bench._crowd import Page
from bench.first_load import first_load

VOTES_PER_S = 30  # a class of 300 answers within ten seconds
KEY_S = 0.2
LATE = 10  # that join after the lesson, one after the other


@dataclass(frozen=True)
class Size:
    pages: int
    strokes: int  # of each of the thirty who draw
    writers: int
    keys: int  # of each of them
    events: int  # of the lesson that somebody is late for
    loads: int


FULL = Size(300, 20, 10, 100, 10_000, 5)
QUICK = Size(300, 3, 10, 20, 2_000, 1)


async def lesson(size: Size, crowd: Crowd) -> Found:
    found, pupils = Found(), crowd.pupils[: size.pages]
    await crowd.come_in(pupils)
    with found.clients("votes"):
        votes = await hands_on.vote(crowd.teacher, pupils, "bench-poll", VOTES_PER_S)
    with found.clients("strokes"):
        board = Strokes([crowd.teacher, *pupils])
        await board.begin(crowd.teacher)
        began = time.monotonic()
        await board.draw(size.strokes)
        await board.all_shown(size.strokes)
        took_s = time.monotonic() - began
    with found.clients("keys"):
        keys = await hands_on.write(pupils[: size.writers], [crowd.teacher, *pupils], size.keys, KEY_S)
    for name, seen in (("vote", votes), ("key", keys)):
        found.rows[f"{name} -> durable"] = seen.acked_ms
        found.rows[f"{name} -> a page"] = seen.delivered_ms
        found.rows[f"{name} -> the last page"] = seen.last_ms
        found.errors += seen.lost
    found.rows |= {"stroke -> durable": board.acked_ms, "stroke -> a page": board.shown_ms}
    found.errors += size.strokes * DRAWING * len(board.pages) - len(board.shown_ms)
    found.says.append(
        f"what is being drawn: {board.draft_messages / len(board.pages) / took_s:.0f} messages a second to a page, "
        f"{board.draft_bytes / len(board.pages) / took_s / 1e3:.1f} kB"
    )
    found.figures = {
        "pages": len(pupils) + 1,
        "vote_p95_ms": percentile(votes.last_ms, 0.95),
        "stroke_p95_ms": percentile(board.shown_ms, 0.95),
        "stroke_bytes": board.stroke_bytes,
        "key_p95_ms": percentile(keys.delivered_ms, 0.95),
    }
    return found


async def late(size: Size, crowd: Crowd) -> Found:
    """The lesson goes on among thirty until the log is so long; then others come."""
    found, stay = Found(), crowd.pupils[:30]
    for page in crowd.pupils[30 : size.pages]:
        await page.leave()
    await go_on(crowd.teacher, stay, size.events)
    comers = crowd.pupils[size.pages :]
    sizes: list[int] = []
    for page in comers:
        began = time.monotonic()
        await page.join()
        body = await page.state()
        sizes.append(len(gzip.compress(body, 6)))
        found.rows.setdefault("late: joined and has the state", []).append((time.monotonic() - began) * 1e3)
    full = await late_comer(crowd.teacher, comers[0])
    found.figures = {
        "board_ms": full["board_ms"],
        "board_gz_kb": full["board_gz_kb"],
        "events": crowd.teacher.seq,
        "snapshot_ms": percentile(found.rows["late: joined and has the state"], 0.95),
        "snapshot_gz_kb": max(sizes) / 1e3,
    }
    return found


async def go_on(teacher: Page, pupils: list[Page] | Any, until: int) -> None:
    """Messages, hands, strokes and answers by turns, as fast as the guard against floods lets each of them."""

    await teacher.command("board.make", client_id="late-board", title="Late")

    async def one(page: Page, n: int) -> None:
        name, turn = f"late-{n}-", 0
        while teacher.seq < until:
            turn += 1
            wish: dict[str, Any] = {"kind": "chat.send", "text": f"What about the moon, {turn}?"}
            if turn % 4 == 1:
                wish = {"kind": "hand.raise"}
            elif turn % 4 == 2:
                wish = {"kind": "hand.lower", "person": page.id}
            elif turn % 4 == 3:
                wish = {"kind": "board.draw", "id": "late-board", "shapes": [stroke(f"{name}{turn}")]}
            kind = wish.pop("kind")
            answer = await page.ask(kind, f"{name}{turn}", **wish)
            if "error" in answer:
                if answer["error"]["code"] not in ("too_fast", "full"):
                    raise RuntimeError(f"{kind} was refused: {answer}")
                await asyncio.sleep(answer["error"].get("retry_after") or 0.1)

    await asyncio.gather(*(one(page, n) for n, page in enumerate(pupils)))


async def main(size: Size) -> None:
    print(f"bench tools: {size.pages} pages, {DRAWING} draw, {size.writers} write, loopback", flush=True)
    figures: dict[str, object] = {}
    errors, share = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        async with class_of(size.pages + LATE, Path(folder, "class")) as crowd:
            for part in (lesson, late):
                found = await part(size, crowd)
                table(found.rows, "ms")
                print("\n".join(found.says), flush=True)
                figures |= found.figures
                errors, share = errors + found.errors, max(share, found.share)
        load = await first_load(Path(folder, "load"), size.loads)
    table({"page load -> the class can be used, processor at a quarter": load.ready_ms}, "ms")
    result(
        **figures,
        first_load_gz_kb=load.script_gz_kb,
        ready_p95_ms=percentile(load.ready_ms, 0.95),
        errors=errors,
        client_core_share=round(share, 2),
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="within 50 s: fewer strokes and keys, a shorter lesson")
    asyncio.run(main(QUICK if options.parse_args().quick else FULL))
