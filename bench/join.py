"""Click to joined, and click to the first picture: one page joins again and again a class in which somebody is seen.

The server runs on one core, the browser mostly on the other (its share is printed). The marks are the page's own
(`classroom:join-click`, `-joined`, `-first-frame`): from the click on "join" to the roster, and to the first remote
frame painted. Every join is a fresh page before the class, as for a person who comes in.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
import time
from pathlib import Path

from _table import percentile, result, table

from tests.browser.chromium import Chromium, chromium
from tests.browser.classroom_page import ClassroomPage
from tests.browser.demo import Demo

RUNS, QUICK_RUNS, QUICK_S = 100, 12, 35
MARKS = ("classroom:join-click", "classroom:joined", "classroom:first-frame")


async def main(runs: int, most_s: float) -> None:
    print(f"bench join: {runs} joins of one page to a class in which the teacher is seen, loopback, one learner a time")
    joined: list[float] = []
    first_frame: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        server = await Demo(Path(folder, "data"), learners=3, taskset="0").start()
        try:
            async with chromium(Path(folder, "evidence"), traced=False) as browser:
                began = time.monotonic()
                teacher = await browser.person(server.teacher, who=0)
                await teacher.join()
                await one_join(browser, server)  # the first warms caches of the browser; not counted
                while len(joined) < runs and time.monotonic() - began < most_s:
                    to_joined, to_frame = await one_join(browser, server)
                    joined.append(to_joined)
                    first_frame.append(to_frame)
        finally:
            await server.stop()
    table({"click -> joined": joined, "click -> first frame": first_frame}, "ms")
    clients = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"browser and server together used {clients.ru_utime + clients.ru_stime:.0f} s of CPU")
    result(
        joined_p50_ms=percentile(joined, 0.5),
        joined_p95_ms=percentile(joined, 0.95),
        first_frame_p50_ms=percentile(first_frame, 0.5),
        first_frame_p95_ms=percentile(first_frame, 0.95),
        runs=len(joined),
    )


async def one_join(browser: Chromium, server: Demo) -> tuple[float, float]:
    """A new page, in by the button, out by the button; ms from the click to the roster and to the first picture."""
    page = await browser.person(server.learner(0), who=1)
    await page.join()
    clicked, joined, frame = [await page.mark(name) for name in MARKS]
    await page.leave()
    await closed(browser, page)
    return joined - clicked, frame - clicked


async def closed(browser: Chromium, page: ClassroomPage) -> None:
    await page.page.context.close()
    browser.opened = [kept for kept in browser.opened if kept[1] is not page.page.context]


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help=f"{QUICK_RUNS} joins")
    options.add_argument("--runs", type=int, default=RUNS)
    given = options.parse_args()
    asyncio.run(main(QUICK_RUNS if given.quick else given.runs, QUICK_S if given.quick else 3600))
