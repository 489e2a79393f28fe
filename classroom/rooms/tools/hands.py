"""Hands: one a person, in the order in which they went up; a hand goes down when its owner goes or moves."""

from collections.abc import Iterator

from msgspec import Struct

from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Engagement,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.presence import Devices, DeviceWent, Moved, RoleChanged
from classroom.rooms.tools.removal import MemberRemoved
from classroom.rooms.tools.session import ClassEnded, is_over


class HandView(Struct, frozen=True):
    raised_ms: int


class Hand(Item, frozen=True):
    """Under its owner's id."""

    kind = "hand"
    recurs = True

    raised_ms: int
    lies_in: str

    @property
    def room(self) -> str:
        return self.lies_in

    def view(self, viewer: Viewer) -> HandView:
        return HandView(self.raised_ms)


class RaiseHand(Command, frozen=True, tag="hand.raise"):
    needs = Permission.RAISE_HAND

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.by.id not in turn.things.of(Hand):
            yield HandRaised(turn.by.id, turn.at_ms, turn.here())


class LowerHand(Command, frozen=True, tag="hand.lower"):
    """One that is down already stays down: its owner and a teacher often press at once."""

    needs = Permission.BE_HERE
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if self.person != turn.by.id and Permission.MODERATE not in turn.by.permissions:
            raise Refused("not_yours", "You may lower your own hand.")
        hand = turn.things.of(Hand).get(self.person)
        if hand is not None and turn.by.reaches(hand.room):
            yield HandLowered(hand.id)


class LowerAllHands(Command, frozen=True, tag="hand.lower_all"):
    needs = Permission.MODERATE

    def decide(self, turn: Turn) -> Iterator[Event]:
        for hand in turn.things.of(Hand).values():
            if turn.by.reaches(hand.room):
                yield HandLowered(hand.id)


class HandRaised(Creation[Hand], frozen=True, tag="hand.raised"):
    counts_as = Engagement.HAND
    at_ms: int
    lies_in: str

    def create(self) -> Hand:
        return Hand(self.id, self.at_ms, self.lies_in)


class HandLowered(Change[Hand], frozen=True, tag="hand.lowered"):
    def apply(self, item: Hand) -> None:
        return None


def lower_of_gone(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id not in turn.things.of(Devices):
        yield from lower(event, turn)


def lower_of_removed(event: MemberRemoved, turn: Turn) -> Iterator[Event]:
    if event.id not in turn.things.of(Devices):  # else their devices go next, and the hand with the last of them
        yield from lower(event, turn)


def lower_of_moved(event: Moved, turn: Turn) -> Iterator[Event]:
    if is_over(turn.things):
        return  # `lower_at_the_end` and the last device that goes see to it
    hand = turn.things.of(Hand).get(event.id)
    if hand is not None and hand.lies_in != event.to:
        yield HandLowered(event.id)


def lower_at_the_end(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    for hand in turn.things.of(Hand).values():
        if hand.id not in turn.things.of(Devices):
            yield HandLowered(hand.id)


def lower(event: Event, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Hand):
        yield HandLowered(event.id)


TOOL = Tool(
    "hands",
    items=(Hand,),
    commands=(RaiseHand, LowerHand, LowerAllHands),
    events=(HandRaised, HandLowered),
    follows={
        DeviceWent: lower_of_gone,
        Moved: lower_of_moved,
        RoleChanged: lower,
        MemberRemoved: lower_of_removed,
        ClassEnded: lower_at_the_end,
    },
)
