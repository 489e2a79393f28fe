"""`kill -9` of the real server under load: `python -m tests.faults.kills --kills 50`.

Pages chat and raise hands over real Socket.IO, keep every acknowledgement, and send what was not acknowledged again
after each kill. Afterwards the rows of the database are compared with what was acknowledged.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any

import aiohttp
import msgspec
import socketio

PAGES = 6
EVERY_S = 0.05  # a page's pause between two wishes: 120 a second for all
POINTS = ("before_commit", "in_commit", "after_commit", "before_ack", "before_show")


@dataclass
class Server:
    """The demo on one data folder and one port, as often as it is started."""

    folder: Path
    port: int
    facts: dict[str, Any] = field(default_factory=dict[str, Any])
    process: asyncio.subprocess.Process | None = None

    async def start(self, fault: str = "") -> None:
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "classroom.cli", "demo", "--json", "--learners", str(PAGES - 1)),
            *("--port", str(self.port), "--media-port", "0", "--data-dir", str(self.folder)),
            stdout=asyncio.subprocess.PIPE,
            stderr=(self.folder / "log.txt").open("ab"),
            env={**os.environ, "CLASSROOM_FAULT": fault},
        )
        assert self.process.stdout is not None
        line = await asyncio.wait_for(self.process.stdout.readline(), 30)
        if not line:
            raise RuntimeError(f"the server did not start, see {self.folder / 'log.txt'}")
        self.facts = json.loads(line)

    def send(self, sign: signal.Signals) -> None:
        """Not by asyncio's `kill`: its poll would take the exit code of a process that has just died."""
        assert self.process is not None
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, sign)

    async def end(self, sign: signal.Signals) -> int:
        assert self.process is not None
        self.send(sign)
        return await asyncio.wait_for(self.process.wait(), 20)


class Page:
    """One browser: a person, its socket, and the wishes that it still owes an answer for."""

    def __init__(self, server: Server, number: int) -> None:
        self._server, self._device = server, f"kills-{number}-page"
        self._person: dict[str, Any] = server.facts["people"][number if number == 0 else number + 1]
        self.id: str = self._person["id"]
        self.acknowledged: dict[str, int] = {}
        self.said: dict[str, str] = {}  # chat: client id -> text
        self.waiting: str | None = None  # the wish that is in flight
        self.refused = Counter[str]()
        self.connected_s = 0.0
        self.seq = -1
        self._line: Any = None

    async def run(self, stop: asyncio.Event) -> None:
        n = 0
        while not stop.is_set():
            n += 1
            client_id = f"{self.id}-{n}"[-48:]
            hand = {"kind": "hand.raise"} if n % 6 == 0 else {"kind": "hand.lower", "person": self.id}
            command = {"kind": "chat.send", "text": client_id} if n % 3 else hand
            if n % 3:
                self.said[client_id] = client_id
            self.waiting = client_id
            await self._until_answered(client_id, command)
            self.waiting = None
            await asyncio.sleep(EVERY_S * random.uniform(0.5, 1.5))
        if self._line is not None:
            await self._line.disconnect()

    async def _until_answered(self, client_id: str, command: dict[str, Any]) -> None:
        while True:
            try:
                if self._line is None or not self._line.connected:
                    await self._connect()
                wish = {"client_id": client_id, "command": command}
                answer = await self._line.call("command", wish, timeout=1)
            except (socketio.exceptions.SocketIOError, aiohttp.ClientError, TimeoutError, OSError, ValueError):
                await asyncio.sleep(0.1)
                continue
            if "seq" in answer:
                self.acknowledged[client_id] = answer["seq"]
                return
            error = answer["error"]
            self.refused[error["code"]] += 1
            if "retry_after" not in error and error["code"] not in ("offline", "not_allowed"):
                return
            await asyncio.sleep(min(float(error.get("retry_after", 0.2)), 0.5))

    async def _connect(self) -> None:
        if self._line is not None:
            await self._line.shutdown()
            self._line = None
        session = self._server.facts["sessions"][0]["id"]
        base, token = self._server.facts["base_url"], self._person["token"]
        async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {token}"}) as http:
            url = f"{base}/api/v1/sessions/{session}"
            async with http.post(f"{url}/join", json={"device": self._device, "where": "remote"}) as response:
                joined: dict[str, Any] = await response.json()
                if "door" not in joined:
                    raise ValueError(str(joined))
            if self.seq < 0:
                async with http.get(f"{url}/state", headers={"Accept": "application/msgpack"}) as response:
                    self.seq = msgspec.msgpack.decode(await response.read())[0]
        line: Any = socketio.AsyncClient(serializer="msgpack", reconnection=False)
        line.on("shown", self._shown)
        line.on("refetch", self._refetch)
        self._line = line
        hello = {"session": session, "device": self._device, "seq": self.seq, "token": token}
        await line.connect(base, auth=hello, transports=["websocket"], wait_timeout=3)
        self.connected_s = time.monotonic()

    def _shown(self, message: bytes) -> None:
        self.seq = max(self.seq, msgspec.msgpack.decode(message)[0])

    def _refetch(self, _: object = None) -> None:
        self.seq = -1  # fetched when it connects anew; until then acknowledgements are enough


async def main(kills: int, folder: Path) -> dict[str, Any]:
    server = Server(folder, free_port())
    await server.start()
    pages = [Page(server, number) for number in range(PAGES)]
    stop = asyncio.Event()
    tasks = [asyncio.create_task(page.run(stop)) for page in pages]
    in_flight: list[int] = []
    back_s: list[float] = []
    await until_all(pages, 0.0)
    try:
        for n in range(kills):
            # every other kill is at a point between decide and acknowledge, set at the start before it
            assert server.process is not None
            if n % 2 == 1:
                await asyncio.wait_for(server.process.wait(), 30)
            else:
                await asyncio.sleep(random.uniform(0.3, 1.5))
                server.send(signal.SIGKILL)
            in_flight.append(sum(1 for page in pages if page.waiting is not None))
            killed_s = time.monotonic()
            assert await server.end(signal.SIGKILL) == -signal.SIGKILL
            fault = f"{POINTS[(n // 2) % len(POINTS)]}:{random.randint(30, 60)}" if n % 2 == 0 and n + 1 < kills else ""
            await server.start(fault)
            back_s += await until_all(pages, killed_s)
            print(f"kill {n + 1}: {in_flight[-1]} in flight, back in {back_s[-1]:.2f} s", file=sys.stderr, flush=True)
    finally:
        stop.set()
        if server.process is not None and server.process.returncode is not None:
            await server.start()
        await asyncio.wait(tasks, timeout=30)
        for task in tasks:
            task.cancel()
        code = await server.end(signal.SIGTERM)
    wrong = compare(folder, pages)
    cuts = quantiles(back_s, n=20) if len(back_s) > 1 else [0.0] * 19
    return {
        "kills": kills,
        "kills_with_commands_in_flight": sum(1 for each in in_flight if each),
        "acknowledged": sum(len(page.acknowledged) for page in pages),
        "refused": dict(sum((page.refused for page in pages), Counter[str]())),
        "back_p50_s": round(cuts[9], 2),
        "back_p95_s": round(cuts[18], 2),
        "back_max_s": round(max(back_s, default=0), 2),
        "exit_code": code,
        "wrong": wrong,
    }


async def until_all(pages: Sequence[Page], since_s: float) -> list[float]:
    """How long after `since_s` each page was connected again."""
    async with asyncio.timeout(30):
        while any(page.connected_s <= since_s for page in pages):
            await asyncio.sleep(0.02)
    return [page.connected_s - since_s for page in pages] if since_s else []


def compare(folder: Path, pages: Sequence[Page]) -> list[str]:
    """What the database lacks or has twice."""
    (file,) = [path for path in folder.rglob("*") if path.suffix in (".sqlite3", ".db", ".sqlite")]
    rows = sqlite3.connect(file).execute(
        "SELECT session_id, seq, actor, client_id, kind, body FROM session_event ORDER BY session_id, seq"
    )
    by_wish: dict[tuple[str, str], int] = {}
    texts = Counter[str]()
    seqs: dict[str, list[int]] = {}
    for session, seq, actor, client_id, kind, body in rows:
        seqs.setdefault(session, []).append(seq)
        if client_id is not None:
            by_wish[actor, client_id] = seq
        if kind == "chat.sent":
            texts[json.loads(body)["text"]] += 1
    wrong = [f"{session}: a gap in seq" for session, found in seqs.items() if found != list(range(1, len(found) + 1))]
    for page in pages:
        for client_id, seq in page.acknowledged.items():
            if by_wish.get((page.id, client_id), seq) != seq:
                wrong.append(f"{client_id} was acknowledged as {seq} and is {by_wish[page.id, client_id]}")
            if client_id in page.said and texts[page.said[client_id]] != 1:
                wrong.append(f"{client_id} was acknowledged and is there {texts[page.said[client_id]]} times")
    return wrong


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    with tempfile.TemporaryDirectory() as made:
        result = asyncio.run(main(parser.parse_args().kills, Path(made)))
    print(json.dumps(result))
    sys.exit(1 if result["wrong"] else 0)
