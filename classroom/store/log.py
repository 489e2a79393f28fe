"""The log of a class: appended by its one owner, read after a seq, followed over all classes by position.

Who runs a class has taken it over and holds an epoch; an append with an older one fails, so that two processes that
both believe to own a class cannot mix their facts.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from classroom.store import seals
from classroom.store.engine import reading, writing
from classroom.store.fault import fault
from classroom.store.seals import NO_SEALS, SealChanges
from classroom.store.tables import session_alive, session_event

MOST_ROWS = 5_000  # of one read: a slice of memory, not a whole term's log


class Fenced(Exception):
    """Another owner has taken this class over; what was to be written is not."""


class Row(NamedTuple):
    """One fact as it lies in the log. `client_id` stands on the first fact of a command only."""

    seq: int
    at_ms: int
    actor: str | None  # None: the server itself
    client_id: str | None
    kind: str
    version: int
    body: bytes


class Followed(NamedTuple):
    """A fact of any class. Positions only grow; a gap is a transaction that was rolled back."""

    position: int
    session_id: str
    row: Row


class Tenure(NamedTuple):
    """The right to append to a class, until somebody takes it over."""

    session_id: str
    epoch: int
    alive_ms: int | None  # the last proof of life under the owner before; None: there was none


class Log:
    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def take_over(self, session_id: str) -> Tenure:
        """From now on whoever owned this class before cannot append."""
        alive = session_alive
        async with writing(self.engine) as connection:
            found = await connection.execute(
                select(alive.c.epoch, alive.c.at_ms).where(alive.c.session_id == session_id)
            )
            before = found.one_or_none()
            if before is None:
                await connection.execute(insert(alive).values(session_id=session_id, epoch=1, at_ms=None, asleep=False))
                return Tenure(session_id, 1, None)
            epoch = int(before.epoch) + 1
            await connection.execute(
                update(alive).where(alive.c.session_id == session_id).values(epoch=epoch, asleep=False)
            )
            return Tenure(session_id, epoch, before.at_ms)

    async def append(
        self,
        tenure: Tenure,
        rows: Sequence[Row],
        at_ms: int | None = None,
        sealing: SealChanges = NO_SEALS,
        keys: Mapping[str, bytes] | None = None,
    ) -> None:
        """All of these facts (not none) or nothing, with what they do to the seals (`keys`: of all that is sealed).

        `at_ms`: the proof of life, where the last row does not say it. Raises `Fenced`; IntegrityError: a seq or a command
        was there already (our bug).
        """
        async with writing(self.engine) as connection:
            await _hold(connection, tenure, rows[-1].at_ms if at_ms is None else at_ms, asleep=False)
            await connection.execute(
                insert(session_event),
                [{"session_id": tenure.session_id, "epoch": tenure.epoch, **row._asdict()} for row in rows],
            )
            await seals.write(connection, tenure.session_id, sealing, keys or {})
            fault("in_commit")

    async def alive(self, tenure: Tenure, at_ms: int, asleep: bool = False) -> None:
        """All who are present now were alive at `at_ms`. Raises `Fenced`."""
        async with writing(self.engine) as connection:
            await _hold(connection, tenure, at_ms, asleep)

    async def awake(self) -> list[str]:
        """The classes that were running when the server ended, however it ended."""
        async with reading(self.engine) as connection:
            found = await connection.execute(
                select(session_alive.c.session_id).where(~session_alive.c.asleep).order_by(session_alive.c.session_id)
            )
            return list(found.scalars())

    async def read(self, session_id: str, after: int = 0, limit: int | None = None) -> list[Row]:
        """The facts of a class after a seq, oldest first; all of them without `limit`."""
        rows: list[Row] = []
        while limit is None or len(rows) < limit:
            wanted = MOST_ROWS if limit is None else min(MOST_ROWS, limit - len(rows))
            part = await self._read(session_id, rows[-1].seq if rows else after, wanted)
            rows += part
            if len(part) < wanted:
                break
        return rows

    async def _read(self, session_id: str, after: int, limit: int) -> list[Row]:
        event = session_event.c
        query = (
            select(event.seq, event.at_ms, event.actor, event.client_id, event.kind, event.version, event.body)
            .where(event.session_id == session_id, event.seq > after)
            .order_by(event.seq)
            .limit(limit)
        )
        async with reading(self.engine) as connection:
            return [Row(*found) for found in await connection.execute(query)]

    async def last_seq(self, session_id: str) -> int:
        """0: nothing has happened yet."""
        query = (
            select(session_event.c.seq)
            .where(session_event.c.session_id == session_id)
            .order_by(session_event.c.seq.desc())
            .limit(1)
        )
        async with reading(self.engine) as connection:
            return (await connection.execute(query)).scalar_one_or_none() or 0

    async def answered(self, session_id: str) -> dict[tuple[str | None, str], int]:
        """(actor, client id) of every command that had an effect -> the seq of its first fact."""
        event = session_event.c
        query = select(event.actor, event.client_id, event.seq).where(
            event.session_id == session_id, event.client_id.is_not(None)
        )
        async with reading(self.engine) as connection:
            return {(actor, client_id): seq for actor, client_id, seq in await connection.execute(query)}

    async def follow(self, after: int, limit: int = 500) -> list[Followed]:
        """The facts of all classes after a position, oldest first. SQLite has one writer at a time, so none comes late."""
        event = session_event.c
        query = (
            select(
                event.position,
                event.session_id,
                event.seq,
                event.at_ms,
                event.actor,
                event.client_id,
                event.kind,
                event.version,
                event.body,
            )
            .where(event.position > after)
            .order_by(event.position)
            .limit(limit)
        )
        async with reading(self.engine) as connection:
            return list(_followed(await connection.execute(query)))


def _followed(found: Iterable[Sequence[object]]) -> Iterable[Followed]:
    for position, session_id, *row in found:
        yield Followed(position, session_id, Row(*row))  # pyright: ignore[reportArgumentType]


async def _hold(connection: AsyncConnection, tenure: Tenure, at_ms: int, asleep: bool) -> None:
    """The fence, and the proof of life in the same statement. Locks the class's row until the transaction ends."""
    alive = session_alive
    changed = await connection.execute(
        update(alive)
        .where(alive.c.session_id == tenure.session_id, alive.c.epoch == tenure.epoch)
        .values(at_ms=at_ms, asleep=asleep)
    )
    if changed.rowcount != 1:
        raise Fenced(tenure.session_id)
