from classroom.rooms.tool import Engagement, Event
from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.glass import Glass, GlassLaid, GlassSet
from classroom.rooms.tools.ink import ClearScreen, DrawOnScreen, GlassDrawn, GlassWiped
from classroom.rooms.tools.locks import Lock, SetLocks
from classroom.rooms.tools.moving import Move, Open
from classroom.rooms.tools.presence import DeviceLeaves
from classroom.rooms.tools.publishing import MediaSet, SetMedia
from tests.given import CLASS, Given
from tests.rules.lesson_ink import stroke

SHARES = SetMedia("bob.pc", screen=True)


def shared(*events: Event) -> Given:
    given = Given(*CLASS, *events)
    given.when(SHARES, "bob")
    return given


def drawn(given: Given) -> list[str]:
    return [id for id, each in given.room.of(Glass)["bob"].ink.strokes.items() if each.shape.version]


def test_over_a_shared_screen_staff_and_pupils_draw_and_all_in_the_room_see_it():
    given = Given(*CLASS)
    assert given.when(SHARES, "bob") == [MediaSet("bob.pc", False, False, True), GlassLaid("bob", "main")]
    assert given.who_sees(Glass, "bob") == ["tess", "ari", "ada", "bob", "olu"]
    line = stroke("p", 1, erased=False)
    assert given.when(DrawOnScreen("bob", (line,)), "tess") == [GlassDrawn("bob", (line,), "tess")]
    given.when(DrawOnScreen("bob", (stroke("q", 1, erased=False),)), "ada")
    assert drawn(given) == ["p", "q"] and GlassDrawn.counts_as is Engagement.DRAWING
    assert given.refuses(DrawOnScreen("bob", (stroke("p", 2, erased=True),)), "ada") == "not_yours"
    given.when(DrawOnScreen("bob", (stroke("q", 2, erased=True),)), "tess")


def test_who_may_not_draw_draws_on_no_screen():
    given = shared()
    given.when(SetLocks((Lock.BOARD,)), "tess")
    wish = DrawOnScreen("bob", (stroke("p", 1, erased=False),))
    assert given.refuses(wish, "ada") == "locked"
    given.when(wish, "ari")


def test_a_screen_is_cleared_by_staff_and_by_who_shares_it():
    given = shared()
    for by in ("bob", "tess"):
        given.when(DrawOnScreen("bob", (stroke(by, 1, erased=False),)), "ada")
        assert given.refuses(ClearScreen("bob"), "ada") == "not_allowed"
        assert given.when(ClearScreen("bob"), by) == [GlassWiped("bob")]
        assert given.when(ClearScreen("bob"), by) == []


def test_what_was_drawn_goes_with_the_sharing_and_is_not_there_with_the_next():
    given = shared()
    given.when(DrawOnScreen("bob", (stroke("p", 1, erased=False),)), "tess")
    off = given.when(SetMedia("bob.pc", screen=False), "bob")
    assert off[-1] == GlassSet("bob", "main", False) and given.who_sees(Glass, "bob") == []
    assert given.refuses(DrawOnScreen("bob", (stroke("p", 1, erased=False),)), "tess") == "not_found"
    given.when(SHARES, "bob")
    assert drawn(given) == [] and "ada" in given.who_sees(Glass, "bob")


def test_it_goes_when_they_go():
    given = shared()
    given.server(DeviceLeaves("bob", "bob.pc"))
    assert given.who_sees(Glass, "bob") == []


def test_in_a_group_it_is_for_the_group_and_begins_empty():
    given = shared(SetPrepared("pairs", Plan("Pairs", ("Red", "Blue"))))
    given.when(DrawOnScreen("bob", (stroke("p", 1, erased=False),)), "tess")
    given.when(Open("pairs"), "tess")
    room = next(iter(given.room.of(Glass).values())).lies_in
    given.when(Move(("bob",), "pairs.1.0"), "tess")
    given.when(Move(("ada",), "pairs.1.1"), "tess")
    assert given.room.of(Glass)["bob"].lies_in == "pairs.1.0" != room and drawn(given) == []
    assert "ada" not in given.who_sees(Glass, "bob") and "tess" in given.who_sees(Glass, "bob")
