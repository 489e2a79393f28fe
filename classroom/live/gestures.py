"""What people's pages say in passing: where a pointer is, how far a stroke has come. Nobody keeps it.

Of one thing it goes to those who look at that thing, all that was said within a tick as one message, and to nobody
whose line is not clear: what is kept goes first. The bytes are the pages' own; the thing says from whom they are taken.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from msgspec import msgpack

from classroom.live.pages import Page, Pages
from classroom.rooms.room import Key, Room, view_for
from classroom.rooms.tool import Person

TICK_S = 0.05  # twenty a second: a pointer seems to move
MOST_A_TICK = 3  # of one person about one thing; a page says one, two when the line stuttered


class Gestures:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._said: dict[Key, dict[str, deque[bytes]]] = {}  # by thing and person
        self._tick: asyncio.TimerHandle | None = None

    def hear(self, page: Page, key: Key, said: bytes, room: Room, who: Callable[[str], Person]) -> None:
        item, person = room.at(key), who(page.person_id)
        if key not in page.looks or view_for(person, item) is None or item is None or not item.passes_on(person):
            return
        self._said.setdefault(key, {}).setdefault(person.id, deque(maxlen=MOST_A_TICK)).append(said)
        if self._tick is None:
            self._tick = asyncio.get_running_loop().call_later(TICK_S, self._tell, room)

    def close(self) -> None:
        if self._tick is not None:
            self._tick.cancel()

    def _tell(self, room: Room) -> None:
        said, self._said, self._tick = self._said, {}, None
        parts = {key: (*key, [(id, [*data]) for id, data in by_person.items()]) for key, by_person in said.items()}
        messages: dict[tuple[Key, ...], bytes] = {}
        for page in self._pages:
            heard = tuple(key for key in parts if key in page.looks and page.sees(room.at(key)))
            if heard:
                if heard not in messages:
                    messages[heard] = msgpack.encode([parts[key] for key in heard])
                page.connection.whisper("gestures", messages[heard])
