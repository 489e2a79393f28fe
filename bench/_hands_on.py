"""What a class of pages does with the tools at once: votes, typed words; how long until each page is shown it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import msgpack
from pycrdt import Doc, Text

from bench._crowd import Page, Shown

SEEN_S = 20


@lru_cache(256)
def unpacked(payload: bytes) -> Any:
    """The same bytes go to many pages."""
    return msgpack.unpackb(payload)


@dataclass
class Seen:
    """What was done when, and until when every page had it. Names are whatever tells one deed from the others."""

    pages: int
    done_ns: dict[Any, int] = field(default_factory=dict[Any, int])
    acked_ms: list[float] = field(default_factory=list[float])
    delivered_ms: list[float] = field(default_factory=list[float])  # one for each deed and page
    _missing: dict[Any, int] = field(default_factory=dict[Any, int])
    last_ms: list[float] = field(default_factory=list[float])  # one for each deed: until the last page

    def did(self, name: Any, at_ns: int) -> None:
        self.done_ns[name], self._missing[name] = at_ns, self.pages

    def sees(self, name: Any, at_ns: int) -> None:
        if name in self.done_ns and self._missing[name] > 0:
            ms = (at_ns - self.done_ns[name]) / 1e6
            self.delivered_ms.append(ms)
            self._missing[name] -= 1
            if self._missing[name] == 0:
                self.last_ms.append(ms)

    @property
    def lost(self) -> int:
        return sum(self._missing.values())

    async def all_seen(self) -> None:
        give_up = time.monotonic() + SEEN_S
        while self.lost and time.monotonic() < give_up:
            await asyncio.sleep(0.02)


async def paced(times: int, every_s: float, do: Callable[[int], Coroutine[Any, Any, None]]) -> None:
    """Each at its time, whether or not the one before has ended."""
    began = time.monotonic()
    async with asyncio.TaskGroup() as doing:
        for n in range(times):
            await asyncio.sleep(max(0, began + n * every_s - time.monotonic()))
            doing.create_task(do(n))


async def vote(teacher: Page, voters: Sequence[Page], name: str, per_s: float) -> Seen:
    """Everyone answers a poll whose counts the class is shown while it is open. A vote is its place in the log."""
    question = {"form": "single", "text": "Why are there seasons?", "options": ["Lean", "Distance", "Wind", "Sun"]}
    await teacher.command("poll.open", client_id=name, question=question, secrecy="named")
    await teacher.command("poll.show", id=name, on=True)
    pages = [teacher, *voters]
    seen = Seen(len(pages))
    shown: list[tuple[Page, int, int]] = []

    def look(page: Page, what: Shown, at_ns: int) -> None:
        shown.append((page, what.seq, at_ns))

    for page in pages:
        page.on_shown = look

    votes: list[tuple[int, int]] = []  # seq, when it was given

    async def one(n: int) -> None:
        began_ns = time.monotonic_ns()
        seq = await voters[n].command("poll.answer", id=name, answer={"choices": [n % 4]})
        seen.acked_ms.append((time.monotonic_ns() - began_ns) / 1e6)
        votes.append((seq, began_ns))

    await paced(len(voters), 1 / per_s, one)
    newest = max(seq for seq, _ in votes)
    give_up = time.monotonic() + SEEN_S
    while any(page.seq < newest for page in pages) and time.monotonic() < give_up:
        await asyncio.sleep(0.02)
    for page in pages:
        page.on_shown = lambda page, shown, at_ns: None
    by_page: dict[Page, list[tuple[int, int]]] = {}
    for page, seq, at_ns in shown:
        by_page.setdefault(page, []).append((seq, at_ns))
    for seq, began_ns in votes:
        seen.did(seq, began_ns)
        for arrivals in by_page.values():
            at_ns = next((at_ns for shown_seq, at_ns in arrivals if shown_seq >= seq), None)
            if at_ns is not None:
                seen.sees(seq, at_ns)
    await teacher.command("poll.close", id=name)
    return seen


async def write(writers: Sequence[Page], pages: Sequence[Page], keys: int, every_s: float) -> Seen:
    """Each of the writers types into the same notes, one key after the other; every page of the class is shown it."""
    notes = await notes_of(writers[0])
    everybody = {*pages, *writers}
    seen = Seen(len(everybody))

    def hear(event: str, payload: Any) -> None:
        if event == "typed":
            at_ns = time.monotonic_ns()
            for update in unpacked(payload)[1]:
                seen.sees(update, at_ns)

    for page in everybody:
        page.on_event = hear

    async def type_all(page: Page, n: int) -> None:
        document: Doc[Any] = Doc()
        text = document["notes"] = Text()
        typed: list[bytes] = []
        document.observe(lambda event: typed.append(event.update))

        async def one(key: int) -> None:
            typed.clear()
            text.insert(0, "seasons and the sun "[key % 20])
            update = typed[-1]
            assert page.socket is not None
            began_ns = time.monotonic_ns()
            seen.did(update, began_ns)
            answer = await page.socket.ask("write", {"id": notes, "update": update})
            if "seq" not in answer:
                raise RuntimeError(f"a key of writer {n} was refused: {answer}")
            seen.acked_ms.append((time.monotonic_ns() - began_ns) / 1e6)

        await paced(keys, every_s, one)

    await asyncio.gather(*(type_all(page, n) for n, page in enumerate(writers)))
    await seen.all_seen()
    for page in everybody:
        page.on_event = lambda event, payload: None
    return seen


async def notes_of(page: Page) -> str:
    await page.command("notes.open", client_id="bench-notes")
    return "bench-notes"
