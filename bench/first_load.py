"""What the class needs before it can be used: the JavaScript that came until then, and how long a slow processor takes.

`./start bench first_load [--quick] [--language ar]`: a pupil opens a link with an empty cache, four times as slow as here.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage

from bench._table import percentile, result, table
from tests.browser.chromium import chromium
from tests.browser.demo import ROOT, Demo

PATIENCE_MS = 30_000
SLOWER = 4  # times; a cheap phone beside a desk computer
STATIC = ROOT / "classroom" / "static"
SCRIPT = Path(__file__).with_name("_first_load.js")


def is_usable(said: ConsoleMessage) -> bool:
    return said.text.startswith("usable ")


@dataclass
class Load:
    script_gz_kb: float = 0.0
    ready_ms: list[float] = field(default_factory=list[float])


async def first_load(folder: Path, times: int, language: str = "en") -> Load:
    """Each time with an empty cache, from the link to the controls of the class, through the page before it."""
    found = Load()
    server = await Demo(folder, learners=times).start()
    try:
        async with chromium(folder.parent / "evidence", traced=False) as browser:
            for number in range(times):
                # the browser's own camera: one drawn by a script costs the page
                page = await browser.person(server.learner(number), locale=language)
                scripts: set[str] = set()
                page.page.on("request", lambda request, scripts=scripts: scripts.add(urlsplit(request.url).path))
                await page.page.context.add_init_script(path=SCRIPT)
                slow = await page.page.context.new_cdp_session(page.page)
                await slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                async with page.page.expect_console_message(is_usable, timeout=PATIENCE_MS) as told:
                    await page.page.goto(page.person["join_url"])
                found.ready_ms.append(float((await told.value).text.removeprefix("usable ")))
                names = [name for name in scripts if name.endswith(".js")]
                size = sum(len(gzip.compress((STATIC / name.lstrip("/")).read_bytes(), 9)) for name in names)
                found.script_gz_kb = max(found.script_gz_kb, size / 1e3)
                await page.page.context.close()
    finally:
        await server.stop()
    return found


async def main(times: int, language: str) -> None:
    print(
        f"bench first_load: {times} loads in {language}, the page's processor {SLOWER} times as slow, loopback",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        load = await first_load(Path(folder, "load"), times, language)
    table({"link -> the class can be used": load.ready_ms}, "ms")
    result(
        first_load_gz_kb=load.script_gz_kb,
        ready_p50_ms=percentile(load.ready_ms, 0.5),
        ready_p95_ms=percentile(load.ready_ms, 0.95),
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="five loads")
    options.add_argument("--language", default="en", help="of the browser: en, de, es or ar")
    given = options.parse_args()
    asyncio.run(main(5 if given.quick else 25, given.language))
