"""Files: what somebody has sent and not yet put anywhere. A message, a board or a deck takes it; else it goes by itself.

What it is was found out before the class hears of it (`classroom/files`), so no rule trusts a page for name, kind or
size. Whoever holds a file names it in `Item.files`; when nobody does any more its content is deleted.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    TimeMs,
    Tool,
    Turn,
    Viewer,
)

UNUSED_MS = 60 * 60_000  # a page that lost its line comes back within; a draft may lie as long
MOST_UNUSED = 20  # of one person

Name = Annotated[str, Meta(min_length=1, max_length=160)]
Size = Annotated[int, Meta(ge=0, lt=2**53)]
Side = Annotated[int, Meta(ge=0, le=20_000)]


class Purpose(StrEnum):
    CHAT = "chat"
    BOARD = "board"
    SLIDES = "slides"


class Attached(Struct, frozen=True):
    """A file as a message or a board shows it."""

    file: str
    name: str
    type: str  # MIME
    size: int  # bytes
    wide: int = 0  # pixels; 0: no picture
    high: int = 0


class FileView(Struct, frozen=True):
    purpose: Purpose
    attached: Attached


class File(Item, frozen=True):
    kind = "file"

    owner: str
    purpose: Purpose
    attached: Attached
    until_ms: int

    @property
    def files(self) -> tuple[str, ...]:
        return (self.id,)

    def view(self, viewer: Viewer) -> FileView | None:
        return FileView(self.purpose, self.attached) if viewer.id == self.owner else None

    @property
    def due_ms(self) -> int:
        return self.until_ms

    def due(self, turn: Turn) -> Iterator[Event]:
        yield FileGone(self.id)


class FileArrives(Command, frozen=True, tag="file.arrives"):
    """The server has it whole, and knows what it is."""

    needs = Permission.SERVER
    id: Id
    owner: Id
    purpose: Purpose
    name: Name
    type: Name
    size: Size
    wide: Side = 0
    high: Side = 0

    def decide(self, turn: Turn) -> Iterator[Event]:
        unused = sum(file.owner == self.owner for file in turn.things.of(File).values())
        if unused >= MOST_UNUSED:
            raise Refused("too_many_files", f"You have sent {MOST_UNUSED} files that are nowhere yet. Use or drop one.")
        attached = Attached(self.id, self.name, self.type, self.size, self.wide, self.high)
        yield FileArrived(self.id, self.owner, self.purpose, attached, turn.at_ms + UNUSED_MS)


class DropFile(Command, frozen=True, tag="file.drop"):
    """It is not wanted after all."""

    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        own(turn, self.id)
        yield FileGone(self.id)


class FileArrived(Creation[File], frozen=True, tag="file.arrived"):
    owner: str
    purpose: Purpose
    attached: Attached
    until_ms: TimeMs

    def create(self) -> File:
        return File(self.id, self.owner, self.purpose, self.attached, self.until_ms)


class FileTaken(Change[File], frozen=True, tag="file.taken"):
    """It lies with another item now, which names it in `files`."""

    def apply(self, item: File) -> None:
        return None


class FileGone(Change[File], frozen=True, tag="file.gone"):
    def apply(self, item: File) -> None:
        return None


def own(turn: Turn, id: str) -> File:
    """What the person has sent. Others' is as absent as none."""
    file = turn.things.of(File).get(id)
    if file is None or file.owner != turn.by.id:
        raise Refused("no_such_file", "This file is no longer here. Send it again.")
    return file


def sent(turn: Turn, id: str, purpose: Purpose) -> Attached:
    """For another tool's rule: what to keep of a file; it yields `FileTaken(id)` beside its own fact."""
    file = own(turn, id)
    if file.purpose is not purpose:
        raise Refused("other_purpose", "This file was sent for something else. Send it here again.")
    return file.attached


TOOL = Tool("files", items=(File,), commands=(FileArrives, DropFile), events=(FileArrived, FileTaken, FileGone))
