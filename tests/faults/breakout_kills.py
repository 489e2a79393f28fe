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
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from bench._crowd import Page
from tests.faults.breakout_script import MAIN, Call, Lesson, Meant
from tests.faults.killing import killed_again_and_again, rows

MOMENTS = ("open", "call", "move", "next", "claim", "chat", "close", "cancel", "go")
IN_FLIGHT_S = 0.006  # a commit takes about that long
SETTLED_S = 10


async def main(kills: int, folder: Path) -> dict[str, Any]:
    calls = Counter[str]()

    def at_kill(lesson: Lesson) -> None:
        held = lesson.meant.calls.values()
        calls["kills_with_calls_waiting"] += any(call.claimed_by is None for call in held)
        calls["kills_with_calls_claimed"] += any(call.claimed_by for call in held)

    result = await killed_again_and_again(
        kills, folder, Lesson.LEARNERS, Told, MOMENTS, lambda _: IN_FLIGHT_S, at_kill=at_kill
    )
    return result | calls


class Told(Lesson):
    """The lesson, judged."""

    async def differences(self) -> list[str]:
        return await differences(self, self.possible())


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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    with tempfile.TemporaryDirectory() as made:
        result = asyncio.run(main(parser.parse_args().kills, Path(made)))
    print(json.dumps(result))
    sys.exit(1 if result["wrong"] else 0)
