"""Answers without a name on a real disk: they survive a crash, and nothing but their sum survives their poll."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from classroom.live.session import Session
from classroom.rooms.asking import Form, PollAnswer, PollQuestion
from classroom.rooms.rounds import Secrecy
from classroom.rooms.tool import Refused
from classroom.rooms.tools.answers import AnswerPoll
from classroom.rooms.tools.chat import Send
from classroom.rooms.tools.polls import AskAgain, ClosePoll, DeletePoll, OpenPoll, Poll
from classroom.rooms.tools.presence import Kind, Role
from classroom.store.engine import reading
from classroom.store.log import Row
from tests.live.conftest import START_MS, Facts, School

PUPILS = ("ada", "bob", "cy")
SAID = "because-the-axis-leans"


async def asked(school: School, *, revote: bool = True) -> Session:
    session = await school.sessions.get("s")
    for id in ("tess", *PUPILS):
        role = Role.TEACHER if id == "tess" else Role.LEARNER
        await session.join(Facts(id, id.title(), role), f"{id}-pc", Kind.REMOTE, room_device=False)
    await session.obey("tess", "poll", OpenPoll(PollQuestion(Form.TEXT), Secrecy.ANONYMOUS, revote))
    return session


async def says(session: Session, person: str, said: str, wish: str) -> int:
    return await session.obey(person, wish, AnswerPoll("poll", PollAnswer(texts=(said,))))


def result(session: Session) -> dict[str, int]:
    found = session.turns.ledger.room.of(Poll)["poll"].now.result
    assert found is not None
    return {said.text: said.people for said in found.texts}


def on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


async def secret_rows(school: School) -> list[Row]:
    return [row for row in await school.log.read("s") if row.kind == "poll.secretly_answered"]


async def test_what_was_acknowledged_is_there_after_a_crash_and_a_late_retry_undoes_nothing(school: School) -> None:
    session = await asked(school)
    await says(session, "ada", "first", "a1")
    await asyncio.gather(*(says(session, id, SAID, f"{id}2") for id in PUPILS))
    await school.crash()
    session = await school.start()
    await says(session, "ada", "first", "a1")
    await session.obey("tess", "close", ClosePoll("poll"))
    assert result(session) == {SAID: 3}
    await school.crash()
    assert result(await school.start()) == {SAID: 3}


async def test_a_second_answer_after_a_crash_is_refused_where_none_may_be_changed(school: School) -> None:
    session = await asked(school, revote=False)
    await says(session, "ada", SAID, "a1")
    await school.crash()
    session = await school.start()
    assert await says(session, "ada", SAID, "a1") <= session.seq  # the same wish: it was obeyed
    with pytest.raises(Refused, match="answered already"):
        await says(session, "ada", "another", "a2")


async def test_the_rows_of_answers_say_neither_who_nor_what_nor_when(school: School) -> None:
    session = await asked(school)
    before = session.seq
    for n, id in enumerate(PUPILS):
        school.clock.ms += 700
        assert await says(session, id, SAID, f"{id}1") == before + n, "the answer is not the place of one's row"
    await session.obey("ada", "m", Send("hi"))
    rows = await secret_rows(school)
    assert [(row.actor, row.client_id, row.body, row.at_ms) for row in rows] == [
        (None, None, b'{"id":"poll"}', START_MS)
    ] * 3
    assert (await school.log.read("s"))[-1].at_ms == START_MS + 2_100


async def test_while_the_poll_is_open_nothing_on_disk_can_be_read_without_its_key(school: School) -> None:
    session = await asked(school)
    for id in PUPILS:
        await says(session, id, SAID, f"{id}-wish")
    found = on_disk(school.path)
    assert SAID.encode() not in found and b"ada-wish" not in found
    async with reading(school.engine) as connection:
        lengths = (await connection.execute(text("SELECT length(body), length(wishes) FROM seal_body"))).all()
    assert len(lengths) == 3 and len({tuple(each) for each in lengths}) == 1


@pytest.mark.parametrize("end", ["close", "delete"])
async def test_with_the_poll_its_key_is_gone_from_every_file(school: School, end: str) -> None:
    session = await asked(school)
    for id in PUPILS:
        await says(session, id, SAID, f"{id}-wish")
    (key,) = session.turns.ledger.seals.keys.values()
    tickets = list(session.turns.ledger.room.of(Poll)["poll"].now.ballots)
    assert key in on_disk(school.path)
    await session.obey("tess", "end", ClosePoll("poll") if end == "close" else DeletePoll("poll"))
    found = on_disk(school.path)
    assert key not in found and not any(ticket.encode() in found for ticket in tickets)
    assert (SAID.encode() in found) == (end == "close")  # the sum
    assert school.path.with_name(f"{school.path.name}-wal").stat().st_size == 0


async def test_what_a_reader_holds_back_is_forgotten_when_it_has_gone(school: School) -> None:
    session = await asked(school)
    await says(session, "ada", SAID, "a1")
    (key,) = session.turns.ledger.seals.keys.values()
    async with reading(school.engine) as connection:
        await connection.execute(text("SELECT 1 FROM session_event"))
        await session.obey("tess", "end", ClosePoll("poll"))
        assert key in on_disk(school.path), "the reader sees the class as it was"
    school.clock.ms += 4_000
    await session.obey("ada", "m", Send("hi"))
    await session.obey("ada", "m2", Send("hi"))  # the beat was before its commit
    assert key not in on_disk(school.path)


async def test_a_round_that_is_asked_anew_in_the_same_commit_has_its_own_key(school: School) -> None:
    session = await asked(school)
    await says(session, "ada", SAID, "a1")
    await asyncio.gather(
        session.obey("tess", "close", ClosePoll("poll")),
        session.obey("tess", "again", AskAgain("poll")),
        session.obey("ada", "a2", AnswerPoll("poll", PollAnswer(texts=("anew",)), 1)),
    )
    await school.crash()
    session = await school.start()
    poll = session.turns.ledger.room.of(Poll)["poll"]
    assert len(poll.rounds) == 2 and [each.answer.texts for each in poll.now.ballots.values()] == [("anew",)]
    assert poll.voter(session.turns.ledger.person("ada").viewer) in poll.now.ballots
