"""Moving: rooms open and close, and people move between them within the one class. Nobody joins again.

A move is one fact about one member; what a page may see, and who is forwarded to whom, follows from where they are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from classroom.rooms.tool import MAIN, Change, Command, Event, Id, Permission, Refused, Tool, Turn
from classroom.rooms.tools.breakouts import (
    MOST_ROOMS,
    BreakoutSet,
    Choice,
    Late,
    Minutes,
    Name,
    Number,
    Opening,
    RoundNumber,
    close,
    is_pupil,
    open_set,
    seat,
)
from classroom.rooms.tools.presence import Devices, Member, Moved, PersonCame, PersonEntered
from classroom.rooms.tools.session import ClassEnded

MINUTE_MS = 60_000
SOONEST_MS = 5_000  # an end that is moved nearer still leaves time to say goodbye
CLOSING_MS = 60_000  # from here on a group may ask for one more minute

People = Annotated[tuple[Id, ...], Meta(min_length=1, max_length=300)]
ByMs = Annotated[int, Meta(ge=-7_200_000, le=7_200_000)]
AfterMs = Annotated[int, Meta(ge=0, le=300_000)]


class Open(Command, frozen=True, tag="breakout.open"):
    needs = Permission.MOVE_PEOPLE
    id: Id
    minutes: Minutes | None = None
    round: RoundNumber | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.the(BreakoutSet, self.id)
        if open_set(turn) is not None:
            raise Refused("one_set_open", "Other rooms are open. Bring everyone back first.")
        round = known.round if self.round is None else self.round
        if round >= max(1, len(known.plan.rounds)):
            raise Refused("no_such_round", "There is no such round in this set.")
        yield from open_round(known, round, self.minutes or known.plan.minutes, turn)


class NextRound(Command, frozen=True, tag="breakout.next_round"):
    """Everyone goes straight to their new partners; the rooms are new ones."""

    needs = Permission.MOVE_PEOPLE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = running(turn, self.id)
        if known.round + 1 >= len(known.plan.rounds):
            raise Refused("last_round", "This was the last round.")
        opened = list(open_round(known, known.round + 1, known.plan.minutes, turn))
        go_on = {event.id for event in opened if isinstance(event, Moved)}
        yield from (event for event in close(known, turn) if event.id not in go_on)
        yield from opened


class Extend(Command, frozen=True, tag="breakout.extend"):
    """Later, or sooner where `by_ms` is negative; never in less than five seconds."""

    needs = Permission.MOVE_PEOPLE
    id: Id
    by_ms: ByMs

    def decide(self, turn: Turn) -> Iterator[Event]:
        opening = opening_of(running(turn, self.id))
        ends_ms = (opening.ends_ms or turn.at_ms) + self.by_ms
        yield EndMoved(self.id, max(ends_ms, turn.at_ms + SOONEST_MS))


class Close(Command, frozen=True, tag="breakout.close"):
    """At once, or after a countdown; one that is running is not made longer."""

    needs = Permission.MOVE_PEOPLE
    id: Id
    after_ms: AfterMs = 0

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.the(BreakoutSet, self.id)
        if known.opening is None:
            return
        if self.after_ms == 0:
            yield from close(known, turn)
            return
        ends_ms = turn.at_ms + self.after_ms
        if known.opening.ends_ms is None or ends_ms < known.opening.ends_ms:
            yield EndMoved(known.id, ends_ms)


class AddRoom(Command, frozen=True, tag="breakout.add_room"):
    needs = Permission.MOVE_PEOPLE
    id: Id
    name: Name

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.the(BreakoutSet, self.id)
        number = len(known.plan.names)
        if number >= MOST_ROOMS:
            raise Refused("too_many_rooms", f"A set has at most {MOST_ROOMS} rooms.")
        yield RoomAdded(known.id, self.name, known.room_named(known.openings, number) if known.opening else None)


class RenameRoom(Command, frozen=True, tag="breakout.rename_room"):
    needs = Permission.MOVE_PEOPLE
    id: Id
    room: Number
    name: Name

    def decide(self, turn: Turn) -> Iterator[Event]:
        names = turn.the(BreakoutSet, self.id).plan.names
        if self.room >= len(names):
            raise Refused("no_such_room", "There is no such room in this set.")
        if names[self.room] != self.name:
            yield RoomRenamed(self.id, self.room, self.name)


class Move(Command, frozen=True, tag="breakout.move"):
    """By staff, while it runs: to the class or to an open room, which is their own from then on."""

    needs = Permission.MOVE_PEOPLE
    people: People
    to: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = reachable(turn, self.to)
        for person in dict.fromkeys(self.people):
            member = turn.the(Member, person)
            if member.place is None:
                raise Refused("in_no_room", f"{member.name} is in no room.")
            if member.place != self.to:
                yield Moved(person, self.to)
                if known is not None and is_pupil(member):
                    yield from seat(known, person, number_of(known, self.to), known.round)


class Go(Command, frozen=True, tag="breakout.go"):
    """Of one's own will: staff anywhere, others as far as the open set leaves them the choice."""

    needs = Permission.CHOOSE_ROOM
    to: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        place = turn.here()
        known = reachable(turn, self.to)
        if Permission.MOVE_PEOPLE not in turn.by.permissions:
            may_go(open_set(turn), turn.by.id, self.to, known)
        if place != self.to:
            yield Moved(turn.by.id, self.to)


class NeedMinute(Command, frozen=True, tag="breakout.need_minute"):
    """A group asks for one more minute, once."""

    needs = Permission.CHOOSE_ROOM

    def decide(self, turn: Turn) -> Iterator[Event]:
        room, known = turn.here(), open_set(turn)
        opening = known.opening if known else None
        if known is None or opening is None or room not in opening.rooms:
            raise Refused("in_no_breakout", "You are in no group.")
        if opening.ends_ms is None or opening.ends_ms - turn.at_ms > CLOSING_MS:
            raise Refused("not_closing", "The time is not over yet.")
        if room not in opening.wants_minute:
            yield MinuteWanted(known.id, room)


class SetOpened(Change[BreakoutSet], frozen=True, tag="breakout.opened"):
    rooms: tuple[str, ...]
    round: int
    at_ms: int
    ends_ms: int | None

    def apply(self, item: BreakoutSet) -> BreakoutSet:
        opening = Opening(self.rooms, self.at_ms, self.ends_ms)
        return replace(item, round=self.round, openings=item.openings + 1, opening=opening)


class EndMoved(Change[BreakoutSet], frozen=True, tag="breakout.end_moved"):
    ends_ms: int

    def apply(self, item: BreakoutSet) -> BreakoutSet:
        return replace(item, opening=replace(opening_of(item), ends_ms=self.ends_ms, wants_minute=()))


class RoomAdded(Change[BreakoutSet], frozen=True, tag="breakout.room_added"):
    name: str
    room: str | None  # its id, if the set is open

    def apply(self, item: BreakoutSet) -> BreakoutSet:
        more = replace(item, plan=replace(item.plan, names=(*item.plan.names, self.name)))
        if self.room is None:
            return more
        opening = opening_of(item)
        return replace(more, opening=replace(opening, rooms=(*opening.rooms, self.room)))


class RoomRenamed(Change[BreakoutSet], frozen=True, tag="breakout.room_renamed"):
    room: int
    name: str

    def apply(self, item: BreakoutSet) -> BreakoutSet:
        names = (*item.plan.names[: self.room], self.name, *item.plan.names[self.room + 1 :])
        return replace(item, plan=replace(item.plan, names=names))


class MinuteWanted(Change[BreakoutSet], frozen=True, tag="breakout.minute_wanted"):
    room: str

    def apply(self, item: BreakoutSet) -> BreakoutSet:
        opening = opening_of(item)
        return replace(item, opening=replace(opening, wants_minute=(*opening.wants_minute, self.room)))


def open_round(known: BreakoutSet, round: int, minutes: int | None, turn: Turn) -> Iterator[Event]:
    """By plan; who is here and has no seat in it goes where late comers go."""
    rooms = tuple(known.room_named(known.openings + 1, n) for n in range(len(known.plan.names)))
    yield SetOpened(known.id, rooms, round, turn.at_ms, turn.at_ms + minutes * MINUTE_MS if minutes else None)
    seats, here = known.plan.seats(round), turn.things.of(Devices)
    filled, late = Counter[str | None](), list[str]()
    for member in turn.things.of(Member).values():
        if member.place is None:
            continue
        if member.id in seats:
            room = rooms[seats[member.id]]
            filled[room] += 1
            yield Moved(member.id, room)
        elif is_pupil(member) and member.id in here:
            late.append(member.id)
    if places_late(known):
        for person in late:
            yield from to_smallest(known, rooms, filled, person, round)


def place_late(person: str, turn: Turn) -> Iterator[Event]:
    """Of somebody who comes while rooms are open: to their own, or by the rule for late comers."""
    known, member = open_set(turn), turn.things.of(Member)[person]
    if known is None or member.settled or member.place != MAIN:
        return
    seats = known.plan.seats(known.round)
    if person in seats:
        yield Moved(person, known.rooms[seats[person]])
    elif is_pupil(member) and places_late(known):
        filled = Counter(other.place for other in turn.things.of(Member).values() if is_pupil(other))
        yield from to_smallest(known, known.rooms, filled, person, known.round)


def to_smallest(
    known: BreakoutSet, rooms: Sequence[str], filled: Counter[str | None], person: str, round: int
) -> Iterator[Event]:
    """`filled`: how many are in each room; this one is counted."""
    number = min(range(len(rooms)), key=lambda n: filled[rooms[n]])
    filled[rooms[number]] += 1
    yield Moved(person, rooms[number])
    yield from seat(known, person, number, round)


def places_late(known: BreakoutSet) -> bool:
    return known.plan.late is Late.SMALLEST and known.plan.choice is not Choice.FREE


def running(turn: Turn, id: str) -> BreakoutSet:
    known = turn.the(BreakoutSet, id)
    opening_of(known)
    return known


def opening_of(known: BreakoutSet) -> Opening:
    if known.opening is None:
        raise Refused("not_open", "These rooms are not open.")
    return known.opening


def reachable(turn: Turn, to: str) -> BreakoutSet | None:
    """The set whose open room `to` is; None: the class itself."""
    if to == MAIN:
        return None
    known = open_set(turn)
    if known is None or to not in known.rooms:
        raise Refused("no_such_room", "That room is not open.")
    return known


def may_go(known: BreakoutSet | None, person: str, to: str, target: BreakoutSet | None) -> None:
    if known is None or known.plan.choice is Choice.FREE:
        return
    own = known.plan.seats(known.round).get(person)
    returns = target is None or number_of(known, to) == own
    if known.plan.choice is not Choice.RETURNABLE or not returns:
        raise Refused("assigned", "Your teacher says who is in which group.")


def number_of(known: BreakoutSet, room: str) -> int:
    return known.rooms.index(room)


def comes(event: PersonCame, turn: Turn) -> Iterator[Event]:
    if event.waits_for is None:
        yield from place_late(event.id, turn)


def enters(event: PersonEntered | Moved, turn: Turn) -> Iterator[Event]:
    yield from place_late(event.id, turn)


def all_come_back(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    known = open_set(turn)
    if known is not None:
        yield from close(known, turn)


TOOL = Tool(
    "moving",
    commands=(Open, NextRound, Extend, Close, AddRoom, RenameRoom, Move, Go, NeedMinute),
    events=(SetOpened, EndMoved, RoomAdded, RoomRenamed, MinuteWanted),
    follows={
        PersonCame: comes,
        PersonEntered: enters,
        Moved: enters,
        ClassEnded: all_come_back,
    },
)
