"""What is drawn over slides and over a shared screen: by staff and by pupils who may draw, as on a board.

On a page that was shown, kept in its deck; on a screen while it is shared, kept in the pane of glass over it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from classroom.rooms.inks import MOST_BYTES, MOST_STROKES, Ink, Stroke
from classroom.rooms.shapes import coming
from classroom.rooms.tool import Change, Command, Engagement, Event, Id, Permission, Refused, Tool, Turn
from classroom.rooms.tools.decks import Deck, Number
from classroom.rooms.tools.glass import PAGE, Glass
from classroom.rooms.tools.locks import Lock, refusal

Strokes = Annotated[tuple[Stroke, ...], Meta(min_length=1, max_length=64)]


class Draw(Command, frozen=True, tag="ink.draw"):
    """Each stroke as it is now. An older one, or another's who is not to be changed, is left out."""

    needs = Permission.BE_HERE
    deck: Id
    page: Number
    strokes: Strokes

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = turn.seen(Deck, self.deck)
        check_may(turn)
        if self.page > deck.reached:
            raise Refused("not_shown_yet", f"Page {self.page} has not been shown yet. Show it, then draw on it.")
        newest, more = newest_of(turn, deck.ink, self.strokes)
        if not deck.ink.holds(newest, more):
            raise Refused("ink_full", f"Slides hold {MOST_STROKES} strokes and {MOST_BYTES // 2**20} MB. Clear a page.")
        if newest:
            yield InkDrawn(deck.id, self.page, tuple(newest.values()), turn.by.id)


class DrawOnScreen(Command, frozen=True, tag="ink.draw_on_screen"):
    """On the one that this person shares in the room that one is in."""

    needs = Permission.BE_HERE
    person: Id
    strokes: Strokes

    def decide(self, turn: Turn) -> Iterator[Event]:
        glass = turn.seen(Glass, self.person)
        check_may(turn)
        newest, more = newest_of(turn, glass.ink, self.strokes)
        if not glass.ink.holds(newest, more):
            raise Refused(
                "ink_full", f"A screen holds {MOST_STROKES} strokes and {MOST_BYTES // 2**20} MB. Clear what is drawn."
            )
        if newest:
            yield GlassDrawn(glass.id, tuple(newest.values()), turn.by.id)


class Clear(Command, frozen=True, tag="ink.clear"):
    """A page."""

    needs = Permission.LEAD
    deck: Id
    page: Number

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = turn.the(Deck, self.deck)
        if deck.ink.lies_on(self.page):
            yield InkCleared(deck.id, self.page)


class ClearScreen(Command, frozen=True, tag="ink.clear_screen"):
    """By staff, and by who shares it."""

    needs = Permission.BE_HERE
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        glass = turn.seen(Glass, self.person)
        if glass.id != turn.by.id and Permission.LEAD not in turn.by.permissions:
            raise Refused("not_allowed", "What is drawn on a screen is cleared by staff and by who shares it.")
        if glass.ink.lies_on(PAGE):
            yield GlassWiped(glass.id)


class InkDrawn(Change[Deck], frozen=True, tag="ink.drawn"):
    counts_as = Engagement.DRAWING
    page: int
    strokes: tuple[Stroke, ...]
    by: str

    def apply(self, item: Deck) -> Deck:
        return replace(item, ink=item.ink.drawn(self.strokes, self.page, self.by))


class InkCleared(Change[Deck], frozen=True, tag="ink.cleared"):
    page: int

    def apply(self, item: Deck) -> Deck:
        return replace(item, ink=item.ink.without(self.page))


class GlassDrawn(Change[Glass], frozen=True, tag="glass.drawn"):
    counts_as = Engagement.DRAWING
    strokes: tuple[Stroke, ...]
    by: str

    def apply(self, item: Glass) -> Glass:
        return replace(item, ink=item.ink.drawn(self.strokes, PAGE, self.by))


class GlassWiped(Change[Glass], frozen=True, tag="glass.wiped"):
    def apply(self, item: Glass) -> Glass:
        return replace(item, ink=item.ink.without(PAGE))


def check_may(turn: Turn) -> None:
    if Permission.DRAW not in turn.by.permissions:
        raise refusal(turn, Lock.BOARD, "the board")


def newest_of(turn: Turn, ink: Ink, strokes: Iterable[Stroke]) -> tuple[Mapping[str, Stroke], int]:
    """Those that count, and the bytes that they take. Staff alone change another's."""
    anybodys = Permission.LEAD in turn.by.permissions
    newest, more, none_is_theirs = coming(strokes, ink.strokes, turn.by.id, anybodys=anybodys)
    if none_is_theirs:
        raise Refused("not_yours", "Over slides and screens everyone changes only what they drew themselves.")
    return newest, more


TOOL = Tool(
    "ink",
    commands=(Draw, DrawOnScreen, Clear, ClearScreen),
    events=(InkDrawn, InkCleared, GlassDrawn, GlassWiped),
)
