"""What one's own page is told of how it stands: in the class, at the door and why, removed, or the class is over.

Derived, never kept: who is outside the class sees no item, so this is all they get.
"""

from enum import StrEnum

from msgspec import Struct

from classroom.rooms.tool import Things
from classroom.rooms.tools.lobby import Waiting
from classroom.rooms.tools.presence import Devices, Member, Reason, Standing
from classroom.rooms.tools.readiness import Prerequisite, Readiness
from classroom.rooms.tools.session import Policy, class_of


class DoorState(StrEnum):
    IN = "in"
    WAITING = "waiting"
    REMOVED = "removed"
    ENDED = "ended"
    OUT = "out"  # not here by any device


class Door(Struct, frozen=True):
    state: DoorState
    policy: Policy
    reason: Reason | None = None  # of waiting
    since_ms: int | None = None  # of waiting and in: since when; of ended: when
    prerequisites: tuple[Prerequisite, ...] = ()  # one's own, done ones too
    by: str | None = None  # the name of who removed, or who ended the class
    minutes: int | None = None  # not used yet


def door_of(things: Things, person_id: str) -> Door:
    """How this person stands. For a stranger: out."""
    session = class_of(things)
    policy = session.policy if session else Policy.WARN
    readiness = things.of(Readiness).get(person_id)
    prerequisites = readiness.prerequisites if readiness else ()
    members = things.of(Member)
    member = members.get(person_id)
    if member is not None and member.standing is Standing.REMOVED:
        return Door(DoorState.REMOVED, policy, by=_name(things, member.removed_by))
    if session is not None and session.end is not None:
        return Door(DoorState.ENDED, policy, since_ms=session.end.at_ms, by=_name(things, session.end.by))
    here = things.of(Devices).get(person_id)
    if here is None:
        return Door(DoorState.OUT, policy, prerequisites=prerequisites)
    waiting = things.of(Waiting).get(person_id)
    if waiting is not None:
        return Door(DoorState.WAITING, policy, waiting.reason, waiting.since_ms, prerequisites)
    return Door(DoorState.IN, policy, None, here.since_ms, prerequisites)


def _name(things: Things, person_id: str | None) -> str | None:
    member = things.of(Member).get(person_id) if person_id else None
    return member.name if member else None
