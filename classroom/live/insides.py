"""Pages that look at a thing are told what came into it: the strokes of a board, say.

A page is one number for each thing that it looks at (`Page.looks`): so much of it it has. A message that did not fit is
not kept; when there is room again, the page is told what came since its number, or to fetch it.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol

from msgspec import msgpack

from classroom.rooms.room import Key, Room
from classroom.rooms.tool import Item

MOST_TOLD = 64 * 1024  # bytes; more comes by REST, compressed
FETCH = -1  # in the place of the count


class Sends(Protocol):
    def send(self, event: str, payload: object, /) -> bool: ...


class Page(Protocol):
    """Of `pages.Page` what is asked here."""

    looks: dict[Key, int]
    behind: bool

    @property
    def connection(self) -> Sends: ...
    def sees(self, item: Item | None, /) -> bool: ...


class Told(NamedTuple):
    rev: int
    message: bytes


class Insides:
    def __init__(self, room: Room) -> None:
        self._room = room

    def tell(self, pages: Iterable[Page], changed: Collection[Key]) -> None:
        """Call after a commit, and for one page with all that it looks at."""
        items = {key: item for key in changed if (item := self._room.at(key)) and holds_something(item)}
        if not items:
            return
        known: dict[tuple[Key, int], Told | None] = {}
        for page in pages:
            for key in items.keys() & page.looks.keys():
                if not page.behind and page.sees(items[key]):
                    step = (key, page.looks[key])
                    if step not in known:
                        known[step] = self._told(*step, items[key])
                    told = known[step]
                    if told is not None and not page.connection.send("inside", told.message):
                        page.behind = True
                    elif told is not None and told.rev != FETCH:
                        page.looks[key] = told.rev

    def _told(self, key: Key, after: int, item: Item) -> Told | None:
        """None: nothing came."""
        inside = item.inside(after)
        if inside is None or (inside.rev == after and not inside.anew):
            return None
        message = msgpack.encode((*key, self._room.seq, inside.rev, inside.anew, inside.parts))
        if len(message) > MOST_TOLD:
            return Told(FETCH, msgpack.encode((*key, self._room.seq, FETCH, False, ())))
        return Told(inside.rev, message)


def holds_something(item: Item) -> bool:
    return type(item).inside is not Item.inside
