"""A power cut in mid-class: what was acknowledged is there, pages come back by themselves, and to the same place."""

from __future__ import annotations

import time

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.demo import Demo
from tests.browser.groups_page import command

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
    await learner.by("chat-input").fill("not sent yet")
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
    await expect(learner.by("chat-input")).to_have_value("not sent yet")
    assert signalling_ms <= SIGNALLING_MS
    assert media_ms <= MEDIA_MS
    assert sorted(await teacher.tiles()) == sorted([teacher.person["id"], learner.person["id"]])
    await amid_every_tool(server, learner)


async def amid_every_tool(server: Demo, learner: ClassroomPage) -> None:
    """Typed and not sent in each, a pen in the hand, a stroke that went nowhere: all there after a kill and a reload."""
    await command(server, "board.make", client_id="cut-board", title="Board")
    await command(server, "showing.show", surface="board", what="cut-board")
    await learner.by("board-tools").locator("[data-tool=marker]").click()
    question = {"form": "text", "text": "Why are there seasons?"}
    await command(server, "poll.open", client_id="cut-poll", question=question, secrecy="anonymous")
    await learner.by("poll-text").fill("It leans")
    await learner.press("Escape", "Escape", "q")
    await learner.by("question-input").fill("And on Mars?")
    await learner.press("Escape", "Escape", "c")
    await learner.by("chat-input").fill("Wait for me")

    await server.kill()
    await draw(learner)
    note = FilePayload(name="note.txt", mimeType="text/plain", buffer=b"It leans.")
    await learner.by("chat-file").set_input_files([note])
    await expect(learner.page.get_by_text("The server does not answer.").first).to_be_visible(timeout=PATIENCE_MS)
    await learner.gone("chat-attached")
    await in_the_same_place(learner)
    await server.start()
    await learner.page.reload()
    await learner.by("join-button").click()
    await expect(learner.by("whiteboard", count="1")).to_be_visible(timeout=PATIENCE_MS)
    await in_the_same_place(learner)
    await learner.press("Escape", "Escape", "q")
    await expect(learner.by("question-input")).to_have_value("And on Mars?")
    await learner.press("Escape", "Escape")
    await learner.by("poll-answer").click()
    await expect(learner.by("poll-text")).to_have_value("It leans")


async def in_the_same_place(page: ClassroomPage) -> None:
    await expect(page.by("chat-input")).to_have_value("Wait for me", timeout=PATIENCE_MS)
    await expect(page.by("whiteboard", id="cut-board")).to_be_visible(timeout=PATIENCE_MS)
    await expect(page.by("board-tools").locator("[data-tool=marker]")).to_have_attribute("aria-pressed", "true")


async def draw(page: ClassroomPage) -> None:
    box = await page.by("whiteboard").bounding_box()
    assert box
    await page.page.mouse.move(box["x"] + 60, box["y"] + 90)
    await page.page.mouse.down()
    await page.page.mouse.move(box["x"] + 160, box["y"] + 130, steps=5)
    await page.page.mouse.up()
