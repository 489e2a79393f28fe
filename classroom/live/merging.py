"""Has the older updates of shared notes put together, so that a long lesson neither fills them nor makes them slow to fetch.

What is merged was on disk when it was read; what comes meanwhile is put behind it. Only the fact that says the whole
changes anything, so a server that is killed before it has lost nothing, and begins again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from classroom.files.merger import Merger
from classroom.rooms.room import Room, Touched
from classroom.rooms.tool import Command, Refused
from classroom.rooms.tools.notes import MergeNotes, Notes
from classroom.rooms.tools.session import Class, is_over

MERGE_AFTER = 64  # updates: two minutes in which somebody writes all the time
SHARE = 8  # the log takes the whole anew each time: at most so many bytes for one that was written

log = logging.getLogger(__name__)


class Merging:
    """Of one class. `report`: a command of the server."""

    def __init__(self, session_id: str, merger: Merger, report: Callable[[Command], Awaitable[int]]) -> None:
        self._session_id, self._merger, self._report = session_id, merger, report
        self._due: dict[str, Notes] = {}  # as they stand on disk
        self._not_before: dict[str, int] = {}  # updates, of those that could not be put together
        self._wake = asyncio.Event()

    def began(self, room: Room) -> None:
        self._due.clear()
        self._look(room, room.of(Notes))

    def committed(self, room: Room, touched: Iterable[Touched]) -> None:
        keys = [each.key for each in touched]
        if any(key.kind == Class.kind for key in keys):
            self._look(room, room.of(Notes))
        else:
            self._look(room, [key.id for key in keys if key.kind == Notes.kind])

    async def run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._due:
                id = next(iter(self._due))
                try:
                    await self._merge(self._due.pop(id))
                except Refused as refused:  # the class begins anew, or is put away: it is due again then
                    log.debug("notes are not put together now", extra={"code": refused.code})
                except OSError:  # no process, no memory: the notes are whole as they are
                    log.exception("notes could not be put together", extra={"session": self._session_id})

    def _look(self, room: Room, ids: Iterable[str]) -> None:
        over = is_over(room)
        for id in ids:
            notes = room.of(Notes).get(id)
            if notes is not None and is_due(notes, over) and len(notes.tail) >= self._not_before.get(id, 0):
                self._due[id] = notes
                self._wake.set()

    async def _merge(self, notes: Notes) -> None:
        whole = await self._merger.merge(notes.updates)
        if whole is None:
            self._not_before[notes.id] = 2 * len(notes.tail)
            log.warning("notes that cannot be put together stay as they came", extra={"session": self._session_id})
            return
        await self._report(MergeNotes(notes.id, notes.base, len(notes.tail), whole))


def is_due(notes: Notes, over: bool) -> bool:
    if over:
        return len(notes.updates) > 1
    return len(notes.tail) >= MERGE_AFTER and SHARE * sum(map(len, notes.tail)) >= len(notes.whole)
