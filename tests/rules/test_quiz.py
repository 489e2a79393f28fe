"""A quiz: questions in order, points for what is right, and who sees them when."""

from typing import Any

import pytest

from classroom.projections.fold import LogRow
from classroom.projections.quizzes import Won, won
from classroom.rooms.asking import Form, PollAnswer, PollQuestion
from classroom.rooms.codec import Codec
from classroom.rooms.rounds import Secrecy
from classroom.rooms.tool import Command
from classroom.rooms.tools import ALL
from classroom.rooms.tools.answers import AnswerPoll
from classroom.rooms.tools.deadlines import SetTime
from classroom.rooms.tools.polls import AskAgain, ClosePoll, OpenPoll, Poll, PollView, Solution
from classroom.rooms.tools.quiz import (
    DeleteQuiz,
    EndQuiz,
    MoveOn,
    Placed,
    Quiz,
    QuizQuestion,
    QuizView,
    ShowLeaders,
    StartQuiz,
    is_right,
    standings,
)
from classroom.rooms.tools.session import EndClass, Reopen
from tests.given import CLASS, Given, here

CODEC = Codec(ALL)
WHY = QuizQuestion(PollQuestion(Form.SINGLE, "Why?", ("Closer", "Leans")), Solution((1,), "The axis leans."), 2)
TILT = QuizQuestion(PollQuestion(Form.NUMBER, "How much?"), Solution(number=23.5, tolerance=0.5), 3)
SURE = QuizQuestion(PollQuestion(Form.RATING, "How sure?"), points=5)


def quizzed(*questions: QuizQuestion, **more: Any) -> Given:
    given = Given(*CLASS, *here("dee"))
    given.when(StartQuiz("Seasons", questions or (WHY, TILT, SURE), **more), "tess", wish_id="q")
    return given


def answer(given: Given, by: str, poll: str, answer: PollAnswer, round: int = 0) -> None:
    given.when(AnswerPoll(poll, answer, round), by, wish_id=f"{by}.{poll}.{round}")


def on(given: Given, after: int, by: str = "tess", wish_id: str = "") -> list[Any]:
    return given.when(MoveOn("q", after), by, wish_id=wish_id or f"on{after}")


def seen(given: Given, by: str) -> QuizView:
    view = given.seen_by(by, Quiz, "q")
    assert isinstance(view, QuizView)
    return view


def played() -> Given:
    """Ada has all right, Bob one, Cy is silent, and Dee came for the last."""
    given = quizzed()
    answer(given, "ada", "q.1", PollAnswer((1,)))
    answer(given, "bob", "q.1", PollAnswer((0,)))
    on(given, 1)
    answer(given, "ada", "on1", PollAnswer(number=23))
    answer(given, "bob", "on1", PollAnswer(number=24))
    on(given, 2)
    answer(given, "dee", "on2", PollAnswer((2,)))
    on(given, 3)
    return given


def test_questions_come_in_order_and_what_comes_is_hidden_from_who_answers():
    given = quizzed()
    for by in ("ada", "olu"):
        view = seen(given, by)
        assert (view.count, view.asked, view.questions, view.worth) == (3, ("q.1",), (), (2,))
    assert len(seen(given, "tess").questions) == 3
    on(given, 1)
    first, second = (given.seen_by("ada", Poll, id) for id in ("q.1", "on1"))
    assert isinstance(first, PollView) and isinstance(second, PollView)
    assert (first.open, first.shown, first.solution) == (False, True, WHY.solution)
    assert (second.open, second.question, second.solution) == (True, TILT.question, None)


def test_two_who_press_at_once_do_not_skip_a_question():
    given = quizzed()
    on(given, 1)
    assert on(given, 1, "ari", "late") == []
    assert seen(given, "ada").asked == ("q.1", "on1")


def test_ones_own_points_are_seen_at_the_end_and_nobody_elses():
    given = played()
    assert given.refuses(MoveOn("q", 3), "tess") == "quiz_over"
    ada, bob, cy, dee = (seen(given, by) for by in ("ada", "bob", "cy", "dee"))
    assert (ada.mine, ada.own, ada.most) == ((2, 3, None), Placed("ada", 5, 0), 5)
    assert (bob.mine, bob.own) == ((0, 3, None), Placed("bob", 3, 0))
    assert (dee.mine, dee.own) == ((None, None, 0), Placed("dee", 0, 0))
    assert (cy.mine, cy.own) == (None, None)
    assert all(view.best == () for view in (ada, bob, cy, dee, seen(given, "olu")))
    assert [(each.person, each.points, each.place) for each in seen(given, "tess").best] == [
        ("ada", 5, 1),
        ("bob", 3, 2),
        ("dee", 0, 3),
    ]


def test_while_it_runs_nobody_but_staff_sees_points():
    given = quizzed()
    answer(given, "ada", "q.1", PollAnswer((1,)))
    on(given, 1)
    assert (seen(given, "ada").own, seen(given, "ada").mine) == (None, None)
    assert seen(given, "tess").best == (Placed("ada", 2, 1),)


def test_who_was_best_is_shown_only_where_staff_want_it_and_oneself_ones_place():
    given = played()
    given.when(ShowLeaders("q", True), "ari")
    assert seen(given, "bob").own == Placed("bob", 3, 2)
    assert seen(given, "cy").best == (Placed("ada", 5, 1), Placed("bob", 3, 2))  # without points is no place
    given.when(ShowLeaders("q", False), "ari", wish_id="off")
    assert seen(given, "cy").best == ()


def test_the_list_has_five_places_and_a_place_is_shared():
    sums = {"a": 9, "b": 9, "c": 7, "d": 6, "e": 5, "f": 5, "g": 4}
    assert [placed.place for placed in standings({"poll": sums})] == [1, 1, 3, 4, 5, 5, 7]


def test_asked_again_after_talking_the_second_answer_counts():
    given = quizzed(WHY)
    answer(given, "ada", "q.1", PollAnswer((0,)))
    given.when(ClosePoll("q.1"), "tess")
    given.when(AskAgain("q.1"), "tess", wish_id="again")
    answer(given, "ada", "q.1", PollAnswer((1,)), 1)
    on(given, 1)
    assert seen(given, "ada").mine == (2,)


def test_a_question_with_a_time_closes_and_waits_for_who_leads():
    given = quizzed(QuizQuestion(WHY.question, WHY.solution, 1, 30_000), TILT)
    given.when(SetTime("q.1", 30_000), "tess")
    given.time_passes(60_000)
    poll = given.seen_by("ada", Poll, "q.1")
    assert isinstance(poll, PollView) and not poll.open and seen(given, "ada").asked == ("q.1",)


@pytest.mark.parametrize(
    ("question", "solution", "answer", "right"),
    [
        (WHY.question, Solution((0, 1)), PollAnswer((1,)), True),
        (PollQuestion(Form.MULTIPLE, "", ("a", "b", "c")), Solution((0, 2)), PollAnswer((0, 2)), True),
        (PollQuestion(Form.MULTIPLE, "", ("a", "b", "c")), Solution((0, 2)), PollAnswer((0,)), False),
        (PollQuestion(Form.NUMBER), Solution(number=0.3, tolerance=0.1), PollAnswer(number=0.2), True),
        (PollQuestion(Form.NUMBER), Solution(number=0.3, tolerance=0.1), PollAnswer(number=0.19), False),
        (PollQuestion(Form.NUMBER), Solution(number=3), PollAnswer(number=3), True),
        (PollQuestion(Form.TEXT), Solution(accepted=("The  axis",)), PollAnswer(texts=("the axis",)), True),
        (PollQuestion(Form.TEXT), Solution(accepted=("axis",)), PollAnswer(texts=("axes",)), False),
        (PollQuestion(Form.RATING), Solution(), PollAnswer((1,)), False),
    ],
)
def test_what_is_right(question: PollQuestion, solution: Solution, answer: PollAnswer, right: bool):
    assert is_right(question, solution, answer) is right


def test_what_cannot_be_asked_is_refused():
    given = Given(*CLASS)
    assert given.refuses(StartQuiz("", (WHY,), Secrecy.ANONYMOUS), "tess") == "nameless_quiz"
    bare = QuizQuestion(PollQuestion(Form.SINGLE, "", ("a", " ")))
    assert given.refuses(StartQuiz("", (WHY, bare)), "tess") == "too_few_options"
    wrong = QuizQuestion(PollQuestion(Form.NUMBER), Solution(number=float("nan")))
    assert given.refuses(StartQuiz("", (wrong,)), "tess") == "no_number"
    given.when(StartQuiz("", (WHY,)), "tess", wish_id="q")
    assert given.refuses(StartQuiz("", (WHY,)), "ari") == "quiz_runs"
    assert given.refuses(DeleteQuiz("q"), "ari") == "quiz_runs"


def test_the_next_question_needs_no_more_room_than_the_one_that_closes():
    given = quizzed(WHY, TILT, SURE)
    for n in range(4):
        given.when(OpenPoll(WHY.question), "tess", wish_id=f"p{n}")
    on(given, 1)
    given.when(ClosePoll("on1"), "tess", wish_id="closed")
    given.when(OpenPoll(WHY.question), "tess", wish_id="p5")
    assert given.refuses(MoveOn("q", 2), "tess") == "too_many_open"


def test_it_may_be_ended_before_its_last_question():
    given = quizzed()
    answer(given, "ada", "q.1", PollAnswer((1,)))
    given.when(EndQuiz("q"), "tess")
    assert seen(given, "ada").own == Placed("ada", 2, 0) and seen(given, "ada").most == 2


def test_it_ends_with_the_class_with_its_points_and_is_there_after_a_restart():
    given = quizzed()
    answer(given, "ada", "q.1", PollAnswer((1,)))
    given.when(EndClass(), "tess")
    assert seen(given, "ada").own == Placed("ada", 2, 0)
    assert given.reloaded().of(Quiz)["q"].points == {"q.1": {"ada": 2}}
    given.when(Reopen(), "tess")
    given.when(DeleteQuiz("q"), "tess", wish_id="gone")
    assert given.seen_by("tess", Quiz, "q") is None and given.seen_by("tess", Poll, "q.1") is not None


def test_the_course_is_told_who_won_how_much_of_what_could_be_won():
    given = Given(*CLASS, *here("dee"))
    rows: list[LogRow] = []

    def when(wish: Command, by: str, id: str) -> None:
        for event in given.when(wish, by, wish_id=id):
            rows.append(LogRow(len(rows) + 1, 0, by, id, *CODEC.encode(event)))

    when(StartQuiz("Seasons", (WHY, SURE, TILT)), "tess", "q")
    when(AnswerPoll("q.1", PollAnswer((1,))), "ada", "a1")
    when(AnswerPoll("q.1", PollAnswer((0,))), "bob", "b1")
    when(MoveOn("q", 1), "tess", "on1")
    when(AnswerPoll("on1", PollAnswer((2,))), "dee", "d1")
    assert won(rows) == {"ada": Won(2, 2), "bob": Won(0, 2)}, "a question counts once it is closed"
    when(MoveOn("q", 2), "tess", "on2")
    when(AnswerPoll("on2", PollAnswer(number=23)), "dee", "d2")
    when(MoveOn("q", 3), "tess", "on3")
    assert won(rows) == {"ada": Won(2, 5), "bob": Won(0, 5), "dee": Won(3, 5)}
    when(DeleteQuiz("q"), "tess", "gone")
    assert won(rows) == {}
