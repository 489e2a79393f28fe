"""Polls: who may answer what, what counts, and what nobody is told."""

from typing import Any

import msgspec
import pytest

from classroom.projections.participation import participation
from classroom.rooms.asking import Form, NumberGiven, PollAnswer, PollQuestion, PollResult, SaidBy, sum_of
from classroom.rooms.codec import Codec
from classroom.rooms.rounds import Secrecy
from classroom.rooms.tools import ALL
from classroom.rooms.tools.answers import AnswerPoll, PollAnswered, SecretlyAnswered
from classroom.rooms.tools.breakouts import Plan as Groups
from classroom.rooms.tools.breakouts import SetClosed, SetPrepared
from classroom.rooms.tools.deadlines import Remind, SetTime, ShowAtEnd
from classroom.rooms.tools.moving import SetOpened
from classroom.rooms.tools.polls import (
    LONGEST_MS,
    MOST_OPEN,
    AskAgain,
    ClosePoll,
    DeletePoll,
    OpenPoll,
    Poll,
    PollClosed,
    PollView,
    ShowPoll,
    Solution,
    TurnoutTold,
)
from classroom.rooms.tools.presence import Moved, Role
from classroom.rooms.tools.session import CLASS as SESSION
from classroom.rooms.tools.session import ClassEnded
from tests.given import CLASS, Given, here

WHY = PollQuestion(Form.SINGLE, "Why is it warmer in summer?", ("Closer", "Leans", "Burns hotter"))
PUPILS = ("ada", "bob", "cy")


def asked(question: PollQuestion = WHY, secrecy: Secrecy = Secrecy.NAMED_TO_STAFF, **more: Any) -> Given:
    given = Given(*CLASS, *here("dee"), *here("gus", Role.GUEST))
    given.when(OpenPoll(question, secrecy, **more), "tess", wish_id="poll")
    return given


def answer(given: Given, by: str, *choices: int, wish_id: str = "", at_ms: int = 0, round: int = 0) -> list[Any]:
    wish = AnswerPoll("poll", PollAnswer(choices), round)
    return given.when(wish, by, at_ms, wish_id or f"{by}.{choices}.{round}")


def seen(given: Given, by: str) -> PollView:
    view = given.seen_by(by, Poll, "poll")
    assert isinstance(view, PollView)
    return view


def test_everyone_sees_the_question_and_nobody_else_what_one_has_answered():
    given = asked()
    assert given.who_sees(Poll, "poll") == ["tess", "ari", "ada", "bob", "olu"]
    answer(given, "ada", 1)
    assert seen(given, "ada").rounds[0].mine == PollAnswer((1,)) and seen(given, "ada").answered
    for other in ("bob", "olu"):
        view = seen(given, other)
        assert (view.rounds[0].result, view.rounds[0].answers, view.rounds[0].mine) == (None, (), None)
        assert view.rounds[0].votes == 1
    (staff,) = seen(given, "tess").rounds
    assert staff.result == PollResult(1, (0, 1, 0)) and staff.rooms == (("main", 1),)
    assert [(each.person, each.place, each.answer) for each in staff.answers] == [("ada", "main", PollAnswer((1,)))]


@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_vote_counts_once_from_two_tabs_and_after_a_retry(secrecy: Secrecy):
    given = asked(secrecy=secrecy)
    answer(given, "ada", 0, wish_id="tab1")
    answer(given, "ada", 2, wish_id="tab2")
    assert answer(given, "ada", 0, wish_id="tab1") == [] or secrecy is not Secrecy.ANONYMOUS  # named: the log knows it
    answer(given, "ada", 2, wish_id="tab2")
    for by in ("bob", "cy"):
        answer(given, by, 1)
    (closed,) = given.when(ClosePoll("poll"), "tess")
    assert isinstance(closed, PollClosed) and closed.result == PollResult(3, (0, 2, 1))


@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_poll_without_changes_takes_the_first_answer_only(secrecy: Secrecy):
    given = asked(secrecy=secrecy, revote=False)
    answer(given, "ada", 0, wish_id="first")
    with pytest.raises(Exception, match="answered already"):
        answer(given, "ada", 1, wish_id="second")


def test_the_late_retry_of_an_answer_without_a_name_is_no_change():
    given = asked(secrecy=Secrecy.ANONYMOUS, revote=False)
    answer(given, "ada", 0, wish_id="first")
    assert answer(given, "ada", 0, wish_id="first") == []


def test_of_a_nameless_poll_nothing_is_told_while_it_is_open_but_that_oneself_has_answered():
    given = asked(secrecy=Secrecy.ANONYMOUS)
    given.when(ShowPoll("poll", True), "tess")
    for by, choice in zip(PUPILS, (0, 1, 1), strict=True):
        answer(given, by, choice)
    for viewer in ("tess", "ada", "olu"):
        (round,) = seen(given, viewer).rounds
        assert (round.result, round.answers, round.mine, round.votes, round.rooms) == (None, (), None, 0, ())
    assert [seen(given, by).answered for by in ("ada", "bob", "dee", "tess")] == [True, True, False, False]


def test_how_many_have_answered_without_a_name_is_told_in_steps_of_time():
    given = asked(secrecy=Secrecy.ANONYMOUS)
    answer(given, "ada", 0, at_ms=1_000)
    answer(given, "bob", 0, at_ms=4_000)
    assert given.time_passes(5_999) == [] and seen(given, "cy").rounds[0].votes == 0
    (told,) = given.time_passes(6_000)
    assert isinstance(told, TurnoutTold) and seen(given, "cy").rounds[0].votes == 2
    assert seen(given, "tess").rounds[0].rooms == ()  # two are too few to say where
    answer(given, "bob", 1, at_ms=7_000)  # changes how many have answered in nothing
    assert given.time_passes(60_000) == []
    answer(given, "cy", 1, at_ms=60_000)
    given.time_passes(65_000)
    assert seen(given, "tess").rounds[0].rooms == (("main", 3),) and seen(given, "ada").rounds[0].rooms == ()


def test_only_the_sum_of_a_nameless_poll_stays():
    given = asked(secrecy=Secrecy.ANONYMOUS)
    for by, choice in zip(PUPILS, (2, 1, 1), strict=True):
        answer(given, by, choice)
    (closed,) = given.when(ClosePoll("poll"), "tess", 9_000)
    assert isinstance(closed, PollClosed) and closed.result == PollResult(3, (0, 2, 1)) and closed.turnout.votes == 3
    poll = given.room.of(Poll)["poll"]
    assert poll.now.ballots == {} and given.seals.keys == {} and not [*given.seals.bodies()]
    assert seen(given, "ada").rounds[0].result == closed.result and not seen(given, "ada").answered
    assert given.reloaded().of(Poll)["poll"] == poll


def test_the_log_says_of_a_nameless_answer_only_that_there_is_one():
    given = asked(secrecy=Secrecy.ANONYMOUS)
    (cast,) = answer(given, "ada", 1)
    assert isinstance(cast, SecretlyAnswered)
    assert Codec(ALL).encode(cast) == ("poll.secretly_answered", 0, b'{"id":"poll"}')


@pytest.mark.parametrize("votes", [0, 1, 2, 3])
def test_a_nameless_sum_of_fewer_than_three_is_hidden_from_everybody(votes: int):
    given = asked(secrecy=Secrecy.ANONYMOUS)
    for by in PUPILS[:votes]:
        answer(given, by, 1)
    given.when(ClosePoll("poll"), "tess")
    expected = PollResult(3, (0, 3, 0)) if votes == 3 else PollResult(votes, hidden=True)
    assert seen(given, "tess").rounds[0].result == seen(given, "ada").rounds[0].result == expected


def test_a_nameless_word_keeps_no_order():
    given = asked(PollQuestion(Form.TEXT), Secrecy.ANONYMOUS)
    for by, text in zip(PUPILS, ("sun", "axis", "Sun"), strict=True):
        given.when(AnswerPoll("poll", PollAnswer(texts=(text,))), by, wish_id=by)
    given.when(ClosePoll("poll"), "tess")
    result = seen(given, "tess").rounds[0].result
    assert result and result.texts == (SaidBy("Sun", 2, ("sun",)), SaidBy("axis", 1))


def test_a_nameless_answer_counts_as_no_taking_part_and_a_named_one_once():
    for secrecy in Secrecy:
        given = asked(secrecy=secrecy)
        rows = [
            (each, event)
            for each, choices in (("ada", (0,)), ("ada", (1,)), ("bob", (1,)))
            for event in answer(given, each, *choices)
        ]
        codec = Codec(ALL)
        logged = [Row(by, *codec.encode(event)) for by, event in rows]
        taken = {id: each.score for id, each in participation(logged).items()}
        assert taken == ({} if secrecy is Secrecy.ANONYMOUS else {"ada": 2, "bob": 2})


class Row(msgspec.Struct, frozen=True):
    actor: str | None
    kind: str
    version: int
    body: bytes
    at_ms: int = 0


def test_the_class_sees_a_result_when_it_is_shown_and_names_where_the_poll_says_so():
    for secrecy, names in ((Secrecy.NAMED, ["ada"]), (Secrecy.NAMED_TO_STAFF, [])):
        given = asked(secrecy=secrecy, solution=Solution((1,), "The axis."))
        answer(given, "ada", 1)
        given.when(ShowPoll("poll", True), "tess")  # live
        (round,) = seen(given, "bob").rounds
        assert round.result == PollResult(1, (0, 1, 0)) and [each.person for each in round.answers] == names
        assert seen(given, "bob").solution is None and seen(given, "tess").solution
        given.when(ClosePoll("poll", show=False), "tess")
        assert seen(given, "bob").rounds[0].result is None and seen(given, "bob").solution is None
        given.when(ShowPoll("poll", True), "tess")
        assert seen(given, "bob").solution == Solution((1,), "The axis.")


def test_the_question_is_asked_again_and_both_rounds_stay():
    for secrecy in Secrecy:
        given = asked(secrecy=secrecy)
        assert given.refuses(AskAgain("poll"), "tess") == "poll_open"
        for by in PUPILS:
            answer(given, by, 0)
        given.when(ClosePoll("poll"), "tess")
        given.when(AskAgain("poll"), "tess")
        assert seen(given, "ada").rounds[0].result is None, "the first is hidden while they answer anew"
        assert not seen(given, "ada").answered
        with pytest.raises(Exception, match="asked again"):
            answer(given, "ada", 0)
        for by in PUPILS:
            answer(given, by, 1, round=1)
        given.when(ClosePoll("poll"), "tess")
        results = [round.result for round in seen(given, "ada").rounds]
        assert results == [PollResult(3, (3, 0, 0)), PollResult(3, (0, 3, 0))]
        assert given.refuses(AskAgain("poll"), "tess") == "too_many_rounds"


def test_two_rounds_of_a_nameless_poll_have_two_keys():
    given = asked(secrecy=Secrecy.ANONYMOUS)
    keys = iter((b"one", b"two"))
    given.seals._new_key = lambda: next(keys)  # pyright: ignore[reportPrivateUsage]
    given.when(ClosePoll("poll"), "tess")
    given.when(AskAgain("poll"), "tess")
    assert given.seals.keys == {"poll": b"one"}


def test_who_is_no_pupil_answers_nothing():
    given = asked()
    for by in ("tess", "ari", "olu"):
        assert given.refuses(AnswerPoll("poll", PollAnswer((0,))), by) == "not_allowed"
    assert answer(given, "gus", 0)


def test_what_is_closed_or_gone_takes_no_answer():
    given = asked()
    given.when(ClosePoll("poll"), "tess")
    assert given.when(ClosePoll("poll"), "tess") == []
    assert given.refuses(AnswerPoll("poll", PollAnswer((0,))), "ada") == "poll_closed"
    given.when(DeletePoll("poll"), "tess")
    assert given.refuses(AnswerPoll("poll", PollAnswer((0,))), "ada") == "not_found"


def test_a_poll_of_a_room_is_for_that_room_and_closes_with_it():
    groups = (SetPrepared("g", Groups("Pairs", ("Red", "Blue"))), SetOpened("g", ("g.0", "g.1"), 0, 0, None))
    given = Given(*CLASS, *groups, Moved("ada", "g.0"), Moved("tess", "g.0"))
    given.when(OpenPoll(WHY, everywhere=False), "tess", wish_id="poll")
    assert given.who_sees(Poll, "poll") == ["tess", "ari", "ada", "olu"]
    assert given.refuses(AnswerPoll("poll", PollAnswer((0,))), "bob") == "not_found"
    answer(given, "ada", 0)
    given.happens(SetClosed("g", ("g.0", "g.1")))
    # what follows a fact of another tool
    given = Given(*CLASS, *groups, Moved("tess", "g.0"))
    given.when(OpenPoll(WHY, everywhere=False), "tess", wish_id="poll")
    done = given.room.carry_out([SetClosed("g", ("g.0", "g.1"))], given.turn("tess"))
    assert [event.id for event, _ in done if isinstance(event, PollClosed)] == ["poll"]


@pytest.mark.parametrize("secrecy", Secrecy)
def test_with_the_class_its_polls_close(secrecy: Secrecy):
    given = asked(secrecy=secrecy)
    done = given.room.carry_out([ClassEnded(SESSION, 9, "tess")], given.turn("tess"))
    assert [event.id for event, _ in done if isinstance(event, PollClosed)] == ["poll"]


def test_so_many_polls_are_open_and_no_more():
    given = asked()
    for n in range(1, MOST_OPEN):
        given.when(OpenPoll(WHY), "tess", wish_id=f"poll{n}")
    assert given.refusal(OpenPoll(WHY), "tess") == ("too_many_open", "5 polls are open. Close one first.")
    given.when(ClosePoll("poll"), "tess")
    given.when(OpenPoll(WHY), "tess", wish_id="more")
    assert given.refuses(AskAgain("poll"), "tess") == "too_many_open"


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (PollQuestion(Form.SINGLE, "", ("One",)), "too_few_options"),
        (PollQuestion(Form.MULTIPLE, "", ("One", " ")), "too_few_options"),
        (PollQuestion(Form.SINGLE, "", ("One", "One ")), "same_options"),
        (PollQuestion(Form.TEXT, "", ("One", "Two")), "no_options"),
    ],
)
def test_a_question_that_nobody_could_answer_is_not_asked(question: PollQuestion, code: str):
    assert Given(*CLASS).refuses(OpenPoll(question), "tess") == code


def test_what_is_right_is_among_the_answers():
    assert Given(*CLASS).refuses(OpenPoll(WHY, solution=Solution((3,))), "tess") == "no_such_option"


FORMS: list[tuple[PollQuestion, PollAnswer, PollAnswer | str]] = [
    (WHY, PollAnswer((1,), 7.0, ("x",)), PollAnswer((1,))),
    (WHY, PollAnswer(), "nothing_chosen"),
    (WHY, PollAnswer((3,)), "no_such_option"),
    (WHY, PollAnswer((0, 1)), "too_many_chosen"),
    (PollQuestion(Form.MULTIPLE, "", ("a", "b", "c"), most=2), PollAnswer((2, 0)), PollAnswer((0, 2))),
    (PollQuestion(Form.MULTIPLE, "", ("a", "b", "c"), most=2), PollAnswer((0, 1, 2)), "too_many_chosen"),
    (PollQuestion(Form.MULTIPLE, "", ("a", "b")), PollAnswer((0, 0)), "no_such_option"),
    (PollQuestion(Form.RATING, scale=3), PollAnswer((2,)), PollAnswer((2,))),
    (PollQuestion(Form.RATING, scale=3), PollAnswer((3,)), "no_such_option"),
    (PollQuestion(Form.NUMBER), PollAnswer(number=-2.5), PollAnswer(number=-2.5)),
    (PollQuestion(Form.NUMBER), PollAnswer(number=float("nan")), "no_number"),
    (PollQuestion(Form.NUMBER), PollAnswer((0,)), "no_number"),
    (PollQuestion(Form.TEXT), PollAnswer(texts=(" the  axis ",)), PollAnswer(texts=("the axis",))),
    (PollQuestion(Form.TEXT), PollAnswer(texts=("  ",)), "empty"),
    (PollQuestion(Form.TEXT), PollAnswer(texts=("x" * 150, "x" * 150)), "too_long"),
    (PollQuestion(Form.WORDS), PollAnswer(texts=("Sun", " sun ", "axis")), PollAnswer(texts=("sun", "axis"))),
    (PollQuestion(Form.WORDS, most=1), PollAnswer(texts=("sun", "axis")), "too_many_words"),
    (PollQuestion(Form.WORDS), PollAnswer(texts=("x" * 41,)), "too_long"),
    (PollQuestion(Form.WORDS), PollAnswer(), "empty"),
]


@pytest.mark.parametrize(("question", "given_answer", "expected"), FORMS)
def test_an_answer_is_of_the_form_of_its_question(
    question: PollQuestion, given_answer: PollAnswer, expected: PollAnswer | str
):
    given = asked(question)
    if isinstance(expected, str):
        assert given.refuses(AnswerPoll("poll", given_answer), "ada") == expected
    else:
        (event,) = given.when(AnswerPoll("poll", given_answer), "ada")
        assert isinstance(event, PollAnswered) and event.answer == expected


def test_numbers_and_words_are_summed_by_themselves():
    numbers = sum_of(PollQuestion(Form.NUMBER), [PollAnswer(number=n) for n in (3, 1, 3.0)])
    assert numbers == PollResult(3, numbers=(NumberGiven(1, 1), NumberGiven(3, 2)))
    words = sum_of(
        PollQuestion(Form.WORDS),
        [PollAnswer(texts=("tilt", "sun")), PollAnswer(texts=("Tilt",)), PollAnswer(texts=("tilt",))],
    )
    assert words.texts == (SaidBy("tilt", 3, ("Tilt",)), SaidBy("sun", 1))


@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_poll_with_a_time_closes_by_itself_also_after_a_restart(secrecy: Secrecy):
    given = asked(secrecy=secrecy, limit_ms=30_000)
    for by in PUPILS:
        answer(given, by, 1, at_ms=1_000)
    assert seen(given, "ada").ends_ms == 30_000
    assert secrecy is Secrecy.ANONYMOUS or given.reloaded().next_due_ms() == 30_000
    assert not any(isinstance(event, PollClosed) for event in given.time_passes(29_999))
    assert given.refuses(AnswerPoll("poll", PollAnswer((0,))), "dee", 30_000) == "poll_closed"
    (closed,) = given.time_passes(90_000)  # the server was down meanwhile
    assert isinstance(closed, PollClosed) and closed.result == PollResult(3, (0, 3, 0)) and closed.shown
    assert seen(given, "ada").ends_ms is None and given.time_passes(120_000) == []


def test_time_is_given_while_it_runs_and_taken_away():
    given = asked(show_at_end=False)
    given.when(SetTime("poll", 30_000), "ari", 10_000)
    assert seen(given, "bob").ends_ms == 40_000
    given.when(SetTime("poll", 30_000), "tess", 20_000, wish_id="more")
    assert seen(given, "bob").ends_ms == 70_000
    given.when(SetTime("poll", LONGEST_MS), "tess", 20_000, wish_id="most")
    assert seen(given, "bob").ends_ms == 20_000 + LONGEST_MS
    given.when(SetTime("poll", None), "tess", 20_000, wish_id="none")
    assert seen(given, "bob").ends_ms is None and given.room.next_due_ms() is None
    given.when(SetTime("poll", 30_000), "tess", 20_000, wish_id="again")
    (closed,) = given.time_passes(50_000)
    assert isinstance(closed, PollClosed) and not closed.shown
    assert given.refuses(SetTime("poll", 30_000), "tess", 50_000) == "poll_closed"
    given.when(AskAgain("poll", 60_000), "tess", 60_000)
    assert seen(given, "bob").ends_ms == 120_000


def test_what_comes_at_the_end_of_its_time_may_be_chosen_while_it_runs():
    given = asked(limit_ms=30_000)
    assert [type(event).__name__ for event in given.when(ShowAtEnd("poll", False), "ari")] == ["PollEndChosen"]
    assert given.when(ShowAtEnd("poll", False), "ari", wish_id="twice") == []
    given.time_passes(30_000)
    assert not seen(given, "bob").shown


@pytest.mark.parametrize("secrecy", Secrecy)
def test_who_has_not_answered_is_reminded_and_nobody_is_told_who_that_is(secrecy: Secrecy):
    given = asked(secrecy=secrecy)
    answer(given, "ada", 1)
    given.when(Remind("poll"), "tess", 20_000)
    assert [seen(given, by).reminded_ms for by in ("ada", "bob", "cy", "tess")] == [None, 20_000, 20_000, 20_000]
    assert given.when(Remind("poll"), "ari", 29_999, wish_id="soon") == []
    answer(given, "bob", 1, at_ms=30_000)
    assert seen(given, "bob").reminded_ms is None
    given.when(ClosePoll("poll"), "tess")
    assert seen(given, "cy").reminded_ms is None and given.refuses(Remind("poll"), "tess") == "poll_closed"
