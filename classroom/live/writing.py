"""What people type in shared notes, between the key and the log.

A page says what was typed at once, and it is passed on within a tick. What came within two seconds goes into the log as
one fact, put together; only then is each page told that its words are kept. Until then it keeps them itself, and says
them again when the class had to begin anew.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import msgpack
from pycrdt import merge_updates

from classroom.live.pages import Page, Pages
from classroom.live.turns import Turns, Wish
from classroom.rooms.room import Key
from classroom.rooms.tool import Refused, Turn
from classroom.rooms.tools.notes import MOST_UPDATE, Notes, SaveNotes, WriteNotes, fits

SAVE_S = 2.0  # what is typed stands in the log that soon
TICK_S = 0.05  # twenty a second: text seems to flow
MOST_TOLD = 32 * 1024  # bytes in one message of what was typed; the rest comes with the next


@dataclass
class Unsaved:
    """What was typed in one document since the last fact about it."""

    saved: asyncio.Future[int]
    timer: asyncio.TimerHandle
    pieces: list[bytes] = field(default_factory=list[bytes])
    by: dict[str, None] = field(default_factory=dict[str, None])
    size: int = 0


class Writing:
    def __init__(self, turns: Turns, pages: Pages) -> None:
        self._turns, self._pages = turns, pages
        self._unsaved: dict[str, Unsaved] = {}
        self._said: list[tuple[str, bytes]] = []  # since the last tick
        self._tick: asyncio.TimerHandle | None = None

    async def write(self, page: Page, id: str, update: bytes) -> int:
        """The seq of the fact that holds it, once that is on disk. Raises `Refused`."""
        unsaved = await self._turns.between(lambda: self._take(page.person_id, id, update))
        return await asyncio.shield(unsaved.saved)

    def updates(self, id: str) -> tuple[bytes, ...]:
        """What is not in the log yet."""
        unsaved = self._unsaved.get(id)
        return () if unsaved is None else tuple(unsaved.pieces)

    def save(self) -> None:
        """All of it, now."""
        for id in tuple(self._unsaved):
            self._save(id)

    def close(self) -> None:
        self.save()
        if self._tick is not None:
            self._tick.cancel()

    def _take(self, by: str, id: str, update: bytes) -> Unsaved:
        ledger = self._turns.ledger
        wish = WriteNotes(id, update)
        ledger.room.decide(wish, Turn(ledger.room, ledger.person(by), self._turns.clock_ms()))
        readable(update)
        unsaved = self._unsaved.get(id)
        if unsaved is not None and unsaved.size + len(update) > MOST_UPDATE:
            self._save(id)
            unsaved = None
        if unsaved is None:
            loop = asyncio.get_running_loop()
            unsaved = self._unsaved[id] = Unsaved(loop.create_future(), loop.call_later(SAVE_S, self._save, id))
            unsaved.saved.add_done_callback(_heard)
        fits(ledger.room.of(Notes)[id], unsaved.size + len(update))
        unsaved.pieces.append(update)
        unsaved.by[by] = None
        unsaved.size += len(update)
        self._say(id, update)
        return unsaved

    def _save(self, id: str) -> None:
        unsaved = self._unsaved.pop(id, None)
        if unsaved is None:
            return
        unsaved.timer.cancel()
        wish = SaveNotes(id, merge_updates(*unsaved.pieces), tuple(unsaved.by))
        self._turns.put(Wish(None, None, wish, unsaved.saved))

    def _say(self, id: str, update: bytes) -> None:
        self._said.append((id, update))
        if self._tick is None:
            self._tick = asyncio.get_running_loop().call_later(TICK_S, self._tell)

    def _tell(self) -> None:
        said, self._said, self._tick = self._said, [], None
        by_notes: dict[str, list[bytes]] = {}
        for id, update in said:
            by_notes.setdefault(id, []).append(update)
        room = self._turns.ledger.room
        for id, updates in by_notes.items():
            item = room.at(Key(Notes.kind, id))
            near = [page for page in self._pages if page.sees(item)]
            for part in parts(updates):
                self._pages.everyone("typed", msgpack.encode((id, part)), near)


def readable(update: bytes) -> None:
    """Raises `Refused` where the library that puts updates together cannot read what our own check has let pass."""
    try:
        merge_updates(update)
    except ValueError:
        raise Refused("unreadable", "This page has sent something that is no text. Please reload it.") from None


def parts(updates: Iterable[bytes]) -> Iterable[list[bytes]]:
    part, size = list[bytes](), 0
    for update in updates:
        if part and size + len(update) > MOST_TOLD:
            yield part
            part, size = [], 0
        part.append(update)
        size += len(update)
    yield part


def _heard(saved: asyncio.Future[int]) -> None:
    """Who waited for it may be gone; its failure is theirs, not ours."""
    if not saved.cancelled():
        saved.exception()
