"""Locks: what pupils may not do for a while. Staff set them one by one or by a preset; a hand is never locked.

A lock only takes away (`people.py`); what it switches off at once is said by `publishing.py`.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any

from msgspec import Meta, Struct

from classroom.rooms.roles import PUPILS, Role
from classroom.rooms.tool import Change, Command, Creation, Event, Item, Permission, Refused, Things, Tool, Turn, Viewer
from classroom.rooms.tools.presence import Member

LOCKS = "locks"  # the id of the only one


class Lock(StrEnum):
    MICROPHONE = "microphone"
    CAMERA = "camera"
    SCREEN = "screen"
    CHAT = "chat"  # to everyone in the room; a message to staff is always possible
    PRIVATE = "private"  # between pupils; locked until staff open it, and again by each preset
    NOTES = "notes"  # writing in them; all can read
    BOARD = "board"  # drawing, on every board
    NAMES = "names"  # on the tiles; the pages hide them


class Preset(StrEnum):
    OPEN = "open"
    LESSON = "lesson"
    QUIET = "quiet"
    TEST = "test"


TAKES: Mapping[Lock, Permission] = {
    Lock.MICROPHONE: Permission.SEND_SOUND,
    Lock.CAMERA: Permission.SEND_PICTURE,
    Lock.SCREEN: Permission.SHARE_SCREEN,
    Lock.CHAT: Permission.TALK,
    Lock.PRIVATE: Permission.TALK_PRIVATELY,
    Lock.NOTES: Permission.WRITE_NOTES,
    Lock.BOARD: Permission.DRAW,
}
PRESETS: Mapping[Preset, tuple[Lock, ...]] = {
    Preset.OPEN: (Lock.PRIVATE,),
    Preset.LESSON: (Lock.SCREEN, Lock.PRIVATE),
    Preset.QUIET: (Lock.MICROPHONE, Lock.SCREEN, Lock.CHAT, Lock.PRIVATE),
    # Not the camera: it shows that somebody is there.
    Preset.TEST: (Lock.MICROPHONE, Lock.SCREEN, Lock.CHAT, Lock.PRIVATE, Lock.NOTES, Lock.BOARD),
}
NOTHING = frozenset[Permission]()
AT_FIRST = frozenset(TAKES[lock] for lock in PRESETS[Preset.OPEN])  # taken from pupils until staff change something

Chosen = Annotated[tuple[Lock, ...], Meta(max_length=len(Lock))]


class LocksView(Struct, frozen=True):
    locked: tuple[Lock, ...]
    preset: Preset
    changed: bool  # since the preset was chosen
    at_ms: int
    by: str


class Locks(Item, frozen=True):
    """From the first change on; until then it is as the preset `open` says."""

    kind = "locks"

    locked: tuple[Lock, ...]  # in the order of `Lock`
    preset: Preset  # that was chosen last
    at_ms: int
    by: str

    def view(self, viewer: Viewer) -> LocksView:
        return LocksView(self.locked, self.preset, self.locked != PRESETS[self.preset], self.at_ms, self.by)


class SetLocks(Command, frozen=True, tag="locks.set"):
    """These and no others."""

    needs = Permission.LEAD
    locked: Chosen

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = locks_of(turn.things)
        locked = tuple(lock for lock in Lock if lock in self.locked)
        yield from change(turn, locked, known.preset if known else Preset.OPEN)


class SetPreset(Command, frozen=True, tag="locks.preset"):
    needs = Permission.LEAD
    preset: Preset

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield from change(turn, PRESETS[self.preset], self.preset)


def before_private(fields: dict[str, Any]) -> dict[str, Any]:
    """There was no private chat yet: it stays closed where nobody has opened it."""
    return {**fields, "locked": [*fields["locked"], Lock.PRIVATE.value]}


class LocksSet(Creation[Locks], frozen=True, tag="locks.first_set"):
    upcasters = (before_private,)
    locked: tuple[Lock, ...]
    preset: Preset
    at_ms: int
    by: str

    def create(self) -> Locks:
        return Locks(self.id, self.locked, self.preset, self.at_ms, self.by)


class LocksChanged(Change[Locks], frozen=True, tag="locks.changed"):
    upcasters = (before_private,)
    locked: tuple[Lock, ...]
    preset: Preset
    at_ms: int
    by: str

    def apply(self, item: Locks) -> Locks:
        return Locks(self.id, self.locked, self.preset, self.at_ms, self.by)


def change(turn: Turn, locked: tuple[Lock, ...], preset: Preset) -> Iterator[Event]:
    known = locks_of(turn.things)
    if known is None:
        if (locked, preset) != (PRESETS[Preset.OPEN], Preset.OPEN):
            yield LocksSet(LOCKS, locked, preset, turn.at_ms, turn.by.id)
    elif (known.locked, known.preset) != (locked, preset):
        yield LocksChanged(LOCKS, locked, preset, turn.at_ms, turn.by.id)


def locks_of(things: Things) -> Locks | None:
    return things.of(Locks).get(LOCKS)


def taken(things: Things, role: Role) -> frozenset[Permission]:
    """What this role may not do for now. Asked for everyone at each commit, so it is little work where nothing is set."""
    known = locks_of(things)
    if role not in PUPILS:
        return NOTHING
    if known is None:
        return AT_FIRST
    return frozenset(TAKES[lock] for lock in known.locked if lock in TAKES)


def refusal(turn: Turn, lock: Lock, what: str) -> Refused:
    """For somebody who lacks what `lock` takes: because of it, or because of their role."""
    known = locks_of(turn.things)
    if known is None or TAKES[lock] not in taken(turn.things, turn.things.of(Member)[turn.by.id].role):
        return Refused("not_allowed", f"Your role may not use {what}.")
    return Refused("locked", f"{turn.things.of(Member)[known.by].name} has locked {what}.")


TOOL = Tool("locks", items=(Locks,), commands=(SetLocks, SetPreset), events=(LocksSet, LocksChanged))
