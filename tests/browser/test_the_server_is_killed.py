"""A power cut in mid-class: what was acknowledged is there, and pages come back by themselves."""

from __future__ import annotations

import time

import pytest

from tests.browser.chromium import Chromium
from tests.browser.conftest import OpenDemo

SIGNALLING_MS = 5_000
MEDIA_MS = 8_000


@pytest.mark.timeout(180)
async def test_chat_survives_and_the_pages_come_back(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=3)
    teacher = await browser.person(server.teacher, who=0)
    learner = await browser.person(server.learner(0), who=1)
    for page in (teacher, learner):
        await page.join()
    await teacher.moving(learner.person["id"])
    await learner.write("before the cut")
    await teacher.panel("chat")
    await teacher.reads("before the cut")

    await server.kill()
    await learner.write("written while the server was gone")  # the field stays usable; it is sent when it is back
    await server.start()
    back = time.monotonic()
    await teacher.reads("written while the server was gone", patience_ms=SIGNALLING_MS + 3_000)
    signalling_ms = (time.monotonic() - back) * 1000
    await teacher.moving(learner.person["id"], patience_ms=MEDIA_MS + 5_000)
    await learner.moving(teacher.person["id"], patience_ms=MEDIA_MS + 5_000)
    media_ms = (time.monotonic() - back) * 1000
    print(f"after the start: signalling {signalling_ms:.0f} ms, pictures {media_ms:.0f} ms")

    await teacher.reads("before the cut")
    await learner.reads("before the cut")
    await learner.reads("written while the server was gone")
    assert signalling_ms <= SIGNALLING_MS
    assert media_ms <= MEDIA_MS
    assert sorted(await teacher.tiles()) == sorted([teacher.person["id"], learner.person["id"]])
