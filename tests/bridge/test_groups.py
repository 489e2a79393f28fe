"""Groups are kept from one lesson to the next: by what classes leave, and by what staff write."""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.demo.seed import DemoFacts
from classroom.rooms.roles import Role
from classroom.rooms.tool import Command
from classroom.rooms.tools.breakouts import (
    MOST_SETS,
    Forget,
    Plan,
    Restore,
    SeatPlanned,
    SetChanged,
    SetClosed,
    SetDeleted,
    SetPrepared,
)
from classroom.rooms.tools.moving import RoomAdded, RoomRenamed, SetOpened
from classroom.store.log import Log
from lms_bridge.bridge import Bridge
from lms_bridge.courses.enrolment import Enrolled
from lms_bridge.groups import BadGroups, GroupsWish, planned

from .conftest import Caller, Clock
from .scripted import SESSION, Scripted, at

COURSE = "earth-and-sky"
GROUPS = f"/api/v1/courses/{COURSE}/groups"
PEOPLE = [
    Enrolled("ms-adeyemi", "Ms Adeyemi", Role.TEACHER),
    Enrolled("clara", "Clara Hofmann", Role.LEARNER),
    Enrolled("amina", "Amina  Rahman", Role.LEARNER),
    Enrolled("hugo", "Hugo Marchand", Role.LEARNER),
    Enrolled("hugo-2", "Hugo Marchand", Role.GUEST),
]
PLAN = Plan("Tables", ("North", "South"), ({"clara-hofmann": 0, "amina-rahman": 1},), minutes=10)


@pytest.fixture
async def lesson(engine: AsyncEngine, demo: DemoFacts) -> Scripted:
    log = Log(engine)
    scripted = Scripted(log, await log.take_over(SESSION))
    await scripted.opens()
    return scripted


# what staff write
@pytest.mark.parametrize(
    "text",
    [
        "group,person\nNorth,Clara Hofmann\nSouth,amina rahman\nNorth,hugo\n",
        "\ufeffperson;Group\r\nclara;North\r\n\r\nAMINA RAHMAN;South\r\nhugo;North\r\n",
        'table\tname\tnote\n"North"\tclara\t1\nSouth\tamina\nNorth\thugo\t\n',
    ],
)
def test_a_table_says_the_groups_however_it_was_made(text: str) -> None:
    plan = planned(GroupsWish("Tables", csv=text), PEOPLE)
    assert (plan.name, plan.names) == ("Tables", ("North", "South"))
    assert plan.rounds == ({"clara": 0, "amina": 1, "hugo": 0},)


def test_a_table_with_rounds() -> None:
    text = "group,person,round\nA,clara,1\nB,amina,1\nB,clara,2\nA,amina,2\n"
    assert planned(GroupsWish("T", csv=text), PEOPLE).rounds == ({"clara": 0, "amina": 1}, {"clara": 1, "amina": 0})


def test_all_rows_that_are_wrong_are_told_at_once() -> None:
    text = "group,person\nNorth,Nobody\nNorth,Hugo Marchand\nNorth,clara\nSouth,clara\nSouth,Ms Adeyemi\n"
    with pytest.raises(BadGroups) as bad:
        planned(GroupsWish("T", csv=text), PEOPLE)
    assert str(bad.value).splitlines() == [
        "Row 2: nobody in this course is called Nobody.",
        "Row 3: 2 people are called Hugo Marchand; use the id.",
        "Row 5: Clara Hofmann is in a group of round 1 already.",
        "Row 6: Ms Adeyemi is no pupil; staff go where they like.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Row 1: the first line names the columns"),
        ("North,clara\n", "Row 1: the first line names the columns"),
        ("group,person\n", "There are 0 groups; a set has 1 to 300."),
        (
            "group,person\n,clara\nNorth,\n",
            "Row 2: a group has a name of 1 to 80 characters.\nRow 3: the person is missing.",
        ),
        (f"group,person\n{'x' * 81},clara\n", "Row 2: a group has a name of 1 to 80 characters."),
        ("group,person,round\nN,clara,0\nN,hugo,11\nN,amina,²\n", "Row 2: a round is a number from 1 to 10.\nRow 3:"),
        ("group,person\n" + "".join(f"g{n},clara\n" for n in range(301)), "There are 301 groups"),
        ("group,person\n" + "".join(f"g,nobody {n}\n" for n in range(12)), "And 2 more rows."),
    ],
)
def test_a_table_that_is_wrong_says_where(text: str, said: str) -> None:
    with pytest.raises(BadGroups) as bad:
        planned(GroupsWish("T", csv=text), PEOPLE)
    assert said in str(bad.value)


def test_lists_are_by_id_or_name_too() -> None:
    wish = GroupsWish("T", ("North", "South"), [[["clara", "Amina Rahman"], ["hugo-2"]]])
    assert planned(wish, PEOPLE).rounds == ({"clara": 0, "amina": 0, "hugo-2": 1},)
    for wrong in (
        GroupsWish("T"),
        GroupsWish("T", ("North",), [[["clara"], ["hugo"]]]),
        GroupsWish("T", ("North",), [[["clara", "clara"]]]),
        GroupsWish("T", ("North",), csv="group,person\nNorth,clara\n"),
    ):
        with pytest.raises(BadGroups):
            planned(wrong, PEOPLE)


# over REST
WISH: dict[str, Any] = {
    "name": "Tables",
    "csv": "group,person\nNorth,Clara Hofmann\nSouth,amina-rahman\n",
    "minutes": 10,
}


async def test_staff_write_groups_and_the_running_class_is_told(call: Caller, told: list[tuple[str, Command]]) -> None:
    status, put = await call("PUT", f"{GROUPS}/tables", "ms-adeyemi", WISH)
    assert status == 200
    assert put["rounds"] == [
        [[{"id": "clara-hofmann", "name": "Clara Hofmann"}], [{"id": "amina-rahman", "name": "Amina Rahman"}]]
    ]
    assert told == [(SESSION, Restore("tables", PLAN))]
    assert await call("GET", GROUPS, "ms-adeyemi") == (200, {"sets": [put]})
    assert await call("GET", f"{GROUPS}/tables", "ms-adeyemi") == (200, put)
    assert (await call("DELETE", f"{GROUPS}/tables", "ms-adeyemi"))[0] == 200
    assert told[1:] == [(SESSION, Forget("tables"))]
    assert (await call("GET", f"{GROUPS}/tables", "ms-adeyemi"))[0] == 404
    assert (await call("DELETE", f"{GROUPS}/tables", "ms-adeyemi"))[0] == 404


async def test_nothing_is_half_done(call: Caller, told: list[tuple[str, Command]]) -> None:
    await call("PUT", f"{GROUPS}/tables", "ms-adeyemi", WISH)
    before = await call("GET", GROUPS, "ms-adeyemi")
    told.clear()
    status, said = await call("PUT", f"{GROUPS}/tables", "ms-adeyemi", WISH | {"csv": WISH["csv"] + "South,Nobody\n"})
    assert (status, said["error"]["code"]) == (422, "bad_groups")
    assert said["error"]["message"] == "Row 4: nobody in this course is called Nobody."
    wrong: list[Any] = [WISH | {"minutes": 0}, WISH | {"name": ""}, WISH | {"more": 1}, {"csv": "x"}, []]
    for bad in wrong:
        assert (await call("PUT", f"{GROUPS}/tables", "ms-adeyemi", bad))[0] == 422
    assert (await call("PUT", f"{GROUPS}/{'x' * 49}", "ms-adeyemi", WISH))[1]["error"]["code"] == "bad_id"
    assert (await call("PUT", f"{GROUPS}/tables", "ms-adeyemi", WISH | {"csv": "x" * 300_000}))[0] == 413
    assert await call("GET", GROUPS, "ms-adeyemi") == before and told == []


async def test_groups_are_for_staff(call: Caller) -> None:
    await call("PUT", f"{GROUPS}/tables", "ms-adeyemi", WISH)
    for who in ("clara-hofmann", "jonas-lindqvist", "ms-adeyemi learner"):
        for method, path in (("GET", GROUPS), ("GET", f"{GROUPS}/tables"), ("DELETE", f"{GROUPS}/tables")):
            assert (await call(method, path, who))[0] == 404
        assert (await call("PUT", f"{GROUPS}/tables", who, WISH))[0] == 404
    assert (await call("GET", GROUPS, None))[0] == 401
    assert (await call("GET", GROUPS, "ms-adeyemi assistant"))[0] == 200


async def test_a_course_keeps_so_many_sets(call: Caller) -> None:
    for number in range(MOST_SETS):
        assert (await call("PUT", f"{GROUPS}/set-{number}", "ms-adeyemi", WISH))[0] == 200
    status, said = await call("PUT", f"{GROUPS}/one-more", "ms-adeyemi", WISH)
    assert (status, said["error"]["code"]) == (409, "too_many_sets") and str(MOST_SETS) in said["error"]["message"]
    assert (await call("PUT", f"{GROUPS}/set-3", "ms-adeyemi", WISH))[0] == 200


async def test_open_rooms_are_not_changed_from_outside(call: Caller, lesson: Scripted) -> None:
    await lesson.happens(1, SetPrepared("tables", PLAN), actor="ms-adeyemi")
    await lesson.happens(2, SetOpened("tables", ("tables.0.0", "tables.0.1"), 0, at(2), None), actor="ms-adeyemi")
    for method, wish in (("PUT", WISH), ("DELETE", None)):
        status, said = await call(method, f"{GROUPS}/tables", "ms-adeyemi", wish)
        assert (status, said["error"]["code"]) == (409, "open")
    await lesson.happens(3, SetClosed("tables", ("tables.0.0", "tables.0.1")), actor="ms-adeyemi")
    assert (await call("PUT", f"{GROUPS}/tables", "ms-adeyemi", WISH))[0] == 200


# what classes leave
async def kept(bridge: Bridge) -> dict[str, Plan]:
    await bridge.follower.catch_up()
    return {each.id: each.plan for each in await bridge.groups.all(COURSE)}


async def test_what_a_class_prepares_and_changes_is_kept(bridge: Bridge, lesson: Scripted) -> None:
    await lesson.happens(1, SetPrepared("s", PLAN), actor="ms-adeyemi")
    assert await kept(bridge) == {"s": PLAN}
    await lesson.happens(2, SeatPlanned("s", "hugo-marchand", 0, 0), actor="ms-adeyemi")
    await lesson.happens(2, RoomAdded("s", "East", None), actor="ms-adeyemi")
    await lesson.happens(2, RoomRenamed("s", 0, "Pole"), actor="ms-adeyemi")
    now = await kept(bridge)
    assert now["s"].names == ("Pole", "South", "East")
    assert now["s"].rounds == ({"clara-hofmann": 0, "amina-rahman": 1, "hugo-marchand": 0},)
    await lesson.happens(3, SetDeleted("s"), actor="ms-adeyemi")
    assert await kept(bridge) == {}


async def test_the_next_class_gets_what_it_does_not_have(
    bridge: Bridge, lesson: Scripted, demo: DemoFacts, clock: Clock
) -> None:
    async def restored() -> list[Restore]:
        return [each for each in await bridge.directory.readiness(SESSION) if isinstance(each, Restore)]

    clock.now_ms = at(0)
    await bridge.put_groups(COURSE, "kept", PLAN)
    assert await restored() == [Restore("kept", PLAN)]
    await lesson.happens(1, SetPrepared("kept", PLAN))  # as the class does when it is told
    assert await restored() == []
    newer = Plan("Tables", ("North",))
    await lesson.happens(2, SetChanged("kept", newer), actor="ms-adeyemi")  # and the course has not heard of it yet
    assert await restored() == []
    await bridge.follower.catch_up()
    clock.now_ms = at(30)  # between two lessons
    await bridge.put_groups(COURSE, "kept", PLAN)
    assert await restored() == [Restore("kept", PLAN)]


async def test_an_old_state_of_a_class_does_not_undo_what_staff_wrote_later(
    bridge: Bridge, lesson: Scripted, clock: Clock
) -> None:
    await lesson.happens(1, SetPrepared("s", PLAN), actor="ms-adeyemi")
    clock.now_ms = at(60)  # the bridge was off meanwhile
    later = Plan("Later", ("North",))
    await bridge.put_groups(COURSE, "s", later)
    assert await kept(bridge) == {"s": later}


async def test_a_class_with_too_many_sets_stops_nothing(bridge: Bridge, lesson: Scripted) -> None:
    for number in range(MOST_SETS + 1):
        await lesson.happens(1, SetPrepared(f"s{number}", PLAN), actor="ms-adeyemi")
    assert len(await kept(bridge)) == MOST_SETS
    assert await bridge.follower.writeback.step() == 0


async def test_a_class_that_is_no_course_of_ours_keeps_nothing(engine: AsyncEngine, bridge: Bridge) -> None:
    log = Log(engine)
    stray = Scripted(log, await log.take_over("stray"))
    await stray.happens(1, SetPrepared("s", PLAN), actor="ms-adeyemi")
    await bridge.follower.catch_up()
    assert await bridge.groups.all(COURSE) == []
