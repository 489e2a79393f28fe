"""What lies beside the log while an item is sealed: its key, and of each ticket the last body with the wishes behind it.

All of it ends with the seal, in the commit that ends it. Here in memory; the store keeps the same two tables, writes
them with the log and reloads them with it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from classroom.rooms.room import Touched
from classroom.rooms.tool import Event, SealedEvent


class Body(NamedTuple):
    event: SealedEvent
    wishes: frozenset[str]  # the log of a sealed fact has none, so a late retry is known by these


class Seals:
    def __init__(self, new_key: Callable[[], bytes]) -> None:
        self._new_key = new_key
        self.keys: dict[str, bytes] = {}
        self._bodies: dict[str, dict[str, Body]] = {}

    def bodies(self) -> Iterator[SealedEvent]:
        """For the fold."""
        return (body.event for bodies in self._bodies.values() for body in bodies.values())

    def know(self, wish_id: str, events: Iterable[Event]) -> bool:
        """Whether these facts are there already: obeying a late retry again would undo what the person wished since."""
        sealed = (event for event in events if isinstance(event, SealedEvent))
        return any(
            wish_id in body.wishes for event in sealed if (body := self._bodies.get(event.id, {}).get(event.ticket))
        )

    def keep(self, done: Sequence[tuple[Event, Touched]], wish_id: str) -> None:
        """Call for what each wish led to; the only place where keys and bodies begin and end."""
        for event, touched in done:
            if touched.seal_began:
                self.keys[event.id] = self._new_key()
            if isinstance(event, SealedEvent):
                bodies = self._bodies.setdefault(event.id, {})
                before = bodies.get(event.ticket)
                bodies[event.ticket] = Body(event, (before.wishes if before else frozenset()) | {wish_id})
            if touched.seal_ended:
                self.keys.pop(event.id, None)
                self._bodies.pop(event.id, None)
