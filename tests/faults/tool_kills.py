"""`kill -9` of the real server amid every tool: `python -m tests.faults.tool_kills --kills 44`.

A teacher and five pupils answer polls with and without names, draw, write notes, chat, ask, turn pages, show things and
send files, several at once. After each kill every page must show exactly what was acknowledged, with or without each
wish in flight; all of those are sent again under their old names, and then there is no doubt: no vote counts twice,
no stroke, word or message is lost or doubled, and of a file that was cut off nothing is left.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp

from tests.browser.demo import Demo
from tests.faults.killing import killed_again_and_again, rows
from tests.faults.tool_script import Script
from tests.faults.tool_views import Eye, held, in_order, meant, words_of
from tests.faults.wishes import Facts

MOMENTS = (  # in the order of the script, so that it goes on from one to the next
    *("ballots", "changes", "close", "nameless ballots", "second tab", "late retry", "nameless close"),
    *("strokes", "erase", "words", "messages", "edits", "questions", "votes", "answer"),
    *("turn", "look", "show", "deck", "files", "attach"),
    *("group begins", "group strokes", "group words", "group close"),
    *("hand out", "own strokes", "hand in", "reveal", "collect"),
)
# How long a step of one is under way; a commit takes about 6 ms, and what is typed is kept within two seconds.
TAKES_S = {"words": 2.1, "group words": 2.1, "deck": 0.8, "files": 0.3}
SETTLED_S = 10


async def main(kills: int, folder: Path, moments: Sequence[str] = MOMENTS) -> dict[str, Any]:
    async def begins(script: Judged) -> None:
        while script.advance() == "begin":
            await script.do()
        await script.came_back()
        if found := await script.differences():  # the slides are made
            raise AssertionError(found)

    return await killed_again_and_again(
        kills, folder, Script.LEARNERS, Judged, moments, lambda moment: TAKES_S.get(moment, 0.008), begins=begins
    )


class Judged(Script):
    def __init__(self, server: Demo, http: aiohttp.ClientSession) -> None:
        super().__init__(server, http)
        self.eyes = [Eye(page) for page in self.pages]

    async def came_back(self) -> None:
        for eye in self.eyes:
            await eye.look(anew=True)

    async def differences(self) -> list[str]:
        possible, shown = self.possible(), await self._held()
        nearest: list[str] = []
        try:
            async with asyncio.timeout(SETTLED_S):
                while nearest := min((self._differing(shown, so) for so in possible), key=len):
                    await asyncio.sleep(0.05)
                    shown = await self._held()
        except TimeoutError:
            return nearest
        return [*self._out_of_order(), *await self._half_files()]

    async def _held(self) -> list[dict[str, Any]]:
        for eye in self.eyes:
            await eye.look()
        return [held(eye.page, eye.page is self.teacher, eye, await words_of(eye.page)) for eye in self.eyes]

    def _differing(self, shown: list[dict[str, Any]], so: Facts) -> list[str]:
        both = [
            (page, held, meant(so, page, page is self.teacher)) for page, held in zip(self.pages, shown, strict=True)
        ]
        return [
            f"{page.id} shows {what} {has[what]}, not {must[what]}"
            for page, has, must in both
            for what in must
            if has[what] != must[what]
        ]

    def _out_of_order(self) -> list[str]:
        """Messages and strokes lie on each page as in the log."""
        logged = rows(self.server)
        sent = [json.loads(body)["id"] for *_, kind, body in logged if kind == "chat.sent"]
        drawn: dict[str, dict[str, None]] = {}
        for fact in (json.loads(body) for *_, kind, body in logged if kind == "board.drawn"):
            lying = drawn.setdefault(fact["id"], {})
            for shape in fact["shapes"]:
                lying.pop(shape["id"], None)
                lying[shape["id"]] = None
        return [
            f"{page.id} has messages in another order than the log"
            for page in self.pages
            if (has := [id for _, id in in_order(page, "message")]) and has != sent[-len(has) :]
        ] + [
            f"{eye.page.id} has strokes of {board} in another order than the log"
            for eye in self.eyes
            for board in eye.strokes()
            if list(eye.boards[board]) != list(drawn[board])
        ]

    async def _half_files(self) -> list[str]:
        """What was answered is there whole; nothing of what was cut off is."""
        cut_off = [] if self.in_flight else [*self.server.data.rglob("incoming/*")]
        wrong = [f"{path} was cut off and is there still" for path in cut_off]
        for id, body in self.sent.items():
            address = f"{self.server.base_url}/api/v1/sessions/{self.server.session}/files/{id}"
            async with self.http.get(address, headers={"Authorization": f"Bearer {self.teacher.token}"}) as answer:
                if answer.status == 200 and await answer.read() != body:
                    wrong.append(f"the file {id} is not what was sent")
                if answer.status != 200 and self._attached(id):
                    wrong.append(f"the file {id} of a message is gone: {answer.status}")
        return wrong

    def _attached(self, id: str) -> bool:
        views = (lying.view for (kind, _), lying in self.teacher.items.items() if kind == "message")
        return any(each["file"] == id for view in views for each in view["files"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=None, help="each moment, and as many points")
    parser.add_argument("--only", nargs="*", default=MOMENTS, choices=MOMENTS, metavar="MOMENT")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        result = asyncio.run(main(wanted.kills or 2 * len(wanted.only), Path(made), wanted.only))
    print(json.dumps(result))
    sys.exit(1 if result["wrong"] else 0)
