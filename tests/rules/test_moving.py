"""People move between the rooms of one class: who goes where, when rooms open and close, and who may choose."""

import pytest
from msgspec.structs import replace

from classroom.rooms.roles import Role
from classroom.rooms.tool import MAIN, Event
from classroom.rooms.tools import session
from classroom.rooms.tools.breakouts import BreakoutSet, Choice, Late, Plan, SeatPlanned, SetClosed, SetPrepared
from classroom.rooms.tools.hands import Hand, HandRaised
from classroom.rooms.tools.moving import (
    AddRoom,
    Close,
    EndMoved,
    Extend,
    Go,
    Move,
    NeedMinute,
    NextRound,
    Open,
    RenameRoom,
    SetOpened,
)
from classroom.rooms.tools.presence import ChangeRole, DeviceLeaves, Member, Moved
from classroom.rooms.tools.removal import Remove
from tests.given import CLASS, Given, comes, here

PLAN = Plan("Pairs", ("Red", "Blue"), ({"ada": 0, "bob": 1}, {"ada": 1, "bob": 1, "cy": 0}), late=Late.MAIN)
RED, BLUE = "s.1.0", "s.1.1"


def given(*events: Event, plan: Plan = PLAN) -> Given:
    return Given(*CLASS, SetPrepared("s", plan), *events)


def opened(**plan: object) -> Given:
    made = given(plan=replace(PLAN, **plan))
    made.when(Open("s"), "tess", at_ms=1_000)
    return made


def places(given: Given) -> dict[str, str | None]:
    return {id: member.place for id, member in given.room.of(Member).items()}


def test_opening_moves_people_by_plan_in_one_commit():
    events = given().when(Open("s", minutes=5), "tess", at_ms=1_000)
    assert events == [SetOpened("s", (RED, BLUE), 0, 1_000, 301_000), Moved("ada", RED), Moved("bob", BLUE)]


def test_a_hand_goes_down_when_its_owner_moves_and_only_then():
    made = given(HandRaised("ada", 1, MAIN), HandRaised("cy", 2, MAIN))
    made.when(Open("s"), "tess")
    assert [*made.room.of(Hand)] == ["cy"]


def test_one_set_is_open_at_a_time():
    assert opened().refuses(Open("s"), "tess") == "one_set_open"


def test_rooms_are_named_anew_at_each_opening():
    made = opened()
    made.when(Close("s"), "tess")
    made.when(Open("s"), "tess")
    assert places(made)["ada"] == "s.2.0"


def test_the_next_round_leads_straight_to_new_partners():
    made = opened()
    events = made.when(NextRound("s"), "tess", at_ms=2_000)
    assert events == [
        SetClosed("s", (RED, BLUE)),
        SetOpened("s", ("s.2.0", "s.2.1"), 1, 2_000, None),
        Moved("ada", "s.2.1"),
        Moved("bob", "s.2.1"),
        Moved("cy", "s.2.0"),
    ]
    assert made.refuses(NextRound("s"), "tess") == "last_round"


def test_closing_brings_everyone_back_also_who_is_gone_and_staff():
    made = opened()
    made.when(Go(RED), "tess")
    made.server(DeviceLeaves("bob", "bob.pc"))
    made.when(Close("s"), "ari")
    assert {*places(made).values()} == {MAIN, None}
    assert made.when(Close("s"), "tess") == []


def test_a_gentle_return_is_a_countdown_and_time_closes_the_rooms():
    made = opened()
    assert made.when(Close("s", after_ms=60_000), "tess", at_ms=2_000) == [EndMoved("s", 62_000)]
    assert made.when(Close("s", after_ms=90_000), "tess", at_ms=2_000) == []
    assert made.time_passes(61_999) == []
    assert SetClosed("s", (RED, BLUE)) in made.time_passes(62_000)
    assert places(made)["ada"] == MAIN


def test_the_end_is_moved_but_never_nearer_than_five_seconds():
    made = opened()
    assert made.when(Extend("s", 60_000), "tess", at_ms=2_000) == [EndMoved("s", 62_000)]
    assert made.when(Extend("s", -7_200_000), "tess", at_ms=3_000) == [EndMoved("s", 8_000)]
    assert given().refuses(Extend("s", 1), "tess") == "not_open"


def test_who_comes_back_is_in_the_same_room():
    made = opened()
    made.server(DeviceLeaves("ada", "ada.pc"))
    made.server(comes("ada"))
    assert places(made)["ada"] == RED


def test_who_comes_late_goes_to_their_own_seat_or_to_the_smallest_room():
    made = opened(late=Late.SMALLEST, rounds=({"ada": 0, "bob": 0, "dan": 0},))
    assert places(made)["cy"] == BLUE, "here and without a seat"
    made.server(comes("dan"))
    made.server(comes("eve"))
    made.server(comes("fay"))
    assert [places(made)[id] for id in ("dan", "eve", "fay")] == [RED, BLUE, BLUE]
    assert made.room.of(BreakoutSet)["s"].plan.rounds[0]["eve"] == 1, "their own from now on"


def test_late_comers_who_come_in_together_are_spread():
    made = opened(late=Late.SMALLEST)
    made.when(session.Lock(True), "tess")
    for person in ("dan", "eve", "fay"):
        made.server(comes(person))
    made.when(session.Lock(False), "tess")
    assert [places(made)[id] for id in ("dan", "eve", "fay")] == [BLUE, RED, BLUE]


def test_late_comers_stay_in_the_class_where_the_teacher_wants_it_or_all_may_choose():
    for plan in ({"late": Late.MAIN}, {"late": Late.SMALLEST, "choice": Choice.FREE}):
        made = opened(**plan)
        made.server(comes("eve"))
        assert places(made)["eve"] == places(made)["cy"] == MAIN


def test_who_was_brought_back_by_hand_stays_there_when_they_return():
    made = opened(late=Late.SMALLEST)
    made.when(Move(("ada",), MAIN), "tess")
    made.server(DeviceLeaves("ada", "ada.pc"))
    made.server(comes("ada"))
    assert places(made)["ada"] == MAIN


def test_staff_are_not_placed_by_the_rule_for_late_comers():
    made = opened(late=Late.SMALLEST)
    made.server(comes("teo", role=Role.TEACHER))
    assert places(made)["teo"] == places(made)["tess"] == MAIN


def test_moving_people_while_it_runs_makes_the_room_their_own():
    made = opened()
    events = made.when(Move(("cy", "ada", "cy"), BLUE), "tess")
    assert events == [
        Moved("cy", BLUE),
        SeatPlanned("s", "cy", 1, 0),
        Moved("ada", BLUE),
        SeatPlanned("s", "ada", 1, 0),
    ]
    assert made.refuses(Move(("cy",), "nowhere"), "tess") == "no_such_room"
    assert made.refuses(Move(("olu",), RED), "tess") == "in_no_room"
    assert given().refuses(Move(("ada",), RED), "tess") == "no_such_room"


def test_pupils_go_where_the_set_leaves_them_the_choice():
    assigned = opened()
    assert assigned.refuses(Go(MAIN), "ada") == "assigned"
    may_return = opened(choice=Choice.RETURNABLE)
    may_return.when(Go(MAIN), "ada")
    assert may_return.refuses(Go(BLUE), "ada") == "assigned"
    assert may_return.when(Go(RED), "ada") == [Moved("ada", RED)]
    free = opened(choice=Choice.FREE)
    assert free.when(Go(BLUE), "ada") == [Moved("ada", BLUE)]
    assert free.refuses(Go("nowhere"), "ada") == "no_such_room"


def test_staff_enter_any_room_and_come_out_again():
    made = opened()
    assert made.when(Go(RED), "tess") == [Moved("tess", RED)]
    assert made.when(Go(BLUE), "tess") == [Moved("tess", BLUE)]
    assert made.when(Go(MAIN), "tess") == [Moved("tess", MAIN)]
    assert made.refuses(Go(RED), "olu") == "not_allowed"


def test_rooms_are_added_and_renamed_while_it_runs():
    made = opened()
    made.when(AddRoom("s", "Green"), "tess")
    made.when(RenameRoom("s", 0, "Rust"), "tess")
    assert made.room.of(BreakoutSet)["s"].rooms == (RED, BLUE, "s.1.2")
    assert made.room.of(BreakoutSet)["s"].plan.names == ("Rust", "Blue", "Green")
    made.when(Move(("cy",), "s.1.2"), "tess")
    made.when(Close("s"), "tess")
    assert places(made)["cy"] == MAIN
    assert made.refuses(RenameRoom("s", 9, "No"), "tess") == "no_such_room"


def test_a_group_asks_for_one_more_minute_once_and_the_teacher_gives_it():
    made = opened()
    assert made.refuses(NeedMinute(), "ada", at_ms=2_000) == "not_closing"
    made.when(Close("s", after_ms=60_000), "tess", at_ms=2_000)
    assert len(made.when(NeedMinute(), "ada", at_ms=3_000)) == 1
    assert made.when(NeedMinute(), "ada", at_ms=3_000) == []
    assert made.refuses(NeedMinute(), "cy", at_ms=3_000) == "in_no_breakout"
    made.when(Extend("s", 60_000), "tess", at_ms=4_000)
    assert made.room.of(BreakoutSet)["s"].opening.wants_minute == ()  # pyright: ignore[reportOptionalMemberAccess]


@pytest.mark.parametrize("end", [session.EndClass(), Close("s")])
def test_who_was_sent_away_or_made_an_observer_is_in_no_room_of_the_past(end: session.EndClass | Close):
    made = opened()
    made.when(Remove("ada"), "tess")
    made.server(ChangeRole("bob", Role.OBSERVER))
    made.when(end, "tess")
    assert {member.stays_in for member in made.room.of(Member).values()} == {MAIN}
    assert made.room.of(BreakoutSet)["s"].opening is None


def test_three_hundred_people_are_moved_at_once():
    ids = [f"p{n}" for n in range(300)]
    crowd = (event for id in ids for event in here(id))
    made = given(
        *crowd,
        plan=Plan(
            "Many", tuple(f"G{n}" for n in range(100)), ({id: n % 100 for n, id in enumerate(ids)},), late=Late.MAIN
        ),
    )
    made.when(Open("s"), "tess")
    assert len({*places(made).values()} - {MAIN, None}) == 100
    made.when(Move(tuple(ids), MAIN), "tess")
    assert {*places(made).values()} == {MAIN, None}
