"""Written answers that staff hide from the class, or count as one."""

from classroom.rooms.asking import Form, PollAnswer, PollQuestion, PollResult, SaidBy
from classroom.rooms.rounds import Secrecy
from classroom.rooms.tools.answers import AnswerPoll
from classroom.rooms.tools.polls import AskAgain, ClosePoll
from classroom.rooms.tools.readings import MOST, AnswerHidden, AnswersJoined, HideAnswer, JoinAnswers
from tests.given import Given
from tests.rules.test_polls import PUPILS, asked, seen

WORDS = PollQuestion(Form.WORDS)


def said(secrecy: Secrecy, *texts: tuple[str, ...], closed: bool = True) -> Given:
    given = asked(WORDS, secrecy)
    for who, words in zip(PUPILS, texts, strict=True):
        given.when(AnswerPoll("poll", PollAnswer(texts=words)), who, wish_id=who)
    if closed:
        given.when(ClosePoll("poll"), "tess")
    return given


def words_for(given: Given, by: str) -> list[tuple[str, int]]:
    result = seen(given, by).rounds[-1].result
    return [(each.text, each.people) for each in result.texts] if result else []


def test_an_answer_that_staff_hide_is_kept_from_the_class_and_may_come_back():
    given = said(Secrecy.NAMED, ("Straße",), ("straße",), ("Axis",))
    assert given.when(HideAnswer("poll", "rain"), "tess") == [], "nobody said so"
    given.when(HideAnswer("poll", "STRASSE"), "tess")
    assert given.when(HideAnswer("poll", "straße"), "ari") == []
    class_, staff = seen(given, "bob"), seen(given, "tess")
    assert class_.rounds[0].result == PollResult(3, texts=(SaidBy("Axis", 1),)) and class_.hidden == ()
    assert [each.answer.texts for each in class_.rounds[0].answers] == [(), (), ("Axis",)]
    assert class_.rounds[0].mine == PollAnswer(texts=("straße",)), "who wrote it knows it"
    assert staff.hidden == ("Straße",)
    assert staff.rounds[0].result == PollResult(3, texts=(SaidBy("Straße", 2, ("straße",)), SaidBy("Axis", 1)))
    given.when(HideAnswer("poll", "Straße", False), "tess")
    assert seen(given, "bob").rounds[0].result == staff.rounds[0].result
    assert given.refuses(HideAnswer("poll", "Axis"), "ada") == "not_allowed"


def test_answers_that_mean_the_same_count_as_one_and_stand_apart_again():
    given = said(Secrecy.NAMED, ("rain", "rainfall"), ("Rain",), ("showers",))
    given.when(JoinAnswers("poll", "showers", "rainfall"), "tess")
    given.when(JoinAnswers("poll", "rainfall", "rain"), "tess")  # and what was joined to it goes along
    assert words_for(given, "bob") == words_for(given, "tess") == [("Rain", 3)], "who gave two of them counts once"
    assert seen(given, "tess").joined == (("rainfall", "Rain"), ("showers", "Rain")) and seen(given, "bob").joined == ()
    assert given.when(JoinAnswers("poll", "Rain", "showers"), "tess") == [], "with itself"
    assert seen(given, "tess").rounds[0].answers[0].answer.texts == ("rain", "rainfall")
    given.when(HideAnswer("poll", "showers"), "tess")
    assert words_for(given, "bob") == [], "what is hidden is hidden with all that counts with it"
    given.when(HideAnswer("poll", "rain", False), "tess")
    given.when(JoinAnswers("poll", "Showers"), "tess")
    assert words_for(given, "bob") == [("Rain", 2), ("showers", 1)]


def test_it_holds_for_the_next_round_and_whoever_answers_later():
    given = said(Secrecy.NAMED, ("rain",), ("rainfall",), ("Fool",))
    given.when(JoinAnswers("poll", "rainfall", "rain"), "tess")
    given.when(HideAnswer("poll", "fool"), "tess")
    given.when(AskAgain("poll"), "tess")
    for who, text in (("ada", "RAINFALL"), ("bob", "rain"), ("cy", "FOOL")):
        given.when(AnswerPoll("poll", PollAnswer(texts=(text,)), 1), who, wish_id=f"{who}.2")
    given.when(ClosePoll("poll"), "tess")
    assert words_for(given, "bob") == [("rain", 2)]


def test_nothing_is_told_of_nameless_answers_while_they_are_given():
    given = said(Secrecy.ANONYMOUS, ("sun",), ("sunshine",), ("sun",), closed=False)
    assert given.when(HideAnswer("poll", "sun"), "tess") == [] == given.when(HideAnswer("poll", "axis"), "tess")
    assert given.refuses(JoinAnswers("poll", "sun", "sunshine"), "tess") == "not_written"
    assert given.refuses(JoinAnswers("poll", "sun", "axis"), "tess") == "not_written"
    given.when(ClosePoll("poll"), "tess")
    given.when(JoinAnswers("poll", "sunshine", "sun"), "tess")
    assert words_for(given, "bob") == [("sun", 3)]


def test_of_a_sum_alone_no_more_count_than_have_answered():
    given = said(Secrecy.ANONYMOUS, ("sun", "sunshine"), ("sun", "sunshine"), ("rain",))
    given.when(JoinAnswers("poll", "sunshine", "sun"), "tess")
    assert words_for(given, "tess") == [("sun", 3), ("rain", 1)], "four were given, three people gave any"


def test_both_have_a_bound_that_is_said():
    given = said(Secrecy.NAMED, ("sun",), ("rain",), ("axis",))
    for n in range(MOST):
        given.happens(AnswerHidden("poll", f"h{n}", True))
        given.happens(AnswersJoined("poll", f"w{n}", "sun"))
    code, message = given.refusal(HideAnswer("poll", "rain"), "tess")
    assert code == "too_many_hidden" and str(MOST) in message
    assert given.refuses(JoinAnswers("poll", "rain", "sun"), "tess") == "too_many_joined"
    assert given.when(JoinAnswers("poll", "w3"), "tess"), "taking back is always possible"
