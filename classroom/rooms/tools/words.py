"""Words: what pupils do not write in the classes of a course. Staff keep the list, and only staff read it.

A message that holds one is refused to its author, who still has the text and changes it. It is not masked: stars in the
place of a word make a class guess, and say of somebody that they swore. What is written to staff is never refused, so
that a pupil can tell them word by word what was said.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Meta, Struct

from classroom.rooms.roles import PUPILS
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Sight,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.presence import Member

WORDS = "words"  # the id of the only list
MOST = 200
LONGEST = 40  # characters of one

Word = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
List = Annotated[tuple[Word, ...], Meta(max_length=MOST)]


class WordsView(Struct, frozen=True):
    words: tuple[str, ...]
    by: str


class Words(Item, frozen=True):
    kind = "words"

    words: tuple[str, ...]
    by: str

    def view(self, viewer: Viewer) -> WordsView | None:
        return WordsView(self.words, self.by) if Sight.STAFF_CHAT in viewer.sights else None


class SetWords(Command, frozen=True, tag="words.set"):
    """These and no others."""

    needs = Permission.MODERATE
    words: List

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield from become(turn, tidy(self.words), turn.by.id)


class RestoreWords(Command, frozen=True, tag="words.restore"):
    """Those of the course, as staff set them last in another class of it or on its page."""

    needs = Permission.SERVER
    words: List
    by: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield from become(turn, self.words, self.by)


class WordsSet(Creation[Words], frozen=True, tag="words.first_set"):
    words: tuple[str, ...]
    by: str

    def create(self) -> Words:
        return Words(self.id, self.words, self.by)


class WordsChanged(Change[Words], frozen=True, tag="words.changed"):
    words: tuple[str, ...]
    by: str

    def apply(self, item: Words) -> Words:
        return Words(self.id, self.words, self.by)


def become(turn: Turn, words: tuple[str, ...], by: str) -> Iterator[Event]:
    known = turn.things.of(Words).get(WORDS)
    if known is None:
        if words:
            yield WordsSet(WORDS, words, by)
    elif known.words != words:
        yield WordsChanged(WORDS, words, by)


def tidy(words: Iterable[str]) -> tuple[str, ...]:
    """As the list is kept: by the alphabet, of the same word the first one, and nothing without a letter."""
    by_plain = {plain(word): word.strip() for word in reversed([*words])}
    return tuple(sorted((word for key, word in by_plain.items() if key), key=str.casefold))


def plain(text: str) -> str:
    """Whole words apart by one space, whatever is big, accented or between them."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(each for each in letters if not unicodedata.combining(each))))


def refuse_words(turn: Turn, text: str) -> None:
    """Of a pupil, if one of the words is in it. It does not say which: the list is the staff's."""
    known = turn.things.of(Words).get(WORDS)
    if known is None or turn.things.of(Member)[turn.by.id].role not in PUPILS:
        return
    written = f" {plain(text)} "
    if any(f" {plain(word)} " in written for word in known.words):
        raise Refused("not_said_here", "There is a word in it that is not used in this class. Please say it otherwise.")


TOOL = Tool("words", items=(Words,), commands=(SetWords, RestoreWords), events=(WordsSet, WordsChanged))
