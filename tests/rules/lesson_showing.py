"""What must hold in the lesson of what a room looks at together, said without the code that it judges; and the bugs that
it must find."""

from typing import Any

from hypothesis import strategies as st

from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import moving, showing
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.session import Class
from classroom.rooms.tools.showing import Show, Showing, Stop, Surface
from tests.rules.prose import MAIN, PREP, may_by_role, open_rooms

WISHES: st.SearchStrategy[Command] = st.one_of(
    st.builds(Show, st.sampled_from(Surface), st.sampled_from([None, "one"])), st.just(Stop())
)


def shown(
    prepare: st.SearchStrategy[Command],
    ends: st.SearchStrategy[Command],
    staff: st.SearchStrategy[str],
    learners: st.SearchStrategy[str],
) -> st.SearchStrategy[tuple[tuple[str, Command], ...]]:
    """In a group or in the class, by whoever, and often what ends it."""
    anybody = st.one_of(learners, staff)
    return st.tuples(
        st.tuples(anybody, WISHES),
        st.tuples(staff, prepare),
        st.tuples(staff, st.just(moving.Open("?-1"))),
        st.tuples(anybody, WISHES),
        st.tuples(staff, st.one_of(st.just(moving.Close("?-1")), ends, WISHES)),
    )


def is_theirs_to_show(room: Room, by: str, command: Command) -> bool:
    """Staff and presenters choose for their room, everybody for their group."""
    if not isinstance(command, Show | Stop):
        return True
    member = room.of(Member)[by]
    return may_by_role(room, member, "lead") or member.presenter or member.place in open_rooms(room)


def effect_of_showing(room: Room, by: str, command: Command) -> None:
    if isinstance(command, Show | Stop):
        now = room.of(Showing).get(room.of(Member)[by].stays_in)
        wanted = (command.surface, command.what) if isinstance(command, Show) else None
        assert (now and (now.surface, now.what)) == wanted


def truths_of_showing(room: Room) -> None:
    over = any(session.end for session in room.of(Class).values())
    for id in room.of(Showing):
        assert not over and id in (MAIN, PREP, *open_rooms(room)), "it is in a room that is there"


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("a closed room shows on", showing, "rooms_close", "in event.rooms if", "in () if"),
    ("pupils choose for the class", showing, "shows_in", "opened is not None and room in opened.rooms", "True"),
    ("what a group looks at is shown to all", Showing, "room", "return self.id", "return None"),
    (
        "a class that is over shows on",
        showing,
        "all_end",
        "ShowingEnded(room) for",
        "ShowingEnded(room) for _ in () for",
    ),
]
