"""What happened in class comes into the course: when, what, and exactly once."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.demo.seed import DemoFacts
from classroom.rooms.tool import Command
from classroom.rooms.tools.hands import HandLowered
from classroom.rooms.tools.presence import Role
from classroom.rooms.tools.session import CLASS, ClassReopened
from classroom.store.engine import reading
from classroom.store.log import Log
from lms_bridge.adapters.embedded import Embedded
from lms_bridge.bridge import Bridge
from lms_bridge.courses.content import Attended, Part
from lms_bridge.courses.progress import Result
from lms_bridge.courses.tables import delivery
from lms_bridge.delivery import Delivery, Rejected, Unreachable
from lms_bridge.told import Told
from lms_bridge.writeback import AWAY_MS, CHANGES_MS, due_ms

from .conftest import START_MS, Clock
from .scripted import SESSION, Scripted, at

LIVE = "why-do-we-have-seasons"
NONE = Attended(0, 1800, 2700, False)
HANDS = Attended(0, 1800, 2700, False, 1, (Part("hand", 1, 1),))


@pytest.fixture
async def lesson(engine: AsyncEngine, demo: DemoFacts) -> Scripted:
    log = Log(engine)
    scripted = Scripted(log, await log.take_over(SESSION))
    await scripted.opens()
    await scripted.comes("ms-adeyemi", 0, Role.TEACHER)
    return scripted


async def result_of(bridge: Bridge, person: str) -> Result | None:
    return (await bridge.progress.of("earth-and-sky", person)).get(LIVE)


@pytest.mark.parametrize(
    ("attended", "away", "ended", "sent", "sent_ms", "expected"),
    [
        (NONE, None, False, None, None, None),  # here, and only minutes go by
        (NONE, 500, False, None, None, 500 + AWAY_MS),
        (NONE, 500, False, NONE, 400, None),  # all of it has been said
        (NONE, 500, True, None, None, 1_000),
        (NONE, 500, True, NONE, 600, None),
        (HANDS, None, False, None, None, 1_000),
        (HANDS, None, False, NONE, 900, 900 + CHANGES_MS),
        (HANDS, None, False, NONE, 1_000 - CHANGES_MS - 1, 1_000),
        (HANDS, 500, False, NONE, 900, 500 + AWAY_MS),
    ],
)
def test_when_something_is_due(
    attended: Attended, away: int | None, ended: bool, sent: Attended | None, sent_ms: int | None, expected: int | None
) -> None:
    assert due_ms(Told(attended, away), ended, sent, sent_ms, 1_000) == expected


async def test_who_stayed_long_enough_has_done_the_class(bridge: Bridge, lesson: Scripted, clock: Clock) -> None:
    await lesson.comes("clara-hofmann", 1)
    await lesson.comes("amina-rahman", 20)
    await lesson.ends(45)
    clock.now_ms = at(45)
    await bridge.follower.catch_up()
    clara, amina = await result_of(bridge, "clara-hofmann"), await result_of(bridge, "amina-rahman")
    assert clara and clara.attended and (clara.done, clara.source, clara.attended.seconds) == (True, "live class", 2640)
    assert amina and amina.attended and (amina.done, amina.attended.seconds) == (False, 1500)
    assert (amina.attended.needed_seconds, amina.attended.class_seconds) == (1800, 2700)
    assert await result_of(bridge, "hugo-marchand") is None
    assert await bridge.follower.outbox.due() == 0


async def test_who_leaves_is_written_down_after_a_minute_and_not_before(
    bridge: Bridge, lesson: Scripted, clock: Clock
) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.goes("clara-hofmann", 31)
    for seconds, done in ((0, False), (59, False), (61, True)):
        clock.now_ms = at(31) + seconds * 1_000
        await bridge.follower.catch_up()
        result = await result_of(bridge, "clara-hofmann")
        assert (result is not None and result.done) is done


async def test_who_is_back_within_the_minute_never_left(bridge: Bridge, lesson: Scripted, clock: Clock) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.goes("clara-hofmann", 31)
    clock.now_ms = at(31.1)
    await bridge.follower.catch_up()
    await lesson.comes("clara-hofmann", 31.5)
    clock.now_ms = at(40)
    await bridge.follower.catch_up()
    assert await result_of(bridge, "clara-hofmann") is None
    await lesson.ends(41)
    clock.now_ms = at(41)
    await bridge.follower.catch_up()
    result = await result_of(bridge, "clara-hofmann")
    assert result and result.attended and result.attended.seconds == round(40.5 * 60)


async def test_what_counts_is_written_at_most_every_five_minutes(
    bridge: Bridge, lesson: Scripted, clock: Clock
) -> None:
    await lesson.comes("clara-hofmann", 0)
    seen: list[int] = []
    for minute in range(1, 12):
        if minute > 1:
            await lesson.happens(minute, HandLowered("clara-hofmann"))
        await lesson.raises_hand("clara-hofmann", minute)
        clock.now_ms = at(minute)
        await bridge.follower.catch_up()
        result = await result_of(bridge, "clara-hofmann")
        assert result and result.attended
        seen.append(sum(part.count for part in result.attended.parts if part.kind == "hand"))
    assert seen == [1, 1, 1, 1, 1, 6, 6, 6, 6, 6, 11]


async def test_a_class_that_ended_early_is_as_long_as_it_was(bridge: Bridge, lesson: Scripted, clock: Clock) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.ends(20)
    clock.now_ms = at(20)
    await bridge.follower.catch_up()
    result = await result_of(bridge, "clara-hofmann")
    assert result and result.attended and result.done
    assert (result.attended.class_seconds, result.attended.needed_seconds) == (1200, 800)


async def test_a_class_that_goes_on_counts_on(bridge: Bridge, lesson: Scripted, clock: Clock) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.goes("clara-hofmann", 10)
    await lesson.ends(40)
    clock.now_ms = at(40)
    await bridge.follower.catch_up()
    first = await result_of(bridge, "clara-hofmann")
    await lesson.happens(50, ClassReopened(CLASS))
    await lesson.comes("clara-hofmann", 50)
    await lesson.ends(75)
    clock.now_ms = at(75)
    await bridge.follower.catch_up()
    second = await result_of(bridge, "clara-hofmann")
    assert first and not first.done and second and second.done
    assert second.attended and second.attended.seconds == 35 * 60


async def test_a_new_rule_is_worked_out_anew(bridge: Bridge, lesson: Scripted, clock: Clock) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.goes("clara-hofmann", 25)
    await lesson.ends(45)
    clock.now_ms = at(45)
    await bridge.follower.catch_up()
    before = await result_of(bridge, "clara-hofmann")
    session = await bridge.courses.session(SESSION)
    assert before and not before.done and session
    await bridge.set_rule(session, 0.5)
    await bridge.follower.catch_up()
    after = await result_of(bridge, "clara-hofmann")
    assert after and after.done


async def test_what_the_class_opens_is_open(bridge: Bridge, lesson: Scripted, clock: Clock) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.ends(45)
    clock.now_ms = at(45)
    await bridge.follower.catch_up()
    course, person = (
        await bridge.courses.get("earth-and-sky"),
        await bridge.enrolments.get("earth-and-sky", "clara-hofmann"),
    )
    assert course and person
    seen = await bridge.seen_by(course, person)
    drawing = course.activity("draw-your-own-season")
    assert drawing and seen.state_of(drawing) == "open"


class Moody:
    """A course system that is not always there."""

    def __init__(self) -> None:
        self.mood: Exception | None = None
        self.asked = 0
        self.arrived: list[Delivery] = []

    async def deliver(self, delivery: Delivery, /) -> None:
        self.asked += 1
        if self.mood:
            raise self.mood
        self.arrived.append(delivery)


@pytest.fixture
async def moody(engine: AsyncEngine, clock: Clock, lesson: Scripted) -> tuple[Bridge, Moody]:
    async def tell(session_id: str, command: Command) -> None:
        return None

    moody = Moody()
    await lesson.comes("clara-hofmann", 0)
    await lesson.ends(45)
    clock.now_ms = at(45)
    return Bridge(engine, tell, Log(engine), clock, moody), moody


async def test_what_is_unreachable_is_tried_later_each_time(moody: tuple[Bridge, Moody], clock: Clock) -> None:
    bridge, course = moody
    course.mood = Unreachable("The line is down.")
    tries: list[int] = []
    for _ in range(120):
        asked = course.asked
        await bridge.follower.catch_up()
        if course.asked > asked:
            tries.append((clock.now_ms - at(45)) // 1_000)
        clock.now_ms += 1_000
    assert tries == [0, 2, 6, 14, 30, 62]
    course.mood = None
    clock.now_ms += 3_600_000
    await bridge.follower.catch_up()
    assert len(course.arrived) == 1 and await bridge.follower.outbox.due() == 0


async def test_what_never_arrives_is_parked_with_its_reason(moody: tuple[Bridge, Moody], clock: Clock) -> None:
    bridge, course = moody
    course.mood = Unreachable("The line is down.")
    for _ in range(100):
        await bridge.follower.catch_up()
        clock.now_ms += 3_600_000
    assert course.asked == 24
    (parked,) = await bridge.follower.outbox.parked()
    assert parked.reason == "Tried 24 times. The line is down."


async def test_what_is_rejected_waits_for_something_new(
    moody: tuple[Bridge, Moody], clock: Clock, lesson: Scripted
) -> None:
    bridge, course = moody
    course.mood = Rejected("No such line item.")
    for _ in range(3):
        await bridge.follower.catch_up()
        clock.now_ms += 3_600_000
    assert course.asked == 1
    assert [each.reason for each in await bridge.follower.outbox.parked()] == ["No such line item."]
    course.mood = None
    await lesson.happens(50, ClassReopened(CLASS))
    await lesson.comes("clara-hofmann", 50)
    await lesson.ends(55)
    await bridge.follower.catch_up()
    assert await bridge.follower.outbox.parked() == []
    assert [each.attended.seconds for each in course.arrived] == [50 * 60]


async def test_an_older_value_never_replaces_a_newer_one(bridge: Bridge, demo: DemoFacts) -> None:
    adapter = Embedded(bridge.engine)
    for as_of, seconds in ((5, 300), (9, 900), (7, 600)):
        attended = Attended(seconds, 1800, 2700, False)
        await adapter.deliver(Delivery(SESSION, "earth-and-sky", LIVE, "clara-hofmann", attended, as_of, START_MS))
    result = await result_of(bridge, "clara-hofmann")
    assert result and result.attended and result.attended.seconds == 900
    with pytest.raises(Rejected):
        await adapter.deliver(Delivery(SESSION, "earth-and-sky", LIVE, "nobody", NONE, 1, START_MS))


POINTS = [
    "writeback.folded",
    "writeback.noted",
    "writeback.committed",
    "outbox.leased",
    "outbox.delivered",
    "outbox.delivered:2",
    "outbox.done",
    "outbox.done:2",
]


async def test_killed_between_any_two_steps_it_is_written_exactly_once(
    bridge: Bridge, engine: AsyncEngine, lesson: Scripted, tmp_path: Path
) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.comes("amina-rahman", 15)
    await lesson.raises_hand("amina-rahman", 20)
    now_ms = at(46)
    for killed, point in enumerate(POINTS):
        if killed == 3:  # the rest of the class, so that there is something to write again
            await lesson.ends(45)
        code = await follow_once(tmp_path, now_ms, point)
        assert code in (0, -signal.SIGKILL)
        now_ms += 61_000  # a lease of the dead is given back by time
    assert await follow_once(tmp_path, now_ms) == 0
    clara, amina = await result_of(bridge, "clara-hofmann"), await result_of(bridge, "amina-rahman")
    assert clara and clara.attended and clara.attended.seconds == 45 * 60
    assert amina and amina.attended and (amina.attended.seconds, amina.done) == (30 * 60, True)
    assert [part.count for part in amina.attended.parts if part.kind == "hand"] == [1]
    async with reading(engine) as connection:
        rows = list(await connection.execute(select(delivery)))
    assert sorted((row.person_id, row.due_ms, row.parked) for row in rows) == [
        ("amina-rahman", None, None),
        ("clara-hofmann", None, None),
    ]


@pytest.mark.parametrize("point", POINTS)
async def test_each_point_is_really_passed(lesson: Scripted, tmp_path: Path, point: str) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.comes("amina-rahman", 0)
    await lesson.ends(45)
    assert await follow_once(tmp_path, at(46), point) == -signal.SIGKILL
    assert await follow_once(tmp_path, at(48)) == 0


async def follow_once(tmp_path: Path, now_ms: int, fault: str = "") -> int:
    script = Path(__file__).with_name("follow_once.py")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(script),
        str(tmp_path / "classroom.sqlite3"),
        str(now_ms),
        env={**os.environ, "CLASSROOM_FAULT": fault, "PYTHONPATH": str(script.parents[2])},
    )
    return await process.wait()


async def test_started_it_follows_by_itself_and_ends_when_closed(
    bridge: Bridge, lesson: Scripted, clock: Clock, told: list[tuple[str, Command]]
) -> None:
    await lesson.comes("clara-hofmann", 0)
    await lesson.ends(45)
    clock.now_ms = at(45)
    await bridge.start()
    assert bridge.alive
    async with asyncio.timeout(5):
        while await result_of(bridge, "clara-hofmann") is None:
            await asyncio.sleep(0)
    await bridge.close()
    assert not bridge.alive
