"""What a lesson leaves for the next one of its course, by its log alone."""

import pytest
from msgspec.structs import replace
from pycrdt import Doc, Text, merge_updates
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.demo.seed import DemoFacts
from classroom.live.ledger import Ledger
from classroom.rooms.shapes import Rectangle
from classroom.rooms.tools import ALL
from classroom.rooms.tools.board import Board, BoardMade, DrawMode, ShapesDrawn
from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.carried import Restore
from classroom.rooms.tools.moving import SetOpened
from classroom.rooms.tools.notes import ModeSet, Notes, NotesMerged, NotesOpened, NotesWritten, RestoreNotes, WhoWrites
from classroom.store.log import Log
from classroom.store.snapshots import Snapshot, Snapshots
from lms_bridge.bridge import Bridge
from tests.given import typed_by_one

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


async def notes_in(bridge: Bridge, session_id: str) -> dict[str, RestoreNotes]:
    return {each.id: each for each in await bridge.directory.readiness(session_id) if isinstance(each, RestoreNotes)}


def text_of(notes: RestoreNotes) -> str:
    doc = Doc[Text]()
    text = doc.get("notes", type=Text)
    for update in notes.updates:
        doc.apply_update(update)
    return str(text)


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


async def test_notes_are_there_again_whole_with_who_writes_and_the_earlier_lesson_keeps_its_own(
    bridge: Bridge, lesson: Scripted, engine: AsyncEngine
) -> None:
    said = typed_by_one("The ", "sun ", "is ", "a star.")
    await lesson.happens(1, NotesOpened("n", "main"))
    for update in said[:3]:
        await lesson.happens(2, NotesWritten("n", update, ("clara",), at(2)), actor="clara")
    whole = merge_updates(*said[:2])
    await lesson.happens(3, NotesMerged("n", 2, whole))
    await lesson.happens(3, ModeSet("n", WhoWrites.SOME, ("clara",)))
    following = await next_lesson(bridge, 2 * 24 * 60)
    assert text_of((await notes_in(bridge, following))["n"]) == "The sun is "
    await lesson.happens(4, NotesWritten("n", said[3], ("david",), at(4)), actor="david")
    back = (await notes_in(bridge, following))["n"]
    assert text_of(back) == "The sun is a star."
    assert len(back.updates) == 1, "put together: a term of lessons is no longer than what stands there"
    assert (back.mode, back.some, back.writers) == (WhoWrites.SOME, ("clara",), ("clara", "david"))
    assert await notes_in(bridge, SESSION) == {}
    earlier = Ledger(ALL)
    earlier.load(None, await Log(engine).read(SESSION), {})
    assert earlier.room.of(Notes)["n"].updates == (whole, said[2], said[3])


async def test_notes_of_a_group_come_back_under_its_name_and_empty_ones_do_not(
    bridge: Bridge, lesson: Scripted
) -> None:
    await lesson.happens(1, SetPrepared("set", Plan("Groups", ("Red", "Blue"))))
    await lesson.happens(2, SetOpened("set", ("set.1.0", "set.1.1"), at(2), 0, None))
    await lesson.happens(3, NotesOpened("red", "set.1.0"))
    await lesson.happens(3, NotesOpened("blue", "set.1.1"))
    await lesson.happens(4, NotesWritten("red", typed_by_one("Mars")[0], ("clara",), at(4)), actor="clara")
    back = await notes_in(bridge, await next_lesson(bridge, 2 * 24 * 60))
    assert [(each.group, text_of(each)) for each in back.values()] == [("Red", "Mars")]


async def test_notes_that_the_library_cannot_read_come_back_as_they_came(bridge: Bridge, lesson: Scripted) -> None:
    await lesson.happens(1, NotesOpened("n", "main"))
    came = (typed_by_one("Sun")[0], b"\x01")
    for update in came:
        await lesson.happens(2, NotesWritten("n", update, ("clara",), at(2)), actor="clara")
    back = (await notes_in(bridge, await next_lesson(bridge, 2 * 24 * 60)))["n"]
    assert back.updates == came
