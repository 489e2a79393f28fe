"""Deletes what nobody shows any more: files whose last item is gone, and what a crash left between two steps."""

import asyncio
import logging
from collections.abc import Callable, Iterable

from classroom.rooms.room import Room, Touched
from classroom.store.files import Files

ARRIVES_WITHIN_MS = 10 * 60_000  # between a file's row and its item; after that a crash was between them

log = logging.getLogger(__name__)


class Filing:
    """Of one class. What is gone is told by the class between two commits; `run` deletes it beside the class."""

    def __init__(self, session_id: str, files: Files, clock_ms: Callable[[], int]) -> None:
        self._session_id, self._files, self._clock_ms = session_id, files, clock_ms
        self._named: set[str] | None = None  # when the class began; None: seen to
        self._gone: set[str] = set()
        self._wake = asyncio.Event()

    def began(self, room: Room) -> None:
        self._named = room.files()
        self._wake.set()

    def committed(self, room: Room, touched: Iterable[Touched]) -> None:
        lost = {
            id
            for each in touched
            if each.before is not None and each.before.files
            for id in each.before.files
            if each.after is None or id not in each.after.files
        }
        if lost and (gone := lost - room.files()):
            self._gone |= gone
            self._wake.set()

    async def run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            gone, self._gone = self._gone, set()
            try:
                if self._named is not None:
                    named, self._named = self._named, None
                    gone |= await self._files.ids(self._session_id, self._clock_ms() - ARRIVES_WITHIN_MS) - named
                if gone:
                    await self._files.forget(self._session_id, gone)
            except Exception:  # the class goes on; what is left goes when it begins anew
                log.exception("files that nobody shows could not be deleted", extra={"session": self._session_id})
