"""After a lesson its boards and notes stand in the course as they were: for each who might see them, to look at and to save."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.groups_page import command
from tests.browser.test_accessibility import faults_of
from tests.browser.test_notes import kept


def thing(id: str, **more: Any) -> dict[str, Any]:
    place = {"x": 40, "y": 60, "width": 160, "height": 40}
    return {"id": id, "version": 1, "versionNonce": 1, "index": "a1", **place, **more}


def words(id: str, text: str) -> dict[str, Any]:
    return thing(id, type="text", text=text, originalText=text)


def formula(id: str, latex: str) -> dict[str, Any]:
    return thing(id, type="formula", latex=latex, y=140)


async def saved(page: ClassroomPage, name: str) -> tuple[str, bytes]:
    async with page.page.expect_download() as download:
        await page.tab_to(name)
        await page.press("Enter")
    file = await download.value
    return file.suggested_filename, Path(await file.path()).read_bytes()


@pytest.mark.timeout(120)
async def test_what_a_lesson_leaves(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=2)
    teacher = await browser.person(server.teacher, viewport={"width": 1280, "height": 800})
    pupil = await browser.person(server.learner(0), viewport={"width": 390, "height": 844})
    other = await browser.person(server.learner(1))
    for page in (teacher, pupil, other):
        await page.join()
    await pupil.page.locator("body").press("n")
    await pupil.see("notes-text")
    await pupil.tab_to("notes-text")
    await pupil.page.keyboard.type("The axis leans.")
    await kept(pupil, "saved")
    await command(server, "board.make", client_id="sky", title="Our sky")
    await command(server, "board.draw", id="sky", shapes=[words("s1", "Sun"), formula("f1", "E=mc^2")])
    await command(server, "board.hand_out", client_id="task", title="Draw it")
    items = (await server.api(f"/api/v1/sessions/{server.session}/state", pupil.person["token"]))["items"]
    (own,) = [id for kind, id, _, _, view in items if kind == "board" and view["of"] == pupil.person["id"]]
    await command(server, "board.draw", pupil.person, id=own, shapes=[words("o1", "Mine alone")])
    await command(server, "class.end")

    faults: list[str] = []
    for page, boards in ((teacher, 2), (pupil, 2), (other, 1)):
        await page.see("ended")
        await page.tab_to("to-left")
        await page.press("Enter")
        await expect(page.by("left-board").locator("canvas")).to_have_count(boards, timeout=PATIENCE_MS)
        await expect(page.by("left-notes")).to_contain_text("The axis leans.", timeout=PATIENCE_MS)
        await expect(page.by("left-board", id="sky")).to_contain_text("Formula: E=mc^2")
        for scheme in ("light", "dark"):
            await page.page.emulate_media(color_scheme=scheme)  # pyright: ignore[reportArgumentType]
            faults += await faults_of(page.page, f"what a lesson leaves, {page.person['role']}, {scheme}")
    assert "Mine alone" not in await other.page.content(), "nobody's own board is another's"
    for as_, begins in (("png", b"\x89PNG\r"), ("svg", b"<svg "), ("pdf", b"%PDF-")):
        name, body = await saved(teacher, f"left-{as_}")
        assert name == f"Our sky.{as_}" and body.startswith(begins)
    assert b"The axis leans." in (await saved(pupil, "left-markdown"))[1]
    assert faults == []
    foreign = [url for page in (teacher, pupil) for url in page.requests if not url.startswith(server.base_url)]
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
