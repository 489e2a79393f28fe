"""What must hold in the lesson of what is drawn over a shared screen, said without the code that it judges; and its bugs."""

from typing import Any

from hypothesis import strategies as st

from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import glass, ink
from classroom.rooms.tools.glass import Glass, GlassSet
from classroom.rooms.tools.locks import Lock
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.publishing import Sending, SetMedia
from tests.rules.lesson_ink import STROKES, check_ink, counts
from tests.rules.prose import STAFF as TEACHING
from tests.rules.prose import locked, may_by_role

Wishes = st.SearchStrategy[tuple[str, Command]]
SOME = st.sampled_from(["?0", "?-1"])
ON = SetMedia("?0", screen=True)
OFF: st.SearchStrategy[Command] = st.builds(SetMedia, st.just("?0"), screen=st.sampled_from([False, False, True]))
DRAWS: st.SearchStrategy[Command] = st.builds(ink.DrawOnScreen, SOME, STROKES.map(tuple))
CLEARS: st.SearchStrategy[Command] = st.builds(ink.ClearScreen, SOME)


def drawn_over(people: st.SearchStrategy[str], happens: Wishes) -> st.SearchStrategy[Any]:
    """Somebody shares a screen, others draw on it, and something happens to it."""
    return people.flatmap(
        lambda who: st.tuples(
            st.just((who, ON)),
            st.tuples(people, DRAWS),
            st.tuples(people, DRAWS),
            st.one_of(st.tuples(people, CLEARS), st.tuples(st.just(who), OFF), happens),
            st.tuples(people, st.one_of(DRAWS, CLEARS)),
        )
    )


def could_mean_of_screens(room: Room, command: Command) -> list[str]:
    about = isinstance(command, ink.DrawOnScreen | ink.ClearScreen)
    return [*room.of(Glass)] if about else []


def is_theirs_of_screens(room: Room, by: str, command: Command) -> bool:
    """One draws over a screen that is shared in one's own room; staff reach every room."""
    match command:
        case ink.DrawOnScreen(person=person) | ink.ClearScreen(person=person):
            me = room.of(Member)[by]
            reached = room.of(Glass)[person].lies_in == me.stays_in or me.role in TEACHING
            if not reached or not shares(room, person):
                return False
            if isinstance(command, ink.ClearScreen):
                return by == person or may_by_role(room, me, "lead")
            return may_by_role(room, me, "draw") and Lock.BOARD not in locked(room, by)
        case _:
            return True


def shares(room: Room, person: str) -> bool:
    return any(each.screen for each in room.of(Sending).values() if each.person == person)


def truths_of_screens(room: Room) -> None:
    for id, each in room.of(Glass).items():
        assert each.over_screen == shares(room, id), "it is there as long as the screen is"
        if each.over_screen:
            assert each.lies_in == room.of(Member)[id].stays_in, "where they are"
        else:
            assert not each.ink.strokes, "what was drawn goes with the screen"
        counts(each.ink)
    assert {each.person for each in room.of(Sending).values() if each.screen} <= {*room.of(Glass)}


class Panes:
    """As they were before a wish."""

    def __init__(self, room: Room) -> None:
        self.were = dict(room.of(Glass))

    def check(self, room: Room, by: str, command: Command) -> None:
        if isinstance(command, ink.ClearScreen):
            if command.person in self.were:
                assert not room.of(Glass)[command.person].ink.strokes, "nothing is left on it"
            return
        leads = by in room.of(Member) and room.of(Member)[by].role in TEACHING
        for id, was in self.were.items():
            now = room.of(Glass)[id]
            if (was.over_screen, was.lies_in) == (now.over_screen, now.lies_in):
                check_ink(was.ink, now.ink, leads, by)
            else:
                assert not now.ink.strokes, "nobody takes it along into another room"


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("drawn over a screen that is gone", glass, "goes", "yield from keep(glass.id, turn)", "yield from ()"),
    ("drawn over a screen and left behind", glass, "moves", "yield from keep(event.id, turn)", "yield from ()"),
    ("drawn over a screen, shown with the next", GlassSet, "apply", "item.ink.without(PAGE)", "item.ink"),
    ("glass seen when nobody shares", Glass, "view", "if self.over_screen else None", ""),
    ("another clears a screen", ink.ClearScreen, "decide", "glass.id != turn.by.id", "False"),
]  # fmt: skip
