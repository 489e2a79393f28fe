"""A class in Arabic: right to left, nothing wider than a small phone, no fault by axe, and no word in another language."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_accessibility import faults_of

SMALL = {"width": 360, "height": 740}
WIDER = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.mark.timeout(90)
async def test_a_class_in_arabic_reads_from_right_to_left_and_fits_a_small_phone(
    demo: OpenDemo, browser: Chromium
) -> None:
    server = await demo(learners=2)
    teacher = await browser.person(server.teacher, locale="ar", viewport=SMALL)
    learner = await browser.person(server.learner(1), locale="es", viewport=SMALL)
    said: list[str] = []
    for page in (teacher, learner):
        page.page.on("console", lambda line: said.append(line.text) if line.text.startswith("no word") else None)
    faults: list[str] = []

    async def look(page: ClassroomPage, where: str) -> None:
        assert await page.page.evaluate(WIDER) <= 0, f"{where} scrolls sideways"
        faults.extend(await faults_of(page.page, where))

    # the language of the browser, until another one is chosen; the choice stays
    await learner.open_door()
    await expect(learner.page.locator("html")).to_have_attribute("lang", "es")
    await learner.by("language").select_option("ar")
    await expect(learner.page.locator("html")).to_have_attribute("dir", "rtl", timeout=PATIENCE_MS)
    await look(learner, "before the class")
    await learner.page.reload()
    await expect(learner.page.locator("html")).to_have_attribute("lang", "ar")
    await learner.join()
    await teacher.join()
    for page, who in ((learner, "learner"), (teacher, "teacher")):
        await expect(page.page.locator("html")).to_have_attribute("dir", "rtl")
        await look(page, f"class, {who}")
    await teacher.press("g")
    await teacher.see("breakouts")
    await look(teacher, "groups")
    assert faults == []
    assert said == []
