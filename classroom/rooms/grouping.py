"""Grouping: who is with whom in which round. Pure: chance comes as a function, so the same seed gives the same groups.

What comes first: sizes that differ by one at most, then who must be together or apart, then readiness, then new
partners. Where not everything holds, the plan says what does not.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from classroom.rooms.seating import Seating
from classroom.rooms.tool import Id, Refused

MOST_ROOMS = 300
ATTEMPTS = 6  # at a round, and at all rounds anew, while somebody meets somebody again
LOOKS = 30_000  # places looked at, all attempts together: some 40 ms where not everybody can be pleased

Pairs = Annotated[tuple[tuple[Id, Id], ...], Meta(max_length=50)]
Shuffled = Callable[[Iterable[str]], list[str]]  # `Turn.shuffled`


class By(StrEnum):
    CHANCE = "chance"
    READINESS = "readiness"


class InEach(StrEnum):
    """By readiness: what each room is made of."""

    MIXED = "mixed"
    ALIKE = "alike"


class Arrangement(Struct, frozen=True, forbid_unknown_fields=True):
    """How people are to be put into groups: so many rooms, or rooms of about this size."""

    by: By
    in_each: InEach = InEach.MIXED
    rooms: Annotated[int, Meta(ge=1, le=MOST_ROOMS)] | None = None
    size: Annotated[int, Meta(ge=2, le=50)] | None = None
    rounds: Annotated[int, Meta(ge=1, le=10)] = 1
    apart: Pairs = ()
    together: Pairs = ()

    def rooms_for(self, people: int) -> int:
        if self.rooms is not None and self.size is None:
            return self.rooms
        if self.size is not None and self.rooms is None:
            nearest = (2 * people + self.size) // (2 * self.size)
            return max(1, min(nearest, people // 2, MOST_ROOMS))  # nobody is alone
        raise Refused("rooms_or_size", "Say how many rooms, or how many people in each: one of the two.")


@dataclass(frozen=True)
class Groups:
    rooms: int
    rounds: tuple[dict[str, int], ...]  # in each: person -> number of the room
    unmet: tuple[str, ...]  # "a b": two who should be together, or apart, and are not so in some round


def arrange(
    people: Sequence[str], arrangement: Arrangement, standing: Mapping[str, float], shuffled: Shuffled
) -> Groups:
    """Everyone is in one room in each round. `standing`: how ready each one is, from 0 to 1; unknown is 0."""
    ids = shuffled(sorted(set(people)))
    rooms = arrangement.rooms_for(len(ids))
    by_readiness = arrangement.by is By.READINESS
    levels = [round(2 * standing.get(id, 0)) if by_readiness else 0 for id in ids]  # not ready, partly, ready
    apart, together = _wished(arrangement.apart, ids), _wished(arrangement.together, ids)

    first = Seating(rooms, levels, apart)
    first.place_groups(together)
    if by_readiness and arrangement.in_each is InEach.ALIKE:
        first.fill_in_order()
    else:
        first.deal()
    stay = {n for n, friends in enumerate(together) if friends & first.masks[first.where[n]]}
    looks = first.exchange(LOOKS, stay)
    looks = first.exchange(looks, stay, across_levels=True)
    made = _all_rounds(first, arrangement.rounds, stay, shuffled, looks)
    rounds = tuple(dict(zip(ids, each.where, strict=True)) for each in made)
    return Groups(rooms, rounds, _unmet(arrangement, rounds))


def met_again(rounds: Iterable[Mapping[str, int]]) -> int:
    """How many pairs are together in more than one of these rounds."""
    bit: dict[str, int] = {}
    once: dict[str, int] = {}
    again: dict[str, int] = {}
    for places in rounds:
        masks: dict[int, int] = {}
        for person, room in places.items():
            masks[room] = masks.get(room, 0) | bit.setdefault(person, 1 << len(bit))
        for person, room in places.items():
            others = masks[room] & ~bit[person]
            again[person] = again.get(person, 0) | once.get(person, 0) & others
            once[person] = once.get(person, 0) | others
    return sum(mask.bit_count() for mask in again.values()) // 2


def _all_rounds(first: Seating, rounds: int, stay: set[int], shuffled: Shuffled, looks: int) -> list[Seating]:
    """The best of some attempts: who met early may leave nobody new for the last round."""
    best, least = [first], -1
    for attempt in range(ATTEMPTS):
        made = [first]
        while len(made) < rounds:
            following, looks = _following(
                made, stay, lambda names, n=attempt: shuffled(f"{n} {x}" for x in names), looks
            )
            made.append(following)
        cost = sum(each.cost() for each in made[1:])
        if least < 0 or cost < least:
            best, least = made, cost
        if not cost or looks <= 0:
            break
    return best


def _following(made: Sequence[Seating], stay: set[int], shuffled: Shuffled, looks: int) -> tuple[Seating, int]:
    """The best of some attempts at the next round, and how many looks are left."""
    best = made[0].anew(made, ())
    for attempt in range(ATTEMPTS):
        names = shuffled(f"{len(made)} {attempt} {n}" for n in range(len(best.where)) if n not in stay)
        following = made[0].anew(made, [int(name.rpartition(" ")[2]) for name in names])
        looks = following.exchange(looks - len(names), stay)
        if following.cost() < best.cost():
            best = following
        if not best.cost() or looks <= 0:
            break
    return best, looks


def _wished(pairs: Iterable[tuple[str, str]], ids: Sequence[str]) -> list[int]:
    """For each person with whom, as bits. Who is not here, and a pair of one, mean nothing."""
    number = {id: n for n, id in enumerate(ids)}
    wished = [0] * len(ids)
    for one, other in pairs:
        if one != other and one in number and other in number:
            wished[number[one]] |= 1 << number[other]
            wished[number[other]] |= 1 << number[one]
    return wished


def _unmet(arrangement: Arrangement, rounds: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    def broken(one: str, other: str, wanted: bool) -> bool:
        known = one != other and one in rounds[0] and other in rounds[0]
        return known and any((places[one] == places[other]) is not wanted for places in rounds)

    failing = [f"{a} {b}" for a, b in arrangement.together if broken(a, b, True)]
    failing += [f"{a} {b}" for a, b in arrangement.apart if broken(a, b, False)]
    return tuple(dict.fromkeys(failing))
