import pytest

from classroom.rooms.tool import Permission, Person, Viewer
from classroom.rooms.tools.agenda import (
    PLAN,
    Agenda,
    NextStep,
    PlanSet,
    SetPlan,
    StartStep,
    StepEnded,
    StepPlan,
    StepStarted,
    StepTool,
    StopPlan,
)
from classroom.rooms.tools.breakouts import BreakoutSet, Plan, SetDeleted, SetPrepared
from classroom.rooms.tools.moving import EndMoved, Open, SetOpened
from classroom.rooms.tools.powers import MAY
from classroom.rooms.tools.presence import Member, Moved, Role
from classroom.rooms.tools.session import EndClass, Reopen
from classroom.rooms.tools.timers import Pause, Start, Timer, TimerBegan, TimerEnded, TimerLengthened, TimerRang
from tests.given import CLASS, Given

MIN = 60_000


def step(id: str, minutes: int = 5, set: str | None = None, note: str = "") -> StepPlan:
    return StepPlan(id, id.title(), minutes, StepTool.GROUPS if set else StepTool.TALK, note, set)


TALKS = (step("warm", 5, note="Ask Bob"), step("sort", 12), step("exit", 5))
PAIRS = SetPrepared("pairs", Plan("Pairs", ("Red", "Blue"), ({"ada": 0, "bob": 1, "cy": 1}, {"ada": 1, "bob": 1})))
TRIO = SetPrepared("trio", Plan("Trio", ("Green",), ({"ada": 0, "bob": 0, "cy": 0},), minutes=7))


def planned(*steps: StepPlan, auto: bool = False) -> Given:
    return Given(*CLASS, PAIRS, TRIO, PlanSet(PLAN, steps or TALKS, auto))


def agenda(given: Given) -> Agenda:
    return given.room.of(Agenda)[PLAN]


def places(given: Given) -> dict[str, str | None]:
    return {id: given.room.of(Member)[id].place for id in ("ada", "bob", "cy")}


def test_everyone_sees_the_plan_and_staff_alone_their_notes():
    given = Given(*CLASS)
    assert given.when(SetPlan(TALKS), "tess") == [PlanSet(PLAN, TALKS, False)]
    assert given.who_sees(Agenda, PLAN) == ["tess", "ari", "ada", "bob", "olu"]
    notes = {by: agenda(given).view(given.person(by).viewer).steps[0].note for by in ("tess", "ari", "ada", "olu")}
    assert notes == {"tess": "Ask Bob", "ari": "Ask Bob", "ada": None, "olu": None}


def test_which_groups_are_prepared_is_for_staff():
    given = planned(step("work", set="pairs"))
    assert agenda(given).view(given.person("ari").viewer).steps[0].set == "pairs"
    assert agenda(given).view(given.person("ada").viewer).steps[0].set is None


def test_one_press_ends_a_step_and_starts_the_next():
    given = planned()
    assert given.when(StartStep("warm"), "tess", 1_000) == [StepStarted(PLAN, "warm", 1_000, "tess")]
    assert given.when(NextStep("warm"), "ari", 2_000) == [
        StepEnded(PLAN, "warm", 2_000),
        StepStarted(PLAN, "sort", 2_000, "ari"),
    ]
    view = agenda(given).view(Viewer("ada"))
    assert view.current == "sort"
    assert [(each.started_ms, each.ended_ms) for each in view.steps] == [(1_000, 2_000), (2_000, None), (None, None)]


def test_who_presses_next_after_somebody_else_has_skips_nothing():
    given = planned()
    given.when(StartStep("warm"), "tess")
    given.when(NextStep("warm"), "tess")
    assert given.when(NextStep("warm"), "ari") == []
    assert given.when(StartStep("sort"), "ari") == []


def test_after_the_last_step_the_plan_is_done():
    given = planned()
    given.when(StartStep("exit"), "tess")
    assert given.when(NextStep(), "tess", 9) == [StepEnded(PLAN, "exit", 9)]
    assert given.when(NextStep(), "tess", 10) == [StepStarted(PLAN, "warm", 10, "tess")], (
        "what was left out is not done"
    )


def test_next_leaves_out_what_was_done_before():
    given = planned()
    for id in ("sort", "warm"):
        given.when(StartStep(id), "tess")
    assert given.when(NextStep(), "tess")[1:] == [StepStarted(PLAN, "exit", 0, "tess")]
    given.when(NextStep(), "tess")
    assert given.when(NextStep(), "tess") == [] == given.when(StopPlan(), "tess"), "all is done"


def test_a_step_may_be_done_again():
    given = planned()
    for id in ("warm", "sort", "warm"):
        given.when(StartStep(id), "tess")
    now = agenda(given).on
    assert now and now.plan.id == "warm" and now.ended_ms is None


def test_a_changed_plan_keeps_what_was_done():
    given = planned()
    given.when(StartStep("warm"), "tess", 1)
    given.when(NextStep(), "tess", 2)
    given.when(SetPlan((step("exit", 3), step("sort", 20), step("warm"))), "tess", 3)
    times = {each.plan.id: (each.plan.minutes, each.started_ms, each.ended_ms) for each in agenda(given).steps}
    assert times == {"exit": (3, None, None), "sort": (20, 2, None), "warm": (5, 1, 2)}
    assert given.when(SetPlan((step("exit", 3), step("sort", 20), step("warm"))), "tess") == []


def test_the_step_that_is_on_cannot_be_taken_out():
    given = planned()
    given.when(StartStep("warm"), "tess")
    assert given.refusal(SetPlan(TALKS[1:]), "tess") == (
        "running",
        "“Warm” is on. Go on to another step before you take it out.",
    )
    given.when(StopPlan(), "tess")
    assert given.when(SetPlan(()), "tess") and agenda(given).steps == ()


def test_a_step_stands_in_the_plan_once():
    assert Given(*CLASS).refuses(SetPlan((step("a"), step("a"))), "tess") == "same_step"
    assert planned().refuses(StartStep("gone"), "tess") == "not_found"
    assert Given(*CLASS).refuses(NextStep(), "tess") == "not_found"
    assert Given(*CLASS).when(SetPlan(()), "tess") == [], "an empty plan is none"


def test_pupils_change_nothing():
    for wish in (SetPlan(TALKS), StartStep("warm"), NextStep(), StopPlan()):
        assert planned().refuses(wish, "ada") == "not_allowed"


def test_the_end_of_the_class_ends_the_step_and_keeps_the_plan():
    given = planned()
    given.when(StartStep("warm"), "tess")
    assert StepEnded(PLAN, "warm", 9) in given.when(EndClass(), "tess", 9)
    given.when(Reopen(), "tess", 10)
    assert agenda(given).next == agenda(given).step("sort")


def test_a_plan_outlives_a_restart():
    given = planned(auto=True)
    given.when(StartStep("warm"), "tess", 1)
    room = given.reloaded()
    assert room.of(Agenda)[PLAN] == agenda(given) and room.next_due_ms() == 1 + 5 * MIN


def test_nothing_goes_on_by_itself_unless_the_plan_says_so():
    given = planned()
    given.when(StartStep("warm"), "tess")
    assert given.time_passes(30 * MIN) == []


def test_by_itself_a_plan_goes_from_step_to_step_and_is_done():
    given = planned(auto=True)
    given.when(StartStep("warm"), "tess")
    assert given.time_passes(5 * MIN - 1) == []
    assert given.time_passes(5 * MIN) == [StepEnded(PLAN, "warm", 5 * MIN), StepStarted(PLAN, "sort", 5 * MIN, "tess")]
    given.time_passes(17 * MIN)
    assert given.time_passes(22 * MIN) == [StepEnded(PLAN, "exit", 22 * MIN)]


def test_after_a_long_break_of_the_server_one_step_follows_and_not_all():
    given = planned(auto=True)
    given.when(StartStep("warm"), "tess")
    assert given.time_passes(60 * MIN)[1:] == [StepStarted(PLAN, "sort", 60 * MIN, "tess")]


def test_more_minutes_for_the_step_that_is_on_count_at_once():
    given = planned(auto=True)
    given.when(StartStep("warm"), "tess")
    given.when(SetPlan((step("warm", 7), *TALKS[1:]), auto=True), "tess", 4 * MIN)
    assert given.time_passes(6 * MIN) == []
    assert given.time_passes(7 * MIN)


# groups


def test_a_step_of_groups_opens_its_set():
    given = planned(step("work", 10, "trio"))
    done = given.when(StartStep("work"), "tess", 5)
    assert done[:2] == [StepStarted(PLAN, "work", 5, "tess"), SetOpened("trio", ("trio.1.0",), 0, 5, 5 + 7 * MIN)]
    assert places(given) == dict.fromkeys(("ada", "bob", "cy"), "trio.1.0")


def test_without_minutes_of_its_own_a_set_stays_open_until_the_step_ends():
    given = planned(step("work", 10, "pairs"), step("ask"))
    given.when(StartStep("work"), "tess")
    assert given.time_passes(60 * MIN) == []
    done = given.when(NextStep(), "tess", 60 * MIN)
    assert done[-1] == EndMoved("pairs", 61 * MIN), "with the countdown that pupils know"
    given.time_passes(61 * MIN)
    assert {*places(given).values()} == {"main"}


def test_the_end_of_a_step_makes_no_countdown_longer():
    given = planned(step("work", 10, "trio"), step("ask"))
    given.when(StartStep("work"), "tess")
    assert not any(isinstance(event, EndMoved) for event in given.when(NextStep(), "tess", 7 * MIN - 10_000))


def test_from_one_step_of_groups_everyone_goes_straight_to_the_next():
    given = planned(step("one", 10, "pairs"), step("two", 10, "trio"))
    given.when(StartStep("one"), "tess")
    done = given.when(NextStep(), "tess")
    assert not given.room.of(BreakoutSet)["pairs"].opening
    assert [(event.id, event.to) for event in done if isinstance(event, Moved)] == [
        ("ada", "trio.1.0"),
        ("bob", "trio.1.0"),
        ("cy", "trio.1.0"),
    ]


def test_two_steps_with_the_same_set_are_two_rounds():
    given = planned(step("one", 10, "pairs"), step("two", 10, "pairs"), step("three", 10, "pairs"))
    given.when(StartStep("one"), "tess")
    assert places(given) == {"ada": "pairs.1.0", "bob": "pairs.1.1", "cy": "pairs.1.1"}
    given.when(NextStep(), "tess")
    assert places(given) == {"ada": "pairs.2.1", "bob": "pairs.2.1", "cy": "pairs.2.0"}, "no seat: to the smallest"
    assert [type(event) for event in given.when(NextStep(), "tess")] == [StepEnded, StepStarted], "there is no third"


def test_groups_that_are_open_already_stay_open_and_have_the_time_of_the_step():
    given = planned(step("work", 10, "trio"))
    given.when(Open("trio"), "tess")
    assert given.when(StartStep("work"), "tess", 6 * MIN) == [
        StepStarted(PLAN, "work", 6 * MIN, "tess"),
        EndMoved("trio", 16 * MIN),
    ]


def test_groups_opened_by_hand_are_closed_for_those_of_a_step():
    given = planned(step("work", 10, "trio"))
    given.when(Open("pairs"), "tess")
    given.when(StartStep("work"), "tess")
    assert {*places(given).values()} == {"trio.1.0"}


def test_a_step_whose_set_was_deleted_begins_without_it():
    given = planned(step("work", 10, "trio"))
    given.happens(SetDeleted("trio"))
    assert given.when(StartStep("work"), "tess") == [StepStarted(PLAN, "work", 0, "tess")]


def test_a_step_of_groups_without_a_set_leaves_them_to_staff_and_closes_them():
    given = planned(StepPlan("work", "Work", 10, StepTool.GROUPS), step("ask"))
    assert given.when(StartStep("work"), "tess") == [StepStarted(PLAN, "work", 0, "tess")]
    given.when(Open("pairs"), "tess")
    assert given.when(NextStep(), "tess", 5)[-1] == EndMoved("pairs", 5 + MIN)


def test_groups_opened_during_a_talk_are_left_alone():
    given = planned()
    given.when(StartStep("warm"), "tess")
    given.when(Open("pairs"), "tess")
    assert [type(event) for event in given.when(NextStep(), "tess")] == [StepEnded, StepStarted]


def test_a_rotation_runs_by_itself():
    given = planned(step("one", 10, "pairs"), step("two", 10, "pairs"), step("ask", 5), auto=True)
    given.when(StartStep("one"), "tess")
    assert given.time_passes(10 * MIN - 1) == []
    given.time_passes(10 * MIN)
    assert places(given) == {"ada": "pairs.2.1", "bob": "pairs.2.1", "cy": "pairs.2.0"}
    given.time_passes(20 * MIN)
    assert {*places(given).values()} == {"main"}, "the groups have had the countdown of their own end"
    assert agenda(given).current == "ask"
    given.time_passes(25 * MIN)
    assert agenda(given).current is None


@pytest.mark.parametrize("was_auto", [True, False])
def test_groups_of_a_plan_that_goes_by_itself_end_when_the_step_does(was_auto: bool):
    steps = (step("work", 10, "pairs"), step("ask"))
    given = planned(*steps, auto=was_auto)
    given.when(StartStep("work"), "tess")
    longer = (step("work", 12, "pairs"), step("ask"))
    assert given.when(SetPlan(longer, auto=True), "tess", MIN)[1:] == [EndMoved("pairs", 12 * MIN)]
    shortest = (step("work", 1, "pairs"), step("ask"))
    assert given.when(SetPlan(shortest, auto=True), "tess", 5 * MIN)[1:] == [EndMoved("pairs", 5 * MIN + 5_000)]


def test_who_may_not_move_people_opens_no_groups_by_a_plan():
    led = Person(Viewer("ari"), MAY[Role.ASSISTANT] - {Permission.MOVE_PEOPLE}, "main")
    given = planned(*TALKS, step("work", 10, "pairs"))
    assert given.when(StartStep("warm"), led)
    assert given.refuses(StartStep("work"), led) == "not_allowed"
    assert given.refuses(SetPlan((step("work", 10, "pairs"),), auto=True), led) == "not_allowed"
    given.when(StartStep("work"), "tess")
    assert given.refuses(StopPlan(), led) == "not_allowed"


# timers


def alone(minutes: int = 3) -> StepPlan:
    return StepPlan("alone", "Think alone", minutes, StepTool.TIMER)


def test_a_step_with_a_timer_starts_that_of_the_class():
    given = planned(alone(), step("exit"))
    assert given.when(StartStep("alone"), "ari", 7) == [
        StepStarted(PLAN, "alone", 7, "ari"),
        TimerBegan("class", 3 * MIN, "Think alone", 7, "ari"),
    ]


def test_its_timer_ends_with_the_step():
    given = planned(alone(), step("exit"))
    given.when(StartStep("alone"), "tess")
    given.when(Pause("class"), "tess", MIN)
    assert TimerEnded("class") in given.when(NextStep(), "tess", 2 * MIN)


def test_a_timer_that_somebody_put_in_its_place_goes_on():
    given = planned(alone(), step("exit"))
    given.when(StartStep("alone"), "tess")
    given.when(Start(5 * MIN, "Tidy up", everywhere=True), "tess")
    assert [type(event) for event in given.when(NextStep(), "tess")] == [StepEnded, StepStarted]
    assert given.room.of(Timer)["class"].label == "Tidy up"


def test_by_itself_the_timer_of_a_step_rings_all_the_same():
    given = planned(alone(), step("exit"), auto=True)
    given.when(StartStep("alone"), "tess")
    assert given.time_passes(3 * MIN) == [
        StepEnded(PLAN, "alone", 3 * MIN),
        StepStarted(PLAN, "exit", 3 * MIN, "tess"),
        TimerRang("class", 3 * MIN),
    ]


def test_a_timer_that_starts_by_itself_is_of_who_started_the_plan():
    given = planned(step("warm", 5), alone(), auto=True)
    given.when(StartStep("warm"), "tess")
    given.time_passes(5 * MIN)
    assert given.room.of(Timer)["class"].by == "tess"


def test_more_minutes_for_a_step_are_more_for_its_timer():
    given = planned(alone(3), step("exit"))
    given.when(StartStep("alone"), "tess")
    assert given.when(SetPlan((alone(5), step("exit"))), "tess", 9)[1:] == [TimerLengthened("class", 5 * MIN, 9)]


def test_who_may_not_move_people_starts_timers_by_a_plan():
    led = Person(Viewer("ari"), MAY[Role.ASSISTANT] - {Permission.MOVE_PEOPLE}, "main")
    given = planned(alone(), step("exit"))
    assert given.when(StartStep("alone"), led) and given.when(NextStep(), led)
