"""Agenda: the plan of a class, its steps in order and how long each takes. One press starts the next, and what it needs.

A step of groups opens its set; when the step ends the set closes, or everyone goes straight on to the next one. A step
with a timer starts the one of the class. What a step starts stands here and not beside that tool, as one wish decides all of it: who goes on need not come back first.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
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
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.breakouts import BreakoutSet, Minutes, SetClosed, open_set
from classroom.rooms.tools.moving import (
    CLOSING_MS,
    MINUTE_MS,
    SOONEST_MS,
    EndMoved,
    SetOpened,
    close_after,
    go_over,
    open_round,
)
from classroom.rooms.tools.session import ClassEnded
from classroom.rooms.tools.timers import EVERYWHERE, SHORTEST_MS, Timer, TimerEnded, TimerLengthened, begin

PLAN = "plan"  # the id of the only one
MOST_STEPS = 40

Title = Annotated[str, Meta(min_length=1, max_length=80)]
Note = Annotated[str, Meta(max_length=300)]


class StepTool(StrEnum):
    """What a step is done with; another tool gets its name here when its steps can start it."""

    TALK = "talk"
    GROUPS = "groups"
    TIMER = "timer"


class StepPlan(Struct, frozen=True, forbid_unknown_fields=True):
    """A step as it is planned."""

    id: Id
    title: Title
    minutes: Minutes
    tool: StepTool
    note: Note = ""
    set: Id | None = None  # of groups: which ones; none: staff open them by hand


Steps = Annotated[tuple[StepPlan, ...], Meta(max_length=MOST_STEPS)]


class Step(Struct, frozen=True):
    plan: StepPlan
    started_ms: int | None = None
    ended_ms: int | None = None

    @property
    def over_ms(self) -> int:
        """Of one that is on: when its minutes are over."""
        assert self.started_ms is not None
        return self.started_ms + self.plan.minutes * MINUTE_MS


class StepView(Struct, frozen=True):
    id: str
    title: str
    minutes: int
    tool: StepTool
    note: str | None
    set: str | None
    started_ms: int | None
    ended_ms: int | None


class PlanView(Struct, frozen=True):
    steps: tuple[StepView, ...]
    current: str | None
    auto: bool


class Agenda(Item, frozen=True):
    kind = "plan"

    steps: tuple[Step, ...]
    auto: bool
    current: str | None = None
    by: str = ""  # who started a step last; what starts by itself is theirs too

    def view(self, viewer: Viewer) -> PlanView:
        """What staff note for themselves, and which groups they have prepared, is theirs."""
        staff = Sight.STAFF_CHAT in viewer.sights
        steps = tuple(
            StepView(
                plan.id,
                plan.title,
                plan.minutes,
                plan.tool,
                (plan.note or None) if staff else None,
                plan.set if staff else None,
                step.started_ms,
                step.ended_ms,
            )
            for step in self.steps
            for plan in (step.plan,)
        )
        return PlanView(steps, self.current, self.auto)

    def step(self, id: str | None) -> Step | None:
        return next((step for step in self.steps if step.plan.id == id), None)

    @property
    def on(self) -> Step | None:
        return self.step(self.current)

    @property
    def next(self) -> Step | None:
        """The first after the one that is on that has not been done yet."""
        at = next((n for n, step in enumerate(self.steps) if step.plan.id == self.current), -1)
        return next((step for step in self.steps[at + 1 :] if step.ended_ms is None), None)

    @property
    def due_ms(self) -> int | None:
        return self.on.over_ms if self.auto and self.on else None

    def due(self, turn: Turn) -> Iterator[Event]:
        return turn_to(self, self.next, turn, self.by)


class SetPlan(Command, frozen=True, tag="plan.set"):
    """All of it anew; what has been done of the steps that stay is kept."""

    needs = Permission.LEAD
    steps: Steps
    auto: bool = False

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = plan_of(turn.things)
        if len({step.id for step in self.steps}) < len(self.steps):
            raise Refused("same_step", "A step stands in the plan twice.")
        if self.auto and any(step.set for step in self.steps):
            may_open(turn)
        if known is None:
            if self.steps:
                yield PlanSet(PLAN, self.steps, self.auto)
            return
        now = known.on
        stays = next((step for step in self.steps if step.id == known.current), None)
        if now is not None and stays is None:
            raise Refused("running", f"“{now.plan.title}” is on. Go on to another step before you take it out.")
        if (tuple(step.plan for step in known.steps), known.auto) == (self.steps, self.auto):
            return
        yield PlanChanged(PLAN, self.steps, self.auto)
        if now and stays and (timer := timer_of(now, turn)) and timer.duration_ms and stays.minutes != now.plan.minutes:
            longer_ms = (stays.minutes - now.plan.minutes) * MINUTE_MS
            yield TimerLengthened(EVERYWHERE, max(SHORTEST_MS, timer.duration_ms + longer_ms), turn.at_ms)
        if now and stays and self.auto and (stays.minutes != now.plan.minutes or not known.auto):
            yield from ends_with(replace(now, plan=stays), turn)


class StartStep(Command, frozen=True, tag="plan.start"):
    """Any of them, also one that was done before. The one that is on ends."""

    needs = Permission.LEAD
    step: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.the(Agenda, PLAN)
        wanted = known.step(self.step)
        if wanted is None:
            raise Refused("not_found", "That step is not in the plan any more.")
        if known.current != self.step:
            yield from by_hand(known, wanted, turn)


class NextStep(Command, frozen=True, tag="plan.next"):
    """After the last one the plan is done. `after`: what was on for who pressed; two often press at the same time."""

    needs = Permission.LEAD
    after: Id | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.the(Agenda, PLAN)
        if self.after in (None, known.current) and (known.current or known.next):
            yield from by_hand(known, known.next, turn)


class StopPlan(Command, frozen=True, tag="plan.stop"):
    """The step that is on ends, and no other begins."""

    needs = Permission.LEAD

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.the(Agenda, PLAN)
        if known.current is not None:
            yield from by_hand(known, None, turn)


class PlanSet(Creation[Agenda], frozen=True, tag="plan.first_set"):
    steps: tuple[StepPlan, ...]
    auto: bool

    def create(self) -> Agenda:
        return Agenda(self.id, tuple(Step(plan) for plan in self.steps), self.auto)


class PlanChanged(Change[Agenda], frozen=True, tag="plan.changed"):
    steps: tuple[StepPlan, ...]
    auto: bool

    def apply(self, item: Agenda) -> Agenda:
        was = {step.plan.id: step for step in item.steps}
        steps = (replace(was.get(plan.id, Step(plan)), plan=plan) for plan in self.steps)
        return replace(item, steps=tuple(steps), auto=self.auto)


class StepStarted(Change[Agenda], frozen=True, tag="plan.step_started"):
    step: str
    at_ms: int
    by: str

    def apply(self, item: Agenda) -> Agenda:
        return replace(with_times(item, self.step, self.at_ms, None), current=self.step, by=self.by)


class StepEnded(Change[Agenda], frozen=True, tag="plan.step_ended"):
    step: str
    at_ms: int

    def apply(self, item: Agenda) -> Agenda:
        known = item.step(self.step)
        return replace(with_times(item, self.step, known and known.started_ms, self.at_ms), current=None)


def with_times(item: Agenda, id: str, started_ms: int | None, ended_ms: int | None) -> Agenda:
    steps = (Step(step.plan, started_ms, ended_ms) if step.plan.id == id else step for step in item.steps)
    return replace(item, steps=tuple(steps))


def plan_of(things: Things) -> Agenda | None:
    return things.of(Agenda).get(PLAN)


def by_hand(known: Agenda, to: Step | None, turn: Turn) -> Iterator[Event]:
    """As `turn_to`, by somebody who may do all that it does."""
    events = [*turn_to(known, to, turn, turn.by.id)]
    if any(isinstance(event, SetOpened | SetClosed | EndMoved) for event in events):
        may_open(turn)
    yield from events


def may_open(turn: Turn) -> None:
    if Permission.MOVE_PEOPLE not in turn.by.permissions:
        raise Refused("not_allowed", "You may not open or close groups.")


def turn_to(known: Agenda, to: Step | None, turn: Turn, by: str) -> Iterator[Event]:
    """From the step that is on to another one, or to none."""
    was = known.on
    if was is not None:
        yield StepEnded(PLAN, was.plan.id, turn.at_ms)
    if to is not None:
        yield StepStarted(PLAN, to.plan.id, turn.at_ms, by)
        to = replace(to, started_ms=turn.at_ms)
    if to is not None and to.plan.tool is StepTool.TIMER:
        yield from begin(turn, EVERYWHERE, to.plan.minutes * MINUTE_MS, to.plan.title, by)
    elif was is not None and timer_of(was, turn):
        yield TimerEnded(EVERYWHERE)
    if to is not None and to.plan.tool is StepTool.GROUPS:
        yield from groups(known, was, to, turn)
    elif was is not None and was.plan.tool is StepTool.GROUPS and (opened := open_set(turn)):
        yield from close_after(opened, CLOSING_MS, turn)


def groups(known: Agenda, was: Step | None, to: Step, turn: Turn) -> Iterator[Event]:
    """Opens the set of this step, if it is there still. A step after one with the same set is its next round."""
    wanted = turn.things.of(BreakoutSet).get(to.plan.set or "")
    if wanted is None:
        return
    opened, rounds = open_set(turn), max(1, len(wanted.plan.rounds))
    goes_on = was is not None and was.plan.tool is StepTool.GROUPS and was.plan.set == wanted.id
    round = wanted.round + 1 if goes_on else wanted.round
    if opened is wanted and (not goes_on or round == rounds):
        if known.auto or (wanted.opening and wanted.opening.ends_ms):
            yield from ends_with(to, turn)
        return
    minutes = to.plan.minutes if known.auto else wanted.plan.minutes
    round = min(round, rounds - 1)
    if opened is None:
        yield from open_round(wanted, round, minutes, turn)
    else:
        yield from go_over(opened, wanted, round, minutes, turn)


def ends_with(step: Step, turn: Turn) -> Iterator[Event]:
    """The groups of this step, if they are open, stay so until its minutes are over."""
    opened = open_set(turn)
    if opened is not None and step.plan.tool is StepTool.GROUPS and step.plan.set == opened.id:
        yield EndMoved(opened.id, max(step.over_ms, turn.at_ms + SOONEST_MS))


def timer_of(step: Step, turn: Turn) -> Timer | None:
    """The one that this step has started, while it has not rung: nobody has put another in its place."""
    timer = turn.things.of(Timer).get(EVERYWHERE)
    if timer is None or step.plan.tool is not StepTool.TIMER or timer.label != step.plan.title:
        return None
    return timer if timer.due_ms is None or (timer.rang_ms is None and timer.due_ms > turn.at_ms) else None


def class_ends(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    known = plan_of(turn.things)
    if known is not None and known.current is not None:
        yield StepEnded(PLAN, known.current, turn.at_ms)


TOOL = Tool(
    "agenda",
    items=(Agenda,),
    commands=(SetPlan, StartStep, NextStep, StopPlan),
    events=(PlanSet, PlanChanged, StepStarted, StepEnded),
    follows={ClassEnded: class_ends},
)
