"""A course and its live classes as one person's page is told (the shapes of `web/src/course/types.ts`)."""

import math
from collections.abc import Sequence

from msgspec import Struct

from classroom.rooms.roles import STAFF, Role
from classroom.rooms.tools.readiness import Ready
from classroom.written import iso
from lms_bridge.courses.content import Activity, Course, Gate
from lms_bridge.courses.enrolment import Enrolled
from lms_bridge.courses.prerequisites import is_done, needs_of, prerequisites, readiness, standing
from lms_bridge.courses.progress import Results
from lms_bridge.courses.store import Session

DOOR_OPENS_MS = 10 * 60_000  # before the start, as the door of the class itself does


class Name(Struct, frozen=True):
    id: str
    name: str


class Step(Struct, frozen=True):
    id: str
    title: str


class Need(Struct, frozen=True):
    id: str
    title: str
    done: bool
    kind: str
    score: float | None
    pass_mark: float | None
    minutes: int | None


class SessionCard(Struct, frozen=True):
    id: str
    title: str
    starts: str
    ends: str
    policy: Gate
    state: str  # planned | open | running | ended
    url: str
    needs: tuple[Need, ...]
    ready_state: Ready | None  # None: of who is no learner
    minimum_minutes: int
    length_minutes: int
    minimum_minutes_share: float
    minutes_there: int | None
    counted: bool | None


class ActivityCard(Struct, frozen=True):
    id: str
    kind: str
    title: str
    summary: str
    minutes: int | None
    state: str  # locked | open | done
    score: float | None
    pass_mark: float | None
    passed: bool | None
    attempts_left: int | None
    at: str | None
    needs: tuple[Need, ...]
    for_live: bool
    session: SessionCard | None


class ModuleCard(Struct, frozen=True):
    id: str
    title: str
    summary: str
    activities: list[ActivityCard]


class CoursePage(Struct, frozen=True):
    id: str
    title: str
    subtitle: str
    summary: str
    role: Role
    done: int
    total: int
    people_count: int
    teachers: list[Name]
    modules: list[ModuleCard]
    next: SessionCard | None


class Seen(Struct, frozen=True):
    """One person looks at a course: all that the cards are made of."""

    course: Course
    person: Enrolled
    results: Results
    sessions: Sequence[Session]
    ended: frozenset[str]  # sessions that were ended in class
    tries: dict[str, int]  # made, by quiz
    now_ms: int

    def state_of(self, activity: Activity) -> str:
        """Who is no learner of the course has nothing to earn, so nothing is locked for them."""
        state = standing(activity, self.results)
        return "open" if state == "locked" and self.person.role is not Role.LEARNER else state.value

    def session_of(self, activity: Activity) -> Session | None:
        return next((session for session in self.sessions if session.activity_id == activity.id), None)

    def attempts_left(self, activity: Activity) -> int | None:
        return None if activity.attempts is None else max(0, activity.attempts - self.tries.get(activity.id, 0))

    def live_that_needs(self, activity: Activity) -> Activity | None:
        return next((each for each in self.course.activities if each.live and activity.id in each.needs), None)


def needed_minutes(session: Session) -> int:
    return math.ceil(session.length_minutes * session.minimum_share - 1e-9)


def course_page(seen: Seen, everybody: Sequence[Enrolled]) -> CoursePage:
    course = seen.course
    modules = [
        ModuleCard(
            module.id,
            module.title,
            module.summary,
            [activity_card(seen, activity) for activity in course.activities if activity.module == module.id],
        )
        for module in course.modules
    ]
    coming = [session for session in seen.sessions if session_state(session, seen) != "ended"]
    return CoursePage(
        course.id,
        course.title,
        course.subtitle,
        course.summary,
        seen.person.role,
        sum(is_done(seen.results.get(activity.id)) for activity in course.activities),
        len(course.activities),
        sum(each.role is Role.LEARNER for each in everybody),
        [Name(each.id, each.name) for each in everybody if each.role in STAFF],
        modules,
        session_card(seen, coming[0]) if coming else None,
    )


def activity_card(seen: Seen, activity: Activity) -> ActivityCard:
    result = seen.results.get(activity.id)
    session = seen.session_of(activity)
    return ActivityCard(
        activity.id,
        activity.kind,
        activity.title,
        activity.summary,
        activity.minutes,
        seen.state_of(activity),
        result and result.score,
        activity.pass_mark,
        result.done if result and activity.quiz else None,
        seen.attempts_left(activity),
        iso(result.at_ms, "seconds") if result else None,
        needs(seen, activity),
        seen.live_that_needs(activity) is not None,
        session and session_card(seen, session),
    )


def session_card(seen: Seen, session: Session) -> SessionCard:
    live = seen.course.activity(session.activity_id)
    result = seen.results.get(session.activity_id)
    attended = result and result.attended
    is_learner = seen.person.role is Role.LEARNER
    return SessionCard(
        session.id,
        session.title,
        iso(session.starts_ms, "seconds"),
        iso(session.ends_ms, "seconds"),
        session.policy,
        session_state(session, seen),
        f"/s/{session.id}",
        needs(seen, live) if live else (),
        readiness(prerequisites(seen.course, live, seen.results)) if live and is_learner else None,
        needed_minutes(session),
        session.length_minutes,
        session.minimum_share,
        round(attended.seconds / 60) if attended else None,
        attended.counted if attended else None,
    )


def session_state(session: Session, seen: Seen) -> str:
    if session.id in seen.ended or seen.now_ms >= session.ends_ms:
        return "ended"
    if seen.now_ms >= session.starts_ms:
        return "running"
    return "open" if seen.now_ms >= session.starts_ms - DOOR_OPENS_MS else "planned"


def needs(seen: Seen, activity: Activity) -> tuple[Need, ...]:
    return tuple(
        Need(
            need.id,
            need.title,
            is_done(result),
            need.kind,
            result and result.score,
            need.pass_mark,
            need.minutes,
        )
        for need in needs_of(seen.course, activity)
        for result in [seen.results.get(need.id)]
    )
