"""A quiz: several questions in order, each asked as a poll, with points for what is right. Staff move on.

Points are by person, so a quiz is never without names. What comes later is hidden from who answers; points are given when
a question closes and are one's own at the end. Who was best is shown only where staff want it, and of all others to nobody.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from classroom.rooms.asking import Form, PollAnswer, PollQuestion
from classroom.rooms.rounds import Secrecy
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Sight,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.polls import (
    Limit,
    Poll,
    PollClosed,
    PollOpened,
    Solution,
    check_asked,
    closing,
    ending,
    room_for_more,
)
from classroom.rooms.tools.session import ClassEnded

MOST_QUESTIONS = 30  # of one quiz
MOST_QUIZZES = 20  # of a class: each page holds them
MOST_POINTS = 100  # of one question
BEST = 5  # places that the list shows


class QuizQuestion(Struct, frozen=True, forbid_unknown_fields=True):
    """Worth its points where something is right; a rating, or words, only take part."""

    question: PollQuestion
    solution: Solution = Solution()
    points: Annotated[int, Meta(ge=0, le=MOST_POINTS)] = 1
    limit_ms: Limit | None = None

    @property
    def worth(self) -> int:
        return self.points if has_right(self.question, self.solution) else 0


class Placed(Struct, frozen=True):
    person: str
    points: int
    place: int


class QuizView(Struct, frozen=True):
    title: str
    by: str
    at_ms: int
    count: int
    asked: tuple[str, ...]  # the polls of it, in order
    over: bool
    leaders: bool
    most: int  # points of the questions that were asked
    worth: tuple[int, ...]  # of each that was asked
    mine: tuple[int | None, ...] | None  # of each that was asked, at the end; None: not answered
    own: Placed | None  # without a place unless the list is shown
    best: tuple[Placed, ...]
    questions: tuple[QuizQuestion, ...]  # of staff


class Quiz(Item, frozen=True):
    kind = "quiz"

    title: str
    questions: tuple[QuizQuestion, ...]
    secrecy: Secrecy
    by: str
    at_ms: int
    leaders: bool
    asked: tuple[str, ...]
    over: bool = False
    points: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])  # by poll, by person

    def view(self, viewer: Viewer) -> QuizView:
        staff = Sight.ANSWERS in viewer.sights
        given = self.questions[: len(self.asked)]
        worth = tuple(each.worth for each in given)
        placed = standings(self.points)
        own = next((each for each in placed if each.person == viewer.id), None) if self.over and not staff else None
        mine = tuple(self.points.get(poll, {}).get(viewer.id) for poll in self.asked) if own else None
        if own is not None and not self.leaders:
            own = replace(own, place=0)
        best = placed if staff else tuple(each for each in placed if self.leaders and is_best(each))
        return QuizView(
            self.title,
            self.by,
            self.at_ms,
            len(self.questions),
            self.asked,
            self.over,
            self.leaders,
            sum(worth),
            worth,
            mine,
            own,
            best,
            self.questions if staff else (),
        )


class StartQuiz(Command, frozen=True, tag="quiz.start"):
    """`leaders`: whether the class sees who was best."""

    needs = Permission.LEAD
    title: Annotated[str, Meta(max_length=120)]
    questions: Annotated[tuple[QuizQuestion, ...], Meta(min_length=1, max_length=MOST_QUESTIONS)]
    secrecy: Secrecy = Secrecy.NAMED_TO_STAFF
    leaders: bool = False

    def decide(self, turn: Turn) -> Iterator[Event]:
        if self.secrecy is Secrecy.ANONYMOUS:
            raise Refused("nameless_quiz", "A quiz needs names: without them nobody has points.")
        quizzes = turn.things.of(Quiz)
        if any(not quiz.over for quiz in quizzes.values()):
            raise Refused("quiz_runs", "A quiz is running. End it first.")
        if len(quizzes) >= MOST_QUIZZES:
            raise Refused("too_many_quizzes", f"A class keeps {MOST_QUIZZES} quizzes. Delete one first.")
        for each in self.questions:
            check_asked(each.question, each.solution)
        room_for_more(turn)
        poll, first = turn.new_id(1), self.questions[0]
        yield QuizStarted(
            turn.new_id(),
            self.title.strip(),
            self.questions,
            self.secrecy,
            turn.by.id,
            turn.at_ms,
            self.leaders,
            poll,
        )
        yield opened(poll, first, self.secrecy, turn)


class MoveOn(Command, frozen=True, tag="quiz.next"):
    """Closes the question that is asked and asks the next one; after the last the quiz is over. `after`: how many were
    asked when somebody pressed, so that two who press at once do not skip one."""

    needs = Permission.LEAD
    id: Id
    after: Annotated[int, Meta(ge=1, le=MOST_QUESTIONS)]

    def decide(self, turn: Turn) -> Iterator[Event]:
        quiz = running(turn, self.id)
        if self.after != len(quiz.asked):
            return
        yield from last_closes(quiz, turn)
        if len(quiz.asked) == len(quiz.questions):
            yield QuizEnded(quiz.id)
            return
        room_for_more(turn, but=quiz.asked[-1])
        poll = turn.new_id()
        yield QuizWentOn(quiz.id, poll)
        yield opened(poll, quiz.questions[len(quiz.asked)], quiz.secrecy, turn)


class EndQuiz(Command, frozen=True, tag="quiz.end"):
    needs = Permission.LEAD
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        quiz = turn.the(Quiz, self.id)
        if not quiz.over:
            yield from last_closes(quiz, turn)
            yield QuizEnded(quiz.id)


class ShowLeaders(Command, frozen=True, tag="quiz.show_leaders"):
    needs = Permission.LEAD
    id: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Quiz, self.id).leaders is not self.on:
            yield LeadersShown(self.id, self.on)


class DeleteQuiz(Command, frozen=True, tag="quiz.delete"):
    """With its points; what was answered stays with its polls, like that of others."""

    needs = Permission.LEAD
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if not turn.the(Quiz, self.id).over:
            raise Refused("quiz_runs", "A quiz is running. End it first.")
        yield QuizDeleted(self.id)


class QuizStarted(Creation[Quiz], frozen=True, tag="quiz.started"):
    title: str
    questions: tuple[QuizQuestion, ...]
    secrecy: Secrecy
    by: str
    at_ms: int
    leaders: bool
    poll: str

    def create(self) -> Quiz:
        return Quiz(self.id, self.title, self.questions, self.secrecy, self.by, self.at_ms, self.leaders, (self.poll,))


class QuizWentOn(Change[Quiz], frozen=True, tag="quiz.went_on"):
    poll: str

    def apply(self, item: Quiz) -> Quiz:
        return replace(item, asked=(*item.asked, self.poll))


class PointsGiven(Change[Quiz], frozen=True, tag="quiz.points_given"):
    """For one question, to everybody who answered it; of two rounds the last counts."""

    poll: str
    points: dict[str, int]

    def apply(self, item: Quiz) -> Quiz:
        return replace(item, points={**item.points, self.poll: self.points})


class LeadersShown(Change[Quiz], frozen=True, tag="quiz.leaders_shown"):
    on: bool

    def apply(self, item: Quiz) -> Quiz:
        return replace(item, leaders=self.on)


class QuizEnded(Change[Quiz], frozen=True, tag="quiz.ended"):
    def apply(self, item: Quiz) -> Quiz:
        return replace(item, over=True)


class QuizDeleted(Change[Quiz], frozen=True, tag="quiz.deleted"):
    def apply(self, item: Quiz) -> None:
        return None


def running(turn: Turn, id: str) -> Quiz:
    quiz = turn.the(Quiz, id)
    if quiz.over:
        raise Refused("quiz_over", "This quiz is over.")
    return quiz


def opened(id: str, asked: QuizQuestion, secrecy: Secrecy, turn: Turn) -> PollOpened:
    ends_ms = ending(turn, asked.limit_ms)
    return PollOpened(id, asked.question, secrecy, True, asked.solution, turn.by.id, turn.at_ms, None, ends_ms)


def last_closes(quiz: Quiz, turn: Turn) -> Iterator[Event]:
    poll = turn.things.of(Poll).get(quiz.asked[-1])
    if poll is not None and poll.open:
        yield closing(poll, turn.at_ms, show=poll.shown or poll.show_at_end)


def has_right(question: PollQuestion, solution: Solution) -> bool:
    match question.form:
        case Form.SINGLE | Form.MULTIPLE:
            return solution.right != ()
        case Form.NUMBER:
            return solution.number is not None
        case Form.TEXT:
            return solution.accepted != ()
        case _:
            return False


def is_right(question: PollQuestion, solution: Solution, answer: PollAnswer) -> bool:
    """Of one choice any that is right; of several all of them and no other."""
    match question.form:
        case Form.SINGLE:
            return answer.choices != () and answer.choices[0] in solution.right
        case Form.MULTIPLE:
            return {*answer.choices} == {*solution.right}
        case Form.NUMBER:
            right, given = solution.number, answer.number
            if right is None or given is None:
                return False
            return abs(given - right) <= solution.tolerance or math.isclose(abs(given - right), solution.tolerance)
        case Form.TEXT:
            return answer.texts != () and same(answer.texts[0]) in map(same, solution.accepted)
        case _:
            return False


def same(text: str) -> str:
    return " ".join(text.split()).casefold()


def standings(points: Mapping[str, Mapping[str, int]]) -> tuple[Placed, ...]:
    """Everybody who answered anything, the best first; who has as many points has the same place."""
    sums: dict[str, int] = {}
    for of_one in points.values():
        for person, given in of_one.items():
            sums[person] = sums.get(person, 0) + given
    ranked = sorted(sums, key=lambda person: (-sums[person], person))
    ahead = [sums[person] for person in ranked]
    return tuple(Placed(person, sums[person], 1 + ahead.index(sums[person])) for person in ranked)


def is_best(placed: Placed) -> bool:
    return placed.place <= BEST and placed.points > 0


def give_points(event: PollClosed, turn: Turn) -> Iterator[Event]:
    poll = turn.things.of(Poll)[event.id]
    for quiz in turn.things.of(Quiz).values():
        if poll.id in quiz.asked:
            asked = quiz.questions[quiz.asked.index(poll.id)]
            ballots = poll.now.ballots.items()
            right = {id: is_right(asked.question, asked.solution, ballot.answer) for id, ballot in ballots}
            yield PointsGiven(quiz.id, poll.id, {id: asked.worth if good else 0 for id, good in right.items()})


def all_end(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    yield from (QuizEnded(quiz.id) for quiz in turn.things.of(Quiz).values() if not quiz.over)


TOOL = Tool(
    "quiz",
    items=(Quiz,),
    commands=(StartQuiz, MoveOn, EndQuiz, ShowLeaders, DeleteQuiz),
    events=(QuizStarted, QuizWentOn, PointsGiven, LeadersShown, QuizEnded, QuizDeleted),
    follows={PollClosed: give_points, ClassEnded: all_end},
)
