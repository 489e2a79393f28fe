"""The plan of a class by keyboard alone: made, moved about, led step by step; pupils read it; no fault by axe in its states."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.groups_page import command, in_group, in_no_group
from tests.browser.test_accessibility import serious_faults

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@pytest.mark.timeout(120)
async def test_a_teacher_plans_a_class_and_leads_it_by_keyboard(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    teacher = await browser.person(server.teacher, viewport=DESK)
    learner = await browser.person(server.learner(0), viewport=PHONE)
    faults: list[str] = []
    for page in (teacher, learner):
        await page.join()
    await command(server, "breakout.prepare", client_id="pairs", name="Pairs", names=["Red"])

    await item_of(teacher, "activities", "open-plan")
    await press(teacher, "plan-edit")
    await press(teacher, "plan-add")
    await teacher.page.keyboard.type("Warm-up")
    await press(teacher, "plan-add")
    await teacher.page.keyboard.type("Work together")
    await teacher.tab_to("plan-tool")
    await teacher.press("ArrowDown")
    await teacher.tab_to("plan-set")
    await teacher.press("ArrowDown")
    await expect(teacher.by("plan-set")).to_have_value("pairs")
    await expect(rows(teacher)).to_have_text(["Warm-up", "Work together"])
    await teacher.tab_to("plan-row-open")
    await teacher.press("+", "Alt+ArrowDown", "Alt+ArrowUp", "Alt+ArrowDown")
    await expect(rows(teacher)).to_have_text(["Work together", "Warm-up"])
    await teacher.press("Alt+ArrowUp")  # the row that moved has the focus still
    await expect(rows(teacher)).to_have_text(["Warm-up", "Work together"])
    await look(faults, "the plan is made", teacher)
    await press(teacher, "plan-save")
    await teacher.gone("plan-editor")
    await expect(steps(teacher)).to_have_count(2)

    await item_of(learner, "more", "open-plan")
    await expect(steps(learner)).to_have_count(2)
    await learner.see("plan-step", state="next")
    await teacher.press("]")
    await expect(steps(learner).first).to_have_attribute("data-state", "now", timeout=PATIENCE_MS)
    await expect(learner.by("plan-line")).to_contain_text("Warm-up")
    await expect(teacher.by("plan-thread")).to_contain_text("6 min")
    await look(faults, "the plan runs", teacher, learner)
    await teacher.press("]")
    await in_group(learner)
    await expect(steps(learner)).to_have_count(0)  # on a phone the panel would cover the group
    await teacher.press("]")
    await expect(teacher.by("plan-step", state="done")).to_have_count(2, timeout=PATIENCE_MS)
    await command(server, "breakout.close", id="pairs")
    await in_no_group(learner)
    assert not faults, "\n".join(faults)


def rows(page: ClassroomPage) -> Locator:
    return page.by("plan-row").locator("b")


def steps(page: ClassroomPage) -> Locator:
    return page.by("plan-step")


async def press(page: ClassroomPage, name: str) -> None:
    await page.see(name)
    await page.tab_to(name)
    await page.press("Enter")


async def item_of(page: ClassroomPage, menu: str, item: str) -> None:
    """One of a menu, by its arrows."""
    await press(page, menu)
    await page.see(item)
    for _ in range(20):
        if await page.by(item).evaluate("item => item === document.activeElement"):
            return await page.press("Enter")
        await page.press("ArrowDown")
    raise AssertionError(f"the arrows do not come to {item}")


async def look(faults: list[str], where: str, *pages: ClassroomPage) -> None:
    for page in pages:
        for scheme in ("dark", "light"):
            await page.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            faults += await serious_faults(page.page, f"{where}, {scheme}, {page.person['role']}")
