from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.demo.seed import DemoFacts, seed
from classroom.identity.tokens import Identity
from classroom.rooms.tool import Command
from classroom.rooms.tools.presence import Role
from classroom.store.engine import migrate, open_engine, sqlite_url
from classroom.store.log import Log
from lms_bridge.bridge import Bridge
from lms_bridge.routes import add_routes

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


def asker(request: web.Request) -> Identity | None:
    """`x-who`: the person, and where their link is limited a role (or `any`) and a session."""
    if "x-who" not in request.headers:
        return None
    id, *limits = request.headers["x-who"].split()
    role, session = (*limits, None, None)[:2]
    return Identity(id, role=Role(role) if role and role != "any" else None, session=session)


class Caller:
    def __init__(self, client: Any) -> None:
        self._client = client

    """`body`: a text is sent as it is, all else as JSON."""

    async def __call__(self, method: str, path: str, who: str | None, body: object = None) -> tuple[int, Any]:
        headers = {} if who is None else {"x-who": who}
        sent = {"data": body.encode()} if isinstance(body, str) else {"json": body}
        async with self._client.request(method, path, headers=headers, **sent) as response:
            text = await response.text()
            return response.status, await response.json() if "json" in response.content_type else text


@pytest.fixture
async def call(bridge: Bridge, demo: DemoFacts) -> AsyncGenerator[Caller]:
    app = web.Application()
    add_routes(app, bridge, asker)
    async with TestClient(TestServer(app)) as client:
        yield Caller(client)
