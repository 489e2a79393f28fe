"""The question bank over REST. For staff of the course; to everybody else it is not there."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web
from msgspec import Struct

from classroom.rooms.tool import Refused
from classroom.written import iso
from lms_bridge.answering import Problem, body_of, json_answer, not_found, wish_of
from lms_bridge.bank import files
from lms_bridge.bank.files import WrongLine
from lms_bridge.bank.question import BankQuestion, settled
from lms_bridge.bridge import Bridge
from lms_bridge.courses.bank import MOST_QUESTIONS, Kept
from lms_bridge.courses.content import Course
from lms_bridge.courses.enrolment import Enrolled

ID = re.compile(r"[A-Za-z0-9._-]{1,48}")
BANK = "/api/v1/courses/{course}/bank"

Handler = Callable[[web.Request], Awaitable[web.Response]]
StaffCourse = Callable[[web.Request], Awaitable[tuple[Course, list[Enrolled]]]]


class KeptQuestion(Struct, frozen=True):
    id: str
    asked: BankQuestion
    at: str  # when it changed last


class Questions(Struct, frozen=True):
    questions: list[KeptQuestion]
    most: int


class Imported(Struct, frozen=True):
    """What a file holds, and what of it is new here; with `keep` it is kept, unless something is wrong."""

    found: int
    new: int
    wrong: list[WrongLine]
    without: int  # of kinds that no class can ask
    kept: bool


ANSWERS: Mapping[str, Any] = {
    f"GET {BANK}": Questions,
    f"PUT {BANK}/{{question}}": KeptQuestion,
    f"POST {BANK}/import/{{form}}": Imported,
}
WISHES: Mapping[str, Any] = {f"PUT {BANK}/{{question}}": BankQuestion}


def table(bridge: Bridge, staff_course: StaffCourse) -> dict[str, Handler]:
    pages = BankPages(bridge, staff_course)
    return {
        f"GET {BANK}": pages.all,
        f"PUT {BANK}/{{question}}": pages.put,
        f"DELETE {BANK}/{{question}}": pages.delete,
        f"POST {BANK}/import/{{form}}": pages.take,
        f"GET {BANK}/export/{{form}}": pages.save,
    }


class BankPages:
    def __init__(self, bridge: Bridge, staff_course: StaffCourse) -> None:
        """`staff_course`: the course that is asked for, where staff of it ask."""
        self._bridge = bridge
        self._staff_course = staff_course

    async def all(self, request: web.Request) -> web.Response:
        course, _ = await self._staff_course(request)
        kept = await self._bridge.bank.all(course.id)
        return json_answer(Questions([shown(each) for each in kept], MOST_QUESTIONS))

    async def put(self, request: web.Request) -> web.Response:
        course, _ = await self._staff_course(request)
        wish = await wish_of(request, BankQuestion)
        id = request.match_info["question"]
        if not ID.fullmatch(id):
            raise Problem(
                422, "bad_id", "The id of a question has 1 to 48 letters, digits, hyphens, dots or underscores."
            )
        try:
            return json_answer(shown(await self._bridge.bank.put(course.id, id, settled(wish), self._bridge.now_ms())))
        except Refused as refused:
            raise said(refused) from None

    async def take(self, request: web.Request) -> web.Response:
        """A file, whole or not at all; without `?keep=true` it is only looked at."""
        course, _ = await self._staff_course(request)
        body = await body_of(request, files.LARGEST)
        read = await asyncio.to_thread(files.read, form_of(request), body)
        keep = request.query.get("keep") == "true" and not read.wrong
        prefix = f"i{self._bridge.now_ms():x}"
        try:
            new = await self._bridge.bank.add(course.id, read.questions, prefix, self._bridge.now_ms(), keep=keep)
        except Refused as refused:
            raise said(refused) from None
        return json_answer(Imported(len(read.questions), new, read.wrong, read.without, keep))

    async def save(self, request: web.Request) -> web.Response:
        course, _ = await self._staff_course(request)
        form = form_of(request)
        kept = [each.asked for each in await self._bridge.bank.all(course.id)]
        text = await asyncio.to_thread(files.write, form, sorted(kept, key=lambda each: each.topic.casefold()))
        name = f"{course.id}-questions.{'txt' if form == 'gift' else form}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return web.Response(text=text, content_type=TYPES[form], charset="utf-8", headers=headers)

    async def delete(self, request: web.Request) -> web.Response:
        course, _ = await self._staff_course(request)
        return (
            json_answer({})
            if await self._bridge.bank.delete(course.id, request.match_info["question"])
            else not_found()
        )


TYPES: Mapping[files.FileForm, str] = {"json": "application/json", "csv": "text/csv", "gift": "text/plain"}


def form_of(request: web.Request) -> files.FileForm:
    form = request.match_info["form"]
    for known in TYPES:
        if known == form:
            return known
    return not_found()


def shown(kept: Kept) -> KeptQuestion:
    return KeptQuestion(kept.id, kept.asked, iso(kept.at_ms))


def said(refused: Refused) -> Problem:
    return Problem(409 if refused.code in ("same_question", "bank_full") else 422, refused.code, refused.message)
