"""A page without a browser: joins by REST, stays by its socket, and goes in every way in which pages go."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import msgpack

from bench._line import Socket
from tests.browser.demo import Demo

BACK_S = 20  # a server that was killed is there again within that
RETRY_S = 0.1
SEEN_S = 15
_wishes = itertools.count(1)


class Page:
    """One tab of one person. The seconds that its methods return are of this process's own clock."""

    def __init__(
        self, server: Demo, http: aiohttp.ClientSession, person: dict[str, Any], tab: str = "tab", where: str = "remote"
    ) -> None:
        self.id: str = person["id"]
        self.device = f"{tab}-{person['id']}"[:32]
        self.door: dict[str, Any] = {}
        self.devices: dict[str, Any] = {}  # by person: the `devices` view that this page was shown last
        self._server, self._http, self._token, self._where = server, http, person["token"], where
        self._socket: Socket | None = None
        self._shown = asyncio.Event()

    async def comes(self) -> float:
        """Into the class, or to its door."""
        body = {"device": self.device, "where": self._where, "room_device": False}
        joined = await self._rest("POST", "join", json=body)
        came_s = time.time()
        self.door = joined["door"]
        state = await self._rest("GET", "state")
        self.devices = {id: view for kind, id, _, _, view in state["items"] if kind == "devices"}
        hello = {"token": self._token, "session": self._server.session, "device": self.device}
        hello |= {"seq": state["seq"], "wire": joined["wire"]}
        self._socket = await Socket.open(self._http, self._server.base_url, hello, self._hear)
        return came_s

    async def comes_back(self) -> float:
        """As a page whose line broke: it tries until the server is there."""
        await self._line.close()
        async with asyncio.timeout(BACK_S):
            while True:
                try:
                    return await self.comes()
                except (aiohttp.ClientError, ConnectionError):
                    await asyncio.sleep(RETRY_S)  # a browser's pause between two tries

    async def leaves(self) -> float:
        """By its button."""
        await self._line.ask("leave", {})
        left_s = time.time()
        await self._line.close()
        return left_s

    async def closes(self) -> float:
        """As when a tab is closed: the browser closes the socket and says nothing else."""
        closed_s = time.time()
        await self._line.close()
        return closed_s

    def is_cut(self) -> float:
        """The connection ends without a word."""
        cut_s = time.time()
        self._line.cut()
        return cut_s

    async def falls_silent(self, frozen: bool = False) -> tuple[float, float]:
        """A machine loses its power (or a page freezes) just before it answers a ping -> its last sign, its end."""
        await self._line.fall_silent(frozen)
        return self._line.alive_s, time.time()

    async def command(self, kind: str, client_id: str | None = None, **fields: object) -> None:
        wish = {"client_id": client_id or f"wish-{next(_wishes)}", "command": {"kind": kind, **fields}}
        answer = await self._line.ask("command", wish)
        assert "seq" in answer, answer

    async def sees(self, person: str, how: Callable[[dict[str, Any]], bool]) -> float:
        """Waits until the person's devices look so on this page."""
        async with asyncio.timeout(SEEN_S):
            while not how(self.devices.get(person) or {}):
                self._shown.clear()
                await self._shown.wait()
        return time.time()

    @property
    def _line(self) -> Socket:
        assert self._socket is not None, "it has come"
        return self._socket

    async def _rest(self, method: str, what: str, **more: Any) -> Any:
        address = f"{self._server.base_url}/api/v1/sessions/{self._server.session}/{what}"
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        async with self._http.request(method, address, headers=headers, **more) as answer:
            answer.raise_for_status()
            return await answer.json()

    def _hear(self, event: str, payload: Any, _: bytes) -> None:
        if event == "door":
            self.door = payload
        elif event == "shown":
            _, anew, _, gone, parts = msgpack.unpackb(payload)
            if anew:
                self.devices.clear()
            for kind, id in gone:
                if kind == "devices":
                    self.devices.pop(id, None)
            self.devices |= {id: view for kind, id, _, _, view in parts if kind == "devices"}
        self._shown.set()
