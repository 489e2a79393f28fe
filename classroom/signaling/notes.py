"""The whole of one document of shared notes, for a page that opens it or has missed something."""

from collections.abc import Awaitable, Callable

import msgspec
from aiohttp import web

from classroom.live.session import Session
from classroom.rooms.tool import Refused
from classroom.signaling.rest import Facts, answering

Enter = Callable[[web.Request], Awaitable[tuple[Session, Facts]]]


def mount(app: web.Application, enter: Enter) -> None:
    async def whole(request: web.Request) -> web.StreamResponse:
        """`[version, updates]`, msgpack: to be put together in any order."""
        session, person = await enter(request)
        found = await session.notes(person.id, request.match_info["notes"])
        if found is None:
            raise Refused("not_found", "There are no such notes.")
        response = web.Response(
            body=msgspec.msgpack.encode(found),
            content_type="application/msgpack",
            headers={"Cache-Control": "no-store"},
        )
        response.enable_compression()
        return response

    app.router.add_get("/api/v1/sessions/{session}/notes/{notes}", answering(whole))
