from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.demo.seed import RUNS_MS, DemoFacts, seed
from classroom.rooms.tools.presence import Role
from classroom.rooms.tools.readiness import SetReadiness
from lms_bridge.bridge import Bridge
from lms_bridge.courses.tables import metadata

from .conftest import START_MS, Clock


async def test_people_come_in_the_order_that_others_rely_on(bridge: Bridge) -> None:
    facts = await seed(bridge, learners=30)
    assert [person.role for person in facts.people[:3]] == ["teacher", "administrator", "learner"]
    assert len({person.id for person in facts.people}) == len({person.name for person in facts.people}) == 32
    told = await bridge.directory.readiness(facts.sessions[0].id)
    states = [each.state.value for each in told if isinstance(each, SetReadiness)]
    assert states == ["ready", "partly", "not_ready"] + ["ready"] * 27


async def test_a_second_start_keeps_everything(bridge: Bridge, demo: DemoFacts, clock: Clock) -> None:
    course = await bridge.courses.get(demo.course_id)
    person = await bridge.enrolments.get(demo.course_id, "hugo-marchand")
    lesson = course and course.activity("the-earth-leans")
    assert course and person and lesson
    await bridge.finish(course, person, lesson)
    clock.now_ms += 3_600_000
    assert await seed(bridge) == demo
    assert (await bridge.progress.of(course.id, person.id)).keys() == {"the-earth-leans"}
    session = await bridge.directory.session(demo.sessions[0].id)
    assert session and (session.starts_ms, session.ends_ms) == (START_MS, START_MS + RUNS_MS)


async def test_more_learners_join_those_who_are_there(bridge: Bridge, demo: DemoFacts) -> None:
    assert (await seed(bridge, learners=5)).people[:5] == demo.people
    assert len(await bridge.enrolments.all(demo.course_id)) == 7


async def test_the_day_after_the_class_runs_again(bridge: Bridge, demo: DemoFacts, clock: Clock) -> None:
    clock.now_ms += RUNS_MS + 1
    assert (await seed(bridge, gate="prepare")).sessions == demo.sessions
    session = await bridge.directory.session(demo.sessions[0].id)
    assert session and (session.starts_ms, session.policy) == (clock.now_ms, "prepare")


async def test_the_directory_knows_who_belongs_to_a_class(bridge: Bridge, demo: DemoFacts) -> None:
    id = demo.sessions[0].id
    teacher = await bridge.directory.person(id, "ms-adeyemi")
    assert teacher and (teacher.name, teacher.role) == ("Ms Adeyemi", Role.TEACHER)
    assert await bridge.directory.person(id, "nobody") is None
    assert await bridge.directory.person("nothing", "ms-adeyemi") is None
    assert await bridge.directory.session("nothing") is None
    assert list(await bridge.directory.readiness("nothing")) == []


async def test_the_schema_is_what_the_tables_say(engine: AsyncEngine) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, metadata)
        return [each for each in found if not (each[0] == "remove_table" or each[0] == "remove_index")]

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
