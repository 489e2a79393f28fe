"""Breakouts: sets of rooms with a plan of who goes where, prepared beforehand and changed at any time.

Opening one (`moving.py`) moves people within the one class. Its rooms are named anew at each opening, so that no group
meets what an older one left there.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.grouping import Arrangement, arrange, met_again
from classroom.rooms.roles import PUPILS, Standing
from classroom.rooms.tool import (
    MAIN,
    PREP,
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
from classroom.rooms.tools.presence import Devices, Member, Moved
from classroom.rooms.tools.readiness import Readiness, Ready

MOST_ROOMS = 300
MOST_SETS = 50  # in one class; more than a term's worth of lessons would be a page gone wild
STANDING: Mapping[Ready, float] = {Ready.READY: 1, Ready.EXCUSED: 0.5, Ready.PARTLY: 0.5, Ready.NOT_READY: 0}

Name = Annotated[str, Meta(min_length=1, max_length=80)]
Names = Annotated[tuple[Name, ...], Meta(min_length=1, max_length=MOST_ROOMS)]
Number = Annotated[int, Meta(ge=0, lt=MOST_ROOMS)]
Places = Annotated[dict[Id, Number], Meta(max_length=2_000)]
Rounds = Annotated[tuple[Places, ...], Meta(max_length=10)]
RoundNumber = Annotated[int, Meta(ge=0, lt=10)]
Minutes = Annotated[int, Meta(ge=1, le=240)]
MinutesOrNone = Annotated[int, Meta(ge=0, le=240)]  # 0: no end
Task = Annotated[str, Meta(max_length=500)]
Unmet = Annotated[tuple[Annotated[str, Meta(max_length=140)], ...], Meta(max_length=100)]


class Choice(StrEnum):
    """Who decides where somebody is."""

    ASSIGNED = "assigned"
    RETURNABLE = "returnable"  # assigned, but they may come back to the class and return to their own
    FREE = "free"


class Late(StrEnum):
    """Where somebody goes who has no seat in the plan."""

    SMALLEST = "smallest"
    MAIN = "main"


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """All that is prepared of a set: kept for the next lesson by the course."""

    name: Name
    names: Names  # of the rooms; a room's number is its place here
    rounds: Rounds = ()  # person -> number of the room
    choice: Choice = Choice.ASSIGNED
    late: Late = Late.SMALLEST
    minutes: Minutes | None = None
    task: Task = ""
    unmet: Unmet = ()  # what the arrangement could not hold: "id id"

    def seats(self, round: int) -> Mapping[str, int]:
        return self.rounds[round] if round < len(self.rounds) else {}


class Opening(Struct, frozen=True):
    rooms: tuple[str, ...]  # ids, in the order of the names
    at_ms: int
    ends_ms: int | None
    wants_minute: tuple[str, ...] = ()  # rooms that asked for one more


class Seat(Struct, frozen=True):
    person: str
    room: int


class SetView(Struct, frozen=True):
    name: str
    names: tuple[str, ...]
    rooms: tuple[str, ...]
    open: bool
    opened_ms: int | None
    ends_ms: int | None
    choice: Choice
    late: Late
    minutes: int | None
    task: str
    round: int
    rounds: int
    plans: tuple[tuple[Seat, ...], ...] | None
    met_twice: int
    unmet: tuple[str, ...]
    wants_minute: tuple[str, ...]
    mine: str | None  # the open room that the viewer has a seat in: where to they may return


class BreakoutSet(Item, frozen=True):
    kind = "breakout_set"

    plan: Plan
    round: int = 0  # that is open, or comes next
    openings: int = 0
    opening: Opening | None = None

    @property
    def rooms(self) -> tuple[str, ...]:
        """Of the open ones, their ids."""
        return self.opening.rooms if self.opening else ()

    def room_named(self, openings: int, number: int) -> str:
        """Never used before: the id of a set is used once, and its openings are counted."""
        return f"{self.id}.{openings}.{number}"

    def view(self, viewer: Viewer) -> SetView | None:
        plan, opening, staff = self.plan, self.opening, Sight.EVERY_ROOM in viewer.sights
        if opening is None and not staff:
            return None
        plans = tuple(tuple(Seat(*seat) for seat in places.items()) for places in plan.rounds) if staff else None
        return SetView(
            plan.name,
            plan.names,
            self.rooms,
            opening is not None,
            opening and opening.at_ms,
            opening and opening.ends_ms,
            plan.choice,
            plan.late,
            plan.minutes,
            plan.task,
            self.round,
            max(1, len(plan.rounds)),
            plans,
            met_again(plan.rounds) if staff and len(plan.rounds) > 1 else 0,
            plan.unmet if staff else (),
            opening.wants_minute if opening else (),
            self.seat_of(viewer.id),
        )

    def seat_of(self, person: str) -> str | None:
        """The open room that is theirs."""
        number = self.plan.seats(self.round).get(person)
        return self.rooms[number] if self.opening and number is not None else None

    @property
    def due_ms(self) -> int | None:
        return self.opening.ends_ms if self.opening else None

    def due(self, turn: Turn) -> Iterator[Event]:
        return close(self, turn)


class Prepare(Command, frozen=True, tag="breakout.prepare"):
    """With `arrange` the people who are here are placed by it, and it says how many rooms there are."""

    needs = Permission.MOVE_PEOPLE
    name: Name
    names: Names
    rounds: Rounds = ()
    choice: Choice = Choice.ASSIGNED
    late: Late = Late.SMALLEST
    minutes: Minutes | None = None
    task: Task = ""
    arrange: Arrangement | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        if len(turn.things.of(BreakoutSet)) >= MOST_SETS:
            raise Refused("too_many_sets", f"There are {MOST_SETS} prepared sets. Delete one first.")
        plan = Plan(self.name, self.names, self.rounds, self.choice, self.late, self.minutes, self.task)
        yield SetPrepared(turn.new_id(), arranged(plan, self.arrange, turn) if self.arrange else fitting(plan))


class Rearrange(Command, frozen=True, tag="breakout.rearrange"):
    needs = Permission.MOVE_PEOPLE
    id: Id
    arrange: Arrangement

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = closed(turn, self.id)
        yield SetChanged(known.id, arranged(known.plan, self.arrange, turn))


class Edit(Command, frozen=True, tag="breakout.edit"):
    """What is not named stays as it is. The rooms of an open set change by `add_room` and `rename_room`."""

    needs = Permission.MOVE_PEOPLE
    id: Id
    name: Name | None = None
    names: Names | None = None
    choice: Choice | None = None
    late: Late | None = None
    minutes: MinutesOrNone | None = None
    task: Task | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.the(BreakoutSet, self.id) if self.names is None else closed(turn, self.id)
        old = known.plan
        names = old.names if self.names is None else self.names
        plan = replace(
            old,
            name=old.name if self.name is None else self.name,
            names=names,
            rounds=tuple({id: n for id, n in places.items() if n < len(names)} for places in old.rounds),
            choice=old.choice if self.choice is None else self.choice,
            late=old.late if self.late is None else self.late,
            minutes=old.minutes if self.minutes is None else self.minutes or None,
            task=old.task if self.task is None else self.task,
        )
        if plan != old:
            yield SetChanged(known.id, plan)


class PlaceSeat(Command, frozen=True, tag="breakout.place"):
    """Changes the plan; who is in an open room is moved by `breakout.move`."""

    needs = Permission.MOVE_PEOPLE
    id: Id
    person: Id
    to: Number | None
    round: RoundNumber | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.the(BreakoutSet, self.id)
        round = known.round if self.round is None else self.round
        if round >= max(1, len(known.plan.rounds)):
            raise Refused("no_such_round", "There is no such round in this set.")
        if self.to is not None and self.to >= len(known.plan.names):
            raise Refused("no_such_room", "There is no such room in this set.")
        yield from seat(known, self.person, self.to, round)


class Delete(Command, frozen=True, tag="breakout.delete"):
    needs = Permission.MOVE_PEOPLE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield SetDeleted(closed(turn, self.id).id)


class Restore(Command, frozen=True, tag="breakout.restore"):
    """A set that the course has kept. What is open here is not touched, nor what was deleted in this class."""

    needs = Permission.SERVER
    id: Id
    plan: Plan

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(BreakoutSet).get(self.id)
        if known is None:
            yield SetPrepared(self.id, fitting(self.plan))
        elif known.opening is None and known.plan != self.plan:
            yield SetChanged(self.id, fitting(self.plan))


class Forget(Command, frozen=True, tag="breakout.forget"):
    """The course keeps this set no longer. What is open here is not touched."""

    needs = Permission.SERVER
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(BreakoutSet).get(self.id)
        if known is not None and known.opening is None:
            yield SetDeleted(self.id)


class SetPrepared(Creation[BreakoutSet], frozen=True, tag="breakout.prepared"):
    plan: Plan

    def create(self) -> BreakoutSet:
        return BreakoutSet(self.id, self.plan)


class SetChanged(Change[BreakoutSet], frozen=True, tag="breakout.changed"):
    plan: Plan

    def apply(self, item: BreakoutSet) -> BreakoutSet:
        open_round = item.round if item.opening else 0
        return replace(item, plan=self.plan, round=min(item.round, max(open_round, len(self.plan.rounds) - 1, 0)))


class SeatPlanned(Change[BreakoutSet], frozen=True, tag="breakout.seat_planned"):
    person: str
    to: int | None
    round: int

    def apply(self, item: BreakoutSet) -> BreakoutSet:
        rounds = [dict(places) for places in item.plan.rounds] or [{}]
        rounds[self.round].pop(self.person, None)
        if self.to is not None:
            rounds[self.round][self.person] = self.to
        return replace(item, plan=replace(item.plan, rounds=tuple(rounds)))


class SetDeleted(Change[BreakoutSet], frozen=True, tag="breakout.deleted"):
    def apply(self, item: BreakoutSet) -> None:
        return None


class SetClosed(Change[BreakoutSet], frozen=True, tag="breakout.closed"):
    """These rooms are no more; who was in them is moved by the facts that follow."""

    rooms: tuple[str, ...]

    def apply(self, item: BreakoutSet) -> BreakoutSet:
        return replace(item, opening=None)


def closed(turn: Turn, id: str) -> BreakoutSet:
    known = turn.the(BreakoutSet, id)
    if known.opening is not None:
        raise Refused("open", "These rooms are open. Bring everyone back first.")
    return known


def fitting(plan: Plan) -> Plan:
    if any(number >= len(plan.names) for places in plan.rounds for number in places.values()):
        raise Refused("no_such_room", "Somebody is placed in a room that is not in this set.")
    return plan


def arranged(plan: Plan, wish: Arrangement, turn: Turn) -> Plan:
    """`plan` with the pupils who are in class placed as `wish` says, and as many rooms as it needs."""
    here, readiness = turn.things.of(Devices), turn.things.of(Readiness)
    pupils = [member for member in turn.things.of(Member).values() if is_pupil(member) and member.place != PREP]
    people = [member.id for member in pupils if member.id in here]
    standing = {id: STANDING[readiness[id].state] for id in people if id in readiness}
    groups = arrange(people, wish, standing, turn.shuffled)
    if groups.rooms > MOST_ROOMS:
        raise Refused("too_many_rooms", f"That would be more than {MOST_ROOMS} rooms.")
    more = (f"Group {n}" for n in range(len(plan.names) + 1, groups.rooms + 1))
    names = (*plan.names, *more)[: groups.rooms]
    return replace(plan, names=names, rounds=tuple(groups.rounds), unmet=groups.unmet)


def is_pupil(member: Member) -> bool:
    return member.role in PUPILS and member.standing is Standing.IN


def seat(known: BreakoutSet, person: str, to: int | None, round: int) -> Iterator[Event]:
    if known.plan.seats(round).get(person) != to:
        yield SeatPlanned(known.id, person, to, round)


def group_of(things: Things, room: str | None) -> str | None:
    """The name of the group whose open room it is."""
    for known in things.of(BreakoutSet).values():
        if room in known.rooms:
            return known.plan.names[known.rooms.index(room)]
    return None


def open_set(turn: Turn) -> BreakoutSet | None:
    return next((known for known in turn.things.of(BreakoutSet).values() if known.opening), None)


def close(known: BreakoutSet, turn: Turn) -> Iterator[Event]:
    """Everyone in its rooms comes back, also who is gone or outside for a while."""
    yield SetClosed(known.id, known.rooms)
    for member in turn.things.of(Member).values():
        if member.stays_in in known.rooms or member.settled:
            yield Moved(member.id, MAIN, settled=False)


TOOL = Tool(
    "breakouts",
    items=(BreakoutSet,),
    commands=(Prepare, Rearrange, Edit, PlaceSeat, Delete, Restore, Forget),
    events=(SetPrepared, SetChanged, SeatPlanned, SetDeleted, SetClosed),
)
