"""Updates of shared notes are put together beside the class, and nothing is lost whenever the server is killed."""

import asyncio
from collections.abc import Sequence

from pycrdt import Doc, Text, merge_updates

from classroom.files.merger import Merger
from classroom.live.merging import MERGE_AFTER, Merging
from classroom.live.session import Session
from classroom.rooms.room import Key, Touched
from classroom.rooms.tool import Command
from classroom.rooms.tools.notes import MergeNotes, Notes, NotesOpened, NotesWritten, OpenNotes, WriteNotes
from classroom.rooms.tools.session import EndClass
from tests.given import CLASS, Given, typed, typed_by_one
from tests.live.conftest import School


async def written(school: School, updates: int) -> Session:
    session = await school.sessions.get("s")
    await school.tab("tess")
    await session.obey("tess", "n", OpenNotes())
    for n, update in enumerate(typed_by_one(*"x" * updates)):
        await session.obey("tess", f"w{n}", WriteNotes("n", update))
    return session


def kept(session: Session) -> Notes:
    return session.turns.ledger.room.of(Notes)["n"]


def text_of(updates: Sequence[bytes]) -> str:
    doc = Doc[Text]()
    doc.apply_update(merge_updates(*updates))
    return str(doc.get("notes", type=Text))


async def test_a_long_lessons_updates_become_one_and_a_kill_meanwhile_loses_nothing(school: School) -> None:
    await written(school, MERGE_AFTER)
    await school.crash()  # the child has only just begun
    session = await school.start()
    ada = await school.tab("ada")
    assert len(kept(session).tail) == MERGE_AFTER
    await ada.until(lambda: not kept(session).tail)
    whole = kept(session).whole
    assert text_of([whole]) == "x" * MERGE_AFTER
    assert len(whole) < 2 * MERGE_AFTER, "what one hand wrote is one text again"
    await school.crash()
    assert await (await school.start()).notes("ada", "n") == (MERGE_AFTER, (whole,))


async def test_notes_are_put_together_when_the_class_is_over(school: School) -> None:
    session = await written(school, 2)
    ada = await school.tab("ada")
    await session.obey("tess", "over", EndClass())
    await ada.until(lambda: len(kept(session).updates) == 1)
    assert text_of(kept(session).updates) == "xx"


class Counts(Merger):
    tried = 0

    async def merge(self, updates: Sequence[bytes]) -> bytes | None:
        self.tried += 1
        return await super().merge(updates)


async def test_what_cannot_be_put_together_stays_as_it_came_and_is_not_tried_at_each_word() -> None:
    given, merger = Given(*CLASS, NotesOpened("bad", "main"), NotesOpened("good", "main")), Counts()
    said: asyncio.Queue[Command] = asyncio.Queue()

    async def report(command: Command) -> int:
        said.put_nowait(command)
        return 0

    merging = Merging("s", merger, report)

    def write(id: str, update: bytes) -> None:
        given.happens(NotesWritten(id, update, ("ada",), 1))
        merging.committed(given.room, [Touched(Key("notes", id), None, None)])

    beside = asyncio.create_task(merging.run())
    write("bad", b"\x01")
    for n in range(MERGE_AFTER):
        write("bad", typed("x", 1, n))
    for n in range(MERGE_AFTER):
        write("good", typed("x", 1, n))
    async with asyncio.timeout(20):
        assert isinstance(good := await said.get(), MergeNotes) and good.id == "good"
        tried = merger.tried
        write("bad", typed("y", 2))
        write("good", typed("x", 1, MERGE_AFTER))  # what was reported is not in the class here: it is due again
        assert isinstance(again := await said.get(), MergeNotes) and again.count == MERGE_AFTER + 1
    assert (tried, merger.tried) == (2, 3)
    assert len(given.room.of(Notes)["bad"].tail) == MERGE_AFTER + 2
    beside.cancel()
