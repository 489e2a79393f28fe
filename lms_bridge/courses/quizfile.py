"""A quiz as its author writes it, in Markdown: one heading a question, then its answers, then why.

    ## Which way does the Earth turn? {#turn}
    - ( ) To the west
    - (x) To the east
    > The Sun comes up in the east because we turn towards it.

`( )` is a choice of one, `[ ]` of several, `= text` a short answer that is accepted.
"""

import re
from collections.abc import Iterator

from lms_bridge.courses.folder import Problem
from lms_bridge.courses.quiz import LONGEST_SHORT_ANSWER, Option, Question, Quiz

MOST_QUESTIONS = 50
MOST_OPTIONS = 10

_HEADING = re.compile(r"^##\s+(?P<text>.*?)\s*(?:\{#(?P<id>[a-z0-9-]{1,40})\})?\s*$")
_OPTION = re.compile(r"^[-*]\s+(?P<mark>\([ xX]\)|\[[ xX]\])\s+(?P<text>\S.*)$")
_ACCEPTED = re.compile(r"^=\s*(?P<text>\S.*)$")

_Line = tuple[int, str]  # number from 1, text


def read_quiz(file: str, text: str, first_line: int) -> Quiz:
    """`first_line`: of the file, where `text` begins. Raises `Problem`."""
    blocks = list(_blocks(file, list(enumerate(text.split("\n"), first_line))))
    if not blocks:
        raise Problem(file, first_line, "A quiz needs questions: each begins with a line `## …`.")
    if len(blocks) > MOST_QUESTIONS:
        raise Problem(file, blocks[MOST_QUESTIONS][0][0], f"A quiz has at most {MOST_QUESTIONS} questions.")
    questions = [_question(file, block, f"q{number}") for number, block in enumerate(blocks, 1)]
    for number, question in enumerate(questions):
        if question.id in {other.id for other in questions[:number]}:
            raise Problem(file, blocks[number][0][0], f"Two questions are called {question.id}.")
    return Quiz(tuple(questions))


def _blocks(file: str, lines: list[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for number, line in lines:
        if line.startswith("## "):
            if block:
                yield block
            block = []
        elif not block and line.strip():
            raise Problem(file, number, "Text before the first question. A question begins with a line `## …`.")
        if block or line.strip():
            block.append((number, line))
    if block:
        yield block


def _question(file: str, block: list[_Line], default_id: str) -> Question:
    start, first = block[0]
    heading = _HEADING.match(first)
    if heading is None or not heading["text"]:
        raise Problem(file, start, "The question has no text.")
    text, marks, options, accepted, reasons = [heading["text"]], set[str](), list[Option](), list[str](), list[str]()
    for number, line in block[1:]:
        if option := _OPTION.match(line):
            marks.add(option["mark"][0])
            right = option["mark"][1] in "xX"
            options.append(Option(chr(ord("a") + len(options)), option["text"].strip(), right))
        elif short := _ACCEPTED.match(line):
            accepted.append(short["text"].strip())
        elif line.startswith(">"):
            reasons.append(line[1:].removeprefix(" "))
        elif options or accepted or reasons:
            if line.strip():
                raise Problem(file, number, "Expected an answer (`- ( )`, `- [ ]`, `= …`) or a reason (`> …`).")
        else:
            text.append(line)
    _check(file, start, marks, options, accepted)
    kind = "short" if accepted else "single" if marks == {"("} else "multiple"
    return Question(
        heading["id"] or default_id,
        kind,
        "\n".join(text).strip(),
        tuple(options),
        tuple(accepted),
        "\n".join(reasons).strip(),
    )


def _check(file: str, line: int, marks: set[str], options: list[Option], accepted: list[str]) -> None:
    right = sum(option.right for option in options)
    trouble = ""
    if bool(options) == bool(accepted):
        trouble = "A question has either answers to choose from or short answers (`= …`)."
    elif len(marks) > 1:
        trouble = "A question has either `( )` (choose one) or `[ ]` (choose several), not both."
    elif options and not 2 <= len(options) <= MOST_OPTIONS:
        trouble = f"A question has 2 to {MOST_OPTIONS} answers to choose from."
    elif marks == {"("} and right != 1:
        trouble = f"Exactly one answer is right where one is chosen; here it is {right}. Mark it `(x)`."
    elif marks == {"["} and not right:
        trouble = "No answer is marked as right. Mark it `[x]`."
    elif any(len(each) > LONGEST_SHORT_ANSWER for each in accepted):
        trouble = f"A short answer has at most {LONGEST_SHORT_ANSWER} characters."
    if trouble:
        raise Problem(file, line, trouble)
