import pytest

from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.moving import Close, NextRound, SetOpened
from classroom.rooms.tools.presence import Moved
from classroom.rooms.tools.session import EndClass
from classroom.rooms.tools.timers import (
    Add,
    Pause,
    Resume,
    Start,
    Stop,
    Timer,
    TimerBegan,
    TimerBeganAnew,
    TimerEnded,
    TimerLengthened,
    TimerRang,
    TimerView,
    begin,
)
from tests.given import CLASS, Given

MINUTE_MS = 60_000
RED, BLUE = "set.1.0", "set.1.1"
GROUPS = (
    *CLASS,
    SetPrepared("set", Plan("Pairs", ("Red", "Blue"), ({}, {}))),
    SetOpened("set", (RED, BLUE), 0, 0, None),
    Moved("ada", RED),
    Moved("bob", BLUE),
)


def view(given: Given, id: str = "main", viewer: str = "tess") -> TimerView:
    seen = given.seen_by(viewer, Timer, id)
    assert isinstance(seen, TimerView)
    return seen


def test_everyone_in_the_room_sees_the_timer_that_staff_start():
    given = Given(*GROUPS)
    assert given.when(Start(MINUTE_MS, "  Warm up "), "tess", 5) == [
        TimerBegan("main", MINUTE_MS, "Warm up", 5, "tess")
    ]
    assert view(given, viewer="cy") == TimerView("Warm up", MINUTE_MS, 0, 5, False, "tess")
    assert given.who_sees(Timer, "main") == ["tess", "ari", "olu"], "ada and bob are in their groups"


def test_a_timer_for_everywhere_is_seen_in_every_room_beside_the_rooms_own():
    given = Given(*GROUPS)
    given.when(Start(MINUTE_MS, everywhere=True), "ari")
    given.when(Start(MINUTE_MS), "ada")
    assert given.who_sees(Timer, "class") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.who_sees(Timer, RED) == ["tess", "ari", "ada", "olu"]


def test_it_rings_once_stays_a_minute_and_is_gone():
    given = Given(*CLASS)
    given.when(Start(MINUTE_MS), "tess", 1_000)
    assert given.time_passes(60_999) == []
    assert given.time_passes(61_000) == [TimerRang("main", 61_000)]
    assert view(given).rang and view(given).since_ms is None and view(given).elapsed_ms == MINUTE_MS
    assert given.time_passes(120_999) == []
    assert given.time_passes(121_000) == [TimerEnded("main")]


def test_time_that_was_up_while_the_server_was_down_rings_when_it_is_back_and_stays_a_minute_from_then():
    given = Given(*CLASS)
    given.when(Start(MINUTE_MS), "tess")
    given.room = given.reloaded()
    assert given.time_passes(3_600_000) == [TimerRang("main", 3_600_000)]
    assert given.time_passes(3_659_999) == []
    assert given.time_passes(3_660_000) == [TimerEnded("main")]


def test_it_does_not_run_while_it_is_paused():
    given = Given(*CLASS)
    given.when(Start(MINUTE_MS), "tess", 0)
    given.when(Pause("main"), "tess", 20_000)
    assert given.when(Pause("main"), "ari", 21_000) == []
    assert view(given).elapsed_ms == 20_000 and given.time_passes(500_000) == []
    given.when(Resume("main"), "tess", 500_000)
    assert given.when(Resume("main"), "ari", 501_000) == []
    assert given.time_passes(539_999) == []
    assert given.time_passes(540_000) == [TimerRang("main", 540_000)]


def test_more_time_counts_from_now_when_it_rang_and_stands_still_when_it_is_paused():
    given = Given(*CLASS)
    given.when(Start(MINUTE_MS), "tess", 0)
    given.when(Add("main", 30_000), "tess", 50_000)
    assert given.time_passes(89_999) == [] and given.time_passes(90_000) == [TimerRang("main", 90_000)]
    assert given.when(Resume("main"), "tess", 95_000) == [], "there is no time left"
    assert given.when(Add("main", 10_000), "tess", 100_000) == [TimerLengthened("main", 100_000, 100_000)]
    assert not view(given).rang
    given.when(Pause("main"), "tess", 105_000)
    given.when(Add("main", 10_000), "tess", 106_000)
    assert view(given).since_ms is None and given.time_passes(900_000) == []


def test_a_timer_runs_for_24_hours_at_most_and_a_stopwatch_has_no_end():
    given = Given(*CLASS)
    given.when(Start(86_399_000), "tess")
    assert given.when(Add("main", MINUTE_MS), "tess") == [TimerLengthened("main", 86_400_000, 0)]
    assert given.refuses(Add("main", MINUTE_MS), "tess") == "too_long"
    given.when(Start(None), "tess")
    assert given.time_passes(10**12) == []
    assert given.refuses(Add("main", MINUTE_MS), "tess") == "stopwatch"


def test_starting_again_takes_the_place_of_what_runs():
    given = Given(*CLASS)
    given.when(Start(MINUTE_MS, "One"), "tess", 0)
    given.time_passes(MINUTE_MS)
    assert given.when(Start(None, "Two"), "ari", 70_000) == [TimerBeganAnew("main", None, "Two", 70_000, "ari")]
    assert view(given) == TimerView("Two", None, 0, 70_000, False, "ari") and given.time_passes(10**9) == []


def test_a_group_turns_its_own_timer_and_no_other():
    given = Given(*GROUPS)
    assert given.when(Start(MINUTE_MS), "ada") == [TimerBegan(RED, MINUTE_MS, "", 0, "ada")]
    assert given.refuses(Pause(RED), "bob") == "not_found"
    assert given.refuses(Stop(RED), "bob") == "not_allowed"
    assert given.refuses(Start(MINUTE_MS, everywhere=True), "ada") == "not_allowed"
    given.when(Start(MINUTE_MS, everywhere=True), "tess")
    for wish in (Pause("class"), Resume("class"), Add("class", MINUTE_MS), Stop("class")):
        assert given.refuses(wish, "ada") == "not_allowed"
    assert given.when(Stop(RED), "ada") == [TimerEnded(RED)]
    assert given.when(Stop(RED), "tess") == []


@pytest.mark.parametrize("who", ["cy", "olu"])
def test_who_is_in_no_group_starts_none(who: str):
    assert Given(*GROUPS).refuses(Start(MINUTE_MS), who) == "not_allowed"


@pytest.mark.parametrize("wish", [Close("set"), NextRound("set")])
def test_a_groups_timer_ends_with_its_room_and_the_others_run_on(wish: Close | NextRound):
    given = Given(*GROUPS)
    given.when(Start(MINUTE_MS), "ada")
    given.when(Start(MINUTE_MS), "tess")
    given.when(Start(MINUTE_MS, everywhere=True), "tess")
    assert TimerEnded(RED) in given.when(wish, "tess")
    assert {*given.room.of(Timer)} == {"main", "class"}


def test_all_end_with_the_class():
    given = Given(*GROUPS)
    given.when(Start(MINUTE_MS), "ada")
    given.when(Start(None, everywhere=True), "tess")
    given.when(EndClass(), "tess")
    assert not given.room.of(Timer)


def test_a_step_of_the_plan_begins_one_for_the_class_or_takes_the_place_of_it():
    given = Given(*CLASS)
    assert [*begin(given.turn("tess", 9), "class", MINUTE_MS, "Step", "tess")] == [
        TimerBegan("class", MINUTE_MS, "Step", 9, "tess")
    ]
    given.when(Start(None, everywhere=True), "tess")
    assert [*begin(given.turn("tess", 9), "class", None, "Step", "tess")] == [
        TimerBeganAnew("class", None, "Step", 9, "tess")
    ]
