"""The flow of a class through the pages: a teacher leads it, a learner is led; each state is looked at by axe too."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_accessibility import serious_faults

Faults = list[str]


async def activity(teacher: ClassroomPage, item: str) -> None:
    await teacher.by("activities").click()
    await teacher.by(item).click()


async def menu_of(teacher: ClassroomPage, learner: ClassroomPage, item: str) -> None:
    """One item of the menu behind a person's row."""
    await teacher.panel("people")
    row = teacher.by("person", id=learner.person["id"])
    await row.locator('[data-testid="person-menu"]').click()
    await teacher.by(item).click()


async def look(faults: Faults, where: str, *pages: ClassroomPage) -> None:
    for page in pages:
        faults += await serious_faults(page.page, f"{where}, {page.person['role']}")


async def through_the_door(teacher: ClassroomPage, learner: ClassroomPage, faults: Faults) -> None:
    await activity(teacher, "open-locks")
    await teacher.by("lock-door").click()
    await teacher.see("lock-door", state="on")
    await learner.open_door()
    await learner.by("join-button").click()
    await learner.see("lobby")
    await teacher.panel("door")
    await look(faults, "at the door", teacher, learner)
    await teacher.by("let-in", id=learner.person["id"]).click()
    await learner.see("stage")


async def sound(teacher: ClassroomPage, learner: ClassroomPage, faults: Faults) -> None:
    await learner.by("mic-toggle", state="off").click()
    await teacher.panel("people")
    await learner.see("mic-toggle", state="on")
    await teacher.by("mute-all").click()
    await learner.see("mic-toggle", state="off")
    await look(faults, "muted", teacher, learner)
    await learner.by("mic-toggle").click()
    await learner.see("mic-toggle", state="on")


async def locks(teacher: ClassroomPage, learner: ClassroomPage, faults: Faults) -> None:
    await activity(teacher, "open-locks")
    preset = teacher.by("locks").locator('[data-value="quiet"]')
    await preset.click()
    await learner.see("locks-on")
    await learner.see("mic-toggle", state="off")
    await learner.by("mic-toggle").click()  # it stays where it is, and says why
    await expect(learner.by("mic-toggle", state="off", locked="true")).to_be_visible()
    await learner.panel("chat")
    await expect(learner.by("chat-locked")).to_contain_text(teacher.person["name"])
    await look(faults, "the chat is locked", learner)
    await learner.by("locks-on").click()
    await learner.see("lock", id="microphone", state="off")
    await look(faults, "locked", teacher, learner)
    await teacher.by("locks").locator('[data-value="open"]').click()
    await learner.see("lock", id="microphone", state="on")
    await learner.gone("locks-on")


async def asked(teacher: ClassroomPage, learner: ClassroomPage, faults: Faults) -> None:
    """To speak, although microphones are locked: yes by keyboard, and the next time not now."""
    await activity(teacher, "open-locks")
    preset = teacher.by("locks").locator('[data-value="quiet"]')
    await preset.click()
    await learner.see("mic-toggle", state="off", locked="true")
    await menu_of(teacher, learner, "ask-unmute")
    await learner.see("asked")
    await look(faults, "asked to speak", learner)
    await learner.tab_to("asked-on")
    await learner.press("Enter")
    await learner.see("mic-toggle", state="on")
    await learner.gone("asked")
    await menu_of(teacher, learner, "mute-person")
    await learner.see("mic-toggle", state="off", locked="true")
    await menu_of(teacher, learner, "ask-unmute")
    await learner.see("asked")
    await teacher.by("person", id=learner.person["id"]).locator('[data-testid="person-menu"]').click()
    await teacher.see("ask-unmute", state="asked")
    await look(faults, "somebody was asked", teacher)
    await learner.tab_to("asked-not-now")
    await learner.press("Enter")
    await teacher.see("ask-unmute", state="off")
    await teacher.press("Escape")
    await activity(teacher, "open-locks")
    await teacher.by("locks").locator('[data-value="open"]').click()
    await learner.gone("locks-on")


async def only_sound(teacher: ClassroomPage, learner: ClassroomPage, faults: Faults) -> None:
    """For a dear line: no packet of a picture comes any more, and sound goes on."""
    await packets(learner, video=True)
    await learner.by("connection").click()
    await learner.by("only-sound").click()
    await packets(learner, video=False)
    await learner.by("only-sound").click()
    await packets(learner, video=True)


ALL_THERE = """() => [...document.querySelectorAll('[role="toolbar"] button')].every((button) => {
    const { top, bottom, height } = button.getBoundingClientRect();
    return height >= 44 && top >= 0 && bottom <= innerHeight;
})"""


async def on_its_side(teacher: ClassroomPage, learner: ClassroomPage, faults: Faults) -> None:
    """A phone: every control is there, and so is what stands under More."""
    for page in (teacher, learner):
        await page.page.set_viewport_size({"width": 844, "height": 390})
        await page.see("more")
        await page.page.wait_for_function(ALL_THERE, timeout=PATIENCE_MS)  # the page is laid out anew
        await look(faults, "a phone on its side", page)
        await page.by("more").click()
        leave = await (await page.see("leave-button")).bounding_box()
        assert leave and leave["y"] >= 0
        await page.press("Escape")


async def packets(page: ClassroomPage, *, video: bool) -> None:
    """Until they come, or do not, between two looks while sound comes."""
    await page.page.wait_for_function(
        """async video => {
            const now = await window.__packets();
            const before = window.__before ?? now;
            window.__before = now;
            return now.audio > before.audio && (now.video > before.video) === video;
        }""",
        arg=video,
        polling=1_000,
        timeout=PATIENCE_MS,
    )


async def spotlight(teacher: ClassroomPage, learner: ClassroomPage, faults: Faults) -> None:
    await menu_of(teacher, learner, "spotlight")
    first = learner.by("tile", kind="camera").first
    await expect(first).to_have_attribute("data-id", learner.person["id"], timeout=PATIENCE_MS)
    await menu_of(teacher, learner, "spotlight")
    await expect(first).to_have_attribute("data-id", teacher.person["id"], timeout=PATIENCE_MS)
    await look(faults, "after a spotlight", teacher)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_teacher_leads_a_class_through_the_pages(demo: OpenDemo, browser: Chromium, scheme: str) -> None:
    server = await demo(learners=1)
    size = {"width": 1280, "height": 800}
    teacher = await browser.person(server.teacher, color_scheme=scheme, viewport=size)
    learner = await browser.person(server.learner(0), color_scheme=scheme, viewport=size)
    faults: Faults = []
    await teacher.join()
    parts = [
        through_the_door,
        sound,
        locks,
        asked,
        spotlight,
        *([only_sound] if scheme == "light" else []),
        on_its_side,
    ]
    for part in parts:
        await part(teacher, learner, faults)
    assert not faults, "\n".join(faults)
