"""What an item shows, asked once for everybody with the same sights as long as it does not ask who they are.

Most views are the same for all pupils and the same for all staff, so that a page costs a look-up a thing. A view that
reads `viewer.id` or a ticket says so by itself when it is asked by `Anybody`; a tool need not declare it.
"""

from dataclasses import replace
from typing import NamedTuple, Never

from msgspec import Raw, Struct, msgpack

from classroom.rooms.room import Key, Room
from classroom.rooms.tool import Item, Person, Sight, Viewer

MOST_KEPT = 16_384  # parts for each set of sights: a thousand people with a few things each, some MB
_encode = msgpack.Encoder().encode


class AsksWho(Exception):
    """This depends on who looks."""


class Anybody(Viewer):
    """Somebody with these sights."""

    def __init__(self, sights: frozenset[Sight]) -> None:
        object.__setattr__(self, "sights", sights)

    def __getattr__(self, name: str) -> Never:
        """Of what is not there: `id`, `keys`."""
        raise AsksWho(name)


def anybody(person: Person) -> Person:
    """Somebody who stands where this person stands."""
    return replace(person, viewer=Anybody(person.viewer.sights))


class Part(NamedTuple):
    """A thing as somebody sees it now."""

    item: Item
    view: Struct
    raw: Raw  # (kind, id, made, room, view)


class Kept(NamedTuple):
    item: Item
    part: Part | None  # None: hidden
    personal: bool = False


class Views:
    def __init__(self, room: Room) -> None:
        self._room = room
        self._kept: dict[frozenset[Sight], dict[Key, Kept]] = {}
        self._encoded: dict[tuple[object, ...], Raw] = {}  # of personal ones, until `forget`

    def forget(self) -> None:
        """Call when something changed; what is the same for all is kept as long as its item stays the same."""
        self._encoded.clear()

    def part(self, person: Person, key: Key) -> Part | None:
        """None where it is gone, elsewhere or hidden. Raises AsksWho where `person` is anybody and that is not enough."""
        item = self._room.at(key)
        if item is None or not person.reaches(item.room):
            return None
        sights = person.viewer.sights
        kept = self._kept.get(sights, {}).get(key)
        if kept is None or kept.item is not item:
            kept = self._keep(sights, key, item)
        return self._own(person.viewer, key, item) if kept.personal else kept.part

    def _keep(self, sights: frozenset[Sight], key: Key, item: Item) -> Kept:
        try:
            view = item.view(Anybody(sights))
        except AsksWho:
            kept = Kept(item, None, personal=True)
        else:
            kept = Kept(item, None if view is None else self._as_others_see_it(key, item, view))
        every = self._kept.setdefault(sights, {})
        if len(every) >= MOST_KEPT:
            every.clear()
        every[key] = kept
        return kept

    def _as_others_see_it(self, key: Key, item: Item, view: Struct) -> Part:
        """The same part where they have other sights and it shows them the same."""
        for every in self._kept.values():
            others = every.get(key)
            if others is not None and others.part is not None and others.item is item and others.part.view == view:
                return others.part
        return Part(item, view, Raw(_encode(self._named(key, item, view))))

    def _own(self, viewer: Viewer, key: Key, item: Item) -> Part | None:
        """Equal ones are encoded once."""
        view = item.view(viewer)
        if view is None:
            return None
        named = self._named(key, item, view)
        raw = self._encoded.get(named)
        if raw is None:
            if len(self._encoded) >= MOST_KEPT:
                self._encoded.clear()
            raw = self._encoded[named] = Raw(_encode(named))
        return Part(item, view, raw)

    def _named(self, key: Key, item: Item, view: Struct) -> tuple[object, ...]:
        return (*key, self._room.made(key), item.room, view)
