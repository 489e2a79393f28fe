"""A learner without the pre-work under *prepare*: inside, in the preparation room, and in class when it is done."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_accessibility import serious_faults
from tests.browser.test_door import HALF_DONE, NONE_DONE, finish_by_hand, prerequisites

COUNT_CONNECTIONS = """
    window.__made = [];
    const Connection = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Connection {
        constructor(...given) { super(...given); window.__made.push(this); }
    };
"""

BOTH_CONNECTED = "window.__made.filter(({ connectionState }) => connectionState === 'connected').length === 2"


async def place(page: ClassroomPage, person: str) -> str | None:
    return await page.by("person", id=person).get_attribute("data-room")


@pytest.mark.timeout(180)
async def test_who_has_not_done_it_prepares_inside_and_goes_on_to_the_class_by_themselves(
    demo: OpenDemo, browser: Chromium
) -> None:
    server = await demo(learners=3, gate="prepare")
    learner = server.learner(HALF_DONE)
    teacher = await browser.person(server.teacher)
    await teacher.join()
    page = await browser.person(learner)
    await page.page.add_init_script(COUNT_CONNECTIONS)
    await page.open_door()
    await page.see("prereq", state="missing")
    await page.by("join-button").click()
    await page.see("prep-room")
    await expect(page.by("room-name")).to_have_text("Preparation room")
    assert not await serious_faults(page.page, "preparation room")
    await teacher.panel("people")
    assert await place(teacher, learner["id"]) == "prep" and await place(teacher, server.teacher["id"]) == "main"
    await page.see("connection", state="good")
    await page.page.wait_for_function(BOTH_CONNECTED)  # the page says "good" when one is
    made = await page.page.evaluate("window.__before = window.__made.length")

    missing = await prerequisites(server, learner)
    await expect(page.by("prereq", state="missing")).to_have_count(len(missing))
    async with page.page.context.expect_page() as opened:
        await page.by("prereq", id=missing[0]["id"]).get_by_role("link").click()
    second_tab = await opened.value
    await expect(second_tab.locator('[data-testid="lesson"], [data-testid="quiz"]').first).to_be_visible()
    for activity in missing[:-1]:
        await finish_by_hand(server, second_tab, activity["id"])
        await page.see("prereq", id=activity["id"], state="done")
    page.requests.clear()
    await finish_by_hand(server, second_tab, missing[-1]["id"])

    await page.see("stage")
    await page.gone("prep-room")
    await expect(page.page.get_by_text("You are in the class now")).to_be_visible()
    await page.see("mic-toggle", state="off")
    await expect(teacher.by("person", id=learner["id"])).to_have_attribute("data-room", "main")
    assert await page.page.evaluate("[window.__before, window.__made.length]") == [made, made], "it joined again"
    assert not [url for url in page.requests if "/api/" in url and "/assets/" not in url], page.requests
    await page.moving(server.teacher["id"])


async def test_staff_go_to_who_prepares_and_let_them_in(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=3, gate="prepare")
    teacher = await browser.person(server.teacher)
    await teacher.join()
    page = await browser.person(server.learner(NONE_DONE))
    await page.open_door()
    await page.by("join-button").click()
    await page.see("prep-room")
    await teacher.panel("door")
    await teacher.by("prep-go").click()
    await page.see("tile", id=server.teacher["id"])
    await page.moving(server.teacher["id"])
    await teacher.by("let-in", id=page.person["id"]).click()
    await page.see("stage")
    await teacher.by("prep-leave").click()
    await teacher.gone("prep-leave")
    await page.see("tile", id=server.teacher["id"])
