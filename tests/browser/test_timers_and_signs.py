"""A timer, signs to the teacher and being away, by keyboard alone; no fault by axe, and no control is cut off on a phone."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.async_api import Locator, expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.groups_page import open_rooms
from tests.browser.test_accessibility import faults_of

LOOKS: tuple[tuple[Literal["light", "dark"], int, int], ...] = (
    ("light", 1000, 640),
    ("dark", 390, 844),
    ("light", 844, 390),
)
MORE_THAN_TWO = re.compile(r"3:00|2:[1-5]\d")
# Of the buttons below the stage, those that nobody can press: outside of the window, or something lies over them.
CUT = """() => [...document.querySelectorAll('[data-testid="timer"] button, [data-testid="signals"] button')].filter(
    (button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const on = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return left < 0 || right > innerWidth || top < 0 || bottom > innerHeight || on?.closest("button") !== button;
    }).map((button) => button.dataset.testid ?? button.textContent)"""


async def look(faults: list[str], where: str, page: ClassroomPage) -> None:
    was = page.page.viewport_size
    for scheme, width, height in LOOKS:
        await page.page.emulate_media(color_scheme=scheme)
        await page.page.set_viewport_size({"width": width, "height": height})
        here = f"{where}, {page.person['role']}, {width} × {height}"
        faults += await faults_of(page.page, here)
        faults += [f"{here}: {name} is cut off" for name in await page.page.evaluate(CUT)]
    await page.page.emulate_media(color_scheme="light")
    if was:
        await page.page.set_viewport_size(was)


async def choose(page: ClassroomPage, item: str) -> None:
    """An item of More."""
    await page.tab_to("more")
    await page.press("Enter")
    found = await page.see(item)
    while not await has_focus(found):
        await page.press("ArrowDown")
    await page.press("Enter")


async def has_focus(element: Locator) -> bool:
    return await element.evaluate("one => one === document.activeElement")


async def press_on(page: ClassroomPage, name: str) -> None:
    await page.tab_to(name)
    await page.press("Enter")


@pytest.mark.timeout(120)
async def test_a_class_keeps_time_and_tells_the_teacher_by_keyboard(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    size = {"width": 1000, "height": 640}
    teacher = await browser.person(server.teacher, viewport=size)
    learner = await browser.person(server.learner(0), viewport=size)
    await teacher.join()
    await learner.join()
    faults: list[str] = []

    await teacher.press("t")
    await teacher.see("timer-panel")
    await teacher.tab_to("timer-minutes", id="2")
    await teacher.press("Enter")
    await look(faults, "starting a timer", teacher)
    await teacher.tab_to("timer-label")
    await teacher.page.keyboard.type("Read page 4")
    await teacher.press("Enter")
    await teacher.gone("timer-panel")
    await learner.see("timer", id="main", state="running")
    await expect(learner.by("timer")).to_contain_text("Read page 4")
    await expect(learner.by("timer").get_by_role("button")).to_have_count(0)
    await press_on(teacher, "timer-pause")
    await learner.see("timer", state="paused")
    await press_on(teacher, "timer-more")
    await expect(learner.by("timer").get_by_role("timer")).to_have_text(MORE_THAN_TWO, timeout=PATIENCE_MS)

    await press_on(learner, "react")
    await press_on(learner, "sign-too_fast")
    await expect(teacher.by("signals").locator('[data-id="too_fast"][data-count="1"]')).to_be_visible()
    await look(faults, "a timer and a sign", teacher)
    await look(faults, "a timer", learner)
    await press_on(teacher, "signals-clear")
    await teacher.gone("signals")
    await press_on(teacher, "timer-stop")
    await learner.gone("timer")

    await learner.see("mic-toggle", state="on")
    await choose(learner, "away-toggle")
    await learner.see("back-again")
    await learner.see("mic-toggle", state="off")
    await teacher.press("p")
    await expect(teacher.by("person", id=learner.person["id"])).to_contain_text("Away", timeout=PATIENCE_MS)
    await look(faults, "away", learner)
    await learner.press("m")  # who speaks is back
    await learner.gone("back-again")
    await choose(learner, "away-toggle")
    await press_on(learner, "back-again")
    await learner.gone("back-again")
    await learner.see("mic-toggle", state="off")

    [room] = await open_rooms(server, [[learner]])
    await press_on(learner, "group-timer")
    await press_on(learner, "timer-start")
    await learner.see("timer", id=room, state="running")
    await teacher.gone("timer")
    await look(faults, "the group's own timer", learner)
    await press_on(learner, "timer-stop")
    await learner.see("group-timer")
    assert not faults, "\n".join(faults)
