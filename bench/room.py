"""Breakouts: from the teacher's click to the new partners, as seen, as heard, and for a thousand pages at once.

Pictures are measured in Chromium, which also leaves and joins again in the same run. Sound is measured by light
clients: each sends ten packets a second over real ICE, DTLS and SRTP, three voices a room are forwarded; nothing is
decoded. Pages without sound hold a socket and what they are shown. Each part has a class of its own (with --quick those
without Chromium share one, which is made once); but for Chromium's, the server and its media worker run on one core, the
clients on the other (their share is printed).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from _table import percentile, result, table

from bench import _many as many
from bench import _sound_moves as sound
from bench._class import Crowd, Found, class_of
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
    listen_s: float  # after each of them; what is heard of the old room after 1 s is an error
    pages: int  # silenced, locked, resumed
    turns: int  # of each of these
    crowd: int
    rooms: int
    one_class: bool = False  # for the parts without Chromium


FULL = Size(100, 10, ((30, 10), (300, 30)), 5, 2.5, 300, 20, 1_000, 200)
QUICK = Size(6, 2, ((30, 10),), 1, 1.5, 250, 3, 250, 50, one_class=True)


async def moves(size: Size, folder: Path) -> Found:
    server = await Demo(folder, learners=3, taskset=str(min(os.sched_getaffinity(0)))).start()
    try:
        seen = await moves_and_rejoins(server, folder.parent / "evidence", size.moves, size.rejoins)
    finally:
        await server.stop()
    figures: dict[str, object] = {
        "move_p50_ms": percentile(seen.moved_ms, 0.5),
        "move_p95_ms": percentile(seen.moved_ms, 0.95),
        "moves": len(seen.moved_ms),
        "rejoin_p50_ms": percentile(seen.rejoined_ms, 0.5),
        "rejoin_ratio": statistics.median(seen.rejoined_ms) / statistics.median(seen.moved_ms),
    }
    rows = {"click -> frame": seen.moved_ms, "page load -> frame": seen.rejoined_ms}
    return Found(rows, figures, len(seen.errors), [*(seen.errors or [seen.wiring]), *seen.says])


async def voices(size: Size, crowd: Crowd) -> Found:
    """All have left at its end, so that a later part of the same class hears nothing of their connections' ends."""
    found, certificate = Found(), Certificate()
    speakers: list[Voice] = []
    for people, rooms in size.sound:
        pages = crowd.pupils[len(speakers) : people]
        await crowd.come_in(pages)
        more = [Voice(page, len(speakers) + n, certificate) for n, page in enumerate(pages)]
        for start in range(0, len(more), CONNECT_AT_ONCE):
            await asyncio.gather(*(voice.connect() for voice in more[start : start + CONNECT_AT_ONCE]))
        speakers += more
        speaking = asyncio.create_task(speak_all(speakers))
        with found.clients(f"{people} people with sound"):
            heard = await sound.move_all(crowd.teacher, speakers, rooms, size.sound_turns, size.listen_s)
        speaking.cancel()
        found.rows[f"click -> sound, {people} into {rooms}"] = heard.first_ms
        found.rows[f"the old room, {people} into {rooms}"] = heard.old_ms
        found.figures[f"sound_{people}_p95_ms"] = percentile(heard.first_ms, 0.95)
        found.figures[f"old_room_{people}_worst_ms"] = max(heard.old_ms, default=0.0)
        found.errors += heard.errors
    for voice in speakers:
        await voice.close()
        await voice.page.leave()
    return found


async def control(size: Size, crowd: Crowd) -> Found:
    """Silence, locks and removals; those who are left come back to their rooms after the server was killed."""
    found = Found(figures={"pages": size.pages})
    teacher, left = crowd.teacher, list(crowd.pupils)
    await crowd.come_in(left)
    with found.clients("silence, locks"):
        for turn in range(size.turns):
            found.note("mute all", await many.mute_all(teacher, left), len(left))
            found.note("lock", await many.lock(teacher, left, turn % 2 == 0), len(left))
            victim = left.pop()
            found.note("remove", await many.remove(teacher, left, victim), len(left))
    rooms = len(left) // 10
    _, errors = await many.open_rooms(teacher, left, rooms)
    with found.clients("a restart"):
        found.rows["resume"], lost = await many.die_and_resume(crowd.server, teacher, left)
    found.errors += errors + lost
    for name, ms in found.rows.items():
        found.figures[f"{name.replace(' ', '_')}_p95_ms"] = percentile(ms, 0.95)
    return found


async def opening(size: Size, crowd: Crowd) -> Found:
    """The rooms are closed again at its end."""
    found, pupils = Found(), crowd.pupils[: size.crowd]
    with found.clients("coming in"):
        await crowd.come_in(pupils)
    with found.clients("opening"):
        open_s, found.errors = await many.open_rooms(crowd.teacher, pupils, size.rooms)
    await many.close_rooms(crowd.teacher, pupils, size.rooms)
    found.says.append(f"{size.rooms} rooms for {size.crowd} pages were open after {open_s:.2f} s")
    found.figures |= {"rooms": size.rooms, "people": size.crowd, "open_rooms_s": round(open_s, 2)}
    return found


@dataclass(frozen=True)
class Part:
    of: Callable[[Size, Crowd], Awaitable[Found]]
    learners: Callable[[Size], int]


# In an order in which they can share a class: the one that removes people and kills the server is the last.
CROWDED: Mapping[str, Part] = {
    "voices": Part(voices, lambda size: max(people for people, _ in size.sound)),
    "opening": Part(opening, lambda size: size.crowd),
    "control": Part(control, lambda size: size.pages + size.turns),
}
PARTS = ("moves", *CROWDED)


async def each_part(size: Size, names: Sequence[str]) -> AsyncGenerator[Found]:
    with tempfile.TemporaryDirectory() as folder:
        if "moves" in names:
            print("bench room: moves", flush=True)
            yield await moves(size, Path(folder, "moves"))
        crowded = [name for name in CROWDED if name in names]
        classes = [crowded] if size.one_class and crowded else [[name] for name in crowded]
        for together in classes:
            learners = max(CROWDED[name].learners(size) for name in together)
            async with class_of(learners, Path(folder, together[0])) as crowd:
                for name in together:
                    print(f"bench room: {name}", flush=True)
                    yield await CROWDED[name].of(size, crowd)


async def main(size: Size, names: Sequence[str]) -> None:
    figures: dict[str, object] = {}
    errors, share = 0, 0.0
    async for found in each_part(size, names):
        table(found.rows, "ms")  # at once: what a later part breaks does not lose it
        print("\n".join(found.says), flush=True)
        figures |= found.figures
        errors, share = errors + found.errors, max(share, found.share)
    result(**figures, errors=errors, client_core_share=round(share, 2))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="within 50 s: fewer moves, 30 voices, 250 pages")
    options.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="some of its parts")
    chosen = options.parse_args()
    asyncio.run(main(QUICK if chosen.quick else FULL, chosen.only))
