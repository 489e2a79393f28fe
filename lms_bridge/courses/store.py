"""Courses and sessions as the database holds them."""

from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from classroom.store.engine import reading, writing
from lms_bridge.courses.content import Activity, Course, File, Gate, Module
from lms_bridge.courses.importer import Imported
from lms_bridge.courses.tables import class_session, course, course_activity, course_file, course_module

DEFAULT_LENGTH_MINUTES = 45


class Session(Struct, frozen=True):
    """A live class at its time. `id` is used once in all courses."""

    id: str
    course_id: str
    activity_id: str
    title: str
    model: str
    policy: Gate
    starts_ms: int
    ends_ms: int  # when its door closes
    length_minutes: int  # of the lesson itself
    minimum_share: float  # of those minutes, to count


class Courses:
    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def put(self, imported: Imported) -> None:
        """A new course, or a newer state of one: what people have done in it stays theirs."""
        async with writing(self.engine) as connection:
            await _put_course(connection, imported.course)
            await _put_activities(connection, imported.course)
            await connection.execute(course_file.delete().where(course_file.c.course_id == imported.course.id))
            for file in imported.files:
                await connection.execute(
                    insert(course_file).values(course_id=imported.course.id, **msgspec.structs.asdict(file))
                )
        for activity in imported.course.activities:
            if activity.live and activity.live.starts:
                starts_ms = round(datetime.fromisoformat(activity.live.starts).timestamp() * 1000)
                length_ms = (activity.minutes or DEFAULT_LENGTH_MINUTES) * 60_000
                await self.plan(imported.course, activity, starts_ms, starts_ms + length_ms)

    async def get(self, course_id: str) -> Course | None:
        async with reading(self.engine) as connection:
            return await read_course(connection, course_id)

    async def file(self, course_id: str, path: str) -> File | None:
        query = select(course_file.c.path, course_file.c.media_type, course_file.c.body).where(
            course_file.c.course_id == course_id, course_file.c.path == path
        )
        async with reading(self.engine) as connection:
            found = (await connection.execute(query)).one_or_none()
        return None if found is None else File(*found)

    async def plan(
        self, of: Course, activity: Activity, starts_ms: int, ends_ms: int, policy: Gate | None = None
    ) -> str:
        """The session of a live activity, made or moved. Its rule of minutes, once set by a teacher, stays. -> its id"""
        live = activity.live
        assert live is not None, "only a live activity has a session"
        id = f"{of.id[:23]}-{activity.id[:24]}"
        when = {"policy": policy or live.policy, "starts_ms": starts_ms, "ends_ms": ends_ms}
        async with writing(self.engine) as connection:
            changed = await connection.execute(update(class_session).where(class_session.c.id == id).values(**when))
            if not changed.rowcount:
                await connection.execute(
                    insert(class_session).values(
                        id=id,
                        course_id=of.id,
                        activity_id=activity.id,
                        model="flipped",
                        length_minutes=activity.minutes or DEFAULT_LENGTH_MINUTES,
                        minimum_share=live.minimum_share,
                        **when,
                    )
                )
        return id

    async def session(self, session_id: str) -> Session | None:
        return next(iter(await self._sessions(class_session.c.id == session_id)), None)

    async def sessions(self, course_id: str) -> list[Session]:
        """Of a course as it is now, the earliest first."""
        return await self._sessions(class_session.c.course_id == course_id, ~course_activity.c.retired)

    async def set_rule(self, session_id: str, minimum_share: float, policy: Gate) -> None:
        values = {"minimum_share": minimum_share, "policy": policy}
        async with writing(self.engine) as connection:
            await connection.execute(update(class_session).where(class_session.c.id == session_id).values(**values))

    async def _sessions(self, *which: ColumnElement[bool]) -> list[Session]:
        query = (
            select(class_session, course_activity.c.content)
            .join(course_activity)
            .where(*which)
            .order_by(class_session.c.starts_ms)
        )
        async with reading(self.engine) as connection:
            found = await connection.execute(query)
            return [
                Session(
                    row.id,
                    row.course_id,
                    row.activity_id,
                    msgspec.json.decode(row.content, type=Activity).title,
                    row.model,
                    row.policy,
                    row.starts_ms,
                    row.ends_ms,
                    row.length_minutes,
                    row.minimum_share,
                )
                for row in found
            ]


async def read_course(connection: AsyncConnection, course_id: str) -> Course | None:
    head = (await connection.execute(select(course).where(course.c.id == course_id))).one_or_none()
    if head is None:
        return None
    modules = await connection.execute(
        select(course_module.c.id, course_module.c.title, course_module.c.summary)
        .where(course_module.c.course_id == course_id)
        .order_by(course_module.c.position)
    )
    contents = await connection.execute(
        select(course_activity.c.content)
        .where(course_activity.c.course_id == course_id, ~course_activity.c.retired)
        .order_by(course_activity.c.position)
    )
    activities = tuple(msgspec.json.decode(content, type=Activity) for content in contents.scalars())
    return Course(head.id, head.title, head.subtitle, head.summary, tuple(Module(*row) for row in modules), activities)


async def _put_course(connection: AsyncConnection, given: Course) -> None:
    words = {"title": given.title, "subtitle": given.subtitle, "summary": given.summary}
    changed = await connection.execute(update(course).where(course.c.id == given.id).values(**words))
    if not changed.rowcount:
        await connection.execute(insert(course).values(id=given.id, **words))
    await connection.execute(course_module.delete().where(course_module.c.course_id == given.id))
    for position, module in enumerate(given.modules):
        await connection.execute(
            insert(course_module).values(course_id=given.id, position=position, **msgspec.structs.asdict(module))
        )


async def _put_activities(connection: AsyncConnection, given: Course) -> None:
    of_course = course_activity.c.course_id == given.id
    await connection.execute(update(course_activity).where(of_course).values(retired=True))
    for position, activity in enumerate(given.activities):
        now = {"position": position, "retired": False, "content": msgspec.json.encode(activity)}
        changed = await connection.execute(
            update(course_activity).where(of_course, course_activity.c.id == activity.id).values(**now)
        )
        if not changed.rowcount:
            await connection.execute(insert(course_activity).values(course_id=given.id, id=activity.id, **now))
