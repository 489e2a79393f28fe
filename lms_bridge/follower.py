"""The running half of the bridge: one task that follows the log and sends what is due, until it is closed."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.store.log import Log
from lms_bridge.courses.store import Courses, Session
from lms_bridge.delivery import Adapter
from lms_bridge.outbox import Outbox
from lms_bridge.told import Histories
from lms_bridge.writeback import Writeback

_log = structlog.stdlib.get_logger()
LOOK_S = 1.0  # the log is looked at this often; nobody waits for it, and it costs one indexed read


class Follower:
    def __init__(
        self,
        engine: AsyncEngine,
        log: Log,
        courses: Courses,
        adapter: Adapter,
        arrived: Callable[[Session, str], Awaitable[None]],
        words_kept: Callable[[str], Awaitable[None]],
        now_ms: Callable[[], int],
    ) -> None:
        """`words_kept`: a class gave its course, by id, another list of words."""
        histories = Histories(log)
        self.writeback = Writeback(engine, log, courses, histories, words_kept, now_ms)
        self.outbox = Outbox(engine, courses, histories, adapter, arrived, now_ms)
        self._closing = asyncio.Event()

    async def run(self) -> None:
        """Until `close`. A database that is full or locked is waited for; what else raises is a bug of ours and ends it."""
        while not self._closing.is_set():
            try:
                await self.catch_up()
            except OperationalError as trouble:
                _log.warning("bridge_waits_for_database", trouble=type(trouble.orig).__name__)
            try:
                await asyncio.wait_for(self._closing.wait(), LOOK_S)
            except TimeoutError:
                continue

    async def catch_up(self) -> None:
        """All facts that are there, and all that is due now."""
        while await self.writeback.step():
            pass
        while await self.outbox.step() and not self._closing.is_set():
            pass

    def close(self) -> None:
        self._closing.set()
