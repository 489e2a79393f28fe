"""Moves as ears hear them: from the teacher's click to the first packet of each new partner, and what is heard too long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bench._crowd import Page
from bench._voice import LOUD, Voice

SPEAKING = 3  # of each room, whose microphones are on; everybody sends
BEFORE_S = 0.4  # listened to
OLD_UNTIL_MS = 1_000  # then nothing of the old room may come
AT_ONCE = 30

Rooms = Mapping[int, int]  # number of a voice -> of its room


@dataclass
class Found:
    """Over all moves; `first_ms`: of each pair of new partners of which one speaks."""

    first_ms: list[float] = field(default_factory=list[float])
    old_ms: list[float] = field(default_factory=list[float])  # the last packet of somebody of the old room
    never: int = 0  # pairs that did not hear each other
    moves: int = 0  # of people

    @property
    def errors(self) -> int:
        return self.never + sum(ms > OLD_UNTIL_MS for ms in self.old_ms)


def rounds(people: int, rooms: int) -> list[Rooms]:
    """Two, in which nobody is with somebody again (as long as no more than `rooms` are in each)."""
    return [{n: n % rooms for n in range(people)}, {n: (n + n // rooms) % rooms for n in range(people)}]


async def move_all(teacher: Page, voices: Sequence[Voice], rooms: int, times: int, after_s: float) -> Found:
    """`voices` of pupils are in the main room and speaking; they are moved to rooms, on to others, and back.

    Each time they are listened to for `after_s`: longer than what is heard of the old room may take.
    """
    found = Found()
    first, second = rounds(len(voices), rooms)
    speaking = [n for n in range(len(voices)) if n // rooms < SPEAKING]
    for n in speaking:
        voices[n].level = LOUD
    await on(voices, speaking)
    for turn in range(times):
        plans = [{voices[n].page.id: room for n, room in places.items()} for places in (first, second)]
        name = f"sound-{len(voices)}-{turn}"
        names = [f"Group {n + 1}" for n in range(rooms)]
        await teacher.command("breakout.prepare", client_id=name, name=name, names=names, rounds=plans)
        main = dict.fromkeys(first, -1)
        for kind, before, after in (("breakout.open", main, first), ("breakout.next_round", first, second)):
            await listen_to(
                found, voices, speaking, before, after, lambda kind=kind, id=name: teacher.command(kind, id=id), after_s
            )
        await teacher.command("breakout.close", id=name)
        await asyncio.sleep(BEFORE_S)
    return found


async def on(voices: Sequence[Voice], speaking: Sequence[int]) -> None:
    for start in range(0, len(speaking), AT_ONCE):
        pages = [voices[n].page for n in speaking[start : start + AT_ONCE]]
        await asyncio.gather(*(page.command("media.set", device=page.device, microphone=True) for page in pages))


async def listen_to(
    found: Found,
    voices: Sequence[Voice],
    speaking: Sequence[int],
    before: Rooms,
    after: Rooms,
    move: Callable[[], Awaitable[object]],
    after_s: float,
) -> None:
    for voice in voices:
        voice.listen(True)
    await asyncio.sleep(BEFORE_S)
    clicked_ns = time.monotonic_ns()
    await move()
    await asyncio.sleep(after_s)
    for voice in voices:
        voice.listen(False)
    found.moves += len(voices)
    for voice in voices:
        own = voice.number
        for other in speaking:
            if other == own:
                continue
            first_ns, last_ns = voice.heard.first.get(other), voice.heard.last.get(other)
            if after[other] == after[own]:
                if last_ns is None or last_ns < clicked_ns:
                    found.never += 1
                elif first_ns is not None and first_ns >= clicked_ns:  # else they were heard before already
                    found.first_ms.append((first_ns - clicked_ns) / 1e6)
            elif last_ns is not None and last_ns >= clicked_ns:
                found.old_ms.append((last_ns - clicked_ns) / 1e6)
