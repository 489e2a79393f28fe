from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.store.engine import migrate, open_engine, sqlite_url


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncGenerator[AsyncEngine]:
    engine = open_engine(sqlite_url(tmp_path / "classroom.sqlite3"))
    await migrate(engine)
    yield engine
    await engine.dispose()
