"""`kill -9` of the real server amid breakouts: `python -m tests.faults.breakout_kills --kills 20`.

A teacher opens rooms, moves people, looks in, goes on to the next round and closes, over real sockets; pupils write and
call for help, the teacher is on the way to one group while another waits, and some have found it out by themselves.
The server is killed just after one of these was sent, or kills itself at a point between deciding and showing.
After each kill all pages come back: every page's view and the log must agree, and be what the acknowledged commands
meant, with or without the one in flight. That is sent again, and then there is no doubt.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp

from bench._crowd import Page
from tests.browser.demo import Demo
from tests.faults.breakout_script import MAIN, Call, Killed, Lesson, Meant
from tests.faults.kills import POINTS, free_port

MOMENTS = ("open", "call", "move", "next", "claim", "chat", "close", "cancel", "go")
IN_FLIGHT_S = 0.006  # a commit takes about that long
BACK_S, SETTLED_S = 20, 10


async def main(kills: int, folder: Path) -> dict[str, Any]:
    server = Demo(folder / "data", learners=Lesson.LEARNERS, port=free_port())
    await server.start()
    wrong: list[str] = []
    killed: list[str] = []
    back_s: list[float] = []
    in_flight = waiting = claimed = 0
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        lesson = Lesson(server, http)
        for page in lesson.pages:
            await page.come_in()
        for n in range(kills):
            if server.fault:
                await until_it_dies(lesson)
            else:
                await kill_at(lesson, server, MOMENTS[n // 2 % len(MOMENTS)])
            killed.append(f"{lesson.moment} {server.fault}".strip())
            in_flight += lesson.now is not None
            waiting += any(call.claimed_by is None for call in lesson.meant.calls.values())
            claimed += any(call.claimed_by for call in lesson.meant.calls.values())
            killed_s = time.monotonic()
            await server.kill()
            server.fault = f"{POINTS[n // 2 % len(POINTS)]}:{random.randint(8, 25)}" if n % 2 == 0 else ""
            await server.start()
            async with asyncio.timeout(BACK_S):
                await asyncio.gather(*(page.come_back() for page in lesson.pages))
            back_s.append(time.monotonic() - killed_s)
            found = await differences(lesson, lesson.possible())
            if not server.fault:  # one that is to die again dies under the command that is sent again, or a later one
                await lesson.do()
                found += await differences(lesson, [lesson.meant])
            wrong += [f"kill {n + 1} ({killed[-1]}): {each}" for each in found]
            print(f"kill {n + 1}: {killed[-1]}, back in {back_s[-1]:.2f} s", file=sys.stderr, flush=True)
        for page in lesson.pages:
            await page.close()
    code = await server.stop()
    wrong += lost(lesson)
    return {
        "kills": kills,
        "at": killed,
        "kills_with_commands_in_flight": in_flight,
        "kills_with_calls_waiting": waiting,
        "kills_with_calls_claimed": claimed,
        "acknowledged": len(lesson.acknowledged),
        "back_max_s": round(max(back_s), 2),
        "exit_code": code,
        "wrong": wrong,
    }


async def kill_at(lesson: Lesson, server: Demo, moment: str) -> None:
    while lesson.advance() != moment:
        await lesson.do()
    sent = asyncio.create_task(lesson.do())
    await asyncio.sleep(random.uniform(0, IN_FLIGHT_S))  # the kill falls anywhere in the command's life
    assert server.process
    os.kill(server.process.pid, signal.SIGKILL)
    await asyncio.wait({sent})
    failure = sent.exception()
    if failure is not None and not isinstance(failure, Killed):
        raise failure


async def until_it_dies(lesson: Lesson) -> None:
    while True:
        lesson.advance()
        try:
            await lesson.do()
        except Killed:
            return


async def differences(lesson: Lesson, possible: list[Meant]) -> list[str]:
    """Between what may be, the log, and each page's view, once all pages are in step."""
    logged = told_by_log(lesson)
    if logged not in possible:
        return [f"the log says {logged}, what was acknowledged {possible}"]
    try:
        async with asyncio.timeout(SETTLED_S):
            while any(seen(page) != shown_of(logged, page, lesson) for page in lesson.pages):
                await asyncio.sleep(0.05)
    except TimeoutError:
        return [f"{page.id} sees {seen(page)}, the log says {logged}" for page in lesson.pages]
    rooms_held = {page.id: {lying.room for lying in page.items.values() if lying.room} for page in lesson.learners}
    return [
        f"{id} is in {logged.places[id]} and holds things of {rooms}"
        for id, rooms in rooms_held.items()
        if not rooms <= {logged.places[id]}
    ]


def seen(page: Page) -> Meant:
    """Where everybody is, as this page holds it: one place each; and who calls for help."""
    held = {key: lying.view for key, lying in page.items.items()}
    return Meant(
        {id: view["place"] for (kind, id), view in held.items() if kind == "member"},
        {id: Call(view["by"], view["claimed_by"]) for (kind, id), view in held.items() if kind == "call"},
    )


def shown_of(meant: Meant, page: Page, lesson: Lesson) -> Meant:
    """Pupils are shown the call of their own group."""
    if page is lesson.teacher:
        return meant
    return Meant(meant.places, {room: call for room, call in meant.calls.items() if room == meant.places[page.id]})


def told_by_log(lesson: Lesson) -> Meant:
    meant = Meant({page.id: MAIN for page in lesson.pages})
    places, calls = meant.places, meant.calls
    for _, _, _, kind, body in rows(lesson.server):
        if kind == "presence.moved":
            moved = json.loads(body)
            places[moved["id"]] = moved["to"]
        elif kind.startswith("help."):
            call = json.loads(body)
            tell_of_call(kind, call["id"], call.get("by"), calls)
    return meant


def tell_of_call(kind: str, room: str, by: str, calls: dict[str, Call]) -> None:
    match kind:
        case "help.called":
            calls[room] = Call(by)
        case "help.claimed":
            calls[room] = calls[room]._replace(claimed_by=by)
        case "help.handed_on":
            calls[room] = calls[room]._replace(by=by)
        case "help.reopened":
            calls[room] = calls[room]._replace(claimed_by=None)
        case "help.ended":
            del calls[room]
        case _:
            raise AssertionError(kind)


def rows(server: Demo) -> list[tuple[int, str, str | None, str, str]]:
    columns = "seq, COALESCE(actor, ''), client_id, kind, body"
    with sqlite3.connect(f"file:{server.data / 'classroom.db'}?mode=ro", uri=True) as database:
        statement = f"SELECT {columns} FROM session_event WHERE session_id = ? ORDER BY seq"
        return database.execute(statement, (server.session,)).fetchall()


def lost(lesson: Lesson) -> list[str]:
    """What was acknowledged and is not in the log, or is there as something else; gaps of the log."""
    logged = rows(lesson.server)
    first: dict[tuple[str, str], int] = {}
    for seq, actor, client_id, _, _ in logged:
        if client_id is not None:
            first.setdefault((actor, client_id), seq)
    wrong = [
        f"{wish} was acknowledged as {seq} and is {first.get(wish)}"
        for wish, seq in lesson.acknowledged.items()
        if first.get(wish) != seq
    ]
    if [row[0] for row in logged] != list(range(1, len(logged) + 1)):
        wrong.append("a gap in seq")
    return wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    with tempfile.TemporaryDirectory() as made:
        result = asyncio.run(main(parser.parse_args().kills, Path(made)))
    print(json.dumps(result))
    sys.exit(1 if result["wrong"] else 0)
