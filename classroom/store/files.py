"""What people brought to a class: content by its hash in the data folder, and a row for each file of each class.

Equal content is kept once. It goes with the last row that names it; what a crash left without a row goes at the next start.
"""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Collection, Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.store.engine import reading, writing
from classroom.store.tables import file

MOST_OF_SESSION = 500 * 1024 * 1024  # bytes
MOST_A_SECOND = 20 * 1024 * 1024  # bytes of one file: faster than any school's line
BLOCK = 1024 * 1024  # bytes that are written and hashed at once, outside of the loop


class TooLarge(Exception):
    """More came than was allowed."""


class SessionFull(Exception):
    """The class has no room for this file."""


class Kept(NamedTuple):
    id: str
    session_id: str
    owner: str
    purpose: str
    name: str
    type: str
    size: int
    hash: str
    at_ms: int


class Incoming:
    """A file that is being received: it lies in the folder under no name that anybody asks for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._hash = sha256()

    async def take(self, chunks: AsyncIterator[bytes], most: int) -> None:
        """All of it, or `TooLarge` as soon as more than `most` bytes came."""
        block = bytearray()
        with await asyncio.to_thread(self.path.open, "xb", buffering=0) as out:

            def write(part: bytes) -> None:
                out.write(part)
                self._hash.update(part)

            async for chunk in chunks:
                self.size += len(chunk)
                if self.size > most:
                    raise TooLarge
                block += chunk
                if len(block) >= BLOCK:
                    await asyncio.to_thread(write, bytes(block))
                    await asyncio.sleep(len(block) / MOST_A_SECOND)  # the loop is the class's
                    block.clear()
            await asyncio.to_thread(write, bytes(block))

    @property
    def hash(self) -> str:
        return self._hash.hexdigest()

    def ends(self, head: int, tail: int) -> tuple[bytes, bytes]:
        """The first and last bytes."""
        with self.path.open("rb") as source:
            first = source.read(head)
            source.seek(max(0, self.size - tail))
            return first, source.read(tail)


class Files:
    def __init__(self, engine: AsyncEngine, folder: Path) -> None:
        self.engine, self._folder = engine, folder
        self._incoming = folder / "incoming"
        self._one = asyncio.Lock()  # between a row and its content nobody takes the other away

    async def open(self) -> None:
        """Makes the folder and forgets what a crash left."""
        async with reading(self.engine) as connection:
            known = set((await connection.execute(select(file.c.hash).distinct())).scalars())
        await asyncio.to_thread(self._tidy, known)

    def _tidy(self, known: Collection[str]) -> None:
        self._incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path in self._incoming.iterdir():
            path.unlink()
        for path in self._folder.glob("??/*"):
            if path.name not in known:
                path.unlink()

    def receive(self) -> Incoming:
        """Its owner calls `keep` or `drop`."""
        return Incoming(self._incoming / secrets.token_hex(16))

    async def drop(self, incoming: Incoming) -> None:
        await asyncio.to_thread(incoming.path.unlink, missing_ok=True)

    async def left(self, session_id: str) -> int:
        """Bytes that the class may still bring."""
        return MOST_OF_SESSION - await self._total(session_id)

    async def keep(
        self, incoming: Incoming, session_id: str, owner: str, purpose: str, name: str, type: str, at_ms: int
    ) -> Kept:
        """From now on it is there. Raises `SessionFull`."""
        kept = Kept(
            secrets.token_urlsafe(18), session_id, owner, purpose, name, type, incoming.size, incoming.hash, at_ms
        )
        async with self._one:
            if await self._total(session_id) + kept.size > MOST_OF_SESSION:
                raise SessionFull
            await asyncio.to_thread(self._place, incoming.path, kept.hash)
            async with writing(self.engine) as connection:
                await connection.execute(insert(file).values(**kept._asdict()))
        return kept

    async def keep_bytes(
        self, body: bytes, session_id: str, owner: str, purpose: str, name: str, type: str, at_ms: int
    ) -> Kept:
        """The same for what the server made itself."""
        incoming = self.receive()
        try:
            await incoming.take(_once(body), len(body))
            return await self.keep(incoming, session_id, owner, purpose, name, type, at_ms)
        finally:
            await self.drop(incoming)

    async def lend(self, ids: Collection[str], from_session: str, to_session: str) -> None:
        """The same ids are read in another class too: a board comes back in the next lesson with its pictures."""
        async with self._one, writing(self.engine) as connection:
            rows = await connection.execute(select(file).where(file.c.session_id == from_session, file.c.id.in_(ids)))
            there = set((await connection.execute(select(file.c.id).where(file.c.session_id == to_session))).scalars())
            lent = [{**row, "session_id": to_session} for row in rows.mappings() if row["id"] not in there]
            if lent:
                await connection.execute(insert(file), lent)

    async def get(self, session_id: str, id: str) -> Kept | None:
        query = select(file).where(file.c.session_id == session_id, file.c.id == id)
        async with reading(self.engine) as connection:
            found = (await connection.execute(query)).mappings().one_or_none()
            return None if found is None else Kept(**found)

    async def ids(self, session_id: str, before_ms: int) -> set[str]:
        """Of the files of a class that came before that time."""
        query = select(file.c.id).where(file.c.session_id == session_id, file.c.at_ms < before_ms)
        async with reading(self.engine) as connection:
            return set((await connection.execute(query)).scalars())

    async def forget(self, session_id: str, ids: Iterable[str]) -> None:
        """They are gone, and their content where nobody else has it."""
        async with self._one:
            async with writing(self.engine) as connection:
                where = (file.c.session_id == session_id) & file.c.id.in_(list(ids))
                hashes = set((await connection.execute(select(file.c.hash).where(where))).scalars())
                await connection.execute(delete(file).where(where))
                still = select(file.c.hash).where(file.c.hash.in_(hashes))
                gone = hashes - set((await connection.execute(still)).scalars())
            for each in gone:
                await asyncio.to_thread(self.path(each).unlink, missing_ok=True)

    def path(self, hash: str) -> Path:
        return self._folder / hash[:2] / hash

    def _place(self, incoming: Path, hash: str) -> None:
        path = self.path(hash)
        path.parent.mkdir(exist_ok=True, mode=0o700)
        with incoming.open("rb") as came:
            os.fsync(came.fileno())  # only now: what was refused does not hold up the disk on which the class writes
        os.replace(incoming, path)

    async def _total(self, session_id: str) -> int:
        query = select(func.coalesce(func.sum(file.c.size), 0)).where(file.c.session_id == session_id)
        async with reading(self.engine) as connection:
            return int((await connection.execute(query)).scalar_one())


async def _once(body: bytes) -> AsyncIterator[bytes]:
    yield body
