"""Who took part and how: a score that is always shown with its parts, so that nobody has to guess what it means.

What someone does counts for them by what it says itself (`Event.counts_as`); here is only how much. Speaking is nobody's
act, but what the server heard of them: it counts by turns, and its time is told beside the score.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from classroom.projections.fold import Row, facts
from classroom.rooms.tool import Engagement, SealedEvent
from classroom.rooms.tools import ALL
from classroom.rooms.tools.notes import NotesWritten
from classroom.rooms.tools.speaking import Spoke, SpokeFirst

POINTS: Mapping[Engagement, int] = {
    Engagement.MESSAGE: 2,
    Engagement.HAND: 2,
    Engagement.REACTION: 1,
    Engagement.SPEAKING: 2,
    Engagement.HELP: 2,
    Engagement.ANSWER: 2,
    Engagement.WRITING: 2,
    Engagement.DRAWING: 1,
    Engagement.QUESTION: 2,
}
WRITING_EVERY_MS = 60_000  # who writes without a pause takes part once a minute
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
    spoken_seconds: int


NONE = Participation(0, (), 0)


def participation(rows: Sequence[Row]) -> Mapping[str, Participation]:
    """By person; who did nothing that counts has no entry (`NONE`)."""
    counted: dict[str, Counter[Engagement]] = {}
    spoken_ms = Counter[str]()
    for row in rows:
        kind = _COUNTS.get(row.kind)
        if kind is not None and row.actor is not None:
            counted.setdefault(row.actor, Counter())[kind] += 1
    for _, fact in facts(rows, (SpokeFirst, Spoke)):
        assert isinstance(fact, SpokeFirst | Spoke)
        counted.setdefault(fact.id, Counter())[Engagement.SPEAKING] += fact.turns
        spoken_ms[fact.id] += fact.ms
    for person, times in _writing(rows).items():
        counted.setdefault(person, Counter())[Engagement.WRITING] += times
    return {person: _of(counts, spoken_ms[person]) for person, counts in counted.items()}


def _writing(rows: Sequence[Row]) -> Mapping[str, int]:
    """How often each person took part by writing in the notes: what several write within seconds is one fact."""
    times, counted_ms = Counter[str](), dict[str, int]()
    for row, fact in facts(rows, (NotesWritten,)):
        assert isinstance(fact, NotesWritten)
        for person in fact.by:
            if person not in counted_ms or row.at_ms - counted_ms[person] >= WRITING_EVERY_MS:
                counted_ms[person] = row.at_ms
                times[person] += 1
    return times


def _of(counts: Counter[Engagement], spoken_ms: int) -> Participation:
    parts = tuple(
        Part(kind, counts[kind], min(counts[kind], MOST_COUNTED) * POINTS[kind]) for kind in Engagement if counts[kind]
    )
    return Participation(sum(part.points for part in parts), parts, round(spoken_ms / 1000))
