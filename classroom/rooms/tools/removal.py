"""Removal: somebody is taken out of the class for good, or sent back to its door, and what undoes it.

Who is removed reads why, if a reason was given. Who is sent out goes from the class with all that follows from that,
and comes to the door by the same devices in the same moment; they stay there until they are let in.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from classroom.rooms.roles import PUPILS, STAFF, Kind, Reason, Standing
from classroom.rooms.tool import Change, Command, Event, Id, Permission, Refused, Tool, Turn
from classroom.rooms.tools.presence import (
    DeviceCame,
    Devices,
    DeviceWent,
    Member,
    PersonCame,
    Removal,
    last_seen,
)

Why = Annotated[str, Meta(max_length=200)]


class Remove(Command, frozen=True, tag="presence.remove"):
    """Who was removed does not come back into this class, unless staff allow it."""

    needs = Permission.REMOVE
    person: Id
    reason: Why = ""

    def decide(self, turn: Turn) -> Iterator[Event]:
        member = turn.the(Member, self.person)
        if member.role in STAFF:
            raise Refused("staff", "Staff cannot be removed.")
        if member.standing is not Standing.REMOVED:
            yield MemberRemoved(self.person, turn.by.id, self.reason, turn.at_ms)


class AllowBack(Command, frozen=True, tag="door.allow_back"):
    """They stand as before they were removed: in the class, or at its door."""

    needs = Permission.REMOVE
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Member, self.person).standing is Standing.REMOVED:
            yield MemberAllowedBack(self.person, turn.by.id)


class SendOut(Command, frozen=True, tag="door.send_out"):
    """Back to the door, until somebody lets them in."""

    needs = Permission.ADMIT
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        member = turn.the(Member, self.person)
        if member.role not in PUPILS:
            raise Refused("only_pupils", "Only pupils and guests can be sent to the door.")
        if member.standing is not Standing.IN:
            return
        if self.person not in turn.things.of(Devices):
            raise Refused("not_here", f"{member.name} is not here.")
        yield MemberSentOut(self.person, turn.by.id, turn.at_ms)


class MemberRemoved(Change[Member], frozen=True, tag="presence.member_removed"):
    by: str
    reason: str = ""
    at_ms: int | None = None  # None: of the time before it was kept

    def apply(self, item: Member) -> Member:
        removal = Removal(self.by, self.reason, self.at_ms, item.standing)
        return replace(item, standing=Standing.REMOVED, removal=removal)


class MemberAllowedBack(Change[Member], frozen=True, tag="door.member_allowed_back"):
    by: str

    def apply(self, item: Member) -> Member:
        if item.removal is None:
            raise RuntimeError("they were not removed")
        return replace(item, standing=item.removal.was, removal=None)


class MemberSentOut(Change[Member], frozen=True, tag="door.member_sent_out"):
    by: str
    at_ms: int

    def apply(self, item: Member) -> Member:
        return replace(item, standing=Standing.WAITING, sent_out_by=self.by)


def leave(event: MemberRemoved | MemberSentOut, turn: Turn) -> Iterator[Event]:
    here = turn.things.of(Devices).get(event.id)
    for id, device in here.devices.items() if here else ():
        yield DeviceWent(event.id, id, last_seen(device, turn))


def go_to_the_door(event: MemberSentOut, turn: Turn) -> Iterator[Event]:
    """What is lost comes to the door when it is back."""
    yield from leave(event, turn)
    here = turn.things.of(Devices).get(event.id)
    live = [(id, device) for id, device in here.devices.items() if not device.lost] if here else []
    # A companion is beside another device, so it does not come first; alone it is a companion no longer.
    live.sort(key=lambda each: each[1].kind is Kind.COMPANION)
    for n, (id, device) in enumerate(live):
        if n == 0:
            kind = Kind.REMOTE if device.kind is Kind.COMPANION else device.kind
            yield PersonCame(event.id, id, kind, device.room_device, event.at_ms, Reason.SENT_OUT)
        else:
            yield DeviceCame(event.id, id, device.kind, device.room_device, event.at_ms)


TOOL = Tool(
    "removal",
    commands=(Remove, AllowBack, SendOut),
    events=(MemberRemoved, MemberAllowedBack, MemberSentOut),
    follows={MemberRemoved: leave, MemberSentOut: go_to_the_door},
)
