"""What a class leaves for the next one of its course: each tool says it (`Tool.leaves`), read from the log.

Nothing is copied when a class ends: its log is what there is of it, and stays as it was. So what the next one begins
with is that lesson's last state, whether it was ended by staff, by time or by a power cut.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.files.merger import Merger
from classroom.rooms.codec import Codec
from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import ALL
from classroom.rooms.tools.notes import RestoreNotes
from classroom.store.log import Log
from classroom.store.snapshots import Snapshots


class Left(NamedTuple):
    seq: int
    commands: Sequence[Command]
    files: Collection[str]  # that its things show


NOTHING = Left(0, (), ())
MOST_KEPT = 8  # classes that were read; several pages may open the next one within a minute


Lend = Callable[[Collection[str], str, str], Awaitable[None]]  # files by id, from a class, to a class


class Leaving:
    def __init__(self, engine: AsyncEngine, log: Log, lend: Lend | None = None) -> None:
        """`lend`: how the files of a class are read in another one too; None: there are none here."""
        self._log, self._snapshots, self._lend = log, Snapshots(engine), lend
        self._merger = Merger()
        self._kept: OrderedDict[str, Left] = OrderedDict()

    async def left(self, session_id: str, to: str) -> Sequence[Command]:
        """For the class `to`."""
        left = await self._left(session_id)
        if self._lend is not None and left.files:
            await self._lend(left.files, session_id, to)
        return left.commands

    async def _left(self, session_id: str) -> Left:
        left = self._kept.get(session_id, NOTHING)
        if not await self._log.read(session_id, left.seq, 1):
            return left
        room = await self._state(session_id)
        commands = [await self._put_together(command) for tool in ALL if tool.leaves for command in tool.leaves(room)]
        left = self._kept[session_id] = Left(room.seq, commands, room.files() if commands else set())
        self._kept.move_to_end(session_id)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return left

    async def _state(self, session_id: str) -> Room:
        codec, room = Codec(ALL), Room(ALL)
        snapshot = await self._snapshots.last(session_id)
        if snapshot is not None and not codec.restore(room, snapshot.body):
            room = Room(ALL)
        rows = await self._log.read(session_id, room.seq)
        codec.fold(room, ((row.kind, row.version, row.body) for row in rows))
        return room

    async def _put_together(self, command: Command) -> Command:
        """Notes as one update, which is smaller; as they came where the library cannot read them: nothing may be lost."""
        if not isinstance(command, RestoreNotes) or len(command.updates) == 1:
            return command
        whole = await self._merger.merge(command.updates)
        return command if whole is None else replace(command, updates=(whole,))
