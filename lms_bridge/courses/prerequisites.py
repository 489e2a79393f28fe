"""What has to be done before what, and how ready for a class that makes a person. Pure: results in, answers out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from classroom.rooms.tools.readiness import Prerequisite, Question, Ready
from lms_bridge.courses.content import Activity, Course
from lms_bridge.courses.markdown import plain_text
from lms_bridge.courses.progress import Result, Results
from lms_bridge.courses.quiz import Marked, in_words

MOST_MISSED = 5  # as many as fit a teacher's two minutes before the class
LONGEST = 300  # characters of a question on the board


class Standing(StrEnum):
    LOCKED = "locked"
    OPEN = "open"
    DONE = "done"


def is_done(result: Result | None) -> bool:
    return result is not None and result.done


def standing(activity: Activity, results: Results) -> Standing:
    """Done once stays done, also when the course changes and something else is needed now."""
    if is_done(results.get(activity.id)):
        return Standing.DONE
    return Standing.OPEN if all(is_done(results.get(need)) for need in activity.needs) else Standing.LOCKED


def needs_of(course: Course, activity: Activity) -> Iterator[Activity]:
    for need in activity.needs:
        known = course.activity(need)
        if known is not None:
            yield known


def prerequisites(course: Course, live: Activity, results: Results) -> tuple[Prerequisite, ...]:
    """Of a live class, for one person."""
    return tuple(
        Prerequisite(need.id, need.title, is_done(result), result and result.score)
        for need in needs_of(course, live)
        for result in [results.get(need.id)]
    )


def readiness(known: Iterable[Prerequisite]) -> Ready:
    """Partly: something is done, or was tried."""
    known = list(known)
    if all(each.done for each in known):
        return Ready.READY
    return Ready.PARTLY if any(each.done or each.score is not None for each in known) else Ready.NOT_READY


def most_missed(activity: Activity, attempts: Iterable[Marked]) -> tuple[Question, ...]:
    """Of a quiz, by everybody's last attempt: the questions with most wrong answers first; none that all got right."""
    attempts = list(attempts)
    questions: list[Question] = []
    for question in activity.quiz.questions if activity.quiz else ():
        judged = [each for marked in attempts for each in marked.questions if each.id == question.id]
        wrong = [each for each in judged if not each.correct]
        if not wrong:
            continue
        given = Counter(in_words(question, each.your) for each in wrong if each.your is not None)
        common = given.most_common(1)[0][0][:LONGEST] if given else None
        text = plain_text(question.text)[:LONGEST]
        questions.append(Question(question.id, text, len(wrong), len(judged), common))
    return tuple(sorted(questions, key=lambda each: -each.wrong / each.answered)[:MOST_MISSED])
