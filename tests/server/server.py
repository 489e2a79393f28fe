"""A real server in a process of its own and the two ways to speak to it: HTTP and the socket of a page."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import itertools
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import msgpack

ROOT = Path(__file__).resolve().parents[2]
READY_S = 60  # two busy cores
CONNECT, EVENT, ACK, REFUSED = 0, 2, 3, 4  # kinds of Socket.IO packets; 1 is a disconnect


def program(data: Path, port: int = 0, *more: str) -> list[str]:
    ports = ["--port", str(port), "--media-port", "0", "--tls", "off", "--host", "127.0.0.1"]
    return [sys.executable, "-m", "classroom.cli", "demo", "--json", *ports, "--data-dir", str(data), *more]


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        return self.json["error"]["code"]


@dataclass
class Server:
    facts: dict[str, Any]
    process: subprocess.Popen[bytes]
    log: Path

    @classmethod
    def start(cls, data: Path, *more: str) -> Server:
        """`more`: flags of the demo."""
        log = data.parent / f"{data.name}.log"
        with log.open("wb") as errors:
            process = subprocess.Popen(program(data, 0, *more), cwd=ROOT, stdout=subprocess.PIPE, stderr=errors)
        assert process.stdout
        ready, _, _ = select.select([process.stdout], [], [], READY_S)
        line = process.stdout.readline() if ready else b""
        if not line:
            process.kill()
            process.wait()
            raise AssertionError(log.read_text()[-3000:])
        return cls(json.loads(line), process, log)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError("the server did not end within 15 s of SIGTERM") from None

    def children(self) -> list[int]:
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    @property
    def base(self) -> str:
        return self.facts["base_url"]

    @property
    def session(self) -> str:
        return f"/api/v1/sessions/{self.facts['sessions'][0]['id']}"

    @property
    def session_id(self) -> str:
        return self.facts["sessions"][0]["id"]

    def person(self, role: str, number: int = 0) -> dict[str, Any]:
        return [person for person in self.facts["people"] if person["role"] == role][number]

    def ask(
        self,
        method: str,
        path: str,
        token: str | None = None,
        wish: object = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """`token`: bearer. Follows no redirect."""
        connection = http.client.HTTPConnection(self.base.removeprefix("http://"), timeout=20)
        sent = dict(headers or {}) | ({"Authorization": f"Bearer {token}"} if token else {})
        connection.request(method, path, None if wish is None else json.dumps(wish), sent)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer

    def cookie(self, person: dict[str, Any]) -> str:
        """What a browser sends after it opened the person's link."""
        link = self.ask("GET", person["join_url"].removeprefix(self.base))
        return link.headers["Set-Cookie"].split(";")[0]

    def join(self, person: dict[str, Any], device: str) -> Any:
        answer = self.ask("POST", f"{self.session}/join", person["token"], {"device": device, "where": "remote"})
        assert answer.status == 200, answer.body
        return answer.json


class Refused(Exception):
    pass


@dataclass
class Line:
    """The socket of a page, on the wire itself."""

    ws: aiohttp.ClientWebSocketResponse
    heard: asyncio.Queue[list[Any]] = field(default_factory=asyncio.Queue[list[Any]])
    acks: dict[int, asyncio.Future[Any]] = field(default_factory=dict[int, "asyncio.Future[Any]"])
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    hello: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    async def listen(self) -> None:
        async for message in self.ws:
            if message.type is aiohttp.WSMsgType.TEXT and message.data.startswith("2"):
                await self.ws.send_str("3")
            if message.type is not aiohttp.WSMsgType.BINARY:
                continue
            packet = msgpack.unpackb(message.data)
            match packet["type"]:
                case 0:
                    self.hello.set_result(None)
                case 2:
                    await self.heard.put(packet["data"])
                case 3:
                    self.acks.pop(packet["id"]).set_result(packet["data"][0])
                case 4:
                    self.hello.set_exception(Refused(packet["data"]["data"]["code"]))
        for waiting in [*self.acks.values(), self.hello]:
            if not waiting.done():
                waiting.set_exception(ConnectionError("closed"))

    async def ask(self, event: str, *payload: object) -> Any:
        number = next(self.numbers)
        answer = self.acks[number] = asyncio.get_running_loop().create_future()
        await self.send({"type": EVENT, "nsp": "/", "data": [event, *payload], "id": number})
        return await asyncio.wait_for(answer, 15)

    async def send(self, packet: object) -> None:
        await self.ws.send_bytes(msgpack.packb(packet))

    async def hear(self, event: str) -> Any:
        async with asyncio.timeout(15):
            while True:
                said = await self.heard.get()
                if said[0] == event:
                    return said[1]


@contextlib.asynccontextmanager
async def line(
    server: Server, auth: object, cookie: str | None = None, origin: str | None = None
) -> AsyncIterator[Line]:
    """Raises `Refused` with the code where the server lets the page not in, aiohttp's error where not even that."""
    headers = ({"Cookie": cookie} if cookie else {}) | ({"Origin": origin} if origin else {})
    async with aiohttp.ClientSession() as http_session:
        address = f"{server.base}/socket.io/?EIO=4&transport=websocket"
        async with http_session.ws_connect(address, headers=headers, max_msg_size=2**24) as ws:
            await ws.receive()  # engine.io opens
            page = Line(ws)
            listening = asyncio.create_task(page.listen())
            try:
                await page.send({"type": CONNECT, "nsp": "/", "data": auth})
                await asyncio.wait_for(page.hello, 15)
                yield page
            finally:
                await ws.close()
                await listening


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
