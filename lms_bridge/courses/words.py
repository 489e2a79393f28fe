"""The words that pupils do not write in the classes of a course: one list, as staff set it last, in a class or here."""

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from classroom.projections.words import LeftWords
from classroom.store.engine import reading, writing
from lms_bridge.courses.tables import word_list

_list = word_list.c


class WordLists:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def get(self, course_id: str) -> LeftWords | None:
        """None: nobody has set any yet."""
        query = select(_list.body, _list.by, _list.at_ms).where(_list.course_id == course_id)
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else LeftWords(msgspec.json.decode(row[0], type=tuple[str, ...]), row[1], row[2])

    async def put(self, course_id: str, left: LeftWords) -> None:
        async with writing(self._engine) as connection:
            await _put(connection, course_id, left)


async def keep(connection: AsyncConnection, course_id: str, left: LeftWords) -> bool:
    """What a class left -> whether it is the course's now: it may have something newer."""
    known = await connection.execute(select(_list.at_ms).where(_list.course_id == course_id))
    at_ms = known.scalar_one_or_none()
    if at_ms is not None and at_ms > left.at_ms:
        return False
    await _put(connection, course_id, left)
    return True


async def _put(connection: AsyncConnection, course_id: str, left: LeftWords) -> None:
    values = {"body": msgspec.json.encode(left.words), "by": left.by, "at_ms": left.at_ms}
    changed = await connection.execute(update(word_list).where(_list.course_id == course_id).values(**values))
    if not changed.rowcount:
        await connection.execute(insert(word_list).values(course_id=course_id, **values))
