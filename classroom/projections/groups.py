"""The prepared groups of a class as it left them: what a course keeps for its next one."""

from collections.abc import Iterable, Mapping
from typing import cast

from msgspec import Struct

from classroom.projections.fold import Row, facts
from classroom.rooms.tool import Change, Creation
from classroom.rooms.tools import breakouts, moving
from classroom.rooms.tools.breakouts import BreakoutSet, Plan

_FACTS = (*breakouts.TOOL.events, *moving.TOOL.events)  # all of them are about a set


class LeftSet(Struct, frozen=True):
    plan: Plan | None  # None: deleted
    at_ms: int  # when that changed last
    open: bool = False


def group_sets(rows: Iterable[Row]) -> Mapping[str, LeftSet]:
    """By the id of the set; also of those that were deleted."""
    sets: dict[str, BreakoutSet | None] = {}
    changed_ms: dict[str, int] = {}
    for row, fact in facts(rows, _FACTS):
        before = sets.get(fact.id)
        if isinstance(fact, Creation):
            after = cast("Creation[BreakoutSet]", fact).create()
        else:
            assert before is not None, "a set is changed after it was made"
            after = cast("Change[BreakoutSet]", fact).apply(before)
        sets[fact.id] = after
        if before is None or after is None or after.plan != before.plan:
            changed_ms[fact.id] = row.at_ms
    return {
        id: LeftSet(known and known.plan, changed_ms[id], known is not None and known.opening is not None)
        for id, known in sets.items()
    }
