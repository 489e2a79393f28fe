"""Pages without a browser, hundreds in one process: they join by REST, stay by their sockets and keep what they are shown.

What the server sends to several pages alike is decoded once, so that the clients cost little beside it.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import aiohttp
import msgpack

from bench._line import Socket
from tests.browser.demo import Demo

AGAIN_MS, LONGEST_AGAIN_MS = 300, 2_000  # as a page's socket waits between two tries (web/src/wire/socket.ts)
BACK_S = 30
SEEN_S = 20
AT_ONCE = 50  # that join at a time
Key = tuple[str, str]  # kind, id
_wishes = itertools.count(1)


class Lying(NamedTuple):
    room: str | None
    view: Any
    made: int = 0  # the order of all things


class Shown(NamedTuple):
    seq: int
    anew: bool
    left: Sequence[str]
    gone: Sequence[Key]
    parts: dict[Key, Lying]


class Refused(Exception):
    """The server answered with this code."""


@lru_cache(1_024)
def decoded(payload: bytes) -> Shown:
    seq, anew, left, gone, parts = msgpack.unpackb(payload)
    return Shown(
        seq, anew, left, [(kind, id) for kind, id in gone], {(p[0], p[1]): Lying(p[3], p[4], p[2]) for p in parts}
    )


class Page:
    """One tab of one person. `items` is what the page holds now."""

    def __init__(self, server: Demo, http: aiohttp.ClientSession, person: dict[str, Any], tab: str = "bench") -> None:
        self.id: str = person["id"]
        self.token: str = person["token"]
        self.device = f"{tab}-{person['id']}"[:32]
        self.items: dict[Key, Lying] = {}
        self.seq = -1
        self.door: dict[str, Any] = {}
        self.socket: Socket | None = None
        self.on_shown: Callable[[Page, Shown, int], None] = lambda page, shown, at_ns: None
        self.on_event: Callable[[str, Any], None] = lambda event, payload: None
        self.raw: Callable[[bytes], None] | None = None  # every frame of the socket, as it came
        self._server, self._http = server, http

    # what a page does
    async def join(self) -> None:
        answer = await self._rest("POST", "join", {"device": self.device, "where": "remote", "room_device": False})
        self.door = answer["door"]

    async def fetch(self) -> None:
        self._take(decoded(await self.state()), time.monotonic_ns())

    async def state(self) -> bytes:
        return await self._rest("GET", "state", accept="application/msgpack")

    async def written(self, notes: str) -> bytes:
        """Version and updates of shared notes, for who opens them."""
        return await self._rest("GET", f"notes/{notes}", accept="application/msgpack")

    async def connect(self) -> None:
        hello = {"session": self._server.session, "device": self.device, "seq": self.seq, "token": self.token}
        self.socket = await Socket.open(self._http, self._server.base_url, hello, self._hear)

    async def come_in(self) -> None:
        await self.join()
        await self.fetch()
        await self.connect()

    async def command(self, kind: str, client_id: str | None = None, **fields: object) -> int:
        """The seq of its first fact. Raises Refused, ConnectionError."""
        answer = await self.ask(kind, client_id, **fields)
        if "seq" not in answer:
            raise Refused(f"{kind}: {answer['error']['code']}: {answer['error']['message']}")
        return answer["seq"]

    async def ask(self, kind: str, client_id: str | None = None, **fields: object) -> dict[str, Any]:
        """Like `command`; the answer as it came, a refusal too."""
        assert self.socket is not None
        wish = {"client_id": client_id or f"bench-{next(_wishes)}", "command": {"kind": kind, **fields}}
        return await self.socket.ask("command", wish)

    async def come_back(self) -> None:
        """After its line broke, as the page's own socket does: by what it holds, after waits that grow."""
        wait_ms = AGAIN_MS
        async with asyncio.timeout(BACK_S):
            while True:
                await asyncio.sleep(min(wait_ms * random.uniform(0.5, 1.5), LONGEST_AGAIN_MS) / 1_000)
                try:
                    return await self.connect()
                except (aiohttp.ClientError, ConnectionError, TimeoutError):
                    wait_ms *= 2

    async def leave(self) -> None:
        """For good, as by the button; it may come in again."""
        assert self.socket is not None
        await self.socket.ask("leave", {})
        await self.socket.close()
        self.socket = None
        self.items.clear()
        self.seq = -1

    async def close(self) -> None:
        if self.socket is not None:
            await self.socket.close()

    # what it holds
    def view(self, kind: str, id: str) -> Any:
        """None: it is not there."""
        found = self.items.get((kind, id))
        return found and found.view

    @property
    def place(self) -> str | None:
        member = self.view("member", self.id)
        return member and member["place"]

    def _hear(self, event: str, payload: Any, raw: bytes) -> None:
        if self.raw is not None:
            self.raw(raw)
        if event == "shown":
            self._take(decoded(payload), time.monotonic_ns())
        elif event == "door":
            self.door = payload
        elif event == "refetch":
            self._refetching = asyncio.create_task(self._refetch())
        self.on_event(event, payload)

    async def _refetch(self) -> None:
        await self.fetch()
        assert self.socket is not None
        await self.socket.ask("resume", {"seq": self.seq})

    def _take(self, shown: Shown, at_ns: int) -> None:
        if shown.anew:
            self.items.clear()
        for room in shown.left:
            for key in [key for key, lying in self.items.items() if lying.room == room]:
                del self.items[key]
        for key in shown.gone:
            self.items.pop(key, None)
        self.items |= shown.parts
        self.seq = shown.seq
        self.on_shown(self, shown, at_ns)

    async def _rest(self, method: str, what: str, body: object = None, accept: str = "application/json") -> Any:
        address = f"{self._server.base_url}/api/v1/sessions/{self._server.session}/{what}"
        headers = {"Authorization": f"Bearer {self.token}", "Accept": accept}
        async with self._http.request(method, address, headers=headers, json=body) as answer:
            answer.raise_for_status()
            return await (answer.read() if accept != "application/json" else answer.json())


async def all_come_in(pages: Sequence[Page]) -> None:
    """Nobody is shown the coming of the others one by one: all join, then go on from the seq that holds them all."""
    for start in range(0, len(pages), AT_ONCE):
        await asyncio.gather(*(page.join() for page in pages[start : start + AT_ONCE]))
    seq = decoded(await pages[0].state()).seq if pages else -1
    for start in range(0, len(pages), AT_ONCE):
        for page in pages[start : start + AT_ONCE]:
            page.seq = seq
        await asyncio.gather(*(page.connect() for page in pages[start : start + AT_ONCE]))


async def until_all_see(
    pages: Sequence[Page], act: Callable[[], Awaitable[object]], sees: Callable[[Page], bool]
) -> list[float]:
    """ms from the beginning of `act` until each page holds what `sees` looks for; who never did is absent."""
    waiting = set(pages)
    found: list[float] = []
    done = asyncio.Event()
    began_ns = time.monotonic_ns()

    def look(page: Page, _: Shown, at_ns: int) -> None:
        if page in waiting and sees(page):
            waiting.discard(page)
            found.append((at_ns - began_ns) / 1e6)
            if not waiting:
                done.set()

    for page in waiting:
        page.on_shown = look
    try:
        async with asyncio.timeout(SEEN_S):
            await act()
            await done.wait()
    except TimeoutError:
        pass
    for page in pages:
        page.on_shown = lambda page, shown, at_ns: None
    return found
