"""A poll is asked, answered and read by keyboard alone; what is chosen survives a reload; no fault by axe in light and dark."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_accessibility import faults_of


async def look(faults: list[str], where: str, page: ClassroomPage) -> None:
    faults += await faults_of(page.page, f"{where}, {page.person['role']}")


async def a_quiz(teacher: ClassroomPage, learner: ClassroomPage, faults: list[str]) -> None:
    """Of one question: written, asked, answered, and its points."""
    for pressed in ("poll-new", "quiz-make"):
        await teacher.tab_to(pressed)
        await teacher.press("Enter")
    for box, text in (("quiz-question-n", "Why?"), ("quiz-option", "Leans")):
        await teacher.tab_to(box)
        await teacher.page.keyboard.type(text)
    await teacher.tab_to("quiz-right", id="1")
    await teacher.press("Space", "Tab")
    await teacher.page.keyboard.type("Closer")
    await look(faults, "writing a quiz", teacher)
    await teacher.tab_to("quiz-start")
    await teacher.press("Enter")
    await learner.see("quiz-step", id="1")
    await learner.press("b", "Enter")
    await learner.see("poll-sent")
    await closed(teacher)
    await teacher.tab_to("quiz-next")
    await teacher.press("Enter")
    await teacher.see("quiz-person", id=learner.person["id"])
    await learner.see("quiz-mine", points="1")
    await learner.gone("quiz-place")
    await look(faults, "one's own points", learner)


async def the_bank(teacher: ClassroomPage, learner: ClassroomPage, faults: list[str]) -> None:
    """A poll of the class is kept, found in the course's bank and asked from there."""
    await teacher.tab_to("quiz-back")
    await teacher.press("Enter")
    await teacher.tab_to("poll-earlier")  # the newest: the question of the quiz
    await teacher.press("Enter")
    await teacher.tab_to("bank-keep")
    await teacher.press("Enter")
    await teacher.see("bank-kept")
    await teacher.tab_to("poll-new")
    await teacher.press("Enter")
    await teacher.tab_to("bank-open")
    await teacher.press("Enter")
    await teacher.see("bank-question")  # the focus is where one writes what is looked for
    await teacher.page.keyboard.type("why")
    await teacher.tab_to("bank-question")
    await teacher.press("Enter")
    await look(faults, "the bank", teacher)
    await teacher.tab_to("bank-ask")
    await teacher.press("Enter")
    await teacher.see("poll", state="open")
    await learner.press("b", "Enter")
    await learner.see("poll-sent")
    await closed(teacher)
    await expect(learner.by("poll-result")).to_contain_text("right", timeout=PATIENCE_MS)


async def closed(teacher: ClassroomPage) -> None:
    await teacher.tab_to("poll-close")
    await teacher.press("Enter")
    await teacher.see("poll-result")


@pytest.mark.timeout(120)
async def test_a_class_is_asked_by_keyboard_with_names_and_without(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=2)
    teacher = await browser.person(server.teacher)
    learner = await browser.person(server.learner(0), color_scheme="dark", viewport={"width": 360, "height": 740})
    await asyncio.gather(teacher.join(), learner.join())
    faults: list[str] = []

    await teacher.press("Shift+P")
    await teacher.see("poll-open")
    await look(faults, "asking", teacher)
    await teacher.press("y", "Enter")  # with the key that opened the panel, three
    await learner.see("poll-option", id="1")
    await learner.press("b")
    await look(faults, "answering", learner)
    await learner.join()  # loads all anew
    await expect(learner.by("poll-option", id="1")).to_have_attribute("data-state", "on", timeout=PATIENCE_MS)
    await learner.press("Enter")
    await learner.see("poll-sent")
    await expect(teacher.page.get_by_role("heading", name="1 of ")).to_be_visible(timeout=PATIENCE_MS)
    await look(faults, "leading", teacher)
    assert await learner.by("poll-result").count() == 0
    await closed(teacher)
    await expect(learner.by("poll-result")).to_have_attribute("data-votes", "1", timeout=PATIENCE_MS)
    await look(faults, "result", learner)
    await expect(teacher.by("poll-person", id=learner.person["id"])).to_contain_text("B")

    await teacher.tab_to("poll-new")
    await teacher.press("Enter")
    await teacher.press("w")
    await teacher.tab_to("poll-question")
    await teacher.page.keyboard.type("What makes summer?")
    for _ in range(20):
        if await teacher.page.evaluate("document.activeElement.dataset.value === 'anonymous'"):
            break
        await teacher.press("Tab")
    await teacher.press("Enter")
    await expect(teacher.by("poll-secrecy-hint")).to_contain_text("nobody sees who chose what, not you either")
    await teacher.tab_to("poll-open")
    await teacher.press("Enter")
    for pressed, seen in (("poll-more-time", "poll-time"), ("poll-remind", "poll-reminded")):
        await teacher.tab_to(pressed)
        await teacher.press("Enter")
        await learner.see(seen)
    await learner.tab_to("poll-text")
    await learner.page.keyboard.type("tilt")
    await learner.press("Enter")
    await learner.see("poll-sent")
    await look(faults, "nameless", learner)
    await closed(teacher)
    await expect(teacher.by("poll-result")).to_contain_text("Fewer than three answered")
    await teacher.tab_to("poll-big")
    await teacher.press("Enter")
    await teacher.see("poll-stage")
    await look(faults, "large", teacher)
    await teacher.page.emulate_media(color_scheme="dark")
    await look(faults, "large and dark", teacher)
    assert await teacher.by("poll-person").count() == 0
    await a_quiz(teacher, learner, faults)
    await the_bank(teacher, learner, faults)
    assert not faults, "\n".join(faults)
