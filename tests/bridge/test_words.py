"""The words that pupils do not write are the course's: set once, in a class or on its page, they hold in each next one."""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.demo.seed import DemoFacts
from classroom.rooms.tools.words import RestoreWords, WordsChanged, WordsSet
from classroom.store.log import Log
from lms_bridge.bridge import Bridge

from .conftest import Caller, Clock
from .scripted import SESSION, Scripted, at
from .test_leaving import next_lesson

COURSE = "earth-and-sky"
WORDS = f"/api/v1/courses/{COURSE}/words"


@pytest.fixture
async def lesson(engine: AsyncEngine, demo: DemoFacts) -> Scripted:
    log = Log(engine)
    scripted = Scripted(log, await log.take_over(SESSION))
    await scripted.opens()
    return scripted


async def given_to(bridge: Bridge, session_id: str) -> list[tuple[str, ...]]:
    known = await bridge.directory.readiness(session_id)
    return [each.words for each in known if isinstance(each, RestoreWords)]


async def test_what_a_class_sets_each_next_lesson_begins_with(bridge: Bridge, lesson: Scripted) -> None:
    following = await next_lesson(bridge, 2 * 24 * 60)
    assert await given_to(bridge, following) == []
    await lesson.happens(1, WordsSet("words", ("ass", "fool"), "ms-adeyemi"), actor="ms-adeyemi")
    await bridge.follower.catch_up()
    assert await given_to(bridge, following) == [("ass", "fool")]
    assert await given_to(bridge, SESSION) == [], "it has them"
    await lesson.happens(2, WordsChanged("words", (), "ms-adeyemi"), actor="ms-adeyemi")
    await bridge.follower.catch_up()
    assert await given_to(bridge, following) == [()], "an empty list is one, too"


async def test_what_a_class_was_given_is_no_change_of_the_courses_list(
    bridge: Bridge, lesson: Scripted, clock: Clock
) -> None:
    clock.now_ms = at(1)
    await bridge.put_words(COURSE, ("fool",), "ms-adeyemi")
    await lesson.happens(5, WordsSet("words", ("older",), "ms-adeyemi"))  # by the server, late
    await bridge.follower.catch_up()
    kept = await bridge.words.get(COURSE)
    assert kept is not None and (kept.words, kept.at_ms) == (("fool",), at(1))
    assert await given_to(bridge, SESSION) == [("fool",)]


async def test_the_newest_list_wins_wherever_it_was_set(bridge: Bridge, lesson: Scripted, clock: Clock) -> None:
    await lesson.happens(1, WordsSet("words", ("first",), "ms-adeyemi"), actor="ms-adeyemi")
    clock.now_ms = at(60)  # the bridge was off meanwhile
    await bridge.put_words(COURSE, ("second",), "ms-adeyemi")
    await bridge.follower.catch_up()
    assert await given_to(bridge, SESSION) == [("second",)]
    await lesson.happens(61, WordsChanged("words", ("third",), "ms-adeyemi"), actor="ms-adeyemi")
    assert await given_to(bridge, SESSION) == [], "its own is newer, though the course has not heard of it yet"
    await bridge.follower.catch_up()
    kept = await bridge.words.get(COURSE)
    assert kept is not None and kept.words == ("third",)


async def test_classes_that_run_are_told_at_once_and_what_is_over_stays_as_it_was(
    bridge: Bridge, lesson: Scripted, told: list[tuple[str, Any]], call: Caller, clock: Clock
) -> None:
    following = await next_lesson(bridge, 2 * 24 * 60)
    await lesson.happens(1, WordsSet("words", ("fool",), "ms-adeyemi"), actor="ms-adeyemi")
    await bridge.follower.catch_up()
    assert [each for each in told if isinstance(each[1], RestoreWords)] == [
        (following, RestoreWords(("fool",), "ms-adeyemi"))
    ]
    await lesson.ends(40)
    told.clear()
    clock.now_ms = at(50)
    await call("PUT", WORDS, "ms-adeyemi", {"words": ["ass"]})
    assert [(session, command.words) for session, command in told if isinstance(command, RestoreWords)] == [
        (following, ("ass",))
    ]


async def test_staff_read_and_set_it_on_the_page_of_the_course(call: Caller) -> None:
    assert await call("GET", WORDS, "ms-adeyemi") == (200, {"words": [], "at": None})
    status, put = await call("PUT", WORDS, "ms-adeyemi assistant", {"words": [" fool", "Dumme Kuh", "FOOL", "!"]})
    assert (status, put["words"]) == (200, ["Dumme Kuh", "fool"])
    assert await call("GET", WORDS, "ms-adeyemi") == (200, put)


async def test_to_everybody_else_the_list_is_not_there(call: Caller) -> None:
    await call("PUT", WORDS, "ms-adeyemi", {"words": ["fool"]})
    for who in ("clara-hofmann", "jonas-lindqvist", "ms-adeyemi learner", "nobody"):
        wishes: list[tuple[str, object]] = [("GET", None), ("PUT", {"words": []})]
        for method, wish in wishes:
            status, said = await call(method, WORDS, who, wish)
            assert status == 404 and "fool" not in str(said)
    assert (await call("GET", WORDS, None))[0] == 401
    assert (await call("GET", WORDS, "ms-adeyemi"))[1]["words"] == ["fool"]


@pytest.mark.parametrize(
    ("words", "code", "bound"),
    [(["x" * 41], "word_too_long", "40 letters"), ([f"w{n}" for n in range(201)], "too_many_words", "200 words")],
)
async def test_a_list_that_is_too_long_is_refused_with_its_bound(
    call: Caller, words: list[str], code: str, bound: str
) -> None:
    status, said = await call("PUT", WORDS, "ms-adeyemi", {"words": words})
    assert (status, said["error"]["code"]) == (422, code) and bound in said["error"]["message"]
    assert (await call("GET", WORDS, "ms-adeyemi"))[1]["words"] == []
