"""The last snapshot of each class. It only saves time: without one, or with one of another code, the log is folded."""

from typing import NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.store.engine import reading, writing
from classroom.store.tables import session_snapshot


class Snapshot(NamedTuple):
    seq: int
    body: bytes


class Snapshots:
    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def keep(self, session_id: str, snapshot: Snapshot) -> None:
        async with writing(self.engine) as connection:
            await connection.execute(delete(session_snapshot).where(session_snapshot.c.session_id == session_id))
            await connection.execute(
                insert(session_snapshot).values(session_id=session_id, seq=snapshot.seq, body=snapshot.body)
            )

    async def last(self, session_id: str) -> Snapshot | None:
        query = select(session_snapshot.c.seq, session_snapshot.c.body).where(
            session_snapshot.c.session_id == session_id
        )
        async with reading(self.engine) as connection:
            found = (await connection.execute(query)).one_or_none()
            return None if found is None else Snapshot(*found)
