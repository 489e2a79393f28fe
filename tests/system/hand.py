"""The table that a person with a watch would have written: who was there, from when to when, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Stay = tuple[float, float, str]  # from, to: seconds of the epoch; presence


@dataclass
class Hand:
    stays: dict[str, list[Stay]] = field(default_factory=dict[str, list[Stay]])  # by person
    _open: dict[str, tuple[float, str]] = field(default_factory=dict[str, tuple[float, str]])

    def comes(self, person: str, at_s: float, presence: str = "remote") -> None:
        self._open[person] = (at_s, presence)

    def goes(self, person: str, at_s: float) -> None:
        from_s, presence = self._open.pop(person)
        self.stays.setdefault(person, []).append((from_s, at_s, presence))

    def all_go(self, at_s: float) -> None:
        for person in list(self._open):
            self.goes(person, at_s)

    def seconds(self, person: str) -> float:
        return sum(to_s - from_s for from_s, to_s, _ in self.stays.get(person, []))


def stays_of(row: dict[str, Any]) -> list[Stay]:
    """The intervals of a row of the attendance, in the same shape."""
    return [(epoch_s(at["from"]), epoch_s(at["to"]), at["presence"]) for at in row["intervals"]]


def deviations(hand: Hand, rows: dict[str, dict[str, Any]]) -> Iterator[tuple[str, float, float]]:
    """Of each end of each stay: whose, how far the server is from the watch (+: later), and of how long a stay."""
    for person, row in rows.items():
        told, expected = stays_of(row), hand.stays.get(person, [])
        assert [stay[2] for stay in told] == [stay[2] for stay in expected], (person, told, expected)
        for (from_s, to_s, _), (hand_from_s, hand_to_s, _) in zip(told, expected, strict=True):
            yield person, from_s - hand_from_s, to_s - hand_to_s


def epoch_s(iso: str) -> float:
    return datetime.fromisoformat(iso).timestamp()
