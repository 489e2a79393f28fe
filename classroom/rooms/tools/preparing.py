"""The preparation room: under the policy *prepare* a learner whose pre-work is missing starts there.

They are inside, talk there and may call staff, and are moved to the class when the work is done or staff let them in.
Who starts there is `presence.has_to_prepare`; who is in class already is not sent out of it by a changed policy.
"""

from collections.abc import Iterable, Iterator

from classroom.rooms.roles import STAFF
from classroom.rooms.tool import MAIN, PREP, Event, Tool, Turn
from classroom.rooms.tools.moving import go_on
from classroom.rooms.tools.presence import Member, Moved, Role, RoleChanged, is_ready
from classroom.rooms.tools.readiness import Excused, ReadinessChanged, ReadinessKnown
from classroom.rooms.tools.session import ClassEnded, Policy, SessionPlanned


def one_is_ready(event: ReadinessKnown | ReadinessChanged | Excused, turn: Turn) -> Iterator[Event]:
    member = turn.things.of(Member).get(event.id)
    if member is not None and is_ready(turn, member.id):
        yield from to_class([member], turn)


def another_role(event: RoleChanged, turn: Turn) -> Iterator[Event]:
    """Only learners prepare, and only those whose work is missing."""
    if event.role is not Role.LEARNER or is_ready(turn, event.id):
        yield from to_class([turn.things.of(Member)[event.id]], turn)


def another_policy(event: SessionPlanned, turn: Turn) -> Iterator[Event]:
    """Under *block* who prepares is inside already, and goes on as before."""
    if event.policy is Policy.WARN:
        yield from to_class(turn.things.of(Member).values(), turn)


def staff_come_back(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    """If the class is opened again, a learner who is not ready still has to prepare."""
    for member in turn.things.of(Member).values():
        if member.stays_in == PREP and member.role in STAFF:
            yield Moved(member.id, MAIN, settled=False)


def to_class(people: Iterable[Member], turn: Turn) -> Iterator[Event]:
    yield from go_on((member for member in people if member.stays_in == PREP), turn)


TOOL = Tool(
    "preparing",
    follows={
        ReadinessKnown: one_is_ready,
        ReadinessChanged: one_is_ready,
        Excused: one_is_ready,
        RoleChanged: another_role,
        SessionPlanned: another_policy,
        ClassEnded: staff_come_back,
    },
)
