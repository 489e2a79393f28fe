"""Any interleaving of wishes, retries, lost connections and restarts; and the bugs that this must find.

`pytest tests/rules/test_lesson.py --deep` (or DEEP=1) looks for some minutes.
"""

import inspect
import os
import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from classroom.live.audience import Audience
from classroom.projections import attendance
from classroom.rooms import people
from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import chat, hands, lobby, moderation, presence, publishing, reactions, readiness, session
from classroom.rooms.tools.chat import Message, Send, To
from classroom.rooms.tools.presence import DeviceConnects, Devices, Kind, Member, Role
from classroom.rooms.tools.publishing import Sending, SetMedia
from classroom.rooms.tools.readiness import Missed, Prerequisite, Question, Readiness, Ready
from classroom.rooms.tools.session import OpenSession, Policy
from tests.given import HOUR_MS
from tests.rules.lesson import Lesson, Wish

STAFF = st.sampled_from(["tess", "tess", "ari"])
LEARNERS = st.sampled_from(["ada", "bob", "cy"])
NEW = st.sampled_from(["dan", "eve"])  # not in the class at first
PEOPLE = st.sampled_from(["tess", "ari", "ada", "bob", "cy", "olu", "dan", "eve"])
COMING = st.sampled_from(["ada", "bob", "cy", "dan", "dan", "eve", "eve", "tess"])
SERVER = st.just("server")
SOME = st.sampled_from(["?0", "?1", "?-1"])
MAYBE = st.sampled_from([None, True, True, False])

TALK: st.SearchStrategy[Command] = st.one_of(
    st.builds(Send, st.just("hi"), st.sampled_from(To)),
    st.builds(Send, st.just("hi"), st.sampled_from(To)),
    st.builds(chat.Edit, SOME, st.just("ho")),
    st.builds(chat.Delete, SOME),
    st.just(hands.RaiseHand()),
    st.builds(hands.LowerHand, SOME),
    st.builds(reactions.React, st.just(reactions.Emoji.CLAP)),
    st.builds(SetMedia, SOME, MAYBE, MAYBE, MAYBE),
    st.builds(SetMedia, SOME, st.just(True), MAYBE),
    st.builds(presence.Be, SOME, st.sampled_from([Kind.REMOTE, Kind.IN_ROOM]), st.just(False)),
    st.builds(presence.Be, SOME, st.just(Kind.IN_ROOM), st.booleans()),
)
LEAD: st.SearchStrategy[Command] = st.one_of(
    st.just(hands.LowerAllHands()),
    st.builds(moderation.Mute, SOME),
    st.builds(moderation.StopCamera, SOME),
    st.builds(moderation.MuteAll, st.one_of(st.none(), LEARNERS)),
    st.builds(lobby.LetIn, SOME),
    st.builds(lobby.LetIn, SOME),
    st.just(lobby.LetInAll()),
    st.builds(session.Lock, st.booleans()),
    st.builds(session.Lock, st.booleans()),
    st.builds(presence.Remove, st.sampled_from(["cy", "cy", "dan", "eve"])),
)
ENDING: st.SearchStrategy[Command] = st.sampled_from([session.EndClass(), session.Reopen(), session.Reopen()])
TODO = (Prerequisite("q1", "Quiz", False),)
TELLS: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        readiness.SetReadiness,
        st.sampled_from(["ada", "dan", "dan", "eve"]),
        st.just("Name"),
        st.sampled_from([Ready.READY, Ready.NOT_READY, Ready.PARTLY]),
        st.just(TODO),
    ),
    st.builds(
        readiness.SetMissed, st.just("q1"), st.just("Quiz"), st.sampled_from([(), (Question("x", "Why?", 1, 2),)])
    ),
    st.builds(
        OpenSession,
        st.just("Seasons"),
        st.sampled_from([Policy.BLOCK, Policy.BLOCK, Policy.WARN]),
        st.just(0),
        st.just(HOUR_MS),
    ),
)
ROLES = st.builds(presence.ChangeRole, st.sampled_from(["ada", "bob", "olu", "dan"]), st.sampled_from(Role))
CONNECTS = st.tuples(COMING, st.sampled_from("123"), st.sampled_from(Kind), st.booleans()).map(
    lambda drawn: DeviceConnects(
        drawn[0],
        "Name",
        Role.TEACHER if drawn[0] == "tess" else Role.LEARNER,
        f"{drawn[0]}.{drawn[1] if drawn[1] != '3' else 'pc'}",
        Kind.REMOTE if drawn[2] is Kind.RECORDING else drawn[2],
        drawn[3],
    )
)
REPORTS: st.SearchStrategy[Command] = st.one_of(
    CONNECTS,
    CONNECTS,
    CONNECTS,
    st.builds(presence.DeviceLeaves, PEOPLE, SOME),
    st.builds(presence.DeviceFallsSilent, PEOPLE, SOME, st.just(0)),
    st.builds(presence.DeviceFallsSilent, PEOPLE, SOME, st.just(0)),
    ROLES,
    TELLS,
    TELLS,
)
WISHES = st.one_of(
    st.tuples(LEARNERS, TALK),
    st.tuples(LEARNERS, TALK),
    st.tuples(NEW, TALK),
    st.tuples(STAFF, TALK),
    st.tuples(STAFF, LEAD),
    st.tuples(STAFF, LEAD),
    st.tuples(SERVER, REPORTS),
    st.tuples(SERVER, REPORTS),
    st.tuples(SERVER, REPORTS),
    st.tuples(PEOPLE, st.one_of(TALK, LEAD, REPORTS)),  # most of these are refused
)
# what happens within one commit, where it hurts
QUICK: list[st.SearchStrategy[Command]] = [
    TALK,
    st.sampled_from([hands.RaiseHand(), hands.LowerHand("?-1")]),
    st.one_of(st.builds(Send, st.just("hi"), st.sampled_from(To)), st.builds(chat.Delete, st.just("?-1"))),
]
BURST = st.tuples(LEARNERS, st.sampled_from(QUICK)).flatmap(
    lambda drawn: st.lists(st.tuples(st.just(drawn[0]), drawn[1]), min_size=2, max_size=5)
)
COMES_IN = NEW.flatmap(
    lambda id: st.tuples(
        st.tuples(SERVER, st.just(DeviceConnects(id, "Name", Role.LEARNER, f"{id}.1", Kind.REMOTE))),
        st.tuples(STAFF, st.one_of(st.just(lobby.LetIn(id)), st.just(lobby.LetInAll()), TALK)),
        st.tuples(SERVER, REPORTS),
    )
)


class Acts(NamedTuple):
    wishes: Sequence[tuple[str, Command]]
    again: int = 0  # so many wishes back, one comes a second time


class TimePasses(NamedTuple):
    by_ms: int


class WishesAgain(NamedTuple):
    """An old wish comes once more (a lost answer), or someone else uses its id."""

    back: int
    as_other: str | None


class TakesSnapshot(NamedTuple): ...


class Restarts(NamedTuple):
    orderly: bool  # with a snapshot first


class Arrives(NamedTuple):
    person: str


class FallsBehind(NamedTuple):
    page: int


class Drains(NamedTuple):
    page: int


PAGES = st.integers(0, 8)
AGAIN = st.sampled_from([0, 0, 1, 2])
ACTS = st.builds(Acts, st.lists(WISHES, min_size=1, max_size=6))
STEP = st.one_of(
    ACTS,
    ACTS,
    ACTS,
    st.builds(Acts, BURST, AGAIN),
    st.builds(Acts, BURST, AGAIN),
    st.builds(Acts, COMES_IN),
    st.builds(Acts, st.tuples(st.tuples(STAFF, ENDING), st.tuples(SERVER, CONNECTS))),
    st.builds(TimePasses, st.sampled_from([1, 5_000, 30_000])),
    st.builds(TimePasses, st.sampled_from([1, 5_000, 60_000])),
    st.builds(WishesAgain, st.integers(1, 6), st.none()),
    st.builds(WishesAgain, st.integers(1, 6), LEARNERS),
    st.builds(TakesSnapshot),
    st.builds(Restarts, st.booleans()),
    st.builds(Arrives, PEOPLE),
    st.builds(FallsBehind, PAGES),
    st.builds(FallsBehind, PAGES),
    st.builds(Drains, PAGES),
)
STEPS = st.lists(STEP, min_size=12, max_size=40)


def live_through(steps: list[Any], tally: Counter[str]) -> None:  # noqa: C901  (a table of steps)
    lesson = Lesson(tally)
    for person in ("tess", "ari", "ada", "bob", "cy", "olu", "dan", "eve"):
        lesson.arrives(person)
    for step in steps:
        match step:
            case Acts(wishes, again):
                lesson.commit(wish for by, command in wishes for wish in lesson.wish(by, command))
                lesson.commit(lesson.wishes[-again:][:1] if again else [])
            case TimePasses(by_ms):
                lesson.time_passes(by_ms)
            case WishesAgain(back, other) if back <= len(lesson.wishes):
                old = lesson.wishes[-back]
                lesson.commit([old if other is None else Wish(other, Send("mine"), old.id)])
            case TakesSnapshot():
                lesson.takes_snapshot()
            case Restarts(orderly):
                if orderly:
                    lesson.takes_snapshot()
                lesson.restart()
            case Arrives(person):
                lesson.arrives(person)
            case FallsBehind(n) if n < len(lesson.browsers):
                lesson.browsers[n].behind = True
            case Drains(n) if n < len(lesson.browsers):
                lesson.catches_up(lesson.browsers[n])
            case _:
                pass
    lesson.check()


QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.timeout(1_800)
def test_pages_server_and_log_agree_whatever_happens(request: pytest.FixtureRequest):
    deep = bool(request.config.getoption("--deep", default=False)) or bool(os.environ.get("DEEP"))
    tally = Counter[str]()

    @settings(max_examples=10_000 if deep else 250, deadline=None, suppress_health_check=QUIET)
    @given(STEPS)
    def agree(steps: list[Any]) -> None:
        live_through(steps, tally)

    agree()
    print(f"{tally['wishes']} wishes, {tally['refused'] / tally['wishes']:.0%} of them refused")
    assert tally["refused"] <= tally["wishes"] / 2, "too few wishes do something"
