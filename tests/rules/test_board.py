from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from classroom.rooms.shapes import MOST_BYTES, Erased, Freedraw, Image, Label, Rectangle, Shape, wins
from classroom.rooms.tools import board, locks
from classroom.rooms.tools.board import (
    Board,
    BoardCleared,
    BoardDeleted,
    BoardMade,
    BoardRenamed,
    Clear,
    Delete,
    Draw,
    DrawMode,
    Make,
    ModeSet,
    Rename,
    SetMode,
    ShapesDrawn,
)
from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.carried import BoardReturned, Give, Restore, left_for_the_next_lesson
from classroom.rooms.tools.files import Attached, FileArrived, FileTaken, Purpose
from classroom.rooms.tools.moving import Close, SetOpened
from classroom.rooms.tools.presence import Moved
from classroom.rooms.tools.showing import Showing, ShowingBegan, ShowingEnded, Surface
from tests.given import CLASS, Given

MADE = BoardMade("b", "Board", DrawMode.EVERYONE, True, "main", None, "tess", 0)
GROUPS = (SetPrepared("set", Plan("Pairs", ("Red", "Blue"))), SetOpened("set", ("red", "blue"), 0, 0, None))


def rect(id: str = "r", version: int = 1, nonce: int = 1, **more: Any) -> Rectangle:
    return Rectangle(id=id, version=version, version_nonce=nonce, x=0, y=0, width=5, height=5, index="a1", **more)


def of_ada() -> Given:
    given = Given(*CLASS, MADE)
    given.when(Draw("b", (rect(),)), "ada")
    return given


def test_staff_make_a_board_for_any_room_and_a_group_one_for_itself():
    given = Given(*CLASS, *GROUPS, Moved("ada", "red"))
    assert given.when(Make("Sun", room="blue"), "tess", 5) == [
        BoardMade("w", "Sun", DrawMode.EVERYONE, True, "blue", None, "tess", 5)
    ]
    assert given.when(Make(" Moon ", own_only=False), "ada", 0, "w2")
    assert given.room.of(Board)["w2"].lies_in == "red" and given.room.of(Board)["w2"].title == "Moon"
    assert given.refuses(Make("Sun", room="blue"), "ada") == "not_allowed"
    assert given.refuses(Make("Sun"), "bob") == "not_allowed", "the class is no group"
    assert given.refuses(Make("  "), "tess") == "no_title"


def test_nobody_of_another_room_sees_a_board_or_can_name_it():
    given = Given(
        *CLASS, *GROUPS, Moved("ada", "red"), BoardMade("b", "B", DrawMode.EVERYONE, True, "red", None, "x", 0)
    )
    assert given.who_sees(Board, "b") == ["tess", "ari", "ada", "olu"]
    assert given.refuses(Draw("b", (rect(),)), "bob") == "not_found"


def test_a_board_of_ones_own_is_seen_by_its_owner_and_staff_alone():
    given = Given(*CLASS, BoardMade("b", "B", DrawMode.EVERYONE, True, None, "ada", "tess", 0))
    assert given.who_sees(Board, "b") == ["tess", "ari", "ada"]
    assert given.refuses(Draw("b", (rect(),)), "bob") == "not_found"
    assert given.when(Draw("b", (rect(),)), "ada") and given.when(Draw("b", (rect("note"),)), "tess")


def test_what_is_drawn_has_its_author_whoever_changes_it():
    given = of_ada()
    assert given.when(Draw("b", (rect(version=2),)), "tess") == [ShapesDrawn("b", (rect(version=2),), "tess")]
    assert given.room.of(Board)["b"].shapes["r"].by == "ada"


def test_a_pupil_changes_what_is_theirs_unless_the_board_lets_everybody():
    given = of_ada()
    assert given.refuses(Draw("b", (rect(version=2),)), "bob") == "not_yours"
    assert given.refuses(Draw("b", (Erased(id="r", version=2, version_nonce=1),)), "bob") == "not_yours"
    assert given.when(Draw("b", (rect(version=2), rect("s"))), "bob") == [ShapesDrawn("b", (rect("s"),), "bob")]
    given.when(SetMode("b", DrawMode.EVERYONE, own_only=False), "tess")
    assert given.when(Draw("b", (rect(version=2),)), "bob")


def test_the_board_says_who_draws():
    given = Given(*CLASS, MADE)
    assert given.when(SetMode("b", DrawMode.SOME, ("bob", "ada", "bob")), "tess") == [
        ModeSet("b", DrawMode.SOME, ("ada", "bob"), True)
    ]
    assert given.when(Draw("b", (rect(),)), "ada") and given.refuses(Draw("b", (rect("s"),)), "cy") == "read_only"
    given.when(SetMode("b", DrawMode.TEACHER, ("ada",)), "tess")
    assert given.room.of(Board)["b"].drawers == ()
    assert given.refuses(Draw("b", (rect("s"),)), "ada") == "read_only"
    assert given.when(Draw("b", (rect("s"),)), "ari")
    assert given.when(SetMode("b", DrawMode.TEACHER), "tess") == []
    assert given.refuses(SetMode("b", DrawMode.EVERYONE), "ada") == "not_allowed"


def test_the_lock_takes_the_pen_and_says_who_took_it():
    given = Given(*CLASS, MADE)
    given.when(locks.SetLocks((locks.Lock.BOARD,)), "tess")
    code, words = given.refusal(Draw("b", (rect(),)), "ada")
    assert code == "locked" and "Tess" in words
    assert given.when(Draw("b", (rect(),)), "tess")
    assert given.refuses(Draw("b", (rect("s"),)), "olu") == "not_allowed"
    item = given.room.of(Board)["b"]
    assert item.passes_on(given.person("tess")) and not item.passes_on(given.person("ada"))


def test_what_is_older_than_what_lies_there_is_left_out():
    given = of_ada()
    given.when(Draw("b", (rect(version=3, nonce=5),)), "ada")
    assert given.when(Draw("b", (rect(version=2),)), "ada") == []
    assert given.when(Draw("b", (rect(version=3, nonce=6),)), "ada") == []
    assert given.when(Draw("b", (rect(version=3, nonce=4), rect(version=2))), "ada") == [
        ShapesDrawn("b", (rect(version=3, nonce=4),), "ada")
    ]


def test_what_is_erased_stays_erased_and_was_never_there_if_nobody_knew_it():
    given = of_ada()
    assert given.when(Draw("b", (Erased(id="x", version=9, version_nonce=1),)), "ada") == []
    given.when(Draw("b", (Erased(id="r", version=3, version_nonce=1),)), "ada")
    assert given.when(Draw("b", (rect(version=2),)), "ada") == []
    assert given.when(Draw("b", (rect(version=4),)), "ada"), "taking the erasing back is a newer version"


def test_the_oldest_that_are_erased_are_forgotten(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(board, "ERASED_KEPT", 2)
    given = Given(*CLASS, MADE)
    given.when(Draw("b", tuple(rect(f"r{n}") for n in range(4))), "ada")
    for n in range(4):
        given.when(Draw("b", (Erased(id=f"r{n}", version=2, version_nonce=1),)), "ada", wish_id=f"w{n}")
    item = given.room.of(Board)["b"]
    assert [*item.shapes] == ["r2", "r3"] and item.size == sum(
        len(msgspec.json.encode(s.shape)) for s in item.shapes.values()
    )


def test_a_full_board_says_its_bound_and_takes_erasing_still(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(board, "MOST_SHAPES", 2)
    given = of_ada()
    given.when(Draw("b", (rect("s"),)), "ada")
    code, words = given.refusal(Draw("b", (rect("t"),)), "ada")
    assert code == "board_full" and "2 things" in words
    given.when(Draw("b", (Erased(id="s", version=2, version_nonce=1),)), "ada")
    assert given.when(Draw("b", (rect("t"),)), "ada")
    monkeypatch.setattr(board, "MOST_BYTES", 200)
    assert given.refuses(Draw("b", (rect("t", 2, stroke_color="#123456"),)), "ada") == "board_full"
    monkeypatch.setattr(board, "MOST_BYTES", 10_000)
    monkeypatch.setattr(board, "MOST_BYTES_OF_ALL", 200)
    assert given.refuses(Draw("b", (rect("t", 2, stroke_color="#123456"),)), "ada") == "boards_full"


def test_one_thing_has_a_bound_and_its_numbers_are_numbers():
    given = Given(*CLASS, MADE)
    long = Freedraw(
        id="f", version=1, version_nonce=1, x=0, y=0, width=1, height=1, index="a1", points=(1_000_000,) * 9_000
    )
    code, words = given.refusal(Draw("b", (long,)), "ada")
    assert code == "too_large" and f"{MOST_BYTES // 1024} kB" in words
    assert given.refuses(Draw("b", (msgspec.structs.replace(rect(), x=float("nan")),)), "ada") == "no_number"


@pytest.mark.parametrize(
    "bad",
    [
        {"type": "embeddable"},
        {"type": "iframe"},
        {"link": "javascript:alert(1)"},
        {"customData": {"html": "<script>"}},
        {"x": 1e9},
        {"strokeColor": "url(https://example.org/x)"},
        {"groupIds": ["g"] * 21},
        {"index": ""},
        {"type": "image", "fileId": 7},
        {"type": "freedraw", "points": [0.5]},
        {"type": "text", "text": "x" * 5_001, "originalText": ""},
        {"type": "formula", "latex": "x" * 501},
        {"type": "formula", "latex": ""},
        {"type": "formula", "latex": "x", "fileId": "f"},
    ],
)
def test_the_schema_lets_only_drawing_through(bad: dict[str, Any]):
    good = msgspec.to_builtins(rect())
    msgspec.convert(good, Shape)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(good | bad, Shape)


def test_who_made_a_board_and_staff_run_it():
    given = Given(*CLASS, *GROUPS, Moved("ada", "red"), Moved("bob", "red"))
    given.when(Make("Ours"), "ada", 0, "b")
    given.when(Draw("b", (rect(),)), "bob")
    assert given.refuses(Clear("b"), "bob") == "not_allowed"
    assert given.when(Clear("b"), "ada") == [BoardCleared("b")] and given.when(Clear("b"), "ada") == []
    assert given.when(Rename("b", "Sun"), "tess") == [BoardRenamed("b", "Sun")]
    given.happens(ShowingBegan("red", Surface.BOARD, "b", "ada"))
    assert given.when(Delete("b"), "ada") == [BoardDeleted("b"), ShowingEnded("red")]


def test_a_groups_board_returns_to_the_class_with_all_that_is_on_it():
    given = Given(*CLASS, *GROUPS, Moved("ada", "red"), MADE)
    given.when(Make("Ours"), "ada", 0, "ours")
    given.when(Draw("ours", (rect(),)), "ada", 0, "d1")
    assert BoardReturned("ours", "Red") in given.when(Close("set"), "tess")
    back = given.room.of(Board)["ours"]
    assert (back.lies_in, back.group, [*back.shapes]) == ("main", "Red", ["r"])
    assert given.room.of(Board)["b"].group is None
    assert given.when(Draw("ours", (rect("late"),)), "ada"), "who was drawing goes on"


def test_what_came_since_somebody_looked():
    given = of_ada()
    item = given.room.of(Board)["b"]
    assert [part.shape.id for part in item.inside(0).parts] == ["r"] and item.inside(1).parts == []
    given.when(Draw("b", (rect("s"),)), "bob")
    given.when(Draw("b", (rect(version=2),)), "ada")
    inside = given.room.of(Board)["b"].inside(1)
    assert (inside.rev, inside.anew, [part.shape.id for part in inside.parts]) == (3, False, ["s", "r"])
    given.when(Clear("b"), "tess")
    given.when(Draw("b", (rect("t"),)), "bob")
    inside = given.room.of(Board)["b"].inside(3)
    assert (inside.rev, inside.anew, [part.shape.id for part in inside.parts]) == (5, True, ["t"])
    assert given.room.of(Board)["b"].inside(9).anew, "a count that was never reached"


def test_a_restart_finds_every_stroke():
    given = of_ada()
    text = Label(
        id="t", version=1, version_nonce=1, x=0, y=0, width=1, height=1, index="a2", text="شمس", original_text="شمس"
    )
    given.when(Draw("b", (text, Erased(id="r", version=2, version_nonce=1))), "ada")
    assert given.reloaded().of(Board) == given.room.of(Board)


VERSIONS = st.lists(st.tuples(st.sampled_from("pqr"), st.integers(1, 4), st.integers(0, 3), st.booleans()), max_size=12)


@settings(deadline=None)
@drawn(VERSIONS, st.randoms())
def test_the_same_lies_there_whatever_came_first(said: list[tuple[str, int, int, bool]], dice: Any):
    """Of the same version and nonce there is one thing only: a page counts both up with each change."""
    known: dict[tuple[str, int, int], Shape] = {}
    for id, version, nonce, erased in said:
        made = Erased(id=id, version=version, version_nonce=nonce) if erased else rect(id, version, nonce)
        known.setdefault((id, version, nonce), made)
    first = [rect(id, 0) for id in "pqr"]
    ends: list[dict[str, Shape]] = []
    for _ in range(2):
        given, shapes = Given(*CLASS, MADE), [*known.values()]
        dice.shuffle(shapes)
        given.when(Draw("b", tuple(first)), "ada", 0, "first")
        for n, shape in enumerate(shapes):
            given.when(Draw("b", (shape,)), "ada", 0, f"w{n}")
        ends.append({id: each.shape for id, each in given.room.of(Board)["b"].shapes.items()})
    assert ends[0] == ends[1]
    for shape in known.values():
        assert not wins(shape, ends[0][shape.id])


def test_each_open_group_gets_a_copy_to_go_on_with_and_looks_at_it():
    given = Given(*CLASS, *GROUPS, Moved("ada", "red"), MADE)
    assert given.refuses(Give("nothing"), "tess") == "not_found"
    given.when(Draw("b", (rect(), rect("gone"))), "tess", 0, "d")
    given.when(Draw("b", (Erased(id="gone", version=2, version_nonce=1),)), "tess", 0, "e")
    given.when(Give("b"), "tess", 0, "copy")
    boards = given.room.of(Board)
    assert [(boards[id].lies_in, [*boards[id].shapes]) for id in ("copy", "copy.1")] == [
        ("red", ["r"]),
        ("blue", ["r"]),
    ]
    assert {id: each.what for id, each in given.room.of(Showing).items()} == {"red": "copy", "blue": "copy.1"}
    assert given.refuses(Draw("copy", (rect(version=2),)), "ada") == "not_yours", "the task stays as it is"
    assert given.when(Draw("copy", (rect("mine"),)), "ada")
    given.when(Close("set"), "tess")
    assert [boards[id].lies_in for id in ("b", "copy", "copy.1")] == ["main"] * 3
    assert given.refuses(Give("b"), "tess") == "no_groups"


def test_a_lesson_leaves_its_boards_for_the_next_one_with_their_authors():
    given = of_ada()
    given.when(Draw("b", (rect("s"), rect("t"))), "bob", 0, "w2")
    given.when(Draw("b", (Erased(id="t", version=2, version_nonce=1),)), "bob", 0, "w3")
    given.when(SetMode("b", DrawMode.SOME, ("ada",), own_only=False), "tess", 0, "w4")
    given.when(Make("Nothing on it"), "tess", 0, "empty")
    (restore,) = left_for_the_next_lesson(given.room)
    following = Given(*CLASS)
    following.server(restore)
    back = following.room.of(Board)["b"]
    assert {id: drawn.by for id, drawn in back.shapes.items()} == {"r": "ada", "s": "bob"}
    assert (back.title, back.mode, back.drawers, back.own_only) == ("Board", DrawMode.SOME, ("ada",), False)
    assert following.server(restore) == [], "at each start of the server"
    assert following.refuses(restore, "tess") == "not_allowed"


def test_what_came_later_is_added_until_somebody_touches_the_board():
    given, following = of_ada(), Given(*CLASS)
    following.server(only(left_for_the_next_lesson(given.room)))
    given.when(Draw("b", (rect("late"),)), "ada", 0, "w2")
    following.server(only(left_for_the_next_lesson(given.room)))
    assert [*following.room.of(Board)["b"].shapes] == ["r", "late"]
    following.when(Clear("b"), "tess")
    given.when(Draw("b", (rect("later"),)), "ada", 0, "w3")
    assert following.server(only(left_for_the_next_lesson(given.room))) == []
    assert following.room.of(Board)["b"].shapes == {}


def test_the_name_of_the_group_and_whose_board_it_was_come_back():
    given = Given(
        *CLASS, *GROUPS, Moved("ada", "red"), BoardMade("own", "Own", DrawMode.EVERYONE, True, None, "bob", "tess", 0)
    )
    given.when(Make("Ours"), "ada", 0, "ours")
    given.when(Draw("ours", (rect(),)), "ada", 0, "d1")
    given.when(Draw("own", (rect(),)), "bob", 0, "d2")
    following = Given(*CLASS)
    for restore in left_for_the_next_lesson(given.room):
        following.server(restore)
    boards = following.room.of(Board)
    assert (boards["own"].of, boards["own"].lies_in) == ("bob", None)
    assert (boards["ours"].lies_in, boards["ours"].group) == ("main", "Red")
    assert following.who_sees(Board, "own") == ["tess", "ari", "bob"]


def only(left: Iterable[Restore]) -> Restore:
    (restore,) = left
    return restore


def picture(id: str, file: str) -> Image:
    return Image(id=id, version=1, version_nonce=1, x=0, y=0, width=5, height=5, index="a1", file_id=file)


def sent_by(person: str, file: str, purpose: Purpose = Purpose.BOARD) -> FileArrived:
    return FileArrived(file, person, purpose, Attached(file, "sun.webp", "image/webp", 9, 5, 5), 60_000)


def test_a_picture_lies_on_a_board_by_the_name_of_a_file_that_its_author_sent():
    given = Given(*CLASS, MADE, sent_by("tess", "f"), sent_by("tess", "words", Purpose.CHAT))
    assert given.refuses(Draw("b", (picture("p", "f"),)), "ada") == "no_such_file"
    assert given.refuses(Draw("b", (picture("p", "words"),)), "tess") == "other_purpose"
    assert given.when(Draw("b", (picture("p", "f"),)), "tess") == [
        FileTaken("f"),
        ShapesDrawn("b", (picture("p", "f"),), "tess"),
    ]
    given.when(Draw("b", (Erased(id="p", version=2, version_nonce=1),)), "tess", 0, "w2")
    assert given.room.files() == {"f", "words"}, "the erasing may be taken back"
    assert given.when(Draw("b", (picture("q", "f"),)), "ada", 0, "w3"), "a copy of one that lies there"
    given.when(Clear("b"), "tess")
    assert given.room.files() == {"words"}
