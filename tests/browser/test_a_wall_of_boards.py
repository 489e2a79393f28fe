"""Everyone draws on a board of their own: the teacher's wall shows all of them live, no pupil's page receives another's
until one is shown to everyone, with its name or without; by keyboard, on a phone, and without a fault by axe."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.frames import Frames, unpack
from tests.browser.test_a_board_drawn_together import holds, stroke
from tests.browser.test_accessibility import faults_of

INKED = """person => {
    const canvas = document.querySelector(`[data-testid="wall-tile"][data-person="${person}"] canvas`);
    return canvas.width > 0 && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
}"""


async def boards_of(frames: Frames) -> dict[str, str | None]:
    """Whose boards came to this page: by id."""
    return {part.id: part.view["of"] for part in await frames.parts() if part.kind == "board"}


def strokes_of(frames: Frames) -> set[str]:
    """The ids of the things of which strokes or pointers came."""
    told = [(name, unpack(payload)) for name, payload in frames.events() if name in ("inside", "gestures")]
    things = [thing for name, said in told for thing in (said if name == "gestures" else [said])]
    return {thing[1] for thing in things if thing[0] == "board"}


@pytest.mark.timeout(120)
async def test_a_wall_of_boards(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=2)
    teacher = await browser.person(server.teacher, viewport={"width": 1440, "height": 900})
    one = await browser.person(server.learner(0), viewport={"width": 1280, "height": 800})
    two = await browser.person(server.learner(1), viewport={"width": 390, "height": 844})
    pupils: tuple[ClassroomPage, ...] = (one, two)
    frames = [Frames(page.page) for page in pupils]
    for page in (teacher, *pupils):
        await page.join()
    faults: list[str] = []

    await teacher.press("b")
    await teacher.tab_to("hand-out")
    await teacher.press("Enter")
    await teacher.see("hand-out-title")
    await teacher.page.keyboard.type("Why July is warm")
    await teacher.press("Enter")
    await teacher.see("wall")
    for page in pupils:
        await page.see("own-board")
        await page.see("board-tools")
        await stroke(page, 60, 120)
        await holds(page, 1)
    for page in pupils:  # both are shown at once, without a press
        await teacher.page.wait_for_function(INKED, arg=page.person["id"])
    own = [await boards_of(each) for each in frames]
    for page, theirs, each in zip(pupils, own, frames, strict=True):
        assert [*theirs.values()] == [page.person["id"]], "nobody else's board came"
        assert strokes_of(each) <= {*theirs}, "and no stroke, and no pointer"

    await one.by("own-ask").click()
    await expect(teacher.by("wall-tile", person=one.person["id"], standing="look")).to_be_visible(timeout=PATIENCE_MS)
    await two.by("own-hand-in").click()
    await two.gone("board-tools")
    faults += await faults_of(two.page, "one's own board, handed in, on a phone")
    for scheme in ("light", "dark"):
        await teacher.page.emulate_media(color_scheme=scheme)
        await one.page.emulate_media(color_scheme=scheme)
        faults += await faults_of(teacher.page, f"the wall, {scheme}")
        faults += await faults_of(one.page, f"one's own board, {scheme}")

    await teacher.by("wall-tile").first.focus()
    await teacher.press("End")
    await teacher.press("ArrowLeft")
    await teacher.press("Enter")
    await teacher.see("wall-opened")
    opened = await teacher.by("whiteboard").get_attribute("data-id")
    mine, other = (0, 1) if opened in own[0] else (1, 0)
    await teacher.tab_to("wall-comment")
    await teacher.page.keyboard.type("Which way does it lean?")
    await teacher.press("Enter")
    await expect(pupils[mine].by("wall-remarks")).to_contain_text("lean", timeout=PATIENCE_MS)
    faults += await faults_of(teacher.page, "a board of the wall, big")

    await teacher.by("wall-reveal-nameless").click()
    await pupils[other].gone("own-board")
    await holds(pupils[other], 1)
    seen = await boards_of(frames[other])
    assert {*seen.values()} == {pupils[other].person["id"], None}, "a copy of nobody"
    await teacher.by("wall-hide").click()
    await pupils[other].see("own-board")
    await teacher.by("wall-reveal").click()
    await expect(pupils[other].by("whiteboard", id=opened or "")).to_be_visible(timeout=PATIENCE_MS)
    await pupils[other].gone("board-tools")
    assert not await frames[other].came("Which way does it lean"), "what was written to one is for them"
    await teacher.by("wall-hide").click()
    await pupils[other].see("own-board")
    await teacher.by("wall-collect").click()
    await pupils[mine].gone("board-tools")
    assert faults == []
