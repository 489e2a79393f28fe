"""Question banks as files: what goes out comes in again, and what is wrong in a file is told with its line."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.rooms.asking import Form, PollQuestion
from classroom.rooms.tools.polls import Solution
from lms_bridge.bank import files
from lms_bridge.bank.files import BankFile, FileForm
from lms_bridge.bank.question import BankQuestion, settled

from .conftest import Caller

BANK = "/api/v1/courses/earth-and-sky/bank"
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
LINES = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
IN_CELL = LINES.filter(lambda text: files.BETWEEN not in text)
OPTIONS = st.lists(LINES, min_size=3, max_size=6, unique=True).map(tuple)


@st.composite
def questions(draw: st.DrawFn) -> BankQuestion:
    form = draw(st.sampled_from(list(Form)))
    options = draw(OPTIONS) if form in (Form.SINGLE, Form.MULTIPLE) else ()
    right = draw(st.sets(st.integers(0, len(options) - 1), max_size=2)) if options else set[int]()
    number = draw(st.none() | st.integers(-(10**6), 10**6).map(float)) if form is Form.NUMBER else None
    solution = Solution(
        tuple(right),
        draw(st.just("") | LINES),
        number,
        draw(st.sampled_from([0.0, 0.5])),
        draw(st.lists(IN_CELL, max_size=3).map(tuple)),
    )
    asked = PollQuestion(form, draw(LINES), options, draw(st.integers(2, 10)), draw(st.integers(1, 12)))
    return settled(BankQuestion(asked, solution, draw(st.integers(0, 10)), draw(st.just("") | LINES)))


def back(form: FileForm, *kept: BankQuestion) -> BankFile:
    return files.read(form, files.write(form, kept).encode())


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_goes_out_comes_in_again(form: FileForm) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(questions(), max_size=4))
    def same(kept: list[BankQuestion]) -> None:
        assert back(form, *kept) == BankFile(kept, [])

    same()


def test_gift_brings_back_what_it_holds() -> None:
    @settings(max_examples=150, deadline=None)
    @given(questions().filter(lambda each: b"<" not in msgspec.json.encode(each)))
    def same(kept: BankQuestion) -> None:
        read = back("gift", kept)
        assert read.wrong == []
        if not read.questions:
            few = kept.question.form is Form.MULTIPLE and len(kept.solution.right) < 2
            none_right = not kept.solution.right and kept.solution.number is None
            assert kept.question.form in (Form.RATING, Form.WORDS) or none_right or few
            return
        (found,) = read.questions
        assert (found.question.form, found.question.text) == (kept.question.form, kept.question.text)
        assert found.question.options == kept.question.options and found.topic == kept.topic
        assert msgspec.structs.replace(found.solution, explanation="") == msgspec.structs.replace(
            kept.solution, explanation=""
        )
        assert found.solution.explanation == kept.solution.explanation

    same()


MOODLE = """// a comment
$CATEGORY: $course$/top/The seasons

::Q1:: Why is it <b>warmer</b> in summer? {
  =The axis leans #yes
  ~We are closer #no
  ~The sun burns hotter
  ####Both halves would have it together.
}

Which are planets? {~%50%Mars ~%50%Venus ~%-100%Pluto}

The sun rises in the east. {T}

How many degrees? {#23.4:0.2}

Between {#1..3}

Who said it? {=Kepler =Johannes Kepler}

Write what you think. {}

Match {=a -> 1 =b -> 2}

A hole \\{ in { =one ~two } the text\\: fine?
"""


def test_what_moodle_writes_is_read() -> None:
    found = files.read("gift", b"\xef\xbb\xbf" + MOODLE.encode())
    assert (found.wrong, found.without) == ([], 1)
    first, planets, sun, degrees, between, who, essay, hole = found.questions
    assert first.question == PollQuestion(
        Form.SINGLE,
        "Why is it warmer in summer?",
        ("The axis leans", "We are closer", "The sun burns hotter"),
    )
    assert first.solution == Solution((0,), "Both halves would have it together.") and first.topic == "The seasons"
    assert planets.question.form is Form.MULTIPLE and planets.solution.right == (0, 1)
    assert sun.question.options == ("True", "False") and sun.solution.right == (0,)
    assert (degrees.solution.number, degrees.solution.tolerance) == (23.4, 0.2)
    assert (between.solution.number, between.solution.tolerance) == (2.0, 1.0)
    assert who.solution.accepted == ("Kepler", "Johannes Kepler") and essay.question.form is Form.TEXT
    assert hole.question.text == "A hole { in _____ the text: fine?" and hole.solution.right == (0,)


@pytest.mark.parametrize(
    ("form", "body", "line"),
    [
        ("gift", "Why? {=a ~b}\n\nNo end {=a", 3),
        ("gift", "\n\nHow many? {#many}", 3),
        ("gift", "Which? {nothing}", 1),
        ("gift", "One {=a ~b}\n\nAll alike {~a ~a}", 3),
        ("csv", "form,question,answer 1,answer 2\nsingle,Why?,a,b\nguess,What?,a,b\n", 3),
        ("csv", "form,question,answer 1,answer 2,right\nsingle,Why?,a,b,7\n", 2),
        ("csv", "form,question,points\ntext,Why?,many\n", 2),
        ("csv", 'form,question\ntext,"not closed\n', 2),
        ("json", '{"questions": [{"question": {"form": "single", "text": "Why?"}}]}', 1),
        ("json", "[]", 1),
        ("json", '{"questions": [{"question": {"form": "text", "text": "Why?"}, "script": 1}]}', 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_taken(form: FileForm, body: str, line: int) -> None:
    found = files.read(form, body.encode())
    assert found.questions == [] and [each.line for each in found.wrong] == [line] and found.wrong[0].message


def test_a_file_that_is_no_text_is_refused() -> None:
    assert files.read("gift", b"Why?\n\xff\xfe{=a ~b}").wrong[0].line == 2


def test_a_table_runs_nothing_in_a_spreadsheet() -> None:
    kept = settled(BankQuestion(PollQuestion(Form.TEXT, '=HYPERLINK("x")'), topic="@now"))
    assert "'=HYPERLINK" in files.write("csv", [kept]) and back("csv", kept).questions == [kept]


async def test_staff_look_at_a_file_then_take_it_once(call: Caller) -> None:
    path = f"{BANK}/import/gift"
    status, looked = await call("POST", path, "ms-adeyemi", MOODLE)
    assert (status, looked["found"], looked["new"], looked["without"], looked["kept"]) == (200, 8, 8, 1, False)
    assert (await call("GET", BANK, "ms-adeyemi"))[1]["questions"] == []
    assert (await call("POST", f"{path}?keep=true", "ms-adeyemi", MOODLE))[1]["kept"]
    assert (await call("POST", f"{path}?keep=true", "ms-adeyemi", MOODLE))[1]["new"] == 0, "each is there once"
    assert len((await call("GET", BANK, "ms-adeyemi"))[1]["questions"]) == 8
    broken = await call("POST", f"{path}?keep=true", "ms-adeyemi", "New? {=a ~b}\n\nNo end {=a")
    assert not broken[1]["kept"] and broken[1]["wrong"][0]["line"] == 3
    for who in ("clara-hofmann", "nobody"):
        assert (await call("POST", path, who, MOODLE))[0] == 404
    assert (await call("POST", f"{BANK}/import/xlsx", "ms-adeyemi", MOODLE))[0] == 404
