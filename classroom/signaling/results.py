"""What came of the polls of a class, as files for who may see answers: two tables as CSV, or both in one workbook."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from classroom.live.session import Session
from classroom.rooms import polled
from classroom.rooms.room import view_for
from classroom.rooms.tool import MAIN, Refused, Sight
from classroom.rooms.tools.breakouts import group_of
from classroom.rooms.tools.polls import Poll, PollView
from classroom.rooms.tools.presence import Member
from classroom.signaling.rest import Facts, answering
from classroom.written import csv_table, iso, workbook

Enter = Callable[[web.Request], Awaitable[tuple[Session, Facts]]]
Tables = dict[str, tuple[tuple[str, ...], list[polled.Row]]]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def tables_of(session: Session, person: str) -> Tables:
    """`Results` and `Answers`. Raises `Refused`."""

    def read() -> Tables:
        ledger = session.turns.ledger
        me, room = ledger.person(person), ledger.room
        if Sight.ANSWERS not in me.viewer.sights:
            raise Refused("not_allowed", "The results are for staff.")
        members = room.of(Member)

        def name(id: str) -> str:
            return members[id].name if id in members else id

        def place(id: str) -> str:
            return "class" if id == MAIN else group_of(room, id) or id

        views = (view_for(me, poll) for poll in room.of(Poll).values())
        polls = [view for view in views if isinstance(view, PollView)]
        names = polled.Names(name, place, iso)
        return {
            "Results": (polled.SUMS, [*polled.sums(polls, names)]),
            "Answers": (polled.PEOPLE, [*polled.people(polls, names)]),
        }

    return await session.turns.between(read)


def mount(app: web.Application, enter: Enter) -> None:
    async def tables(request: web.Request) -> Tables:
        session, person = await enter(request)
        return await tables_of(session, person.id)

    def as_csv(which: str, name: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def table(request: web.Request) -> web.StreamResponse:
            head, rows = (await tables(request))[which]
            text = await asyncio.to_thread(csv_table, head, rows)
            return saved(text.encode("utf-8-sig"), "text/csv", name)

        return table

    async def as_workbook(request: web.Request) -> web.StreamResponse:
        return saved(await asyncio.to_thread(workbook, await tables(request)), XLSX, "polls.xlsx")

    one = "/api/v1/sessions/{session}"
    app.router.add_get(f"{one}/polls.csv", answering(as_csv("Results", "polls.csv")))
    app.router.add_get(f"{one}/polls/people.csv", answering(as_csv("Answers", "poll-answers.csv")))
    app.router.add_get(f"{one}/polls.xlsx", answering(as_workbook))


def saved(body: bytes, kind: str, name: str) -> web.Response:
    charset = "utf-8" if kind == "text/csv" else None
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return web.Response(body=body, content_type=kind, charset=charset, headers=headers)
