"""REST of the running class: coming in, state, commands, the log and attendance. What one may not see answers 404."""

import functools
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any, Protocol, TypeVar

import msgspec
from aiohttp import web
from msgspec import Meta, Struct

from classroom.identity.cookies import Gatekeeper
from classroom.identity.tokens import Identity
from classroom.live.directory import Directory, PersonFacts
from classroom.live.session import Session
from classroom.live.sessions import NotFound, Sessions
from classroom.live.trial import Trial
from classroom.projections.attendance import attendance
from classroom.projections.fold import LogRow
from classroom.projections.participation import NONE, participation
from classroom.rooms.roles import STAFF
from classroom.rooms.room import Key, view_for
from classroom.rooms.tool import Inside, Refused
from classroom.rooms.tools import ITEMS
from classroom.rooms.tools.presence import Devices, Kind, Member, Role
from classroom.signaling import schema
from classroom.signaling.flood import Flood
from classroom.signaling.schema import WIRE_HASH, error_of, problem
from classroom.store.log import Log
from classroom.written import csv_table, iso

MOST_BODY = 256 * 1024  # bytes
MOST_OLDER = 200  # items of a stream at a time
MOST_EVENTS = 1_000
PROBE_S = 10.0  # a page's trial of the media port; ICE answers within one
WishT = TypeVar("WishT")
_json = msgspec.json.Encoder()
log = logging.getLogger(__name__)


class Facts(Struct, frozen=True):
    """A person of a class with the role that the token may have lowered."""

    id: str
    name: str
    role: Role


class Names(Protocol):
    """What people read of the course around a class."""

    async def person(self, person_id: str, /) -> str: ...
    async def course(self, course_id: str, /) -> str: ...
    async def teachers(self, course_id: str, /) -> list[str]: ...


class Entry:
    """Who may come into which class, asked of the course each time."""

    def __init__(self, directory: Directory, sessions: Sessions) -> None:
        self._directory, self._sessions = directory, sessions

    async def __call__(self, session_id: str, who: Identity, comes_in: bool = False) -> Facts | None:
        if who.session is not None and who.session != session_id:
            return None
        found: PersonFacts | None = await self._directory.person(session_id, who.id)
        if found is None:
            return None
        if who.role is not None:
            # A person has one role in a class. A lower link must not act in the higher one that they came in with;
            # once they are gone it may bring them in anew, in its own. What staff gave them in class is theirs.
            room = (await self._sessions.get(session_id)).turns.ledger.room
            member = room.of(Member).get(who.id)
            lower = member is not None and member.role_by is None and who.lowered(member.role) is not member.role
            if lower and not (comes_in and who.id not in room.of(Devices)):
                return None
        return Facts(found.id, found.name, who.lowered(found.role))


class Rest:
    def __init__(
        self,
        sessions: Sessions,
        directory: Directory,
        names: "Names",
        log: Log,
        gate: Gatekeeper,
        trial: Trial | None,
        flood: Flood,
        described: dict[str, Any],
    ) -> None:
        """`described`: the whole API (`openapi.document`)."""
        self._sessions, self._directory, self._log, self._gate, self._trial = sessions, directory, log, gate, trial
        self.entry = Entry(directory, sessions)
        self._names = names
        self._flood = flood
        self._described = described

    def mount(self, app: web.Application) -> None:
        one = "/api/v1/sessions/{session}"
        table: dict[str, Callable[[web.Request], Awaitable[web.StreamResponse]]] = {
            "GET /api/v1/openapi.json": self.openapi,
            "GET /api/v1/me": self.me,
            f"GET {one}": self.about,
            f"POST {one}/join": self.join,
            f"POST {one}/probe": self.probe,
            f"GET {one}/state": self.state,
            f"GET {one}/items": self.older,
            f"GET {one}/inside": self.inside,
            f"POST {one}/commands": self.command,
            f"GET {one}/events": self.events,
            f"GET {one}/attendance": self.attendance,
            f"GET {one}/attendance.csv": self.attendance_csv,
        }
        for route, handler in table.items():
            method, path = route.split(" ")
            app.router.add_route(method, path, answering(handler))

    # who and what
    async def openapi(self, _: web.Request) -> web.StreamResponse:
        return answer(self._described)

    async def me(self, request: web.Request) -> web.StreamResponse:
        who = self._signed_in(request)
        name = await self._names.person(who.id)
        return answer({"person": {"id": who.id, "name": name}, "administrator": who.administrator, "wire": WIRE_HASH,
                       "secure": request.secure, "lan_url": None})  # fmt: skip

    async def about(self, request: web.Request) -> web.StreamResponse:
        """What the page before the class says of it."""
        session_id, person = await self._entering(request, comes_in=True)
        facts: Any = await self._directory.session(session_id)
        running = await self._sessions.get(session_id)
        door = await running.door(person.id)
        now_ms = datetime.now(UTC).timestamp() * 1000
        state = "ended" if door.state == "ended" else "planned" if now_ms < facts.starts_ms else "running"
        about = {
            "id": session_id,
            "title": facts.title,
            "course": {"id": facts.course_id, "title": await self._names.course(facts.course_id)},
            "role": person.role,
            "policy": facts.policy,
            "starts": iso(facts.starts_ms),
            "ends": iso(facts.ends_ms),
            "model": facts.model,
            "state": state,
            "door": door,
            "teachers": await self._names.teachers(facts.course_id),
            "media": {
                "udp_port": self._trial.udp_port if self._trial else None,
                "addresses": self._trial.addresses if self._trial else [],
            },
        }
        return answer(about)

    # in class
    async def join(self, request: web.Request) -> web.StreamResponse:
        session_id, person = await self._entering(request, comes_in=True)
        wish = await body_of(request, schema.Join)
        session = await self._sessions.get(session_id)
        kind = Kind.IN_ROOM if wish.where == "here" else Kind.REMOTE
        door = await session.join(person, wish.device, kind, wish.room_device)
        return answer({"door": door, "seq": session.seq, "person": person.id, "wire": WIRE_HASH})

    async def probe(self, request: web.Request) -> web.StreamResponse:
        """An SDP answer to a connection that sends nothing: whether UDP reaches us. Ends by itself."""
        session_id, _ = await self._entering(request, comes_in=True)
        wish = await body_of(request, schema.Probe)
        if self._trial is None:
            raise Refused("no_media", "This server forwards no sound or pictures.")
        leg, sdp = await self._trial.begin(session_id, wish.device, wish.sdp)
        end = functools.partial(self._trial.end, session_id, leg)
        request.app[LATER](PROBE_S, end)
        return answer({"sdp": sdp})

    async def state(self, request: web.Request) -> web.StreamResponse:
        session, person = await self.session_of(request)
        if "application/msgpack" in request.headers.get("Accept", ""):
            response = web.Response(body=await session.state(person.id), content_type="application/msgpack")
        else:
            seq, seen = await session.items(person.id)
            items = [[*key, made, room, view] for key, (made, room, view) in seen.items()]
            response = answer({"seq": seq, "items": items})
        response.enable_compression()
        return response

    async def older(self, request: web.Request) -> web.StreamResponse:
        """Items of a stream made before `before`, newest first."""
        session, person = await self.session_of(request)
        kind = request.query.get("kind", "")
        before = number(request, "before", 2**53 - 1)
        if kind not in ITEMS:
            raise Refused("unknown_kind", "There is nothing of that kind.")

        def read() -> list[list[Any]]:
            ledger = session.turns.ledger
            me = ledger.person(person.id)
            keys = [Key(kind, id) for id in ledger.room.of(ITEMS[kind])]
            keys = sorted((key for key in keys if ledger.room.made(key) < before), key=ledger.room.made, reverse=True)
            seen = ((key, item, view_for(me, item)) for key in keys if (item := ledger.room.at(key)))
            shown = ([*key, ledger.room.made(key), item.room, view] for key, item, view in seen if view is not None)
            return list(islice(shown, MOST_OLDER))

        return answer({"items": await session.turns.between(read)})

    async def inside(self, request: web.Request) -> web.StreamResponse:
        """What is in a thing, or came into it after the count `after`: for a page that begins to look at it."""
        session, person = await self.session_of(request)
        kind, id, after = request.query.get("kind", ""), request.query.get("id", ""), number(request, "after", 0)
        if kind not in ITEMS:
            raise Refused("unknown_kind", "There is nothing of that kind.")

        def read() -> Inside | None:
            ledger = session.turns.ledger
            item = ledger.room.at(Key(kind, id))
            return None if item is None or view_for(ledger.person(person.id), item) is None else item.inside(after)

        found = await session.turns.between(read)
        if found is None:
            raise not_found()
        response = answer(found)
        response.enable_compression()
        return response

    async def command(self, request: web.Request) -> web.StreamResponse:
        session, person = await self.session_of(request)
        self._flood.take(session.id, person.id, time.monotonic())
        wish = await body_of(request, schema.Envelope)
        return answer({"seq": await session.obey(person.id, wish.client_id, wish.command)})

    # the log
    async def events(self, request: web.Request) -> web.StreamResponse:
        """All facts for an administrator, one's own for everybody else."""
        who = self._signed_in(request)
        session_id = request.match_info["session"]
        if not who.administrator and await self.entry(session_id, who) is None:
            raise not_found()
        if await self._directory.session(session_id) is None:
            raise not_found()
        after = number(request, "after", 0)
        if who.administrator:
            log.info("an administrator reads a log", extra={"session": session_id, "by": who.id, "after": after})
        rows = await self._log.read(session_id, after, MOST_EVENTS)
        shown = [
            {"seq": row.seq, "at": iso(row.at_ms), "actor": row.actor, "kind": row.kind, "body": msgspec.Raw(row.body)}
            for row in rows
            if who.administrator or row.actor == who.id
        ]
        return answer({"events": shown, "last_seq": rows[-1].seq if rows else after})

    async def attendance(self, request: web.Request) -> web.StreamResponse:
        return answer({"people": await self._attended(request)})

    async def attendance_csv(self, request: web.Request) -> web.StreamResponse:
        people = await self._attended(request)
        head = ["name", "id", "role", "seconds", "minutes", "from", "to", "presence", "participation", "spoken_seconds"]
        rows = [
            [
                *(person["name"], person["id"], person["role"], person["seconds"], round(person["seconds"] / 60)),
                *(at["from"], at["to"], at["presence"]),
                *(person["participation"]["score"], person["participation"]["spoken_seconds"]),
            ]
            for person in people
            for at in person["intervals"] or [{"from": "", "to": "", "presence": ""}]
        ]
        return web.Response(
            body=csv_table(head, rows).encode("utf-8-sig"),
            content_type="text/csv",
            charset="utf-8",
            headers={"Content-Disposition": 'attachment; filename="attendance.csv"'},
        )

    async def _attended(self, request: web.Request) -> list[dict[str, Any]]:
        session_id, person = await self._entering(request)
        rows = [LogRow(*row) for row in await self._log.read(session_id)]
        now_ms = int(datetime.now(UTC).timestamp() * 1000)
        took_part = participation(rows)
        people: list[dict[str, Any]] = []
        for each in attendance(rows, now_ms):
            if person.role not in STAFF and each.id != person.id:
                continue
            people.append(
                {
                    "id": each.id,
                    "name": each.name,
                    "role": each.role,
                    "seconds": each.seconds,
                    "intervals": [
                        {"from": iso(at.from_ms), "to": iso(at.to_ms), "presence": at.presence} for at in each.intervals
                    ],
                    "participation": msgspec.to_builtins(took_part.get(each.id, NONE)),
                }
            )
        return people

    # shared
    def _signed_in(self, request: web.Request) -> Identity:
        who = self._gate.who(request)
        if who is None:
            raise web.HTTPUnauthorized(text="Sign in first.")
        return who

    async def _entering(self, request: web.Request, comes_in: bool = False) -> tuple[str, Facts]:
        who = self._signed_in(request)
        session_id = request.match_info["session"]
        person = await self.entry(session_id, who, comes_in)
        if person is None:
            raise not_found()
        return session_id, person

    async def session_of(self, request: web.Request) -> tuple[Session, Facts]:
        """The class that is asked for, by somebody who may be in it."""
        session_id, person = await self._entering(request)
        return await self._sessions.get(session_id), person


LATER: web.AppKey[Callable[[float, Callable[[], Awaitable[None]]], None]] = web.AppKey("later")


def not_found() -> web.HTTPNotFound:
    return web.HTTPNotFound(text="There is nothing here that you may see.")


def answer(what: object, status: int = 200) -> web.Response:
    return web.Response(
        body=_json.encode(what), status=status, content_type="application/json", headers={"Cache-Control": "no-store"}
    )


def number(request: web.Request, name: str, otherwise: int) -> int:
    try:
        return msgspec.convert(request.query.get(name, otherwise), Annotated[int, Meta(ge=0, lt=2**53)], strict=False)
    except msgspec.ValidationError as error:
        raise Refused("bad_request", f"{name}: {error}") from error


async def body_of(request: web.Request, kind: type[WishT]) -> WishT:
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except msgspec.MsgspecError as error:
        raise Refused("bad_request", str(error)) from error


STATUS = {"not_found": 404, "not_allowed": 403, "busy": 503, "too_fast": 429, "bad_request": 400, "too_large": 413}


def answering(handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> Callable[..., Any]:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NotFound:
            return answer(problem("not_found", "There is no such class."), 404)
        except Refused as refused:
            return answer(error_of(refused), STATUS.get(refused.code, 409))

    return handle
