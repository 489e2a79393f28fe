"""A talk in writing by keyboard alone: answered, signed, called by name, said to one alone, deleted and reported; what was
meant for one is still meant for one after a reload; the words that the course does not use are refused. No fault by axe in light and
dark, on desktop and phone."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import FilePayload, Route, expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.groups_page import command
from tests.browser.test_flow_by_keyboard import arrow_to
from tests.browser.test_groups_by_keyboard import faults_in_each_look


async def menu_of_newest(page: ClassroomPage, item: str, back: int = 0) -> None:
    """From the field back into the list, which is one stop; `back`: so many messages before the newest."""
    await page.by("chat-message").last.focus()
    for _ in range(back):
        await page.press("ArrowUp")
    await page.press("Enter")
    await page.see(item)
    await arrow_to(page, item, most=16)
    await page.press("Enter")


async def answer(page: ClassroomPage, text: str) -> None:
    await expect(page.by("chat-input")).to_be_focused(timeout=PATIENCE_MS)
    await page.page.keyboard.type(text)
    await page.press("Enter")


@pytest.mark.timeout(120)
async def test_a_talk_by_keyboard(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    teacher, learner = await browser.person(server.teacher), await browser.person(server.learner(0))
    name, own = server.teacher["name"], learner.person
    for page in (teacher, learner):
        await page.join()
        await page.press("c")
        await page.see("chat")
    faults: list[str] = []

    await command(server, "chat.send", person=own, text="Is Australia in winter now?")
    await teacher.reads("Is Australia")
    await menu_of_newest(teacher, "message-reply")
    await answer(teacher, "Yes, it leans away")
    await learner.reads("leans away")
    await expect(learner.by("message-quote")).to_contain_text("Is Australia")
    await menu_of_newest(learner, "message-sign")
    await expect(teacher.by("message-mark")).to_contain_text("1", timeout=PATIENCE_MS)
    await menu_of_newest(teacher, "message-pin", back=1)
    await learner.see("chat-pins")

    await learner.tab_to("chat-input")
    await learner.page.keyboard.type(f"@{name[:2]}")
    await learner.see("chat-names")
    await learner.press("Enter", "Enter")
    await expect(teacher.by("chat-message").locator("mark")).to_have_text(f"@{name}", timeout=PATIENCE_MS)

    await menu_of_newest(teacher, "message-reply-alone")
    await teacher.see("chat-answers")
    await answer(teacher, "Great board. May I show it?")
    await learner.reads("Great board")
    await expect(learner.by("chat-message").last).to_contain_text(f"Only you and {name}")
    await menu_of_newest(learner, "message-reply")
    await learner.page.keyboard.type("Only for you")
    await learner.page.reload()
    await learner.by("join-button").click()
    await expect(learner.by("chat-input")).to_have_value("Only for you", timeout=PATIENCE_MS)
    await expect(learner.by("chat-input")).to_have_attribute("aria-label", f"Message, only {name} reads this")
    faults += await faults_in_each_look(learner, "a private talk")
    await learner.by("chat-input").focus()
    await learner.press("Enter")
    await teacher.reads("Only for you")

    await learner.by("chat-to").select_option("room")
    note = FilePayload(name="note.txt", mimeType="text/plain", buffer=b"The axis leans.")
    pressed = asyncio.Event()

    async def when_sent(route: Route) -> None:  # a thin line: the message is sent while its file is on its way
        await pressed.wait()
        await route.continue_()

    await learner.page.route("**/files?*", when_sent)
    await learner.by("chat-file").set_input_files([note])
    await expect(learner.by("chat-attached")).to_contain_text("note.txt", timeout=PATIENCE_MS)
    await learner.tab_to("chat-send")
    await learner.press("Enter")
    await expect(learner.by("chat-waits")).to_contain_text("goes out when the file is here")
    pressed.set()
    await expect(teacher.by("message-file")).to_contain_text("note.txt", timeout=PATIENCE_MS)

    await command(server, "chat.send", person=own, text="nobody asked you")
    await teacher.reads("nobody asked")
    await menu_of_newest(teacher, "message-delete")
    await expect(learner.by("chat-message").filter(has_text="nobody asked")).to_have_count(0, timeout=PATIENCE_MS)
    await expect(teacher.by("message-trace")).to_contain_text(name)
    faults += await faults_in_each_look(teacher, "what is left of a message")
    await menu_of_newest(learner, "message-report", back=2)
    await learner.see("report-message")
    faults += await faults_in_each_look(learner, "reporting a message")
    await learner.tab_to("report-send")
    await learner.press("Enter")
    await learner.gone("report-message")

    # The words of the course, on its page: the class that runs has them at once.
    await teacher.page.goto(f"{server.base_url}/c/{server.session.partition('-why')[0]}")
    await teacher.see("course-words")
    await teacher.tab_to("open-words")
    await teacher.press("Enter")
    await expect(teacher.by("words-text")).to_be_focused(timeout=PATIENCE_MS)
    await teacher.page.keyboard.type("fool\n" + "x" * 41)
    await expect(teacher.by("words-hint")).to_contain_text("at most 40 letters")
    faults += await faults_in_each_look(teacher, "the words of a course")
    await teacher.press(*["Backspace"] * 42)
    await teacher.tab_to("words-save")
    await teacher.press("Enter")
    await teacher.gone("words")
    await learner.by("chat-input").fill("You fool")
    await learner.press("Enter")
    await expect(learner.by("chat")).to_contain_text("a word in it that is not used in this class", timeout=PATIENCE_MS)
    await expect(learner.by("chat-input")).to_have_value("You fool")
    assert not faults, "\n".join(faults)
