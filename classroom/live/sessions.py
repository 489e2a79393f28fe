"""Which classes run here: started when somebody asks for one, or when people were in it when the server ended."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence

from classroom.files.merger import Merger
from classroom.files.workshop import Workshop
from classroom.live.directory import Directory
from classroom.live.media_link import MediaLink
from classroom.live.session import Session
from classroom.live.timers import ENDS_AFTER_STAFF_MS
from classroom.media.control.client import MediaClient
from classroom.rooms.tool import Command
from classroom.rooms.tools.session import OpenSession, Policy
from classroom.store.files import Files
from classroom.store.log import Fenced, Log

log = logging.getLogger(__name__)


class NotFound(Exception):
    """There is no such session."""


def wall_clock_ms() -> int:
    return time.time_ns() // 1_000_000


def nobody_measures(_: float) -> None:
    return


class Sessions:
    def __init__(
        self,
        store: Log,
        directory: Directory,
        media: MediaClient | None = None,
        clock_ms: Callable[[], int] = wall_clock_ms,
        on_commit: Callable[[float], None] = nobody_measures,
        ends_after_staff_ms: int | None = ENDS_AFTER_STAFF_MS,
        files: Files | None = None,
        workshop: Workshop | None = None,
    ) -> None:
        self._files, self._workshop, self._merger = files, workshop, Merger()
        self._ends_after_staff_ms = ends_after_staff_ms
        self._log, self._directory, self._clock_ms, self._on_commit = store, directory, clock_ms, on_commit
        self._media = media
        if media is not None:
            media.on_levels, media.on_spoken = self._hear, self._spoken
            media.on_restart, media.on_leg = self._media_restarted, self._leg_state
        self._running: dict[str, tuple[Session, asyncio.Task[None]]] = {}
        self._closing = False

    @property
    def running(self) -> Sequence[Session]:
        return [session for session, _ in self._running.values()]

    async def start(self) -> None:
        """Call once, before the first page comes: those who were present get their time to come back."""
        for session_id in await self._log.awake():
            try:
                await self.get(session_id)
            except NotFound:
                log.warning("a class that was running is no longer in the course", extra={"session": session_id})

    async def get(self, session_id: str) -> Session:
        """The running class; the first who asks starts it. Raises `NotFound`."""
        if session_id in self._running and self._running[session_id][0].turns.closing:
            await asyncio.wait({self._running[session_id][1]})  # it is being put away; then it is read again
        if session_id not in self._running:
            if self._closing or await self._directory.session(session_id) is None:
                raise NotFound(session_id)
            if session_id not in self._running:  # somebody else may have asked meanwhile
                self._start(session_id)
        session, _ = self._running[session_id]
        await asyncio.shield(session.turns.ready)
        return session

    async def tell(self, session_id: str, command: Command) -> int | None:
        """None: the class does not run here; it asks for everything when it starts. Raises `Refused`."""
        if session_id not in self._running:
            return None
        session, _ = self._running[session_id]
        try:
            await asyncio.shield(session.turns.ready)
        except NotFound:
            return None
        if session.turns.closing:
            return None
        return await session.report(command)

    async def close(self) -> None:
        """What was asked is still answered; then every class is put away."""
        self._closing = True
        for session, _ in self._running.values():
            session.close()
        await asyncio.gather(*(task for _, task in self._running.values()), return_exceptions=True)

    async def abandon(self) -> None:
        """End at once and write nothing more, as `kill -9` would: for tests of what the log alone brings back."""
        tasks = [task for _, task in self._running.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, session_id: str) -> None:
        async def opening() -> Sequence[Command]:
            facts = await self._directory.session(session_id)
            if facts is None:
                raise NotFound(session_id)
            opens = OpenSession(facts.title, Policy(facts.policy), facts.starts_ms, facts.ends_ms)
            return [opens, *await self._directory.readiness(session_id)]

        session = Session(
            session_id,
            self._log,
            self._clock_ms,
            opening,
            self._merger,
            self._on_commit,
            media=self._media,
            ends_after_staff_ms=self._ends_after_staff_ms,
            files=self._files,
            workshop=self._workshop,
        )
        self._running[session_id] = session, asyncio.create_task(self._run(session), name=f"class {session_id}")

    async def _run(self, session: Session) -> None:
        link = None if session.media is None else asyncio.create_task(self._link_up(session.media))
        beside = [asyncio.create_task(each.run()) for each in session.beside]
        try:
            await session.turns.run()
        except Fenced:
            log.warning("another server has taken a class over", extra={"session": session.id})
            session.pages.goodbye("moved")
        except Exception:
            log.exception("a class cannot go on", extra={"session": session.id})
            session.pages.goodbye("failed")
        finally:
            del self._running[session.id]
            if link is not None:
                link.cancel()
            for task in beside:
                task.cancel()

    async def _link_up(self, media: MediaLink) -> None:
        """A class goes on without pictures: what breaks here must not end it."""
        while True:
            try:
                await media.run()
            except Exception:
                log.exception("a class's link to its media broke and begins anew")
                await asyncio.sleep(1)
                media.restarted()

    # what the media worker tells
    def _hear(self, session_id: str, levels: Mapping[str, int]) -> None:
        if (link := self._link(session_id)) is not None:
            link.hear(levels)

    def _spoken(self, session_id: str, spoken: Mapping[str, int]) -> None:
        if (link := self._link(session_id)) is not None:
            link.spoken(spoken)

    def _leg_state(self, session_id: str, leg: str, version: int, state: str) -> None:
        if (link := self._link(session_id)) is not None:
            link.leg_state(leg, version, state)

    def _media_restarted(self) -> None:
        for session in self.running:
            if session.media is not None:
                session.media.restarted()

    def _link(self, session_id: str) -> MediaLink | None:
        running = self._running.get(session_id)
        return None if running is None else running[0].media
