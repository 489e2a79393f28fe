"""Progress as teachers and learners read it: a row a person, a reason behind every cell, and a table to take away."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from classroom.rooms.tools.presence import Role
from classroom.written import csv_table, iso
from lms_bridge.cards import Seen
from lms_bridge.courses.content import Activity, Attended, Course
from lms_bridge.courses.enrolment import Enrolled
from lms_bridge.courses.prerequisites import Standing, is_done, standing
from lms_bridge.courses.progress import Result, Results

# A part of participation by its kind: one of it, several of it.
_PARTS = {
    "message": ("1 message", "{} messages"),
    "hand": ("1 raised hand", "{} raised hands"),
    "reaction": ("1 reaction", "{} reactions"),
    "speaking": ("spoke once", "spoke {} times"),
    "help": ("1 call for help", "{} calls for help"),
    "question": ("1 question", "{} questions"),
    "answer": ("1 answer to a poll", "{} answers to polls"),
    "writing": ("1 minute of writing", "{} minutes of writing"),
    "drawing": ("1 stroke on a board", "{} strokes on boards"),
}
_KEPT = {
    "message": "Messages",
    "hand": "Hands raised",
    "reaction": "Reactions",
    "speaking": "Times spoken",
    "help": "Calls for help",
    "question": "Questions asked",
    "answer": "Answers to polls",
    "writing": "Minutes of writing",
    "drawing": "Strokes on boards",
}


class Cell(Struct, frozen=True):
    id: str
    title: str
    kind: str
    state: str  # locked | open | started | done
    score: float | None
    at: str | None
    source: str | None


class Row(Struct, frozen=True):
    id: str
    name: str
    role: Role
    activities: list[Cell]


class StepDone(Struct, frozen=True):
    id: str
    title: str
    kind: str
    state: str
    score: float | None
    at: str | None
    source: str | None
    evidence: str


class Kept(Struct, frozen=True):
    label: str
    value: int
    of: int | None = None


class MyProgress(Struct, frozen=True):
    done: int
    total: int
    steps: list[StepDone]
    kept: list[Kept]


def rows(course: Course, people: Sequence[Enrolled], everybody: Mapping[str, Results]) -> list[Row]:
    return [
        Row(
            person.id,
            person.name,
            person.role,
            [_cell(each, everybody.get(person.id, {})) for each in course.activities],
        )
        for person in people
    ]


def as_csv(people: Sequence[Row]) -> str:
    """One line a person and activity, so that a spreadsheet can count over both."""
    return csv_table(
        ["id", "name", "activity", "title", "state", "score", "at", "source"],
        (
            [
                *(person.id, person.name, cell.id, cell.title, cell.state),
                *("" if cell.score is None else f"{cell.score:.4g}", cell.at or "", cell.source or ""),
            ]
            for person in people
            for cell in person.activities
        ),
    )


def my_progress(seen: Seen) -> MyProgress:
    course, results = seen.course, seen.results
    steps = [
        StepDone(
            cell.id, cell.title, cell.kind, cell.state, cell.score, cell.at, cell.source, _evidence(seen, activity)
        )
        for activity in course.activities
        for cell in [_cell(activity, results)]
    ]
    done = sum(is_done(results.get(activity.id)) for activity in course.activities)
    return MyProgress(done, len(course.activities), steps, _kept(results))


def _cell(activity: Activity, results: Results) -> Cell:
    result = results.get(activity.id)
    state = standing(activity, results)
    started = result is not None and state is not Standing.DONE
    return Cell(
        activity.id,
        activity.title,
        activity.kind,
        "started" if started else state.value,
        result and result.score,
        iso(result.at_ms, "seconds") if result else None,
        result and result.source,
    )


def _evidence(seen: Seen, activity: Activity) -> str:
    result = seen.results.get(activity.id)
    if result is None:
        missing = [need.title for need in map(seen.course.activity, activity.needs) if need and not _done(seen, need)]
        if activity.live and missing:
            return f"Before it: {', '.join(missing)}."
        return f"Opens after: {', '.join(missing)}." if missing else ""
    if result.source == "teacher":
        return "Your teacher marked it as done."
    if result.attended:
        return attended_in_words(result.attended)
    if activity.quiz and result.score is not None:
        return _tries_in_words(seen, activity, result)
    return "You watched it." if activity.kind == "video" else "You read it."


def _tries_in_words(seen: Seen, activity: Activity, result: Result) -> str:
    most = len(activity.quiz.questions) if activity.quiz else 0
    right = round((result.score or 0) * most)
    needed = max(0, -int(-((activity.pass_mark or 0) * most - 1e-9) // 1))
    text = f"{right} of {most} right, {needed} needed."
    left = seen.attempts_left(activity)
    if result.done or left is None:
        return text
    return f"{text} {left} {'try' if left == 1 else 'tries'} left."


def attended_in_words(attended: Attended) -> str:
    there, whole, needed = (round(s / 60) for s in (attended.seconds, attended.class_seconds, attended.needed_seconds))
    text = f"You were there {min(there, whole)} of {whole} minutes ({needed} needed)"
    parts = [
        one if part.count == 1 else many.format(part.count)
        for part in attended.parts
        if part.count
        for one, many in [_PARTS.get(part.kind, (f"1 {part.kind}", f"{{}} {part.kind}"))]
    ]
    spoken = round(attended.spoken_seconds / 60)
    if spoken:
        parts.append(f"{spoken} {'minute' if spoken == 1 else 'minutes'} of speaking")
    if attended.quiz_most:
        parts.append(f"{attended.quiz_points} of {attended.quiz_most} points in quizzes")
    return f"{text}. {', '.join(parts).capitalize()}." if parts else f"{text}."


def _kept(results: Results) -> list[Kept]:
    """All that is kept of live classes, over all of them. Teachers see the same."""
    attended = [result.attended for result in results.values() if result.attended]
    if not attended:
        return []
    counts: dict[str, int] = {}
    for each in attended:
        for part in each.parts:
            counts[part.kind] = counts.get(part.kind, 0) + part.count
    there = round(sum(min(each.seconds, each.class_seconds) for each in attended) / 60)
    whole = round(sum(each.class_seconds for each in attended) / 60)
    spoken = round(sum(each.spoken_seconds for each in attended) / 60)
    most = sum(each.quiz_most for each in attended)
    return [
        Kept("Minutes in class", there, whole),
        *(Kept(_KEPT.get(kind, kind.capitalize()), count) for kind, count in counts.items()),
        *([Kept("Minutes spoken", spoken)] if spoken else []),
        *([Kept("Points in quizzes", sum(each.quiz_points for each in attended), most)] if most else []),
    ]


def _done(seen: Seen, activity: Activity) -> bool:
    return is_done(seen.results.get(activity.id))
