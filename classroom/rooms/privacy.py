"""Who may write to whom alone. Staff can always be written to; pupils among themselves only while staff allow it and
one of them is here."""

from classroom.rooms.roles import PUPILS, STAFF, Role, Standing
from classroom.rooms.tool import Id, Permission, Refused, Turn
from classroom.rooms.tools.locks import TAKES, Lock, taken
from classroom.rooms.tools.presence import Devices, Member


def addressee(turn: Turn, person: Id | None) -> Member:
    """Whom a private message is for, if it may be written now."""
    me = turn.things.of(Member)[turn.by.id]
    member = turn.seen(Member, person or "")
    if member.id == me.id:
        raise Refused("yourself", "A private message is for somebody else.")
    if member.standing is not Standing.IN or member.role is Role.OBSERVER:
        raise Refused("not_here", f"{member.name} takes no messages here.")
    if member.role in STAFF:
        return member
    if Permission.TALK_PRIVATELY not in turn.by.permissions:
        if TAKES[Lock.PRIVATE] in taken(turn.things, me.role):
            raise Refused("locked", "Private messages between pupils are off. You can write to the teachers.")
        raise Refused("not_allowed", "Your role may write privately to teachers only.")
    if me.role in PUPILS and not staff_is_here(turn):
        raise Refused("no_staff", "No teacher is here: private messages go on when one is back.")
    return member


def staff_is_here(turn: Turn) -> bool:
    members = turn.things.of(Member)
    return any(
        members[id].role in STAFF and not devices.at_door and not devices.reconnecting
        for id, devices in turn.things.of(Devices).items()
    )
