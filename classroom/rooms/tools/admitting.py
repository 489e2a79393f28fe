"""Admitting: the people of chosen groups come in by themselves, also while the class is locked.

The groups are those of a set that lies in the class: prepared here, or kept by the course (`breakout.restore`). Who has
a seat in one of them in any round belongs to it; when the set changes, who is admitted changes with it.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from classroom.rooms.tool import Command, Event, Id, Permission, Refused, Tool, Turn
from classroom.rooms.tools.breakouts import (
    MOST_ROOMS,
    BreakoutSet,
    Number,
    Plan,
    SeatPlanned,
    SetChanged,
    SetDeleted,
)
from classroom.rooms.tools.doorway import DOOR, AdmittedChanged, AdmittingEnded, GroupsAdmitted, made, rules_of

Groups = Annotated[tuple[Number, ...], Meta(max_length=MOST_ROOMS)]


class AutoAdmit(Command, frozen=True, tag="door.auto_admit"):
    """These groups of this set and no others; no numbers: all of it. `set` None: nobody comes in although locked."""

    needs = Permission.ADMIT
    set: Id | None
    groups: Groups = ()

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = rules_of(turn.things).admits
        if self.set is None:
            if known is not None:
                yield AdmittingEnded(DOOR)
            return
        plan = turn.the(BreakoutSet, self.set).plan
        groups = tuple(sorted({*self.groups}))
        if groups and groups[-1] >= len(plan.names):
            raise Refused("no_such_group", "There is no such group in this set.")
        if known is None or (known.set, known.groups) != (self.set, groups):
            yield from made(turn)
            yield GroupsAdmitted(DOOR, self.set, groups, tuple(sorted(seated(plan, groups))), turn.by.id)


def seated(plan: Plan, groups: tuple[int, ...]) -> frozenset[str]:
    return frozenset(
        person for places in plan.rounds for person, number in places.items() if not groups or number in groups
    )


def set_changes(event: SetChanged | SeatPlanned, turn: Turn) -> Iterator[Event]:
    known = rules_of(turn.things).admits
    if known is None or known.set != event.id:
        return
    now = seated(turn.things.of(BreakoutSet)[event.id].plan, known.groups)
    if now != known.people:
        yield AdmittedChanged(DOOR, tuple(sorted(now - known.people)), tuple(sorted(known.people - now)))


def set_goes(event: SetDeleted, turn: Turn) -> Iterator[Event]:
    known = rules_of(turn.things).admits
    if known is not None and known.set == event.id:
        yield AdmittingEnded(DOOR)


TOOL = Tool(
    "admitting",
    commands=(AutoAdmit,),
    follows={SetChanged: set_changes, SeatPlanned: set_changes, SetDeleted: set_goes},
)
