"""The bridge between the courses and the classes: all its parts, and what happens when a person gets on in a course."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cached_property

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.projections.fold import LogRow
from classroom.projections.groups import LeftSet, group_sets
from classroom.projections.words import LeftWords, left_words
from classroom.rooms.tool import Command, Refused
from classroom.rooms.tools.breakouts import Forget, Plan, Restore
from classroom.rooms.tools.presence import Role
from classroom.rooms.tools.readiness import SetMissed, SetReadiness
from classroom.rooms.tools.session import OpenSession, Policy
from classroom.rooms.tools.words import RestoreWords
from classroom.store.engine import reading
from classroom.store.log import Log
from classroom.store.tables import session_event
from lms_bridge.adapters.embedded import Embedded
from lms_bridge.cards import Seen
from lms_bridge.courses.bank import Bank
from lms_bridge.courses.content import Activity, Course, Gate
from lms_bridge.courses.enrolment import Enrolled, Enrolments
from lms_bridge.courses.groups import Groups, Kept
from lms_bridge.courses.prerequisites import most_missed, needs_of, prerequisites, readiness
from lms_bridge.courses.progress import Attempt, Progress
from lms_bridge.courses.quiz import Answer
from lms_bridge.courses.store import Courses, Session
from lms_bridge.courses.words import WordLists
from lms_bridge.delivery import Adapter
from lms_bridge.follower import Follower
from lms_bridge.leaving import Leaving, Lend

Tell = Callable[[str, Command], Awaitable[int | None]]


def wall_ms() -> int:
    return time.time_ns() // 1_000_000


class StillOpen(Exception):
    """The rooms of this set are open in a class."""


class _Named(Struct):
    id: str


class Bridge:
    """`tell` reaches a class that runs here; one that does not asks `directory.readiness` when it starts."""

    def __init__(
        self,
        engine: AsyncEngine,
        tell: Tell,
        log: Log,
        now_ms: Callable[[], int] = wall_ms,
        adapter: Adapter | None = None,
        lend: Lend | None = None,
    ) -> None:
        """`adapter`: where results of classes go; None: into the courses of this server."""
        self.engine = engine
        self.now_ms = now_ms
        self.courses = Courses(engine)
        self.enrolments = Enrolments(engine)
        self.progress = Progress(engine)
        self.groups = Groups(engine)
        self.bank = Bank(engine)
        self.words = WordLists(engine)
        self.directory = Directory(self)
        self._log = log
        self._leaving = Leaving(engine, log, lend)
        self._adapter = adapter or Embedded(engine)
        self._running: asyncio.Task[None] | None = None
        self._tell = tell
        self._telling = asyncio.Lock()  # so that an older state of somebody's readiness never overtakes a newer one

    @cached_property
    def follower(self) -> Follower:
        return Follower(
            self.engine, self._log, self.courses, self._adapter, self._arrived, self._tell_words, self.now_ms
        )

    async def start(self) -> None:
        """From now on results of classes come back into their courses."""
        self._running = asyncio.create_task(self.follower.run(), name="bridge")

    @property
    def alive(self) -> bool:
        """Whether results still come back; false also before the start."""
        return self._running is not None and not self._running.done()

    async def close(self) -> None:
        """Raises what ended the follower, if something did."""
        if self._running is not None:
            self.follower.close()
            await self._running

    async def finish(self, course: Course, person: Enrolled, activity: Activity) -> None:
        """A lesson is read, a video watched."""
        await self.progress.finish(course.id, person.id, activity, self.now_ms(), "lesson")
        await self._tell_of(course, person, activity)

    async def attempt(
        self, course: Course, person: Enrolled, activity: Activity, client_id: str, answers: Mapping[str, Answer]
    ) -> Attempt:
        """Raises `BadAnswer`, `NoTriesLeft`."""
        attempt = await self.progress.attempt(course.id, person.id, activity, client_id, answers, self.now_ms())
        await self._tell_of(course, person, activity)
        return attempt

    async def seen_by(self, course: Course, person: Enrolled) -> Seen:
        """All that the pages of this person are made of."""
        sessions = await self.courses.sessions(course.id)
        results = await self.progress.of(course.id, person.id)
        ended = frozenset([session.id for session in sessions if await self.ended(session.id)])
        tries = await self.progress.tries(course.id, person.id)
        return Seen(course, person, results, sessions, ended, tries, self.now_ms())

    async def set_rule(
        self, session: Session, minimum_share: float | None = None, policy: Gate | None = None
    ) -> Session:
        """How many of the minutes count as having been there, and what becomes of who is not ready; None: as it is."""
        changed = replace(
            session,
            minimum_share=session.minimum_share if minimum_share is None else minimum_share,
            policy=policy or session.policy,
        )
        await self.courses.set_rule(session.id, changed.minimum_share, changed.policy)
        if changed.minimum_share != session.minimum_share:
            await self.follower.outbox.send_again(session.id)
        if changed.policy != session.policy:
            opened = OpenSession(changed.title, Policy(changed.policy), changed.starts_ms, changed.ends_ms)
            await self._tell(session.id, opened)
        return changed

    async def excused(self, session_id: str) -> frozenset[str]:
        """Who was let in as an exception."""
        query = select(session_event.c.body).where(
            session_event.c.session_id == session_id, session_event.c.kind == "door.excused"
        )
        async with reading(self.engine) as connection:
            found = await connection.execute(query)
            return frozenset(msgspec.json.decode(body, type=_Named).id for body in found.scalars())

    async def put_groups(self, course_id: str, set_id: str, plan: Plan) -> Kept:
        """Kept from now on, and told to the classes that run. Raises `StillOpen`, `TooMany`."""
        async with self._telling:
            sessions = await self._where_closed(course_id, set_id)
            kept = Kept(set_id, plan, self.now_ms())
            await self.groups.put(course_id, kept)
            await self._tell_all(sessions, Restore(set_id, plan))
        return kept

    async def delete_groups(self, course_id: str, set_id: str) -> bool:
        """False: there is no such set. Raises `StillOpen`."""
        async with self._telling:
            sessions = await self._where_closed(course_id, set_id)
            await self._tell_all(sessions, Forget(set_id))
            return await self.groups.delete(course_id, set_id)

    async def kept_groups(self, session: Session) -> list[Restore]:
        """The sets of the course that this class does not have, or has in an older state."""
        here = await self._left(session.id)
        never = LeftSet(None, -1)
        kept = await self.groups.all(session.course_id)
        return [Restore(each.id, each.plan) for each in kept if each.at_ms > here.get(each.id, never).at_ms]

    async def put_words(self, course_id: str, words: tuple[str, ...], by: str) -> LeftWords:
        """Kept from now on, and told to the classes that run."""
        kept = LeftWords(words, by, self.now_ms())
        await self.words.put(course_id, kept)
        await self._tell_words(course_id)
        return kept

    async def kept_words(self, session: Session) -> list[RestoreWords]:
        """The list of the course, unless the staff of this class set one later or the class is over."""
        kept = await self.words.get(session.course_id)
        if kept is None or await self.ended(session.id):
            return []
        here = left_words(await self._rows(session.id, "words.%"))
        return [] if here is not None and here.at_ms >= kept.at_ms else [RestoreWords(kept.words, kept.by)]

    async def left_before(self, session: Session) -> Sequence[Command]:
        """What the lesson before this one left for it: its boards and notes. That lesson itself stays as it was."""
        if await self.ended(session.id):
            return []
        earlier = [
            each for each in await self.courses.sessions(session.course_id) if each.starts_ms < session.starts_ms
        ]
        for each in reversed(earlier):
            left = await self._leaving.left(each.id, session.id)
            if left:
                return left
        return []

    async def _where_closed(self, course_id: str, set_id: str) -> list[Session]:
        """All classes of the course."""
        sessions = await self.courses.sessions(course_id)
        for session in sessions:
            left = (await self._left(session.id)).get(set_id)
            if left is not None and left.open:
                raise StillOpen
        return sessions

    async def _tell_all(self, sessions: Sequence[Session], command: Command) -> None:
        for session in sessions:
            with contextlib.suppress(Refused):  # it deleted this set itself, or has just opened it
                await self._tell(session.id, command)

    async def _tell_words(self, course_id: str) -> None:
        """All classes of the course that run here; what another one is told it asks for when it starts."""
        async with self._telling:  # so that an older list never overtakes a newer one
            for session in await self.courses.sessions(course_id):
                for command in await self.kept_words(session):
                    await self._tell(session.id, command)

    async def _left(self, session_id: str) -> Mapping[str, LeftSet]:
        return group_sets(await self._rows(session_id, "breakout.%"))

    async def _rows(self, session_id: str, kind: str) -> list[LogRow]:
        event = session_event.c
        query = (
            select(event.seq, event.at_ms, event.actor, event.client_id, event.kind, event.version, event.body)
            .where(event.session_id == session_id, event.kind.like(kind))
            .order_by(event.seq)
        )
        async with reading(self.engine) as connection:
            return [LogRow(*row) for row in await connection.execute(query)]

    async def ended(self, session_id: str) -> bool:
        """Whether staff, or time, ended the class and nobody opened it again."""
        query = (
            select(session_event.c.kind)
            .where(
                session_event.c.session_id == session_id, session_event.c.kind.in_(("class.ended", "class.reopened"))
            )
            .order_by(session_event.c.seq.desc())
            .limit(1)
        )
        async with reading(self.engine) as connection:
            return (await connection.execute(query)).scalar_one_or_none() == "class.ended"

    async def _arrived(self, session: Session, person_id: str) -> None:
        """A class counts now, and another one may have waited for that."""
        course = await self.courses.get(session.course_id)
        person = await self.enrolments.get(session.course_id, person_id)
        activity = course and course.activity(session.activity_id)
        if course and person and activity:
            await self._tell_of(course, person, activity)

    async def _tell_of(self, course: Course, person: Enrolled, activity: Activity) -> None:
        if person.role is not Role.LEARNER:
            return
        for session in await self.courses.sessions(course.id):
            live = course.activity(session.activity_id)
            if live is None or activity.id not in live.needs:
                continue
            async with self._telling:
                results = await self.progress.of(course.id, person.id)
                known = prerequisites(course, live, results)
                await self._tell(session.id, SetReadiness(person.id, person.name, readiness(known), known))
                if activity.quiz:
                    await self._tell(session.id, await self.missed(course, activity))

    async def missed(self, course: Course, activity: Activity) -> SetMissed:
        """The questions of a quiz that its learners missed most."""
        people = {each.id for each in await self.enrolments.all(course.id) if each.role is Role.LEARNER}
        last = await self.progress.last_attempts(course.id, activity.id)
        attempts = [marked for person, marked in last.items() if person in people]
        return SetMissed(activity.id, activity.title, most_missed(activity, attempts))

    async def all_readiness(self, session: Session) -> list[SetReadiness]:
        """Of every learner, in the order of the course's list."""
        course = await self.courses.get(session.course_id)
        live = course and course.activity(session.activity_id)
        if course is None or live is None:
            return []
        everybody = await self.progress.all(course.id)
        said: list[SetReadiness] = []
        for person in await self.enrolments.all(course.id):
            if person.role is Role.LEARNER:
                known = prerequisites(course, live, everybody.get(person.id, {}))
                said.append(SetReadiness(person.id, person.name, readiness(known), known))
        return said

    async def all_missed(self, session: Session) -> list[SetMissed]:
        course = await self.courses.get(session.course_id)
        live = course and course.activity(session.activity_id)
        if course is None or live is None:
            return []
        return [await self.missed(course, need) for need in needs_of(course, live) if need.quiz]


class Directory:
    """What a running class asks of the course around it (the shape is `live`'s, which the bridge does not know)."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    async def session(self, session_id: str, /) -> Session | None:
        return await self._bridge.courses.session(session_id)

    async def person(self, session_id: str, person_id: str, /) -> Enrolled | None:
        """None: not enrolled in the course of this class."""
        session = await self.session(session_id)
        return session and await self._bridge.enrolments.get(session.course_id, person_id)

    async def readiness(self, session_id: str, /) -> Sequence[Command]:
        session = await self.session(session_id)
        if session is None:
            return []
        bridge = self._bridge
        known = [*await bridge.all_readiness(session), *await bridge.all_missed(session)]
        of_course = [*await bridge.kept_groups(session), *await bridge.kept_words(session)]
        return [*known, *of_course, *await bridge.left_before(session)]
