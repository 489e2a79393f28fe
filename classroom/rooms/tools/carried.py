"""Boards that are carried: a copy to each group, back to the class when the groups end, into the next lesson."""

from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.shapes import Shape, wins
from classroom.rooms.tool import MAIN, Change, Command, Event, Id, Permission, Refused, Things, TimeMs, Tool, Turn
from classroom.rooms.tools.board import (
    MOST_SHAPES,
    Board,
    BoardMade,
    DrawMode,
    ModeSet,
    People,
    ShapesDrawn,
    Title,
    check_all,
    check_number,
    living,
)
from classroom.rooms.tools.breakouts import BreakoutSet, SetClosed, group_of, open_set
from classroom.rooms.tools.showing import Surface, show

PORTION = 500  # things in one row of the log, where many come at once


class Kept(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Of an earlier lesson."""

    shape: Shape
    by: Id


class Give(Command, frozen=True, tag="board.give"):
    """Each group that is open gets a copy of this board, to go on with: a board is what others call a template."""

    needs = Permission.LEAD
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        board, opened = turn.seen(Board, self.id), open_set(turn)
        if opened is None:
            raise Refused("no_groups", "No groups are open that could get it.")
        rooms = [room for room in opened.rooms if room != board.lies_in]
        check_number(turn, len(rooms))
        check_all(turn, board.size * len(rooms))
        for n, room in enumerate(rooms):
            yield from copy_of(board, turn.new_id(n), room, turn)
            yield from show(turn, room, Surface.BOARD, turn.new_id(n))


class Restore(Command, frozen=True, tag="board.restore"):
    """A board of an earlier lesson. What was drawn there later is added as long as nobody has touched it here."""

    needs = Permission.SERVER
    id: Id
    title: Title
    mode: DrawMode
    drawers: People
    own_only: bool
    of: Id | None
    by: Id | None
    group: Annotated[str, Meta(max_length=80)] | None
    at_ms: TimeMs
    drawn: Annotated[tuple[Kept, ...], Meta(max_length=MOST_SHAPES)]

    def decide(self, turn: Turn) -> Iterator[Event]:
        board = turn.things.of(Board).get(self.id)
        if board is not None and board.rev != board.back_rev:
            return
        known = {} if board is None else board.shapes
        newer = [
            each for each in self.drawn if each.shape.id not in known or wins(each.shape, known[each.shape.id].shape)
        ]
        if board is not None and not newer:
            return
        if board is None:
            place = MAIN if self.of is None else None
            yield BoardMade(self.id, self.title, self.mode, self.own_only, place, self.of, self.by, self.at_ms)
            yield ModeSet(self.id, self.mode, self.drawers, self.own_only)
            if self.group is not None:
                yield BoardReturned(self.id, self.group)
        for by, shapes in by_author(newer):
            yield ShapesDrawn(self.id, shapes, by)
        yield BoardCameBack(self.id)


class BoardCameBack(Change[Board], frozen=True, tag="board.came_back"):
    """From an earlier lesson."""

    def apply(self, item: Board) -> Board:
        return replace(item, back_rev=item.rev)


class BoardReturned(Change[Board], frozen=True, tag="board.returned"):
    """The rooms of its group have closed: now it is of the class."""

    group: str

    def apply(self, item: Board) -> Board:
        return replace(item, lies_in=MAIN, group=self.group)


def copy_of(board: Board, id: str, room: str, turn: Turn) -> Iterator[Event]:
    """What lies on it is of who made the copy: nobody of the group drew it."""
    yield BoardMade(id, board.title, DrawMode.EVERYONE, board.own_only, room, None, turn.by.id, turn.at_ms)
    kept = [Kept(drawn.shape, turn.by.id) for drawn in living(board)]
    yield from (ShapesDrawn(id, shapes, by) for by, shapes in by_author(kept))


def by_author(kept: Iterable[Kept]) -> Iterator[tuple[str, tuple[Shape, ...]]]:
    """In portions that a row of the log holds well."""
    shapes: dict[str, list[Shape]] = {}
    for each in kept:
        shapes.setdefault(each.by, []).append(each.shape)
    for by, all_of in shapes.items():
        yield from ((by, tuple(all_of[n : n + PORTION])) for n in range(0, len(all_of), PORTION))


def rooms_close(event: SetClosed, turn: Turn) -> Iterable[Event]:
    names = turn.things.of(BreakoutSet)[event.id].plan.names
    groups = dict(zip(event.rooms, names, strict=False))
    for board in turn.things.of(Board).values():
        if board.lies_in in groups:
            yield BoardReturned(board.id, groups[board.lies_in])


def left_for_the_next_lesson(things: Things) -> Iterator[Restore]:
    """Of a class whose groups were open when it stopped, their boards too."""
    for board in things.of(Board).values():
        group = board.group or group_of(things, board.lies_in)
        kept = tuple(Kept(drawn.shape, drawn.by) for drawn in living(board))
        if kept:
            yield Restore(
                board.id, board.title, board.mode, board.drawers, board.own_only, board.of, board.by, group,
                board.at_ms, kept,
            )  # fmt: skip


TOOL = Tool(
    "carried",
    commands=(Give, Restore),
    events=(BoardReturned, BoardCameBack),
    follows={SetClosed: rooms_close},
    leaves=left_for_the_next_lesson,
)
