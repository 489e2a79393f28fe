"""Groups by keyboard alone, from making them to bringing everyone back; and no fault by axe in any of their states."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.groups_page import in_group, in_no_group, open_groups
from tests.browser.test_accessibility import faults_of

BACK_MS = 10_000  # groups are closed with a countdown of five seconds
LOOKS = (("light", 1000, 640), ("dark", 1000, 640), ("light", 360, 740))


@pytest.mark.timeout(240)
async def test_a_teacher_makes_changes_opens_and_closes_groups_by_keyboard(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=3)
    teacher = await browser.person(server.teacher)
    learners = [await browser.person(server.learner(n)) for n in range(3)]
    for page in (teacher, *learners):
        await page.join()
    first = learners[0].person["id"]

    await teacher.press("g")
    await teacher.see("breakouts")
    await teacher.tab_to("breakout-create")
    await teacher.press("Enter")
    await teacher.see("breakout-open")
    planned = await teacher.by("breakout-room").count()
    assert planned >= 1
    await teacher.tab_to("group-add")
    await teacher.press("Enter")
    await expect(teacher.by("breakout-room")).to_have_count(planned + 1)
    await choose_place(teacher, first, str(planned))
    await expect(seat_in(teacher, str(planned), first)).to_be_visible()

    await back_to_top(teacher)
    await teacher.tab_to("breakout-open")
    await teacher.press("Enter")
    await teacher.see("breakouts", state="open")
    for page in learners:
        await in_group(page)
    rooms = await teacher.by("breakout-room").evaluate_all("rooms => rooms.map(room => room.dataset.id)")

    await choose_place(teacher, first, rooms[0])  # as the mouse would drag
    await expect(seat_in(teacher, rooms[0], first)).to_be_visible()
    await teacher.tab_to("group-seat", id=first)
    await teacher.press("Space", "ArrowRight", "Space")  # lifted, carried on, put down
    await expect(seat_in(teacher, rooms[0], first)).to_have_count(0)
    await learner_writes(learners[0])

    await back_to_top(teacher)
    await teacher.tab_to("breakout-close")
    await teacher.press("Enter")
    for page in learners:
        await in_no_group(page, BACK_MS)
    await teacher.see("breakouts", state="closed")


def seat_in(teacher: ClassroomPage, room: str, person: str):
    return teacher.by("breakout-room", id=room).locator(f'[data-testid="group-seat"][data-id="{person}"]')


async def choose_place(teacher: ClassroomPage, person: str, room: str) -> None:
    """What a menu is to a mouse that drags."""
    await teacher.tab_to("group-seat", id=person)
    await teacher.press("Enter")
    await teacher.see("move-to")
    await teacher.tab_to("move-to-place", id=room)
    await teacher.press("Enter")
    await teacher.gone("move-to")


async def back_to_top(page: ClassroomPage) -> None:
    await page.page.evaluate("document.activeElement?.blur()")


async def learner_writes(learner: ClassroomPage) -> None:
    await learner.press("c")
    await learner.see("chat")
    await learner.tab_to("chat-input")
    await learner.page.keyboard.type("we are here")
    await learner.press("Enter")
    await learner.reads("we are here")


@pytest.mark.timeout(240)
async def test_no_state_of_the_groups_has_a_fault(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=3)
    teacher = await browser.person(server.teacher)
    learner = await browser.person(server.learner(0))
    for page in (teacher, learner):
        await page.join()
    faults: list[str] = []
    await open_groups(teacher)
    faults += await faults_in_each_look(teacher, "how groups are made")
    await teacher.by("breakout-create").click()
    await teacher.see("breakout-open")
    faults += await faults_in_each_look(teacher, "a plan")
    await teacher.by("group-seat").first.click()
    await teacher.see("move-to")
    faults += await faults_in_each_look(teacher, "the list of places")
    await teacher.press("Escape")
    await teacher.gone("move-to")
    await teacher.by("breakout-open").click()
    await teacher.see("breakouts", state="open")
    await in_group(learner)
    faults += await faults_in_each_look(teacher, "open groups")
    faults += await faults_in_each_look(learner, "in a group")
    await teacher.by("breakout-close-gently").click()
    await teacher.gone("breakout-close-gently")
    await learner.see("need-minute")
    faults += await faults_in_each_look(teacher, "groups that close")
    faults += await faults_in_each_look(learner, "in a group that closes")
    assert not faults, "\n".join(faults)


async def faults_in_each_look(page: ClassroomPage, where: str) -> list[str]:
    found: list[str] = []
    for scheme, width, height in LOOKS:
        await page.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await page.page.set_viewport_size({"width": width, "height": height})
        await page.page.wait_for_function("width => innerWidth === width", arg=width, timeout=PATIENCE_MS)
        found += await faults_of(page.page, f"{where}, {scheme}, {width} px")
    await page.page.set_viewport_size({"width": 1000, "height": 640})
    return found
