import pytest

from lms_bridge.courses.folder import Problem
from lms_bridge.courses.quiz import BadAnswer, Quiz, mark, plain
from lms_bridge.courses.quizfile import read_quiz

TEXT = """
## Which way does the Earth turn? {#turn}
- ( ) West
- (x) East
> Towards the Sun.

## Which two make summer?
- [x] Steep light
- [ ] Distance
- [x] Long days

## How far does it lean? {#lean}
= 23.5
= 23.5 degrees
"""


@pytest.fixture
def quiz() -> Quiz:
    return read_quiz("q.md", TEXT, 1)


def test_a_quiz_is_read_as_written(quiz: Quiz) -> None:
    assert [(q.id, q.kind) for q in quiz.questions] == [("turn", "single"), ("q2", "multiple"), ("lean", "short")]
    assert quiz.questions[0].explanation == "Towards the Sun."
    assert [option.id for option in quiz.questions[1].options if option.right] == ["a", "c"]


def test_each_question_counts_once_and_wholly(quiz: Quiz) -> None:
    assert mark(quiz, {"turn": ["b"], "q2": ["c", "a"], "lean": " 23,5 Degrees. "}).score == 3
    assert mark(quiz, {"turn": ["a"], "q2": ["a"], "lean": "24"}).score == 0
    assert mark(quiz, {"q2": ["a", "b", "c"]}).score == 0
    assert mark(quiz, {}).score == 0


@pytest.mark.parametrize(
    "answers", [{"other": ["a"]}, {"turn": ["z"]}, {"turn": ["a", "b"]}, {"turn": "east"}, {"lean": ["a"]}]
)
def test_what_was_never_asked_is_no_answer(quiz: Quiz, answers: dict[str, list[str] | str]) -> None:
    with pytest.raises(BadAnswer):
        mark(quiz, answers)


def test_short_answers_are_compared_without_what_nobody_is_tested_on() -> None:
    assert plain("  Twenty-Four  ") == plain("twenty-four.")
    assert plain("1,5 m") == plain("1.5 M")
    assert plain("a, b") == "a, b"


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("", 7, "needs questions"),
        ("hello\n## Q\n- (x) a\n- ( ) b", 7, "before the first question"),
        ("## Q\n- (x) a\n- (x) b", 7, "Exactly one"),
        ("## Q\n- ( ) a\n- ( ) b", 7, "Exactly one"),
        ("## Q\n- [ ] a\n- [ ] b", 7, "No answer is marked"),
        ("## Q\n- [x] a\n- ( ) b", 7, "not both"),
        ("## Q\n- (x) a", 7, "2 to 10"),
        ("## Q\n- (x) a\n- ( ) b\n= c", 7, "either answers to choose"),
        ("## Q\n- (x) a\n- ( ) b\noops", 10, "Expected an answer"),
        ("## Q {#a}\n= 1\n## R {#a}\n= 2", 9, "Two questions"),
        ("## {#a}\n= 1", 7, "no text"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, line: int, part: str) -> None:
    with pytest.raises(Problem, match=part) as caught:
        read_quiz("q.md", text, 7)
    assert caught.value.line == line
