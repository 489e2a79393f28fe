"""A pupil is picked, and something is reported, by keyboard alone; no fault by axe in light and dark, on desktop and phone."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.demo import Demo
from tests.browser.test_accessibility import faults_of

LOOKS: tuple[tuple[Literal["light", "dark"], int, int], ...] = (("light", 1000, 640), ("dark", 360, 740))
TEXT = "Somebody shouted at us."


async def look(faults: list[str], where: str, page: ClassroomPage) -> None:
    was = page.page.viewport_size
    for scheme, width, height in LOOKS:
        await page.page.emulate_media(color_scheme=scheme)
        await page.page.set_viewport_size({"width": width, "height": height})
        faults += await faults_of(page.page, f"{where}, {page.person['role']}, {scheme}, {width} px")
    await page.page.emulate_media(color_scheme="light")
    if was:
        await page.page.set_viewport_size(was)


async def picked(teacher: ClassroomPage, other_than: str = "") -> str:
    """Who is picked now."""
    card = teacher.by("pick")
    await expect(card).to_be_visible(timeout=PATIENCE_MS)
    await expect(card).not_to_have_attribute("data-id", other_than, timeout=PATIENCE_MS)
    return await card.get_attribute("data-id") or ""


async def is_here(server: Demo, number: int) -> str:
    """By a device without a page."""
    person = server.learner(number)
    wish = {"device": f"{person['id']}-tab", "where": "remote"}
    await server.api(f"/api/v1/sessions/{server.session}/join", person["token"], wish)
    return person["id"]


@pytest.mark.timeout(120)
async def test_a_pupil_is_picked_and_reports_something_by_keyboard(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=2)
    teacher, learner = await browser.person(server.teacher), await browser.person(server.learner(0))
    await teacher.join()
    await learner.join()
    other, own = await is_here(server, 1), learner.person["id"]
    await teacher.see("person", id=other)
    faults: list[str] = []

    await teacher.press("k")
    first = await picked(teacher)
    await learner.see("pick", id=first)
    await teacher.tab_to("pick-again")
    await teacher.press("Enter")
    second = await picked(teacher, other_than=first)
    assert {first, second} == {own, other}, "each once before anybody again"
    if second != own:
        await teacher.press("Enter")
        await picked(teacher, other_than=second)
    await learner.see("pick", id=own, own="true")
    await expect(learner.by("pick").get_by_role("button")).to_have_count(0)
    await look(faults, "picked", teacher)
    await look(faults, "picked", learner)
    await teacher.tab_to("pick-clear")
    await teacher.press("Enter")
    await learner.gone("pick")
    await is_here(server, 1)  # without a page they are gone after 30 s, and the looks took a while
    await teacher.see("person", id=other)
    await teacher.tab_to("pick-quiet")
    await teacher.press("Enter")
    assert await picked(teacher) == other, "the one who was not picked just now"

    await learner.press("i")
    await learner.see("incident")
    await learner.tab_to("incident-text")
    await learner.page.keyboard.type(TEXT)
    await look(faults, "reporting", learner)
    await learner.tab_to("incident-report")
    await learner.press("Enter")
    await learner.gone("incident")
    await expect(teacher.page.get_by_text("There is a new report")).to_be_visible(timeout=PATIENCE_MS)
    await teacher.tab_to("more")
    await teacher.press("Enter")
    reports = await teacher.see("open-incidents")
    while not await reports.evaluate("item => item === document.activeElement"):
        await teacher.press("ArrowDown")
    await teacher.press("Enter")
    await expect(teacher.by("incident-row")).to_contain_text(TEXT)
    await expect(teacher.page.get_by_text("There is a new report")).to_have_count(
        0, timeout=1_000
    )  # not by its own time
    await look(faults, "reports", teacher)

    wish = {"client_id": "the-end", "command": {"kind": "class.end"}}
    await server.api(f"/api/v1/sessions/{server.session}/commands", server.teacher["token"], wish)
    await expect(teacher.by("incidents-after")).to_contain_text(TEXT, timeout=PATIENCE_MS)
    await look(faults, "over", teacher)
    await learner.see("ended")
    await expect(learner.page.get_by_text(TEXT)).to_have_count(0)
    assert not faults, "\n".join(faults)
