"""The question bank of a course: what staff keep is there in every lesson, once, and for nobody else."""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.rooms.asking import Form, PollQuestion
from classroom.rooms.tool import Refused
from classroom.rooms.tools.polls import Solution
from lms_bridge.bank.question import BankQuestion, likeness, settled
from lms_bridge.courses.bank import MOST_QUESTIONS, Bank

from .conftest import Caller

COURSE = "earth-and-sky"
BANK = f"/api/v1/courses/{COURSE}/bank"
SUMMER: dict[str, Any] = {
    "question": {"form": "single", "text": "Why is it warmer in summer?", "options": ["Closer", "It leans"]},
    "solution": {"right": [1], "explanation": "Both halves would have it together."},
    "points": 2,
    "topic": "The seasons",
}


async def texts(call: Caller) -> list[str]:
    status, said = await call("GET", BANK, "ms-adeyemi")
    assert status == 200
    return [each["asked"]["question"]["text"] for each in said["questions"]]


async def test_staff_keep_change_and_forget_questions(call: Caller, engine: AsyncEngine) -> None:
    assert await call("GET", BANK, "ms-adeyemi") == (200, {"questions": [], "most": MOST_QUESTIONS})
    status, put = await call("PUT", f"{BANK}/q1", "ms-adeyemi", SUMMER)
    assert status == 200 and put["asked"]["solution"]["right"] == [1] and put["asked"]["points"] == 2
    assert await call("PUT", f"{BANK}/q1", "ms-adeyemi", SUMMER) == (200, put)  # a retry changes nothing
    assert (await call("GET", BANK, "ms-adeyemi"))[1]["questions"] == [put]
    other = SUMMER | {"question": SUMMER["question"] | {"text": "Why is it colder in winter?"}}
    assert (await call("PUT", f"{BANK}/q1", "ms-adeyemi assistant", other))[0] == 200
    assert await texts(call) == ["Why is it colder in winter?"]
    assert [kept.id for kept in await Bank(engine).all(COURSE)] == ["q1"]  # as a server that starts anew reads it
    assert (await call("DELETE", f"{BANK}/q1", "ms-adeyemi"))[0] == 200
    assert (await call("DELETE", f"{BANK}/q1", "ms-adeyemi"))[0] == 404
    assert await texts(call) == []


async def test_no_question_is_there_twice(call: Caller) -> None:
    await call("PUT", f"{BANK}/q1", "ms-adeyemi", SUMMER)
    spaced = {"form": "single", "text": " why is it  warmer\nin summer?", "options": ["closer", "It leans "]}
    status, said = await call("PUT", f"{BANK}/q2", "ms-adeyemi", {"question": spaced})
    assert (status, said["error"]["code"]) == (409, "same_question")
    assert await texts(call) == ["Why is it warmer in summer?"]


async def test_the_bank_is_for_staff_of_its_course(call: Caller) -> None:
    await call("PUT", f"{BANK}/q1", "ms-adeyemi", SUMMER)
    for who in ("clara-hofmann", "jonas-lindqvist", "ms-adeyemi learner", "nobody"):
        for method, path in (("GET", BANK), ("PUT", f"{BANK}/q1"), ("DELETE", f"{BANK}/q1")):
            assert (await call(method, path, who, SUMMER if method == "PUT" else None))[0] == 404
    assert (await call("GET", BANK, None))[0] == 401
    assert (await call("GET", "/api/v1/courses/none/bank", "ms-adeyemi"))[0] == 404
    assert len(await texts(call)) == 1


async def test_what_cannot_be_asked_is_refused_with_a_sentence(call: Caller) -> None:
    question = SUMMER["question"]
    wrong: list[tuple[Any, str]] = [
        (SUMMER | {"question": question | {"text": "  "}}, "no_text"),
        (SUMMER | {"question": question | {"options": ["Closer"]}}, "too_few_options"),
        (SUMMER | {"question": question | {"options": ["Closer", "Closer "]}}, "same_options"),
        (SUMMER | {"solution": {"right": [2]}}, "no_such_option"),
        (SUMMER | {"question": question | {"text": "a\0b"}}, "no_writing"),
        (SUMMER | {"question": question | {"text": "x" * 501}}, "invalid"),
        (SUMMER | {"points": 101}, "invalid"),
        (SUMMER | {"more": 1}, "invalid"),
        ([], "invalid"),
    ]
    for wish, code in wrong:
        status, said = await call("PUT", f"{BANK}/q1", "ms-adeyemi", wish)
        assert (status, said["error"]["code"]) == (422, code)
    assert (await call("PUT", f"{BANK}/{'x' * 49}", "ms-adeyemi", SUMMER))[1]["error"]["code"] == "bad_id"
    assert (await call("PUT", f"{BANK}/q1", "ms-adeyemi", SUMMER | {"topic": "x" * 70_000}))[0] == 413
    assert await texts(call) == []


def numbered(number: int) -> BankQuestion:
    return settled(BankQuestion(PollQuestion(Form.NUMBER, f"How many is {number}?"), Solution(number=number)))


async def test_a_course_keeps_so_many_and_all_of_a_file_or_nothing(call: Caller, engine: AsyncEngine) -> None:
    bank = Bank(engine)
    assert await bank.add(COURSE, [numbered(each) for each in range(MOST_QUESTIONS - 1)], "a", 1) == MOST_QUESTIONS - 1
    with pytest.raises(Refused, match=f"{MOST_QUESTIONS:,}".replace(",", "")):
        await bank.add(COURSE, [numbered(-1), numbered(-2)], "b", 2)
    assert len(await bank.all(COURSE)) == MOST_QUESTIONS - 1
    assert await bank.add(COURSE, [numbered(-1), numbered(5)], "c", 3) == 1  # what is there counts for no room
    status, said = await call("PUT", f"{BANK}/more", "ms-adeyemi", SUMMER)
    assert (status, said["error"]["code"]) == (409, "bank_full") and str(MOST_QUESTIONS) in said["error"]["message"]


def test_what_a_form_does_not_ask_for_is_left_out() -> None:
    given = BankQuestion(
        PollQuestion(Form.TEXT, " Which \u2028planet? ", ("A", "B"), 7, 2),
        Solution((0,), " near the  sun ", 3.0, 1.0, ("Mercury", " ", "Mercury ", "mercury")),
        3,
        "$course$/top/Space",
    )
    assert settled(given) == BankQuestion(
        PollQuestion(Form.TEXT, "Which planet?"),
        Solution(explanation="near the sun", accepted=("Mercury", "mercury")),
        3,
        "Space",
    )
    assert settled(BankQuestion(PollQuestion(Form.RATING, "How sure?", scale=7), points=5)).points == 1
    assert likeness(PollQuestion(Form.TEXT, "A?")) != likeness(PollQuestion(Form.WORDS, "A?"))
