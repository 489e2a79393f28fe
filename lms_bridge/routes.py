"""The bridge's REST: courses, activities, quizzes, progress, readiness. `app.py` mounts it and says who asks.

What one may not see answers 404, exactly as what does not exist.
"""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from aiohttp import web
from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.identity.tokens import Identity
from classroom.rooms.tools.presence import Role
from classroom.rooms.tools.readiness import Ready
from lms_bridge import bank_routes, cards, grid, groups, reading, words_routes
from lms_bridge.answering import Problem, answering, json_answer, not_found, wish_of
from lms_bridge.bridge import Bridge, StillOpen
from lms_bridge.courses.content import Activity, Course, Gate
from lms_bridge.courses.enrolment import Enrolled
from lms_bridge.courses.groups import TooMany
from lms_bridge.courses.progress import NoTriesLeft
from lms_bridge.courses.quiz import BadAnswer

LARGEST_GROUPS = 256 * 1024  # bytes; some 2,000 people by name
SET_ID = re.compile(r"[A-Za-z0-9._-]{1,48}")

Text = Annotated[str, Meta(max_length=200)]
Key = Annotated[str, Meta(max_length=48)]
ClientId = Annotated[str, Meta(min_length=1, max_length=48)]
Answers = Annotated[dict[Key, Annotated[list[Key], Meta(max_length=20)] | Text], Meta(max_length=100)]


Who = Callable[[web.Request], Identity | None]


class Done(Struct, frozen=True):
    state: str
    progress: dict[str, int]


class AttemptWish(Struct, frozen=True, forbid_unknown_fields=True):
    client_id: ClientId
    answers: Answers


class RuleWish(Struct, frozen=True, forbid_unknown_fields=True):
    """What is left out stays as it is."""

    minimum_minutes_share: Annotated[float, Meta(ge=0, le=1)] | None = None
    policy: Gate | None = None


class Rule(Struct, frozen=True):
    minimum_minutes_share: float
    minimum_minutes: int
    policy: Gate


class ReadinessRow(Struct, frozen=True):
    id: str
    name: str
    state: Ready
    prerequisites: object


# For the description of the API: what these routes answer, and what they take.
ANSWERS: Mapping[str, Any] = {
    "PUT /api/v1/sessions/{session}/rule": Rule,
    "GET /api/v1/courses/{course}/groups": groups.GroupSets,
    "GET /api/v1/courses/{course}/groups/{set}": groups.GroupSet,
    "PUT /api/v1/courses/{course}/groups/{set}": groups.GroupSet,
    **bank_routes.ANSWERS,
    **words_routes.ANSWERS,
}
WISHES: Mapping[str, Any] = {
    "PUT /api/v1/sessions/{session}/rule": RuleWish,
    "PUT /api/v1/courses/{course}/groups/{set}": groups.GroupsWish,
    **bank_routes.WISHES,
    **words_routes.WISHES,
}


def add_routes(app: web.Application, bridge: Bridge, who: Who) -> None:
    """`who`: None, nobody that is signed in."""
    pages = Pages(bridge, who)
    course, session = "/api/v1/courses/{course}", "/api/v1/sessions/{session}"
    table = {
        "GET /api/v1/courses": pages.courses,
        f"GET {course}": pages.course,
        f"GET {course}/activities/{{activity}}": pages.activity,
        f"POST {course}/activities/{{activity}}/done": pages.done,
        f"POST {course}/activities/{{activity}}/attempts": pages.attempt,
        f"GET {course}/files/{{path:.+}}": pages.file,
        f"GET {course}/progress": pages.progress,
        f"GET {course}/progress.csv": pages.progress_csv,
        f"GET {course}/my-progress": pages.my_progress,
        f"GET {course}/groups": pages.groups,
        f"GET {course}/groups/{{set}}": pages.group_set,
        f"PUT {course}/groups/{{set}}": pages.put_groups,
        f"DELETE {course}/groups/{{set}}": pages.delete_groups,
        f"GET {session}/readiness": pages.readiness,
        f"PUT {session}/rule": pages.rule,
        **bank_routes.table(bridge, pages.staff_course),
        **words_routes.table(bridge, pages.staff_course, lambda request: pages.who_asks(request).id),
    }
    for route, handler in table.items():
        method, path = route.split(" ")
        app.router.add_route(method, path, answering(handler))


class Pages:
    def __init__(self, bridge: Bridge, who: Who) -> None:
        self._bridge = bridge
        self._who = who

    async def courses(self, request: web.Request) -> web.Response:
        who = self.who_asks(request)
        only = who.session and await self._bridge.courses.session(who.session)
        cards = await self._bridge.enrolments.courses(who.id)
        shown = [card for card in cards if who.session is None or (only and only.course_id == card.id)]
        return json_answer({"courses": [replace(card, role=who.lowered(card.role)) for card in shown]})

    async def course(self, request: web.Request) -> web.Response:
        seen = await self._seen(request)
        return json_answer(cards.course_page(seen, await self._bridge.enrolments.all(seen.course.id)))

    async def activity(self, request: web.Request) -> web.Response:
        seen = await self._seen(request)
        activity = _open_activity(seen, request)
        attempts = await self._bridge.progress.attempts(seen.course.id, activity.id, seen.person.id)
        return json_answer(reading.activity_page(seen, activity, attempts))

    async def done(self, request: web.Request) -> web.Response:
        seen = await self._seen(request)
        activity = _open_activity(seen, request)
        if activity.kind not in ("lesson", "video"):
            raise Problem(409, "not_read", "This is done by doing it.")
        await self._bridge.finish(seen.course, seen.person, activity)
        seen = await self._seen(request)
        page = cards.course_page(seen, [])
        return json_answer(Done(seen.state_of(activity), {"done": page.done, "total": page.total}))

    async def attempt(self, request: web.Request) -> web.Response:
        seen = await self._seen(request)
        activity = _open_activity(seen, request)
        wish = await wish_of(request, AttemptWish)
        if activity.quiz is None:
            not_found()
        try:
            attempt = await self._bridge.attempt(seen.course, seen.person, activity, wish.client_id, wish.answers)
        except BadAnswer as bad:
            raise Problem(422, "bad_answer", str(bad)) from None
        except NoTriesLeft:
            raise Problem(
                409, "no_tries_left", "You have used all your tries. Ask your teacher for one more."
            ) from None
        seen = await self._seen(request)
        return json_answer(reading.quiz_result(seen, activity, activity.quiz, attempt))

    async def file(self, request: web.Request) -> web.Response:
        course, _ = await self._course(request)
        file = await self._bridge.courses.file(course.id, request.match_info["path"])
        if file is None:
            not_found()
        return web.Response(
            body=file.body,
            content_type=file.media_type,
            headers={
                # Opened by itself, a drawing is a page of ours: it may draw, nothing else.
                "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "private, max-age=3600",
            },
        )

    async def progress(self, request: web.Request) -> web.Response:
        return json_answer({"people": await self._grid(request)})

    async def progress_csv(self, request: web.Request) -> web.Response:
        people = await self._grid(request)
        return web.Response(
            text=grid.as_csv(people),
            content_type="text/csv",
            charset="utf-8",
            headers={"Content-Disposition": f'attachment; filename="progress-{request.match_info["course"]}.csv"'},
        )

    async def my_progress(self, request: web.Request) -> web.Response:
        return json_answer(grid.my_progress(await self._seen(request)))

    async def readiness(self, request: web.Request) -> web.Response:
        session_id = request.match_info["session"]
        session = await self._staff_session(request)
        excused = await self._bridge.excused(session_id)
        learners = [
            ReadinessRow(
                each.person,
                each.name,
                Ready.EXCUSED if each.person in excused and each.state is not Ready.READY else each.state,
                each.prerequisites,
            )
            for each in await self._bridge.all_readiness(session)
        ]
        missed = [
            {"activity": each.activity, "title": each.title, "questions": each.questions}
            for each in await self._bridge.all_missed(session)
            if each.questions
        ]
        return json_answer({"learners": learners, "missed": missed})

    async def rule(self, request: web.Request) -> web.Response:
        session = await self._staff_session(request)
        wish = await wish_of(request, RuleWish)
        changed = await self._bridge.set_rule(session, wish.minimum_minutes_share, wish.policy)
        return json_answer(Rule(changed.minimum_share, cards.needed_minutes(changed), changed.policy))

    async def groups(self, request: web.Request) -> web.Response:
        course, people = await self.staff_course(request)
        kept = await self._bridge.groups.all(course.id)
        return json_answer(groups.GroupSets([groups.shown(each, people) for each in kept]))

    async def group_set(self, request: web.Request) -> web.Response:
        course, people = await self.staff_course(request)
        kept = await self._bridge.groups.get(course.id, request.match_info["set"])
        return json_answer(groups.shown(kept, people)) if kept else not_found()

    async def put_groups(self, request: web.Request) -> web.Response:
        course, people = await self.staff_course(request)
        wish = await wish_of(request, groups.GroupsWish, LARGEST_GROUPS)
        id = request.match_info["set"]
        if not SET_ID.fullmatch(id):
            raise Problem(422, "bad_id", "The id of a set has 1 to 48 letters, digits, hyphens, dots or underscores.")
        try:
            kept = await self._bridge.put_groups(course.id, id, groups.planned(wish, people))
        except groups.BadGroups as bad:
            raise Problem(422, "bad_groups", str(bad)) from None
        except TooMany as many:
            raise Problem(409, "too_many_sets", str(many)) from None
        except StillOpen:
            raise _still_open() from None
        return json_answer(groups.shown(kept, people))

    async def delete_groups(self, request: web.Request) -> web.Response:
        course, _ = await self.staff_course(request)
        try:
            gone = await self._bridge.delete_groups(course.id, request.match_info["set"])
        except StillOpen:
            raise _still_open() from None
        return json_answer({}) if gone else not_found()

    def who_asks(self, request: web.Request) -> Identity:
        identity = self._who(request)
        if identity is None:
            raise Problem(401, "sign_in", "Open your link again to sign in.")
        return identity

    async def _enrolled(self, course_id: str, who: Identity) -> Enrolled | None:
        """With the role that their link leaves them. A link to one class opens the course of that class, no other."""
        if who.session is not None:
            session = await self._bridge.courses.session(who.session)
            if session is None or session.course_id != course_id:
                return None
        person = await self._bridge.enrolments.get(course_id, who.id)
        return person and replace(person, role=who.lowered(person.role))

    async def _course(self, request: web.Request) -> tuple[Course, Enrolled]:
        who, course_id = self.who_asks(request), request.match_info["course"]
        person = await self._enrolled(course_id, who)
        course = person and await self._bridge.courses.get(course_id)
        return (course, person) if course and person else not_found()

    async def _seen(self, request: web.Request) -> cards.Seen:
        course, person = await self._course(request)
        return await self._bridge.seen_by(course, person)

    async def _grid(self, request: web.Request) -> list[grid.Row]:
        """Staff see every learner, a learner their own row, others (guests too) nothing."""
        course, person = await self._course(request)
        if person.role is not Role.LEARNER and not person.is_staff:
            not_found()
        everybody = await self._bridge.enrolments.all(course.id)
        shown = [each for each in everybody if each.role is Role.LEARNER and (person.is_staff or each.id == person.id)]
        return grid.rows(course, shown, await self._bridge.progress.all(course.id))

    async def staff_course(self, request: web.Request) -> tuple[Course, list[Enrolled]]:
        """With all its people."""
        course, person = await self._course(request)
        return (course, await self._bridge.enrolments.all(course.id)) if person.is_staff else not_found()

    async def _staff_session(self, request: web.Request) -> cards.Session:
        who = self.who_asks(request)
        session = await self._bridge.courses.session(request.match_info["session"])
        if session is None or (who.session is not None and who.session != session.id):
            not_found()
        person = await self._enrolled(session.course_id, who)
        return session if person and person.is_staff else not_found()


def _still_open() -> Problem:
    return Problem(409, "open", "These rooms are open in a class. Bring everyone back first.")


def _open_activity(seen: cards.Seen, request: web.Request) -> Activity:
    activity = seen.course.activity(request.match_info["activity"])
    if activity is None:
        not_found()
    if seen.state_of(activity) == "locked":
        missing = " and ".join(need.title for need in cards.needs(seen, activity) if not need.done)
        raise Problem(403, "locked", f"This opens after: {missing}.")
    return activity
