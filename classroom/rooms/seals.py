"""What lies beside the log while an item is sealed: its key, and of each ticket the last body with the wishes behind it.

All of it ends with the seal, in the commit that ends it. Here in memory; `take` says what the store must write with the
log, so that a restart finds the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from classroom.rooms.room import Touched
from classroom.rooms.tool import Event, SealedEvent, Viewer


class Body(NamedTuple):
    event: SealedEvent
    wishes: frozenset[str]  # the log of a sealed fact has none, so a late retry is known by these


class Sealing(NamedTuple):
    """What changed since the last `take`. What ended goes first: an item may be sealed anew in the same commit."""

    ended: Sequence[str] = ()
    keys: Mapping[str, bytes] = {}
    bodies: Sequence[Body] = ()


class Seals:
    def __init__(self, new_key: Callable[[], bytes]) -> None:
        self._new_key = new_key
        self.keys: dict[str, bytes] = {}
        self._bodies: dict[str, dict[str, Body]] = {}
        self._ended: dict[str, None] = {}
        self._began: dict[str, None] = {}
        self._cast: dict[tuple[str, str], None] = {}

    def load(self, keys: Mapping[str, bytes], bodies: Iterable[Body]) -> None:
        """As the store has kept it."""
        self.keys = dict(keys)
        for body in bodies:
            self._bodies.setdefault(body.event.id, {})[body.event.ticket] = body

    def bodies(self) -> Iterator[SealedEvent]:
        """For the fold."""
        return (body.event for bodies in self._bodies.values() for body in bodies.values())

    def know(self, wish_id: str, viewer: Viewer) -> bool:
        """Whether this person's wish is behind one of their bodies: obeying a late retry again would undo what they wished since."""
        tickets = ((bodies, viewer.ticket(id)) for id, bodies in self._bodies.items())
        mine = (bodies[ticket] for bodies, ticket in tickets if ticket in bodies)
        return any(wish_id in body.wishes for body in mine)

    def keep(self, done: Sequence[tuple[Event, Touched]], wish_id: str) -> None:
        """Call for what each wish led to; the only place where keys and bodies begin and end."""
        for event, touched in done:
            if touched.seal_began:
                self.keys[event.id] = self._new_key()
                self._began[event.id] = None
            if isinstance(event, SealedEvent):
                bodies = self._bodies.setdefault(event.id, {})
                before = bodies.get(event.ticket)
                bodies[event.ticket] = Body(event, (before.wishes if before else frozenset()) | {wish_id})
                self._cast[event.id, event.ticket] = None
            if touched.seal_ended:
                self.keys.pop(event.id, None)
                self._bodies.pop(event.id, None)
                self._ended[event.id] = None

    def take(self) -> Sealing:
        """What must be written in the commit of these facts."""
        keys = {id: self.keys[id] for id in self._began if id in self.keys}
        cast = [self._bodies[id][ticket] for id, ticket in self._cast if ticket in self._bodies.get(id, {})]
        sealing = Sealing(tuple(self._ended), keys, cast)
        self._ended, self._began, self._cast = {}, {}, {}
        return sealing
