"""The bridge's REST as its pages meet it: real server, real database."""

import csv
import io
from typing import Any

import pytest

from classroom.demo.seed import FOLDER
from classroom.rooms.tool import Command, Engagement
from classroom.rooms.tools.presence import Role
from classroom.rooms.tools.readiness import Ready, SetMissed, SetReadiness
from classroom.rooms.tools.session import OpenSession, Policy
from classroom.written import harmless
from lms_bridge.bridge import Bridge
from lms_bridge.courses.content import Attended, Part
from lms_bridge.courses.enrolment import Person
from lms_bridge.courses.importer import import_folder
from lms_bridge.courses.quiz import Answer, right_answer
from lms_bridge.grid import attended_in_words

from .conftest import Caller

COURSE = "/api/v1/courses/earth-and-sky"
QUIZ = f"{COURSE}/activities/check-seasons"
SESSION = "/api/v1/sessions/earth-and-sky-why-do-we-have-seasons"


def right_answers() -> dict[str, Answer]:
    quiz = import_folder(FOLDER).course.activity("check-seasons")
    assert quiz and quiz.quiz
    return {question.id: right_answer(question) for question in quiz.quiz.questions}


async def test_a_learner_sees_her_course(call: Caller) -> None:
    status, course = await call("GET", COURSE, "amina-rahman")
    assert status == 200
    assert (course["title"], course["done"], course["total"], course["people_count"]) == ("Earth and sky", 5, 10, 3)
    assert course["teachers"] == [{"id": "ms-adeyemi", "name": "Ms Adeyemi"}]
    states = {each["id"]: each["state"] for module in course["modules"] for each in module["activities"]}
    assert states["check-seasons"] == "open"
    assert states["why-do-we-have-seasons"] == states["draw-your-own-season"] == "locked"
    card = course["next"]
    assert (card["state"], card["policy"], card["ready_state"]) == ("running", "warn", "partly")
    assert (card["minimum_minutes"], card["starts"]) == (30, "2026-03-12T10:00:00Z")
    assert [need["done"] for need in card["needs"]] == [True, True, False]


async def test_the_key_comes_only_with_the_result(call: Caller) -> None:
    for path in (COURSE, QUIZ):
        _, page = await call("GET", path, "hugo-marchand")
        assert not {"right", "accepted", "explanation", "explanation_html"} & keys_in(page)
    _, page = await call("GET", QUIZ, "hugo-marchand")
    assert page["last"] is None and page["attempts_left"] == 5 and len(page["questions"]) == 10
    assert all(question["options"] == [] for question in page["questions"] if question["kind"] == "short")


def keys_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for each in value.values() for key in keys_in(each)}
    return {key for each in value for key in keys_in(each)} if isinstance(value, list) else set()


async def test_a_wrong_answer_is_explained_and_not_given_away(call: Caller) -> None:
    status, result = await call(
        "POST", f"{QUIZ}/attempts", "hugo-marchand", {"client_id": "a1", "answers": {"distance": ["a"], "lean": ["c"]}}
    )
    assert status == 200 and (result["score"], result["max"], result["passed"]) == (1, 10, False)
    by_id = {question["id"]: question for question in result["questions"]}
    assert by_id["lean"]["right"] == ["c"] and by_id["distance"]["right"] is None
    assert "Many people think of distance" in by_id["distance"]["explanation_html"]
    for number in range(2, 6):
        _, result = await call("POST", f"{QUIZ}/attempts", "hugo-marchand", {"client_id": f"a{number}", "answers": {}})
    assert {question["id"]: question["right"] for question in result["questions"]}["distance"] == ["b"]
    status, refused = await call("POST", f"{QUIZ}/attempts", "hugo-marchand", {"client_id": "a6", "answers": {}})
    assert (status, refused["error"]["code"]) == (409, "no_tries_left")


async def test_an_attempt_counts_once_however_often_it_is_sent(call: Caller) -> None:
    wish = {"client_id": "once", "answers": {"lean": ["c"]}}
    first = await call("POST", f"{QUIZ}/attempts", "hugo-marchand", wish)
    assert await call("POST", f"{QUIZ}/attempts", "hugo-marchand", wish) == first
    _, page = await call("GET", QUIZ, "hugo-marchand")
    assert page["attempts_left"] == 4 and page["last"] == first[1]


async def test_a_passed_quiz_tells_the_class_at_once(call: Caller, told: list[tuple[str, Command]]) -> None:
    await call("POST", f"{QUIZ}/attempts", "amina-rahman", {"client_id": "again", "answers": right_answers()})
    (session, ready), (_, missed) = told
    assert session == "earth-and-sky-why-do-we-have-seasons"
    assert isinstance(ready, SetReadiness) and (ready.person, ready.state) == ("amina-rahman", Ready.READY)
    assert [each.score for each in ready.prerequisites] == [None, None, 1.0]
    assert isinstance(missed, SetMissed) and [question.id for question in missed.questions] == ["distance"]
    _, board = await call("GET", f"{SESSION}/readiness", "ms-adeyemi")
    assert {each["id"]: each["state"] for each in board["learners"]} == {
        "clara-hofmann": "ready",
        "amina-rahman": "ready",
        "hugo-marchand": "not_ready",
    }


async def test_reading_is_done_once_and_tells_the_class(call: Caller, told: list[tuple[str, Command]]) -> None:
    for _ in range(2):
        status, said = await call("POST", f"{COURSE}/activities/the-earth-leans/done", "hugo-marchand", {})
        assert (status, said) == (200, {"state": "done", "progress": {"done": 1, "total": 10}})
    assert isinstance(told[0][1], SetReadiness) and told[0][1].state is Ready.PARTLY
    status, said = await call("POST", f"{COURSE}/activities/check-seasons/done", "hugo-marchand", {})
    assert (status, said["error"]["code"]) == (409, "not_read")


async def test_what_is_locked_says_what_opens_it(call: Caller) -> None:
    status, said = await call("GET", f"{COURSE}/activities/draw-your-own-season", "clara-hofmann")
    assert (status, said["error"]["code"]) == (403, "locked")
    assert said["error"]["message"] == "This opens after: Why do we have seasons?."
    assert (await call("GET", f"{COURSE}/activities/draw-your-own-season", "ms-adeyemi"))[0] == 200


async def test_a_lesson_has_its_picture_and_its_outline(call: Caller) -> None:
    _, page = await call("GET", f"{COURSE}/activities/the-earth-leans", "amina-rahman")
    assert page["outline"][0]["text"] == "First reason: steep light is strong light"
    assert page["for_live"]["title"] == "Why do we have seasons?"
    assert (page["previous"]["id"], page["next"]["id"]) == ("check-day-and-night", "a-year-in-three-minutes")
    status, drawing = await call("GET", f"{COURSE}/files/images/june-and-december.svg", "amina-rahman")
    assert status == 200 and "<title" in drawing
    assert (await call("GET", f"{COURSE}/files/course.toml", "amina-rahman"))[0] == 404


@pytest.mark.parametrize(
    "path", [COURSE, QUIZ, f"{COURSE}/files/images/day-and-night.svg", f"{COURSE}/progress", f"{SESSION}/readiness"]
)
async def test_strangers_find_nothing(call: Caller, bridge: Bridge, path: str) -> None:
    assert (await call("GET", path, None))[0] == 401
    await bridge.enrolments.put_person(Person("stranger", "Stranger"))
    assert await call("GET", path, "stranger") == await call("GET", "/api/v1/courses/nothing", "stranger")


async def test_learners_and_observers_do_not_see_the_board(call: Caller) -> None:
    for who in ("clara-hofmann", "jonas-lindqvist"):
        assert (await call("GET", f"{SESSION}/readiness", who))[0] == 404
        assert (await call("PUT", f"{SESSION}/rule", who, {"minimum_minutes_share": 0}))[0] == 404
    assert (await call("GET", f"{COURSE}/progress", "jonas-lindqvist"))[0] == 404


async def test_progress_is_ones_own_or_the_whole_grid(call: Caller) -> None:
    _, own = await call("GET", f"{COURSE}/progress", "amina-rahman")
    assert [person["id"] for person in own["people"]] == ["amina-rahman"]
    cell = {each["id"]: each for each in own["people"][0]["activities"]}["check-seasons"]
    assert (cell["state"], cell["score"], cell["source"]) == ("started", 0.6, "quiz")
    _, grid = await call("GET", f"{COURSE}/progress", "ms-adeyemi")
    assert [person["name"] for person in grid["people"]] == ["Clara Hofmann", "Amina Rahman", "Hugo Marchand"]
    _, mine = await call("GET", f"{COURSE}/my-progress", "amina-rahman")
    assert (mine["done"], mine["total"], mine["kept"]) == (5, 10, [])
    evidence = {step["id"]: step["evidence"] for step in mine["steps"]}
    assert evidence["check-seasons"] == "6 of 10 right, 7 needed. 4 tries left."
    assert evidence["phases-of-the-moon"] == "Opens after: Draw your own season."


def test_how_one_took_part_is_said_in_words_also_help_and_speaking() -> None:
    parts = tuple(Part(kind, 2, 2.0) for kind in Engagement)
    said = attended_in_words(Attended(1_860, 1_800, 2_700, True, 10.0, parts, 125, 7, 9))
    assert said == (
        "You were there 31 of 45 minutes (30 needed). 2 messages, 2 raised hands, 2 reactions, 2 calls for help, "
        "2 questions, spoke 2 times, 2 answers to polls, 2 minutes of writing, 2 strokes on boards, 2 minutes of speaking, "
        "7 of 9 points in quizzes."
    )


async def test_the_table_to_take_away_runs_nothing(call: Caller, bridge: Bridge) -> None:
    await bridge.enrolments.put_person(Person("amina-rahman", '=HYPERLINK("https://example.com")'))
    _, text = await call("GET", f"{COURSE}/progress.csv", "ms-adeyemi")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 30
    assert {row["name"] for row in rows if row["id"] == "amina-rahman"} == {'\'=HYPERLINK("https://example.com")'}
    assert [harmless(text) for text in ("+1", "-1", "@x", "\t=1", "a=1")] == ["'+1", "'-1", "'@x", "'\t=1", "a=1"]


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {"client_id": "", "answers": {}},
        {"client_id": "x" * 49, "answers": {}},
        {"client_id": "a", "answers": {"lean": 3}},
        {"client_id": "a", "answers": {"lean": ["nonsense"]}},
        {"client_id": "a", "answers": {}, "score": 10},
        {"client_id": "a", "answers": {"capetown": "x" * 201}},
    ],
)
async def test_what_is_no_attempt_is_refused_with_an_error(call: Caller, body: object) -> None:
    status, said = await call("POST", f"{QUIZ}/attempts", "hugo-marchand", body)
    assert status == 422 and said["error"]["message"]
    assert (await call("GET", QUIZ, "hugo-marchand"))[1]["attempts_left"] == 5


async def test_too_much_at_once_is_refused(call: Caller) -> None:
    body = {"client_id": "a", "answers": {"capetown": "x" * 100_000}}
    assert (await call("POST", f"{QUIZ}/attempts", "hugo-marchand", body))[0] == 413


async def test_the_teacher_sets_the_rule(call: Caller) -> None:
    status, said = await call("PUT", f"{SESSION}/rule", "ms-adeyemi", {"minimum_minutes_share": 0.8})
    assert (status, said) == (200, {"minimum_minutes_share": 0.8, "minimum_minutes": 36, "policy": "warn"})
    assert (await call("PUT", f"{SESSION}/rule", "ms-adeyemi", {"minimum_minutes_share": 1.5}))[0] == 422


async def test_a_link_that_was_lowered_opens_what_its_role_may_see(call: Caller) -> None:
    for lowered, progress in (("learner", 200), ("observer", 404)):
        teacher = f"ms-adeyemi {lowered}"
        status, grid = await call("GET", f"{COURSE}/progress", teacher)
        assert status == progress
        assert progress == 404 or grid["people"] == []
        assert (await call("GET", f"{SESSION}/readiness", teacher))[0] == 404
        assert (await call("PUT", f"{SESSION}/rule", teacher, {"minimum_minutes_share": 0}))[0] == 404
        _, listed = await call("GET", "/api/v1/courses", teacher)
        assert [course["role"] for course in listed["courses"]] == [lowered]
    assert (await call("GET", f"{SESSION}/readiness", "amina-rahman teacher"))[0] == 404


async def test_a_link_to_one_class_opens_its_course_and_no_other(call: Caller) -> None:
    session = SESSION.rsplit("/", 1)[1]
    assert (await call("GET", f"{SESSION}/readiness", f"ms-adeyemi any {session}"))[0] == 200
    assert (await call("GET", COURSE, f"ms-adeyemi any {session}"))[0] == 200
    for path in (COURSE, f"{SESSION}/readiness", f"{COURSE}/progress"):
        assert (await call("GET", path, "ms-adeyemi any another"))[0] == 404
    assert (await call("GET", "/api/v1/courses", "ms-adeyemi any another"))[1] == {"courses": []}


async def test_only_learners_count_and_guests_see_only_the_course(call: Caller, bridge: Bridge) -> None:
    for id, role in (("guest", Role.GUEST), ("second", Role.CO_TEACHER), ("helper", Role.ASSISTANT)):
        await bridge.enrolments.put_person(Person(id, id.title()))
        await bridge.enrolments.enrol("earth-and-sky", id, role)
    _, course = await call("GET", COURSE, "guest")
    assert (course["role"], course["people_count"]) == ("guest", 3)
    assert [each["name"] for each in course["teachers"]] == ["Ms Adeyemi", "Second", "Helper"]
    assert (await call("GET", f"{COURSE}/progress", "guest"))[0] == 404
    assert (await call("GET", f"{SESSION}/readiness", "guest"))[0] == 404
    for staff in ("second", "helper"):
        _, grid = await call("GET", f"{COURSE}/progress", staff)
        assert [person["name"] for person in grid["people"]] == ["Clara Hofmann", "Amina Rahman", "Hugo Marchand"]
        _, board = await call("GET", f"{SESSION}/readiness", staff)
        assert len(board["learners"]) == 3


async def test_the_gate_of_a_class_is_changed_and_its_running_class_told(
    call: Caller, told: list[tuple[str, Command]]
) -> None:
    rule = {"minimum_minutes_share": 0.5}
    status, said = await call("PUT", f"{SESSION}/rule", "ms-adeyemi", rule)
    assert (status, said) == (200, {"minimum_minutes_share": 0.5, "minimum_minutes": 23, "policy": "warn"})
    assert told == []
    _, said = await call("PUT", f"{SESSION}/rule", "ms-adeyemi", {"policy": "prepare"})
    assert said == {"minimum_minutes_share": 0.5, "minimum_minutes": 23, "policy": "prepare"}
    ((session, opened),) = told
    assert session == SESSION.rsplit("/", 1)[1]
    assert isinstance(opened, OpenSession) and opened.policy is Policy.PREPARE
    _, course = await call("GET", COURSE, "hugo-marchand")
    assert course["next"]["policy"] == "prepare"
    assert (await call("PUT", f"{SESSION}/rule", "ms-adeyemi", {"policy": "open"}))[0] == 422
    assert (await call("PUT", f"{SESSION}/rule", "amina-rahman", {"policy": "warn"}))[0] == 404
