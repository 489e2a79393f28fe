"""Breakouts: from the teacher's click to the new partners, as seen, as heard, and for a thousand pages at once.

Pictures are measured in Chromium, which also leaves and joins again in the same run. Sound is measured by light
clients: each sends ten packets a second over real ICE, DTLS and SRTP, three voices a room are forwarded; nothing is
decoded. Pages without sound hold a socket and what they are shown. The server and its media worker run on one core, the
clients on the other (their share is printed).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from _table import percentile, result, table

from bench import _many as many
from bench import _sound_moves as sound
from bench._crowd import Page, all_come_in
from bench._moves import Found as Seen
from bench._moves import moves_and_rejoins
from bench._voice import Voice, speak_all
from classroom.media.worker.dtls import Certificate
from tests.browser.demo import Demo

CONNECT_AT_ONCE = 10


@dataclass(frozen=True)
class Size:
    moves: int
    rejoins: int
    sound: tuple[tuple[int, int], ...]  # people, rooms
    sound_turns: int  # each of two moves of everybody
    pages: int  # silenced, locked, resumed
    turns: int  # of each of these
    crowd: int
    rooms: int


FULL = Size(100, 10, ((30, 10), (300, 30)), 5, 300, 20, 1_000, 200)
QUICK = Size(12, 3, ((30, 10), (60, 12)), 1, 250, 3, 250, 50)


@dataclass
class Found:
    seen: Seen = field(default_factory=Seen)
    heard: dict[str, sound.Found] = field(default_factory=dict[str, sound.Found])
    effects: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    open_s: float = 0
    errors: int = 0
    share: dict[str, float] = field(default_factory=dict[str, float])


class Share:
    """Of their core that the clients used meanwhile."""

    def __init__(self, found: Found, name: str) -> None:
        self._found, self._name = found, name

    def __enter__(self) -> None:
        self._cpu_s, self._began = time.process_time(), time.monotonic()

    def __exit__(self, *_: object) -> None:
        share = (time.process_time() - self._cpu_s) / (time.monotonic() - self._began)
        self._found.share[self._name] = share
        print(f"{self._name}: the clients used {share:.0%} of their core", flush=True)


async def main(size: Size) -> None:
    cores = sorted(os.sched_getaffinity(0))
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        print(f"bench room: {size.moves} moves of a page, {size.rejoins} times leaving and joining again", flush=True)
        server = await Demo(Path(folder, "eyes"), learners=3, taskset=str(cores[0])).start()
        try:
            found.seen = await moves_and_rejoins(server, Path(folder, "evidence"), size.moves, size.rejoins)
        finally:
            await server.stop()
        server = await Demo(Path(folder, "many"), learners=size.crowd, taskset=str(cores[0])).start()
        os.sched_setaffinity(0, {cores[-1]})
        try:
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
                await class_of_many(found, size, server, http)
        finally:
            os.sched_setaffinity(0, cores)
            await server.stop()
    report(found, size)


async def class_of_many(found: Found, size: Size, server: Demo, http: aiohttp.ClientSession) -> None:
    teacher = Page(server, http, server.teacher)
    pupils = [Page(server, http, server.learner(n)) for n in range(size.crowd)]
    await all_come_in([teacher])
    await voices_move(found, size, teacher, pupils)
    some = pupils[: size.pages]
    await all_come_in([page for page in some if page.socket is None])
    with Share(found, "silence, locks, a restart"):
        await silence_and_locks(found, size, teacher, some)
        await restart(found, size, server, teacher, some[: -size.turns])
    await all_come_in(pupils[size.pages :])
    with Share(found, "opening"):
        crowd = [page for page in pupils if page.door.get("state") == "in"]
        found.open_s, errors = await many.open_rooms(teacher, crowd, size.rooms)
    found.errors += errors
    for page in (teacher, *pupils):
        await page.close()


async def voices_move(found: Found, size: Size, teacher: Page, pupils: list[Page]) -> None:
    certificate = Certificate()
    voices: list[Voice] = []
    for people, rooms in size.sound:
        pages = pupils[len(voices) : people]
        await all_come_in(pages)
        more = [Voice(page, len(voices) + n, certificate) for n, page in enumerate(pages)]
        for start in range(0, len(more), CONNECT_AT_ONCE):
            await asyncio.gather(*(voice.connect() for voice in more[start : start + CONNECT_AT_ONCE]))
        voices += more
        speaking = asyncio.create_task(speak_all(voices))
        with Share(found, f"{people} people with sound"):
            heard = await sound.move_all(teacher, voices, rooms, size.sound_turns)
        speaking.cancel()
        found.heard[f"{people} into {rooms}"] = heard
        found.errors += heard.errors
    for voice in voices:
        await voice.close()


async def silence_and_locks(found: Found, size: Size, teacher: Page, pupils: list[Page]) -> None:
    left = list(pupils)
    for turn in range(size.turns):
        note(found, "mute all", await many.mute_all(teacher, left), len(left))
        note(found, "lock", await many.lock(teacher, left, turn % 2 == 0), len(left))
        victim = left.pop()
        note(found, "remove", await many.remove(teacher, left, victim), len(left))
    if size.turns % 2:  # who comes next must not wait at a locked door
        await many.lock(teacher, left, False)


async def restart(found: Found, size: Size, server: Demo, teacher: Page, pupils: list[Page]) -> None:
    """With rooms open: everybody comes back to their own."""
    rooms = len(pupils) // 10
    _, errors = await many.open_rooms(teacher, pupils, rooms)
    resumed, lost = await many.die_and_resume(server, teacher, pupils)
    await many.close_rooms(teacher, pupils, rooms)
    found.effects["resume"] = resumed
    found.errors += errors + lost


def note(found: Found, name: str, ms: list[float], pages: int) -> None:
    found.effects.setdefault(name, []).extend(ms)
    found.errors += pages - len(ms)


def report(found: Found, size: Size) -> None:
    seen = found.seen
    rows = {"click -> frame": seen.moved_ms, "page load -> frame": seen.rejoined_ms}
    rows |= {f"click -> sound, {name}": heard.first_ms for name, heard in found.heard.items()}
    rows |= {f"the old room, {name}": heard.old_ms for name, heard in found.heard.items()}
    table(rows | found.effects, "ms")
    print(f"{size.rooms} rooms for {size.crowd} pages were open after {found.open_s:.2f} s")
    for line in seen.errors or [seen.wiring]:
        print(line)
    few, lots = (percentile(heard.first_ms, 0.95) for heard in found.heard.values())
    result(
        move_p50_ms=percentile(seen.moved_ms, 0.5),
        move_p95_ms=percentile(seen.moved_ms, 0.95),
        moves=len(seen.moved_ms),
        rejoin_p50_ms=percentile(seen.rejoined_ms, 0.5),
        rejoin_ratio=statistics.median(seen.rejoined_ms) / statistics.median(seen.moved_ms),
        light_30_p95_ms=few,
        light_300_p95_ms=lots,
        light_people=max(people for people, _ in size.sound),
        old_room_worst_ms=max((ms for heard in found.heard.values() for ms in heard.old_ms), default=0.0),
        rooms=size.rooms,
        people=size.crowd,
        open_rooms_s=round(found.open_s, 2),
        pages=size.pages,
        mute_all_p95_ms=percentile(found.effects["mute all"], 0.95),
        lock_p95_ms=percentile(found.effects["lock"], 0.95),
        remove_p95_ms=percentile(found.effects["remove"], 0.95),
        resume_300_p95_ms=percentile(found.effects["resume"], 0.95),
        errors=found.errors + len(seen.errors),
        client_core_share=round(max(found.share.values()), 2),
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="within 50 s: fewer moves, 60 voices, 250 pages")
    asyncio.run(main(QUICK if options.parse_args().quick else FULL))
