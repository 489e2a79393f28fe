"""A quiz and its marking, on the server only: the page is sent questions without their key (`as_asked`)."""

import unicodedata
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

LONGEST_SHORT_ANSWER = 200

Answer = list[str] | str  # ids of options, or a short answer's text


class BadAnswer(Exception):
    """Not an answer to this quiz: an unknown question or option. The message is for a person."""


class Option(Struct, frozen=True):
    id: str
    text: str
    right: bool


class Question(Struct, frozen=True):
    id: str
    kind: Literal["single", "multiple", "short"]
    text: str  # Markdown
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()  # of a short answer; the first is the one to show
    explanation: str = ""  # Markdown; tells the idea, also to who was wrong


class Quiz(Struct, frozen=True):
    questions: tuple[Question, ...]


class Judged(Struct, frozen=True):
    id: str
    correct: bool
    your: Answer | None  # None: not answered


class Marked(Struct, frozen=True):
    score: int  # points: one a question, none for a part of it
    max: int
    questions: tuple[Judged, ...]

    @property
    def share(self) -> float:
        return self.score / self.max


def mark(quiz: Quiz, answers: Mapping[str, Answer]) -> Marked:
    """What the answers are worth. Raises `BadAnswer`."""
    known = {question.id for question in quiz.questions}
    if not answers.keys() <= known:
        raise BadAnswer("The quiz has changed. Reload the page; your answers were not counted.")
    judged = tuple(_judge(question, answers.get(question.id)) for question in quiz.questions)
    return Marked(sum(each.correct for each in judged), len(judged), judged)


def _judge(question: Question, answer: Answer | None) -> Judged:
    if answer is None or not answer:
        return Judged(question.id, False, None)
    if question.kind == "short":
        if not isinstance(answer, str) or len(answer) > LONGEST_SHORT_ANSWER:
            raise BadAnswer(f"A short answer is a text of at most {LONGEST_SHORT_ANSWER} characters.")
        return Judged(question.id, plain(answer) in {plain(each) for each in question.accepted}, answer)
    if isinstance(answer, str):
        raise BadAnswer("Choose among the answers that are offered.")
    chosen, offered = set(answer), {option.id for option in question.options}
    if not chosen <= offered or (question.kind == "single" and len(chosen) > 1):
        raise BadAnswer("Choose among the answers that are offered.")
    return Judged(question.id, chosen == set(right_options(question)), sorted(chosen))


def plain(text: str) -> str:
    """A short answer without what nobody is tested on: capitals, spaces, a final stop, a decimal comma."""
    text = " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(".!? ")
    before, comma, after = text.partition(",")
    return f"{before}.{after}" if comma and before[-1:].isdigit() and after[:1].isdigit() else text


def right_options(question: Question) -> list[str]:
    return [option.id for option in question.options if option.right]


def right_answer(question: Question) -> Answer:
    return question.accepted[0] if question.kind == "short" else right_options(question)


def in_words(question: Question, answer: Answer) -> str:
    """An answer as a teacher reads it on the board."""
    if isinstance(answer, str):
        return answer
    return ", ".join(option.text for option in question.options if option.id in answer)
