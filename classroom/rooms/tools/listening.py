"""Listening in to a room without entering it, and speaking to all rooms or to some. Who may move people may do both.

A room that is listened to knows it: the item lies there. Both end by themselves, so that nobody is heard, or hears,
longer than they think: with the rooms, with their own move (listening), and when they go or may not do it any more.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.tool import (
    MAIN,
    PREP,
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.breakouts import MOST_ROOMS, SetClosed, open_set
from classroom.rooms.tools.moving import preparation_is_open, there
from classroom.rooms.tools.powers import PowersChanged, PowersSet, allowed
from classroom.rooms.tools.presence import Devices, DeviceWent, Member, Moved, RoleChanged
from classroom.rooms.tools.session import ClassEnded, is_over

Rooms = Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST_ROOMS)]


class ListeningView(Struct, frozen=True):
    since_ms: int


class Listening(Item, frozen=True):
    """Under the id of who listens: they hear and see this room instead of the one that they are in."""

    kind = "listening"
    recurs = True

    since_ms: int
    lies_in: str

    @property
    def room(self) -> str:
        return self.lies_in

    def view(self, viewer: Viewer) -> ListeningView:
        return ListeningView(self.since_ms)


class BroadcastView(Struct, frozen=True):
    rooms: tuple[str, ...] | None
    since_ms: int


class Broadcast(Item, frozen=True):
    """Under the id of who speaks: they are heard in these rooms too."""

    kind = "broadcast"
    recurs = True

    rooms: tuple[str, ...] | None  # None: in all
    since_ms: int

    def view(self, viewer: Viewer) -> BroadcastView:
        return BroadcastView(self.rooms, self.since_ms)


class Listen(Command, frozen=True, tag="voice.listen"):
    """In to `room` and to no other; to none, or to one's own: listening ends."""

    needs = Permission.MOVE_PEOPLE
    room: Id | None

    def decide(self, turn: Turn) -> Iterator[Event]:
        place, known = turn.here(), turn.things.of(Listening).get(turn.by.id)
        room = None if self.room is None or self.room == place else there(turn, self.room)
        if known is None:
            if room is not None:
                yield ListeningBegan(turn.by.id, turn.at_ms, room)
        elif room is None:
            yield ListeningEnded(turn.by.id)
        elif room != known.lies_in:
            yield ListeningTurned(turn.by.id, turn.at_ms, room)


class Speak(Command, frozen=True, tag="voice.broadcast"):
    needs = Permission.MOVE_PEOPLE
    on: bool
    rooms: Rooms | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(Broadcast).get(turn.by.id)
        if not self.on:
            if known is not None:
                yield BroadcastEnded(turn.by.id)
            return
        if open_set(turn) is None and not preparation_is_open(turn):
            raise Refused("not_open", "No other rooms are open: everyone hears you already.")
        rooms = self.rooms and tuple(there(turn, room) for room in dict.fromkeys(self.rooms))
        if known is None:
            yield BroadcastBegan(turn.by.id, rooms, turn.at_ms)
        elif known.rooms != rooms:
            yield BroadcastTurned(turn.by.id, rooms)


class ListeningBegan(Creation[Listening], frozen=True, tag="voice.listening_began"):
    at_ms: int
    lies_in: str

    def create(self) -> Listening:
        return Listening(self.id, self.at_ms, self.lies_in)


class ListeningTurned(Change[Listening], frozen=True, tag="voice.listening_turned"):
    """To another room."""

    at_ms: int
    lies_in: str

    def apply(self, item: Listening) -> Listening:
        return Listening(self.id, self.at_ms, self.lies_in)


class ListeningEnded(Change[Listening], frozen=True, tag="voice.listening_ended"):
    def apply(self, item: Listening) -> None:
        return None


class BroadcastBegan(Creation[Broadcast], frozen=True, tag="voice.broadcast_began"):
    rooms: tuple[str, ...] | None
    at_ms: int

    def create(self) -> Broadcast:
        return Broadcast(self.id, self.rooms, self.at_ms)


class BroadcastTurned(Change[Broadcast], frozen=True, tag="voice.broadcast_turned"):
    """To other rooms."""

    rooms: tuple[str, ...] | None

    def apply(self, item: Broadcast) -> Broadcast:
        return replace(item, rooms=self.rooms)


class BroadcastEnded(Change[Broadcast], frozen=True, tag="voice.broadcast_ended"):
    def apply(self, item: Broadcast) -> None:
        return None


def both_end(person: str, turn: Turn) -> Iterator[Event]:
    if person in turn.things.of(Listening):
        yield ListeningEnded(person)
    if person in turn.things.of(Broadcast):
        yield BroadcastEnded(person)


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id not in turn.things.of(Devices) and not is_over(turn.things):
        yield from both_end(event.id, turn)


def has_another_role(event: RoleChanged, turn: Turn) -> Iterator[Event]:
    yield from unless_allowed(event.id, turn)


def may_otherwise(event: PowersSet | PowersChanged, turn: Turn) -> Iterator[Event]:
    for person in {**turn.things.of(Listening), **turn.things.of(Broadcast)}:
        yield from unless_allowed(person, turn)


def unless_allowed(person: str, turn: Turn) -> Iterator[Event]:
    if Permission.MOVE_PEOPLE not in allowed(turn.things, turn.things.of(Member)[person]):
        yield from both_end(person, turn)


def moves(event: Moved, turn: Turn) -> Iterator[Event]:
    """Who goes to a room hears that one. Listening to a room that has closed ends with the room."""
    listening, known = turn.things.of(Listening).get(event.id), open_set(turn)
    if listening is None or is_over(turn.things):
        return
    if listening.lies_in in (MAIN, PREP) or (known and listening.lies_in in known.rooms):
        yield ListeningEnded(event.id)


def rooms_close(event: SetClosed, turn: Turn) -> Iterator[Event]:
    if not is_over(turn.things):
        yield from (BroadcastEnded(id) for id in turn.things.of(Broadcast))
        yield from (ListeningEnded(id) for id, each in turn.things.of(Listening).items() if each.lies_in in event.rooms)


def all_end(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    yield from (BroadcastEnded(id) for id in turn.things.of(Broadcast))
    yield from (ListeningEnded(id) for id in turn.things.of(Listening))


TOOL = Tool(
    "listening",
    items=(Listening, Broadcast),
    commands=(Listen, Speak),
    events=(ListeningBegan, ListeningTurned, ListeningEnded, BroadcastBegan, BroadcastTurned, BroadcastEnded),
    follows={
        DeviceWent: goes,
        RoleChanged: has_another_role,
        PowersSet: may_otherwise,
        PowersChanged: may_otherwise,
        Moved: moves,
        SetClosed: rooms_close,
        ClassEnded: all_end,
    },
)
