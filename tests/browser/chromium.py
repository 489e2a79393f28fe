"""Debian's Chromium under playwright: one browser, a context a person, evidence kept when a test fails."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser.classroom_page import ClassroomPage

PROGRAM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-timer-throttling",  # several pages, only one of them is in front
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
]
SOURCE = Path(__file__).with_name("source.js")


class Chromium:
    """Opens pages for people; each is a context of its own, as if on a computer of its own."""

    def __init__(self, browser: Browser, evidence: Path, traced: bool = True) -> None:
        self.browser = browser
        self.evidence = evidence
        self.traced = traced
        self.opened: list[tuple[str, BrowserContext, list[str]]] = []

    async def person(self, person: dict[str, Any], who: int | None = None, **options: Any) -> ClassroomPage:
        """A page for a person of the demo; `who` makes camera and microphone recognisable (source.js)."""
        page = await self.page(person["id"], who, **options)
        return ClassroomPage(page, person)

    async def page(self, name: str, who: int | None = None, **options: Any) -> Page:
        options.setdefault("viewport", {"width": 1000, "height": 640})
        context = await self.browser.new_context(permissions=["camera", "microphone"], **options)
        if self.traced:
            await context.tracing.start(screenshots=False, snapshots=True)
        number = "undefined" if who is None else str(who)
        await context.add_init_script(f"window.__who = {number};\n" + SOURCE.read_text())
        console: list[str] = []
        self.opened.append((name, context, console))
        context.on("console", lambda line: console.append(f"{line.type}: {line.text}"))
        context.on("weberror", lambda error: console.append(f"uncaught: {error.error}"))
        return await context.new_page()

    async def keep_evidence(self) -> None:
        """Screenshot, console and trace of every page that is open."""
        self.evidence.mkdir(parents=True, exist_ok=True)
        for number, (name, context, console) in enumerate(self.opened):
            at = self.evidence / f"{number}-{name}"
            at.with_suffix(".console.txt").write_text("\n".join(console))
            with contextlib.suppress(Exception):  # evidence of a page that died is what there is of it
                for tab, page in enumerate(context.pages):
                    await page.screenshot(path=f"{at}-{tab}.png", timeout=5000)
                if self.traced:
                    await context.tracing.stop(path=at.with_suffix(".trace.zip"))


@contextlib.asynccontextmanager
async def chromium(evidence: Path, traced: bool = True) -> AsyncIterator[Chromium]:
    with tempfile.TemporaryDirectory() as home:  # what browsers keep in a home folder goes with the test
        async with async_playwright() as play:
            environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
            browser = await play.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS, env=environment)
            try:
                yield Chromium(browser, evidence, traced)
            finally:
                await browser.close()
