"""Questions by keyboard alone: asked without a name, voted up, taken, shown and answered; no fault by axe in its states;
what is being written survives a reload, and who asked is on no page of the class."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_plan import look, press

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
ASKED = "Does the Moon lean too?"


async def into_row(page: ClassroomPage, button: str) -> None:
    """From the list's one tab stop into its first row, and along its buttons."""
    await page.tab_to("question")
    await page.press("Enter")
    for _ in range(6):
        if await page.by(button).first.evaluate("one => one === document.activeElement"):
            return
        await page.press("ArrowRight")
    raise AssertionError(f"the arrows do not come to {button}")


@pytest.mark.timeout(120)
async def test_a_class_asks_votes_and_is_answered_by_keyboard(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=2)
    teacher = await browser.person(server.teacher, viewport=DESK)
    asks = await browser.person(server.learner(0), viewport=PHONE)
    votes = await browser.person(server.learner(1), viewport=DESK)
    faults: list[str] = []
    for page in (teacher, asks, votes):
        await page.join()

    await asks.press("q")
    await asks.see("questions")
    await asks.tab_to("question-input")
    await asks.page.keyboard.type(ASKED)
    await asks.page.reload()
    await asks.see("join-button")
    await asks.by("join-button").click()
    await expect(asks.by("question-input")).to_have_value(ASKED, timeout=PATIENCE_MS)
    await press(asks, "question-without-name")
    await look(faults, "a question is written", asks)
    await press(asks, "question-send")
    await asks.see("question", state="open")
    await expect(asks.by("question-input")).to_have_value("")

    await votes.press("q")
    await votes.see("question", state="open")
    await expect(votes.by("question")).to_contain_text("Without a name")
    await into_row(votes, "question-vote")
    await votes.press("Enter")
    await votes.see("question-vote", state="on")
    await teacher.press("q")
    await expect(teacher.by("question-votes")).to_contain_text("1", timeout=PATIENCE_MS)
    await expect(teacher.by("question")).to_contain_text(asks.person["name"])
    await into_row(teacher, "question-take")
    await teacher.press("Enter")
    await teacher.see("question", state="now")
    await look(faults, "a question is taken", teacher, votes)
    await votes.press("Escape")
    await votes.press("Escape")
    await votes.see("question-now")
    await into_row(teacher, "question-show")
    await teacher.press("Enter")
    for page in (teacher, votes):
        await expect(page.by("question-shown")).to_contain_text("Without a name", timeout=PATIENCE_MS)
    await look(faults, "a question is shown", votes)
    name, held = asks.person["name"], await votes.by("surface").inner_text()
    assert name not in held and name not in await teacher.by("surface").inner_text()

    await into_row(teacher, "question-menu")
    await teacher.press("Enter", "Enter")
    await teacher.see("question-answer-input")
    await teacher.page.keyboard.type("Yes, by five degrees.")
    await look(faults, "an answer is written", teacher)
    await teacher.press("Enter")
    await expect(asks.by("question-answer").first).to_contain_text("Yes, by five degrees.", timeout=PATIENCE_MS)
    await expect(votes.by("question-answer").first).to_contain_text("five degrees")
    assert not faults, "\n".join(faults)
