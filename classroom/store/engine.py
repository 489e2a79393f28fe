"""The database by URL, and its schema brought up to date at start.

SQLite: WAL, `synchronous=FULL` (what was acknowledged survives a power cut; measured 0.3 ms a commit), deleted content
is overwritten on disk. Transactions that write take the write lock when they begin, so that none finds out half-way
that another was faster (`SQLITE_BUSY` cannot be waited out then). Within one process they stand in line for it: SQLite
itself lets whoever happens to ask at the right moment go first, and a class waited for all of a long row of others.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

BUSY_MS = 5_000  # another writer's transaction takes milliseconds; longer means that it hangs
READERS_MS = 50  # who reads in the write-ahead log takes milliseconds; writers wait meanwhile
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_MS}",
)

# Of those who want to write, first come first served.
_lines: WeakKeyDictionary[Engine, asyncio.Lock] = WeakKeyDictionary()


def sqlite_url(path: Path) -> str:
    """The URL of a database file."""
    return f"sqlite+aiosqlite:///{path}"


def open_engine(url: str) -> AsyncEngine:
    """`url` as SQLAlchemy reads it, with an asynchronous driver. Connects at the first use."""
    engine = create_async_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _set_up_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        _lines[engine.sync_engine] = asyncio.Lock()
    return engine


def _set_up_sqlite(connection: DBAPIConnection, _: object) -> None:
    driver: Any = connection
    driver.isolation_level = None  # the driver begins nothing by itself; `_begin_sqlite` does
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
    """A transaction that writes: committed at the end of the block, rolled back when it raises."""
    async with _lines.get(engine.sync_engine) or nullcontext(), engine.connect() as connection:
        await connection.execution_options(writes=True)
        async with connection.begin():
            yield connection


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
    """One consistent view of the database; never waits for a writer."""
    async with engine.connect() as connection, connection.begin():
        yield connection


async def forget(engine: AsyncEngine) -> bool:
    """Empty SQLite's write-ahead log, where what was deleted still stands. False: somebody reads in it; try again later."""
    if engine.dialect.name != "sqlite":
        return True
    async with _lines[engine.sync_engine], engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute(f"PRAGMA busy_timeout={READERS_MS}")
        try:
            (found,) = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            await driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        return found[0] == 0


async def migrate(engine: AsyncEngine) -> None:
    """Bring the schema to this version's. Safe to call at every start."""
    async with writing(engine) as connection:
        await connection.run_sync(_upgrade)
    await forget(engine)  # what a server that was killed had no time to


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
