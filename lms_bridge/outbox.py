"""Sends what is due: leased so that one process sends it, retried later each time, parked with a reason, never dropped.

What is sent is folded from the log after it was leased, so it is never older than what was noted: once for all of a
class, since folding a long log holds up the class that is running.
"""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
from msgspec import Struct
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.store.engine import reading, writing
from classroom.store.fault import fault
from lms_bridge.courses.content import Attended
from lms_bridge.courses.store import Courses, Session
from lms_bridge.courses.tables import delivery
from lms_bridge.delivery import Adapter, Delivery, Rejected, Unreachable
from lms_bridge.told import Histories, Telling, told

LEASE_MS = 60_000  # longer than any adapter may take; a process that died gives it back by time
FIRST_RETRY_MS = 2_000
LONGEST_RETRY_MS = 3_600_000
MOST_TRIES = 24  # about half a day of trying; then a person has to look
BATCH = 20
PAUSE_S = 0.02  # after each: as long as it takes, so that a running class has half of the time; nobody waits for these


class Parked(Struct, frozen=True):
    session_id: str
    person_id: str
    reason: str


class _Leased(Struct, frozen=True):
    session_id: str
    person_id: str
    due_ms: int
    wanted: int
    tries: int


class _Folded(Struct, frozen=True):
    session: Session
    telling: Telling
    at_ms: int


class Outbox:
    def __init__(
        self,
        engine: AsyncEngine,
        courses: Courses,
        histories: Histories,
        adapter: Adapter,
        arrived: Callable[[Session, str], Awaitable[None]],
        now_ms: Callable[[], int],
    ) -> None:
        """`arrived`: told each class and person whose value is in the course now."""
        self._engine = engine
        self._courses = courses
        self._histories = histories
        self._adapter = adapter
        self._arrived = arrived
        self._now_ms = now_ms

    async def step(self) -> int:
        """What is due now, once -> how many were tried."""
        leased = await self._lease()
        fault("outbox.leased")
        folded: dict[str, _Folded] = {}
        for each in leased:
            if each.session_id not in folded:
                folded[each.session_id] = await self._fold(each.session_id)
            await self._send(each, folded[each.session_id])
            await asyncio.sleep(PAUSE_S)
        return len(leased)

    async def due(self) -> int:
        """How many wait for their time or for another try: `classroom_outbox_due`."""
        query = select(func.count()).where(delivery.c.due_ms.is_not(None), delivery.c.parked.is_(None))
        async with reading(self._engine) as connection:
            return (await connection.execute(query)).scalar_one()

    async def parked(self) -> list[Parked]:
        query = select(delivery.c.session_id, delivery.c.person_id, delivery.c.parked).where(
            delivery.c.parked.is_not(None)
        )
        async with reading(self._engine) as connection:
            return [Parked(*row) for row in await connection.execute(query)]

    async def send_again(self, session_id: str) -> None:
        """The rule has changed: what was sent of this class is worth something else now."""
        async with writing(self._engine) as connection:
            await connection.execute(
                update(delivery)
                .where(delivery.c.session_id == session_id, delivery.c.sent.is_not(None))
                .values(due_ms=self._now_ms())
            )

    async def _lease(self) -> list[_Leased]:
        now_ms = self._now_ms()
        row = delivery.c
        free = row.lease_ms.is_(None) | (row.lease_ms <= now_ms)
        query = (
            select(row.session_id, row.person_id, row.due_ms, row.wanted, row.tries)
            .where(row.due_ms <= now_ms, row.parked.is_(None), free)
            .order_by(row.due_ms)
            .limit(BATCH)
        )
        async with reading(self._engine) as connection:
            if (await connection.execute(query.limit(1))).first() is None:
                return []  # the usual case takes no write lock
        async with writing(self._engine) as connection:
            leased = [_Leased(*found) for found in await connection.execute(query)]
            for each in leased:
                await connection.execute(
                    update(delivery).where(*_is(each)).values(lease_ms=now_ms + LEASE_MS, tries=each.tries + 1)
                )
        return leased

    async def _fold(self, session_id: str) -> _Folded:
        session = await self._courses.session(session_id)
        assert session is not None, "a delivery has a session (foreign key)"
        now_ms = self._now_ms()
        return _Folded(session, told(await self._histories.rows(session.id), session, now_ms), now_ms)

    async def _send(self, leased: _Leased, folded: _Folded) -> None:
        session, telling, now_ms = folded.session, folded.telling, folded.at_ms
        attended = telling.people[leased.person_id].attended
        try:
            await self._adapter.deliver(
                Delivery(
                    session.id, session.course_id, session.activity_id, leased.person_id, attended, telling.seq, now_ms
                )
            )
        except Unreachable as trouble:
            await self._later(leased, str(trouble))
            return
        except Rejected as reason:
            await self._set(leased, parked=str(reason) or "Rejected without a reason.", lease_ms=None)
            return
        fault("outbox.delivered")
        await self._done(leased, attended, now_ms)
        fault("outbox.done")
        await self._arrived(session, leased.person_id)

    async def _done(self, leased: _Leased, attended: Attended, now_ms: int) -> None:
        sent = {"sent": msgspec.json.encode(attended), "sent_ms": now_ms, "lease_ms": None, "tries": 0}
        row = delivery.c
        async with writing(self._engine) as connection:
            await connection.execute(update(delivery).where(*_is(leased)).values(**sent))
            # A wish that came meanwhile stays.
            await connection.execute(
                update(delivery)
                .where(*_is(leased), row.wanted == leased.wanted, row.due_ms == leased.due_ms)
                .values(due_ms=None)
            )

    async def _later(self, leased: _Leased, trouble: str) -> None:
        if leased.tries + 1 >= MOST_TRIES:
            await self._set(leased, parked=f"Tried {MOST_TRIES} times. {trouble}", lease_ms=None)
            return
        wait_ms = min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2**leased.tries)
        await self._set(leased, lease_ms=self._now_ms() + wait_ms)

    async def _set(self, leased: _Leased, **values: object) -> None:
        async with writing(self._engine) as connection:
            await connection.execute(update(delivery).where(*_is(leased)).values(**values))


def _is(leased: _Leased):
    return (delivery.c.session_id == leased.session_id, delivery.c.person_id == leased.person_id)
