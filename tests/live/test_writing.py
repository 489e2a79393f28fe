"""What is typed in shared notes: shown to the others at once, kept within two seconds, and not lost with the server."""

import asyncio

import msgspec
import pytest
from pycrdt import Doc, Text

from classroom.live.session import Session
from classroom.rooms.tool import Refused
from classroom.rooms.tools import notes
from classroom.rooms.tools.notes import Notes
from tests.given import typed
from tests.live.conftest import School, Tab


async def opened(school: School) -> tuple[Session, Tab, Tab]:
    session = await school.sessions.get("s")
    tess, ada = await school.tab("tess"), await school.tab("ada")
    await session.obey("tess", "n", notes.OpenNotes())
    await ada.until(lambda: ada.view("notes", "n"))
    return session, tess, ada


def typed_at(tab: Tab) -> list[bytes]:
    return [
        update
        for event, payload in tab.got
        if event == "typed" and isinstance(payload, bytes)
        for update in msgspec.msgpack.decode(payload)[1]
    ]


async def test_it_is_shown_at_once_and_kept_as_one_fact_of_all_who_wrote(school: School) -> None:
    session, tess, ada = await opened(school)
    assert tess.page and ada.page
    writes = [
        asyncio.create_task(session.writing.write(tess.page, "n", typed("a", 1))),
        asyncio.create_task(session.writing.write(ada.page, "n", typed("b", 2))),
    ]
    await tess.until(lambda: len(typed_at(tess)) == 2)
    assert session.turns.ledger.room.of(Notes)["n"].version == 0, "it is not in the log yet"
    assert await session.notes("ada", "n") == (0, (typed("a", 1), typed("b", 2)))
    session.writing.save()
    first, second = await asyncio.gather(*writes)
    assert first == second
    (row,) = [row for row in await school.log.read("s") if row.kind == "notes.written"]
    assert row.seq == first and msgspec.json.decode(row.body)["by"] == ["tess", "ada"]
    await ada.until(lambda: ada.view("notes", "n")["version"] == 1)
    doc = Doc[Text]()
    doc.apply_update(ada.view("notes", "n")["last"])
    assert sorted(str(doc.get("notes", type=Text))) == ["a", "b"]


async def test_who_may_not_write_is_refused_and_shown_to_nobody(school: School) -> None:
    session, tess, ada = await opened(school)
    assert ada.page and tess.page
    await session.obey("tess", "m", notes.SetMode("n", notes.WhoWrites.STAFF))
    with pytest.raises(Refused, match="Only some people"):
        await session.writing.write(ada.page, "n", typed("a"))
    with pytest.raises(Refused, match="no text"):
        await session.writing.write(tess.page, "n", b"\xff" * 40)
    assert session.writing.updates("n") == () and typed_at(tess) == []


async def test_what_was_said_to_be_kept_survives_a_crash(school: School) -> None:
    session, tess, _ = await opened(school)
    assert tess.page
    write = asyncio.create_task(session.writing.write(tess.page, "n", typed("kept")))
    await tess.until(lambda: typed_at(tess))
    session.writing.save()
    await write
    await school.crash()
    session = await school.start()
    assert await session.notes("tess", "n") == (1, (typed("kept"),))


async def test_a_server_that_stops_in_order_keeps_what_was_typed_last(school: School) -> None:
    session, tess, _ = await opened(school)
    assert tess.page
    write = asyncio.create_task(session.writing.write(tess.page, "n", typed("late")))
    await tess.until(lambda: typed_at(tess))
    await school.stop()
    await write
    assert await (await school.start()).notes("tess", "n") == (1, (typed("late"),))


async def test_who_sends_much_is_written_at_once_and_the_bound_counts_what_is_not_written_yet(school: School) -> None:
    session, tess, _ = await opened(school)
    assert tess.page
    long = b"\x01\x01\x01\x00\x04\x01\x05notes" + b"\xe0\xd4\x03" + b"x" * 60_000 + b"\x00"
    writes = [asyncio.create_task(session.writing.write(tess.page, "n", long)) for _ in range(2)]
    async with asyncio.timeout(1.5):
        assert await writes[0] > 0
    session.writing.save()
    await writes[1]
    assert session.turns.ledger.room.of(Notes)["n"].version == 2
