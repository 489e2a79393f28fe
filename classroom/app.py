"""Builds all parts, joins them, starts and drains them. The only place that knows them all."""

import asyncio
import errno
import logging
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from classroom.config import BadSetting, Settings, prepare_folder
from classroom.files.workshop import Workshop
from classroom.identity.cookies import Gatekeeper
from classroom.identity.tokens import Tokens, key_in
from classroom.live.sessions import ENDS_AFTER_STAFF_MS, Sessions
from classroom.live.trial import Trial
from classroom.media.control.client import MediaClient, MediaSettings
from classroom.rooms.tool import Command
from classroom.rooms.tools.presence import Role
from classroom.rooms.tools.readiness import SetMissed, SetReadiness
from classroom.signaling import notes, pages, results
from classroom.signaling.flood import Flood
from classroom.signaling.health import Health
from classroom.signaling.openapi import document
from classroom.signaling.rest import LATER, MOST_BODY, Rest
from classroom.signaling.socket import Sockets
from classroom.signaling.uploads import Uploads
from classroom.store.engine import migrate, open_engine
from classroom.store.files import Files
from classroom.store.log import Log
from lms_bridge import routes
from lms_bridge.bridge import Bridge

log = logging.getLogger(__name__)
PORT_WAIT_S = 3.0  # a server that was just stopped may still hold its ports
DRAIN_S = 5.0


def bad_database(settings: Settings, error: SQLAlchemyError) -> BadSetting:
    """The driver's own words, without the statement."""
    name = "--database-url" if settings.database_url else f"--data-dir {settings.data}"
    why = str(getattr(error, "orig", None) or error).splitlines()[0]
    return BadSetting(f"{name}: {why}. Choose a database that this server may write.")


def bad_address(settings: Settings, error: OSError) -> BadSetting:
    if error.errno in (errno.EADDRINUSE, errno.EACCES):
        why = os.strerror(error.errno).lower()
        return BadSetting(f"--port {settings.port}: {why}. Stop what uses it, or choose another one.")
    return BadSetting(f"--host {settings.host}: not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.")


class CourseNames:
    """What people read of the course around a class."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    async def person(self, person_id: str, /) -> str:
        found = await self._bridge.enrolments.person(person_id)
        return found.name if found else person_id

    async def course(self, course_id: str, /) -> str:
        found = await self._bridge.courses.get(course_id)
        return found.title if found else course_id

    async def teachers(self, course_id: str, /) -> list[str]:
        teaching = (Role.TEACHER, Role.CO_TEACHER)
        return [person.name for person in await self._bridge.enrolments.all(course_id) if person.role in teaching]


class App:
    """`open`, then `serve`, at the end `close`."""

    def __init__(self, settings: Settings, ends_after_staff_ms: int | None = ENDS_AFTER_STAFF_MS) -> None:
        """`ends_after_staff_ms`: a class ends so long after its last staff left; None: not by itself."""
        self.settings = settings
        prepare_folder(settings.data)
        self.tokens = Tokens(key_in(settings.data))
        try:
            self.engine = open_engine(settings.database)
        except ArgumentError as error:
            raise bad_database(settings, error) from error
        folder = Path(self.engine.url.database or "").parent
        if not os.access(folder, os.W_OK | os.X_OK):
            # Asked before: a connection that fails leaves a thread behind that may still write its traceback.
            raise BadSetting(f"--database-url: {folder} is no folder that may be written. Choose another one.")
        self.log = Log(self.engine)
        self.files = Files(self.engine, settings.data / "files")
        self.bridge = Bridge(self.engine, self._tell, self.log, lend=self.files.lend)
        self.media = MediaClient(
            MediaSettings(
                settings.media_port,
                [address.strip() for address in settings.public_address.split(",") if address.strip()],
                settings.media_workers,
            )
        )
        gate, workshop = Gatekeeper(self.tokens), Workshop()
        self.health = Health(gate)
        self.sessions = Sessions(
            self.log,
            self.bridge.directory,
            self.media,
            on_commit=self.health.committed,
            ends_after_staff_ms=ends_after_staff_ms,
            files=self.files,
            workshop=workshop,
        )
        self.web = web.Application(middlewares=[pages.secured(gate)], client_max_size=MOST_BODY)
        self.web.on_response_prepare.append(pages.set_headers)
        self.web[LATER] = self._later
        self._tasks: set[asyncio.Task[None]] = set()
        names, flood = CourseNames(self.bridge), Flood()
        described = document(routes.ANSWERS, routes.WISHES)
        rest = Rest(self.sessions, self.bridge.directory, names, self.log, gate, Trial(self.media), flood, described)
        rest.mount(self.web)
        notes.mount(self.web, rest.session_of)
        results.mount(self.web, rest.session_of)
        Uploads(rest, self.files, workshop).mount(self.web)
        routes.add_routes(self.web, self.bridge, gate.who)
        self.health.mount(self.web)
        pages.mount(self.web, gate)
        self.sockets = Sockets(self.web, self.sessions, gate, rest.entry, flood)
        self._runner = web.AppRunner(self.web, access_log=None, handle_signals=False, shutdown_timeout=DRAIN_S)
        self.port = 0

    async def open(self) -> None:
        """The database, ready to be filled. Raises `BadSetting`."""
        try:
            await migrate(self.engine)
            await self.files.open()
        except SQLAlchemyError as error:
            raise bad_database(self.settings, error) from error

    async def serve(self) -> None:
        """Takes traffic when it returns. Raises `BadSetting` where a port cannot be had."""
        # Both ports first, so that a start that cannot succeed touches no class.
        await self._runner.setup()
        try:
            await self.media.start()
        except OSError as error:
            raise BadSetting(f"--media-port {self.settings.media_port}: {error.strerror or error}. Choose another one, or 0.") from error  # fmt: skip
        self.health.sessions, self.health.media = self.sessions, self.media
        self.health.outbox_due = self.bridge.follower.outbox.due
        await self.bridge.start()
        await self.sessions.start()
        await self._listen()
        self.health.not_ready = None

    async def close(self) -> None:
        """No new traffic, what was asked is answered, pages are let go, everything is put away."""
        self.health.not_ready = "stopping"
        await self.sockets.close()
        await self.sessions.close()
        await self._runner.cleanup()
        await self.bridge.close()
        for task in self._tasks:
            task.cancel()
        await self.media.close()
        await self.engine.dispose()

    @property
    def base_url(self) -> str:
        host = "127.0.0.1" if self.settings.host in ("0.0.0.0", "::", "") else self.settings.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + PORT_WAIT_S
        while True:
            site = web.TCPSite(self._runner, self.settings.host, self.settings.port, reuse_address=True)
            try:
                await site.start()
                break
            except OSError as error:
                await site.stop()
                if loop.time() >= until:
                    raise bad_address(self.settings, error) from error
                await asyncio.sleep(0.2)
        self.port = self._runner.addresses[0][1]

    async def _tell(self, session_id: str, command: Command) -> int | None:
        told = await self.sessions.tell(session_id, command)
        if isinstance(command, SetReadiness | SetMissed):
            await self.sockets.readiness_changed(session_id)
        return told

    def _later(self, after_s: float, what: Callable[[], Awaitable[None]]) -> None:
        async def wait() -> None:
            await asyncio.sleep(after_s)
            await what()

        task = asyncio.create_task(wait(), name="later")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
