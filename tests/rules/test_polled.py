"""Results as tables: what the rows say, and what stays out of them."""

from typing import Any

from classroom.rooms import polled
from classroom.rooms.asking import Form, PollAnswer, PollQuestion
from classroom.rooms.rounds import Secrecy
from classroom.rooms.tools.answers import AnswerPoll
from classroom.rooms.tools.polls import ClosePoll, OpenPoll, Poll, PollView, Solution
from classroom.written import csv_table
from tests.given import CLASS, Given, here

WHERE = PollQuestion(Form.MULTIPLE, "=Where?", ("North", "-South", "East"))
PUPILS = ("ada", "bob", "dee")
NAMES = polled.Names(str.title, lambda room: room, lambda at_ms: f"at {at_ms}")


def polled_by(secrecy: Secrecy, *answers: PollAnswer, question: PollQuestion = WHERE, right: Any = ()) -> PollView:
    given = Given(*CLASS, *here("dee"))
    given.when(OpenPoll(question, secrecy, solution=Solution(right)), "tess", wish_id="poll")
    for who, answer in zip(PUPILS, answers, strict=False):
        given.when(AnswerPoll("poll", answer), who, wish_id=who)
    given.when(ClosePoll("poll"), "tess")
    view = given.seen_by("tess", Poll, "poll")
    assert isinstance(view, PollView)
    return view


def test_a_poll_with_names_is_a_row_an_answer_and_a_row_a_person() -> None:
    view = polled_by(Secrecy.NAMED, PollAnswer((0, 1)), PollAnswer((1,)), right=(0, 1))
    about = (1, "=Where?", "multiple")
    all_of = [row[6:] for row in polled.sums([view], NAMES)]
    assert all_of[:3] == [("", "North", 1, "yes"), ("", "-South", 2, "yes"), ("", "East", 0, "no")]
    assert all_of[3:] == [("main", *row[1:]) for row in all_of[:3]], "the one room in which they answered"
    rows = [*polled.people([view], NAMES)]
    assert [row[:3] for row in rows] == [about, about]
    assert [row[4:] for row in rows] == [
        (1, "Ada", "ada", "main", "North; -South", "yes"),
        (1, "Bob", "bob", "main", "-South", "no"),
    ]


def test_a_poll_without_names_has_no_row_of_a_person_and_no_sum_of_a_few() -> None:
    few = polled_by(Secrecy.ANONYMOUS, PollAnswer((0,)), PollAnswer((1,)))
    many = polled_by(Secrecy.ANONYMOUS, *(PollAnswer((n,)) for n in range(3)))
    assert [*polled.people([few, many], NAMES)] == []
    assert [row[6:] for row in polled.sums([few], NAMES)] == [("", "", 2, "")]
    assert [row[6:] for row in polled.sums([many], NAMES) if not row[6]][:3] == [
        ("", option, 1, "") for option in WHERE.options
    ]


def test_what_people_write_is_no_formula_and_numbers_are_numbers() -> None:
    said = polled_by(Secrecy.NAMED, PollAnswer(texts=("=1+1",)), question=PollQuestion(Form.TEXT, "Say"))
    table = csv_table(polled.PEOPLE, polled.people([said], NAMES))
    assert ",'=1+1," in table
    numbers = polled_by(Secrecy.NAMED, PollAnswer(number=-2.5), question=PollQuestion(Form.NUMBER, "How many?"))
    assert [row[8] for row in polled.people([numbers], NAMES)] == [-2.5]
    rated = polled_by(Secrecy.NAMED, PollAnswer((4,)), question=PollQuestion(Form.RATING, "How was it?"))
    assert [row[8] for row in polled.people([rated], NAMES)] == [5]
    assert [row[7] for row in polled.sums([rated], NAMES)][:5] == [1, 2, 3, 4, 5]
