"""A class in memory: what was decided, and the rows that must be written before anybody is told.

Nothing here waits. Its owner takes what was decided (`take`), writes it, and only then answers and shows; if that
fails it throws the ledger away and folds the log anew, so half a wish never stays.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from classroom.rooms.codec import Codec
from classroom.rooms.people import SERVER, who
from classroom.rooms.room import Room, Touched
from classroom.rooms.seals import Body, Seals
from classroom.rooms.tool import Command, Event, Person, SealedEvent, Tool, Turn
from classroom.store.log import Row
from classroom.store.seals import NO_SEALS, SealChanges, Sealed


@dataclass(frozen=True)
class Batch:
    """What goes into one commit."""

    rows: Sequence[Row]
    touched: Sequence[Touched]
    seq_before: int
    at_ms: int = 0  # when the last of it happened; a sealed fact's row does not say
    seals: SealChanges = NO_SEALS


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
        self._plain_ms = 0  # of the last fact that is not sealed

    def load(
        self,
        snapshot: bytes | None,
        rows: Sequence[Row],
        answered: Mapping[tuple[str | None, str], int],
        keys: Mapping[str, bytes] | None = None,
        sealed: Sequence[Sealed] = (),
    ) -> bool:
        """`rows` are those after the snapshot. False: it is of another code; begin anew with all rows and none."""
        if snapshot is not None and not self.codec.restore(self.room, snapshot):
            return False
        self.seals.load(keys or {}, map(self._body_of, sealed))
        self.codec.fold(self.room, ((row.kind, row.version, row.body) for row in rows), self.seals.bodies())
        self._answered = dict(answered)
        self.last_ms = self._plain_ms = rows[-1].at_ms if rows else 0
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
        if self.seals.know(wish_id, turn.by.viewer):
            return self.room.seq
        events = self.room.decide(command, turn)
        first_seq = self.room.seq + 1
        self._write(self.room.carry_out(events, turn), by, client_id, wish_id, at_ms)
        if any(isinstance(event, SealedEvent) for event in events):
            return self._seq_before  # not the place of its row: the answer would say which one is this person's
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
        sealing = self.seals.take()
        seals = SealChanges(sealing.ended, sealing.keys, [self._sealed(body) for body in sealing.bodies])
        batch = Batch(self._rows, self._touched, self._seq_before, self.last_ms, seals)
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
            if sealed:  # with the time of the fact before it, so that the log does not tell when somebody did this
                self._rows.append(Row(seq, self._plain_ms, None, None, *self.codec.encode(event)))
            else:
                self._plain_ms = at_ms
                self._rows.append(Row(seq, at_ms, by, client_id, *self.codec.encode(event)))
            self._touched.append(touched)
            client_id = client_id if sealed else None  # on the first fact only
        self.seals.keep(done, wish_id)

    def _sealed(self, body: Body) -> Sealed:
        """As it is stored: the whole fact, which its row in the log does not hold."""
        kind, version, _ = self.codec.encode(body.event)
        whole, wishes = msgspec.json.encode(body.event), msgspec.json.encode(sorted(body.wishes))
        return Sealed(body.event.id, body.event.ticket, kind, version, whole, wishes)

    def _body_of(self, sealed: Sealed) -> Body:
        event = self.codec.decode(sealed.kind, sealed.version, sealed.body)
        assert isinstance(event, SealedEvent)
        return Body(event, frozenset(msgspec.json.decode(sealed.wishes, type=list[str])))
