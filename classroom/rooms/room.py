"""All items of a class: the state that every rule reads and that only events change."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Any, NamedTuple, TypeVar, cast, get_args

import msgspec
from msgspec import Struct

from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Follow,
    Item,
    Person,
    Refused,
    SealedEvent,
    Tool,
    Turn,
)

ItemT = TypeVar("ItemT", bound=Item)
MOST_EVENTS = 5_000  # of one wish; more means that two `follows` answer each other


class Key(NamedTuple):
    kind: str
    id: str


class Touched(NamedTuple):
    """What one event did to one item: enough to know who must be shown something and which secrets end."""

    key: Key
    before: Item | None
    after: Item | None

    @property
    def seal_began(self) -> bool:
        return _is_sealed(self.after) and not _is_sealed(self.before)

    @property
    def seal_ended(self) -> bool:
        return _is_sealed(self.before) and not _is_sealed(self.after)


class Room:
    def __init__(self, tools: Iterable[Tool]) -> None:
        tools = tuple(tools)
        self.seq = 0
        self._kinds = {kind.kind: kind for tool in tools for kind in tool.items}
        self._items: dict[str, dict[str, Item]] = {kind: {} for kind in self._kinds}
        self._in_room: dict[str | None, dict[str, dict[Key, None]]] = {}
        self._made: dict[Key, int] = {}  # also of what went: an id is used once
        self._touched: dict[Key, int] = {}  # in the order of the last touch
        self._due: list[tuple[int, Key]] = []
        self._follows: dict[type[Event], list[Follow]] = {}
        for tool in tools:
            for cause, follow in tool.follows.items():
                self._follows.setdefault(cause, []).append(follow)
        self._changes = {event: _item_of(event).kind for tool in tools for event in tool.events}

    # reading
    def of(self, what: type[ItemT], /) -> Mapping[str, ItemT]:
        return cast("Mapping[str, ItemT]", self._items[what.kind])

    def at(self, key: Key) -> Item | None:
        return self._items[key.kind].get(key.id)

    def made(self, key: Key) -> int:
        """Its place in the order in which things came into being."""
        return self._made[key]

    def held_at(self, key: Key, seq: int) -> bool:
        """Whether a page that knew the state at `seq` may hold something of this name."""
        return self._kinds[key.kind].recurs or self._made[key] <= seq

    def touched_since(self, seq: int) -> Iterator[Key]:
        """What a page that knows the state at `seq` must be shown again, newest first."""
        return takewhile(lambda key: self._touched[key] > seq, reversed(self._touched))

    def lying_in(self, room: str | None) -> Iterator[Key]:
        """What someone who comes in is shown; of long streams the newest, older ones come by REST."""
        for kind, keys in self._in_room.get(room, {}).items():
            yield from islice(reversed(keys), self._kinds[kind].recent)

    def everywhere(self) -> Iterator[Key]:
        for room in self._in_room:
            yield from self.lying_in(room)

    def files(self) -> set[str]:
        """Of all items."""
        holders = (items for kind, items in self._items.items() if self._kinds[kind].files is not Item.files)
        return {id for items in holders for item in items.values() for id in item.files}

    @property
    def sealed(self) -> bool:
        """Whether something here must not be written down."""
        return any(item.sealed for items in self._items.values() for item in items.values())

    def next_due_ms(self) -> int | None:
        while self._due:
            at_ms, key = self._due[0]
            item = self.at(key)
            if item is not None and item.due_ms == at_ms:
                return at_ms
            heapq.heappop(self._due)
        return None

    # deciding changes nothing; carrying out does, then the caller commits it or throws this Room away and folds the log
    def decide(self, command: Command, turn: Turn) -> Sequence[Event]:
        """The facts that `command` leads to, or `Refused`."""
        if command.needs not in turn.by.permissions:
            raise Refused("not_allowed", "You may not do this here.")
        events = tuple(command.decide(turn))
        if any(self._taken(self._key(event)) for event in events if issubclass(type(event), Creation)):
            raise Refused("id_taken", "This was done already.")
        return events

    def carry_out(self, events: Iterable[Event], turn: Turn) -> list[tuple[Event, Touched]]:
        """These facts and what follows from them. RuntimeError: our bug, and half of it may be applied."""
        done: list[tuple[Event, Touched]] = []
        try:
            waiting = deque(events)
            while waiting:
                event = waiting.popleft()
                done.append((event, self.apply(event)))
                for follow in self._follows.get(type(event), ()):
                    waiting.extend(follow(event, turn))
                if len(done) > MOST_EVENTS:
                    raise RuntimeError(f"{type(event).__name__} goes round in circles")
        except Refused as refused:
            raise RuntimeError("what follows from a fact or from time cannot be refused") from refused
        return done

    def pass_time(self, turn: Turn) -> list[tuple[Event, Touched]]:
        """What is due at `turn.at_ms`, in the order in which it was due."""
        done: list[tuple[Event, Touched]] = []
        while (at_ms := self.next_due_ms()) is not None and at_ms <= turn.at_ms:
            _, key = heapq.heappop(self._due)
            done += self.carry_out(self._items[key.kind][key.id].due(turn), turn)
            again = self.at(key)
            if again is not None and again.due_ms == at_ms:
                raise RuntimeError(f"{key} was asked at {at_ms} and is due still")
        return done

    def apply(self, event: Event) -> Touched:
        """The only place where state changes; also the fold over the log."""
        self.seq += 1
        return self._apply(event)

    def pass_over(self, event: type[Event], id: str) -> None:
        """A sealed fact in the log: it is counted, its body lies beside the log."""
        self.seq += 1
        self._touch(Key(self._changes[event], id))

    def unseal(self, event: SealedEvent) -> None:
        """What lay beside the log, after the fold has counted it."""
        self._apply(event)

    def _apply(self, event: Event) -> Touched:
        key = self._key(event)
        before = self.at(key)
        match event:
            case Creation():
                if self._taken(key):
                    raise RuntimeError(f"{key} was there already")
                after = event.create()
                self._made[key] = self.seq
            case Change():
                if before is None:
                    raise RuntimeError(f"{key} is not there")
                after = event.apply(before)
            case _:
                raise TypeError(f"{type(event).__name__} is neither a Creation nor a Change")
        self._place(key, before, after)
        return Touched(key, before, after)

    def _key(self, event: Event) -> Key:
        return Key(self._changes[type(event)], event.id)

    def _taken(self, key: Key) -> bool:
        return key in self._made and (self.at(key) is not None or not self._kinds[key.kind].recurs)

    def _place(self, key: Key, before: Item | None, after: Item | None) -> None:
        self._touch(key)
        if before is not None and (after is None or after.room != before.room):
            del self._in_room[before.room][key.kind][key]
        if after is None:
            self._items[key.kind].pop(key.id, None)
            return
        self._items[key.kind][key.id] = after
        if before is None or after.room != before.room:
            self._in_room.setdefault(after.room, {}).setdefault(key.kind, {})[key] = None
        if after.due_ms is not None and (before is None or before.due_ms != after.due_ms):
            heapq.heappush(self._due, (after.due_ms, key))

    def _touch(self, key: Key) -> None:
        self._touched.pop(key, None)
        self._touched[key] = self.seq

    # as bytes, see codec.py
    def dump(self) -> list[tuple[str, str, int, int, Item | None]]:
        """(kind, id, made, touched, item) in the order of the last touch; items that went stay, for returning pages."""
        return [(key.kind, key.id, self._made[key], n, self.at(key)) for key, n in self._touched.items()]

    def load(self, seq: int, dumped: msgspec.Raw) -> None:
        rows = msgspec.msgpack.decode(dumped, type=list[tuple[str, str, int, int, msgspec.Raw]])
        for kind, id, made, _, raw in sorted(rows, key=lambda row: row[2]):
            key = Key(kind, id)
            self._made[key] = made
            self._place(key, None, msgspec.msgpack.decode(raw, type=self._kinds[kind] | None))
        self._touched = {Key(kind, id): touched for kind, id, _, touched, _ in rows}
        self.seq = seq


def view_for(person: Person, item: Item | None) -> Struct | None:
    """What `person` may know of `item`; None where it is gone, elsewhere or hidden."""
    return item.view(person.viewer) if item is not None and person.reaches(item.room) else None


def _is_sealed(item: Item | None) -> bool:
    return item is not None and item.sealed


def _item_of(event: type[Event]) -> type[Item]:
    """`Change[Poll]` says that the event changes polls."""
    if issubclass(event, SealedEvent) and not issubclass(event, Change):
        raise TypeError(f"{event.__name__} is sealed and no Change: the log could not name what it creates")
    for base in event.__mro__:
        for generic in cast("tuple[Any, ...]", getattr(base, "__orig_bases__", ())):
            for argument in get_args(generic):
                if isinstance(argument, type) and issubclass(argument, Item):
                    return argument
    raise TypeError(f"{event.__name__} does not say which item it changes")
