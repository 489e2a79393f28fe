"""A pupil is sent to the door, reads what staff write there, is taken out and told why, and comes back: by keyboard alone,
without any fault by axe in light and dark, on desktop and phone."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_picks_and_reports import look


async def by_key(page: ClassroomPage, name: str, **state: str) -> None:
    await page.tab_to(name, most=60, **state)
    await page.press("Enter")


async def open_panel(page: ClassroomPage, name: str, inside: str) -> None:
    await by_key(page, f"open-{name}")
    await page.see(inside)


async def heading_has_focus(page: ClassroomPage, panel: str) -> None:
    """The only row of a list was taken away, and the focus with it."""
    await expect(page.by(panel).locator("header h2")).to_be_focused()


async def choose(teacher: ClassroomPage, item: str) -> None:
    """One item of the menu behind the only other person, by the arrows."""
    wanted = teacher.by(item)
    await by_key(teacher, "person-menu")
    await expect(wanted).to_be_visible()
    await expect(teacher.page.locator('[role="menu"]:focus, [role="menu"] :focus')).to_have_count(1)
    for _ in range(12):
        await teacher.press("ArrowDown")
        if await wanted.evaluate("own => own === document.activeElement"):
            break
    await expect(wanted).to_be_focused()
    await teacher.press("Enter")


@pytest.mark.timeout(120)
async def test_a_pupil_is_sent_out_and_taken_out_and_comes_back(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    teacher, learner = await browser.person(server.teacher), await browser.person(server.learner(0))
    await teacher.join()
    await learner.join()
    faults: list[str] = []

    await choose(teacher, "send-out")
    await learner.see("lobby")
    await heading_has_focus(teacher, "roster")
    await open_panel(teacher, "door", "door")
    await by_key(teacher, "door-write")
    await teacher.page.keyboard.type("Two minutes, then we talk.")
    await look(faults, "writing to the door", teacher)
    await teacher.press("Enter")
    await expect(learner.by("lobby-message")).to_have_text("Two minutes, then we talk.")
    await teacher.see("door-message")
    await look(faults, "sent to the door", teacher)
    await look(faults, "sent to the door", learner)
    await by_key(teacher, "guests-wait", state="on")
    await teacher.see("guests-wait", state="off")
    await by_key(teacher, "let-in")
    await learner.see("stage")
    await heading_has_focus(teacher, "door")
    await teacher.moving(learner.person["id"])

    await open_panel(teacher, "people", "roster")
    await choose(teacher, "remove-person")
    await teacher.tab_to("remove-reason")
    await teacher.page.keyboard.type("Please see me after class.")
    await look(faults, "taking out", teacher)
    await by_key(teacher, "remove-confirm")
    await expect(learner.by("removed-why")).to_have_text("Please see me after class.")
    await by_key(teacher, "note-action")
    await learner.see("come-back")
    await look(faults, "allowed back", learner)
    await by_key(learner, "come-back")
    await by_key(learner, "join-button")
    await learner.see("stage")

    await choose(teacher, "remove-person")
    await by_key(teacher, "remove-confirm")
    await learner.see("removed")
    await heading_has_focus(teacher, "roster")
    await look(faults, "taken out", learner)
    await open_panel(teacher, "door", "door")
    await look(faults, "somebody was taken out", teacher)
    await by_key(teacher, "allow-back")
    await learner.see("come-back")
    await heading_has_focus(teacher, "door")
    assert not faults, "\n".join(faults)
