"""One worker process: started, listened to, asked, and replaced on the same port when it dies or hangs.

The server owns the UDP sockets and lends them to the worker, so a busy port shows at the server's start and a new
worker has the old one's port at once.
"""

import asyncio
import errno
import logging
import os
import socket
import sys
from collections.abc import Callable, Sequence
from time import monotonic

from . import messages as m

log = logging.getLogger(__name__)
PING_EVERY_S = 0.5
HUNG_AFTER_S = 2.0  # without an answer; replaced, with Python's start, within about 3 s
START_WITHIN_S = 15.0
ASK_WITHIN_S = 8.0
PORT_WAIT_S = 3.0  # an earlier server may still be ending
SOCKET_BUFFER = 4 * 1024 * 1024  # a burst of keyframes; the kernel caps it silently
NO_IPV6 = (errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL, errno.EPROTONOSUPPORT)


class MediaRefused(Exception):
    """A wish that the media server does not grant: the code is the parser's reason, or `media_restarting`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


async def open_udp(port: int) -> list[socket.socket]:
    """IPv4 and, where the machine has it, IPv6, on one port; 0: a free one. Raises OSError."""
    deadline = monotonic() + PORT_WAIT_S
    while True:
        try:
            return _bind(port)
        except OSError:
            if monotonic() > deadline:
                raise
            await asyncio.sleep(0.1)


def _bind(port: int) -> list[socket.socket]:
    sockets: list[socket.socket] = []
    try:
        sockets.append(_udp(socket.AF_INET, "0.0.0.0", port))
        try:
            sockets.append(_udp(socket.AF_INET6, "::", sockets[0].getsockname()[1]))
        except OSError as error:
            if error.errno not in NO_IPV6:
                raise
    except OSError:
        for sock in sockets:
            sock.close()
        raise
    return sockets


def _udp(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_DGRAM)
    try:
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SOCKET_BUFFER)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SOCKET_BUFFER)
        sock.bind((host, port))
        sock.setblocking(False)
    except OSError:
        sock.close()
        raise
    return sock


class WorkerProcess:
    def __init__(
        self,
        sockets: Sequence[socket.socket],
        public_addresses: Sequence[str],
        on_event: Callable[[m.Event], None],
    ) -> None:
        self._sockets, self._public = sockets, public_addresses
        self._on_event = on_event
        self.on_restart: Callable[[], None] | None = None  # the worker is another one and knows nothing
        self._pending: dict[int, asyncio.Future[m.Done | m.Counted]] = {}
        self._last_id = 0
        self._writer: asyncio.StreamWriter | None = None
        self._ready: asyncio.Future[m.Ready] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._pong_at = 0.0
        self.facts: m.Ready | None = None
        self.pid: int | None = None
        self.restarts = 0

    async def start(self) -> None:
        """Returns when the worker can be asked."""
        self._ready = asyncio.get_running_loop().create_future()
        self._watching = asyncio.create_task(self._watch())
        await asyncio.wait({self._ready, self._watching}, return_when=asyncio.FIRST_COMPLETED)
        if self._watching.done():
            self._watching.result()
        self.facts = self._ready.result()

    async def close(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait({self._watching})
        for sock in self._sockets:
            sock.close()

    async def ask(self, wish: m.Wish) -> m.Done | m.Counted:
        """Raises MediaRefused."""
        try:
            async with asyncio.timeout(ASK_WITHIN_S):
                return await self.send(wish)
        except TimeoutError:
            raise _restarting() from None

    def send(self, wish: m.Wish) -> asyncio.Future[m.Done | m.Counted]:
        """Written before this returns; awaiting the answer raises MediaRefused."""
        answer: asyncio.Future[m.Done | m.Counted] = asyncio.get_running_loop().create_future()
        if self._writer is None:
            answer.set_exception(_restarting())
            return answer
        self._last_id += 1
        request = m.Request(self._last_id, wish)
        self._pending[request.id] = answer
        answer.add_done_callback(lambda _: self._pending.pop(request.id, None))
        self._writer.write(m.frame(request))
        return answer

    async def _watch(self) -> None:
        while True:
            began = monotonic()
            await self._live_once()
            self.restarts += 1
            log.warning("media worker ended and is replaced")
            if monotonic() - began < 1.0:  # it cannot start: no busy loop
                await asyncio.sleep(1.0)

    async def _live_once(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            process = await self._spawn(theirs)
        self.pid = process.pid
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        try:
            async with asyncio.TaskGroup() as group:
                beating = group.create_task(self._beat(process, writer))
                await self._listen(reader, writer)
                beating.cancel()
        finally:
            self._writer = None
            for answer in list(self._pending.values()):
                if not answer.done():
                    answer.set_exception(_restarting())
            writer.close()
            await _end(process)

    async def _spawn(self, control: socket.socket) -> asyncio.subprocess.Process:
        arguments = ["--parent", str(os.getpid()), "--control", str(control.fileno())]
        for sock in self._sockets:
            arguments += ["--udp", str(sock.fileno())]
        for address in self._public:
            arguments += ["--public-address", address]
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "classroom.media.worker.main",
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            pass_fds=[control.fileno(), *(sock.fileno() for sock in self._sockets)],
        )

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while (body := await m.read_frame(reader)) is not None:
            message: m.ToServer = m.decode_to_server(body)
            match message:
                case m.Ready():
                    self._on_ready(message, writer)
                case m.Pong():
                    self._pong_at = monotonic()
                case m.Levels() | m.Spoken() | m.LegState():
                    self._on_event(message)
                case m.Done() | m.Counted():
                    if (answer := self._pending.get(message.id)) is not None and not answer.done():
                        answer.set_result(message)
                case m.Failed():
                    if (answer := self._pending.get(message.id)) is not None and not answer.done():
                        answer.set_exception(MediaRefused(message.code, message.message))

    def _on_ready(self, facts: m.Ready, writer: asyncio.StreamWriter) -> None:
        self._writer, self._pong_at, self.facts = writer, monotonic(), facts
        assert self._ready is not None
        if self._ready.done():
            if self.on_restart is not None:
                self.on_restart()
        else:
            self._ready.set_result(facts)

    async def _beat(self, process: asyncio.subprocess.Process, writer: asyncio.StreamWriter) -> None:
        """Kills a worker that does not answer; `_listen` then sees its end."""
        number = 0
        self._pong_at = monotonic() + START_WITHIN_S - HUNG_AFTER_S
        while True:
            asked_at = monotonic()
            number += 1
            writer.write(m.frame(m.Ping(number)))
            await asyncio.sleep(PING_EVERY_S)
            if monotonic() - asked_at > 2 * PING_EVERY_S:
                self._pong_at = max(self._pong_at, monotonic())  # we ourselves were held up: it had no chance
            elif monotonic() - self._pong_at > HUNG_AFTER_S:
                log.warning("media worker does not answer")
                _kill(process)
                return


def _restarting() -> MediaRefused:
    return MediaRefused("media_restarting", "The media server is starting again. Please try again in a moment.")


def _kill(process: asyncio.subprocess.Process) -> None:
    try:
        process.kill()
    except ProcessLookupError:
        pass


async def _end(process: asyncio.subprocess.Process) -> None:
    """Its socket is closed, so it ends by itself; one that does not is killed."""
    try:
        async with asyncio.timeout(0.5):
            await process.wait()
    except TimeoutError:
        _kill(process)
        await process.wait()
    except asyncio.CancelledError:
        _kill(process)
        raise
