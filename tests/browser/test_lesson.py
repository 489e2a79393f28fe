"""A lesson as it is given: a class of twenty-nine, four of its pages in a browser, and what is told of it afterwards.

The teacher does all of it in the page. The script notes what it does as it does it, and what the course is told of the
lesson must be that and nothing else; so must polls, boards, notes and what is downloaded of them.
`CLASSROOM_WHOLE_LESSON=1`: with every tool by all pages, which takes half a minute longer.
"""

from __future__ import annotations

import os
from typing import Any

import aiohttp
import pytest

from tests.browser.chromium import Chromium
from tests.browser.conftest import OpenDemo
from tests.browser.lesson import LIGHT, PAGES, Lesson
from tests.browser.lesson_notes import differences
from tests.system.asking import Asking, as_table, attended_in, query

MOVED = """SELECT json_extract(body, '$.id'), json_extract(body, '$.to'), at_ms FROM session_event
    WHERE session_id = ? AND kind = 'presence.moved' ORDER BY seq"""


@pytest.mark.timeout(180)
async def test_what_is_told_of_a_lesson_is_what_was_done_in_it(
    demo: OpenDemo, browser: Chromium, http: aiohttp.ClientSession
) -> None:
    browser.traced = False  # a trace takes a share of the two cores
    server = await demo(learners=PAGES + LIGHT)
    people = [server.teacher, *(server.learner(n) for n in range(PAGES))]
    size = {"width": 1280, "height": 1240}  # the teacher sees all groups at once, to drag from one to another
    pages = [await browser.person(person, who=who, viewport=size) for who, person in enumerate(people)]
    lesson = Lesson(server, http, pages, whole=os.environ.get("CLASSROOM_WHOLE_LESSON") == "1")
    await lesson.play()

    ask, path = Asking(server, http), f"sessions/{server.session}/attendance"
    told: list[dict[str, Any]] = (await ask.json("GET", path))["people"]
    assert not (wrong := differences(lesson.notes, told, query(server, MOVED, server.session))), "\n".join(wrong)
    assert await ask.table(f"{path}.csv") == as_table(told)
    sums, answers = [await ask.table(f"sessions/{server.session}/polls{which}.csv") for which in ("", "/people")]
    of_all = {(row["question"], row["answer"]): int(row["people"]) for row in sums if not row["room"]}
    assert {what: people for what, people in of_all.items() if people} == lesson.tools.sums()
    assert {(row["question"], row["id"]): row["answer"] for row in answers} == lesson.tools.named()
    await ask.until_delivered()
    kept, learners = attended_in(server), [row for row in told if row["role"] == "learner"]
    assert {id: (row["seconds"], row["parts"]) for id, row in kept.items()} == {
        row["id"]: (row["seconds"], row["participation"]["parts"]) for row in learners
    }
    for page in lesson.here:
        await page.close()
