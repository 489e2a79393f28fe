"""Fills an empty data folder with the demo course, its people and a running class; a filled one keeps what it has."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from classroom.demo.names import ADMINISTRATOR, TEACHER, learner
from classroom.rooms.tools.presence import Role
from lms_bridge.bridge import Bridge
from lms_bridge.courses.content import Activity, Course, Gate
from lms_bridge.courses.enrolment import Person
from lms_bridge.courses.importer import import_folder
from lms_bridge.courses.quiz import Answer, Question, right_answer

FOLDER = Path(__file__).parent / "course"
LIVE = "why-do-we-have-seasons"
RUNS_MS = 24 * 3_600_000
# What a learner who is half-way has wrong: with it the check is one right answer short.
HALF_WRONG = ("distance", "nearest", "two", "equinox")
# What those who passed have wrong, one after the other: the mix-up about distance leads, as in any real class.
PASSED_WRONG: tuple[tuple[str, ...], ...] = (("distance",), (), ("distance", "two"), ("nearest",), (), ("equinox",))


class DemoPerson(Struct, frozen=True):
    id: str
    name: str
    role: str  # teacher | administrator | learner


class DemoSession(Struct, frozen=True):
    id: str
    model: str
    title: str


class DemoFacts(Struct, frozen=True):
    course_id: str
    sessions: tuple[DemoSession, ...]
    people: tuple[DemoPerson, ...]  # teacher, administrator, then learners as INTERFACE orders them


async def seed(bridge: Bridge, learners: int = 3, gate: Gate = "warn") -> DemoFacts:
    """Idempotent. A class whose day is over gets a new one, so that a demo can be looked at again."""
    imported = import_folder(FOLDER)
    course = imported.course
    await bridge.courses.put(imported)
    people = [
        await _person(bridge, course, *TEACHER, "teacher"),
        await _person(bridge, course, *ADMINISTRATOR, "administrator"),
    ]
    for number in range(learners):
        person = await _person(bridge, course, *learner(number), "learner")
        await _work(bridge, course, person.id, number)
        people.append(person)
    live = _activity(course, LIVE)
    known = next(iter(await bridge.courses.sessions(course.id)), None)
    now_ms = bridge.now_ms()
    starts_ms, ends_ms = (
        (now_ms, now_ms + RUNS_MS) if known is None or known.ends_ms <= now_ms else (known.starts_ms, known.ends_ms)
    )
    session_id = await bridge.courses.plan(course, live, starts_ms, ends_ms, gate)
    return DemoFacts(course.id, (DemoSession(session_id, "flipped", live.title),), tuple(people))


async def _person(bridge: Bridge, course: Course, id: str, name: str, what: str) -> DemoPerson:
    """An administrator looks after the server; to open the course, this one is an observer of it."""
    role = {"teacher": Role.TEACHER, "administrator": Role.OBSERVER, "learner": Role.LEARNER}[what]
    await bridge.enrolments.put_person(Person(id, name, what == "administrator"))
    await bridge.enrolments.enrol(course.id, id, role)
    return DemoPerson(id, name, what)


async def _work(bridge: Bridge, course: Course, person_id: str, number: int) -> None:
    """The second learner is half-way, the third has not begun, all others are ready for the class."""
    if number == 2:
        return
    live = _activity(course, LIVE)
    for activity in course.activities[: course.activities.index(live)]:
        if activity.quiz is None:
            await bridge.progress.finish(course.id, person_id, activity, bridge.now_ms(), "lesson")
            continue
        wrong: Iterable[str] = ()
        if activity.id in live.needs:
            wrong = HALF_WRONG if number == 1 else PASSED_WRONG[number % len(PASSED_WRONG)]
        answers = {each.id: _answer(each, each.id in wrong) for each in activity.quiz.questions}
        await bridge.progress.attempt(course.id, person_id, activity, f"demo-{activity.id}", answers, bridge.now_ms())


def _answer(question: Question, wrong: bool) -> Answer:
    if not wrong:
        return right_answer(question)
    if question.kind == "multiple":
        return [question.options[0].id]
    return next([option.id] for option in question.options if not option.right)


def _activity(course: Course, id: str) -> Activity:
    activity = course.activity(id)
    assert activity is not None, f"the demo course has {id}"
    return activity
