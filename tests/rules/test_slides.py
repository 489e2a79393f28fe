import pytest

from classroom.rooms import inks
from classroom.rooms.people import SERVER
from classroom.rooms.shapes import Erased, Freedraw
from classroom.rooms.tools import ink
from classroom.rooms.tools.decks import (
    MOST_DECKS,
    Deck,
    DeckArrives,
    DeckView,
    PageFailed,
    PageMade,
    Place,
    Rename,
    Slide,
    SlideView,
    TryAgain,
    WriteNote,
    missing,
)
from classroom.rooms.tools.ink import Clear, Draw, InkDrawn
from classroom.rooms.tools.locks import Lock, SetLocks
from classroom.rooms.tools.presence import DeviceLeaves
from classroom.rooms.tools.showing import Show, Showing, Surface
from classroom.rooms.tools.slides import (
    BringAll,
    Look,
    PageTurned,
    Reader,
    ReaderGone,
    SavingSet,
    SetOwnPace,
    SetSaving,
    SlideShown,
    TakeOut,
    TurnTo,
)
from tests.given import CLASS, Given


def made(deck: str, page: int) -> PageMade:
    return PageMade(deck, page, f"{deck}{page}", f"{deck}{page}s", 1600, 1200, f"Page {page}")


def slides(pages: int = 3, ready: int = 3) -> Given:
    given = Given(*CLASS)
    given.server(DeckArrives("d", "tess", "Seasons", pages))
    for page in range(1, ready + 1):
        given.server(made("d", page))
    return given


def test_only_staff_see_slides_until_a_page_is_shown():
    given = slides()
    assert given.who_sees(Deck, "d") == given.who_sees(Slide, "d.1") == ["tess", "ari"]
    assert given.when(TurnTo("d", 1), "tess") == [PageTurned("d", 1), SlideShown("d.1")]
    assert given.who_sees(Deck, "d") == given.who_sees(Slide, "d.1") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.who_sees(Slide, "d.2") == ["tess", "ari"]


def test_the_first_page_can_be_shown_while_the_others_are_made():
    given = slides(pages=3, ready=1)
    given.when(TurnTo("d", 1), "tess")
    assert given.refusal(TurnTo("d", 2), "tess") == ("not_made_yet", "Page 2 is not ready yet.")
    assert given.refuses(TurnTo("d", 4), "tess") == "no_such_page"
    given.server(made("d", 2))
    given.when(TurnTo("d", 2), "tess")
    assert given.room.of(Deck)["d"].page == 2


def test_a_page_that_failed_keeps_its_place_and_may_be_tried_again():
    given = slides(pages=2, ready=1)
    given.server(PageFailed("d", 2, "too slow"))
    assert given.refuses(TurnTo("d", 2), "tess") == "page_failed" and given.who_sees(Slide, "d.2") == ["tess", "ari"]
    given.when(TryAgain("d", 2), "tess")
    assert missing(given.room, given.room.of(Deck)["d"]) == [2]
    given.server(made("d", 2))
    assert given.refuses(TryAgain("d", 2), "tess") == "made"
    given.when(TurnTo("d", 2), "tess")


def test_a_page_that_comes_late_is_shown_where_staff_have_gone_past_it():
    given = slides(pages=3, ready=1)
    given.server(PageFailed("d", 2, "too slow"))
    given.server(made("d", 3))
    given.when(TurnTo("d", 3), "tess")
    given.when(TryAgain("d", 2), "tess")
    given.server(made("d", 2))
    assert "ada" in given.who_sees(Slide, "d.2")


def test_pupils_look_back_where_they_may_and_never_ahead():
    given = slides()
    given.when(TurnTo("d", 2), "tess")
    assert given.refuses(Look("d", 1), "ada") == "one_pace"
    given.when(SetOwnPace("d", on=True), "tess")
    given.when(Look("d", 1), "ada", 5_000)
    assert given.who_sees(Reader, "ada") == ["tess", "ari", "ada"]
    assert given.refuses(Look("d", 3), "ada") == "not_shown_yet"
    given.when(TurnTo("d", 3), "tess")
    assert given.room.of(Reader)["ada"].page == 1
    given.when(Look("d", 2), "ada")
    assert given.when(Look("d", 3), "ada") == [ReaderGone("ada")]
    assert given.when(Look("d", 3), "ada") == []


def test_nobody_looks_at_slides_that_were_not_shown():
    assert slides().refuses(Look("d", 1), "ada") == "not_found"


def test_staff_bring_all_back_and_end_the_own_pace():
    given = slides()
    given.when(TurnTo("d", 3), "tess")
    given.when(SetOwnPace("d", on=True), "tess")
    given.when(Look("d", 1), "ada")
    given.when(Look("d", 2), "bob")
    assert given.when(BringAll("d"), "tess") == [ReaderGone("ada"), ReaderGone("bob")]
    given.when(Look("d", 1), "ada")
    given.when(SetOwnPace("d", on=False), "tess")
    assert not given.room.of(Reader)


def test_staff_say_whether_pupils_may_save_them():
    given = slides()
    given.when(TurnTo("d", 1), "tess")
    assert given.refuses(SetSaving("d", on=True), "ada") == "not_allowed"
    assert given.when(SetSaving("d", on=True), "tess") == [SavingSet("d", on=True)]
    assert given.when(SetSaving("d", on=True), "ari") == []
    view = given.seen_by("ada", Deck, "d")
    assert isinstance(view, DeckView) and view.saving


def test_who_goes_looks_at_nothing():
    given = slides()
    given.when(TurnTo("d", 2), "tess")
    given.when(SetOwnPace("d", on=True), "tess")
    given.when(Look("d", 1), "ada")
    given.server(DeviceLeaves("ada", "ada.pc"))
    assert not given.room.of(Reader)


def test_notes_are_for_staff():
    given = slides()
    given.when(TurnTo("d", 1), "tess")
    given.when(WriteNote("d", 1, "Let them point first."), "tess")
    to_ari, to_ada = given.seen_by("ari", Slide, "d.1"), given.seen_by("ada", Slide, "d.1")
    assert isinstance(to_ari, SlideView) and to_ari.note == "Let them point first."
    assert isinstance(to_ada, SlideView) and to_ada.note == "" and to_ada.text == "Page 1"


def test_a_deck_that_is_taken_out_takes_all_that_is_its_own():
    given = slides(pages=4)
    given.when(TurnTo("d", 2), "tess")
    given.when(Show(Surface.SLIDES, "d"), "tess")
    given.when(SetOwnPace("d", on=True), "tess")
    given.when(Look("d", 1), "ada")
    assert given.room.files() == {"d", "d1", "d2", "d3", "d1s", "d2s", "d3s"}
    given.when(TakeOut("d"), "tess")
    assert not given.room.of(Deck) and not given.room.of(Slide) and not given.room.of(Reader)
    assert given.room.files() == set() and not given.room.of(Showing)
    assert given.refuses(TurnTo("d", 1), "tess") == "not_found"


def test_decks_have_an_order_and_a_name():
    given = Given(*CLASS)
    for id in "abc":
        given.server(DeckArrives(id, "tess", id, 1))
    given.when(Place("c", 1), "tess")
    given.when(Rename("a", "Seasons"), "tess")
    decks = sorted(given.room.of(Deck).values(), key=lambda deck: deck.place)
    assert [(deck.title, deck.place) for deck in decks] == [("c", 1), ("Seasons", 2), ("b", 3)]
    assert given.when(Place("b", 900), "tess") == []


def test_the_pointer_is_staffs():
    given = slides()
    passes = [id for id in ("tess", "ari", "ada", "olu") if given.room.of(Deck)["d"].passes_on(given.person(id))]
    assert passes == ["tess", "ari"]


def test_bounds_say_what_they_are():
    given = Given(*CLASS)
    for n in range(MOST_DECKS):
        given.server(DeckArrives(f"d{n}", "tess", "Deck", 10))

    assert "20 files" in given.refusal(DeckArrives("more", "tess", "Deck", 1), SERVER)[1]
    given.when(TakeOut("d0"), "tess")
    assert "400 pages" in given.refusal(DeckArrives("more", "tess", "Deck", 211), SERVER)[1]


def test_slides_come_back_after_a_restart():
    given = slides()
    given.when(TurnTo("d", 2), "tess")
    again = given.reloaded()
    assert again.of(Deck) == given.room.of(Deck) and again.of(Slide) == given.room.of(Slide)


def drawn(id: str, version: int = 1) -> Freedraw:
    looks = {"x": 10, "y": 20, "width": 5, "height": 5, "index": "a1"}
    return Freedraw(id=id, version=version, version_nonce=1, points=(0, 0, 50, 50), **looks)


def test_on_a_page_that_was_shown_each_changes_their_own_strokes_and_staff_all():
    given = slides()
    assert given.refuses(Draw("d", 1, (drawn("s"),)), "tess") == "not_shown_yet"
    given.when(TurnTo("d", 2), "tess")
    assert given.when(Draw("d", 1, (drawn("s"),)), "ada") == [InkDrawn("d", 1, (drawn("s"),), "ada")]
    assert given.refuses(Draw("d", 1, (drawn("s", 2),)), "bob") == "not_yours"
    gone = Erased(id="s", version=2, version_nonce=1)
    given.when(Draw("d", 1, (gone,)), "tess")
    assert given.when(Draw("d", 1, (drawn("s"),)), "ada") == []
    deck = given.room.of(Deck)["d"]
    assert [(each.shape, each.page, each.by) for each in deck.inside(1).parts] == [(gone, 1, "ada")]


def test_a_page_is_cleared_for_all_and_the_others_keep_what_is_on_them():
    given = slides()
    given.when(TurnTo("d", 2), "tess")
    given.when(Draw("d", 1, (drawn("one"),)), "ada")
    given.when(Draw("d", 2, (drawn("two"),)), "ada")
    assert given.refuses(Clear("d", 1), "ada") == "not_allowed"
    given.when(Clear("d", 1), "tess")
    inside = given.room.of(Deck)["d"].inside(2)
    assert inside.anew and [each.shape.id for each in inside.parts] == ["two"]
    assert given.when(Clear("d", 1), "tess") == []


def test_the_lock_of_the_board_takes_drawing_on_slides_too():
    given = slides()
    given.when(TurnTo("d", 1), "tess")
    given.when(SetLocks((Lock.BOARD,)), "tess")
    assert given.refuses(Draw("d", 1, (drawn("s"),)), "ada") == "locked"
    given.when(Draw("d", 1, (drawn("s"),)), "tess")


def test_slides_hold_so_many_strokes(monkeypatch: pytest.MonkeyPatch):
    for each in (ink, inks):
        monkeypatch.setattr(each, "MOST_STROKES", 1)
    given = slides()
    given.when(TurnTo("d", 1), "tess")
    given.when(Draw("d", 1, (drawn("s"),)), "ada")
    assert given.refusal(Draw("d", 1, (drawn("t"),)), "ada") == (
        "ink_full", "Slides hold 1 strokes and 4 MB. Clear a page."
    )  # fmt: skip
    given.when(Draw("d", 1, (Erased(id="s", version=2, version_nonce=1),)), "ada")
