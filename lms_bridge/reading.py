"""One activity as its page is told: a lesson's text, a quiz without its key, and a result when it is handed in."""

from collections.abc import Sequence
from typing import TypedDict

from msgspec import Struct

from classroom.written import iso
from lms_bridge.cards import Seen, SessionCard, Step, session_card
from lms_bridge.courses.content import Activity
from lms_bridge.courses.markdown import Heading, Rendered, render
from lms_bridge.courses.progress import Attempt
from lms_bridge.courses.quiz import Answer, Question, Quiz, right_answer


class ForLive(Struct, frozen=True):
    id: str  # of the live activity
    title: str
    starts: str


class _Head(TypedDict):
    id: str
    kind: str
    title: str
    minutes: int | None
    state: str
    previous: Step | None
    next: Step | None
    for_live: ForLive | None


class _Page(Struct, frozen=True, kw_only=True):
    id: str
    kind: str
    title: str
    minutes: int | None
    state: str
    previous: Step | None
    next: Step | None
    for_live: ForLive | None


class LessonPage(_Page, frozen=True, kw_only=True):
    html: str
    outline: tuple[Heading, ...]
    video_url: str | None


class AskedOption(Struct, frozen=True):
    id: str
    text: str


class AskedQuestion(Struct, frozen=True):
    """A question without its key."""

    id: str
    kind: str
    text_html: str
    options: list[AskedOption]


class JudgedQuestion(Struct, frozen=True):
    id: str
    correct: bool
    your: Answer | None
    right: Answer | None  # None: there is another try, and it would be no try
    explanation_html: str


class QuizResult(Struct, frozen=True):
    score: int
    max: int
    passed: bool
    questions: list[JudgedQuestion]


class QuizPage(_Page, frozen=True, kw_only=True):
    questions: list[AskedQuestion]
    pass_mark: float
    attempts_left: int | None
    last: QuizResult | None


class LivePage(LessonPage, frozen=True, kw_only=True):
    session: SessionCard | None


def activity_page(seen: Seen, activity: Activity, attempts: Sequence[Attempt]) -> LessonPage | QuizPage | LivePage:
    head = _head(seen, activity)
    if activity.quiz:
        return QuizPage(
            **head,
            questions=[_as_asked(seen.course.id, question) for question in activity.quiz.questions],
            pass_mark=activity.pass_mark or 0.0,
            attempts_left=seen.attempts_left(activity),
            last=quiz_result(seen, activity, activity.quiz, attempts[-1]) if attempts else None,
        )
    text = rendered(seen.course.id, activity.markdown)
    video = activity.video_url
    if activity.live:
        session = seen.session_of(activity)
        card = session and session_card(seen, session)
        return LivePage(**head, html=text.html, outline=text.outline, video_url=video, session=card)
    return LessonPage(**head, html=text.html, outline=text.outline, video_url=video)


def quiz_result(seen: Seen, activity: Activity, quiz: Quiz, attempt: Attempt) -> QuizResult:
    """What is right is told of what was answered rightly, and of the rest once no other try is to come."""
    finished = attempt.passed or seen.attempts_left(activity) == 0
    questions = {question.id: question for question in quiz.questions}
    return QuizResult(
        attempt.marked.score,
        attempt.marked.max,
        attempt.passed,
        [
            JudgedQuestion(
                judged.id,
                judged.correct,
                judged.your,
                right_answer(questions[judged.id]) if judged.correct or finished else None,
                rendered(seen.course.id, questions[judged.id].explanation).html,
            )
            for judged in attempt.marked.questions
            if judged.id in questions  # the teacher may have taken one out since
        ],
    )


def rendered(course_id: str, text: str) -> Rendered:
    return render(text, f"/api/v1/courses/{course_id}/files/")


def _as_asked(course_id: str, question: Question) -> AskedQuestion:
    options = [AskedOption(option.id, option.text) for option in question.options]
    return AskedQuestion(question.id, question.kind, rendered(course_id, question.text).html, options)


def _head(seen: Seen, activity: Activity) -> _Head:
    order = seen.course.activities
    at = order.index(activity)
    live = seen.live_that_needs(activity)
    session = live and seen.session_of(live)
    return {
        "id": activity.id,
        "kind": activity.kind,
        "title": activity.title,
        "minutes": activity.minutes,
        "state": seen.state_of(activity),
        "previous": Step(order[at - 1].id, order[at - 1].title) if at else None,
        "next": Step(order[at + 1].id, order[at + 1].title) if at + 1 < len(order) else None,
        "for_live": ForLive(live.id, live.title, iso(session.starts_ms, "seconds")) if live and session else None,
    }
