"""Who took part and how: a score that is always shown with its parts, so that nobody has to guess what it means.

What counts says so itself (`Event.counts_as`); here is only how much. How long someone spoke is no part yet.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from classroom.projections.fold import Row
from classroom.rooms.tool import Engagement, SealedEvent
from classroom.rooms.tools import ALL

POINTS: Mapping[Engagement, int] = {Engagement.MESSAGE: 2, Engagement.HAND: 2, Engagement.REACTION: 1}
MOST_COUNTED = 10  # of each kind: more of the same is not more taking part

_COUNTS: Mapping[str, Engagement] = {
    str(event.__struct_config__.tag): event.counts_as
    for tool in ALL
    for event in tool.events
    if event.counts_as is not None and not issubclass(event, SealedEvent)
}


class Part(Struct, frozen=True):
    kind: Engagement
    count: int  # all of them
    points: int


class Participation(Struct, frozen=True):
    score: int
    parts: tuple[Part, ...]


NONE = Participation(0, ())


def participation(rows: Iterable[Row]) -> Mapping[str, Participation]:
    """By person; who did nothing that counts has no entry (`NONE`)."""
    counted: dict[str, Counter[Engagement]] = {}
    for row in rows:
        kind = _COUNTS.get(row.kind)
        if kind is not None and row.actor is not None:
            counted.setdefault(row.actor, Counter())[kind] += 1
    return {person: _of(counts) for person, counts in counted.items()}


def _of(counts: Counter[Engagement]) -> Participation:
    parts = tuple(
        Part(kind, counts[kind], min(counts[kind], MOST_COUNTED) * POINTS[kind]) for kind in Engagement if counts[kind]
    )
    return Participation(sum(part.points for part in parts), parts)
