"""What a lesson leaves for the next one of its course, by its log alone."""

import pytest
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.demo.seed import DemoFacts
from classroom.live.ledger import Ledger
from classroom.rooms.shapes import Rectangle
from classroom.rooms.tools import ALL
from classroom.rooms.tools.board import Board, BoardMade, DrawMode, ShapesDrawn
from classroom.rooms.tools.carried import Restore
from classroom.store.log import Log
from classroom.store.snapshots import Snapshot, Snapshots
from lms_bridge.bridge import Bridge

from .scripted import SESSION, Scripted, at

COURSE = "earth-and-sky"


def rect(id: str) -> Rectangle:
    return Rectangle(id=id, version=1, version_nonce=1, x=0, y=0, width=5, height=5, index="a1")


@pytest.fixture
async def lesson(engine: AsyncEngine, demo: DemoFacts) -> Scripted:
    log = Log(engine)
    scripted = Scripted(log, await log.take_over(SESSION))
    await scripted.opens()
    return scripted


async def next_lesson(bridge: Bridge, minute: float) -> str:
    """Of the course, planned for then."""
    course = await bridge.courses.get(COURSE)
    assert course
    live = next(activity for activity in course.activities if activity.live)
    other = next(activity for activity in course.activities if not activity.live)
    return await bridge.courses.plan(course, replace(live, id=other.id), at(minute), at(minute + 60))


async def boards_in(bridge: Bridge, session_id: str) -> list[tuple[str, list[str]]]:
    known = await bridge.directory.readiness(session_id)
    restores = [each for each in known if isinstance(each, Restore)]
    return [(each.id, [kept.shape.id for kept in each.drawn]) for each in restores]


async def test_the_next_lesson_begins_with_the_boards_of_the_last_and_the_same_one_does_not(
    bridge: Bridge, lesson: Scripted
) -> None:
    await lesson.happens(1, BoardMade("b", "Sun", DrawMode.EVERYONE, True, "main", None, "ms-adeyemi", at(1)))
    await lesson.happens(2, ShapesDrawn("b", (rect("r"),), "clara"), actor="clara")
    following = await next_lesson(bridge, 2 * 24 * 60)
    before = await next_lesson(bridge, 2 * 24 * 60)
    assert following == before
    assert await boards_in(bridge, following) == [("b", ["r"])]
    assert await boards_in(bridge, SESSION) == []
    await lesson.happens(3, ShapesDrawn("b", (rect("s"),), "clara"), actor="clara")
    assert await boards_in(bridge, following) == [("b", ["r", "s"])]


async def test_a_lesson_that_was_earlier_gets_nothing_of_a_later_one(bridge: Bridge, lesson: Scripted) -> None:
    await lesson.happens(1, BoardMade("b", "Sun", DrawMode.EVERYONE, True, "main", None, "ms-adeyemi", at(1)))
    await lesson.happens(2, ShapesDrawn("b", (rect("r"),), "clara"), actor="clara")
    assert await boards_in(bridge, await next_lesson(bridge, -24 * 60)) == []


async def test_it_is_read_from_a_snapshot_and_what_came_after_it(
    bridge: Bridge, lesson: Scripted, engine: AsyncEngine
) -> None:
    await lesson.happens(1, BoardMade("b", "Sun", DrawMode.EVERYONE, True, "main", None, "ms-adeyemi", at(1)))
    await lesson.happens(2, ShapesDrawn("b", (rect("r"),), "clara"), actor="clara")
    ledger = Ledger(ALL)
    ledger.load(None, await Log(engine).read(SESSION), {})
    body = ledger.codec.snapshot(ledger.room)
    assert body and "b" in ledger.room.of(Board)
    await Snapshots(engine).keep(SESSION, Snapshot(ledger.room.seq, body))
    await lesson.happens(3, ShapesDrawn("b", (rect("s"),), "clara"), actor="clara")
    assert await boards_in(bridge, await next_lesson(bridge, 2 * 24 * 60)) == [("b", ["r", "s"])]
