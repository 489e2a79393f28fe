"""Questions and answers of a poll: which answers a question takes, and the sum of many of them.

A sum says nothing about who or when: what is not counted by option is sorted, so that no place in it tells a time.
"""

import math
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from classroom.rooms.tool import Refused

MOST_OPTIONS = 12  # more do not fit a phone, nor anybody's head
MOST_WORDS = 3  # of one person, for a cloud
MOST_LETTERS = 200  # of an answer
LETTERS_OF_A_WORD = 40
HIGHEST_SCALE = 10
FURTHEST = 1e12  # a number farther from 0 is a slip


class Form(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    RATING = "rating"
    NUMBER = "number"
    TEXT = "text"
    WORDS = "words"


OptionText = Annotated[str, Meta(min_length=1, max_length=MOST_LETTERS)]
Options = Annotated[tuple[OptionText, ...], Meta(max_length=MOST_OPTIONS)]
Choice = Annotated[int, Meta(ge=0, lt=MOST_OPTIONS)]
Choices = Annotated[tuple[Choice, ...], Meta(max_length=MOST_OPTIONS)]
Number = Annotated[float, Meta(ge=-FURTHEST, le=FURTHEST)]
Said = Annotated[str, Meta(max_length=MOST_LETTERS)]
Texts = Annotated[tuple[Said, ...], Meta(max_length=MOST_WORDS)]


class PollQuestion(Struct, frozen=True, forbid_unknown_fields=True):
    form: Form
    text: Annotated[str, Meta(max_length=500)] = ""  # empty: it was said aloud
    options: Options = ()  # of a choice
    scale: Annotated[int, Meta(ge=2, le=HIGHEST_SCALE)] = 5  # of a rating, from 1
    most: Annotated[int, Meta(ge=1, le=MOST_OPTIONS)] = MOST_OPTIONS  # options, or words, that one person may give

    @property
    def choices(self) -> int:
        """How many there are to choose from; 0: one writes."""
        return self.scale if self.form is Form.RATING else len(self.options)


class PollAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """Of these the one that the question asks for; a rating is the number of its step, from 0."""

    choices: Choices = ()
    number: Number | None = None
    texts: Texts = ()


class SaidBy(Struct, frozen=True):
    text: str
    people: int
    spellings: tuple[str, ...] = ()  # the others that were joined with it


class NumberGiven(Struct, frozen=True):
    number: float
    people: int


class PollResult(Struct, frozen=True):
    """The sum of all answers."""

    votes: int
    counts: tuple[int, ...] = ()  # by option or step
    numbers: tuple[NumberGiven, ...] = ()  # upwards
    texts: tuple[SaidBy, ...] = ()  # the most frequent first
    hidden: bool = False  # so few answered that a sum would tell who said what


def check_question(question: PollQuestion) -> None:
    """Raises `Refused` for one that nobody could answer."""
    if question.form in (Form.SINGLE, Form.MULTIPLE):
        if len(question.options) < 2 or not all(option.strip() for option in question.options):
            raise Refused("too_few_options", "A choice needs at least two answers, and none may be empty.")
        if len({option.strip() for option in question.options}) < len(question.options):
            raise Refused("same_options", "Two of these answers are the same.")
    elif question.options:
        raise Refused("no_options", "Only a choice has answers to choose from.")


def checked(question: PollQuestion, answer: PollAnswer) -> PollAnswer:
    """The answer as it counts: without what the question does not ask for. Raises `Refused`."""
    match question.form:
        case Form.NUMBER:
            if answer.number is None or not math.isfinite(answer.number):
                raise Refused("no_number", "Write a number.")
            return PollAnswer(number=answer.number)
        case Form.TEXT:
            return PollAnswer(texts=(one_line(" ".join(answer.texts)),))
        case Form.WORDS:
            return PollAnswer(texts=words(question, answer.texts))
        case _:
            return PollAnswer(choices=chosen(question, answer.choices))


def chosen(question: PollQuestion, choices: Choices) -> Choices:
    most = min(question.most, question.choices) if question.form is Form.MULTIPLE else 1
    if not choices:
        raise Refused("nothing_chosen", "Choose an answer first.")
    if len({*choices}) < len(choices) or max(choices) >= question.choices:
        raise Refused("no_such_option", "That answer is not on the list.")
    if len(choices) > most:
        raise Refused("too_many_chosen", "Choose one answer." if most == 1 else f"Choose at most {most} answers.")
    return tuple(sorted(choices))


def words(question: PollQuestion, texts: Texts) -> Texts:
    given = [" ".join(text.split()) for text in texts if text.strip()]
    most = min(question.most, MOST_WORDS)
    if not given:
        raise Refused("empty", "Write something first.")
    if len(given) > most:
        raise Refused("too_many_words", f"At most {most}, please.")
    if any(len(word) > LETTERS_OF_A_WORD for word in given):
        raise Refused("too_long", f"At most {LETTERS_OF_A_WORD} letters each, please.")
    return tuple({word.casefold(): word for word in given}.values())  # the same word counts once a person


def one_line(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise Refused("empty", "Write something first.")
    if len(line) > MOST_LETTERS:
        raise Refused("too_long", f"At most {MOST_LETTERS} letters, please.")
    return line


def sum_of(question: PollQuestion, answers: Iterable[PollAnswer]) -> PollResult:
    answers = tuple(answers)
    match question.form:
        case Form.NUMBER:
            numbers = Counter(answer.number for answer in answers if answer.number is not None)
            return PollResult(len(answers), numbers=tuple(NumberGiven(each, numbers[each]) for each in sorted(numbers)))
        case Form.TEXT | Form.WORDS:
            return PollResult(len(answers), texts=joined(text for answer in answers for text in answer.texts))
        case _:
            counts = Counter(choice for answer in answers for choice in answer.choices)
            return PollResult(len(answers), counts=tuple(counts[n] for n in range(question.choices)))


def joined(texts: Iterable[str]) -> tuple[SaidBy, ...]:
    """The same in other letters is the same, under its most frequent spelling."""
    spelled: dict[str, Counter[str]] = {}
    for text in texts:
        spelled.setdefault(text.casefold(), Counter())[text] += 1
    ranked = (sorted(spellings, key=lambda text: (-spellings[text], text)) for spellings in spelled.values())
    said = [SaidBy(first, spelled[first.casefold()].total(), tuple(others)) for first, *others in ranked]
    return tuple(sorted(said, key=lambda each: (-each.people, each.text)))
