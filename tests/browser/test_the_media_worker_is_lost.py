"""The media worker dies or hangs: pictures return by themselves, and the class goes on meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable

import pytest

from tests.browser.chromium import Chromium
from tests.browser.conftest import OpenDemo

MEDIA_MS = 8_000


@pytest.mark.timeout(180)
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["dies", "hangs"])
async def test_pictures_return_and_chat_goes_on(demo: OpenDemo, browser: Chromium, how: signal.Signals) -> None:
    server = await demo(learners=3)
    teacher = await browser.person(server.teacher, who=0)
    learner = await browser.person(server.learner(0), who=1)
    for page in (teacher, learner):
        await page.join()
    await teacher.moving(learner.person["id"])
    await learner.moving(teacher.person["id"])
    (worker,) = server.workers()
    seq_before = (await learner.stats())["seq"]

    os.kill(worker, how)
    lost = time.monotonic()
    await learner.write("still here")
    await teacher.panel("chat")
    await teacher.reads("still here", patience_ms=2_000)
    await replaced(server.workers, worker)
    await asyncio.gather(
        teacher.moving(learner.person["id"], patience_ms=20_000),
        learner.moving(teacher.person["id"], patience_ms=20_000),
    )
    media_ms = (time.monotonic() - lost) * 1000
    print(f"pictures {media_ms:.0f} ms after the worker was lost")
    assert media_ms <= MEDIA_MS
    assert (await learner.stats())["seq"] > seq_before
    assert server.process and server.process.returncode is None


async def replaced(workers: Callable[[], list[int]], lost: int) -> None:
    """Until another process does its work; a pid in /proc tells nobody when it changes."""
    async with asyncio.timeout(15):
        while not (found := workers()) or lost in found:
            await asyncio.sleep(0.05)
