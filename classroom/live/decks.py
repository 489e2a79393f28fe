"""Has the pages of slides made, one after the other, and tells the class of each. What is missing is in the items.

So nothing else is remembered: after a kill of the server it goes on with the first page that is not there, a page that
is tried again is missing again, and a deck that was taken out ends the work on it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from classroom.files.kinds import PICTURES, BadFile, Kind
from classroom.files.limits import PAGE_SIDE
from classroom.files.workshop import PageDrawn, PageFailed, Picture, Workshop
from classroom.rooms.room import Room, Touched
from classroom.rooms.tool import Command, Refused
from classroom.rooms.tools import decks
from classroom.rooms.tools.decks import Deck, Slide, missing
from classroom.store.files import Files, Kept, SessionFull

AGAIN_S = 5.0  # after something of ours failed

log = logging.getLogger(__name__)


class DeckMaking:
    """Of one class. `report`: a command of the server."""

    def __init__(
        self,
        session_id: str,
        files: Files,
        workshop: Workshop,
        clock_ms: Callable[[], int],
        report: Callable[[Command], Awaitable[int]],
    ) -> None:
        self._session_id, self._files, self._workshop = session_id, files, workshop
        self._clock_ms, self._report = clock_ms, report
        self._room: Room | None = None
        self._wake = asyncio.Event()

    def began(self, room: Room) -> None:
        self._room = room
        self._wake.set()

    def committed(self, room: Room, touched: Iterable[Touched]) -> None:
        self._room = room
        if any(each.key.kind in (Deck.kind, Slide.kind) for each in touched):
            self._wake.set()

    async def run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                while (deck := self._next()) is not None:
                    await self._make(deck)
            except Exception:  # the class goes on; its decks are tried again
                log.exception("pages of slides could not be made", extra={"session": self._session_id})
                await asyncio.sleep(AGAIN_S)
                self._wake.set()

    def _next(self) -> Deck | None:
        """The first deck that lacks pages."""
        room = self._room
        if room is None:
            return None
        return next((deck for deck in room.of(Deck).values() if missing(room, deck)), None)

    async def _make(self, deck: Deck) -> None:
        assert self._room is not None
        pages = missing(self._room, deck)
        last = next((n for n, after in zip(pages, [*pages[1:], 0], strict=True) if after != n + 1), pages[-1])
        source = await self._files.get(self._session_id, deck.id)
        try:
            if source is None:
                for number in pages:
                    await self._say(decks.PageFailed(deck.id, number, "The file is no longer here."))
            elif source.type in PICTURES:
                await self._keep(deck, await self._picture(source))
            else:
                making = self._workshop.pages(self._files.path(source.hash), pages[0], last)
                try:
                    async for page in making:
                        await self._keep(deck, page)
                finally:
                    await making.aclose()
        except Refused as refused:  # taken out meanwhile: there is no more to do for it
            log.debug("a page is not wanted", extra={"session": self._session_id, "code": refused.code})

    async def _picture(self, source: Kept) -> PageDrawn | PageFailed:
        try:
            made = await self._workshop.picture(self._files.path(source.hash), Kind(source.type), PAGE_SIDE, Kind.WEBP)
        except BadFile as bad:
            return PageFailed(1, bad.code, bad.message)
        return PageDrawn(1, "", made)

    async def _keep(self, deck: Deck, page: PageDrawn | PageFailed) -> None:
        if isinstance(page, PageFailed):
            return await self._say(decks.PageFailed(deck.id, page.number, page.message))
        try:
            large, small = await self._store(deck, page.number, page.picture)
        except SessionFull:
            return await self._say(decks.PageFailed(deck.id, page.number, "The class has no room for more files."))
        made = page.picture
        wish = decks.PageMade(deck.id, page.number, large, small, made.wide, made.high, page.text)
        try:
            await self._say(wish)
        except Refused:
            await self._files.forget(self._session_id, [large, small])
            raise

    async def _store(self, deck: Deck, number: int, made: Picture) -> tuple[str, str]:
        """The ids of the page and of its small picture."""
        about = (self._session_id, deck.by, "slides", f"{number}.webp", Kind.WEBP.value, self._clock_ms())
        large = await self._files.keep_bytes(made.body, *about)
        small = await self._files.keep_bytes(made.small, *about)
        return large.id, small.id

    async def _say(self, command: Command) -> None:
        await self._report(command)
