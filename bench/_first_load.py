"""What the class needs before it can be used: the JavaScript that came until then, and how long a slow processor takes."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.chromium import chromium
from tests.browser.demo import ROOT, Demo

SLOWER = 4  # times; a cheap phone beside a desk computer
STATIC = ROOT / "classroom" / "static"
SCRIPT = Path(__file__).with_name("_first_load.js")


@dataclass
class Load:
    script_gz_kb: float = 0.0
    ready_ms: list[float] = field(default_factory=list[float])


async def first_load(folder: Path, times: int) -> Load:
    """Each time with an empty cache, from the link to the controls of the class, through the page before it."""
    found = Load()
    server = await Demo(folder, learners=1).start()
    try:
        async with chromium(folder.parent / "evidence", traced=False) as browser:
            for _ in range(times):
                page = await browser.person(
                    server.learner(0)
                )  # the browser's own camera: one drawn by a script costs the page
                scripts: set[str] = set()
                page.page.on("request", lambda request, scripts=scripts: scripts.add(urlsplit(request.url).path))
                await page.page.context.add_init_script(path=SCRIPT)
                slow = await page.page.context.new_cdp_session(page.page)
                await slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                await page.page.goto(page.person["join_url"])
                await page.page.wait_for_function("() => window.__usableMs", polling=100)
                found.ready_ms.append(await page.page.evaluate("window.__usableMs"))
                names = [name for name in scripts if name.endswith(".js")]
                size = sum(len(gzip.compress((STATIC / name.lstrip("/")).read_bytes(), 9)) for name in names)
                found.script_gz_kb = max(found.script_gz_kb, size / 1e3)
                await page.page.context.close()
    finally:
        await server.stop()
    return found
