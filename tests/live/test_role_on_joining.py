"""With which role somebody comes in who was in the class before in another one."""

from classroom.rooms.roles import Role
from classroom.rooms.tools.presence import ChangeRole, DeviceLeaves, Kind, Member, RoleChanged
from tests.given import CLASS, Given

from .conftest import PEOPLE, Facts, School


async def test_who_comes_back_with_another_role_has_it_from_then_on(school: School) -> None:
    teacher, ada = await school.tab("tess"), await school.tab("ada")
    session = await school.sessions.get("s")
    await session.report(DeviceLeaves("ada", ada.device))
    helper = Facts("ada", "Ada", Role.ASSISTANT)
    await session.join(helper, "ada-phone", Kind.REMOTE, room_device=False)
    await teacher.until(lambda: teacher.view("member", "ada")["role"] == "assistant")
    await session.join(PEOPLE["ada"], "ada-phone", Kind.REMOTE, room_device=False)
    await teacher.until(lambda: teacher.view("member", "ada")["role"] == "learner")


async def test_the_class_hears_of_the_role_before_the_device(school: School) -> None:
    await school.tab("ada")
    session = await school.sessions.get("s")
    await session.join(Facts("ada", "Ada", Role.OBSERVER), "ada-phone", Kind.REMOTE, room_device=False)
    kinds = [row.kind for row in await school.log.read("s")]
    assert kinds.index("presence.role_changed") < kinds.index("presence.device_came")


def test_a_role_that_staff_gave_in_class_is_kept() -> None:
    given = Given(*CLASS)
    given.happens(RoleChanged("ada", Role.ASSISTANT, by="tess"))
    assert given.server(ChangeRole("ada", Role.LEARNER)) == []
    assert given.room.of(Member)["ada"].role is Role.ASSISTANT
    assert given.server(ChangeRole("bob", Role.OBSERVER)) != []
