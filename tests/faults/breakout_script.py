"""What a teacher and six pupils do in breakouts, set after set, and what each of their commands means: places and calls."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import aiohttp

from bench._crowd import Page
from tests.browser.demo import Demo
from tests.faults.killing import Killed

ROOMS, ROUNDS = 3, 3
MAIN = "main"


class Call(NamedTuple):
    by: str
    claimed_by: str | None = None


@dataclass(frozen=True)
class Meant:
    """How it is when all that was acknowledged counts."""

    places: dict[str, str]  # where everybody is
    calls: dict[str, Call] = field(default_factory=dict[str, Call])  # for help, by room

    def called(self, room: str, call: Call | None) -> Meant:
        others = {other: each for other, each in self.calls.items() if other != room}
        return replace(self, calls=others if call is None else others | {room: call})


@dataclass(frozen=True)
class Step:
    """One command, and how it is after it."""

    moment: str
    by: Page
    client_id: str
    kind: str
    fields: dict[str, Any]
    then: Meant


class Lesson:
    """Step by step; one that was not acknowledged is still to be done."""

    LEARNERS = 6

    def __init__(self, server: Demo, http: aiohttp.ClientSession) -> None:
        self.server = server
        self.teacher = Page(server, http, server.teacher, "kills")
        self.learners = [Page(server, http, server.learner(n), "kills") for n in range(self.LEARNERS)]
        self.pages = [self.teacher, *self.learners]
        self.meant = Meant({page.id: MAIN for page in self.pages})
        self.acknowledged: dict[tuple[str, str], int] = {}
        self.now: Step | None = None
        self.moment = ""
        self._numbers = itertools.count(1)
        self._steps = self._sets()

    def advance(self) -> str:
        """To the next step, unless one is still owed its answer; its moment."""
        if self.now is None:
            self.now = next(self._steps)
            self.moment = self.now.moment
        return self.moment

    async def do(self) -> None:
        """Raises Killed; then the same step is still to be done."""
        if self.now is None:
            return
        step = self.now
        try:
            seq = await step.by.command(step.kind, step.client_id, **step.fields)
        except (ConnectionError, TimeoutError, aiohttp.ClientError) as lost:
            raise Killed(step.moment) from lost
        self.acknowledged[step.by.id, step.client_id] = seq
        self.meant, self.now = step.then, None

    @property
    def in_flight(self) -> bool:
        return self.now is not None

    async def came_back(self) -> None:
        """Pages hold all that matters by themselves."""

    def possible(self) -> list[Meant]:
        """The step in flight counts or does not."""
        return [self.meant, self.now.then] if self.now else [self.meant]

    def _sets(self) -> Iterator[Step]:
        for number in itertools.count(1):
            yield from self._one_set(f"set-{number}")

    def _one_set(self, name: str) -> Iterator[Step]:
        ids = [page.id for page in self.learners]
        rounds = [{id: (n + n // ROOMS * turn) % ROOMS for n, id in enumerate(ids)} for turn in range(ROUNDS)]
        names = [f"Group {n}" for n in range(ROOMS)]
        plan = {"name": name, "names": names, "rounds": rounds}
        yield self._step("prepare", "breakout.prepare", plan, self.meant, client_id=name)
        everybody_back = {page.id: MAIN for page in self.pages}
        for turn in range(ROUNDS):
            rooms = [f"{name}.{turn + 1}.{n}" for n in range(ROOMS)]
            seated = everybody_back | {id: rooms[n] for id, n in rounds[turn].items()}
            moment, kind = ("next", "breakout.next_round") if turn else ("open", "breakout.open")
            yield self._step(moment, kind, {"id": name}, Meant(seated))
            yield from self._in_rooms(rooms)
        yield self._step("close", "breakout.close", {"id": name}, Meant(everybody_back))

    def _in_rooms(self, rooms: list[str]) -> Iterator[Step]:
        yield from self._calls()
        for _ in range(2):
            person = random.choice(self.learners).id
            to = self._another(rooms, person)
            yield self._step("move", "breakout.move", {"people": [person], "to": to}, self._moved(person, to))
        yield from self._cancels()
        said = {"text": "Is anybody there?", "to": "room"}
        yield self._step("chat", "chat.send", said, self.meant, by=random.choice(self.learners))
        if random.random() < 0.5:  # else what was claimed is so at the end of the round
            to = self._another(rooms, self.teacher.id)
            yield self._step("go", "breakout.go", {"to": to}, self._moved(self.teacher.id, to))

    def _calls(self) -> Iterator[Step]:
        """Two groups call; the teacher is on the way to one of them."""
        for _ in range(2):
            caller = random.choice([page for page in self.learners if self._room(page) not in self.meant.calls])
            room, text = self._room(caller), {"text": "We are stuck"}
            yield self._step("call", "help.call", text, self.meant.called(room, Call(caller.id)), by=caller)
        room = random.choice([*self.meant.calls])
        there = self._moved(self.teacher.id, room)
        claimed = there.calls[room]._replace(claimed_by=self.teacher.id)
        yield self._step("claim", "help.claim", {"id": room}, there.called(room, claimed))

    def _cancels(self) -> Iterator[Step]:
        """Somebody of a group that waits; in one that nobody is left of there is no call."""
        waiting = [room for room, call in self.meant.calls.items() if call.claimed_by is None]
        if waiting and random.random() < 0.5:  # else the call ends with its room
            someone = random.choice([page for page in self.learners if self._room(page) in waiting])
            yield self._step("cancel", "help.cancel", {}, self.meant.called(self._room(someone), None), by=someone)

    def _moved(self, person: str, to: str) -> Meant:
        """A call is handed on to who is left of the group, or ends; and it ends when who came to help goes."""
        places, calls = self.meant.places | {person: to}, dict(self.meant.calls)
        for room, call in self.meant.calls.items():
            if room == to or person not in call:
                continue
            left = [page.id for page in self.learners if places[page.id] == room]
            if left and person == call.by:
                calls[room] = call._replace(by=left[0])
            else:
                del calls[room]
        return Meant(places, calls)

    def _room(self, page: Page) -> str:
        return self.meant.places[page.id]

    def _another(self, rooms: list[str], person: str) -> str:
        return random.choice([room for room in rooms if room != self.meant.places[person]])

    def _step(
        self, moment: str, kind: str, fields: dict[str, Any], then: Meant, by: Page | None = None, client_id: str = ""
    ) -> Step:
        return Step(moment, by or self.teacher, client_id or f"wish-{next(self._numbers)}", kind, fields, then)
