"""Each page: nothing serious by axe, no request to another place, and the way into class by keyboard alone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.demo import ROOT, Demo

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
SERIOUS = ("serious", "critical")
ALL = ("minor", "moderate", *SERIOUS)


async def serious_faults(page: Page, where: str) -> list[str]:
    return await faults_of(page, where, SERIOUS)


# What fades in has less contrast on its way; what turns for ever (a loader) is not waited for.
STILL = """async () => {
    const ends = (each) => each.playState === "running" && each.effect?.getComputedTiming().endTime !== Infinity;
    await Promise.allSettled(document.getAnimations().filter(ends).map((each) => each.finished));
}"""


async def faults_of(page: Page, where: str, impacts: tuple[str, ...] = ALL) -> list[str]:
    """axe runs as the page's own script would not be allowed to: the content policy is by-passed for it alone."""
    await page.evaluate(STILL)
    await page.evaluate(AXE.read_text())
    result: dict[str, Any] = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{where}: {fault['id']} at {node['target']}"
        for fault in result["violations"]
        if fault["impact"] in impacts
        for node in fault["nodes"][:3]
    ]


def foreign(page: ClassroomPage, server: Demo) -> list[str]:
    own = urlsplit(server.base_url).netloc
    return [url for url in page.requests if urlsplit(url).netloc not in ("", own)]


@pytest.mark.timeout(180)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_page_has_a_serious_fault_or_asks_another_place(
    demo: OpenDemo, browser: Chromium, scheme: str
) -> None:
    server = await demo(learners=3)
    teacher = await browser.person(server.teacher, color_scheme=scheme)
    learner = await browser.person(server.learner(1), color_scheme=scheme)
    faults: list[str] = []
    await learner.page.goto(server.base_url + "/")
    await learner.page.wait_for_load_state("networkidle")
    faults += await serious_faults(learner.page, "start page")
    for page, who in ((learner, "learner"), (teacher, "teacher")):
        await page.page.goto(page.person["course_url"])
        await page.see("activity", state="open")  # those of a finished module are folded away
        faults += await serious_faults(page.page, f"course of the {who}")
    await teacher.by("account").click()
    await teacher.page.get_by_role("radiogroup").wait_for()
    faults += await serious_faults(teacher.page, "one's account")
    course = server.facts["course"]["id"]
    found = await server.api(f"/api/v1/courses/{course}", learner.person["token"])
    acts = [act for module in found["modules"] for act in module["activities"] if act["state"] != "locked"]
    for kind, shown in (("lesson", "lesson"), ("quiz", "quiz")):
        for act in [act for act in acts if act["kind"] == kind][:1]:
            await learner.page.goto(f"{server.base_url}/c/{course}/a/{act['id']}")
            await learner.see(shown)
            faults += await serious_faults(learner.page, kind)
    for page, who in ((teacher, "teacher"), (learner, "learner")):
        await page.open_door()
        faults += await serious_faults(page.page, f"before the class, {who}")
        await page.by("join-button").click()
        await page.see("stage")
        for panel in ("chat", "people", *(("door", "ready") if who == "teacher" else ())):
            await page.panel(panel)
            faults += await serious_faults(page.page, f"class with {panel}, {who}")
    assert not faults, "\n".join(faults)
    assert not foreign(teacher, server) + foreign(learner, server)


async def test_a_learner_joins_writes_and_leaves_by_keyboard_alone(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=3)
    page = await browser.person(server.learner(0))
    await page.open_door()
    await page.tab_to("join-button")
    await page.page.keyboard.press("Enter")
    await page.see("stage")
    await page.tab_to("open-chat")
    await page.page.keyboard.press("Enter")
    await page.see("chat")
    await page.tab_to("chat-input")
    await page.page.keyboard.type("hello by keyboard")
    await page.page.keyboard.press("Enter")
    await page.reads("hello by keyboard")
    await page.tab_to("hand-toggle")
    await page.page.keyboard.press("Space")
    await page.see("hand-toggle", state="on")
    await page.tab_to("leave-button")
    await page.page.keyboard.press("Enter")
    await page.gone("stage")
