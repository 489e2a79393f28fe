"""Roles, what helpers and guests may, and presenters: given by keyboard alone, and followed by the pages of who has them."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_accessibility import serious_faults


async def arrow_to(page: ClassroomPage, name: str, **state: str) -> None:
    """Within a menu, where Tab goes nowhere."""
    wanted = page.by(name, **state)
    await expect(wanted).to_be_visible(timeout=PATIENCE_MS)
    for _ in range(15):
        if await wanted.evaluate("item => item === document.activeElement"):
            return
        await page.press("ArrowDown")
    raise AssertionError(f"the arrows did not reach {name}")


async def open_menu_of(page: ClassroomPage, other: ClassroomPage) -> None:
    await page.panel("people")
    await page.by("person", id=other.person["id"]).locator('[data-testid="person-menu"]').focus()
    await page.press("Enter")
    await page.see("mute-person")


async def gives(teacher: ClassroomPage, other: ClassroomPage, role: str) -> None:
    await open_menu_of(teacher, other)
    await arrow_to(teacher, "role-of")
    await teacher.press("Enter")
    await arrow_to(teacher, "give-role", id=role)
    await teacher.press("Enter")
    await teacher.see("person", id=other.person["id"], role=role)
    row = teacher.by("person", id=other.person["id"]).locator('[data-testid="person-menu"]')
    await expect(row).to_be_focused(timeout=PATIENCE_MS)  # in whichever list the person stands now


@pytest.mark.timeout(120)
async def test_roles_and_powers_are_given_by_keyboard_and_the_pages_follow(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=2)
    size = {"width": 1280, "height": 800}
    teacher, helper, guest = [
        await browser.person(person, viewport=size) for person in (server.teacher, server.learner(0), server.learner(1))
    ]
    for page in (teacher, helper, guest):
        await page.join()
    faults: list[str] = []

    async def look(where: str, *pages: ClassroomPage) -> None:
        for page in pages:
            for scheme in ("light", "dark"):
                await page.page.emulate_media(color_scheme=scheme)
                faults.extend(await serious_faults(page.page, f"{where}, {scheme}"))

    # a learner is made a helper, and may what helpers may
    await gives(teacher, helper, "assistant")
    await helper.see("activities")
    await open_menu_of(helper, guest)
    await helper.gone("remove-person")
    await helper.gone("role-of")

    # helpers may take people out from now on: the open menu has it at once
    await teacher.by("people-locks").focus()
    await teacher.press("Enter")
    await teacher.tab_to("open-powers")
    await teacher.press("Enter")
    await teacher.tab_to("power", id="remove")
    await teacher.press("Space")
    await look("powers", teacher)
    await teacher.tab_to("powers-save")
    await teacher.press("Enter")
    await teacher.gone("powers")
    await helper.see("remove-person")
    await look("a helper's menu", helper)
    await helper.press("Escape")

    # a guest shares no screen, until they present
    await gives(teacher, guest, "guest")
    await guest.by("more").click()
    await guest.see("open-devices")
    await guest.gone("screen-toggle")
    await guest.press("Escape")
    await open_menu_of(teacher, guest)
    await arrow_to(teacher, "let-present")
    await look("a guest's menu", teacher)
    await teacher.press("Enter")
    await guest.see("screen-toggle")
    await look("presenting", guest)
    assert not faults, "\n".join(faults)
