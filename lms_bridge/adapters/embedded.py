"""The course store of this server as the place that results go to."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.store.engine import writing
from lms_bridge.courses.progress import put_attended
from lms_bridge.courses.tables import enrolment
from lms_bridge.delivery import Delivery, Rejected


class Embedded:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def deliver(self, delivery: Delivery, /) -> None:
        """Raises `Rejected` for who is no longer in the course."""
        enrolled = select(enrolment.c.role).where(
            enrolment.c.course_id == delivery.course_id, enrolment.c.person_id == delivery.person_id
        )
        async with writing(self._engine) as connection:
            if (await connection.execute(enrolled)).one_or_none() is None:
                raise Rejected("This person is not in the course any more.")
            await put_attended(
                connection,
                delivery.course_id,
                delivery.person_id,
                delivery.activity_id,
                delivery.attended,
                delivery.as_of,
                delivery.at_ms,
            )
