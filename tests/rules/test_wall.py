from classroom.rooms.shapes import Rectangle
from classroom.rooms.tools import moving
from classroom.rooms.tools.board import Board, BoardDeleted, BoardMade, BoardView, Delete, Draw, DrawMode, ShapesDrawn
from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.lobby import LetInAll
from classroom.rooms.tools.moving import SetOpened
from classroom.rooms.tools.presence import ChangeRole, DeviceLeaves, Moved, Role
from classroom.rooms.tools.session import EndClass, Lock
from classroom.rooms.tools.showing import Showing, ShowingBegan, ShowingTurned, Stop, Surface
from classroom.rooms.tools.wall import (
    Ask,
    BoardsGiven,
    Collect,
    Comment,
    HandedOut,
    HandIn,
    HandOut,
    Hide,
    LookAsked,
    Reveal,
    Revealed,
    TakenDown,
)
from tests.given import CLASS, Given, comes, here

ADA, BOB = "t.0", "t.1"


def rect(id: str) -> Rectangle:
    return Rectangle(id=id, version=1, version_nonce=1, x=0, y=0, width=5, height=5, index="a1")


RECT = rect("r")


def handed_out() -> Given:
    given = Given(*CLASS)
    given.when(HandOut("Why July is warm"), "tess", 5, "t")
    return given


def what_is_shown(given: Given) -> str | None:
    return given.room.of(Showing)["main"].what


def test_each_pupil_who_is_here_gets_a_board_with_their_name_and_all_look_at_their_own():
    given = Given(*CLASS)
    assert given.when(HandOut("Why July is warm"), "tess", 5, "t") == [
        HandedOut("t", "Why July is warm", "tess", 5, None),
        BoardMade("t.0", "Ada", DrawMode.EVERYONE, True, None, "ada", "tess", 5, "t"),
        BoardMade("t.1", "Bob", DrawMode.EVERYONE, True, None, "bob", "tess", 5, "t"),
        BoardMade("t.2", "Cy", DrawMode.EVERYONE, True, None, "cy", "tess", 5, "t"),
        BoardsGiven("t", ("ada", "bob", "cy")),
        ShowingBegan("main", Surface.BOARD, "t", "tess"),
    ]
    assert given.who_sees(Board, ADA) == ["tess", "ari", "ada"]
    assert given.when(Draw(ADA, (RECT,)), "ada") and given.refuses(Draw(ADA, (RECT,)), "bob") == "not_found"
    assert given.refuses(HandOut("More"), "ari") == "boards_are_out"
    assert given.refuses(HandOut("More"), "ada") == "not_allowed"


def test_who_comes_later_gets_one_and_nobody_two():
    given = handed_out()
    made = BoardMade("t.3", "Dan", DrawMode.EVERYONE, True, None, "dan", "tess", 9, "t")
    assert made in given.server(comes("dan"), 9)
    given.server(DeviceLeaves("ada", "ada.pc"), 10)
    given.server(comes("ada"), 11)
    given.server(comes("vic", role=Role.OBSERVER), 11)
    assert len(given.room.of(Board)) == 4
    given.when(Collect(), "tess")
    given.server(comes("eve"), 12)
    assert len(given.room.of(Board)) == 4


def test_who_are_let_in_at_the_same_moment_get_one_each():
    given = handed_out()
    given.when(Lock(True), "tess")
    given.server(comes("dan"))
    given.server(comes("eve"))
    assert len(given.room.of(Board)) == 3, "they wait"
    given.when(LetInAll(), "tess", wish_id="in")
    assert {board.of: id for id, board in given.room.of(Board).items()} == {
        "ada": "t.0",
        "bob": "t.1",
        "cy": "t.2",
        "dan": "t.3",
        "eve": "t.4",
    }


def test_who_is_no_pupil_any_more_hands_nothing_in():
    given = handed_out()
    given.server(ChangeRole("ada", Role.CO_TEACHER))
    assert given.refuses(HandIn(ADA, True), "ada") == "not_allowed"
    assert given.refuses(Ask(ADA, True), "ada") == "not_allowed"


def test_each_begins_with_the_template():
    given = Given(*CLASS, BoardMade("b", "Axes", DrawMode.EVERYONE, True, "main", None, "tess", 0))
    given.when(Draw("b", (RECT,)), "tess")
    given.when(HandOut("Sun", "b"), "tess", 5, "t")
    assert next(iter(given.room.of(Board)[BOB].shapes.values())).by == "tess", "so that nobody erases it by accident"
    given.when(Delete("b"), "tess")
    given.server(comes("dan"))
    assert given.room.of(Board)["t.3"].shapes == {}
    assert given.refuses(HandOut("Sun", "b"), "tess") == "boards_are_out"
    given.when(Collect(), "tess")
    assert given.refuses(HandOut("Sun", "b"), "tess") == "not_found"


def test_a_board_is_seen_by_all_while_it_is_on_the_stage_and_drawn_on_by_nobody_else():
    given = handed_out()
    given.when(Draw(ADA, (RECT,)), "ada")
    assert given.when(Reveal(ADA), "tess") == [
        Revealed(ADA, ADA, "main"),
        ShowingTurned("main", Surface.BOARD, ADA, "tess"),
    ]
    assert given.when(Reveal(ADA), "ari") == [], "it is shown already"
    assert (
        given.who_sees(Board, ADA) == ["tess", "ari", "ada", "bob", "olu"] and given.who_sees(Board, BOB)[-1] == "bob"
    )
    assert given.refuses(Draw(ADA, (RECT,)), "bob") == "read_only"
    assert not given.room.of(Board)[ADA].passes_on(given.person("bob"))
    assert given.refuses(Delete(ADA), "tess") == "is_shown"
    given.when(Reveal(BOB), "tess", wish_id="w2")
    assert given.who_sees(Board, ADA) == ["tess", "ari", "ada"], "another took its place"
    assert given.when(Hide(BOB), "tess") == [ShowingTurned("main", Surface.BOARD, "t", "tess"), TakenDown(BOB)]
    assert given.who_sees(Board, BOB) == ["tess", "ari", "bob"] and given.when(Hide(BOB), "tess") == []


def test_without_a_name_it_is_a_copy_that_says_nothing_of_its_owner():
    given = handed_out()
    given.when(Draw(ADA, (RECT,)), "ada")
    assert given.when(Reveal(ADA, anonymous=True), "tess", 7, "c") == [
        BoardMade("c", "Why July is warm", DrawMode.TEACHER, True, "main", None, "tess", 7),
        ShapesDrawn("c", (RECT,), "tess"),
        Revealed(ADA, "c", "main"),
        ShowingTurned("main", Surface.BOARD, "c", "tess"),
    ]
    assert given.who_sees(Board, ADA) == ["tess", "ari", "ada"], "the board itself is hidden as before"
    assert "ada" not in repr(given.seen_by("bob", Board, "c")) + repr(given.room.of(Board)["c"].inside(0))
    assert given.refuses(Draw("c", (RECT,)), "ada") == "read_only"
    given.when(Reveal(ADA, anonymous=True), "tess", 8, "d")
    assert "c" not in given.room.of(Board) and what_is_shown(given) == "d"
    given.when(Reveal(ADA), "tess", 9, "e")
    assert "d" not in given.room.of(Board) and what_is_shown(given) == ADA
    given.when(Reveal(ADA, anonymous=True), "tess", 10, "f")
    assert given.when(Stop(), "tess")[1:] == [TakenDown(ADA), BoardDeleted("f")]


def test_nothing_stays_shown_when_the_class_or_the_group_ends():
    given = handed_out()
    given.when(Reveal(ADA, anonymous=True), "tess", 7, "c")
    assert {TakenDown(ADA), BoardDeleted("c")} < {*given.when(EndClass(), "tess")}
    assert given.who_sees(Board, BOB) == ["tess", "ari", "bob"]


def test_a_group_is_shown_one_until_it_closes():
    given = handed_out()
    for event in (
        SetPrepared("set", Plan("Pairs", ("Red", "Blue"))),
        SetOpened("set", ("red", "blue"), 0, 0, None),
        Moved("tess", "red"),
        Moved("bob", "red"),
    ):
        given.happens(event)
    given.when(Reveal(ADA, anonymous=True), "tess", 7, "c")
    assert given.who_sees(Board, "c") == ["tess", "ari", "bob", "olu"]
    given.when(Reveal(ADA, anonymous=True), "ari", 8, "d")
    assert "c" not in given.room.of(Board) and "red" not in given.room.of(Showing) and what_is_shown(given) == "d"
    given.when(Reveal(ADA, anonymous=True), "tess", 9, "e")
    given.when(moving.Close("set", 0), "tess", 10, "x")
    own = given.room.of(Board)[ADA].own
    assert "e" not in given.room.of(Board) and own and own.shown is None


def test_staff_write_on_it_for_its_owner_alone():
    given = handed_out()
    given.when(Ask(ADA, on=True), "ada")
    assert given.when(Comment(ADA, " Which way does it lean? "), "ari", 9)[1:] == [LookAsked(ADA, False)]
    view = given.seen_by("ada", Board, ADA)
    assert isinstance(view, BoardView) and view.own and view.own.remarks[0].text == "Which way does it lean?"
    assert given.refuses(Comment(ADA, "Mine"), "bob") == "not_allowed"
    assert given.refuses(Comment(ADA, "  "), "tess") == "no_text"
    given.when(Reveal(ADA), "tess")
    shown = given.seen_by("bob", Board, ADA)
    assert isinstance(shown, BoardView) and shown.own is None, "what staff wrote is not for the class"


def test_only_its_owner_asks_for_a_look_and_hands_in():
    given = handed_out()
    assert given.when(Ask(ADA, on=True), "ada") == [LookAsked(ADA, True)] and given.when(Ask(ADA, on=True), "ada") == []
    for other, code in (("bob", "not_found"), ("tess", "not_allowed")):
        assert given.refuses(Ask(ADA, on=False), other) == given.refuses(HandIn(ADA, on=True), other) == code
    given.when(HandIn(ADA, on=True), "ada")
    assert given.refuses(Draw(ADA, (RECT,)), "ada") == "handed_in" and given.when(Draw(ADA, (RECT,)), "tess")
    given.when(HandIn(ADA, on=False), "ada")
    assert given.when(Draw(ADA, (rect("s"),)), "ada")


def test_collecting_ends_drawing_for_all_but_staff():
    given = handed_out()
    assert len(given.when(Collect(), "ari")) == 4 and given.when(Collect(), "tess") == []
    assert given.refuses(Draw(ADA, (RECT,)), "ada") == "handed_in"
    assert not given.room.of(Board)[ADA].passes_on(given.person("ada"))
    assert given.refuses(HandIn(ADA, on=False), "ada") == given.refuses(Ask(ADA, on=True), "ada") == "collected"
    assert given.when(Draw(ADA, (RECT,)), "tess") and given.when(HandOut("Next"), "tess", 9, "n")
    assert given.reloaded().of(Board) == given.room.of(Board)


def test_a_board_of_the_class_is_no_single_pupils():
    given = Given(*CLASS, *here("dan"), BoardMade("b", "B", DrawMode.EVERYONE, True, "main", None, "tess", 0))
    assert given.refuses(Reveal("b"), "tess") == given.refuses(Comment("b", "Hm"), "tess") == "nobodys"
