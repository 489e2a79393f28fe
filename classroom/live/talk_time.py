"""How long each person has spoken, summed up until it is worth a fact."""

from collections.abc import Collection

EVERY_MS = 30_000  # one fact a person; a class of 300 that all talk leaves ten a second
MOST_MS = 60_000  # of one person in one report, by two devices say


class TalkTime:
    def __init__(self) -> None:
        self._spoken_ms: dict[str, int] = {}
        self._told_ms = 0

    def add(self, person: str, ms: int) -> None:
        self._spoken_ms[person] = self._spoken_ms.get(person, 0) + ms

    def take(self, at_ms: int, here: Collection[str]) -> dict[str, int]:
        """What is to be told now, by person: everything each EVERY_MS, and the rest of those who are gone."""
        if at_ms - self._told_ms >= EVERY_MS:
            self._told_ms, due = at_ms, list(self._spoken_ms)
        else:
            due = [person for person in self._spoken_ms if person not in here]
        return {person: min(self._spoken_ms.pop(person), MOST_MS) for person in due}
