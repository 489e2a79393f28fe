"""Files come in and are read again. What they are is seen from their content; no page's word is taken for anything.

A body is written to disk as it comes, with a bound. Pictures are made anew and documents are looked at in a child
process (`classroom/files`); only then does the class hear of the file. Whoever reads one gets it sandboxed, and saved
rather than shown unless it is a picture that we made.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import PurePath
from urllib.parse import quote

from aiohttp import web
from msgspec import Struct

from classroom.files.kinds import HEAD, OFFICE, PICTURES, TAIL, BadFile, Kind, clean_name, kind_of
from classroom.files.workshop import Workshop
from classroom.live.session import Session
from classroom.rooms.tool import Command, Permission, Refused
from classroom.rooms.tools.decks import DeckArrives, may_read
from classroom.rooms.tools.files import FileArrives, Purpose
from classroom.signaling.flood import Flood
from classroom.signaling.rest import Rest, answer, answering, not_found
from classroom.store.files import MOST_OF_SESSION, Files, Incoming, Kept, SessionFull, TooLarge

MB = 1024 * 1024
SILENT_S = 30  # between two parts of a body; a phone that changes its network needs a few
WITHIN_S = 15 * 60  # 100 MB at 1 Mbit/s
AT_ONCE_OF_ONE, AT_ONCE = 3, 60
BURST, PER_S = 20, 0.2  # of one person: some pictures for a board at once, then one in five seconds
APART_S = 0.25  # from one file to the next, whoever sends: each takes some ms of the loop, which is the class's
KEEP_S = 30 * 24 * 3600  # an id never names another content


class Bound(Struct, frozen=True):
    needs: Permission
    most: int  # bytes
    side: int  # pixels of the longer side of a picture
    kinds: frozenset[Kind]
    says: str  # what can be sent


BOUNDS: Mapping[Purpose, Bound] = {
    Purpose.CHAT: Bound(
        Permission.TALK,
        10 * MB,
        2_560,
        PICTURES | OFFICE | {Kind.PDF, Kind.TEXT},
        "pictures (PNG, JPEG, WebP, GIF), PDF, text and Office files",
    ),
    Purpose.BOARD: Bound(Permission.DRAW, 10 * MB, 2_560, PICTURES, "pictures (PNG, JPEG, WebP, GIF)"),
    Purpose.SLIDES: Bound(Permission.LEAD, 100 * MB, 2_560, PICTURES | {Kind.PDF}, "PDF and pictures"),
}


class Brought(Struct, frozen=True):
    kept: Kept
    wide: int = 0
    high: int = 0
    pages: int = 0

    def arrives(self) -> Command:
        """What the class is told: slides are a deck at once, all else waits to be put somewhere."""
        kept = self.kept
        if kept.purpose == Purpose.SLIDES:
            return DeckArrives(kept.id, kept.owner, PurePath(kept.name).stem, self.pages)
        about = (Purpose(kept.purpose), kept.name, kept.type, kept.size, self.wide, self.high)
        return FileArrives(kept.id, kept.owner, *about)


class Uploads:
    def __init__(self, rest: Rest, files: Files, workshop: Workshop) -> None:
        self._rest, self._files, self._workshop = rest, files, workshop
        self._flood = Flood(BURST, PER_S)
        self._coming = Counter[str]()
        self._one, self._next_s = asyncio.Lock(), 0.0

    def mount(self, app: web.Application) -> None:
        app.router.add_route("POST", "/api/v1/sessions/{session}/files", answering(self.bring))
        app.router.add_route("GET", "/api/v1/sessions/{session}/files/{file}", answering(self.read))

    async def bring(self, request: web.Request) -> web.StreamResponse:
        session, person = await self._rest.session_of(request)
        purpose, bound = bound_of(request)
        self._flood.take(session.id, person.id, time.monotonic())
        await self._may(session, person.id, bound)
        with self._counted(person.id):
            await self._apart()
            await self._has_room(session.id, request.content_length or 0, bound)
            incoming = self._files.receive()
            try:
                await self._receive(request, incoming, bound.most)
                brought = await self._keep(session.id, person.id, purpose, bound, incoming, request)
            except BadFile as bad:
                raise Refused(bad.code, bad.message) from bad
            except SessionFull:
                raise full() from None
            finally:
                await self._files.drop(incoming)
        try:
            await self._may(session, person.id, bound)  # it took a while
            await session.report(brought.arrives())
        except BaseException:
            await asyncio.shield(self._files.forget(session.id, [brought.kept.id]))
            raise
        kept = brought.kept
        said = {"id": kept.id, "name": kept.name, "size": kept.size, "type": kept.type}
        return answer(said | {"wide": brought.wide, "high": brought.high, "pages": brought.pages}, 201)

    async def read(self, request: web.Request) -> web.StreamResponse:
        session, person = await self._rest.session_of(request)
        kept = await self._files.get(session.id, request.match_info["file"])
        if kept is None or not await session.turns.between(lambda: reads(session, person.id, kept)):
            raise not_found()
        shown = "inline" if kept.type in PICTURES else "attachment"
        headers = {
            "Content-Type": f"{kept.type}; charset=utf-8" if kept.type == Kind.TEXT else kept.type,
            "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(kept.name, safe='')}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": f"private, max-age={KEEP_S}, immutable",
        }
        return web.FileResponse(self._files.path(kept.hash), headers=headers)

    async def _may(self, session: Session, person_id: str, bound: Bound) -> None:
        person = await session.turns.between(lambda: session.turns.ledger.person(person_id))
        if bound.needs not in person.permissions or not person.reaches(None):
            raise Refused("not_allowed", "You may not send files here right now.")

    async def _has_room(self, session_id: str, size: int, bound: Bound) -> None:
        """Asked before the first byte; what comes is counted besides."""
        if size > bound.most:
            raise too_large(bound.most)
        if size > await self._files.left(session_id):
            raise full()

    async def _apart(self) -> None:
        """Until it is this file's turn. Nothing of it is read before, so that it waits on the sender's side."""
        async with self._one:
            await asyncio.sleep(max(0, self._next_s - time.monotonic()))
            self._next_s = time.monotonic() + APART_S

    @contextmanager
    def _counted(self, person_id: str) -> Generator[None]:
        if self._coming[person_id] >= AT_ONCE_OF_ONE:
            raise Refused("too_many_at_once", f"You can send {AT_ONCE_OF_ONE} files at once. Wait for one of them.")
        if self._coming.total() >= AT_ONCE:
            raise Refused("busy", "Many files are being sent right now. Please try again in a minute.")
        self._coming[person_id] += 1
        try:
            yield
        finally:
            self._coming[person_id] -= 1
            self._coming += Counter()  # forgets who has none

    async def _receive(self, request: web.Request, incoming: Incoming, most: int) -> None:
        try:
            async with asyncio.timeout(WITHIN_S):
                await incoming.take(parts(request), most)
        except TooLarge:
            raise too_large(most) from None
        except TimeoutError:
            raise Refused("too_slow_line", "Nothing came any more. Send it again.") from None

    async def _keep(
        self, session_id: str, owner: str, purpose: Purpose, bound: Bound, incoming: Incoming, request: web.Request
    ) -> Brought:
        """Raises `BadFile`, `SessionFull`."""
        name, now_ms = request.query.get("name", ""), int(datetime.now(UTC).timestamp() * 1000)
        kind = kind_of(*await asyncio.to_thread(incoming.ends, HEAD, TAIL))
        if kind is Kind.ZIP:
            kind = await self._workshop.office(incoming.path)
        if kind not in bound.kinds:
            raise BadFile("other_kind", f"Here you can send {bound.says}. Save it as one of these.")
        if kind in PICTURES:
            to = Kind.PNG if kind is Kind.GIF else kind
            made = await self._workshop.picture(incoming.path, kind, bound.side, to)
            kept = await self._files.keep_bytes(made.body, session_id, owner, purpose, clean_name(name, to), to, now_ms)
            return Brought(kept, made.wide, made.high, pages=1)
        pages = await self._workshop.page_count(incoming.path) if kind is Kind.PDF else 0
        kept = await self._files.keep(incoming, session_id, owner, purpose, clean_name(name, kind), kind, now_ms)
        return Brought(kept, pages=pages)


def reads(session: Session, person_id: str, kept: Kept) -> bool:
    ledger = session.turns.ledger
    person = ledger.person(person_id)
    return person.reaches(None) and may_read(ledger.room, person.viewer, kept.id)


def bound_of(request: web.Request) -> tuple[Purpose, Bound]:
    try:
        purpose = Purpose(request.query.get("purpose", ""))
        return purpose, BOUNDS[purpose]
    except (ValueError, KeyError):
        raise Refused("bad_request", f"purpose: one of {', '.join(BOUNDS)}.") from None


async def parts(request: web.Request) -> AsyncIterator[bytes]:
    while True:
        async with asyncio.timeout(SILENT_S):
            part = await request.content.readany()
        if not part:
            return
        yield part


def too_large(most: int) -> Refused:
    return Refused("too_large", f"Files may have {most // MB} MB here. Make this one smaller, or split it.")


def full() -> Refused:
    most = MOST_OF_SESSION // MB
    return Refused("class_full", f"The files of a class may have {most} MB together. Delete some that are not needed.")
