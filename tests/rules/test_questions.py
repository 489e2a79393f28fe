import pytest

from classroom.projections.fold import LogRow
from classroom.projections.participation import Part, participation
from classroom.rooms.codec import Codec
from classroom.rooms.tool import Command, Engagement, Event
from classroom.rooms.tools import ALL, breakouts, moving
from classroom.rooms.tools.locks import Lock, SetLocks
from classroom.rooms.tools.questions import (
    LONGEST,
    MOST,
    MOST_OPEN,
    AnswerQuestion,
    Approve,
    Ask,
    PutBack,
    Question,
    QuestionAnswer,
    QuestionAnswered,
    QuestionApproved,
    QuestionAsked,
    QuestionPutBack,
    QuestionState,
    QuestionTaken,
    QuestionView,
    QuestionWithdrawn,
    RulesChanged,
    RulesFirstSet,
    SetRules,
    Take,
    Vote,
    Voted,
    VotedAgain,
    VoteTakenBack,
    Withdraw,
)
from classroom.rooms.tools.showing import Show, ShowingEnded, Surface
from classroom.rooms.tools.words import SetWords
from tests.given import CLASS, Given

EVERYBODY = ["tess", "ari", "ada", "bob", "olu"]


def asked(*, without_name: bool = False, approved: bool = True) -> Given:
    """`why`, by ada."""
    return Given(*CLASS, QuestionAsked("why", "Why?", "ada", without_name, 5, approved))


def seen(given: Given, by: str, id: str = "why") -> QuestionView:
    view = given.seen_by(by, Question, id)
    assert isinstance(view, QuestionView)
    return view


def test_the_whole_class_reads_a_question_with_its_author():
    given = Given(*CLASS)
    fact = QuestionAsked("why", "Why?", "ada", False, 5, True)
    assert given.when(Ask(" Why? "), "ada", 5, wish_id="why") == [fact]
    assert given.who_sees(Question, "why") == EVERYBODY
    assert seen(given, "bob") == QuestionView("Why?", "ada", False, 5, 0, False, True, QuestionState.OPEN, None)


def test_a_group_asks_the_class_and_reads_what_the_class_asks():
    given = asked()
    given.when(breakouts.Prepare("Pairs", ("Red",), ({"ada": 0, "bob": 0},)), "tess", wish_id="s")
    given.when(moving.Open("s"), "tess")
    given.when(Ask("And in Chile?"), "bob", wish_id="chile")
    assert given.who_sees(Question, "chile") == given.who_sees(Question, "why") == EVERYBODY


def test_without_a_name_its_author_is_known_to_staff_and_to_themselves_alone():
    given = asked(without_name=True)
    assert {by: seen(given, by).author for by in EVERYBODY} == {
        "tess": "ada",
        "ari": "ada",
        "ada": "ada",
        "bob": None,
        "olu": None,
    }


def test_where_names_are_needed_none_is_asked_without_and_what_was_stays_without():
    given = asked(without_name=True)
    given.when(SetRules(open=True, approval=False, without_names=False), "tess")
    assert given.refuses(Ask("And why?", without_name=True), "bob") == "name_needed"
    assert given.when(Ask("And why?"), "bob") and seen(given, "bob").author is None


def test_what_needs_approval_is_seen_by_staff_and_its_author_until_it_has_it():
    given = Given(*CLASS)
    given.when(SetRules(open=True, approval=True, without_names=True), "tess")
    given.when(Ask("Why?"), "ada", wish_id="why")
    assert given.who_sees(Question, "why") == ["tess", "ari", "ada"]
    assert given.refuses(Vote("why", on=True), "bob") == "not_found", "nobody tells a hidden one from none"
    assert given.refuses(Approve("why"), "ada") == "not_allowed"
    assert given.when(Approve("why"), "ari") == [QuestionApproved("why")] and not given.when(Approve("why"), "tess")
    assert given.who_sees(Question, "why") == EVERYBODY


def test_staff_need_no_approval_of_each_other():
    given = Given(*CLASS)
    given.when(SetRules(open=False, approval=True, without_names=True), "tess")
    given.when(Ask("Why?"), "ari", wish_id="why")
    assert given.who_sees(Question, "why") == EVERYBODY
    assert given.refuses(Ask("Why?"), "ada") == "questions_closed"


def test_a_locked_chat_has_no_way_round_but_staff_can_be_asked():
    given = Given(*CLASS)
    given.when(SetLocks((Lock.CHAT,)), "tess")
    given.when(Ask("Why?"), "ada", wish_id="why")
    assert given.who_sees(Question, "why") == ["tess", "ari", "ada"]


def test_words_that_pupils_do_not_write_come_to_staff_alone():
    given = Given(*CLASS)
    given.when(SetWords(("drat",)), "tess")
    assert given.refuses(Ask("Drat, why?"), "ada") == "not_said_here"
    given.when(SetRules(open=True, approval=True, without_names=True), "tess")
    assert given.when(Ask("Drat, why?"), "ada")


def test_one_votes_once_and_takes_it_back_and_nobody_is_told_who():
    given = asked()
    assert given.when(Vote("why", on=True), "bob") == [Voted("why", "bob")]
    assert given.when(Vote("why", on=True), "bob") == [], "sent again"
    given.when(Vote("why", on=True), "cy")
    assert {by: (seen(given, by).votes, seen(given, by).voted) for by in ("tess", "ada", "bob")} == {
        "tess": (2, False),
        "ada": (2, False),
        "bob": (2, True),
    }
    assert given.when(Vote("why", on=False), "bob") == [VoteTakenBack("why", "bob")]
    assert given.when(Vote("why", on=False), "bob") == []
    assert given.when(Vote("why", on=True), "bob") == [VotedAgain("why", "bob")]


def test_nobody_votes_for_themselves_nor_for_what_is_answered():
    given = asked()
    assert given.refuses(Vote("why", on=True), "ada") == "own_question"
    assert given.refuses(Vote("why", on=True), "olu") == "not_allowed"
    given.when(AnswerQuestion("why"), "tess")
    assert given.refuses(Vote("why", on=True), "bob") == "answered"


def test_the_class_is_at_one_question():
    given = asked(approved=False)
    given.happens(QuestionAsked("how", "How?", "bob", False, 6, True))
    assert given.when(Take("how"), "tess") == [QuestionTaken("how")]
    assert given.when(Take("why"), "ari") == [QuestionPutBack("how"), QuestionTaken("why")]
    assert given.when(Take("why"), "tess") == [], "two pressed at once"
    assert given.who_sees(Question, "why") == EVERYBODY, "what the class is at it sees"
    assert given.when(PutBack("why"), "tess") == [QuestionPutBack("why")] and not given.when(PutBack("why"), "ari")
    assert given.refuses(Take("why"), "ada") == "not_allowed"


def test_an_answer_is_a_line_or_aloud_and_stays():
    given = asked()
    assert given.when(AnswerQuestion("why"), "tess", 9) == [QuestionAnswered("why", "", "tess", 9)]
    assert (
        seen(given, "bob").answer == QuestionAnswer("", "tess", 9)
        and seen(given, "bob").state is QuestionState.ANSWERED
    )
    assert given.when(AnswerQuestion("why"), "ari", 10) == [], "aloud twice"
    given.when(AnswerQuestion("why", "It leans."), "ari", 11)
    given.when(Take("why"), "tess")
    assert given.when(AnswerQuestion("why"), "tess", 12) == [QuestionAnswered("why", "It leans.", "tess", 12)]


def test_its_author_takes_it_back_until_it_is_answered_and_staff_always():
    given = asked()
    assert given.refuses(Withdraw("why"), "bob") == "not_yours"
    given.when(AnswerQuestion("why", "It leans."), "tess")
    assert given.refuses(Withdraw("why"), "ada") == "answered"
    assert given.when(Withdraw("why"), "ari") == [QuestionWithdrawn("why")]
    given = asked()
    given.when(Show(Surface.QUESTIONS, "why"), "tess")
    assert given.when(Withdraw("why"), "ada") == [QuestionWithdrawn("why"), ShowingEnded("main")]


@pytest.mark.parametrize("wish", [Ask("x" * (LONGEST + 1)), AnswerQuestion("why", "x" * (LONGEST + 1))])
def test_what_is_too_long_is_told_the_bound(wish: Command):
    code, message = asked().refusal(wish, "tess")
    assert code == "too_long" and str(LONGEST) in message
    assert asked().refuses(Ask("  "), "ada") == "empty"


def test_one_person_has_so_many_that_wait_and_the_class_so_many_in_all():
    given = Given(*CLASS, *(QuestionAsked(f"q{n}", "Why?", "ada", False, 0, True) for n in range(MOST_OPEN)))
    assert given.refusal(Ask("Why?"), "ada") == (
        "too_many",
        "You have 20 questions that wait. Take one back to ask another.",
    )
    given.when(AnswerQuestion("q0"), "tess")
    given.when(Ask("Why?"), "ada")
    many = (QuestionAsked(f"b{n}", "Why?", "bob", False, 0, True) for n in range(MOST - MOST_OPEN - 1))
    for event in many:
        given.happens(event)
    assert given.refusal(Ask("Why?"), "cy") == ("too_many", "A class holds 300 questions. Staff can take some away.")


def test_only_staff_say_how_questions_are_asked():
    given, first = Given(*CLASS), SetRules(open=True, approval=True, without_names=False)
    assert given.refuses(first, "ada") == "not_allowed"
    assert given.when(SetRules(open=True, approval=False, without_names=True), "tess") == [], "so it is at first"
    assert given.when(first, "tess") == [RulesFirstSet("questions", True, True, False)]
    second = SetRules(open=False, approval=True, without_names=False)
    assert given.when(second, "ari") == [RulesChanged("questions", False, True, False)]


def test_asking_counts_as_taking_part_and_a_vote_as_a_reaction_once_a_question():
    facts: list[tuple[str, Event]] = [
        ("ada", QuestionAsked("why", "Why?", "ada", True, 0, True)),
        ("bob", Voted("why", "bob")),
        ("bob", VoteTakenBack("why", "bob")),
        ("bob", VotedAgain("why", "bob")),
    ]
    log = [LogRow(n, 0, by, f"w{n}", *Codec(ALL).encode(fact)) for n, (by, fact) in enumerate(facts, 1)]
    counted = participation(log)
    assert counted["ada"].parts == (Part(Engagement.QUESTION, 1, 2),)
    assert counted["bob"].parts == (Part(Engagement.REACTION, 1, 1),)
