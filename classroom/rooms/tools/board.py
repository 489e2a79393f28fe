"""Boards: what people draw together, each board in one room or of one person. What lies on one is in `shapes.py`.

All that is on a board is in the one item, so that it moves, is hidden and goes as a whole: a group's board returns to
the class by one fact, however much is on it. A page is shown that there is a board; what is on it goes only to pages
that look at it (`Item.inside`).
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import takewhile
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from classroom.rooms.shapes import Erased, Image, Shape, coming, weigh
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Engagement,
    Event,
    Id,
    Inside,
    Item,
    Permission,
    Person,
    Refused,
    Sight,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.breakouts import open_set
from classroom.rooms.tools.files import FileTaken, Purpose, sent
from classroom.rooms.tools.locks import Lock, refusal
from classroom.rooms.tools.moving import there
from classroom.rooms.tools.showing import Surface, ends_of

MOST_BOARDS = 500  # in one class: one each for a large one, and some of the groups
MOST_SHAPES = 5_000  # on a board; a lesson with thirty who draw all the time
MOST_PICTURES = 100
MOST_BYTES = 4 * 2**20  # of a board, as JSON
MOST_BYTES_OF_ALL = 64 * 2**20  # they are in the memory of the server while the class runs
ERASED_KEPT = 1_000  # of a board, the latest: a page that was away so long fetches all anew

Title = Annotated[str, Meta(min_length=1, max_length=80)]
Shapes = Annotated[tuple[Shape, ...], Meta(min_length=1, max_length=64)]
People = Annotated[tuple[Id, ...], Meta(max_length=300)]


class DrawMode(StrEnum):
    """Who draws. Staff always may."""

    EVERYONE = "everyone"
    SOME = "some"
    TEACHER = "teacher"


class Drawn(Struct, frozen=True, array_like=True):
    shape: Shape
    by: str  # who drew it first
    rev: int


class Remark(Struct, frozen=True):
    """Of staff, about a board of somebody's own."""

    by: str
    text: str
    at_ms: int


class Shown(Struct, frozen=True):
    """`what`: the board itself, or a copy that does not say whose it is. `room`: whose stage it is on."""

    what: str
    room: str


class Own(Struct, frozen=True):
    """Of a board that everybody got one of (`wall.py`). Nobody but its owner and staff is told this."""

    task: str
    asks: bool = False  # for somebody to look at it
    handed_in: bool = False
    collected: bool = False
    shown: Shown | None = None
    remarks: tuple[Remark, ...] = ()


class BoardView(Struct, frozen=True):
    title: str
    mode: DrawMode
    drawers: tuple[str, ...]
    own_only: bool
    of: str | None
    by: str | None
    group: str | None
    at_ms: int
    own: Own | None


class Board(Item, frozen=True):
    kind = "board"

    title: str
    mode: DrawMode
    by: str | None  # who made it; None: it came from an earlier lesson
    lies_in: str | None
    at_ms: int
    of: str | None = None  # a board of one's own: nobody but this person and staff see it until staff show it
    own_only: bool = True  # pupils change only what they drew themselves
    drawers: tuple[str, ...] = ()
    group: str | None = None  # whose it was before the rooms closed
    own: Own | None = None
    pictures: tuple[str, ...] = ()  # ids of files, also of what was erased: that may be taken back
    rev: int = 0  # how often something came onto it
    cleared_rev: int = 0
    back_rev: int = -1  # of a board of an earlier lesson: nothing came onto it since
    size: int = 0  # bytes
    shapes: dict[str, Drawn] = field(default_factory=dict[str, Drawn])  # in the order of the last change

    @property
    def room(self) -> str | None:
        return self.lies_in

    @property
    def files(self) -> tuple[str, ...]:
        return self.pictures

    def view(self, viewer: Viewer) -> BoardView | None:
        theirs = self.of is None or Sight.BOARDS in viewer.sights or viewer.id == self.of
        if not theirs and not self.is_shown:
            return None
        own = self.own if theirs else None
        return BoardView(
            self.title, self.mode, self.drawers, self.own_only, self.of, self.by, self.group, self.at_ms, own
        )

    @property
    def is_shown(self) -> bool:
        """Itself, to everybody."""
        return self.own is not None and self.own.shown is not None and self.own.shown.what == self.id

    def inside(self, after: int) -> Inside:
        """Newest last. `parts` are `Drawn`."""
        anew = after < self.cleared_rev or not 0 <= after <= self.rev
        since = 0 if anew else after
        newer = list(takewhile(lambda drawn: drawn.rev > since, reversed(self.shapes.values())))
        return Inside(self.rev, anew, newer[::-1])

    def passes_on(self, by: Person) -> bool:
        return may_draw(self, by)


class Make(Command, frozen=True, tag="board.make"):
    """By staff for a room (None: their own), or by a group for itself."""

    needs = Permission.BE_HERE
    title: Title
    mode: DrawMode = DrawMode.EVERYONE
    own_only: bool = True
    room: Id | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        if Permission.DRAW not in turn.by.permissions:
            raise refusal(turn, Lock.BOARD, "the board")
        place = turn.here() if self.room is None else self.room
        if Permission.LEAD in turn.by.permissions:
            place = there(turn, place)
        elif not in_own_group(turn, place):
            raise Refused("not_allowed", "You may make a board for your own group.")
        check_number(turn, 1)
        yield BoardMade(
            turn.new_id(), titled(self.title), self.mode, self.own_only, place, None, turn.by.id, turn.at_ms
        )


class Draw(Command, frozen=True, tag="board.draw"):
    """Each thing as it is now. One that is older than what lies there, or another's where that is not to be changed, is
    left out; refused is only a wish of which nothing may be done."""

    needs = Permission.BE_HERE
    id: Id
    shapes: Shapes

    def decide(self, turn: Turn) -> Iterator[Event]:
        board = turn.seen(Board, self.id)
        if not may_draw(board, turn.by):
            raise why_not(board, turn)
        anybodys = not board.own_only or Permission.LEAD in turn.by.permissions
        newest, more, none_is_theirs = coming(self.shapes, board.shapes, turn.by.id, anybodys=anybodys)
        if none_is_theirs:
            raise Refused("not_yours", "On this board everyone changes only what they drew themselves.")
        check_room(turn, board, newest, more)
        yield from (FileTaken(id) for id in new_pictures(turn, board, newest.values()))
        if newest:
            yield ShapesDrawn(board.id, tuple(newest.values()), turn.by.id)


class SetMode(Command, frozen=True, tag="board.set_mode"):
    needs = Permission.LEAD
    id: Id
    mode: DrawMode
    drawers: People = ()
    own_only: bool = True

    def decide(self, turn: Turn) -> Iterator[Event]:
        board = turn.seen(Board, self.id)
        drawers = tuple(sorted({*self.drawers})) if self.mode is DrawMode.SOME else ()
        if (board.mode, board.drawers, board.own_only) != (self.mode, drawers, self.own_only):
            yield ModeSet(board.id, self.mode, drawers, self.own_only)


class Clear(Command, frozen=True, tag="board.clear"):
    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        board = run(turn, self.id)
        if board.shapes:
            yield BoardCleared(board.id)


class Rename(Command, frozen=True, tag="board.rename"):
    needs = Permission.BE_HERE
    id: Id
    title: Title

    def decide(self, turn: Turn) -> Iterator[Event]:
        board, title = run(turn, self.id), titled(self.title)
        if board.title != title:
            yield BoardRenamed(board.id, title)


class Delete(Command, frozen=True, tag="board.delete"):
    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        board = run(turn, self.id)
        if board.own is not None and board.own.shown is not None:
            raise Refused("is_shown", "This board is shown to everyone. Take it down first.")
        yield BoardDeleted(board.id)
        yield from ends_of(turn, Surface.BOARD, board.id)


class BoardMade(Creation[Board], frozen=True, tag="board.made"):
    title: str
    mode: DrawMode
    own_only: bool
    lies_in: str | None
    of: str | None
    by: str | None
    at_ms: int
    task: str | None = None  # for which everybody gets one

    def create(self) -> Board:
        own = None if self.task is None else Own(self.task)
        return Board(self.id, self.title, self.mode, self.by, self.lies_in, self.at_ms, self.of, self.own_only, own=own)


class ShapesDrawn(Change[Board], frozen=True, tag="board.drawn"):
    counts_as = Engagement.DRAWING
    shapes: tuple[Shape, ...]
    by: str

    def apply(self, item: Board) -> Board:
        rev, shapes, size = item.rev + 1, dict(item.shapes), item.size
        for shape in self.shapes:
            before = shapes.pop(shape.id, None)
            shapes[shape.id] = Drawn(shape, before.by if before else self.by, rev)
            size += weigh(shape) - (weigh(before.shape) if before else 0)
        if any(isinstance(shape, Erased) for shape in self.shapes):
            erased = [id for id, drawn in shapes.items() if isinstance(drawn.shape, Erased)]
            for id in erased[: max(0, len(erased) - ERASED_KEPT)]:
                size -= weigh(shapes.pop(id).shape)
        pictures = dict.fromkeys((*item.pictures, *pictures_of(self.shapes)))
        return replace(item, rev=rev, shapes=shapes, size=size, pictures=tuple(pictures))


class ModeSet(Change[Board], frozen=True, tag="board.mode_set"):
    mode: DrawMode
    drawers: tuple[str, ...]
    own_only: bool

    def apply(self, item: Board) -> Board:
        return replace(item, mode=self.mode, drawers=self.drawers, own_only=self.own_only)


class BoardCleared(Change[Board], frozen=True, tag="board.cleared"):
    def apply(self, item: Board) -> Board:
        return replace(item, rev=item.rev + 1, cleared_rev=item.rev + 1, size=0, shapes={}, pictures=())


class BoardRenamed(Change[Board], frozen=True, tag="board.renamed"):
    title: str

    def apply(self, item: Board) -> Board:
        return replace(item, title=self.title)


class BoardDeleted(Change[Board], frozen=True, tag="board.deleted"):
    def apply(self, item: Board) -> None:
        return None


def run(turn: Turn, id: str) -> Board:
    """The board, for staff and for who made it for their group."""
    board = turn.seen(Board, id)
    made_it = board.by == turn.by.id and Permission.DRAW in turn.by.permissions
    if Permission.LEAD not in turn.by.permissions and not made_it:
        raise Refused("not_allowed", "You may change a board that you made.")
    return board


def may_draw(board: Board, by: Person) -> bool:
    if Permission.DRAW not in by.permissions:
        return False
    if Permission.LEAD in by.permissions:
        return True
    if board.of not in (None, by.id):
        return False
    if board.own is not None and (board.own.handed_in or board.own.collected):
        return False
    return board.mode is DrawMode.EVERYONE or (board.mode is DrawMode.SOME and by.id in board.drawers)


def why_not(board: Board, turn: Turn) -> Refused:
    if Permission.DRAW not in turn.by.permissions:
        return refusal(turn, Lock.BOARD, "the board")
    if board.own is not None and board.of == turn.by.id:
        return Refused("handed_in", "This board is handed in. Nothing is drawn on it any more.")
    return Refused("read_only", "On this board only those draw whom the teacher lets.")


def in_own_group(turn: Turn, place: str) -> bool:
    known = open_set(turn)
    return known is not None and place == turn.by.room and place in known.rooms


def living(board: Board) -> list[Drawn]:
    return [drawn for drawn in board.shapes.values() if not isinstance(drawn.shape, Erased)]


def check_number(turn: Turn, more: int) -> None:
    if len(turn.things.of(Board)) + more > MOST_BOARDS:
        raise Refused("too_many_boards", f"A class has {MOST_BOARDS} boards at most. Delete one first.")


def check_room(turn: Turn, board: Board, newest: Mapping[str, Shape], more: int) -> None:
    """Whether there is room for what comes; taking away is always possible."""
    if all(isinstance(shape, Erased) for shape in newest.values()):
        return
    after = len(board.shapes) + len(newest.keys() - board.shapes.keys())
    if after > MOST_SHAPES and count_after(board, newest) > MOST_SHAPES:
        raise Refused("board_full", f"A board holds {MOST_SHAPES} things. Erase some, or take another board.")
    if board.size + more > MOST_BYTES:
        raise Refused("board_full", f"A board holds {MOST_BYTES // 2**20} MB. Erase some, or take another board.")
    check_all(turn, more)


def check_all(turn: Turn, more: int) -> None:
    if sum(each.size for each in turn.things.of(Board).values()) + more > MOST_BYTES_OF_ALL:
        raise Refused("boards_full", f"All boards of a class hold {MOST_BYTES_OF_ALL // 2**20} MB. Delete one first.")


def pictures_of(shapes: Iterable[Shape]) -> Iterator[str]:
    yield from (shape.file_id for shape in shapes if isinstance(shape, Image))


def new_pictures(turn: Turn, board: Board, shapes: Iterable[Shape]) -> list[str]:
    """Files that the person has sent, and that this board does not show yet."""
    new = [id for id in dict.fromkeys(pictures_of(shapes)) if id not in board.pictures]
    if len(board.pictures) + len(new) > MOST_PICTURES:
        raise Refused("too_many_pictures", f"A board holds {MOST_PICTURES} pictures. Take another board.")
    for id in new:
        sent(turn, id, Purpose.BOARD)
    return new


def count_after(board: Board, newest: Mapping[str, Shape]) -> int:
    after = {id: drawn.shape for id, drawn in board.shapes.items()} | dict(newest)
    return sum(not isinstance(shape, Erased) for shape in after.values())


def titled(title: str) -> str:
    if not title.strip():
        raise Refused("no_title", "Give the board a name.")
    return title.strip()


TOOL = Tool(
    "board",
    items=(Board,),
    commands=(Make, Draw, SetMode, Clear, Rename, Delete),
    events=(BoardMade, ShapesDrawn, ModeSet, BoardCleared, BoardRenamed, BoardDeleted),
)
