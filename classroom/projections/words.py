"""The words that staff of a class set last: what its course keeps for the next one."""

from collections.abc import Iterable
from typing import cast

from msgspec import Struct

from classroom.projections.fold import Row, facts
from classroom.rooms.tools import words
from classroom.rooms.tools.words import WordsChanged, WordsSet


class LeftWords(Struct, frozen=True):
    words: tuple[str, ...]
    by: str
    at_ms: int


def left_words(rows: Iterable[Row]) -> LeftWords | None:
    """None: nobody set any there. What the server said is the course's own list, and no change of it."""
    left: LeftWords | None = None
    for row, fact in facts(rows, words.TOOL.events):
        if row.actor is not None:
            said = cast("WordsSet | WordsChanged", fact)
            left = LeftWords(said.words, said.by, row.at_ms)
    return left
