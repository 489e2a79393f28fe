"""GIFT, Moodle's text format of questions: https://docs.moodle.org/en/GIFT_format.

What a class can ask is read: choices with one or several right answers, true or false, short answers, numbers, and a
question without answers. Matching, missing words in between (they become a gap in the text) and markup stay behind.
"""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from classroom.rooms.asking import Form, PollQuestion
from classroom.rooms.tool import Refused
from classroom.rooms.tools.polls import Solution
from lms_bridge.bank.question import BankQuestion

_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_SPECIAL = re.compile(r"([~=#{}:\\])")
_MARKS = {"n": "\n"}
_TITLE = re.compile(r"^::(?:\\.|[^:\\]|:(?!:))*::")
_FORMAT = re.compile(r"^\s*\[\w+\]")
_TAG = re.compile(r"<[^<>]*>")
_WEIGHT = re.compile(r"^%(-?\d+(?:\.\d+)?)%")
_TRUTH = re.compile(r"^(TRUE|T|FALSE|F)$", re.IGNORECASE)
GAP = "_____"


class Part(Struct, frozen=True):
    line: int
    is_other: bool  # a kind that no class can ask
    read: Callable[[], BankQuestion]


def parts(text: str) -> list[Part]:
    """The questions of a file, each ends at an empty line."""
    found: list[Part] = []
    topic, block, began = "", list[str](), 0
    for number, line in enumerate([*text.splitlines(), ""], 1):
        stripped = line.strip()
        if stripped.startswith("//"):
            continue
        if stripped.startswith("$CATEGORY:"):
            topic = _plain(stripped.removeprefix("$CATEGORY:").strip())
            continue
        if stripped:
            began = began if block else number
            block.append(line)
        elif block:
            found.append(_part("\n".join(block), topic, began))
            block = []
    return found


def _part(block: str, topic: str, line: int) -> Part:
    start, end = _brace(block, "{", 0), -1
    if start >= 0:
        end = _brace(block, "}", start)
    is_other = start < 0 or (end > start and _is_matching(block[start + 1 : end]))
    return Part(line, is_other, lambda: _read(block, start, end, topic))


def _brace(text: str, brace: str, from_: int) -> int:
    for at in range(from_, len(text)):
        if text[at] == brace and not _is_escaped(text, at):
            return at
    return -1


def _is_escaped(text: str, at: int) -> bool:
    """An odd number of backslashes stands before it."""
    before = text[:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _is_matching(inside: str) -> bool:
    answers = _answers(inside)
    return bool(answers) and all(mark == "=" and "->" in said for mark, said, _ in answers)


def _read(block: str, start: int, end: int, topic: str) -> BankQuestion:
    if end < start:
        raise Refused("bad_line", "The answers have no end: a }.")
    before, after = _FORMAT.sub("", _TITLE.sub("", block[:start].strip(), count=1)), block[end + 1 :].strip()
    asked = _plain(f"{before.rstrip()} {GAP} {after}" if after else before)
    inside, _, general = _split(block[start + 1 : end], "####")
    question, solution = _meant(asked, inside.strip())
    explanation = _plain(general.strip()) or solution.explanation
    solution = Solution(solution.right, explanation, solution.number, solution.tolerance, solution.accepted)
    return BankQuestion(question, solution, topic=topic)


def _meant(asked: str, inside: str) -> tuple[PollQuestion, Solution]:
    if inside == "":
        return PollQuestion(Form.TEXT, asked), Solution()
    if inside.startswith("#"):
        number, tolerance = _number(inside[1:].strip())
        return PollQuestion(Form.NUMBER, asked), Solution(number=number, tolerance=tolerance)
    truth = _TRUTH.match(inside.split("#", 1)[0].strip())
    if truth:
        right = 0 if truth[1][0].upper() == "T" else 1
        return PollQuestion(Form.SINGLE, asked, ("True", "False")), Solution((right,))
    answers = _answers(inside)
    if not answers:
        raise Refused("bad_line", "An answer begins with = or ~.")
    texts = tuple(_plain(said) for _, said, _ in answers)
    if all(mark == "=" for mark, _, _ in answers):
        return PollQuestion(Form.TEXT, asked), Solution(accepted=texts)
    weighted = any(weight is not None and 0 < weight < 100 for _, _, weight in answers)
    right = tuple(
        at
        for at, (mark, _, weight) in enumerate(answers)
        if (weight is not None and weight > 0) or (mark == "=" and not weight)
    )
    form = Form.MULTIPLE if weighted and len(right) > 1 else Form.SINGLE
    return PollQuestion(form, asked, texts), Solution(right)


def _answers(inside: str) -> list[tuple[str, str, float | None]]:
    """Mark, text without its feedback, weight in percent."""
    found: list[tuple[str, str, float | None]] = []
    marks = [at for at, letter in enumerate(inside) if letter in "=~" and not _is_escaped(inside, at)]
    if not marks:
        return found
    for at, end in zip(marks, [*marks[1:], len(inside)], strict=True):
        said, _, _ = _split(inside[at + 1 : end].strip(), "#")
        weight = _WEIGHT.match(said)
        found.append(
            (inside[at], said[weight.end() :].strip() if weight else said.strip(), float(weight[1]) if weight else None)
        )
    return found


def _split(text: str, at: str) -> tuple[str, str, str]:
    for place in range(len(text)):
        if text.startswith(at, place) and not _is_escaped(text, place):
            return text[:place], at, text[place + len(at) :]
    return text, "", ""


def _number(said: str) -> tuple[float, float]:
    """`5:0.1`, `4.9..5.1`, or the first of several with weights."""
    if said.startswith("="):
        said = _WEIGHT.sub("", said[1:].split("=", 1)[0].strip())
    said = said.split("#", 1)[0].strip()
    low, dots, high = said.partition("..")
    said = said[:40]
    try:
        if dots:
            return (float(low) + float(high)) / 2, abs(float(high) - float(low)) / 2
        number, _, tolerance = said.partition(":")
        return float(number), abs(float(tolerance or 0))
    except ValueError:
        raise Refused("bad_line", f"“{said}” is not a number.") from None


def _plain(text: str) -> str:
    return " ".join(_ESCAPED.sub(lambda found: _MARKS.get(found[1], found[1]), _TAG.sub(" ", text)).split())


def write(kept: Sequence[BankQuestion]) -> str:
    """What GIFT holds: ratings, words, and choices or numbers without anything right are left out, and counted in a comment."""
    lines: list[str] = []
    left_out = 0
    topic = ""
    for each in kept:
        answers = _written(each)
        if answers is None:
            left_out += 1
            continue
        if each.topic != topic:
            topic = each.topic
            lines.append(f"$CATEGORY: {_escaped(topic) or 'top'}\n")
        why = f"####{_escaped(each.solution.explanation)}" if each.solution.explanation else ""
        lines.append(f"{_escaped(each.question.text)} {{{answers}{why}}}\n")
    head = (
        [f"// {left_out} questions are of kinds that GIFT does not have, and are not in this file.\n"]
        if left_out
        else []
    )
    return "\n".join([*head, *lines])


def _written(each: BankQuestion) -> str | None:
    question, solution = each.question, each.solution
    match question.form:
        case Form.SINGLE | Form.MULTIPLE if solution.right:
            return _choices(question, solution)
        case Form.NUMBER if solution.number is not None:
            return f"#{solution.number:g}" + (f":{solution.tolerance:g}" if solution.tolerance else "")
        case Form.TEXT:
            return " ".join(f"={_escaped(text)}" for text in solution.accepted)
        case _:
            return None


def _choices(question: PollQuestion, solution: Solution) -> str | None:
    right = {*solution.right}
    if question.form is Form.SINGLE:
        if len(right) == len(question.options):
            return None  # it would be a short answer
        return " ".join(("=" if at in right else "~") + _escaped(text) for at, text in enumerate(question.options))
    if len(right) < 2:
        return None  # with one right answer it would be a choice of one
    share, less = 100 / len(right), 100 / max(1, len(question.options) - len(right))
    return " ".join(
        f"~%{share if at in right else -less:.5f}%{_escaped(text)}" for at, text in enumerate(question.options)
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
