"""A real class on a real SQLite file. What a browser is to it, `Tab` is here: the one reducer, behind a bounded socket."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from classroom.live.pages import Page
from classroom.live.session import Session
from classroom.live.sessions import Sessions
from classroom.media.control.client import MediaClient
from classroom.rooms.door import Door
from classroom.rooms.tool import Command
from classroom.rooms.tools.presence import Kind, Role
from classroom.store.engine import migrate, open_engine, sqlite_url
from classroom.store.log import Log

START_MS = 1_800_000_000_000


@dataclass
class Facts:
    id: str
    name: str
    role: Role


@dataclass
class Lesson:
    id: str
    title: str = "Fractions"
    policy: str = "warn"
    starts_ms: int = START_MS
    ends_ms: int = START_MS + 3_600_000


PEOPLE = {
    "tess": Facts("tess", "Tess", Role.TEACHER),
    "ada": Facts("ada", "Ada", Role.LEARNER),
    "bob": Facts("bob", "Bob", Role.LEARNER),
    "olu": Facts("olu", "Olu", Role.OBSERVER),
}


@dataclass
class Course:
    """The course around the class, as far as live asks."""

    lesson: Lesson = field(default_factory=lambda: Lesson("s"))
    says: Sequence[Command] = ()

    async def session(self, session_id: str) -> Lesson | None:
        return self.lesson if session_id == self.lesson.id else None

    async def person(self, session_id: str, person_id: str) -> Facts | None:
        return PEOPLE.get(person_id)

    async def readiness(self, session_id: str) -> Sequence[Command]:
        return self.says


class Clock:
    def __init__(self) -> None:
        self.ms = START_MS

    def __call__(self) -> int:
        return self.ms


class Tab:
    """One page and its socket."""

    def __init__(self, person: str, device: str) -> None:
        self.person, self.device = person, device
        self.things: dict[tuple[str, str], Any] = {}
        self.seq = -1
        self.page: Page | None = None
        self.full = False
        self.closed: str | None = None
        self.door: Door | None = None
        self.got: list[tuple[str, object]] = []
        self._news = asyncio.Event()

    def send(self, event: str, payload: object) -> bool:
        if self.full:
            return False
        self.got.append((event, payload))
        if event == "shown":
            assert isinstance(payload, bytes)
            self.takes(payload)
        if event == "door":
            assert isinstance(payload, Door)
            self.door = payload
        self._news.set()
        return True

    def whisper(self, event: str, payload: object) -> None:
        if not self.full:
            self.send(event, payload)

    def close(self, reason: str) -> None:
        self.closed = reason
        self._news.set()

    def takes(self, message: bytes) -> None:
        seq, anew, left, gone, parts = msgspec.msgpack.decode(message)
        self.seq = seq
        self.things = {} if anew else {key: thing for key, thing in self.things.items() if thing[1] not in left}
        for kind, id in gone:
            del self.things[kind, id]
        for kind, id, made, room, view in parts:
            self.things[kind, id] = (made, room, view)

    def view(self, kind: str, id: str) -> Any:
        return self.things[kind, id][2] if (kind, id) in self.things else None

    def of(self, kind: str) -> list[str]:
        return [id for each, id in self.things if each == kind]

    async def until(self, is_so: Callable[[], object]) -> None:
        async with asyncio.timeout(20):
            while not is_so():
                self._news.clear()
                await self._news.wait()


class School:
    """A server's worth of classes that can be killed: nothing is written that was not written before."""

    def __init__(self, path: Path, media: MediaClient | None = None) -> None:
        self.path, self.media = path, media
        self.course = Course()
        self.clock = Clock()
        self.sessions: Sessions

    async def start(self) -> Session:
        self.engine = open_engine(sqlite_url(self.path))
        await migrate(self.engine)
        self.log = Log(self.engine)
        self.sessions = Sessions(self.log, self.course, self.media, self.clock)
        await self.sessions.start()
        return await self.sessions.get("s")

    async def stop(self) -> None:
        await self.sessions.close()
        await self.engine.dispose()

    async def crash(self) -> None:
        """As after kill -9: the task ends where it stands."""
        await self.sessions.abandon()
        await self.engine.dispose()

    async def tab(self, person: str, device: str | None = None, kind: Kind = Kind.REMOTE) -> Tab:
        """Joins, fetches the state, connects: as a browser does."""
        session = await self.sessions.get("s")
        tab = Tab(person, device or f"{person}-pc")
        tab.door = await session.join(PEOPLE[person], tab.device, kind, room_device=False)
        await self.connect(tab)
        return tab

    async def connect(self, tab: Tab) -> None:
        session = await self.sessions.get("s")
        if tab.seq < 0:
            tab.takes(await session.state(tab.person))
        tab.page = session.attach(tab.person, tab.device, tab.seq, tab)


@pytest.fixture
async def school(tmp_path: Path) -> AsyncGenerator[School]:
    school = School(tmp_path / "classroom.sqlite3")
    await school.start()
    yield school
    await school.stop()
