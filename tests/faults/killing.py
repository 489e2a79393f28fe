"""A server that is killed again and again under a script of commands, and whether what pages and log hold then is right.

Every other kill falls at any time in the life of what was just sent, the others at a point between deciding and showing
(`classroom/store/fault.py`). After each all pages come back and are judged; what was not acknowledged is sent again,
and they are judged once more.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import aiohttp

from bench._crowd import Page
from tests.browser.demo import Demo
from tests.faults.kills import POINTS, free_port

BACK_S = 20


class Killed(Exception):
    """The line broke under a command."""


class Script(Protocol):
    """Who does what, step by step. A step that was not acknowledged is still to be done."""

    server: Demo
    moment: str  # the name of the step
    acknowledged: dict[tuple[str, str], int]  # (person, client id) -> seq

    @property
    def pages(self) -> Sequence[Page]: ...
    @property
    def in_flight(self) -> bool: ...
    def advance(self) -> str:
        """To the next step, unless one is still owed its answer; its moment."""
        ...

    async def do(self) -> None:
        """Raises Killed; then the same step is still to be done."""
        ...

    async def came_back(self) -> None:
        """All pages have their line again."""
        ...

    async def differences(self) -> list[str]:
        """Between what may be, the log, and each page's view, once all pages are in step."""
        ...


async def killed_again_and_again(
    kills: int,
    folder: Path,
    learners: int,
    script_of: Callable[[Demo, aiohttp.ClientSession], Script],
    moments: Sequence[str],
    takes_s: Callable[[str], float],
    at_kill: Callable[[Any], None] = lambda script: None,
    begins: Callable[[Any], Awaitable[None]] | None = None,
) -> dict[str, Any]:
    """`takes_s`: how long the step of a moment is under way. What is wrong is in "wrong"."""
    server = Demo(folder / "data", learners=learners, port=free_port())
    await server.start()
    wrong: list[str] = []
    killed: list[str] = []
    back_s: list[float] = []
    in_flight = 0
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        script = script_of(server, http)
        for page in script.pages:
            await page.come_in()
        if begins is not None:
            await begins(script)
        for n in range(kills):
            if server.fault:
                await until_it_dies(script)
            else:
                await kill_at(script, moments[n // 2 % len(moments)], takes_s)
            killed.append(f"{script.moment} {server.fault}".strip())
            in_flight += script.in_flight
            at_kill(script)
            killed_s = time.monotonic()
            await server.kill()
            server.fault = f"{POINTS[n // 2 % len(POINTS)]}:{random.randint(8, 25)}" if n % 2 == 0 else ""
            await server.start()
            async with asyncio.timeout(BACK_S):
                await asyncio.gather(*(page.come_back() for page in script.pages))
            back_s.append(time.monotonic() - killed_s)
            found: list[str] = []
            try:
                await script.came_back()
                found += await script.differences()
                if not server.fault:  # one that is to die again dies under what is sent again, or later
                    await script.do()
                    found += await script.differences()
            except (Killed, ConnectionError, aiohttp.ClientError):
                if not server.fault:
                    raise
            wrong += [f"kill {n + 1} ({killed[-1]}): {each}" for each in found]
            print(f"kill {n + 1}: {killed[-1]}, back in {back_s[-1]:.2f} s", file=sys.stderr, flush=True)
        for page in script.pages:
            await page.close()
    code = await server.stop()
    return {
        "kills": kills,
        "at": killed,
        "kills_with_commands_in_flight": in_flight,
        "acknowledged": len(script.acknowledged),
        "back_max_s": round(max(back_s), 2),
        "exit_code": code,
        "wrong": wrong + lost(script),
    }


async def kill_at(script: Script, moment: str, takes_s: Callable[[str], float]) -> None:
    while script.advance() != moment:
        await script.do()
    sent = asyncio.create_task(script.do())
    await asyncio.sleep(random.uniform(0, takes_s(moment)))  # the kill falls anywhere in the command's life
    assert script.server.process
    os.kill(script.server.process.pid, signal.SIGKILL)
    await asyncio.wait({sent})
    failure = sent.exception()
    if failure is not None and not isinstance(failure, Killed):
        raise failure


async def until_it_dies(script: Script) -> None:
    while True:
        script.advance()
        try:
            await script.do()
        except Killed:
            return


def rows(server: Demo) -> list[tuple[int, str, str | None, str, str]]:
    columns = "seq, COALESCE(actor, ''), client_id, kind, body"
    with sqlite3.connect(f"file:{server.data / 'classroom.db'}?mode=ro", uri=True) as database:
        statement = f"SELECT {columns} FROM session_event WHERE session_id = ? ORDER BY seq"
        return database.execute(statement, (server.session,)).fetchall()


def lost(script: Script) -> list[str]:
    """What was acknowledged and is not in the log, or is there as something else; gaps of the log."""
    logged = rows(script.server)
    first: dict[tuple[str, str], int] = {}
    for seq, actor, client_id, _, _ in logged:
        if client_id is not None:
            first.setdefault((actor, client_id), seq)
    wrong = [
        f"{wish} was acknowledged as {seq} and is {first.get(wish)}"
        for wish, seq in script.acknowledged.items()
        if first.get(wish) != seq
    ]
    if [row[0] for row in logged] != list(range(1, len(logged) + 1)):
        wrong.append("a gap in seq")
    return wrong
