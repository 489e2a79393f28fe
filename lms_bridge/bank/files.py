"""Question banks as files: JSON and CSV of our own, and GIFT, which Moodle and others write. Pure.

A file is taken whole or not at all: whatever is wrong comes with its line and why.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from classroom.rooms.asking import MOST_OPTIONS, Form
from classroom.rooms.tool import Refused
from classroom.written import csv_table
from lms_bridge.bank import gift
from lms_bridge.bank.question import BankQuestion, settled

FileForm = Literal["json", "csv", "gift"]
LARGEST = 2 * 2**20  # bytes
MOST_WRONG = 50  # that are told at once
COLUMNS = (
    "topic",
    "form",
    "question",
    "right",
    "accepted",
    "number",
    "tolerance",
    "scale",
    "most",
    "points",
    "explanation",
)
OPTIONS = tuple(f"answer {number + 1}" for number in range(MOST_OPTIONS))
BETWEEN = "|"  # of several texts in one cell


class WrongLine(Struct, frozen=True):
    line: int
    message: str


class BankFile(Struct, frozen=True):
    questions: list[BankQuestion]
    wrong: list[WrongLine]
    without: int = 0  # of a file of another program: of kinds that no class can ask, and so left out


class _File(Struct, frozen=True):
    questions: list[BankQuestion]


def write(form: FileForm, kept: Sequence[BankQuestion]) -> str:
    match form:
        case "json":
            return msgspec.json.format(msgspec.json.encode(_File(list(kept)))).decode() + "\n"
        case "csv":
            return csv_table([*COLUMNS, *OPTIONS], map(_row, kept))
        case "gift":
            return gift.write(kept)


def read(form: FileForm, body: bytes) -> BankFile:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        return BankFile([], [WrongLine(line, "This file is not text in UTF-8. Save it as UTF-8.")])
    match form:
        case "json":
            return _json(text)
        case "csv":
            return _all(_csv(text))
        case "gift":
            parts = gift.parts(text)
            found = _all((part.line, part.read) for part in parts if not part.is_other)
            return BankFile(found.questions, found.wrong, sum(part.is_other for part in parts))


def _all(lines: Iterable[tuple[int, Callable[[], BankQuestion]]]) -> BankFile:
    questions: list[BankQuestion] = []
    wrong: list[WrongLine] = []
    for line, made in lines:
        try:
            questions.append(settled(made()))
        except Refused as refused:
            wrong.append(WrongLine(line, refused.message))
        except (msgspec.ValidationError, ValueError) as error:
            wrong.append(WrongLine(line, str(error)))
    return BankFile([] if wrong else questions, wrong[:MOST_WRONG])


def _json(text: str) -> BankFile:
    try:
        given = msgspec.json.decode(text, type=_File)
    except msgspec.DecodeError as error:
        return BankFile([], [WrongLine(1, f"The server cannot read that: {error}")])
    return _all((number, lambda each=each: each) for number, each in enumerate(given.questions, 1))


def _row(asked: BankQuestion) -> list[object]:
    question, solution = asked.question, asked.solution
    number = "" if solution.number is None else solution.number
    return [
        asked.topic,
        question.form.value,
        question.text,
        BETWEEN.join(str(choice + 1) for choice in solution.right),
        BETWEEN.join(solution.accepted),
        number,
        solution.tolerance,
        question.scale,
        question.most,
        asked.points,
        solution.explanation,
        *question.options,
    ]


def _csv(text: str) -> Iterator[tuple[int, Callable[[], BankQuestion]]]:
    """A head names the columns; those that are not known are left alone."""
    first = text.split("\n", 1)[0]
    table = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    head: list[str] | None = None
    try:
        for row in table:
            if head is None:
                head = [name.strip().casefold() for name in row]
                continue
            if any(cell.strip() for cell in row):
                cells = dict(zip(head, map(_plain, row), strict=False))
                yield table.line_num, lambda cells=cells: _of_cells(cells)
    except csv.Error as error:
        yield table.line_num, lambda error=error: _cannot(str(error))


def _cannot(why: str) -> BankQuestion:
    raise ValueError(why)


def _plain(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from running it (`written.harmless`)."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r") else cell


def _of_cells(cells: Mapping[str, str]) -> BankQuestion:
    options = [cells.get(name, "").strip() for name in OPTIONS]
    while options and not options[-1]:
        options.pop()
    form = cells.get("form", "").strip().casefold() or ("single" if options else "text")
    if form not in {each.value for each in Form}:
        form, forms = form[:40], ", ".join(Form)
        raise Refused("bad_line", f"“{form}” is no form of a question. Forms: {forms}.")
    raw = {
        "question": {
            "form": form,
            "text": cells.get("question", ""),
            "options": options,
            **_numbers(cells, ("scale", "most"), whole=True),
        },
        "solution": {
            "right": [int(each) - 1 for each in cells.get("right", "").split(BETWEEN) if each.strip()],
            "accepted": [each for each in cells.get("accepted", "").split(BETWEEN) if each.strip()],
            "explanation": cells.get("explanation", ""),
            **_numbers(cells, ("number", "tolerance"), whole=False),
        },
        "topic": cells.get("topic", ""),
        **_numbers(cells, ("points",), whole=True),
    }
    return msgspec.convert(raw, BankQuestion)


def _numbers(cells: Mapping[str, str], names: Iterable[str], *, whole: bool) -> dict[str, float]:
    given = {name: cells.get(name, "").strip().replace(",", ".") for name in names}
    return {name: (int if whole else float)(text) for name, text in given.items() if text}
