"""Who someone is right now: role, room, locks -> what they may do and see. The only place where permissions arise."""

from collections.abc import Mapping

from classroom.rooms.tool import Permission, Person, Sight, Things, Viewer
from classroom.rooms.tools.locks import taken
from classroom.rooms.tools.presence import Member, Role, Standing
from classroom.rooms.tools.requests import Request
from classroom.rooms.tools.session import is_over

P = Permission
STAFF_MAY = frozenset(Permission) - {P.SERVER}
PUPILS_MAY = frozenset(
    {
        P.BE_HERE,
        P.TALK,
        P.RAISE_HAND,
        P.REACT,
        P.PUBLISH,
        P.SEND_SOUND,
        P.SEND_PICTURE,
        P.SHARE_SCREEN,
        P.CALL_FOR_HELP,
        P.CHOOSE_ROOM,
    }
)
MAY: Mapping[Role, frozenset[Permission]] = {
    Role.TEACHER: STAFF_MAY,
    Role.CO_TEACHER: STAFF_MAY,
    Role.ASSISTANT: STAFF_MAY - {P.REMOVE, P.RUN_CLASS},
    Role.LEARNER: PUPILS_MAY,
    Role.GUEST: PUPILS_MAY,
    Role.OBSERVER: frozenset({P.BE_HERE}),
}
SEES: Mapping[Role, frozenset[Sight]] = {
    Role.TEACHER: frozenset(Sight),
    Role.CO_TEACHER: frozenset(Sight),
    Role.ASSISTANT: frozenset(Sight),
    Role.LEARNER: frozenset(),
    Role.GUEST: frozenset(),
    Role.OBSERVER: frozenset({Sight.EVERY_ROOM}),
}
AFTER_THE_END = frozenset({P.RUN_CLASS})
SERVER = Person(Viewer("", frozenset({Sight.EVERY_ROOM})), frozenset({P.SERVER}))


def who(things: Things, person_id: str, keys: Mapping[str, bytes]) -> Person:
    """A stranger, who waits at the door and who was removed are outside: they may nothing and nothing exists."""
    member = things.of(Member).get(person_id)
    if member is None or member.standing is not Standing.IN:
        return Person(Viewer(person_id))
    lost = taken(things, member.role)
    if lost and person_id in things.of(Request):
        lost -= {P.SEND_SOUND}  # asked to speak: for them the microphone is open
    may = MAY[member.role] - lost
    if is_over(things):
        may &= AFTER_THE_END
    return Person(Viewer(person_id, SEES[member.role], keys), may, member.place)
