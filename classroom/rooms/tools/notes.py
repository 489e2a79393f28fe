"""Shared notes: what people write together. One document a room, on demand; a group's comes back to the class with it.
All of them are there again in the next lesson of the course.

A document is kept as the updates that came, never put together here: pages do that.
So nobody can write over another: what two wrote at once stands there twice. Who may write is asked once a document.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms import updates
from classroom.rooms.tool import (
    MAIN,
    PREP,
    Change,
    Command,
    Creation,
    Event,
    Id,
    Inside,
    Item,
    Permission,
    Person,
    Refused,
    Things,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.breakouts import BreakoutSet, SetClosed, group_of
from classroom.rooms.tools.locks import Lock, refusal

MOST_UPDATE = 64 * 1024  # bytes at once: some twenty pages of text
MOST_BYTES = 2 * 1024 * 1024  # of one document
MOST_NOTES = 400  # documents: every group of the largest set, and what a term left
MOST_SHOWN = 4 * 1024  # bytes that all pages are told; who has it open fetches a larger one
MOST_WRITERS = 300
MAY_FINISH_MS = 30_000  # after the end of a group: what its people were writing as it closed is still taken

Update = Annotated[bytes, Meta(min_length=1, max_length=MOST_UPDATE + 1)]
People = Annotated[tuple[Id, ...], Meta(max_length=300)]
Group = Annotated[str, Meta(max_length=80)]


class WhoWrites(StrEnum):
    """Who writes; who reaches them reads."""

    EVERYONE = "everyone"
    SOME = "some"  # staff, and these people
    STAFF = "staff"


class NotesView(Struct, frozen=True):
    group: str  # whose they were; "": of this room itself
    mode: WhoWrites
    some: tuple[str, ...]
    version: int  # so many merged updates; who holds the one before adds `last`, who does not fetches all
    last: bytes | None  # None: too large to tell everyone
    saved_ms: int
    writers: tuple[str, ...]


class Notes(Item, frozen=True):
    kind = "notes"

    lies_in: str
    group: str = ""
    mode: WhoWrites = WhoWrites.EVERYONE
    some: tuple[str, ...] = ()
    version: int = 0
    whole: bytes = b""  # what was put together of the older ones
    tail: tuple[bytes, ...] = ()
    saved_ms: int = 0
    writers: tuple[str, ...] = ()
    returned_ms: int | None = None  # when its group ended
    back_version: int = -1  # of notes of an earlier lesson: nobody wrote in them since

    @property
    def room(self) -> str | None:
        return self.lies_in

    @property
    def size(self) -> int:
        return len(self.whole) + sum(map(len, self.tail))

    @property
    def updates(self) -> tuple[bytes, ...]:
        """All that was written, to be put together."""
        return (self.whole, *self.tail) if self.whole else self.tail

    @property
    def base(self) -> int:
        """The version at which the tail begins. It never returns: under the same base the tail has only grown."""
        return self.version - len(self.tail)

    def view(self, viewer: Viewer) -> NotesView:
        last = self.tail[-1] if self.tail and len(self.tail[-1]) <= MOST_SHOWN else None
        return NotesView(self.group, self.mode, self.some, self.version, last, self.saved_ms, self.writers)

    def inside(self, after: int) -> Inside:
        """Nothing that is counted: who looks at notes hears of carets only, what is written is shown to all."""
        return Inside(0, anew=False, parts=())

    def passes_on(self, by: Person) -> bool:
        return Permission.WRITE_NOTES in by.permissions and lets(self, by)


class OpenNotes(Command, frozen=True, tag="notes.open"):
    """Those of one's own room; where there are some already, nothing is to be done."""

    needs = Permission.BE_HERE

    def decide(self, turn: Turn) -> Iterator[Event]:
        may_write_somewhere(turn)
        here, known = turn.here(), turn.things.of(Notes)
        if here == PREP:
            raise Refused("preparing", "The preparation room has no notes.")
        if any(notes.lies_in == here and not notes.group for notes in known.values()):
            return
        if len(known) >= MOST_NOTES:
            raise Refused("too_many", f"A class has at most {MOST_NOTES} notes.")
        yield NotesOpened(turn.new_id(), here)


class WriteNotes(Command, frozen=True, tag="notes.write"):
    """An update in the encoding of Yjs. What is typed comes by another way and is written in batches (`live/writing.py`)."""

    needs = Permission.BE_HERE
    id: Id
    update: Update

    def decide(self, turn: Turn) -> Iterator[Event]:
        notes = written(turn, self.id)
        if len(self.update) > MOST_UPDATE:
            raise Refused("too_much", f"At most {MOST_UPDATE // 1024} kB at once: paste it in smaller pieces.")
        fits(notes, len(self.update))
        updates.check(self.update)
        yield NotesWritten(self.id, self.update, (turn.by.id,), turn.at_ms)


class SetMode(Command, frozen=True, tag="notes.set_mode"):
    needs = Permission.LEAD
    id: Id
    mode: WhoWrites
    some: People = ()

    def decide(self, turn: Turn) -> Iterator[Event]:
        notes = turn.the(Notes, self.id)
        some = tuple(dict.fromkeys(self.some)) if self.mode is WhoWrites.SOME else ()
        if (notes.mode, notes.some) != (self.mode, some):
            yield ModeSet(self.id, self.mode, some)


class SaveNotes(Command, frozen=True, tag="notes.save"):
    """What these people wrote within the last seconds, each of it allowed when it came; put together."""

    needs = Permission.SERVER
    id: Id
    update: Annotated[bytes, Meta(min_length=1, max_length=MOST_BYTES)]
    by: People

    def decide(self, turn: Turn) -> Iterator[Event]:
        if self.id not in turn.things.of(Notes):
            raise Refused("not_found", "That is no longer here.")
        yield NotesWritten(self.id, self.update, self.by, turn.at_ms)


class MergeNotes(Command, frozen=True, tag="notes.merge"):
    """The first `count` updates of the tail and what stood before them are `whole`. The tail that began at `base`."""

    needs = Permission.SERVER
    id: Id
    base: Annotated[int, Meta(ge=0, lt=2**53)]
    count: Annotated[int, Meta(ge=1, lt=2**31)]
    whole: Annotated[bytes, Meta(min_length=1, max_length=MOST_BYTES)]

    def decide(self, turn: Turn) -> Iterator[Event]:
        notes = turn.things.of(Notes).get(self.id)
        if notes is not None and notes.base == self.base and len(notes.tail) >= self.count:
            yield NotesMerged(self.id, self.count, self.whole)


class RestoreNotes(Command, frozen=True, tag="notes.restore"):
    """Those of an earlier lesson. What was written there later is added as long as nobody has written in them here."""

    needs = Permission.SERVER
    id: Id
    group: Group
    updates: Annotated[tuple[Annotated[bytes, Meta(max_length=MOST_BYTES)], ...], Meta(min_length=1, max_length=2**20)]
    mode: WhoWrites = WhoWrites.EVERYONE
    some: People = ()
    writers: People = ()

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = turn.things.of(Notes)
        notes = known.get(self.id)
        if notes is None:
            if len(known) < MOST_NOTES:
                yield NotesRestored(self.id, self.group, self.updates, self.writers, turn.at_ms)
                yield ModeSet(self.id, self.mode, self.some)
        elif notes.version == notes.back_version and notes.updates != self.updates:
            yield NotesCameBack(self.id, self.updates, self.writers, turn.at_ms)


class NotesOpened(Creation[Notes], frozen=True, tag="notes.opened"):
    lies_in: str

    def create(self) -> Notes:
        return Notes(self.id, self.lies_in)


class NotesRestored(Creation[Notes], frozen=True, tag="notes.restored"):
    group: str
    updates: tuple[bytes, ...]
    writers: tuple[str, ...]
    at_ms: int

    def create(self) -> Notes:
        return back(Notes(self.id, MAIN, self.group), self.updates, self.writers, self.at_ms)


class NotesCameBack(Change[Notes], frozen=True, tag="notes.came_back"):
    """Once more, with what was written in the earlier lesson since."""

    updates: tuple[bytes, ...]
    writers: tuple[str, ...]
    at_ms: int

    def apply(self, item: Notes) -> Notes:
        return back(item, self.updates, self.writers, self.at_ms)


class NotesWritten(Change[Notes], frozen=True, tag="notes.written"):
    update: bytes
    by: tuple[str, ...]
    at_ms: int

    def apply(self, item: Notes) -> Notes:
        writers = tuple(dict.fromkeys((*item.writers, *self.by)))[:MOST_WRITERS]
        tail = (*item.tail, self.update)
        return replace(item, version=item.version + 1, tail=tail, saved_ms=self.at_ms, writers=writers)


class NotesMerged(Change[Notes], frozen=True, tag="notes.merged"):
    count: int
    whole: bytes

    def apply(self, item: Notes) -> Notes:
        return replace(item, whole=self.whole, tail=item.tail[self.count :])


class ModeSet(Change[Notes], frozen=True, tag="notes.mode_set"):
    mode: WhoWrites
    some: tuple[str, ...]

    def apply(self, item: Notes) -> Notes:
        return replace(item, mode=self.mode, some=self.some)


class NotesReturned(Change[Notes], frozen=True, tag="notes.returned"):
    """To the class, under the name of the group."""

    group: str
    at_ms: int

    def apply(self, item: Notes) -> Notes:
        return replace(item, lies_in=MAIN, group=self.group, returned_ms=self.at_ms)


def back(notes: Notes, updates: tuple[bytes, ...], writers: tuple[str, ...], at_ms: int) -> Notes:
    version = notes.version + len(updates)
    whole, *tail = updates
    return replace(
        notes, version=version, back_version=version, whole=whole, tail=tuple(tail), writers=writers, saved_ms=at_ms
    )


def may_write_somewhere(turn: Turn) -> None:
    if Permission.WRITE_NOTES not in turn.by.permissions:
        raise refusal(turn, Lock.NOTES, "the shared notes")


def written(turn: Turn, id: str) -> Notes:
    """The notes, for somebody who may write in them now."""
    notes = turn.things.of(Notes).get(id)
    if notes is None or not (turn.by.reaches(notes.room) or finishes(notes, turn)):
        raise Refused("not_found", "That is no longer here.")
    may_write_somewhere(turn)
    if not lets(notes, turn.by):
        raise Refused("not_yours", "Only some people write in these notes.")
    return notes


def lets(notes: Notes, person: Person) -> bool:
    """Whether those who lead let this person write in them."""
    if Permission.LEAD in person.permissions or notes.mode is WhoWrites.EVERYONE:
        return True
    return notes.mode is WhoWrites.SOME and person.id in notes.some


def finishes(notes: Notes, turn: Turn) -> bool:
    """Who wrote in a group's notes as it closed may have been moved on to another group, amid a word. They know its id."""
    ended_ms = notes.returned_ms
    return ended_ms is not None and turn.at_ms - ended_ms < MAY_FINISH_MS and turn.by.room is not None


def fits(notes: Notes, more: int) -> None:
    if notes.size + more > MOST_BYTES:
        raise Refused("full", f"Notes hold at most {MOST_BYTES // 2**20} MB. These are full: write in others.")


def come_back(event: SetClosed, turn: Turn) -> Iterator[Event]:
    """Also those in which nothing is saved yet: something may be on its way."""
    names = turn.things.of(BreakoutSet)[event.id].plan.names
    groups = dict(zip(event.rooms, names, strict=False))
    for notes in tuple(turn.things.of(Notes).values()):
        if notes.lies_in in groups:
            yield NotesReturned(notes.id, groups[notes.lies_in], turn.at_ms)


def left_for_the_next_lesson(things: Things) -> Iterator[RestoreNotes]:
    """Of a class whose groups were open when it stopped, theirs too."""
    for notes in things.of(Notes).values():
        group = notes.group or group_of(things, notes.lies_in) or ""
        if notes.updates:
            yield RestoreNotes(notes.id, group, notes.updates, notes.mode, notes.some, notes.writers)


TOOL = Tool(
    "notes",
    items=(Notes,),
    commands=(OpenNotes, WriteNotes, SetMode, SaveNotes, MergeNotes, RestoreNotes),
    events=(NotesOpened, NotesRestored, NotesWritten, NotesMerged, ModeSet, NotesReturned, NotesCameBack),
    follows={SetClosed: come_back},
    leaves=left_for_the_next_lesson,
)
