"""A class of hundreds of pages without a browser, as the benches use it, and what a bench finds in it."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from bench._crowd import Page, all_come_in
from tests.browser.demo import Demo


@dataclass
class Found:
    rows: dict[str, list[float]] = field(default_factory=dict[str, list[float]])  # ms
    figures: dict[str, object] = field(default_factory=dict[str, object])
    errors: int = 0
    says: list[str] = field(default_factory=list[str])
    share: float = 0  # of their core, the most that the clients used

    @contextmanager
    def clients(self, what: str) -> Generator[None]:
        """How much of their core the clients use meanwhile, which no garbage collection of theirs holds up.

        One process plays hundreds of people: a full collection took up to 320 ms, and all of them heard nothing as long.
        """
        gc.collect()
        gc.disable()
        cpu_s, began = time.process_time(), time.monotonic()
        try:
            yield
        finally:
            gc.enable()
        share = (time.process_time() - cpu_s) / (time.monotonic() - began)
        self.share = max(self.share, share)
        self.says.append(f"{what}: the clients used {share:.0%} of their core")

    def note(self, name: str, ms: list[float], pages: int) -> None:
        self.rows.setdefault(name, []).extend(ms)
        self.errors += pages - len(ms)


@dataclass(frozen=True)
class Crowd:
    server: Demo
    teacher: Page  # is in; the pupils come when they are told to
    pupils: Sequence[Page]

    async def come_in(self, pupils: Sequence[Page]) -> None:
        """Who is there already stays."""
        await all_come_in([page for page in pupils if page.socket is None])


@asynccontextmanager
async def class_of(learners: int, folder: Path) -> AsyncGenerator[Crowd]:
    """The server on the first core, we on the last."""
    cores = sorted(os.sched_getaffinity(0))
    server = await Demo(folder, learners=learners, taskset=str(cores[0])).start()
    os.sched_setaffinity(0, {cores[-1]})
    try:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
            teacher = Page(server, http, server.teacher)
            pupils = [Page(server, http, server.learner(n)) for n in range(learners)]
            await all_come_in([teacher])
            yield Crowd(server, teacher, pupils)
            for page in (teacher, *pupils):
                await page.close()
    finally:
        os.sched_setaffinity(0, cores)
        await server.stop()
