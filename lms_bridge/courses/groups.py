"""The groups of a course: sets that its classes prepared, or that staff wrote, kept from one lesson to the next."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct
from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from classroom.projections.groups import LeftSet
from classroom.rooms.tools.breakouts import MOST_SETS, Plan
from classroom.store.engine import reading, writing
from lms_bridge.courses.tables import group_set

LARGEST = 1024 * 1024  # bytes of one set; 2,000 people in ten rounds
_set = group_set.c


class Kept(Struct, frozen=True):
    id: str
    plan: Plan
    at_ms: int  # when it changed last, wherever that was


class TooMany(Exception):
    """More sets, or more in one set, than a course keeps. The message is for the person."""


class Groups:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def all(self, course_id: str) -> list[Kept]:
        """By name."""
        query = select(_set.id, _set.body, _set.at_ms).where(_set.course_id == course_id).order_by(_set.name, _set.id)
        async with reading(self._engine) as connection:
            return [_kept(*row) for row in await connection.execute(query)]

    async def get(self, course_id: str, set_id: str) -> Kept | None:
        query = select(_set.id, _set.body, _set.at_ms).where(*_is(course_id, set_id))
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).one_or_none()
            return None if row is None else _kept(*row)

    async def put(self, course_id: str, kept: Kept) -> None:
        """Raises `TooMany`."""
        async with writing(self._engine) as connection:
            await _put(connection, course_id, kept)

    async def delete(self, course_id: str, set_id: str) -> bool:
        async with writing(self._engine) as connection:
            found = await connection.execute(group_set.delete().where(*_is(course_id, set_id)))
            return bool(found.rowcount)


async def keep(connection: AsyncConnection, course_id: str, left: Mapping[str, LeftSet]) -> list[str]:
    """What a class left, unless the course has something newer -> the ids for which there is no room."""
    too_many: list[str] = []
    for id, each in left.items():
        known = await connection.execute(select(_set.at_ms).where(*_is(course_id, id)))
        at_ms = known.scalar_one_or_none()
        if at_ms is not None and at_ms > each.at_ms:
            continue
        if each.plan is None:
            await connection.execute(group_set.delete().where(*_is(course_id, id)))
            continue
        try:
            await _put(connection, course_id, Kept(id, each.plan, each.at_ms))
        except TooMany:
            too_many.append(id)
    return too_many


async def _put(connection: AsyncConnection, course_id: str, kept: Kept) -> None:
    body = msgspec.json.encode(kept.plan)
    if len(body) > LARGEST:
        raise TooMany(f"A set of groups has at most {LARGEST // 1024} KB.")
    values = {"name": kept.plan.name, "body": body, "at_ms": kept.at_ms}
    changed = await connection.execute(update(group_set).where(*_is(course_id, kept.id)).values(**values))
    if changed.rowcount:
        return
    many = select(func.count()).where(_set.course_id == course_id)
    if (await connection.execute(many)).scalar_one() >= MOST_SETS:
        raise TooMany(f"A course keeps at most {MOST_SETS} sets of groups. Delete one first.")
    await connection.execute(insert(group_set).values(course_id=course_id, id=kept.id, **values))


def _is(course_id: str, set_id: str):
    return (_set.course_id == course_id, _set.id == set_id)


def _kept(id: str, body: bytes, at_ms: int) -> Kept:
    return Kept(id, msgspec.json.decode(body, type=Plan), at_ms)
