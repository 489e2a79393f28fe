"""Any interleaving of wishes, retries, lost connections and restarts; and the bugs that this must find.

`pytest tests/rules/test_lesson.py --deep` (or DEEP=1) looks for some minutes.
"""

import os
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from classroom.rooms.tools import (
    hands,
    presence,
)
from classroom.rooms.tools.chat import Send
from classroom.rooms.tools.presence import Member, Role
from tests.rules import (
    lesson_agenda,
    lesson_board,
    lesson_chat,
    lesson_door,
    lesson_glass,
    lesson_groups,
    lesson_notes,
    lesson_picks,
    lesson_polls,
    lesson_questions,
    lesson_quiz,
    lesson_requests,
    lesson_showing,
    lesson_slides,
    lesson_time,
    lesson_wall,
)
from tests.rules.lesson import Lesson, Wish
from tests.rules.lesson_steps import (
    STEPS,
    Acts,
    Arrives,
    Drains,
    FallsBehind,
    Misses,
    Restarts,
    TakesSnapshot,
    TimePasses,
    WishesAgain,
    steps_about,
)
from tests.rules.planted import PLANTED, plant, subjects_of


def live_through(steps: list[Any], tally: Counter[str]) -> None:  # noqa: C901  (a table of steps)
    lesson = Lesson(tally)
    for person in ("tess", "ari", "ada", "bob", "cy", "olu", "dan", "eve"):
        lesson.arrives(person)
    for step in steps:
        match step:
            case Acts(wishes, again, other):
                lesson.commit(wish for by, command in wishes for wish in lesson.wish(by, command))
                lesson.commit([again_as(each, other) for each in lesson.wishes[-again:][:1]] if again else [])
            case TimePasses(by_ms):
                lesson.time_passes(by_ms)
            case WishesAgain(back, other) if back <= len(lesson.wishes):
                lesson.commit([again_as(lesson.wishes[-back], other)])
            case TakesSnapshot():
                lesson.takes_snapshot()
            case Restarts(orderly):
                if orderly:
                    lesson.takes_snapshot()
                lesson.restart()
            case lesson_notes.Merges():
                lesson.commit(wish for each in lesson.notes.merges(lesson.room) for wish in lesson.wish("server", each))
            case Arrives(person):
                lesson.arrives(person)
            case FallsBehind(n) if n < len(lesson.browsers):
                lesson.browsers[n].behind = True
            case Misses(n, wishes) if n < len(lesson.browsers):
                lesson.commit(wish for by, command in wishes[:1] for wish in lesson.wish(by, command))
                lesson.browsers[n].behind = True
                lesson.commit(wish for by, command in wishes[1:] for wish in lesson.wish(by, command))
                lesson.catches_up(lesson.browsers[n])
            case Drains(n) if n < len(lesson.browsers):
                lesson.catches_up(lesson.browsers[n])
            case _:
                pass
    lesson.check()


def again_as(old: Wish, other: str | None) -> Wish:
    return old if other is None else Wish(other, Send("mine"), old.id)


QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.timeout(1_800)
def test_pages_server_and_log_agree_whatever_happens(request: pytest.FixtureRequest):
    deep = bool(request.config.getoption("--deep", default=False)) or bool(os.environ.get("DEEP"))
    tally = Counter[str]()

    @settings(max_examples=30_000 if deep else 800, deadline=None, suppress_health_check=QUIET)
    @given(STEPS)
    def agree(steps: list[Any]) -> None:
        live_through(steps, tally)

    agree()
    print(f"{tally['wishes']} wishes, {tally['refused'] / tally['wishes']:.0%} of them refused")
    assert tally["refused"] <= tally["wishes"] / 2, "too few wishes do something"


EVERY_BUG = [
    *PLANTED,
    *lesson_door.PLANTED,
    *lesson_groups.PLANTED,
    *lesson_notes.PLANTED,
    *lesson_chat.PLANTED,
    *lesson_picks.PLANTED,
    *lesson_polls.PLANTED,
    *lesson_questions.PLANTED,
    *lesson_quiz.PLANTED,
    *lesson_requests.PLANTED,
    *lesson_showing.PLANTED,
    *lesson_slides.PLANTED,
    *lesson_glass.PLANTED,
    *lesson_time.PLANTED,
    *lesson_agenda.PLANTED,
    *lesson_board.PLANTED,
    *lesson_wall.PLANTED,
]


@pytest.mark.parametrize(
    ("owner", "name", "text", "bug"), [row[1:] for row in EVERY_BUG], ids=[row[0] for row in EVERY_BUG]
)
def test_a_planted_bug_stands_where_it_says(
    owner: Any, name: str, text: str, bug: str, monkeypatch: pytest.MonkeyPatch
):
    plant(getattr(owner, name), text, bug, monkeypatch)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("owner", "name", "text", "bug"), [row[1:] for row in EVERY_BUG], ids=[row[0] for row in EVERY_BUG]
)
def test_the_property_fails_for(owner: Any, name: str, text: str, bug: str, monkeypatch: pytest.MonkeyPatch):
    plant(getattr(owner, name), text, bug, monkeypatch)
    near = subjects_of(owner)

    @settings(
        max_examples=3_000,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=QUIET,
    )
    @given(steps_about(near) | steps_about(near) | STEPS if near else STEPS)
    def agree(steps: list[Any]) -> None:
        live_through(steps, Counter())

    with pytest.raises((AssertionError, RuntimeError, KeyError)):  # a broken invariant that the rules themselves meet
        agree()


def test_a_wish_that_breaks_half_way_is_gone_after_the_reload(monkeypatch: pytest.MonkeyPatch):
    lesson = Lesson()
    lesson.arrives("ada")
    lesson.commit(lesson.wish("ada", hands.RaiseHand()))
    plant(hands.lower, "yield HandLowered(event.id)", "raise Refused('never', 'No.')", monkeypatch)
    logged = len(lesson.log)
    with pytest.raises(RuntimeError, match="cannot be refused"):
        lesson.commit(lesson.wish("server", presence.ChangeRole("ada", Role.OBSERVER)))
    assert len(lesson.log) == logged and lesson.room.seq > logged  # it is there by half: this Room is thrown away
    lesson.restart()
    lesson.check()
    assert lesson.room.of(Member)["ada"].role is Role.LEARNER
