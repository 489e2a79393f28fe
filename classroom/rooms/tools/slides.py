"""Slides: decks of pages that the server has drawn. Staff turn them for all; others may look back where staff allow it.

A deck comes in when its file has (`signaling/uploads.py`), its pages one by one as they are made (`live/decks.py`). A page
exists for the class from the moment at which staff have turned to it or past it; its note is for staff.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from classroom.rooms.shapes import Erased, Freedraw
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
    TimeMs,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.presence import Devices, DeviceWent
from classroom.rooms.tools.showing import Surface, ends_of

MOST_DECKS = 20
MOST_PAGES = 400  # of all decks together: what a page of staff holds at once

Number = Annotated[int, Meta(ge=1, le=1_000)]
Title = Annotated[str, Meta(min_length=1, max_length=160)]
Note = Annotated[str, Meta(max_length=2_000)]
Seen = Annotated[str, Meta(max_length=2_000)]
Side = Annotated[int, Meta(ge=0, le=20_000)]
Why = Annotated[str, Meta(min_length=1, max_length=200)]


class Inked(Struct, frozen=True, array_like=True):
    """A stroke on a page (`ink.py`)."""

    stroke: Freedraw | Erased
    page: int
    by: str  # who drew it first
    rev: int


class DeckView(Struct, frozen=True):
    title: str
    by: str
    pages: int
    page: int  # that staff show; 0: none yet
    reached: int  # the furthest so far
    own_pace: bool
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
    ink: dict[str, Inked] = field(default_factory=dict[str, Inked])  # in the order of the last change
    ink_rev: int = 0
    ink_cleared_rev: int = 0
    ink_size: int = 0  # bytes

    @property
    def files(self) -> tuple[str, ...]:
        return (self.id,)

    def view(self, viewer: Viewer) -> DeckView | None:
        if self.reached == 0 and Sight.PREPARED not in viewer.sights:
            return None
        return DeckView(self.title, self.by, self.pages, self.page, self.reached, self.own_pace, self.place)

    def inside(self, after: int) -> Inside:
        """What is drawn on it, newest last; nobody draws on a page before all may see it."""
        anew = after < self.ink_cleared_rev or not 0 <= after <= self.ink_rev
        since = 0 if anew else after
        newer = list(takewhile(lambda inked: inked.rev > since, reversed(self.ink.values())))
        return Inside(self.ink_rev, anew, newer[::-1])

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


class ReaderView(Struct, frozen=True):
    deck: str
    page: int
    since_ms: int


class Reader(Item, frozen=True):
    """Somebody who looks at a page of their own choice, under the name of that person."""

    kind = "reader"
    recurs = True

    deck: str
    page: int
    since_ms: int

    def view(self, viewer: Viewer) -> ReaderView | None:
        if viewer.id != self.id and Sight.PREPARED not in viewer.sights:
            return None
        return ReaderView(self.deck, self.page, self.since_ms)


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
class TurnTo(Command, frozen=True, tag="slides.turn"):
    """All look at this page; who looks elsewhere at their own pace stays there."""

    needs = Permission.LEAD
    deck: Id
    page: Number

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = turn.the(Deck, self.deck)
        slides = turn.things.of(Slide)
        slide = slides.get(slide_id(deck.id, self.page))
        if self.page > deck.pages:
            raise Refused("no_such_page", f"{deck.title} has {deck.pages} pages.")
        if slide is None:
            raise Refused("not_made_yet", f"Page {self.page} is not ready yet.")
        if not slide.file:
            raise Refused("page_failed", f"Page {self.page} did not work. Try that page again.")
        if deck.page != self.page:
            yield PageTurned(deck.id, self.page)
        for number in range(deck.reached + 1, self.page + 1):
            passed = slides.get(slide_id(deck.id, number))
            if passed is not None and passed.file:
                yield SlideShown(passed.id)


class SetOwnPace(Command, frozen=True, tag="slides.own_pace"):
    needs = Permission.LEAD
    deck: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = turn.the(Deck, self.deck)
        if deck.own_pace != self.on:
            yield PaceSet(deck.id, self.on)
        if not self.on:
            yield from all_back(turn.things, deck.id)


class BringAll(Command, frozen=True, tag="slides.bring_all"):
    """To the page that staff show."""

    needs = Permission.LEAD
    deck: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield from all_back(turn.things, turn.the(Deck, self.deck).id)


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


class TakeOut(Command, frozen=True, tag="slides.take_out"):
    """With its pages, also those that are being made."""

    needs = Permission.LEAD
    deck: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = turn.the(Deck, self.deck)
        yield from ends_of(turn, Surface.SLIDES, deck.id)
        yield from all_back(turn.things, deck.id)
        for slide in turn.things.of(Slide).values():
            if slide.deck == deck.id:
                yield SlideGone(slide.id)
        yield DeckGone(deck.id)


class TryAgain(Command, frozen=True, tag="slides.retry"):
    needs = Permission.LEAD
    deck: Id
    page: Number

    def decide(self, turn: Turn) -> Iterator[Event]:
        slide = turn.the(Slide, slide_id(self.deck, self.page))
        if slide.file:
            raise Refused("made", f"Page {self.page} is there.")
        yield SlideGone(slide.id)


# what everybody does
class Look(Command, frozen=True, tag="slides.look"):
    """At one's own pace, at most at the furthest page that was shown; the page that staff show: with all again."""

    needs = Permission.BE_HERE
    deck: Id
    page: Number

    def decide(self, turn: Turn) -> Iterator[Event]:
        deck = turn.seen(Deck, self.deck)
        reader = turn.things.of(Reader).get(turn.by.id)
        if self.page == deck.page:
            if reader is not None:
                yield ReaderGone(reader.id)
            return
        if not deck.own_pace:
            raise Refused("one_pace", "Everybody looks at the same page right now.")
        if turn.by.id not in turn.things.of(Devices):
            raise Refused("not_here", "You are not in the class.")
        if self.page > deck.reached:
            raise Refused(
                "not_shown_yet", f"Page {self.page} has not been shown yet; you can look up to {deck.reached}."
            )
        if reader is None:
            yield ReaderCame(turn.by.id, deck.id, self.page, turn.at_ms)
        elif (reader.deck, reader.page) != (deck.id, self.page):
            yield ReaderLooked(turn.by.id, deck.id, self.page, turn.at_ms)


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


class PageTurned(Change[Deck], frozen=True, tag="deck.turned"):
    page: int

    def apply(self, item: Deck) -> Deck:
        return replace(item, page=self.page, reached=max(item.reached, self.page))


class PaceSet(Change[Deck], frozen=True, tag="deck.paced"):
    on: bool

    def apply(self, item: Deck) -> Deck:
        return replace(item, own_pace=self.on)


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


class SlideShown(Change[Slide], frozen=True, tag="slide.shown"):
    def apply(self, item: Slide) -> Slide:
        return replace(item, shown=True)


class NoteWritten(Change[Slide], frozen=True, tag="slide.noted"):
    note: str

    def apply(self, item: Slide) -> Slide:
        return replace(item, note=self.note)


class SlideGone(Change[Slide], frozen=True, tag="slide.gone"):
    def apply(self, item: Slide) -> None:
        return None


class ReaderCame(Creation[Reader], frozen=True, tag="reader.came"):
    deck: str
    page: int
    since_ms: TimeMs

    def create(self) -> Reader:
        return Reader(self.id, self.deck, self.page, self.since_ms)


class ReaderLooked(Change[Reader], frozen=True, tag="reader.looked"):
    deck: str
    page: int
    since_ms: TimeMs

    def apply(self, item: Reader) -> Reader:
        return Reader(self.id, self.deck, self.page, self.since_ms)


class ReaderGone(Change[Reader], frozen=True, tag="reader.gone"):
    def apply(self, item: Reader) -> None:
        return None


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


def all_back(things: Things, deck: str) -> Iterable[Event]:
    return [ReaderGone(reader.id) for reader in things.of(Reader).values() if reader.deck == deck]


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Reader) and event.id not in turn.things.of(Devices):
        yield ReaderGone(event.id)


TOOL = Tool(
    "slides",
    items=(Deck, Slide, Reader),
    commands=(
        DeckArrives,
        PageMade,
        PageFailed,
        TurnTo,
        SetOwnPace,
        BringAll,
        WriteNote,
        Rename,
        Place,
        TakeOut,
        TryAgain,
        Look,
    ),
    events=(
        DeckCame,
        DeckRenamed,
        DeckPlaced,
        PageTurned,
        PaceSet,
        DeckGone,
        SlideMade,
        SlideFailed,
        SlideShown,
        NoteWritten,
        SlideGone,
        ReaderCame,
        ReaderLooked,
        ReaderGone,
    ),
    follows={DeviceWent: goes},
)
