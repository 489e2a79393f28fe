"""What somebody writes down who plays a class: who was where from when to when, and what of it counts as taking part."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.system.hand import stays_of

MAIN = "main"
ROUNDED_S = 0.002  # the log has whole milliseconds


class When(NamedTuple):
    """It happened between these: before it was asked for, and after it was seen."""

    from_s: float
    to_s: float

    def holds(self, at_s: float) -> bool:
        return self.from_s - ROUNDED_S <= at_s <= self.to_s + ROUNDED_S


@dataclass
class Notes:
    came: dict[str, list[When]] = field(default_factory=dict[str, list[When]])
    went: dict[str, list[When]] = field(default_factory=dict[str, list[When]])
    moved: dict[str, list[tuple[str, When]]] = field(default_factory=dict[str, list[tuple[str, When]]])
    parts: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    here: set[str] = field(default_factory=set[str])
    place: dict[str, str] = field(default_factory=dict[str, str])  # of who has gone too: there they would come back to
    spoke: dict[str, float] = field(default_factory=dict[str, float])  # for how many seconds at most

    def comes(self, person: str, began_s: float) -> None:
        self.came.setdefault(person, []).append(since(began_s))
        self.here.add(person)
        self.place.setdefault(person, MAIN)

    def goes(self, people: Iterable[str], began_s: float) -> None:
        for person in people:
            self.went.setdefault(person, []).append(since(began_s))
            self.here.remove(person)

    def moves(self, places: Mapping[str, str], began_s: float) -> None:
        for person, place in places.items():
            if self.place[person] != place:
                self.place[person] = place
                self.moved.setdefault(person, []).append((place, since(began_s)))

    def does(self, person: str, part: str) -> None:
        self.parts.setdefault(person, Counter())[part] += 1


def since(began_s: float) -> When:
    return When(began_s, time.time())


def differences(notes: Notes, people: list[dict[str, Any]], moved: list[tuple[str, str, int]]) -> list[str]:
    """Between the notes, the attendance with its participation, and who was moved where by the log (ms)."""
    rows = {row["id"]: row for row in people}
    assert len(rows) == len(people)
    found = [f"only one has {id}" for id in rows.keys() ^ notes.came.keys()]
    for id, row in rows.items():
        stays = stays_of(row)
        if [(f, t) for f, t, presence in stays if presence == "remote"] != [(f, t) for f, t, _ in stays]:
            found.append(f"{id} was not only remote: {stays}")
        found += in_time(f"{id} came", notes.came[id], [from_s for from_s, _, _ in stays])
        found += in_time(f"{id} went", notes.went[id], [to_s for _, to_s, _ in stays])
        if row["seconds"] != round(sum(to_s - from_s for from_s, to_s, _ in stays)):
            found.append(f"{id}: {row['seconds']} s are not {stays}")
        found += taking_part(id, notes, row["participation"])
        places = [(to, at_ms / 1_000) for person, to, at_ms in moved if person == id]
        places = [this for this, before in zip(places, [(MAIN, 0), *places], strict=False) if this[0] != before[0]]
        expected = notes.moved.get(id, [])
        if [to for to, _ in places] != [to for to, _ in expected]:
            found.append(f"{id} was in {places}, not {expected}")
        else:
            found += in_time(f"{id} moved", [when for _, when in expected], [at_s for _, at_s in places])
    return found


def in_time(what: str, expected: list[When], told: list[float]) -> list[str]:
    if len(expected) == len(told) and all(when.holds(at_s) for when, at_s in zip(expected, told, strict=True)):
        return []
    return [f"{what} at {told}, not in {expected}"]


def taking_part(id: str, notes: Notes, told: dict[str, Any]) -> list[str]:
    """Exactly what they did; how long somebody spoke was measured, so that the notes have a bound of it."""
    counts = {part["kind"]: part["count"] for part in told["parts"]}
    turns = counts.pop("speaking", 0)
    found: list[str] = []
    if counts != notes.parts.get(id, Counter()):
        found.append(f"{id} did {counts}, not {notes.parts.get(id)}")
    if told["spoken_seconds"] > notes.spoke.get(id, 0) or (turns > 0 and id not in notes.spoke):
        found.append(f"{id} spoke {told['spoken_seconds']} s in {turns} turns, at most {notes.spoke.get(id)}")
    return found
