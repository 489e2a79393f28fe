"""A teacher shares a screen and draws on it by keyboard, a pupil on a phone with a finger; it lies on the picture."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_accessibility import faults_of

# How far the sheet that is drawn on is from the picture of the screen, in pixels, whatever room there is around it.
OFF = """() => {
    const sheet = document.querySelector('[data-testid="screen-ink"]').getBoundingClientRect();
    const video = document.querySelector('[data-testid="tile"][data-kind="screen"] video');
    const place = video.getBoundingClientRect();
    const scale = Math.min(place.width / video.videoWidth, place.height / video.videoHeight);
    const [wide, high] = [video.videoWidth * scale, video.videoHeight * scale];
    const left = place.left + (place.width - wide) / 2, top = place.top + (place.height - high) / 2;
    const far = [sheet.left - left, sheet.top - top, sheet.width - wide, sheet.height - high];
    return Math.max(...far.map(Math.abs));
}"""


async def strokes(page: ClassroomPage, count: int) -> None:
    await expect(page.by("screen-ink")).to_have_attribute("data-count", str(count), timeout=PATIENCE_MS)


async def paths(page: ClassroomPage) -> list[str]:
    return await page.by("screen-ink").locator("path").evaluate_all("all => all.map(path => path.getAttribute('d'))")


@pytest.mark.timeout(120)
async def test_drawing_over_a_screen(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    teacher = await browser.person(server.teacher, viewport={"width": 1280, "height": 800})
    pupil = await browser.person(server.learner(0), viewport={"width": 390, "height": 844}, has_touch=True)
    await teacher.join()
    await pupil.join()
    await teacher.tab_to("screen-toggle")
    await teacher.press("Enter")
    for page in (teacher, pupil):
        await page.see("screen-draw")
        assert await page.page.evaluate(OFF) < 2, "what is drawn lies on the picture"

    await teacher.tab_to("screen-draw")
    await teacher.press("Enter")
    await teacher.tab_to("ink-marker")
    await teacher.press("Enter")
    await teacher.by("screen-paper").focus()
    await teacher.press("ArrowLeft", "Shift+ArrowUp", " ", "Shift+ArrowRight", "Shift+ArrowRight", "ArrowDown")
    await expect(teacher.by("screen-pane").get_by_role("status")).to_contain_text("The pen is down, 49 % from the left")
    await teacher.press(" ")
    await strokes(pupil, 1)
    await expect(pupil.by("screen-ink-outline")).to_contain_text("1 stroke is drawn here, by Ms Adeyemi")

    await pupil.by("screen-draw").tap()
    paper = await pupil.by("screen-paper").bounding_box()
    assert paper
    await pupil.page.mouse.move(paper["x"] + 40, paper["y"] + 60)
    await pupil.page.mouse.down()
    await pupil.page.mouse.move(paper["x"] + 120, paper["y"] + 90, steps=4)
    await pupil.page.mouse.up()
    await strokes(teacher, 2)
    assert await paths(teacher) == await paths(pupil)
    faults = [fault for page in (teacher, pupil) for fault in await both_schemes(page)]
    await pupil.page.reload()
    await pupil.by("join-button").click()
    await strokes(pupil, 2)

    await teacher.press("Shift+ArrowLeft")
    await teacher.by("ink-eraser").click()
    await teacher.by("screen-paper").focus()
    await teacher.press(" ")
    await expect(teacher.by("screen-pane").get_by_role("status")).to_contain_text("Erased")
    await strokes(pupil, 1)
    await teacher.tab_to("ink-clear")
    await teacher.press("Enter")
    await strokes(pupil, 0)

    await teacher.by("screen-paper").focus()
    await teacher.by("ink-pen").click()
    await teacher.by("screen-paper").focus()
    await teacher.press(" ", "ArrowRight", " ")
    await strokes(pupil, 1)
    for shown in (False, True):  # what was drawn goes with the screen that it was drawn on
        await teacher.by("screen-toggle").click()
        if not shown:
            await pupil.gone("screen-pane")
    await strokes(pupil, 0)
    assert faults == []


async def both_schemes(page: ClassroomPage) -> list[str]:
    found: list[str] = []
    for scheme in ("light", "dark"):
        await page.page.emulate_media(color_scheme=scheme)
        found += await faults_of(page.page, f"a screen that is drawn on, {page.person['role']}, {scheme}")
    return found
