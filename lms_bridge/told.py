"""What the log of one class tells the course of each learner: minutes, participation, points, and whether they count.

Pure but for reading the log, which is kept up to a seq, so that a busy class is not read anew each second.
"""

import math
from collections import OrderedDict
from collections.abc import Sequence

from msgspec import Struct

from classroom.projections.attendance import attendance
from classroom.projections.fold import LogRow
from classroom.projections.participation import NONE, participation
from classroom.projections.quizzes import NOTHING, won
from classroom.rooms.roles import STAFF, Role
from classroom.store.log import Log
from lms_bridge.courses.content import Attended, Part
from lms_bridge.courses.store import Session

MOST_KEPT = 32  # classes whose rows stay in memory
# what is in these tells the course nothing: that there is one is enough
LARGE = frozenset({"board.drawn", "notes.restored", "notes.came_back", "notes.merged"})


class Told(Struct, frozen=True):
    """Of one learner."""

    attended: Attended
    away_since_ms: int | None  # None: here now


class Telling(Struct, frozen=True):
    people: dict[str, Told]
    ended: bool
    seq: int  # the last fact that this knows


def told(rows: Sequence[LogRow], session: Session, now_ms: int) -> Telling:
    """Of everybody who was there as a learner."""
    ended_ms = _ended_ms(rows)
    # A moment past now, so that who left in this very millisecond is seen to have left.
    until_ms = now_ms + 1 if ended_ms is None else ended_ms
    everybody = attendance(rows, until_ms)
    scores = participation(rows)
    points = won(rows)
    staff_came = [person.intervals[0].from_ms for person in everybody if person.role in STAFF and person.intervals]
    class_seconds = session.length_minutes * 60
    if ended_ms is not None and staff_came:
        # A class that was ended early is as long as it was, so that nobody fails by the teacher's watch.
        class_seconds = min(class_seconds, max(0, ended_ms - min(staff_came)) // 1000)
    needed_seconds = math.ceil(class_seconds * session.minimum_share - 1e-9)
    people: dict[str, Told] = {}
    for person in everybody:
        if person.role != Role.LEARNER or not person.intervals:
            continue
        score = scores.get(person.id, NONE)
        attended = Attended(
            person.seconds,
            needed_seconds,
            class_seconds,
            person.seconds >= needed_seconds,
            score.score,
            tuple(Part(part.kind, part.count, part.points) for part in score.parts),
            score.spoken_seconds,
            points.get(person.id, NOTHING).points,
            points.get(person.id, NOTHING).most,
        )
        last_ms = max(interval.to_ms for interval in person.intervals)
        people[person.id] = Told(attended, last_ms if last_ms < until_ms or ended_ms is not None else None)
    return Telling(people, ended_ms is not None, rows[-1].seq if rows else 0)


def _ended_ms(rows: Sequence[LogRow]) -> int | None:
    for row in reversed(rows):
        if row.kind == "class.reopened":
            return None
        if row.kind == "class.ended":
            return row.at_ms
    return None


class Histories:
    def __init__(self, log: Log) -> None:
        self._log = log
        self._kept: OrderedDict[str, list[LogRow]] = OrderedDict()

    async def rows(self, session_id: str) -> list[LogRow]:
        """All facts of a class so far."""
        kept = self._kept.setdefault(session_id, [])
        self._kept.move_to_end(session_id)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        new = await self._log.read(session_id, kept[-1].seq if kept else 0)
        kept += [LogRow(*row[:-1], b"" if row.kind in LARGE else row.body) for row in new]
        return kept
