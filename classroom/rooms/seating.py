"""Seating: one round of groups while it is being made, for `grouping.py`.

People are numbers, and a set of people the bits of one, so that "has met somebody of this room" is one AND.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heapreplace

AGAINST_A_RULE = 1_000_000  # outweighs all that may meet again in one round


class Seating:
    """Each room has its size from the beginning; an exchange of two people keeps it."""

    def __init__(self, rooms: int, levels: Sequence[int], apart: Sequence[int]) -> None:
        self.levels, self.apart = levels, apart
        self.met = [0] * len(levels)  # whom each was with in the rounds before
        self.where = [-1] * len(levels)
        self.masks = [0] * rooms  # who is in each room
        each, more = divmod(len(levels), rooms)
        self.free = [each + (room < more) for room in range(rooms)]

    def anew(self, before: Iterable[Seating], order: Sequence[int]) -> Seating:
        """Another round in which each room is made of as many of each level. Who is not in `order` stays; the others
        come one by one, each where they have met the fewest."""
        following = Seating(len(self.masks), self.levels, self.apart)
        before = tuple(before)
        for person in range(len(self.where)):
            following.met[person] = union(each.masks[each.where[person]] for each in before) & ~(1 << person)
        moving = set(order)
        places: dict[int, Counter[int]] = {}  # of each level: room -> how many
        for person, room in enumerate(self.where):
            if person in moving:
                places.setdefault(self.levels[person], Counter())[room] += 1
            else:
                following.put(person, room)
        for person in sorted(order, key=lambda n: -self.apart[n].bit_count()):
            following.put_where_new(person, places[self.levels[person]])
        return following

    def put(self, person: int, room: int) -> None:
        self.where[person] = room
        self.masks[room] |= 1 << person
        self.free[room] -= 1

    def put_where_new(self, person: int, places: Counter[int]) -> None:
        """Into one of these places, which is then taken."""
        best, least = -1, -1
        for room in places:
            clash = self.clash(person, self.masks[room])
            if least < 0 or clash < least:
                best, least = room, clash
            if not clash:
                break
        self.put(person, best)
        places[best] -= 1
        if not places[best]:
            del places[best]

    def unplaced(self) -> list[int]:
        return [person for person, room in enumerate(self.where) if room < 0]

    def place_groups(self, together: Sequence[int]) -> None:
        """Who must be together, the largest groups first, where most is free; what does not fit goes next door."""
        for group in sorted(chains(together), key=len, reverse=True):
            while group:
                kept_apart = union(self.apart[person] for person in group)
                room = max(
                    range(len(self.free)),
                    key=lambda n: (self.free[n] >= len(group), not kept_apart & self.masks[n], self.free[n]),
                )
                for person in group[: self.free[room]]:
                    self.put(person, room)
                group = [person for person in group if self.where[person] < 0]

    def fill_in_order(self) -> None:
        """Runs of equal level."""
        places = [room for room, free in enumerate(self.free) for _ in range(free)]
        for person, room in zip(sorted(self.unplaced(), key=lambda n: self.levels[n]), places, strict=True):
            self.put(person, room)

    def deal(self) -> None:
        """Of each level the same number into each room, or one more."""
        for level in sorted(set(self.levels)):
            there = [0] * len(self.masks)
            for person, room in enumerate(self.where):
                if room >= 0 and self.levels[person] == level:
                    there[room] += 1
            heap = [(there[room], -free, room) for room, free in enumerate(self.free) if free]
            heapify(heap)
            for person in self.unplaced():
                if self.levels[person] == level:
                    count, _, room = heap[0]
                    self.put(person, room)
                    if self.free[room]:
                        heapreplace(heap, (count + 1, -self.free[room], room))
                    else:
                        heappop(heap)

    def clash(self, person: int, others: int) -> int:
        """What speaks against this person among these."""
        enemies = self.apart[person] & others
        repeats = (self.met[person] & others).bit_count()
        return repeats + AGAINST_A_RULE * enemies.bit_count() if enemies else repeats

    def cost(self) -> int:
        return sum(self.clash(person, self.masks[room]) for person, room in enumerate(self.where))

    def exchange(self, looks: int, stay: Collection[int], *, across_levels: bool = False) -> int:
        """Two people change places as long as that helps. Returns how many of `looks` are left."""
        movable = [person for person in range(len(self.where)) if person not in stay]
        of_level = {
            level: [n for n in movable if across_levels or self.levels[n] == level] for level in set(self.levels)
        }
        helped = True
        while helped and looks > 0:
            helped = False
            for person in movable:
                now = self.clash(person, self.masks[self.where[person]])
                if not now or looks <= 0:
                    continue
                others = of_level[self.levels[person]]
                looks -= len(others)
                gain, other = max((self.gain(person, now, other), other) for other in others)
                if gain > 0:
                    self.swap(person, other)
                    helped = True
        return looks

    def gain(self, one: int, now: int, other: int) -> int:
        """How much better it is when they change places. `now`: what speaks against the one where they are."""
        here, there = self.masks[self.where[one]], self.masks[self.where[other]]
        if here == there:
            return 0
        before = now + self.clash(other, there)
        return before - self.clash(one, there & ~(1 << other)) - self.clash(other, here & ~(1 << one))

    def swap(self, one: int, other: int) -> None:
        both = 1 << one | 1 << other
        for person in (one, other):
            self.masks[self.where[person]] ^= both
        self.where[one], self.where[other] = self.where[other], self.where[one]


def chains(together: Sequence[int]) -> list[list[int]]:
    """Groups of people who are linked by such pairs."""
    groups: list[list[int]] = []
    seen = 0
    for person, friends in enumerate(together):
        if friends and not seen >> person & 1:
            group, reached = [person], 1 << person
            for each in group:  # it grows while it is read
                found = bits(together[each] & ~reached)
                reached |= together[each]
                group += found
            groups.append(group)
            seen |= reached
    return groups


def bits(mask: int) -> list[int]:
    return [n for n in range(mask.bit_length()) if mask >> n & 1]


def union(masks: Iterable[int]) -> int:
    together = 0
    for mask in masks:
        together |= mask
    return together
