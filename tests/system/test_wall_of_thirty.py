"""Thirty pupils draw on a board each: the teacher's page is shown all thirty live, a pupil's page none but its own, also
where it asks for others; then one is shown to everybody, and no more than that one."""

# pyright: basic
from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import msgpack
import pytest

from bench._board import ids_in, stroke
from bench._class import Crowd, class_of
from bench._crowd import Page

PUPILS = 30
TASK = "the-task"
SEEN_S = 20


class Eyes:
    """What one page received: every frame, and the strokes in them."""

    def __init__(self, page: Page) -> None:
        self.page, self.raw, self.strokes = page, list[bytes](), set[str]()
        self.changed = asyncio.Event()
        page.raw = self.raw.append
        page.on_event = self._hear

    def _hear(self, event: str, payload: Any) -> None:
        if event == "inside":
            self.strokes |= {*ids_in(payload)}
        self.changed.set()

    async def until(self, sees: Callable[[], bool]) -> None:
        async with asyncio.timeout(SEEN_S):
            while not sees():
                self.changed.clear()
                await self.changed.wait()

    async def look(self, boards: list[str]) -> None:
        assert self.page.socket
        await self.page.socket.ask("look", {"things": [["board", id, 0] for id in boards]})

    def came(self, text: str) -> bool:
        return any(text.encode() in raw for raw in self.raw)


def mark(n: int) -> str:
    return f"stroke-{n:02d}"


async def draws(eyes: Eyes, n: int, board: str, boards: list[str]) -> None:
    """A draft and a stroke on one's own board; a look at everybody's, and a stroke on the next one's, which is refused."""
    await eyes.look(boards)
    assert eyes.page.socket
    said: Any = msgpack.packb([500, 300, [mark(n), "freedraw", "#182723", 2, 100, 90, 90, 0, [12, -7] * 10]])
    await eyes.page.socket.say("gesture", {"thing": "board", "id": board, "said": said})
    await eyes.page.command("board.draw", id=board, shapes=[stroke(mark(n))])
    other = boards[(n + 1) % PUPILS]
    answer = await eyes.page.ask("board.draw", id=other, shapes=[stroke("forged")])
    assert answer.get("error", {}).get("code") == "not_found", answer
    with pytest.raises(aiohttp.ClientResponseError) as refused:
        await eyes.page._rest("GET", f"inside?kind=board&id={other}&after=0")
    assert refused.value.status == 404


@pytest.mark.timeout(90)
async def test_thirty_boards_are_on_the_wall_and_nowhere_else(tmp_path: Path) -> None:
    async with class_of(PUPILS, tmp_path / "data") as crowd:
        await crowd.come_in(crowd.pupils)
        teacher, pupils = Eyes(crowd.teacher), [Eyes(page) for page in crowd.pupils]
        boards = await handed_out(crowd, teacher)
        await teacher.look(boards)
        await asyncio.gather(*(draws(eyes, n, boards[n], boards) for n, eyes in enumerate(pupils)))
        await teacher.until(lambda: teacher.strokes >= {mark(n) for n in range(PUPILS)})
        for n, eyes in enumerate(pupils):
            await eyes.until(lambda eyes=eyes, n=n: mark(n) in eyes.strokes)
            assert not [m for m in range(PUPILS) if m != n and eyes.came(mark(m))], "another's stroke or draft came"
            assert [id for kind, id in eyes.page.items if kind == "board"] == [boards[n]]

        await crowd.teacher.command("board.reveal", client_id="shown", id=boards[7], anonymous=True)
        for n, eyes in enumerate(pupils):
            await eyes.until(lambda eyes=eyes: ("board", "shown") in eyes.page.items)
            assert eyes.page.view("board", "shown")["of"] is None
            await eyes.look([boards[n], "shown"])
            await eyes.until(lambda eyes=eyes: mark(7) in eyes.strokes)
            assert not [m for m in range(PUPILS) if m not in (n, 7) and eyes.came(mark(m))]
            assert n == 7 or ("board", boards[7]) not in eyes.page.items, "whose it is stays with staff"


async def handed_out(crowd: Crowd, teacher: Eyes) -> list[str]:
    """The boards, in the order of the pupils."""
    await crowd.teacher.command("board.hand_out", client_id=TASK, title="Draw July")

    def boards() -> dict[str, str]:
        found = {id: crowd.teacher.view(kind, id) for kind, id in crowd.teacher.items if kind == "board"}
        return {view["of"]: id for id, view in found.items()}

    await teacher.until(lambda: len(boards()) == PUPILS)
    return [boards()[page.id] for page in crowd.pupils]
