"""A class in memory: what was decided, and the rows that must be written before anybody is told.

Nothing here waits. Its owner takes what was decided (`take`), writes it, and only then answers and shows; if that
fails it throws the ledger away and folds the log anew, so half a wish never stays.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classroom.rooms.codec import Codec
from classroom.rooms.people import SERVER, who
from classroom.rooms.room import Room, Touched
from classroom.rooms.seals import Seals
from classroom.rooms.tool import Command, Event, Person, SealedEvent, Tool, Turn
from classroom.store.log import Row


@dataclass(frozen=True)
class Batch:
    """What goes into one commit."""

    rows: Sequence[Row]
    touched: Sequence[Touched]
    seq_before: int


class Ledger:
    def __init__(self, tools: Sequence[Tool]) -> None:
        self.room = Room(tools)
        self.codec = Codec(tools)
        self.seals = Seals(lambda: os.urandom(32))
        self._answered: dict[tuple[str | None, str], int] = {}
        self._rows: list[Row] = []
        self._touched: list[Touched] = []
        self._seq_before = 0
        self.last_ms = 0  # time never goes back in a log

    def load(self, snapshot: bytes | None, rows: Sequence[Row], answered: Mapping[tuple[str | None, str], int]) -> bool:
        """`rows` are those after the snapshot. False: it is of another code; begin anew with all rows and none."""
        if snapshot is not None and not self.codec.restore(self.room, snapshot):
            return False
        self.codec.fold(self.room, ((row.kind, row.version, row.body) for row in rows))
        self._answered = dict(answered)
        self.last_ms = rows[-1].at_ms if rows else 0
        self._seq_before = self.room.seq
        return True

    def person(self, person_id: str) -> Person:
        return who(self.room, person_id, self.seals.keys)

    def obey(self, by: str | None, client_id: str | None, command: Command, at_ms: int) -> int:
        """The seq of its first fact; the newest one where it leaves none. `by` None: the server. Raises `Refused`."""
        if client_id is not None and (answered := self._answered.get((by, client_id))) is not None:
            return answered
        at_ms = self._at(at_ms)
        wish_id = client_id or f"server:{self.room.seq + 1}"
        turn = Turn(self.room, SERVER if by is None else self.person(by), at_ms, wish_id, os.urandom(16))
        events = self.room.decide(command, turn)
        if self.seals.know(wish_id, events):
            return self.room.seq
        first_seq = self.room.seq + 1
        self._write(self.room.carry_out(events, turn), by, client_id, wish_id, at_ms)
        return min(first_seq, self.room.seq)

    def pass_time(self, at_ms: int) -> None:
        """What is due by now."""
        at_ms = self._at(at_ms)
        due_ms = self.room.next_due_ms()
        if due_ms is not None and due_ms <= at_ms:
            turn = Turn(self.room, SERVER, at_ms, f"server:{self.room.seq + 1}", os.urandom(16))
            self._write(self.room.pass_time(turn), None, None, turn.wish_id, at_ms)

    def take(self) -> Batch:
        """Everything since the last `take`."""
        batch = Batch(self._rows, self._touched, self._seq_before)
        self._rows, self._touched, self._seq_before = [], [], self.room.seq
        return batch

    def _at(self, at_ms: int) -> int:
        self.last_ms = max(self.last_ms, at_ms)
        return self.last_ms

    def _write(
        self, done: Sequence[tuple[Event, Touched]], by: str | None, client_id: str | None, wish_id: str, at_ms: int
    ) -> None:
        seq = self.room.seq - len(done)
        for event, touched in done:
            seq += 1
            sealed = isinstance(event, SealedEvent)
            if not sealed and client_id is not None:
                self._answered[by, client_id] = seq
            self._rows.append(
                Row(seq, at_ms, None if sealed else by, None if sealed else client_id, *self.codec.encode(event))
            )
            self._touched.append(touched)
            client_id = client_id if sealed else None  # on the first fact only
        self.seals.keep(done, wish_id)
