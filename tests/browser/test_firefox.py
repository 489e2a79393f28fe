"""Firefox publishes to Chromium and receives from it."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest

from tests.browser.chromium import Chromium
from tests.browser.conftest import OpenDemo
from tests.browser.firefox import PROGRAM, firefox

DECODED = """(async () => {
    const stats = await window.classroom.stats();
    return stats.subscribe.some(one => one.kind === "camera" && one.framesDecoded > 15 && one.playing);
})()"""


@pytest.mark.timeout(150)
async def test_firefox_and_chromium_see_one_another(demo: OpenDemo, browser: Chromium, evidence: Path) -> None:
    if not shutil.which(PROGRAM):
        pytest.fail("Firefox is missing: ./start test installs it (apt install firefox-esr)")
    server = await demo(learners=3)
    teacher = await browser.person(server.teacher, who=0)
    await teacher.join()
    learner = server.learner(0)
    async with firefox() as fox:
        try:
            await fox.goto(learner["join_url"])
            await fox.click("join-button")
            await fox.until("!!document.querySelector('[data-testid=stage]')", patience_s=20)
            await fox.until(DECODED, patience_s=30)
            await teacher.moving(learner["id"], patience_ms=30_000)
        except BaseException:
            evidence.mkdir(parents=True, exist_ok=True)
            (evidence / "firefox.png").write_bytes(base64.b64decode(await fox.screenshot()))
            raise
