"""Who someone is right now: role, room, powers, locks -> what they may do and see."""

from collections.abc import Mapping

from classroom.rooms.tool import Permission, Person, Sight, Things, Viewer
from classroom.rooms.tools.powers import allowed, by_role
from classroom.rooms.tools.presence import Member, Role, Standing
from classroom.rooms.tools.requests import Request
from classroom.rooms.tools.session import is_over

SEES: Mapping[Role, frozenset[Sight]] = {
    Role.TEACHER: frozenset(Sight),
    Role.CO_TEACHER: frozenset(Sight),
    Role.ASSISTANT: frozenset(Sight),
    Role.LEARNER: frozenset(),
    Role.GUEST: frozenset(),
    Role.OBSERVER: frozenset({Sight.EVERY_ROOM}),
}
AFTER_THE_END = frozenset({Permission.RUN_CLASS})
SERVER = Person(Viewer("", frozenset({Sight.EVERY_ROOM})), frozenset({Permission.SERVER}))


def who(things: Things, person_id: str, keys: Mapping[str, bytes]) -> Person:
    """A stranger, who waits at the door and who was removed are outside: they may nothing and nothing exists."""
    member = things.of(Member).get(person_id)
    if member is None or member.standing is not Standing.IN:
        return Person(Viewer(person_id))
    may = allowed(things, member)
    if person_id in things.of(Request):
        may |= by_role(things, member) & {Permission.SEND_SOUND}  # asked to speak: no lock holds for the microphone
    if is_over(things):
        may &= AFTER_THE_END
    return Person(Viewer(person_id, SEES[member.role], keys), may, member.place)
