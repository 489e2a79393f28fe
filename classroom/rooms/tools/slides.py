"""Slides: staff turn the pages of a deck for all; others may look back where staff allow it."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

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
    Things,
    TimeMs,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.decks import (
    Deck,
    DeckGone,
    Number,
    Slide,
    SlideGone,
    slide_id,
)
from classroom.rooms.tools.presence import Devices, DeviceWent
from classroom.rooms.tools.showing import Surface, ends_of


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


class SetSaving(Command, frozen=True, tag="slides.saving"):
    """Whether pupils find a way to save what they were shown. What one sees one can keep anyway: it is no secret."""

    needs = Permission.LEAD
    deck: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Deck, self.deck).saving != self.on:
            yield SavingSet(self.deck, self.on)


class BringAll(Command, frozen=True, tag="slides.bring_all"):
    """To the page that staff show."""

    needs = Permission.LEAD
    deck: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield from all_back(turn.things, turn.the(Deck, self.deck).id)


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


class PageTurned(Change[Deck], frozen=True, tag="deck.turned"):
    page: int

    def apply(self, item: Deck) -> Deck:
        return replace(item, page=self.page, reached=max(item.reached, self.page))


class PaceSet(Change[Deck], frozen=True, tag="deck.paced"):
    on: bool

    def apply(self, item: Deck) -> Deck:
        return replace(item, own_pace=self.on)


class SavingSet(Change[Deck], frozen=True, tag="deck.saving_set"):
    on: bool

    def apply(self, item: Deck) -> Deck:
        return replace(item, saving=self.on)


class SlideShown(Change[Slide], frozen=True, tag="slide.shown"):
    def apply(self, item: Slide) -> Slide:
        return replace(item, shown=True)


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


def all_back(things: Things, deck: str) -> Iterable[Event]:
    return [ReaderGone(reader.id) for reader in things.of(Reader).values() if reader.deck == deck]


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Reader) and event.id not in turn.things.of(Devices):
        yield ReaderGone(event.id)


TOOL = Tool(
    "slides",
    items=(Reader,),
    commands=(TurnTo, SetOwnPace, SetSaving, BringAll, TakeOut, Look),
    events=(PageTurned, PaceSet, SavingSet, SlideShown, ReaderCame, ReaderLooked, ReaderGone),
    follows={DeviceWent: goes},
)
