"""Who is moved leaves everything behind within a second: items, what REST fetched, sound and pictures."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest
from playwright.async_api import expect

from bench._crowd import Page
from tests.browser.chromium import Chromium
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.demo import Demo
from tests.browser.frames import Frames
from tests.browser.groups_page import command, rooms_of

OLD_UNTIL_MS = 1_000
WATCHED_S = 3  # the second in which the old may still come, and two in which it may not
MOVER, STAYS, HOSTS = 1, 2, 3  # recognisable as these (source.js)
KEPT = 200  # messages that a page is shown when it comes in; older ones come by REST
FIRST, OLD, NEW = "the first of all in the old room", "said in the old room", "said in the new room"


@pytest.mark.timeout(180)
async def test_a_moved_page_holds_and_receives_nothing_of_the_old_room(demo: OpenDemo, browser: Chromium) -> None:
    browser.traced = False
    server = await demo(learners=4)
    await come_in_at_once(server, server.teacher)
    pages = [await browser.person(server.learner(who - 1), who=who) for who in (MOVER, STAYS, HOSTS)]
    frames = [Frames(page.page) for page in pages]
    for page in pages:
        await page.join()
    mover, stays, hosts = pages
    writer = server.learner(3)
    old, new = await two_rooms(server, [[stays.person["id"], writer["id"]], [hosts.person["id"]]])
    await fill_with_messages(server, writer)
    await hosts.write(NEW)

    await put(server, mover, old)
    await read_to_the_beginning(mover)
    await mover.moving(stays.person["id"])
    await mover.page.evaluate("window.__arrives()")
    await mover.page.wait_for_function(
        "who => window.__arrived.sounds[who] && window.__arrived.pictures[who]", arg=STAYS, timeout=PATIENCE_MS
    )

    moved_ms = await put(server, mover, new)
    await asyncio.sleep(WATCHED_S)  # the measured time itself
    await assert_media(mover, moved_ms)
    await assert_items(mover, new)
    await stays.write("said after the move")
    await stays.reads("said after the move")
    await hosts.write("the end")
    await mover.reads("the end")
    assert not await frames[0].came("said after the move")
    assert not await frames[1].came(NEW) and not await frames[2].came(OLD)


async def come_in_at_once(server: Demo, person: dict[str, str]) -> None:
    """By REST alone, to command by REST."""
    body = {"device": f"rest-{person['id']}"[:32], "where": "remote", "room_device": False}
    await server.api(f"/api/v1/sessions/{server.session}/join", person["token"], body)


async def two_rooms(server: Demo, groups: list[list[str]]) -> list[str]:
    """The mover has no seat in the plan and stays in the class."""
    seats = {person: number for number, group in enumerate(groups) for person in group}
    names = ["North", "South"]
    await command(server, "breakout.prepare", client_id="two", name="Two", names=names, rounds=[seats], late="main")
    await command(server, "breakout.open", id="two")
    return await rooms_of(server, "two")


async def fill_with_messages(server: Demo, writer: dict[str, str]) -> None:
    async with aiohttp.ClientSession() as http:
        page = Page(server, http, writer)
        await page.come_in()
        for text in (FIRST, *[OLD] * KEPT):
            await say(page, text)
        await page.close()


async def say(page: Page, text: str) -> None:
    """As soon as the bound of messages a minute allows."""
    while True:
        answer = await page.ask("chat.send", text=text)
        if "seq" in answer:
            return
        await asyncio.sleep(answer["error"]["retry_after"])


async def put(server: Demo, page: ClassroomPage, room: str) -> float:
    """Moves somebody; when the server had done it, in ms."""
    await command(server, "breakout.move", people=[page.person["id"]], to=room)
    done_ms = time.time() * 1000
    await page.stands_in(room)
    return done_ms


async def read_to_the_beginning(page: ClassroomPage) -> None:
    await page.panel("chat")
    await expect(page.by("chat-message").filter(has_text=OLD)).to_have_count(KEPT, timeout=PATIENCE_MS)
    await page.page.get_by_role("button", name="Older messages").click()
    await page.reads(FIRST)


async def assert_media(mover: ClassroomPage, moved_ms: float) -> None:
    arrived = await mover.page.evaluate("window.__arrived")
    for kind in ("pictures", "sounds"):
        after_ms = {int(who): at_ms - moved_ms for who, at_ms in arrived[kind].items()}
        print(f"{kind}, last of each after the move:", {who: f"{ms:.0f} ms" for who, ms in after_ms.items()})
        assert set(after_ms) == {STAYS, HOSTS}, f"nobody else's {kind} come"
        assert after_ms[STAYS] <= OLD_UNTIL_MS
        assert after_ms[HOSTS] > OLD_UNTIL_MS, "the new partner's come"


async def assert_items(mover: ClassroomPage, new: str) -> None:
    await mover.reads(NEW)
    for text in (FIRST, OLD):
        await expect(mover.page.get_by_text(text)).to_have_count(0)
    held = await mover.page.evaluate("window.classroom.held()")
    assert {room for _, _, room in held} == {None, new}
    fetched = await mover.page.evaluate(
        """async () => {
            const session = (await window.classroom.stats()).session;
            const ask = async (what) => (await fetch(`/api/v1/sessions/${session}/${what}`)).json();
            return [await ask("state"), await ask("items?kind=message&before=9007199254740991")];
        }"""
    )
    for answer in fetched:
        assert {room for _, _, _, room, _ in answer["items"]} <= {None, new}
        assert NEW in str(answer) and OLD not in str(answer) and FIRST not in str(answer)
