"""Moving: rooms open and close, and people move between them within the one class. Nobody joins again.

A move is one fact about one member; what a page may see, and who is forwarded to whom, follows from where they are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapreplace
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from classroom.rooms.tool import MAIN, PREP, Change, Command, Event, Id, Permission, Refused, Tool, Turn
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
from classroom.rooms.tools.session import ClassEnded, Policy, class_of

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
        yield from go_over(known, known, known.round + 1, known.plan.minutes, turn)


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
        yield from close_after(known, self.after_ms, turn)


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
        if Permission.MOVE_PEOPLE not in turn.by.permissions:
            if place == PREP:
                raise Refused("preparing", "Do what is missing first, or ask to be let in.")
            may_go(open_set(turn), turn.by.id, self.to, reachable(turn, self.to))
        else:
            there(turn, self.to)
        if place != self.to:
            yield Moved(turn.by.id, self.to, settled=self.to != PREP)


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
    """By plan; who is here and has no seat in it goes where late comers go. Who prepares comes when that is done."""
    rooms = tuple(known.room_named(known.openings + 1, n) for n in range(len(known.plan.names)))
    yield SetOpened(known.id, rooms, round, turn.at_ms, turn.at_ms + minutes * MINUTE_MS if minutes else None)
    seats, here = known.plan.seats(round), turn.things.of(Devices)
    taken, late = Counter[int](), list[str]()
    for member in turn.things.of(Member).values():
        if member.place in (None, PREP):
            continue
        if member.id in seats:
            taken[seats[member.id]] += 1
            yield Moved(member.id, rooms[seats[member.id]])
        elif is_pupil(member) and member.id in here:
            late.append(member.id)
    if places_late(known):
        filled = sorted((taken[number], number) for number in range(len(rooms)))
        for person in late:
            yield from to_smallest(known, rooms, filled, person, round)


def go_over(old: BreakoutSet, new: BreakoutSet, round: int, minutes: int | None, turn: Turn) -> Iterator[Event]:
    """From the rooms that are open straight to those of a round, of the same set or of another."""
    opened = list(open_round(new, round, minutes, turn))
    go_on = {event.id for event in opened if isinstance(event, Moved)}
    yield from (event for event in close(old, turn) if event.id not in go_on)
    yield from opened


def close_after(known: BreakoutSet, after_ms: int, turn: Turn) -> Iterator[Event]:
    """By a countdown; one that is running is not made longer."""
    ends_ms, known_ms = turn.at_ms + after_ms, opening_of(known).ends_ms
    if known_ms is None or ends_ms < known_ms:
        yield EndMoved(known.id, ends_ms)


def place_late(person: str, turn: Turn) -> Iterator[Event]:
    """Of somebody who comes while rooms are open: to their own, or by the rule for late comers."""
    known, members = open_set(turn), turn.things.of(Member)
    if known is None or not is_late(members[person], turn):
        return
    filled = in_rooms(known, turn)
    for other in members.values():  # some may come in the same moment: each is counted before the next
        if other.id == person or (is_pupil(other) and is_late(other, turn)):
            came = [*late_seat(known, other, filled)]
            if other.id == person:
                yield from came
                return


def is_late(member: Member, turn: Turn) -> bool:
    return member.place == MAIN and not member.settled and member.id in turn.things.of(Devices)


def go_on(people: Iterable[Member], turn: Turn) -> Iterator[Event]:
    """Out of the preparation room: to the class, or straight to their group if they are here and rooms are open."""
    known = open_set(turn)
    filled = in_rooms(known, turn) if known else []
    for member in people:
        here = known is not None and member.id in turn.things.of(Devices)
        placed = [*late_seat(known, member, filled)] if known and here else []
        yield from placed or [Moved(member.id, MAIN, settled=False)]


def in_rooms(known: BreakoutSet, turn: Turn) -> list[tuple[int, int]]:
    """How many pupils are in each room, and its number; a heap."""
    filled = Counter(member.place for member in turn.things.of(Member).values() if is_pupil(member))
    return sorted((filled[room], number) for number, room in enumerate(known.rooms))


def late_seat(known: BreakoutSet, member: Member, filled: list[tuple[int, int]]) -> Iterator[Event]:
    """By plan, or by the rule for late comers; nothing where that leaves them in the class."""
    seats = known.plan.seats(known.round)
    if member.id in seats:
        yield Moved(member.id, known.rooms[seats[member.id]])
    elif is_pupil(member) and places_late(known):
        yield from to_smallest(known, known.rooms, filled, member.id, known.round)


def to_smallest(
    known: BreakoutSet, rooms: Sequence[str], filled: list[tuple[int, int]], person: str, round: int
) -> Iterator[Event]:
    """`filled`: a heap of how many are in each room, and its number; this one is counted."""
    many, number = filled[0]
    heapreplace(filled, (many + 1, number))
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


def there(turn: Turn, room: str) -> str:
    """A room that staff can go to, listen to and write to."""
    if room != PREP or not preparation_is_open(turn):
        reachable(turn, room)
    return room


def preparation_is_open(turn: Turn) -> bool:
    """Whether staff find a preparation room to go to."""
    session = class_of(turn.things)
    under_it = session is not None and session.policy is Policy.PREPARE
    return under_it or any(member.place == PREP for member in turn.things.of(Member).values())


def may_go(known: BreakoutSet | None, person: str, to: str, target: BreakoutSet | None) -> None:
    if known is None or known.plan.choice is Choice.FREE:
        return
    returns = target is None or to == known.seat_of(person)
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
