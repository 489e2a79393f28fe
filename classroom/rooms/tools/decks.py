"""Decks: files of slides, and their pages that the server has drawn. How they come in and are kept; `slides.py` shows them.

A deck comes in when its file has (`signaling/uploads.py`), its pages one by one as they are made (`live/decks.py`). A page
exists for the class from the moment at which staff have turned to it or past it; its note is for staff.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from classroom.rooms.inks import Ink
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Inside,
    Item,
    Permission,
    Person,
    Refused,
    Sight,
    Things,
    Tool,
    Turn,
    Viewer,
)

MOST_DECKS = 20
MOST_PAGES = 400  # of all decks together: what a page of staff holds at once

Number = Annotated[int, Meta(ge=1, le=1_000)]
Title = Annotated[str, Meta(min_length=1, max_length=160)]
Note = Annotated[str, Meta(max_length=2_000)]
Seen = Annotated[str, Meta(max_length=2_000)]
Side = Annotated[int, Meta(ge=0, le=20_000)]
Why = Annotated[str, Meta(min_length=1, max_length=200)]


class DeckView(Struct, frozen=True):
    title: str
    by: str
    pages: int
    page: int  # that staff show; 0: none yet
    reached: int  # the furthest so far
    own_pace: bool
    saving: bool  # pupils may save what they were shown
    place: int  # in the order of decks


class Deck(Item, frozen=True):
    """Under the id of the file that it was made of."""

    kind = "deck"

    title: str
    by: str
    pages: int
    place: int
    page: int = 0
    reached: int = 0
    own_pace: bool = False
    saving: bool = False
    ink: Ink = field(default_factory=Ink)

    @property
    def files(self) -> tuple[str, ...]:
        return (self.id,)

    def view(self, viewer: Viewer) -> DeckView | None:
        if self.reached == 0 and Sight.PREPARED not in viewer.sights:
            return None
        return DeckView(
            self.title, self.by, self.pages, self.page, self.reached, self.own_pace, self.saving, self.place
        )

    def inside(self, after: int) -> Inside:
        """What is drawn on it; nobody draws on a page before all may see it."""
        return self.ink.inside(after)

    def passes_on(self, by: Person) -> bool:
        return Permission.LEAD in by.permissions


class SlideView(Struct, frozen=True):
    deck: str
    number: int
    file: str  # "": it could not be made
    small: str
    wide: int
    high: int
    text: str
    note: str
    why: str  # it could not be made


class Slide(Item, frozen=True):
    """A page of a deck, made or failed. One that fails may be made anew."""

    kind = "slide"
    recurs = True

    deck: str
    number: int
    file: str
    small: str
    wide: int
    high: int
    text: str
    shown: bool
    note: str = ""
    why: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        return (self.file, self.small) if self.file else ()

    def view(self, viewer: Viewer) -> SlideView | None:
        staff = Sight.PREPARED in viewer.sights
        if not staff and not (self.shown and self.file):
            return None
        said = (self.note, self.why) if staff else ("", "")
        return SlideView(
            self.deck, self.number, self.file, self.small, self.wide, self.high, self.text, said[0], said[1]
        )


# what the server reports
class DeckArrives(Command, frozen=True, tag="deck.arrives"):
    needs = Permission.SERVER
    id: Id
    by: Id
    title: Title
    pages: Number

    def decide(self, turn: Turn) -> Iterator[Event]:
        decks = turn.things.of(Deck).values()
        if len(decks) >= MOST_DECKS:
            raise Refused("too_many_decks", f"A class can have {MOST_DECKS} files of slides. Take one out first.")
        if sum(deck.pages for deck in decks) + self.pages > MOST_PAGES:
            raise Refused("too_many_pages", f"The slides of a class can have {MOST_PAGES} pages. Take some out first.")
        yield DeckCame(self.id, self.by, self.title, self.pages, max((deck.place for deck in decks), default=0) + 1)


class PageMade(Command, frozen=True, tag="deck.page_made"):
    needs = Permission.SERVER
    deck: Id
    page: Number
    file: Id
    small: Id
    wide: Side
    high: Side
    text: Seen

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = wanting(turn, self.deck, self.page)
        looks = (self.file, self.small, self.wide, self.high, self.text)
        yield SlideMade(slide_id(deck.id, self.page), deck.id, self.page, *looks, self.page <= deck.reached)


class PageFailed(Command, frozen=True, tag="deck.page_failed"):
    needs = Permission.SERVER
    deck: Id
    page: Number
    why: Why

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = wanting(turn, self.deck, self.page)
        yield SlideFailed(slide_id(deck.id, self.page), deck.id, self.page, self.why)


# what staff do
class WriteNote(Command, frozen=True, tag="slides.note"):
    needs = Permission.LEAD
    deck: Id
    page: Number
    text: Note

    def decide(self, turn: Turn) -> Iterator[Event]:
        slide = turn.the(Slide, slide_id(self.deck, self.page))
        if slide.note != self.text:
            yield NoteWritten(slide.id, self.text)


class Rename(Command, frozen=True, tag="slides.rename"):
    needs = Permission.LEAD
    deck: Id
    title: Title

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Deck, self.deck).title != self.title:
            yield DeckRenamed(self.deck, self.title)


class Place(Command, frozen=True, tag="slides.place"):
    """In the order of decks, from 1."""

    needs = Permission.LEAD
    deck: Id
    place: Number

    def decide(self, turn: Turn) -> Iterator[Event]:
        moved = turn.the(Deck, self.deck)
        others = sorted((each.place, each.id) for each in turn.things.of(Deck).values() if each.id != moved.id)
        order = [id for _, id in others]
        order.insert(min(self.place, len(order) + 1) - 1, moved.id)
        for place, id in enumerate(order, 1):
            if turn.things.of(Deck)[id].place != place:
                yield DeckPlaced(id, place)


class TryAgain(Command, frozen=True, tag="slides.retry"):
    needs = Permission.LEAD
    deck: Id
    page: Number

    def decide(self, turn: Turn) -> Iterator[Event]:
        slide = turn.the(Slide, slide_id(self.deck, self.page))
        if slide.file:
            raise Refused("made", f"Page {self.page} is there.")
        yield SlideGone(slide.id)


class DeckCame(Creation[Deck], frozen=True, tag="deck.came"):
    by: str
    title: str
    pages: int
    place: int

    def create(self) -> Deck:
        return Deck(self.id, self.title, self.by, self.pages, self.place)


class DeckRenamed(Change[Deck], frozen=True, tag="deck.renamed"):
    title: str

    def apply(self, item: Deck) -> Deck:
        return replace(item, title=self.title)


class DeckPlaced(Change[Deck], frozen=True, tag="deck.placed"):
    place: int

    def apply(self, item: Deck) -> Deck:
        return replace(item, place=self.place)


class DeckGone(Change[Deck], frozen=True, tag="deck.gone"):
    def apply(self, item: Deck) -> None:
        return None


class SlideMade(Creation[Slide], frozen=True, tag="slide.made"):
    deck: str
    number: int
    file: str
    small: str
    wide: int
    high: int
    text: str
    shown: bool

    def create(self) -> Slide:
        looks = (self.file, self.small, self.wide, self.high, self.text)
        return Slide(self.id, self.deck, self.number, *looks, self.shown)


class SlideFailed(Creation[Slide], frozen=True, tag="slide.failed"):
    deck: str
    number: int
    why: str

    def create(self) -> Slide:
        return Slide(self.id, self.deck, self.number, "", "", 0, 0, "", shown=False, why=self.why)


class NoteWritten(Change[Slide], frozen=True, tag="slide.noted"):
    note: str

    def apply(self, item: Slide) -> Slide:
        return replace(item, note=self.note)


class SlideGone(Change[Slide], frozen=True, tag="slide.gone"):
    def apply(self, item: Slide) -> None:
        return None


def may_read(things: Things, viewer: Viewer, file: str) -> bool:
    """The file of a deck holds pages that were not shown yet: it is for staff, whoever else knows its name."""
    return file not in things.of(Deck) or Sight.PREPARED in viewer.sights


def slide_id(deck: str, page: int) -> str:
    return f"{deck}.{page}"


def missing(things: Things, deck: Deck) -> list[int]:
    """The pages that are still to be made."""
    slides = things.of(Slide)
    return [number for number in range(1, deck.pages + 1) if slide_id(deck.id, number) not in slides]


def wanting(turn: Turn, deck_id: str, page: int) -> Deck:
    """The deck that waits for this page; it may have been taken out meanwhile."""
    deck = turn.the(Deck, deck_id)
    if page > deck.pages or slide_id(deck.id, page) in turn.things.of(Slide):
        raise Refused("not_wanted", "This page is there.")
    return deck


TOOL = Tool(
    "decks",
    items=(Deck, Slide),
    commands=(DeckArrives, PageMade, PageFailed, WriteNote, Rename, Place, TryAgain),
    events=(
        DeckCame,
        DeckRenamed,
        DeckPlaced,
        DeckGone,
        SlideMade,
        SlideFailed,
        NoteWritten,
        SlideGone,
    ),
)
