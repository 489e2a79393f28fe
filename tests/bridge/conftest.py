from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.demo.seed import DemoFacts, seed
from classroom.rooms.tool import Command
from classroom.store.engine import migrate, open_engine, sqlite_url
from classroom.store.log import Log
from lms_bridge.bridge import Bridge

START_MS = 1_773_309_600_000  # 2026-03-12 10:00 UTC


class Clock:
    def __init__(self) -> None:
        self.now_ms = START_MS

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncGenerator[AsyncEngine]:
    engine = open_engine(sqlite_url(tmp_path / "classroom.sqlite3"))
    await migrate(engine)
    yield engine
    await engine.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[tuple[str, Command]]:
    """What a running class was told."""
    return []


@pytest.fixture
async def bridge(engine: AsyncEngine, clock: Clock, told: list[tuple[str, Command]]) -> Bridge:
    async def tell(session_id: str, command: Command) -> int:
        told.append((session_id, command))
        return len(told)

    return Bridge(engine, tell, Log(engine), clock)


@pytest.fixture
async def demo(bridge: Bridge) -> DemoFacts:
    return await seed(bridge)
