"""Slides by keyboard alone: a file is sent, refused, shown before its last page is made, turned for all, looked back at."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS
from tests.browser.conftest import OpenDemo
from tests.browser.test_plan import item_of, look, press
from tests.files import samples

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


def is_dark(file: Path, page: int, at: tuple[float, float]) -> bool:
    """Whether something is drawn near this place of a page of a PDF with all twelve pages."""
    pdf: Any = pypdfium2.PdfDocument(file)
    assert len(pdf) == 12
    picture: Image.Image = pdf[page - 1].render().to_pil().convert("L")
    pdf.close()
    x, y = round(at[0] * picture.width), round(at[1] * picture.height)
    return min(picture.crop((x - 5, y - 5, x + 6, y + 6)).tobytes()) < 100


@pytest.mark.timeout(120)
async def test_slides_are_sent_shown_turned_and_looked_back_at(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    teacher = await browser.person(server.teacher, viewport=DESK)
    learner = await browser.person(server.learner(0), viewport=PHONE)
    faults: list[str] = []
    for page in (teacher, learner):
        await page.join()

    await item_of(teacher, "activities", "open-slides")
    await press(teacher, "slides-add")
    await teacher.see("slides-upload")
    texts = [f"Page {n}: A) June\nB) July" for n in range(1, 13)]
    await teacher.by("slides-input").set_input_files(
        [
            {"name": "Seasons.pdf", "mimeType": "application/pdf", "buffer": samples.pdf(texts)},
            {"name": "Orbit.png", "mimeType": "image/png", "buffer": samples.HTML},
        ]
    )
    refused = await teacher.see("slides-refused")
    await expect(refused).to_contain_text("This is a web page, whatever its name says")
    await expect(teacher.by("slides-show-first")).to_be_enabled(timeout=PATIENCE_MS)
    await look(faults, "slides come", teacher)
    await teacher.tab_to("slides-show-first")
    await teacher.press("Enter")

    await learner.see("slide", page="1")
    await expect(learner.by("slide").get_by_role("img")).to_have_accessible_name("Page 1 of 12, Seasons")
    await expect(teacher.by("slides-count")).to_have_text("Page 1 of 12")
    await expect(teacher.by("slides-strip").locator('[data-state="made"]')).to_have_count(12, timeout=PATIENCE_MS)
    await teacher.press("ArrowRight", "ArrowRight")
    await learner.see("slide", page="3")
    await teacher.press("p")
    pad = await teacher.by("slides-pad").bounding_box()
    assert pad
    async with asyncio.timeout(15):
        for n in itertools.cycle(range(40)):  # one that is lost on the way is not said again: a hand moves on
            await teacher.page.mouse.move(pad["x"] + 100 + n, pad["y"] + 100)
            if await learner.by("slides-dot").count():
                break
    await press(teacher, "slides-draw")
    paper = await teacher.by("slides-paper").bounding_box()
    assert paper
    for down in (80, 160):
        await teacher.page.mouse.move(paper["x"] + 100, paper["y"] + down)
        await teacher.page.mouse.down()
        await teacher.page.mouse.move(paper["x"] + 300, paper["y"] + down, steps=4)
        await teacher.page.mouse.up()
    await expect(learner.by("slides-ink")).to_have_attribute("data-count", "2")
    await press(teacher, "ink-undo")
    await expect(learner.by("slides-ink-outline")).to_contain_text("1 stroke is drawn here")
    async with teacher.page.expect_download() as download:
        await item_of(teacher, "slides-more", "slides-save-pdf")
    saved = await download.value
    assert saved.suggested_filename == "Seasons.pdf"
    at = (250 / paper["width"], 80 / paper["height"])
    assert is_dark(await saved.path(), 3, at) and not is_dark(await saved.path(), 2, at)
    await press(teacher, "slides-notes")
    await teacher.tab_to("slides-note")
    await teacher.page.keyboard.type("Let them point first.")
    await press(teacher, "slides-own-pace")
    await press(teacher, "slides-let-save")

    await press(learner, "slide-before")
    await learner.see("slide", page="2")
    await expect(learner.by("slides-pace", state="apart")).to_be_visible()
    await expect(teacher.by("slides-readers").locator("li")).to_have_count(1, timeout=PATIENCE_MS)
    await look(faults, "somebody looks back", teacher, learner)
    await learner.page.reload()
    await learner.by("join-button").click()
    await learner.see("slide", page="2")
    await press(teacher, "slides-bring-all")
    await learner.see("slide", page="3")
    async with learner.page.expect_download() as download:
        await item_of(learner, "slides-more", "slides-save-png")
    assert (await download.value).suggested_filename == "Seasons 3.png"
    await expect(learner.by("slides-ink")).to_have_attribute("data-count", "1")  # after the reload, too
    await press(teacher, "ink-clear")
    await expect(learner.by("slides-ink")).to_have_attribute("data-count", "0")
    assert "point first" not in await learner.page.content()
    assert not faults, "\n".join(faults)
