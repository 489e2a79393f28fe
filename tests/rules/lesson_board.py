"""What must hold of boards in the lesson, said without the code that it judges; its steps; and the bugs it must find."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from classroom.rooms import shapes
from classroom.rooms.room import Room
from classroom.rooms.shapes import Erased, Rectangle, Shape
from classroom.rooms.tool import Command
from classroom.rooms.tools import board, carried
from classroom.rooms.tools.board import Board, DrawMode
from classroom.rooms.tools.locks import Lock
from classroom.rooms.tools.presence import Member
from tests.rules.prose import MAIN, PREP, STAFF, locked, may_by_role, open_rooms

ABOUT_ONE = (board.Draw, board.SetMode, board.Clear, board.Rename, board.Delete)


def may_draw_here(room: Room, by: str, id: str) -> bool:
    member, known = room.of(Member)[by], room.of(Board)[id]
    if not may_by_role(room, member, "draw") or Lock.BOARD in locked(room, by):
        return False
    leads = member.role in STAFF and may_by_role(room, member, "lead")
    if known.own is not None and (known.own.handed_in or known.own.collected) and not leads:
        return False
    named = known.mode is DrawMode.EVERYONE or (known.mode is DrawMode.SOME and by in known.drawers)
    return leads or (named and known.of in (None, by))


def is_theirs_on_boards(room: Room, by: str, command: Command) -> bool:
    match command:
        case board.Draw(id=id):
            return may_draw_here(room, by, id)
        case board.Make(room=None):
            member = room.of(Member)[by]
            return may_by_role(room, member, "lead") and member.role in STAFF or member.stays_in in open_rooms(room)
        case board.Clear(id=id) | board.Rename(id=id) | board.Delete(id=id):
            member = room.of(Member)[by]
            leads = member.role in STAFF and may_by_role(room, member, "lead")
            return leads or room.of(Board)[id].by == by
        case _:
            return True


def truths_of_boards(room: Room) -> None:
    for known in room.of(Board).values():
        assert known.lies_in in (None, MAIN, PREP, *open_rooms(room)), "no board is left behind in a room of the past"
        assert known.rev >= known.cleared_rev and all(each.rev <= known.rev for each in known.shapes.values())


class Boards:
    """As they were before a wish."""

    def __init__(self, room: Room) -> None:
        self.were = dict(room.of(Board))

    def check(self, room: Room, by: str, command: Command, wish_id: str) -> None:
        now = room.of(Board)
        if isinstance(command, board.Make):
            assert now[wish_id].lies_in == room.of(Member)[by].place
        taken = {command.id} if isinstance(command, board.Delete) else copies_on_stage(self.were.values())
        assert {*self.were} - {*now} <= taken, "a board is lost"
        for id, was in self.were.items():
            if id in now and not isinstance(command, board.Clear):
                self._check_one(room, was, now[id], by, command)

    def _check_one(self, room: Room, was: Board, now: Board, by: str, command: Command) -> None:
        assert {*was.shapes} <= {*now.shapes}, "what was drawn is there, or its place is kept"
        drawn = isinstance(command, board.Draw) and command.id == was.id
        assert drawn or was.shapes == now.shapes
        if not drawn:
            return
        member = room.of(Member)[by]
        anybodys = not was.own_only or (member.role in STAFF and may_by_role(room, member, "lead"))
        for id, before in was.shapes.items():
            after = now.shapes[id]
            assert after.by == before.by, "it has the author that it had"
            assert after.shape.version >= before.shape.version, "an older one took its place"
            assert after == before or anybodys or before.by == by, "somebody changed what another drew"


def copies_on_stage(boards: Iterable[Board]) -> set[str]:
    """They go when something else is looked at."""
    shown = ((each, each.own.shown) for each in boards if each.own is not None and each.own.shown is not None)
    return {on.what for each, on in shown if on.what != each.id}


def shape(id: str, version: int, erased: bool) -> Shape:
    if erased:
        return Erased(id=id, version=version, version_nonce=version)
    return Rectangle(id=id, version=version, version_nonce=version, x=0, y=0, width=1, height=1, index="a1")


SHAPES = st.lists(st.builds(shape, st.sampled_from("pq"), st.integers(1, 4), st.booleans()), min_size=1, max_size=2)
SOME = st.sampled_from(["?0", "?-1"])
MAKE = st.builds(board.Make, st.just("Board"), st.just(DrawMode.EVERYONE), st.sampled_from([True, True, False]))
DRAW: st.SearchStrategy[Command] = st.builds(board.Draw, SOME, SHAPES.map(tuple))
LEARNERS = st.sampled_from(["ada", "bob", "cy"])
DRAWS = st.tuples(st.one_of(LEARNERS, LEARNERS, st.sampled_from(["tess", "ari", "olu"])), DRAW)
RUNS: st.SearchStrategy[Command] = st.one_of(
    st.builds(board.SetMode, SOME, st.sampled_from(DrawMode), st.sampled_from([(), ("ada",)]), st.booleans()),
    st.builds(board.Clear, SOME),
    st.builds(board.Rename, SOME, st.just("Other")),
    st.builds(board.Delete, SOME),
)


def drawing(prepare: Any, rooms: Any, open_one: Command, close_one: Command) -> Any:
    """On a board of the class, and on one of a group whose rooms close."""
    staff = st.just("tess")
    ours = st.tuples(
        st.tuples(staff, MAKE),
        DRAWS,
        DRAWS,
        st.one_of(DRAWS, st.tuples(st.sampled_from(["tess", "ari", "ada"]), RUNS), st.tuples(staff, rooms)),
        DRAWS,
    )
    groups = st.tuples(
        st.tuples(staff, prepare),
        st.tuples(staff, st.just(open_one)),
        st.tuples(st.one_of(LEARNERS, staff), MAKE),
        st.one_of(DRAWS, st.tuples(LEARNERS, RUNS)),
        st.one_of(st.tuples(staff, st.just(close_one)), st.tuples(staff, rooms)),
        DRAWS,
    )
    return st.one_of(ours, groups)


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("a board stays behind in a closed room", carried, "rooms_close", "if board.lies_in in groups", "if False"),
    ("changed what another drew", shapes, "coming", "known.by != by", "False"),
    ("an older stroke wins", shapes, "coming", "not wins(shape, before)", "False"),
    ("draws without leave", board, "may_draw", "Permission.DRAW not in by.permissions", "False"),
]
