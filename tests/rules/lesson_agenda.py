"""What must hold of the plan in the lesson, said without the code that it judges; its wishes, and the bugs that it must
find."""

from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from classroom.rooms.room import Room
from classroom.rooms.tool import Command, Viewer
from classroom.rooms.tools import agenda
from classroom.rooms.tools.agenda import Agenda, NextStep, SetPlan, StartStep, Step, StepPlan, StepTool, StopPlan
from classroom.rooms.tools.breakouts import BreakoutSet
from classroom.rooms.tools.session import Class
from classroom.rooms.tools.timers import EVERYWHERE, Timer

MINUTE_MS = 60_000
WARM = StepPlan("warm", "Warm-up", 1, StepTool.TALK, "Ask Bob")
ALONE = StepPlan("alone", "Think", 1, StepTool.TIMER)
WORK, MORE = (StepPlan(id, "Groups", 1, StepTool.GROUPS, "", set) for id, set in (("work", "?-1"), ("more", "?0")))
PLANNING: st.SearchStrategy[Command] = st.builds(
    SetPlan,
    st.sampled_from([(WORK, ALONE), (WARM, WORK, MORE), (WORK, MORE, WARM), (MORE, ALONE, WORK)]),
    st.booleans(),
)
GOES_ON: st.SearchStrategy[Command] = st.one_of(
    st.just(NextStep()),
    st.just(NextStep()),
    st.builds(StartStep, st.sampled_from(["warm", "work", "more", "alone"])),
    st.just(StopPlan()),
)


def with_sets(room: Room, wish: Command) -> Command:
    """The `?n` of a plan's steps: one of the sets that there are."""
    if not isinstance(wish, SetPlan):
        return wish
    sets = [*room.of(BreakoutSet)]
    steps = (
        replace(each, set=sets[int(each.set[1:]) % len(sets)] if sets else None)
        if each.set and each.set[0] == "?"
        else each
        for each in wish.steps
    )
    return replace(wish, steps=tuple(steps))


def steps_of(room: Room) -> dict[str, Step]:
    return {step.plan.id: step for plan in room.of(Agenda).values() for step in plan.steps}


def on_now(room: Room) -> list[str]:
    return [id for id, step in steps_of(room).items() if step.started_ms is not None and step.ended_ms is None]


def truths_of_the_plan(room: Room) -> None:
    (session,) = room.of(Class).values()
    for plan in room.of(Agenda).values():
        assert on_now(room) == [id for id in (plan.current,) if id], "one step is on"
        assert session.end is None or plan.current is None, "nothing is on after the class"
        assert all(step.note is None and step.set is None for step in plan.view(Viewer("ada")).steps)


def nothing_is_over(room: Room, at_ms: int) -> None:
    for plan in room.of(Agenda).values():
        for step in plan.steps if plan.auto else ():
            begun = step.started_ms if step.ended_ms is None else None
            assert begun is None or begun + step.plan.minutes * MINUTE_MS > at_ms, "it goes on by itself"


class Plans:
    """What was so before a wish."""

    def __init__(self, room: Room, at_ms: int) -> None:
        self.steps, self.on, self.at_ms = steps_of(room), on_now(room), at_ms

    def check(self, room: Room, wished: Command) -> None:
        now, on = steps_of(room), on_now(room)
        match wished:
            case SetPlan(steps=steps):
                assert tuple(step.plan for step in now.values()) == steps and on == self.on
                for id in now.keys() & self.steps.keys():
                    before, after = self.steps[id], now[id]
                    assert (before.started_ms, before.ended_ms) == (after.started_ms, after.ended_ms), "it was done"
            case StartStep(step=step):
                assert on == [step]
                self.check_started(room, now)
            case NextStep():
                todo = [id for id, step in self.steps.items() if step.ended_ms is None and id not in self.on]
                assert not self.on or on != self.on
                assert {*on} <= {*todo} and (on or self.on or not todo)
                self.check_started(room, now)
            case StopPlan():
                assert not on
                self.check_started(room, now)
            case _:
                pass

    def check_started(self, room: Room, now: dict[str, Step]) -> None:
        """Its timer runs, its groups are open; after a step of groups what is open still is so for a minute at most."""
        on = on_now(room)
        if on == self.on:
            return
        timer, alone = room.of(Timer).get(EVERYWHERE), "alone" in on
        assert not alone or (timer and (timer.label, timer.since_ms) == ("Think", self.at_ms)), "its time begins"
        assert "alone" not in self.on or not timer or timer.label != "Think" or timer.rang_ms is not None, (
            "and ends with the step"
        )
        opened = next((known for known in room.of(BreakoutSet).values() if known.opening), None)
        is_groups = [now[id].plan.tool is StepTool.GROUPS for id in on]
        wanted = [now[id].plan.set for id in on if now[id].plan.set in room.of(BreakoutSet)]
        assert not wanted or (opened and opened.id == wanted[0])
        if not any(is_groups) and opened and opened.opening:
            was_groups = any(self.steps[id].plan.tool is StepTool.GROUPS for id in self.on)
            ends_ms = opened.opening.ends_ms
            assert not was_groups or (ends_ms is not None and ends_ms <= self.at_ms + MINUTE_MS)


# As in planted.py.
PLANTED: list[tuple[str, Any, str, str, str]] = [
    (
        "notes on the plan shown to pupils",
        Agenda,
        "view",
        "(plan.note or None) if staff",
        "(plan.note or None) if True",
    ),
    (
        "a step of the plan goes on beside the next",
        agenda,
        "turn_to",
        "yield StepEnded(PLAN, was.plan.id, turn.at_ms)",
        "pass",
    ),
    (
        "the plan outlives the class",
        agenda,
        "class_ends",
        "yield StepEnded(PLAN, known.current, turn.at_ms)",
        "yield from ()",
    ),
    ("the plan waits though it goes by itself", Agenda, "due_ms", "if self.auto and", "if False and"),
    ("a changed plan forgets what was done", agenda.PlanChanged, "apply", "was.get(plan.id, Step(plan))", "Step(plan)"),
    ("the timer of a step outlives it", agenda, "turn_to", "yield TimerEnded(EVERYWHERE)", "pass"),
    ("groups of two steps are open", agenda, "groups", "go_over(opened, wanted,", "open_round(wanted,"),
]
