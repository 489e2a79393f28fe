"""The question bank of a course, as the database holds it."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from classroom.rooms.tool import Refused
from classroom.store.engine import reading, writing
from lms_bridge.bank.question import BankQuestion, likeness
from lms_bridge.courses.tables import bank_question

MOST_QUESTIONS = 1_000  # of a course: its page holds them all
_row = bank_question.c


class Kept(Struct, frozen=True):
    id: str
    asked: BankQuestion
    at_ms: int  # when it changed last


class Bank:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def all(self, course_id: str) -> list[Kept]:
        """What changed last comes first."""
        query = (
            select(_row.id, _row.body, _row.at_ms)
            .where(_row.course_id == course_id)
            .order_by(_row.at_ms.desc(), _row.id)
        )
        async with reading(self._engine) as connection:
            return [
                Kept(id, msgspec.json.decode(body, type=BankQuestion), at_ms)
                for id, body, at_ms in await connection.execute(query)
            ]

    async def put(self, course_id: str, id: str, asked: BankQuestion, at_ms: int) -> Kept:
        """A new one, or another wording of one. Raises `Refused`."""
        async with writing(self._engine) as connection:
            if likeness(asked.question) in await _known(connection, course_id, but=id):
                raise Refused("same_question", "This question is in the bank already.")
            values = {**_values(asked), "at_ms": at_ms}
            mine = (_row.course_id == course_id, _row.id == id)
            changed = await connection.execute(update(bank_question).where(*mine).values(**values))
            if not changed.rowcount:
                await _room_for(connection, course_id, 1)
                await connection.execute(insert(bank_question).values(course_id=course_id, id=id, **values))
        return Kept(id, asked, at_ms)

    async def add(
        self, course_id: str, asked: Sequence[BankQuestion], prefix: str, at_ms: int, *, keep: bool = True
    ) -> int:
        """All that are not there yet, or none -> how many. `prefix`: of the ids they get. `keep`: else they are counted
        only. Raises `Refused`."""
        async with writing(self._engine) as connection:
            known = await _known(connection, course_id)
            new = {likeness(each.question): each for each in asked}
            rows = [
                {"course_id": course_id, "id": f"{prefix}-{number:04}", **_values(each), "at_ms": at_ms}
                for number, (like, each) in enumerate(new.items())
                if like not in known
            ]
            await _room_for(connection, course_id, len(rows))
            if rows and keep:
                await connection.execute(insert(bank_question), rows)
        return len(rows)

    async def delete(self, course_id: str, id: str) -> bool:
        async with writing(self._engine) as connection:
            gone = await connection.execute(bank_question.delete().where(_row.course_id == course_id, _row.id == id))
            return bool(gone.rowcount)


async def _known(connection: AsyncConnection, course_id: str, but: str = "") -> set[str]:
    query = select(_row.likeness).where(_row.course_id == course_id, _row.id != but)
    return {*(await connection.execute(query)).scalars()}


async def _room_for(connection: AsyncConnection, course_id: str, more: int) -> None:
    many = select(func.count()).where(_row.course_id == course_id)
    if (await connection.execute(many)).scalar_one() + more > MOST_QUESTIONS:
        raise Refused("bank_full", f"A course keeps at most {MOST_QUESTIONS} questions. Delete some first.")


def _values(asked: BankQuestion) -> dict[str, object]:
    return {"likeness": likeness(asked.question), "body": msgspec.json.encode(asked)}
