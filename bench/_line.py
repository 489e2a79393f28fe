"""A thin Socket.IO client over one WebSocket with msgpack: what a hundred pages cost a bench must be little."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import msgpack

CONNECT, EVENT, ACK, CONNECT_ERROR = 0, 2, 3, 4  # types of Socket.IO packets
ANSWER_S = 20


class Socket:
    """One connected page. `on_event(name, payload, raw)` is called for every event the server sends."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, on_event: Callable[[str, Any, bytes], None]) -> None:
        self._socket = socket
        self._on_event = on_event
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._reading: asyncio.Task[None] | None = None
        self._silent: asyncio.Event | None = None
        self._frozen = False
        self.ended = asyncio.Event()  # the connection is no more
        self.alive_s = 0.0  # seconds of the epoch: when the server last heard of this page

    @classmethod
    async def open(
        cls,
        http: aiohttp.ClientSession,
        base_url: str,
        auth: dict[str, Any],
        on_event: Callable[[str, Any, bytes], None],
    ) -> Socket:
        address = base_url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        opened = cls(await http.ws_connect(address, max_msg_size=0, headers={"Origin": base_url}), on_event)
        await opened._socket.receive(timeout=ANSWER_S)  # the engine's own greeting
        connected = opened._waiting[0] = asyncio.get_running_loop().create_future()
        opened._reading = asyncio.create_task(opened._read())
        await opened._send({"type": CONNECT, "nsp": "/", "data": auth})
        await asyncio.wait_for(connected, ANSWER_S)
        return opened

    async def ask(self, event: str, payload: dict[str, Any]) -> Any:
        number = next(self._ids)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._send({"type": EVENT, "nsp": "/", "id": number, "data": [event, payload]})
        return await asyncio.wait_for(answer, ANSWER_S)

    async def say(self, event: str, payload: dict[str, Any]) -> None:
        """Nobody answers."""
        await self._send({"type": EVENT, "nsp": "/", "data": [event, payload]})

    async def close(self) -> None:
        await self._socket.close()
        if self._reading:
            await asyncio.wait({self._reading})

    def cut(self) -> None:
        """The connection ends without a word of ours."""
        transport = self._socket.get_extra_info("socket")
        assert self._reading and transport
        self._reading.cancel()
        transport.shutdown(socket.SHUT_RDWR)

    async def fall_silent(self, frozen: bool = False) -> None:
        """Nothing is answered any more, beginning with the next ping; a frozen page's browser still closes politely."""
        self._silent, self._frozen = asyncio.Event(), frozen
        await self._silent.wait()

    async def _send(self, packet: dict[str, Any]) -> None:
        self.alive_s = time.time()
        await self._socket.send_bytes(msgpack.packb(packet))

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type == aiohttp.WSMsgType.TEXT:
                if message.data == "2":  # the engine's ping
                    if self._silent:
                        self._silent.set()
                        if self._frozen:
                            continue
                        return
                    self.alive_s = time.time()
                    with contextlib.suppress(ConnectionError):  # the server is gone; the end of the stream says so
                        await self._socket.send_str("3")
                continue
            packet = msgpack.unpackb(message.data, strict_map_key=False)
            if packet["type"] == EVENT:
                name, *payload = packet["data"]
                self._on_event(name, payload[0] if payload else None, message.data)
            elif packet["type"] in (ACK, CONNECT):
                self._answer(packet.get("id") or 0, packet["data"])
            elif packet["type"] == CONNECT_ERROR:
                self._refuse(str(packet["data"]))
        self._refuse("the server closed the connection")
        self.ended.set()

    def _answer(self, number: int, data: Any) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting and not waiting.done():
            waiting.set_result(data[0] if isinstance(data, list) and data else data)

    def _refuse(self, why: str) -> None:
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError(why))
        self._waiting.clear()
