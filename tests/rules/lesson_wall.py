"""What must hold of boards of one's own in the lesson, said without the code that it judges; its steps; and the bugs that
it must find. Whose eyes they are for stands in `prose.py`."""

from typing import Any

from hypothesis import strategies as st

from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import board, showing, wall
from classroom.rooms.tools.board import Board
from classroom.rooms.tools.presence import Devices, Member, Standing
from classroom.rooms.tools.showing import Showing
from classroom.rooms.tools.wall import Task
from tests.rules.lesson_board import SHAPES
from tests.rules.prose import PUPILS, may_by_role

ABOUT_ONE = (wall.Reveal, wall.Hide, wall.Comment, wall.Ask, wall.HandIn)
STAFF_ALONE = (wall.HandOut, wall.Collect, wall.Reveal, wall.Hide, wall.Comment)


def could_mean_of_walls(room: Room, by: str, command: Command) -> list[str]:
    if not isinstance(command, ABOUT_ONE):
        return []
    known = [each for each in room.of(Board).values() if each.own is not None]
    owned = isinstance(command, wall.Ask | wall.HandIn)
    return [each.id for each in known if not owned or each.of == by]


def is_theirs_on_walls(room: Room, by: str, command: Command) -> bool:
    if isinstance(command, STAFF_ALONE):
        return may_by_role(room, room.of(Member)[by], "lead")
    if not isinstance(command, wall.Ask | wall.HandIn):
        return True
    known = room.of(Board)[command.id]
    return known.of == by and not (known.own and known.own.collected)


def effect_on_walls(room: Room, by: str, command: Command) -> None:
    stage = room.of(Showing).get(room.of(Member)[by].stays_in) if by in room.of(Member) else None
    match command:
        case wall.Reveal(id=id):
            own = room.of(Board)[id].own
            assert own and own.shown and stage and stage.what == own.shown.what, "it is on the stage"
            assert (own.shown.what == id) != command.anonymous or own.shown.what == id, "without a name it is another"
        case wall.Hide(id=id):
            own = room.of(Board)[id].own
            assert own and own.shown is None
        case wall.Collect():
            assert all(each.own.collected for each in room.of(Board).values() if each.own), "nobody goes on drawing"
        case _:
            pass


def truths_of_walls(room: Room) -> None:
    tasks = [each for each in room.of(Task).values() if not each.collected]
    assert len(tasks) <= 1
    for member in room.of(Member).values():
        here = room.of(Devices).get(member.id)
        pupil = member.role in PUPILS and member.standing is Standing.IN and here is not None and not here.at_door
        if pupil and tasks:
            assert tasks[0].people.count(member.id) == 1, "whoever is here got one"
    on_stage = {(each.id, each.what) for each in room.of(Showing).values()}
    for known in room.of(Board).values():
        if known.own and known.own.shown:
            assert (known.own.shown.room, known.own.shown.what) in on_stage, "shown for as long as it is on the stage"


OWN = st.sampled_from(["?0", "?1", "?-1"])
LEARNERS = st.sampled_from(["ada", "bob", "cy"])
STAFF = st.sampled_from(["tess", "ari"])
OUT: st.SearchStrategy[Command] = st.builds(wall.HandOut, st.just("Sun"))
BY_STAFF: st.SearchStrategy[Command] = st.one_of(
    st.builds(wall.Reveal, OWN, st.booleans()),
    st.builds(wall.Reveal, OWN, st.booleans()),
    st.builds(wall.Hide, OWN),
    st.builds(wall.Comment, OWN, st.just("Look again")),
    st.just(wall.Collect()),
    st.just(showing.Stop()),
)
BY_PUPILS: st.SearchStrategy[Command] = st.one_of(
    st.builds(board.Draw, st.sampled_from(["?0", "?1", "?2", "?-1"]), SHAPES.map(tuple)),
    st.builds(wall.HandIn, OWN, st.booleans()),
    st.builds(wall.Ask, OWN, st.booleans()),
)


def walled(connects: Any, ends: Any) -> Any:
    return st.tuples(
        st.tuples(STAFF, OUT),
        st.tuples(LEARNERS, BY_PUPILS),
        st.tuples(STAFF, BY_STAFF),
        st.one_of(st.tuples(STAFF, BY_STAFF), st.tuples(LEARNERS, BY_PUPILS), connects, st.tuples(STAFF, ends)),
        st.one_of(st.tuples(STAFF, BY_STAFF), st.tuples(LEARNERS, BY_PUPILS)),
    )


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("another's board is seen", Board, "view", "not theirs and not self.is_shown", "False"),
    ("taken from the stage and still seen", wall, "stage_turns", "yield TakenDown(board.id)", "yield from ()"),
    ("who comes late gets no board", wall, "comes", "task is None or", "True or"),
    ("drawn on after it was handed in", board, "may_draw", "board.own.handed_in or board.own.collected", "False"),
]
