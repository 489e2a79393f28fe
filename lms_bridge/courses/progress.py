"""What each person has done in a course: one result an activity, and every attempt at a quiz."""

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from classroom.store.engine import reading, writing
from lms_bridge.courses.content import Activity, Attended
from lms_bridge.courses.quiz import Answer, Marked, mark
from lms_bridge.courses.tables import progress, quiz_attempt

Source = Literal["lesson", "quiz", "live class", "teacher"]


class Result(Struct, frozen=True):
    """Of one person in one activity."""

    done: bool
    score: float | None  # share; None: it has none
    at_ms: int
    source: Source
    attended: Attended | None = None  # of a live class


Results = Mapping[str, Result]  # by activity


class Attempt(Struct, frozen=True):
    number: int  # 1, 2, …
    passed: bool
    marked: Marked


class NoTriesLeft(Exception):
    """The quiz may be tried a number of times only, and these are used up."""


class Progress:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of(self, course_id: str, person_id: str) -> Results:
        return (await self._read(course_id, person_id)).get(person_id, {})

    async def all(self, course_id: str) -> Mapping[str, Results]:
        """By person; who has done nothing is missing."""
        return await self._read(course_id, None)

    async def finish(self, course_id: str, person_id: str, activity: Activity, at_ms: int, source: Source) -> None:
        """Read, watched, or found good by a teacher. Done once is done: the first time stays."""
        async with writing(self._engine) as connection:
            before = await _result(connection, course_id, person_id, activity.id)
            if before is None or not before.done:
                score = before.score if before else None
                await _put(connection, course_id, person_id, activity.id, Result(True, score, at_ms, source))

    async def attempt(
        self,
        course_id: str,
        person_id: str,
        activity: Activity,
        client_id: str,
        answers: Mapping[str, Answer],
        at_ms: int,
    ) -> Attempt:
        """One attempt however often it is sent. Raises `BadAnswer`, `NoTriesLeft`."""
        quiz, pass_mark = activity.quiz, activity.pass_mark or 0.0
        assert quiz is not None, "only a quiz has attempts"
        async with writing(self._engine) as connection:
            earlier = await _attempts(connection, course_id, activity.id, person_id)
            if client_id in earlier:
                return earlier[client_id]
            if activity.attempts is not None and len(earlier) >= activity.attempts:
                raise NoTriesLeft
            marked = mark(quiz, answers)
            attempt = Attempt(len(earlier) + 1, marked.share >= pass_mark - 1e-9, marked)
            await connection.execute(
                insert(quiz_attempt).values(
                    course_id=course_id,
                    activity_id=activity.id,
                    person_id=person_id,
                    number=attempt.number,
                    client_id=client_id,
                    at_ms=at_ms,
                    passed=attempt.passed,
                    marked=msgspec.json.encode(marked),
                )
            )
            before = await _result(connection, course_id, person_id, activity.id)
            best = max(before.score or 0.0, marked.share) if before else marked.share
            if before is None or attempt.passed > before.done or best > (before.score or 0.0):
                done = attempt.passed or (before is not None and before.done)
                await _put(connection, course_id, person_id, activity.id, Result(done, best, at_ms, "quiz"))
            return attempt

    async def attempts(self, course_id: str, activity_id: str, person_id: str) -> list[Attempt]:
        """Oldest first."""
        async with reading(self._engine) as connection:
            return list((await _attempts(connection, course_id, activity_id, person_id)).values())

    async def tries(self, course_id: str, person_id: str) -> dict[str, int]:
        """How often somebody has handed in each quiz."""
        attempt = quiz_attempt.c
        query = (
            select(attempt.activity_id, func.max(attempt.number))
            .where(attempt.course_id == course_id, attempt.person_id == person_id)
            .group_by(attempt.activity_id)
        )
        async with reading(self._engine) as connection:
            return {activity_id: number for activity_id, number in await connection.execute(query)}

    async def last_attempts(self, course_id: str, activity_id: str) -> dict[str, Marked]:
        """How each person's last attempt went."""
        attempt = quiz_attempt.c
        query = (
            select(attempt.person_id, attempt.marked)
            .where(attempt.course_id == course_id, attempt.activity_id == activity_id)
            .order_by(attempt.number)
        )
        async with reading(self._engine) as connection:
            found = await connection.execute(query)
            return {person: msgspec.json.decode(marked, type=Marked) for person, marked in found}

    async def _read(self, course_id: str, person_id: str | None) -> dict[str, dict[str, Result]]:
        query = select(progress).where(progress.c.course_id == course_id)
        if person_id is not None:
            query = query.where(progress.c.person_id == person_id)
        people: dict[str, dict[str, Result]] = {}
        async with reading(self._engine) as connection:
            for row in await connection.execute(query):
                attended = row.detail and msgspec.json.decode(row.detail, type=Attended)
                result = Result(row.done, row.score, row.at_ms, row.source, attended)
                people.setdefault(row.person_id, {})[row.activity_id] = result
        return people


async def put_attended(
    connection: AsyncConnection,
    course_id: str,
    person_id: str,
    activity_id: str,
    attended: Attended,
    as_of: int,
    at_ms: int,
) -> bool:
    """The value of a live class as the log's position `as_of` tells it; False: a newer one is there already."""
    row = (
        progress.c.course_id == course_id,
        progress.c.person_id == person_id,
        progress.c.activity_id == activity_id,
    )
    known = (await connection.execute(select(progress.c.as_of, progress.c.source).where(*row))).one_or_none()
    if known is not None and (known.as_of > as_of or known.source == "teacher"):
        return False
    values = {
        "done": attended.counted,
        "score": attended.share,
        "at_ms": at_ms,
        "source": "live class",
        "detail": msgspec.json.encode(attended),
        "as_of": as_of,
    }
    if known is not None:
        await connection.execute(update(progress).where(*row).values(**values))
    else:
        ids = {"course_id": course_id, "person_id": person_id, "activity_id": activity_id}
        await connection.execute(insert(progress).values(**ids, **values))
    return True


async def _result(connection: AsyncConnection, course_id: str, person_id: str, activity_id: str) -> Result | None:
    query = select(progress.c.done, progress.c.score, progress.c.at_ms, progress.c.source).where(
        progress.c.course_id == course_id, progress.c.person_id == person_id, progress.c.activity_id == activity_id
    )
    found = (await connection.execute(query)).one_or_none()
    return None if found is None else Result(*found)


async def _put(connection: AsyncConnection, course_id: str, person_id: str, activity_id: str, result: Result) -> None:
    values = {"done": result.done, "score": result.score, "at_ms": result.at_ms, "source": result.source}
    ids = {"course_id": course_id, "person_id": person_id, "activity_id": activity_id}
    row = [progress.c[name] == value for name, value in ids.items()]
    changed = await connection.execute(update(progress).where(*row).values(**values))
    if not changed.rowcount:
        await connection.execute(insert(progress).values(**ids, **values, as_of=0))


async def _attempts(
    connection: AsyncConnection, course_id: str, activity_id: str, person_id: str
) -> dict[str, Attempt]:
    attempt = quiz_attempt.c
    query = (
        select(attempt.client_id, attempt.number, attempt.passed, attempt.marked)
        .where(attempt.course_id == course_id, attempt.activity_id == activity_id, attempt.person_id == person_id)
        .order_by(attempt.number)
    )
    return {
        client_id: Attempt(number, passed, msgspec.json.decode(marked, type=Marked))
        for client_id, number, passed, marked in await connection.execute(query)
    }
