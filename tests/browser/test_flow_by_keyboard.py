"""The flow of a class and what one does in a group, by keyboard alone; and no fault by axe in any of their states."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.groups_page import command, in_group, in_no_group, rooms_of
from tests.browser.test_groups_by_keyboard import back_to_top, faults_in_each_look


async def arrow_to(page: ClassroomPage, name: str, most: int = 12) -> None:
    """In an open menu."""
    for _ in range(most):
        await page.press("ArrowDown")
        if await page.page.evaluate("name => document.activeElement.dataset.testid === name", name):
            return
    raise AssertionError(f"{most} presses of ArrowDown did not reach {name}")


async def use(page: ClassroomPage, name: str, key: str = "Enter", **state: str) -> None:
    await back_to_top(page)
    await page.tab_to(name, most=60, **state)
    await page.press(key)


async def join_by_keyboard(page: ClassroomPage) -> None:
    await page.open_door()
    await page.tab_to("join-button")
    await page.press("Enter")


@pytest.mark.timeout(120)
async def test_a_teacher_leads_a_class_by_keyboard_alone(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    teacher, learner = await browser.person(server.teacher), await browser.person(server.learner(0))
    faults: list[str] = []
    await join_by_keyboard(teacher)
    await teacher.see("mic-toggle")
    await use(teacher, "activities")
    await arrow_to(teacher, "open-locks")
    await teacher.press("Enter")
    await teacher.see("locks")
    await use(teacher, "lock-door", "Space")
    await teacher.see("lock-door", state="on")
    faults += await faults_in_each_look(teacher, "locks")
    await join_by_keyboard(learner)
    await learner.see("lobby")
    faults += await faults_in_each_look(learner, "at the door")
    await use(teacher, "open-door")
    await teacher.see("let-in")
    faults += await faults_in_each_look(teacher, "the door")
    await use(teacher, "let-in", id=learner.person["id"])

    await learner.see("mic-toggle", state="off")
    await learner.press("m")
    await learner.see("mic-toggle", state="on")
    await teacher.press("p")
    await teacher.see("roster")
    await use(teacher, "mute-all")
    await learner.see("mic-toggle", state="off")
    await learner.press("m")
    await learner.see("mic-toggle", state="on")
    await use(teacher, "person-menu")
    await arrow_to(teacher, "mute-person")
    await teacher.press("Enter")
    await learner.see("mic-toggle", state="off")
    await use(teacher, "people-locks")
    await use(teacher, "lock", "Space", id="microphone")
    await learner.see("locks-on")
    await use(learner, "locks-on")
    await learner.see("lock", id="microphone", state="off")
    faults += await faults_in_each_look(learner, "what is locked")

    await teacher.press("p")
    await teacher.see("roster")
    await use(teacher, "person-menu")
    await teacher.see("mute-person")
    faults += await faults_in_each_look(teacher, "what to do with a person")
    assert not faults, "\n".join(faults)


@pytest.mark.timeout(120)
async def test_a_learner_chooses_a_group_writes_calls_and_returns_by_keyboard_alone(
    demo: OpenDemo, browser: Chromium
) -> None:
    server = await demo(learners=1)
    teacher, learner = await browser.person(server.teacher), await browser.person(server.learner(0))
    faults: list[str] = []
    for page in (teacher, learner):
        await page.join()
        await page.see("mic-toggle")
    plan: dict[str, Any] = {"name": "Two", "names": ["North", "South"], "choice": "free", "task": "Sort the cards"}
    await command(server, "breakout.prepare", client_id="two", **plan)
    await command(server, "breakout.open", id="two")
    rooms = await rooms_of(server, "two")

    await learner.see("choose")
    await use(learner, "choose")
    await learner.see("choose-group")
    faults += await faults_in_each_look(learner, "the list of groups")
    await learner.press("Tab", "Tab", "Enter")
    await in_group(learner)
    room = await learner.by("group-bar").get_attribute("data-id")
    assert room == rooms[1], "the second of the list"

    await writes(learner, "South", "we are two")
    await writes(teacher, "Everyone", "five more minutes")
    await expect(await learner.see("announcement")).to_contain_text("five more minutes")
    faults += await faults_in_each_look(learner, "what is said to everyone")

    await learner.press("Escape")
    await learner.gone("chat")
    await back_to_top(learner)
    await learner.tab_to("help-text")
    await learner.page.keyboard.type("Which card?")
    await learner.press("Enter")
    await learner.see("help-cancel")
    faults += await faults_in_each_look(learner, "called")
    await use(learner, "help-cancel")
    await learner.see("help-call")

    await command(server, "breakout.edit", id="two", choice="returnable")
    await command(server, "breakout.move", people=[learner.person["id"]], to=rooms[0])  # that one is theirs now
    await learner.see("group-bar", id=rooms[0])
    await use(learner, "to-class")
    await in_no_group(learner)
    await use(learner, "back-to-group")
    await in_group(learner)
    await command(server, "breakout.close", id="two", after_ms=60_000)
    await learner.see("need-minute")
    await use(learner, "need-minute")
    await learner.gone("need-minute")
    faults += await faults_in_each_look(learner, "a minute is asked for")
    assert not faults, "\n".join(faults)


async def writes(page: ClassroomPage, to: str, text: str) -> None:
    """To whom, by the first letters of the name in the list, and what."""
    if not await page.by("chat").is_visible():
        await page.press("c")
    await page.see("chat")
    await back_to_top(page)
    await page.tab_to("chat-to")
    await page.page.keyboard.type(to)
    await expect(page.by("chat-to").locator("option:checked")).to_contain_text(to, timeout=PATIENCE_MS)
    await page.tab_to("chat-input")
    await page.page.keyboard.type(text)
    await page.press("Enter")
    await page.reads(text)
