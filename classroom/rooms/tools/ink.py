"""What is drawn on slides: on a page that was shown, by staff and by pupils who may draw. Kept in its deck, as on a board.

Places are counted in thousandths of the page's width, so a stroke lies where it was drawn on every screen.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from classroom.rooms.shapes import Erased, Freedraw, coming, weigh
from classroom.rooms.tool import Change, Command, Engagement, Event, Id, Permission, Refused, Tool, Turn
from classroom.rooms.tools.decks import Deck, Inked, Number
from classroom.rooms.tools.locks import Lock, refusal

MOST_STROKES = 5_000  # of a deck, erased ones too, as long as their place is kept
MOST_BYTES = 4 * 2**20  # of a deck, as JSON

Stroke = Freedraw | Erased
Strokes = Annotated[tuple[Stroke, ...], Meta(min_length=1, max_length=64)]


class Draw(Command, frozen=True, tag="ink.draw"):
    """Each stroke as it is now. An older one, or another's who is not to be changed, is left out."""

    needs = Permission.BE_HERE
    deck: Id
    page: Number
    strokes: Strokes

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = turn.seen(Deck, self.deck)
        if Permission.DRAW not in turn.by.permissions:
            raise refusal(turn, Lock.BOARD, "the board")
        if self.page > deck.reached:
            raise Refused("not_shown_yet", f"Page {self.page} has not been shown yet. Show it, then draw on it.")
        anybodys = Permission.LEAD in turn.by.permissions
        newest, more, none_is_theirs = coming(self.strokes, deck.ink, turn.by.id, anybodys=anybodys)
        if none_is_theirs:
            raise Refused("not_yours", "On slides everyone changes only what they drew themselves.")
        drawn = any(not isinstance(stroke, Erased) for stroke in newest.values())
        if drawn and (len(deck.ink.keys() | newest.keys()) > MOST_STROKES or deck.ink_size + more > MOST_BYTES):
            raise Refused("ink_full", f"Slides hold {MOST_STROKES} strokes and {MOST_BYTES // 2**20} MB. Clear a page.")
        if newest:
            yield InkDrawn(deck.id, self.page, tuple(newest.values()), turn.by.id)


class Clear(Command, frozen=True, tag="ink.clear"):
    """A page."""

    needs = Permission.LEAD
    deck: Id
    page: Number

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = turn.the(Deck, self.deck)
        if any(each.page == self.page for each in deck.ink.values()):
            yield InkCleared(deck.id, self.page)


class InkDrawn(Change[Deck], frozen=True, tag="ink.drawn"):
    counts_as = Engagement.DRAWING
    page: int
    strokes: tuple[Stroke, ...]
    by: str

    def apply(self, item: Deck) -> Deck:
        rev, ink, size = item.ink_rev + 1, dict(item.ink), item.ink_size
        for stroke in self.strokes:
            before = ink.pop(stroke.id, None)
            page, by = (before.page, before.by) if before else (self.page, self.by)
            ink[stroke.id] = Inked(stroke, page, by, rev)
            size += weigh(stroke) - (weigh(before.shape) if before else 0)
        return replace(item, ink_rev=rev, ink=ink, ink_size=size)


class InkCleared(Change[Deck], frozen=True, tag="ink.cleared"):
    page: int

    def apply(self, item: Deck) -> Deck:
        ink = {id: each for id, each in item.ink.items() if each.page != self.page}
        rev, size = item.ink_rev + 1, sum(weigh(each.shape) for each in ink.values())
        return replace(item, ink_rev=rev, ink_cleared_rev=rev, ink=ink, ink_size=size)


TOOL = Tool("ink", commands=(Draw, Clear), events=(InkDrawn, InkCleared))
