"""Powers: what each role may do. Staff give roles, edit what assistants and guests may, and let somebody present.

The one table of permissions. What is edited holds in this class only and at once: whoever loses a permission loses what
they do by it, which `help.py`, `listening.py` and `publishing.py` say where they follow.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.roles import Role, Standing
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Things,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.locks import taken
from classroom.rooms.tools.presence import Devices, DeviceWent, Member, changes_role

P = Permission
STAFF_MAY = frozenset(Permission) - {P.SERVER, P.ANSWER}
OF_TEACHERS = frozenset({P.RUN_CLASS, P.GIVE_ROLES})  # nobody else gets them, or they could give themselves all others
PUPILS_MAY = frozenset(
    {
        P.BE_HERE,
        P.TALK,
        P.TALK_PRIVATELY,
        P.RAISE_HAND,
        P.REACT,
        P.PUBLISH,
        P.SEND_SOUND,
        P.SEND_PICTURE,
        P.SHARE_SCREEN,
        P.ANSWER,
        P.WRITE_NOTES,
        P.DRAW,
        P.CALL_FOR_HELP,
        P.CHOOSE_ROOM,
    }
)
# As long as nobody has edited it.
MAY: Mapping[Role, frozenset[Permission]] = {
    Role.TEACHER: STAFF_MAY,
    Role.CO_TEACHER: STAFF_MAY,
    Role.ASSISTANT: STAFF_MAY - OF_TEACHERS - {P.REMOVE},
    Role.LEARNER: PUPILS_MAY,
    Role.GUEST: PUPILS_MAY - {P.SHARE_SCREEN, P.TALK_PRIVATELY},  # a guest writes to no child alone, unless allowed
    Role.OBSERVER: frozenset({P.BE_HERE}),
}
# The roles that someone may give, and those of the people to whom. An observer stands beside this: anyone's to change.
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.TEACHER: frozenset(Role) - {Role.OBSERVER},
    Role.CO_TEACHER: frozenset(Role) - {Role.OBSERVER, Role.TEACHER},
}


class EditedRole(StrEnum):
    """The roles whose permissions can be edited. What learners may not do for a while is locked."""

    ASSISTANT = "assistant"
    GUEST = "guest"


GRANTABLE: Mapping[EditedRole, frozenset[Permission]] = {
    EditedRole.ASSISTANT: STAFF_MAY - OF_TEACHERS,
    EditedRole.GUEST: PUPILS_MAY,
}
ALWAYS = frozenset({P.BE_HERE, P.PUBLISH})  # without them nobody can be in a class, or switch off what they send

Permissions = Annotated[tuple[Permission, ...], Meta(max_length=len(Permission))]


class PowersView(Struct, frozen=True):
    permissions: tuple[Permission, ...]


class Powers(Item, frozen=True):
    """Under the name of its role, from the first change on; until then `MAY` says it."""

    kind = "powers"

    permissions: tuple[Permission, ...]  # in the order of `Permission`

    def view(self, viewer: Viewer) -> PowersView:
        return PowersView(self.permissions)


class SetRole(Command, frozen=True, tag="roles.set"):
    """In this class only. The course, and whose progress it counts, do not change."""

    needs = Permission.GIVE_ROLES
    person: Id
    role: Role

    def decide(self, turn: Turn) -> Iterator[Event]:
        members = turn.things.of(Member)
        member, gives = turn.the(Member, self.person), GIVES[members[turn.by.id].role]
        if member.standing is Standing.REMOVED:
            raise Refused("removed", f"{member.name} was taken out of this class.")
        if self.role not in gives:
            raise Refused("not_yours_to_give", "You cannot give this role.")
        if member.role is not Role.OBSERVER and member.role not in gives:
            raise Refused("above_you", f"The role of {member.name} is above yours.")
        if member.role is self.role:
            return
        if member.role is Role.TEACHER and not teacher_beside(member, turn):
            raise Refused("last_teacher", "There is no other teacher here. Make somebody else a teacher first.")
        yield from changes_role(member, self.role, turn, turn.by.id)


class PermitRole(Command, frozen=True, tag="roles.permit"):
    """These and no others, but for what a role always may."""

    needs = Permission.GIVE_ROLES
    role: EditedRole
    permissions: Permissions

    def decide(self, turn: Turn) -> Iterator[Event]:
        wanted = ALWAYS | {*self.permissions}
        if not wanted <= GRANTABLE[self.role]:
            raise Refused("not_grantable", "One of these can never be given to this role.")
        permissions = tuple(each for each in Permission if each in wanted)
        known = turn.things.of(Powers).get(self.role)
        if known is None:
            if wanted != MAY[Role(self.role)]:
                yield PowersSet(self.role.value, permissions)
        elif known.permissions != permissions:
            yield PowersChanged(self.role.value, permissions)


class Present(Command, frozen=True, tag="people.present"):
    """Who presents may share the screen whatever is locked; several may at once."""

    needs = Permission.LEAD
    person: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        member = turn.the(Member, self.person)
        if self.on and (member.place is None or self.person not in turn.things.of(Devices)):
            raise Refused("not_here", f"{member.name} is not in the class.")
        if member.presenter is not self.on:
            yield PresenterChanged(self.person, self.on)


class PowersSet(Creation[Powers], frozen=True, tag="roles.first_permitted"):
    permissions: tuple[Permission, ...]

    def create(self) -> Powers:
        return Powers(self.id, self.permissions)


class PowersChanged(Change[Powers], frozen=True, tag="roles.permitted"):
    permissions: tuple[Permission, ...]

    def apply(self, item: Powers) -> Powers:
        return Powers(self.id, self.permissions)


class PresenterChanged(Change[Member], frozen=True, tag="people.presenter_changed"):
    on: bool

    def apply(self, item: Member) -> Member:
        return replace(item, presenter=self.on)


def allowed(things: Things, member: Member) -> frozenset[Permission]:
    """What somebody in the class may do now. Asked for everyone at each commit, so it is little work."""
    lost = taken(things, member.role)
    return by_role(things, member) - (lost - {P.SHARE_SCREEN} if member.presenter else lost)


def by_role(things: Things, member: Member) -> frozenset[Permission]:
    """The same without the locks."""
    known = things.of(Powers).get(member.role)
    may = MAY[member.role] if known is None else frozenset(known.permissions)
    return may | {P.SHARE_SCREEN} if member.presenter else may


def teacher_beside(member: Member, turn: Turn) -> bool:
    """One who is here: who went home could make nobody a teacher again."""
    here, members = turn.things.of(Devices), turn.things.of(Member).values()
    return any(each.role is Role.TEACHER and each.id in here and each.id != member.id for each in members)


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id not in turn.things.of(Devices) and turn.things.of(Member)[event.id].presenter:
        yield PresenterChanged(event.id, on=False)


TOOL = Tool(
    "powers",
    items=(Powers,),
    commands=(SetRole, PermitRole, Present),
    events=(PowersSet, PowersChanged, PresenterChanged),
    follows={DeviceWent: goes},
)
