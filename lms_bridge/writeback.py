"""Follows the log of all classes and notes what is due to the course, when; the cursor in the same transaction.

The groups that a class prepared or changed, and the words that pupils do not write in it, are kept in the course at
once, for its next lesson.

However often this is killed: a fact is either behind the cursor with its delivery noted, or still before it. When
something is due: a person has been away for 60 s; something that counts has changed, at most every 5 min; the end.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import structlog
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from classroom.projections.fold import LogRow
from classroom.projections.groups import LeftSet, group_sets
from classroom.projections.words import LeftWords, left_words
from classroom.store.engine import reading, writing
from classroom.store.fault import fault
from classroom.store.log import Followed, Log
from lms_bridge.courses import groups, words
from lms_bridge.courses.content import Attended
from lms_bridge.courses.store import Courses, Session
from lms_bridge.courses.tables import delivery, writeback_cursor
from lms_bridge.told import Histories, Telling, Told, told

_log = structlog.stdlib.get_logger()
CURSOR = "course"
AWAY_MS = 60_000  # a lift, a reload, another room: not worth a delivery
CHANGES_MS = 300_000  # courses need no running commentary
BATCH = 500


class Writeback:
    def __init__(
        self,
        engine: AsyncEngine,
        log: Log,
        courses: Courses,
        histories: Histories,
        words_kept: Callable[[str], Awaitable[None]],
        now_ms: Callable[[], int],
    ) -> None:
        self._engine = engine
        self._log = log
        self._courses = courses
        self._histories = histories
        self._words_kept = words_kept
        self._now_ms = now_ms

    async def step(self) -> int:
        """One batch of facts, folded and noted -> how many there were."""
        cursor = await self.cursor()
        facts = await self._log.follow(cursor, BATCH)
        if not facts:
            return 0
        now_ms = self._now_ms()
        tellings: list[tuple[Session, Telling, _Left]] = []
        for session_id in sorted({fact.session_id for fact in facts}):
            session = await self._courses.session(session_id)
            if session is not None:  # None: a class of no course of ours
                rows = await self._histories.rows(session_id)
                left = _left(rows, [fact for fact in facts if fact.session_id == session_id])
                tellings.append((session, told(rows, session, now_ms), left))
        other_words: set[str] = set()  # courses
        fault("writeback.folded")
        async with writing(self._engine) as connection:
            for session, telling, left in tellings:
                await _note(connection, session.id, telling, now_ms)
                for id in await groups.keep(connection, session.course_id, left.sets):
                    _log.warning("no_room_for_groups", course=session.course_id, set=id)
                if left.words is not None and await words.keep(connection, session.course_id, left.words):
                    other_words.add(session.course_id)
            fault("writeback.noted")
            await _move_cursor(connection, cursor, facts[-1].position)
        fault("writeback.committed")
        for course_id in other_words:  # cut off here: each class asks for them when it starts
            await self._words_kept(course_id)
        return len(facts)

    async def cursor(self) -> int:
        query = select(writeback_cursor.c.position).where(writeback_cursor.c.name == CURSOR)
        async with reading(self._engine) as connection:
            return (await connection.execute(query)).scalar_one_or_none() or 0


class _Left(NamedTuple):
    """For the next class of the course."""

    sets: Mapping[str, LeftSet]
    words: LeftWords | None


def _left(rows: Sequence[LogRow], new: Sequence[Followed]) -> _Left:
    """What these new facts changed."""
    times = [fact.row.at_ms for fact in new if fact.row.kind.startswith("breakout.")]
    sets = {id: left for id, left in group_sets(rows).items() if left.at_ms >= min(times)} if times else {}
    return _Left(sets, left_words(fact.row for fact in new))


def due_ms(person: Told, ended: bool, sent: Attended | None, sent_ms: int | None, now_ms: int) -> int | None:
    """When the value wants to be in the course; None: nothing new that counts, or still at it."""
    if person.attended == sent:
        return None
    if ended:
        return now_ms
    if person.away_since_ms is not None:
        return person.away_since_ms + AWAY_MS
    if person.attended.parts != (sent.parts if sent else ()):
        return now_ms if sent_ms is None else max(now_ms, sent_ms + CHANGES_MS)
    return None


async def _note(connection: AsyncConnection, session_id: str, telling: Telling, now_ms: int) -> None:
    """In three statements, however many people: a class waits for the database meanwhile."""
    found = await connection.execute(select(delivery).where(delivery.c.session_id == session_id))
    known: Mapping[str, object] = {row.person_id: row for row in found}
    new: list[dict[str, object]] = []
    due_now: list[dict[str, object]] = []
    not_due: list[dict[str, object]] = []
    for person_id, person in telling.people.items():
        row = known.get(person_id)
        due = due_ms(person, telling.ended, _sent(row), getattr(row, "sent_ms", None), now_ms)
        if row is not None:
            (not_due if due is None else due_now).append({"of": person_id, "due_ms": due})
        elif due is not None:
            new.append({"person_id": person_id, "due_ms": due})
    if new:
        await connection.execute(insert(delivery).values(session_id=session_id, wanted=telling.seq, tries=0), new)
    which = (delivery.c.session_id == session_id, delivery.c.person_id == bindparam("of"))
    noted = update(delivery).where(*which).values(wanted=telling.seq)
    if not_due:
        await connection.execute(noted, not_due)
    if due_now:  # something new to say is worth a new try
        await connection.execute(noted.values(parked=None, tries=0), due_now)


def _sent(row: object) -> Attended | None:
    body: bytes | None = getattr(row, "sent", None)
    return msgspec.json.decode(body, type=Attended) if body else None


async def _move_cursor(connection: AsyncConnection, before: int, position: int) -> None:
    """Raises when another follower was here: two would be one too many."""
    if before == 0:
        await connection.execute(insert(writeback_cursor).values(name=CURSOR, position=position))
        return
    moved = await connection.execute(
        update(writeback_cursor)
        .where(writeback_cursor.c.name == CURSOR, writeback_cursor.c.position == before)
        .values(position=position)
    )
    if moved.rowcount != 1:
        raise RuntimeError("The log has a second follower.")
