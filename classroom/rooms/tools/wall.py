"""The wall: everybody draws on a board of their own, staff see all of them, and show one to everybody.

The boards are those of `board.py`, each of one person. Shown without a name is a copy: the board itself says in each
stroke, in each pointer and by its owner whose it is. Who comes later gets a board, too.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.roles import PUPILS, Standing
from classroom.rooms.tool import Change, Command, Creation, Event, Id, Item, Permission, Refused, Tool, Turn, Viewer
from classroom.rooms.tools.board import (
    MOST_BOARDS,
    MOST_BYTES_OF_ALL,
    Board,
    BoardDeleted,
    BoardMade,
    DrawMode,
    Own,
    Remark,
    ShapesDrawn,
    Shown,
    Title,
    check_all,
    check_number,
    living,
    titled,
)
from classroom.rooms.tools.carried import Kept, by_author
from classroom.rooms.tools.presence import Devices, Member, PersonCame, PersonEntered, RoleChanged
from classroom.rooms.tools.showing import Showing, ShowingEnded, ShowingTurned, Surface, ends_of, show, shows_in

MOST_TEMPLATE = 128 * 1024  # bytes; it is copied for each pupil
MOST_REMARKS = 50  # on a board

RemarkText = Annotated[str, Meta(min_length=1, max_length=300)]


class TaskView(Struct, frozen=True):
    title: str
    by: str
    at_ms: int
    collected: bool


class Task(Item, frozen=True):
    """What everybody has a board for. One is open at a time."""

    kind = "board_task"

    title: str
    by: str
    at_ms: int
    template: str | None  # a board of which each begins as a copy; one that is deleted is none
    collected: bool = False
    people: tuple[str, ...] = ()  # who got a board, in that order: the n-th has the n-th name

    def view(self, viewer: Viewer) -> TaskView:
        return TaskView(self.title, self.by, self.at_ms, self.collected)


class HandOut(Command, frozen=True, tag="board.hand_out"):
    """A board for each pupil who is here, and for who comes later."""

    needs = Permission.LEAD
    title: Title
    template: Id | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        if open_task(turn) is not None:
            raise Refused("boards_are_out", "Everyone has a board already. Collect those first.")
        room = shows_in(turn)
        template = None if self.template is None else turn.seen(Board, self.template)
        size = 0 if template is None else template.size
        if size > MOST_TEMPLATE:
            raise Refused("template_too_large", f"A template holds {MOST_TEMPLATE // 1024} kB at most.")
        here = [id for id in turn.things.of(Member) if takes_part(turn, id)]
        check_number(turn, len(here))
        check_all(turn, size * len(here))
        task = Task(turn.new_id(), titled(self.title), turn.by.id, turn.at_ms, self.template)
        yield HandedOut(task.id, task.title, task.by, task.at_ms, task.template)
        yield from boards_for(task, here, turn)
        if here:
            yield BoardsGiven(task.id, tuple(here))
        yield from show(turn, room, Surface.BOARD, task.id)


class Collect(Command, frozen=True, tag="board.collect"):
    """Of all who have one, handed in or not. Nobody but staff draws on them any more."""

    needs = Permission.LEAD

    def decide(self, turn: Turn) -> Iterator[Event]:
        task = open_task(turn)
        if task is None:
            return
        yield TaskCollected(task.id)
        yield from (BoardCollected(board.id) for board in boards_of(turn, task))


class Reveal(Command, frozen=True, tag="board.reveal"):
    """Shown to everybody, read only. Without a name: as it is now."""

    needs = Permission.LEAD
    id: Id
    anonymous: bool = False

    def decide(self, turn: Turn) -> Iterator[Event]:
        board, own = owned(turn, self.id)
        room = shows_in(turn)
        if own.shown == Shown(board.id, room) and not self.anonymous:
            return
        what = turn.new_id() if self.anonymous else board.id
        if self.anonymous:
            check_number(turn, 1)
            check_all(turn, board.size)
            title = turn.the(Task, own.task).title
            yield BoardMade(what, title, DrawMode.TEACHER, True, room, None, turn.by.id, turn.at_ms)
            yield from filled(what, board, turn.by.id)
        yield Revealed(board.id, what, room)
        yield from show(turn, room, Surface.BOARD, what)
        if own.shown is not None:
            yield from (end for end in ends_of(turn, Surface.BOARD, own.shown.what) if end.id != room)
            yield from gone_copy(turn, board, own.shown)


class Hide(Command, frozen=True, tag="board.hide"):
    """Everybody has their own board before them again."""

    needs = Permission.LEAD
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        _, own = owned(turn, self.id)
        if own.shown is not None:
            yield from show(turn, own.shown.room, Surface.BOARD, own.task)


class Comment(Command, frozen=True, tag="board.comment"):
    """It answers who asked for a look."""

    needs = Permission.LEAD
    id: Id
    text: RemarkText

    def decide(self, turn: Turn) -> Iterator[Event]:
        board, own = owned(turn, self.id)
        if not self.text.strip():
            raise Refused("no_text", "Write something first.")
        if len(own.remarks) >= MOST_REMARKS:
            raise Refused("too_many_remarks", f"A board has {MOST_REMARKS} comments at most.")
        yield Commented(board.id, turn.by.id, self.text.strip(), turn.at_ms)
        if own.asks:
            yield LookAsked(board.id, False)


class Ask(Command, frozen=True, tag="board.ask"):
    """For a look of staff, or no longer."""

    needs = Permission.BE_HERE
    id: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        board, own = ones_own(turn, self.id)
        if own.asks != self.on:
            yield LookAsked(board.id, self.on)


class HandIn(Command, frozen=True, tag="board.hand_in"):
    """Or take it back, as long as the boards are not collected."""

    needs = Permission.BE_HERE
    id: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        board, own = ones_own(turn, self.id)
        if own.handed_in != self.on:
            yield HandedIn(board.id, self.on)


class HandedOut(Creation[Task], frozen=True, tag="board.handed_out"):
    title: str
    by: str
    at_ms: int
    template: str | None

    def create(self) -> Task:
        return Task(self.id, self.title, self.by, self.at_ms, self.template)


class BoardsGiven(Change[Task], frozen=True, tag="board.given"):
    people: tuple[str, ...]

    def apply(self, item: Task) -> Task:
        return replace(item, people=tuple(dict.fromkeys((*item.people, *self.people))))


class TaskCollected(Change[Task], frozen=True, tag="board.all_collected"):
    def apply(self, item: Task) -> Task:
        return replace(item, collected=True)


class BoardCollected(Change[Board], frozen=True, tag="board.collected"):
    def apply(self, item: Board) -> Board:
        return changed(item, collected=True, asks=False)


class Revealed(Change[Board], frozen=True, tag="board.revealed"):
    what: str
    room: str

    def apply(self, item: Board) -> Board:
        return changed(item, shown=Shown(self.what, self.room))


class TakenDown(Change[Board], frozen=True, tag="board.taken_down"):
    def apply(self, item: Board) -> Board:
        return changed(item, shown=None)


class Commented(Change[Board], frozen=True, tag="board.commented"):
    by: str
    text: str
    at_ms: int

    def apply(self, item: Board) -> Board:
        before = () if item.own is None else item.own.remarks
        return changed(item, remarks=(*before, Remark(self.by, self.text, self.at_ms)))


class LookAsked(Change[Board], frozen=True, tag="board.look_asked"):
    on: bool

    def apply(self, item: Board) -> Board:
        return changed(item, asks=self.on)


class HandedIn(Change[Board], frozen=True, tag="board.handed_in"):
    on: bool

    def apply(self, item: Board) -> Board:
        return changed(item, handed_in=self.on, asks=False)


def changed(board: Board, **now: object) -> Board:
    """With this of its `own` otherwise."""
    return board if board.own is None else replace(board, own=replace(board.own, **now))


def open_task(turn: Turn) -> Task | None:
    return next((task for task in turn.things.of(Task).values() if not task.collected), None)


def boards_of(turn: Turn, task: Task) -> Iterator[Board]:
    yield from (
        board for board in turn.things.of(Board).values() if board.own is not None and board.own.task == task.id
    )


def owned(turn: Turn, id: str) -> tuple[Board, Own]:
    """A board that was handed out."""
    board = turn.seen(Board, id)
    if board.own is None:
        raise Refused("nobodys", "This board is of no single pupil.")
    return board, board.own


def ones_own(turn: Turn, id: str) -> tuple[Board, Own]:
    """Of the person, who is a pupil still, and not collected."""
    board = turn.seen(Board, id)
    if board.own is None or board.of != turn.by.id or turn.things.of(Member)[turn.by.id].role not in PUPILS:
        raise Refused("not_allowed", "That is for whose board it is.")
    if board.own.collected:
        raise Refused("collected", "The boards are collected.")
    return board, board.own


def takes_part(turn: Turn, id: str) -> bool:
    """A pupil who is in the class right now."""
    member, here = turn.things.of(Member)[id], turn.things.of(Devices).get(id)
    return member.role in PUPILS and member.standing is Standing.IN and here is not None and not here.at_door


def boards_for(task: Task, people: list[str], turn: Turn) -> Iterator[Event]:
    """Each with the name of its owner, and numbered in the order in which people got one."""
    order = task.people or tuple(people)
    members, template = turn.things.of(Member), turn.things.of(Board).get(task.template or "")
    for person in people:
        id = f"{task.id}.{order.index(person)}"
        title = members[person].name[:80]
        yield BoardMade(id, title, DrawMode.EVERYONE, True, None, person, task.by, turn.at_ms, task.id)
        if template is not None:
            yield from filled(id, template, task.by)


def filled(id: str, like: Board, by: str) -> Iterator[Event]:
    """All that lies on the other board, as if `by` had drawn it."""
    kept = [Kept(drawn.shape, by) for drawn in living(like)]
    yield from (ShapesDrawn(id, shapes, author) for author, shapes in by_author(kept))


def gone_copy(turn: Turn, board: Board, shown: Shown) -> Iterator[Event]:
    if shown.what != board.id and shown.what in turn.things.of(Board):
        yield BoardDeleted(shown.what)


def comes(event: PersonCame | PersonEntered | RoleChanged, turn: Turn) -> Iterable[Event]:
    """Later than the others. Nothing that follows is refused: for whom there is no room left has none."""
    task, boards = open_task(turn), turn.things.of(Board)
    if task is None or event.id in task.people or not takes_part(turn, event.id) or len(boards) >= MOST_BOARDS:
        return
    yield BoardsGiven(task.id, (event.id,))


def makes(event: BoardsGiven, turn: Turn) -> Iterable[Event]:
    """Only then do those have a number who come at the same moment: all are let in by one wish."""
    task, boards = turn.things.of(Task)[event.id], turn.things.of(Board)
    lack = [person for person in event.people if f"{task.id}.{task.people.index(person)}" not in boards]
    template = boards.get(task.template or "")
    fits = template is None or sum(each.size for each in boards.values()) + template.size <= MOST_BYTES_OF_ALL
    yield from boards_for(task if fits else replace(task, template=None), lack, turn)


def stage_turns(event: ShowingEnded | ShowingTurned, turn: Turn) -> Iterator[Event]:
    """A board is seen by everybody for as long as it is on a stage."""
    now = turn.things.of(Showing).get(event.id)
    what = now.what if now is not None and now.surface is Surface.BOARD else None
    for board in turn.things.of(Board).values():
        shown = board.own and board.own.shown
        if shown is not None and shown.room == event.id and shown.what != what:
            yield TakenDown(board.id)
            yield from gone_copy(turn, board, shown)


TOOL = Tool(
    "wall",
    items=(Task,),
    commands=(HandOut, Collect, Reveal, Hide, Comment, Ask, HandIn),
    events=(
        HandedOut,
        BoardsGiven,
        TaskCollected,
        BoardCollected,
        Revealed,
        TakenDown,
        Commented,
        LookAsked,
        HandedIn,
    ),
    follows={
        PersonCame: comes,
        PersonEntered: comes,
        RoleChanged: comes,
        BoardsGiven: makes,
        ShowingEnded: stage_turns,
        ShowingTurned: stage_turns,
    },
)
