"""The words that pupils do not write, over REST. For staff of the course; to everybody else the list is not there."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from aiohttp import web
from msgspec import Struct

from classroom.projections.words import LeftWords
from classroom.rooms.tool import Refused
from classroom.rooms.tools.words import LONGEST, MOST, tidy
from classroom.written import iso
from lms_bridge.answering import Problem, json_answer, wish_of
from lms_bridge.bridge import Bridge
from lms_bridge.courses.content import Course
from lms_bridge.courses.enrolment import Enrolled

WORDS = "/api/v1/courses/{course}/words"

Handler = Callable[[web.Request], Awaitable[web.Response]]
StaffCourse = Callable[[web.Request], Awaitable[tuple[Course, list[Enrolled]]]]
Asks = Callable[[web.Request], str]  # whose id


class WordsWish(Struct, frozen=True, forbid_unknown_fields=True):
    """These and no others."""

    words: list[str]  # bounded by `checked`, in words


class WordList(Struct, frozen=True):
    words: Sequence[str]
    at: str | None  # when it changed last; null: nobody has set any yet


ANSWERS: Mapping[str, Any] = {f"GET {WORDS}": WordList, f"PUT {WORDS}": WordList}
WISHES: Mapping[str, Any] = {f"PUT {WORDS}": WordsWish}


def table(bridge: Bridge, staff_course: StaffCourse, asks: Asks) -> dict[str, Handler]:
    """`staff_course`: the course that is asked for, where staff of it ask."""

    async def get(request: web.Request) -> web.Response:
        course, _ = await staff_course(request)
        return json_answer(shown(await bridge.words.get(course.id)))

    async def put(request: web.Request) -> web.Response:
        course, _ = await staff_course(request)
        wish = await wish_of(request, WordsWish)
        try:
            words = checked(wish.words)
        except Refused as refused:
            raise Problem(422, refused.code, refused.message) from None
        return json_answer(shown(await bridge.put_words(course.id, words, asks(request))))

    return {f"GET {WORDS}": get, f"PUT {WORDS}": put}


def checked(words: Sequence[str]) -> tuple[str, ...]:
    """As it is kept. Raises `Refused`."""
    if any(len(word) > LONGEST for word in words):
        raise Refused("word_too_long", f"A word of the list has at most {LONGEST} letters.")
    kept = tidy(words)
    if len(kept) > MOST:
        raise Refused("too_many_words", f"A course keeps at most {MOST} words.")
    return kept


def shown(left: LeftWords | None) -> WordList:
    return WordList((), None) if left is None else WordList(left.words, iso(left.at_ms))
