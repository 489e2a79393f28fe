"""What one's own page is told of how it stands: in the class, at the door and why, removed, or the class is over.

Derived, never kept: who is outside the class sees no item, so this is all they get.
"""

from enum import StrEnum

from msgspec import Struct

from classroom.rooms.tool import Things
from classroom.rooms.tools.doorway import MESSAGE, DoorMessage
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


class DoorNote(Struct, frozen=True):
    text: str
    by: str | None


class Door(Struct, frozen=True):
    state: DoorState
    policy: Policy
    reason: Reason | None = None  # of waiting
    since_ms: int | None = None  # of waiting and in: since when; of ended and removed: when
    prerequisites: tuple[Prerequisite, ...] = ()  # one's own, done ones too
    by: str | None = None  # the name of who removed or sent out, or who ended the class
    because: str | None = None  # of removed: the reason that was given
    message: DoorNote | None = None  # of waiting: what staff have written to all who wait
    opens_ms: int | None = None  # of waiting for the door to open: when it does by itself


def door_of(things: Things, person_id: str) -> Door:
    """How this person stands. For a stranger: out."""
    session = class_of(things)
    policy = session.policy if session else Policy.WARN
    readiness = things.of(Readiness).get(person_id)
    prerequisites = readiness.prerequisites if readiness else ()
    members = things.of(Member)
    member = members.get(person_id)
    if member is not None and member.standing is Standing.REMOVED:
        known = member.removal
        if known is None:
            raise RuntimeError("they are removed by nobody")
        by, because = _name(things, known.by), known.reason or None
        return Door(DoorState.REMOVED, policy, since_ms=known.at_ms, by=by, because=because)
    if session is not None and session.end is not None:
        return Door(DoorState.ENDED, policy, since_ms=session.end.at_ms, by=_name(things, session.end.by))
    here = things.of(Devices).get(person_id)
    if here is None:
        return Door(DoorState.OUT, policy, prerequisites=prerequisites)
    waiting = things.of(Waiting).get(person_id)
    if waiting is not None:
        by = _name(things, member.sent_out_by if member else None)
        opens_ms = session.due_ms if session and waiting.reason is Reason.NOT_OPEN else None
        return Door(
            DoorState.WAITING,
            policy,
            waiting.reason,
            waiting.since_ms,
            prerequisites,
            by,
            message=_message(things),
            opens_ms=opens_ms,
        )
    return Door(DoorState.IN, policy, None, here.since_ms, prerequisites)


def _message(things: Things) -> DoorNote | None:
    known = things.of(DoorMessage).get(MESSAGE)
    return None if known is None else DoorNote(known.text, _name(things, known.by))


def _name(things: Things, person_id: str | None) -> str | None:
    member = things.of(Member).get(person_id) if person_id else None
    return member.name if member else None
