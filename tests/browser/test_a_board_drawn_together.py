"""A teacher and a pupil draw on one board: shown while it is drawn, kept, taken back by its author alone, readable after
a lost line; by keyboard where there is no pen; no fault by axe; and no request leaves the server."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.test_accessibility import faults_of

INKED = """() => {
    const canvas = document.querySelector('[data-testid="whiteboard"] > canvas');
    return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
}"""


async def stroke(page: ClassroomPage, x: int, y: int, *, lift: bool = True) -> None:
    box = await page.by("whiteboard").bounding_box()
    assert box
    await page.page.mouse.move(box["x"] + x, box["y"] + y)
    await page.page.mouse.down()
    await page.page.mouse.move(box["x"] + x + 120, box["y"] + y + 40, steps=12)
    if lift:
        await page.page.mouse.up()


async def holds(page: ClassroomPage, count: int) -> None:
    await expect(page.by("whiteboard", count=str(count))).to_be_visible(timeout=PATIENCE_MS)


@pytest.mark.timeout(120)
async def test_a_board_drawn_together(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    teacher = await browser.person(server.teacher, viewport={"width": 1280, "height": 800})
    pupil = await browser.person(server.learner(0), viewport={"width": 390, "height": 844})
    await teacher.join()
    await pupil.join()
    faults: list[str] = []

    await teacher.press("b")
    await teacher.tab_to("board-make")
    await teacher.press("Enter")
    await teacher.see("board-tools")
    await teacher.tab_to("surface-show")
    await teacher.press("Enter")
    await pupil.see("board-tools")

    await stroke(teacher, 150, 100, lift=False)
    await pupil.page.wait_for_function(INKED)  # seen before it is finished
    await teacher.page.mouse.up()
    await holds(pupil, 1)
    await stroke(pupil, 60, 200)
    await holds(teacher, 2)

    undo = pupil.by("board-tools").get_by_label("Undo")
    await undo.click()
    await holds(teacher, 1)
    await undo.click()
    await stroke(pupil, 60, 250)
    await holds(teacher, 2)  # the teacher's stroke is there still

    await pupil.page.context.set_offline(True)
    await stroke(pupil, 60, 300)
    await stroke(teacher, 150, 200)
    await holds(teacher, 3)
    await pupil.page.context.set_offline(False)
    await holds(pupil, 4)
    await holds(teacher, 4)
    await pupil.page.reload()
    await pupil.by("join-button").click()
    await holds(pupil, 4)

    for scheme, page in (("light", teacher), ("dark", teacher), ("light", pupil)):
        await page.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        faults += await faults_of(page.page, f"the board, {page.person['role']}, {scheme}")
    await teacher.tab_to("board-menu")
    await teacher.press("Enter")
    await teacher.see("board-teacher")
    faults += await faults_of(teacher.page, "the menu of the board")
    await teacher.by("board-teacher").click()
    await expect(pupil.by("whiteboard", state="look")).to_be_visible(timeout=PATIENCE_MS)
    await pupil.gone("board-tools")
    await teacher.tab_to("board-menu")
    await teacher.press("Enter")
    await teacher.by("board-some").focus()
    await teacher.press("Enter")
    await teacher.tab_to("choose-person")
    await teacher.press(" ")
    faults += await faults_of(teacher.page, "some are chosen to draw")
    await teacher.press("Enter")
    await pupil.see("board-tools")
    await teacher.press("Shift+P")  # beside the board the keys are those of the page
    await teacher.see("poll-open")
    await teacher.press("y")
    await expect(teacher.by("poll-style", id="yes_no")).to_have_attribute("aria-pressed", "true")
    assert faults == []
    foreign = [url for page in (teacher, pupil) for url in page.requests if not url.startswith(server.base_url)]
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []


@pytest.mark.timeout(120)
async def test_a_board_without_a_pointer(demo: OpenDemo, browser: Chromium) -> None:
    """A template, words and erasing by keyboard; a picture; what is saved; the list is what the board holds."""
    server = await demo(learners=1)
    teacher = await browser.person(server.teacher, viewport={"width": 1280, "height": 800})
    await teacher.join()
    await teacher.press("b")
    await teacher.tab_to("board-make")
    await teacher.press("Enter")
    await teacher.see("board-tools")

    await menu(teacher, "board-template", "axes")
    await holds(teacher, 14)
    await teacher.see("board-tools")
    await menu(teacher, "board-outline")
    await teacher.by("board-words").press_sequentially("The Sun")
    await teacher.press("Enter")
    await holds(teacher, 15)
    line = teacher.by("board-line").filter(has_text="The Sun")
    await expect(line).to_contain_text("by you")
    faults = await faults_of(teacher.page, "the board as a list")
    await line.get_by_label("Erase: The Sun").focus()
    await teacher.press("Enter")
    await holds(teacher, 14)
    await teacher.press("Escape")

    await teacher.tab_to("board-formula")
    await teacher.press("Enter")
    await teacher.see("formula-latex")
    await teacher.page.keyboard.type("\\frac{1}{2")
    await expect(teacher.by("formula-problem")).to_contain_text("Missing close brace", timeout=PATIENCE_MS)
    await teacher.page.keyboard.type("}gt^2")
    await teacher.see("formula-preview", state="drawn")
    faults += await faults_of(teacher.page, "a formula")
    await teacher.press("Enter")
    await holds(teacher, 15)
    await menu(teacher, "board-outline")
    await teacher.by("board-line-edit").focus()
    await teacher.press("Enter")
    await expect(teacher.by("formula-latex")).to_have_value("\\frac{1}{2}gt^2", timeout=PATIENCE_MS)
    await teacher.by("formula-piece", id="root").focus()
    await teacher.press("Enter")
    await teacher.page.keyboard.type("3")
    await teacher.see("formula-preview", state="drawn")
    await teacher.press("Enter")
    await menu(teacher, "board-outline")
    await expect(teacher.by("board-line").filter(has_text="Formula: \\frac{1}{2}gt^2\\sqrt{3}")).to_be_visible()
    await teacher.press("Escape")

    await teacher.by("board-picture").set_input_files(
        {"name": "dot.png", "mimeType": "image/png", "buffer": png(40, 30)}
    )
    await holds(teacher, 16)
    kinds: list[bytes] = []
    for kind in ("png", "svg", "pdf"):
        async with teacher.page.expect_download() as download:
            await menu(teacher, f"board-save-{kind}")
        kinds.append(Path(await (await download.value).path()).read_bytes())
    assert [kind[:5] for kind in kinds] == [b"\x89PNG\r", b"<svg ", b"%PDF-"]
    assert b"data:image/svg+xml;base64," in kinds[1], "the formula is in what is saved"
    assert faults == []


async def menu(page: ClassroomPage, item: str, id: str = "") -> None:
    await page.by("board-menu").click()
    await page.by(item, **({"id": id} if id else {})).click()


def png(wide: int, high: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (wide, high), "orange").save(out, "PNG")
    return out.getvalue()
