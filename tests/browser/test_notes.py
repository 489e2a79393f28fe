"""Shared notes by keyboard: two write at once, the server is killed and a page reloaded amid it, and every word is there."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_accessibility import faults_of
from tests.browser.test_flow_by_keyboard import arrow_to


async def reads(page: ClassroomPage, text: str) -> None:
    await expect(page.by("notes-text")).to_contain_text(text, timeout=PATIENCE_MS)


async def kept(page: ClassroomPage, state: str) -> None:
    await page.see("notes-kept", state=state)


@pytest.mark.timeout(120)
async def test_notes_are_written_together_and_survive_the_server_and_a_reload(
    demo: OpenDemo, browser: Chromium
) -> None:
    server = await demo(learners=1)
    teacher = await browser.person(server.teacher)
    learner = await browser.person(server.learner(0))
    for page in (teacher, learner):
        await page.join()
        await page.page.locator("body").press("n")
        await page.see("notes-text")
    faults = await faults_of(teacher.page, "empty notes")

    await teacher.tab_to("notes-heading")
    await teacher.press("Enter")
    await teacher.page.keyboard.type("Why seasons?")
    await reads(learner, "Why seasons?")
    await expect(learner.by("notes-text").locator("h2")).to_have_text("Why seasons?")
    await learner.tab_to("notes-text")
    await learner.press("Control+End", "Enter")
    await learner.page.keyboard.type("The axis ")
    await learner.press("Alt+F10", "ArrowRight", "Enter")  # bold
    await learner.page.keyboard.type("leans")  # at once: none of it may go to the button
    await reads(teacher, "The axis leans")
    await expect(teacher.by("notes-text").locator("strong")).to_have_text("leans")
    await teacher.see("notes-caret", id=learner.person["id"])
    await kept(learner, "saved")

    await server.kill()
    await learner.page.keyboard.type(" by 23 degrees")
    await kept(learner, "kept")
    await teacher.press("Control+End", "Enter")
    await teacher.page.keyboard.type("Ask at home")
    await server.start()
    await reads(teacher, "leans by 23 degrees")
    await reads(learner, "Ask at home")
    await kept(learner, "saved")

    await server.kill()
    await learner.page.keyboard.type(", always")
    await kept(learner, "kept")
    await learner.by("notes").get_by_role("button", name="Close panel").click()
    await server.start()
    await learner.page.reload()
    if not await learner.by("stage").is_visible():
        await learner.by("join-button").click()
    await reads(teacher, "degrees, always")  # also with the notes closed there

    await teacher.tab_to("activities")
    await teacher.press("Enter")
    await arrow_to(teacher, "open-notes")
    await teacher.press("Enter")
    await teacher.tab_to("surface-show")
    await teacher.press("Enter")
    await expect(learner.by("surface").locator("[data-testid=notes-text]")).to_contain_text("always")
    await teacher.tab_to("notes-to-stage")  # one text has one editor a page: beside the stage stands where it is
    await expect(teacher.by("notes-text")).to_have_count(1)
    await teacher.press("Enter")
    await expect(teacher.by("surface").locator("[data-testid=notes-text]")).to_be_focused()
    for scheme in ("light", "dark"):
        await teacher.page.emulate_media(color_scheme=scheme)  # pyright: ignore[reportArgumentType]
        await teacher.page.set_viewport_size({"width": 390 if scheme == "dark" else 1200, "height": 800})
        faults += await faults_of(teacher.page, f"notes, {scheme}")
    assert faults == []
