"""A question of the bank in its one form: the same question is written the same, wherever it came from.

Pure. What a form of question does not ask for is left out, spaces are single, and what nobody could answer is refused.
"""

import hashlib
import re
import unicodedata
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.asking import FURTHEST, MOST_LETTERS, MOST_OPTIONS, MOST_WORDS, Form, PollQuestion
from classroom.rooms.tool import Refused
from classroom.rooms.tools.polls import Solution, check_asked
from classroom.rooms.tools.quiz import MOST_POINTS, has_right

LONGEST_TEXT = 500  # letters of what is asked
LONGEST_EXPLANATION = 1_000
LONGEST_TOPIC = 100
MOST_ACCEPTED = 10  # texts of which each is right
ANY_NUMBER = PollQuestion(Form.SINGLE).most  # of answers that one may choose: as many as there are
STANDARD_SCALE = PollQuestion(Form.RATING).scale

_PLACE = re.compile(r"^(\$\w+\$/)+(top/)?")  # in which course or system another program keeps a topic


class BankQuestion(Struct, frozen=True, forbid_unknown_fields=True):
    question: PollQuestion
    solution: Solution = Solution()
    points: Annotated[int, Meta(ge=0, le=MOST_POINTS)] = 1  # in a quiz, where something is right
    topic: Annotated[str, Meta(max_length=LONGEST_TOPIC)] = ""


def settled(given: BankQuestion) -> BankQuestion:
    """Raises `Refused` for what cannot be asked."""
    question, solution = given.question, given.solution
    form = question.form
    choice = form in (Form.SINGLE, Form.MULTIPLE)
    most = MOST_WORDS if form is Form.WORDS else len(question.options) if form is Form.MULTIPLE else 0
    asked = PollQuestion(
        form,
        tidy(question.text),
        tuple(map(tidy, question.options)) if choice else (),
        question.scale if form is Form.RATING else STANDARD_SCALE,
        question.most if question.most < most else MOST_WORDS if form is Form.WORDS else ANY_NUMBER,
    )
    accepted = [tidy(text) for text in solution.accepted] if form is Form.TEXT else []
    number = solution.number if form is Form.NUMBER else None
    right = Solution(
        tuple(sorted({*solution.right})) if choice else (),
        tidy(solution.explanation),
        None if number is None else number + 0.0,  # a zero has no sign
        0.0 if number is None else solution.tolerance + 0.0,
        tuple(dict.fromkeys(text for text in accepted if text)),
    )
    check(asked, right)
    topic = _PLACE.sub("", tidy(given.topic))
    if len(topic) > LONGEST_TOPIC:
        raise Refused("too_long", f"A topic has at most {LONGEST_TOPIC} letters.")
    if not 0 <= given.points <= MOST_POINTS:
        raise Refused("too_many_points", f"A question is worth at most {MOST_POINTS} points.")
    return BankQuestion(asked, right, given.points if has_right(asked, right) else 1, topic)


def tidy(text: str) -> str:
    """On one line. Raises `Refused` for what is no writing."""
    line = " ".join(text.split())
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in line):
        raise Refused("no_writing", "There is a sign in it that nobody can read.")
    return line


def check(question: PollQuestion, solution: Solution) -> None:
    """Raises `Refused`."""
    if not question.text:
        raise Refused("no_text", "A question of the bank needs its words.")
    if len(question.text) > LONGEST_TEXT:
        raise Refused("too_long", f"A question has at most {LONGEST_TEXT} letters.")
    if len(question.options) > MOST_OPTIONS:
        raise Refused("too_many_options", f"A choice has at most {MOST_OPTIONS} answers.")
    if len(solution.accepted) > MOST_ACCEPTED:
        raise Refused("too_many_accepted", f"At most {MOST_ACCEPTED} texts can be right.")
    if any(len(text) > MOST_LETTERS for text in (*question.options, *solution.accepted)):
        raise Refused("too_long", f"An answer has at most {MOST_LETTERS} letters.")
    if len(solution.explanation) > LONGEST_EXPLANATION:
        raise Refused("too_long", f"An explanation has at most {LONGEST_EXPLANATION} letters.")
    if not max(abs(solution.number or 0), solution.tolerance) <= FURTHEST or solution.tolerance < 0:
        raise Refused("no_number", "Write a number.")
    check_asked(question, solution)


def likeness(question: PollQuestion) -> str:
    """Of what is asked, whatever is said to be right: two with the same one are one question."""
    folded = replace(
        question, text=question.text.casefold(), options=tuple(option.casefold() for option in question.options)
    )
    return hashlib.sha256(msgspec.json.encode(folded)).hexdigest()
