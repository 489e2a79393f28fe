"""Sets of breakout rooms: what is prepared, and for whose eyes."""

import pytest

from classroom.rooms.grouping import Arrangement, By
from classroom.rooms.tools.breakouts import (
    MOST_SETS,
    BreakoutSet,
    Choice,
    Delete,
    Edit,
    Forget,
    Late,
    PlaceSeat,
    Plan,
    Prepare,
    Rearrange,
    Restore,
    Seat,
    SeatPlanned,
    SetChanged,
    SetDeleted,
    SetPrepared,
    SetView,
)
from classroom.rooms.tools.moving import Close, Go, Open
from classroom.rooms.tools.presence import Moved
from tests.given import CLASS, Given, here

PLAN = Plan("Pairs", ("Red", "Blue"), ({"ada": 0, "bob": 1},))


def given(*events: object) -> Given:
    return Given(*CLASS, SetPrepared("s", PLAN), *events)  # pyright: ignore[reportArgumentType]


def view(given: Given, by: str) -> SetView | None:
    seen = given.seen_by(by, BreakoutSet, "s")
    assert seen is None or isinstance(seen, SetView)
    return seen


def test_a_set_is_named_by_the_wish_that_made_it():
    wish = Prepare("Pairs", ("Red", "Blue"), ({"ada": 0, "bob": 1},))
    assert Given(*CLASS).when(wish, "tess", wish_id="s") == [SetPrepared("s", PLAN)]


def test_a_seat_outside_the_set_is_refused():
    assert Given(*CLASS).refuses(Prepare("Pairs", ("Red",), ({"ada": 1},)), "tess") == "no_such_room"
    assert given().refuses(PlaceSeat("s", "cy", 2), "tess") == "no_such_room"
    assert given().refuses(PlaceSeat("s", "cy", 1, 1), "tess") == "no_such_round"


def test_there_is_a_most_of_sets():
    many = Given(*CLASS, *(SetPrepared(f"s{n}", PLAN) for n in range(MOST_SETS)))
    assert many.refuses(Prepare("One more", ("Red",)), "tess") == "too_many_sets"


def test_only_staff_and_observers_see_a_prepared_set_and_only_they_see_who_sits_where():
    assert given().who_sees(BreakoutSet, "s") == ["tess", "ari", "olu"]
    opened = given()
    opened.when(Open("s"), "tess")
    assert opened.who_sees(BreakoutSet, "s") == ["tess", "ari", "ada", "bob", "olu"]
    seen, staff = view(opened, "ada"), view(opened, "tess")
    assert seen is not None and seen.plans is None and seen.rooms == ("s.1.0", "s.1.1")
    assert staff is not None and staff.plans is not None
    assert {*staff.plans[0]} >= {Seat("ada", 0), Seat("bob", 1)}


def test_pupils_who_are_here_are_arranged_and_nobody_else():
    made = Given(*CLASS, *here("dan"), *here("eve"))
    wish = Prepare("Chance", ("Red",), arrange=Arrangement(by=By.CHANCE, size=2))
    (prepared,) = made.when(wish, "tess", wish_id="s")
    assert isinstance(prepared, SetPrepared)
    assert {*prepared.plan.rounds[0]} == {"ada", "bob", "cy", "dan", "eve"}
    assert prepared.plan.names[0] == "Red" and len(prepared.plan.names) == max(prepared.plan.rounds[0].values()) + 1


def test_mixing_again_gives_another_plan_of_the_same_set():
    made = given(*here("dan"), *here("eve"))
    (changed,) = made.when(Rearrange("s", Arrangement(by=By.CHANCE, rooms=2, rounds=2)), "tess")
    assert isinstance(changed, SetChanged) and len(changed.plan.rounds) == 2 and changed.plan.name == "Pairs"


def test_what_is_edited_changes_and_nothing_else():
    (changed,) = given().when(Edit("s", choice=Choice.FREE, minutes=10), "tess")
    assert isinstance(changed, SetChanged)
    assert changed.plan == Plan("Pairs", PLAN.names, PLAN.rounds, Choice.FREE, minutes=10)
    assert given().when(Edit("s", name="Pairs"), "tess") == []


def test_who_sat_in_a_room_that_is_taken_out_has_no_seat():
    (changed,) = given().when(Edit("s", names=("Red",)), "tess")
    assert isinstance(changed, SetChanged) and changed.plan.rounds == ({"ada": 0},)


def test_a_seat_is_planned_changed_and_taken_back():
    made = given()
    assert made.when(PlaceSeat("s", "cy", 1), "tess") == [SeatPlanned("s", "cy", 1, 0)]
    assert made.when(PlaceSeat("s", "cy", 1), "tess") == []
    made.when(PlaceSeat("s", "cy", None), "tess")
    assert made.room.of(BreakoutSet)["s"].plan.rounds == ({"ada": 0, "bob": 1},)


@pytest.mark.parametrize(
    "wish", [Delete("s"), Edit("s", names=("Red",)), Rearrange("s", Arrangement(By.CHANCE, rooms=2))]
)
def test_open_rooms_are_not_taken_from_under_those_in_them(wish: Delete | Edit | Rearrange):
    opened = given()
    opened.when(Open("s"), "tess")
    assert opened.refuses(wish, "tess") == "open"


def test_a_set_is_deleted():
    made = given()
    assert made.when(Delete("s"), "tess") == [SetDeleted("s")]


def test_what_the_course_kept_comes_back_but_never_over_open_rooms():
    kept = Plan("Kept", ("Red",), ({"ada": 0},))
    fresh = Given(*CLASS)
    assert fresh.server(Restore("k", kept)) == [SetPrepared("k", kept)]
    assert fresh.server(Restore("k", kept)) == []
    assert fresh.server(Restore("k", PLAN)) == [SetChanged("k", PLAN)]
    fresh.when(Open("k"), "tess")
    assert fresh.server(Restore("k", kept)) == []


def test_what_the_course_forgets_goes_unless_it_is_open():
    made = given()
    assert made.server(Forget("none")) == []
    made.when(Open("s"), "tess")
    assert made.server(Forget("s")) == []
    made.when(Close("s"), "tess")
    assert made.server(Forget("s")) == [SetDeleted("s")]


def test_each_is_told_the_open_room_that_is_theirs_and_may_return_to_it():
    given = Given(*CLASS, SetPrepared("set", Plan("Set", ("Red", "Blue"), ({"ada": 1},), Choice.RETURNABLE, Late.MAIN)))
    assert getattr(given.seen_by("tess", BreakoutSet, "set"), "mine", "hidden") is None
    given.when(Open("set"), "tess")
    given.when(Go("main"), "ada")
    mine = {id: getattr(given.seen_by(id, BreakoutSet, "set"), "mine", "hidden") for id in ("ada", "bob", "tess")}
    assert mine == {"ada": "set.1.1", "bob": None, "tess": None}
    assert given.refuses(Go("set.1.0"), "ada") == given.refuses(Go("set.1.1"), "bob") == "assigned"
    assert given.when(Go("set.1.1"), "ada") == [Moved("ada", "set.1.1")]
