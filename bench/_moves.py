"""Moves as eyes see them: pages of Chromium, from the teacher's click to the first frame of the new partner.

One page goes to and fro between two rooms in which somebody else is; the same page also leaves and joins again, as
where a breakout is another meeting.
"""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browser.chromium import Chromium, chromium
from tests.browser.classroom_page import ClassroomPage
from tests.browser.demo import Demo
from tests.browser.groups_page import move, open_groups, open_rooms

SCRIPT = Path(__file__).with_name("_moves.js")
PAUSE_S = 0.8  # between two moves, and as much again by chance
PAINTED_MS = 10_000


@dataclass
class Found:
    moved_ms: list[float] = field(default_factory=list[float])
    rejoined_ms: list[float] = field(default_factory=list[float])
    errors: list[str] = field(default_factory=list[str])
    wiring: str = ""  # that was found to be the same
    says: list[str] = field(default_factory=list[str])


async def moves_and_rejoins(server: Demo, evidence: Path, moves: int, rejoins: int) -> Found:
    found = Found()
    async with chromium(evidence, traced=False) as browser:
        people = [server.teacher, *(server.learner(n) for n in range(3))]
        pages = [await one(browser, person, who) for who, person in enumerate(people)]
        teacher, mover, *partners = pages
        rooms = await two_rooms(server, mover, partners)
        await open_groups(teacher)
        await moving(mover, partners, 0)
        before = [await wiring(page) for page in pages]
        for number in range(1, moves + 1):
            found.moved_ms.append(await one_move(teacher, mover, partners, rooms, number))
            await asyncio.sleep(PAUSE_S * random.uniform(1, 2))  # a teacher moves people now and then
        after = [await wiring(page) for page in pages]
        compare(found, before, after)
        for number, page in enumerate(pages):
            replaced = (await page.stats())["replaced"]
            if any(replaced.values()):
                found.says.append(f"page {number} replaced connections since it came: {json.dumps(replaced)}")
        for _ in range(rejoins):
            found.rejoined_ms.append(await one_rejoin(server, mover, partners[moves % 2], 2 + moves % 2))
    return found


async def one(browser: Chromium, person: dict[str, Any], who: int) -> ClassroomPage:
    page = await browser.person(person, who=who)
    await page.page.context.add_init_script(path=SCRIPT)
    await page.join()
    return page


async def two_rooms(server: Demo, mover: ClassroomPage, partners: list[ClassroomPage]) -> list[str]:
    """Their ids. The mover is in the first."""
    return await open_rooms(server, [[mover, partners[0]], [partners[1]]])


async def moving(mover: ClassroomPage, partners: list[ClassroomPage], number: int) -> None:
    await mover.moving(partners[number].person["id"])


async def one_move(
    teacher: ClassroomPage, mover: ClassroomPage, partners: list[ClassroomPage], rooms: list[str], number: int
) -> float:
    """ms from the click to the frame."""
    to = number % 2
    await mover.page.evaluate("([id, who]) => window.__await(id, who)", [partners[to].person["id"], 2 + to])
    await move(teacher, mover.person["id"], rooms[to])
    painted_ms = await painted(mover)
    return painted_ms - await teacher.page.evaluate("window.__clickedMs")


async def one_rejoin(server: Demo, mover: ClassroomPage, partner: ClassroomPage, who: int) -> float:
    """ms from the page's load to the frame; its button is pressed as soon as it is there."""
    await mover.leave()
    awaited = json.dumps([partner.person["id"], who])
    await mover.page.evaluate("awaited => sessionStorage.setItem('bench:rejoin', awaited)", awaited)
    await mover.page.goto(f"{server.base_url}/s/{server.session}")
    return await painted(mover) - await mover.page.evaluate("performance.timeOrigin")


async def painted(page: ClassroomPage) -> float:
    await page.page.wait_for_function("() => window.__paintedMs", timeout=PAINTED_MS, polling=50)
    return await page.page.evaluate("window.__paintedMs")


async def wiring(page: ClassroomPage) -> dict[str, Any]:
    return await page.page.evaluate("window.__wiring()")


def compare(found: Found, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> None:
    same = 0
    for page, (was, now) in enumerate(zip(before, after, strict=True)):
        for name in ("made", "open", "negotiations"):
            if was[name] != now[name]:
                found.errors.append(f"page {page}: {name}: {was[name]} before, {now[name]} after")
        for end, value in was["ends"].items():
            if now["ends"].get(end, value) != value:
                found.errors.append(f"page {page}: {end}: {value} before, {now['ends'][end]} after")
            same += 1
    connections = sum(each["open"] for each in after)
    found.wiring = f"{connections} connections and {same} of their mids and SSRCs are the same; 0 wished to negotiate"
