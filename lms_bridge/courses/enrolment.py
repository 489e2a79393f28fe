"""Who is in which course, as what."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.rooms.roles import STAFF, Role
from classroom.store.engine import reading, writing
from lms_bridge.courses.tables import course, enrolment, person


class Person(Struct, frozen=True):
    id: str
    name: str
    administrator: bool = False


class Enrolled(Struct, frozen=True):
    id: str
    name: str
    role: Role

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF


class CourseCard(Struct, frozen=True):
    id: str
    title: str
    summary: str
    role: Role


class Enrolments:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def put_person(self, given: Person) -> None:
        words = {"name": given.name, "administrator": given.administrator}
        async with writing(self._engine) as connection:
            changed = await connection.execute(update(person).where(person.c.id == given.id).values(**words))
            if not changed.rowcount:
                await connection.execute(insert(person).values(id=given.id, **words))

    async def person(self, person_id: str) -> Person | None:
        query = select(person.c.id, person.c.name, person.c.administrator).where(person.c.id == person_id)
        async with reading(self._engine) as connection:
            found = (await connection.execute(query)).one_or_none()
        return None if found is None else Person(*found)

    async def enrol(self, course_id: str, person_id: str, role: Role) -> None:
        """Who is in the course already keeps their place in its lists."""
        row = (enrolment.c.course_id == course_id, enrolment.c.person_id == person_id)
        async with writing(self._engine) as connection:
            changed = await connection.execute(update(enrolment).where(*row).values(role=role))
            if not changed.rowcount:
                many = select(func.count()).where(enrolment.c.course_id == course_id).scalar_subquery()
                await connection.execute(
                    insert(enrolment).values(course_id=course_id, person_id=person_id, role=role, position=many)
                )

    async def get(self, course_id: str, person_id: str) -> Enrolled | None:
        """Asked for each page that comes, so it does not read the whole course."""
        query = _enrolled(course_id).where(enrolment.c.person_id == person_id)
        async with reading(self._engine) as connection:
            found = (await connection.execute(query)).one_or_none()
        return None if found is None else Enrolled(found.id, found.name, Role(found.role))

    async def all(self, course_id: str) -> list[Enrolled]:
        query = _enrolled(course_id).order_by(enrolment.c.position)
        async with reading(self._engine) as connection:
            return [Enrolled(id, name, Role(role)) for id, name, role in await connection.execute(query)]

    async def courses(self, person_id: str) -> list[CourseCard]:
        query = (
            select(course.c.id, course.c.title, course.c.summary, enrolment.c.role)
            .join(enrolment)
            .where(enrolment.c.person_id == person_id)
            .order_by(course.c.title)
        )
        async with reading(self._engine) as connection:
            found = await connection.execute(query)
            return [CourseCard(id, title, summary, Role(role)) for id, title, summary, role in found]


def _enrolled(course_id: str) -> Select[Any, Any, Any]:
    return select(person.c.id, person.c.name, enrolment.c.role).join(person).where(enrolment.c.course_id == course_id)
