"""The one task of a class: queue -> decide -> commit -> acknowledge -> show.

It takes all wishes that wait, lets the rules decide them one after the other, writes what follows in one transaction,
and only then answers and shows. When something breaks it throws away what it had in memory and folds the log anew:
what was acknowledged is there, half a wish is not, and who was not answered may ask again with the same id.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from classroom.live.ledger import Batch, Ledger
from classroom.rooms.tool import Command, Refused
from classroom.rooms.tools import ALL
from classroom.store import seals
from classroom.store.engine import forget
from classroom.store.fault import fault
from classroom.store.log import Fenced, Log
from classroom.store.snapshots import Snapshot, Snapshots

MOST_WAITING = 2_000  # wishes; more than a class of 300 can press within a second
MOST_A_COMMIT = 500
BEAT_MS = 4_000  # attendance after a kill of the server is to be exact to 5 s; a beat may come late
SNAPSHOT_EVERY = 1_000  # facts; folding so many takes about 20 ms
MOST_FAILURES = 5  # without a commit between: it will not mend itself

log = logging.getLogger(__name__)
T = TypeVar("T")


class Busy(Refused):
    """Not the person's fault: the same wish may be sent again after `retry_after` seconds, with the same id."""

    def __init__(self, code: str = "busy", message: str = "The class is busy. Please try again.") -> None:
        super().__init__(code, message)
        self.retry_after = 1


@dataclass(frozen=True)
class Wish:
    by: str | None  # None: the server
    client_id: str | None
    command: Command
    answer: asyncio.Future[int] | None = None  # None: nobody waits for it

    def reply(self, answer: int | Refused) -> None:
        if self.answer is None or self.answer.done():  # who asked may have gone
            return
        if isinstance(answer, Refused):
            self.answer.set_exception(answer)
        else:
            self.answer.set_result(answer)


class Onlooker(Protocol):
    """Who shows what was committed. Called by the task, between two commits; must not wait."""

    async def beginning(self, ledger: Ledger, alive_ms: int, /) -> Sequence[Command]:
        """What the server has to say after the log was read. `alive_ms`: the last proof of life in it."""
        ...

    def began(self, ledger: Ledger, /) -> None: ...
    def committed(self, batch: Batch, obeyed: Sequence[Wish], seconds: float, /) -> None: ...
    def beat(self, at_ms: int, /) -> bool:
        """Every BEAT_MS. True: nobody is here, so that nothing is to be done if the server is killed now."""
        ...


class Turns:
    def __init__(self, session_id: str, store: Log, clock_ms: Callable[[], int], onlooker: Onlooker) -> None:
        self.session_id, self.clock_ms = session_id, clock_ms
        self.ledger = Ledger(ALL)
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._log, self._snapshots, self._onlooker = store, Snapshots(store.engine), onlooker
        self._inbox: deque[Wish] = deque()  # the server's own wishes always fit: a few a page
        self._in_hand: Sequence[Wish] = ()
        self._wake = asyncio.Event()
        self._after: list[Callable[[], None]] = []  # what must not see facts that are not written yet
        self._settled = False
        self.closing = False
        self._asleep = False
        self._unforgotten = False
        self._next_beat_ms = 0
        self._snapshot_seq = 0
        self._failures = 0

    async def ask(self, by: str | None, client_id: str | None, command: Command) -> int:
        """The seq of its first fact, once it is on disk (the newest one where it leaves none). Raises `Refused`."""
        if self.closing:
            raise Busy("closing", "The server is about to restart. Please try again.")
        if by is not None and len(self._inbox) >= MOST_WAITING:
            raise Busy
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.put(Wish(by, client_id, command, answer))
        return await answer

    def put(self, wish: Wish) -> None:
        self._inbox.append(wish)
        self._wake.set()

    def later(self, call: Callable[[], None]) -> None:
        """Now, or as soon as what is in memory is on disk."""
        if self._settled:
            call()
        else:
            self._after.append(call)

    async def between(self, read: Callable[[], T]) -> T:
        """What `read` finds when everything in memory is on disk."""
        if self._settled:
            return read()
        found: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def answer() -> None:
            if not found.done():
                found.set_result(read())

        self._after.append(answer)
        return await found

    def nudge(self) -> None:
        """Look again at what is due."""
        self._wake.set()

    def close(self) -> None:
        """What waits is still obeyed; then a snapshot is written and `run` returns."""
        self.closing = True
        self._wake.set()

    async def run(self) -> None:
        """Until `close`. Raises `Fenced` when another owner has taken the class over."""
        while True:
            try:
                await self._begin()
                await self._serve()
                await self._keep_snapshot(least=1)
                return
            except Exception as broken:
                self._settled = False
                self._refuse_waiting()
                self._failures += 1
                if not self.ready.done():
                    self.ready.set_exception(broken)
                    return
                if isinstance(broken, Fenced) or self._failures >= MOST_FAILURES:
                    raise
                log.exception("a class broke and begins anew from its log", extra={"session": self.session_id})
                await asyncio.sleep(0.1 * 2**self._failures)

    async def _begin(self) -> None:
        self._tenure = await self._log.take_over(self.session_id)
        ledger = await self._read()
        alive_ms = max(self._tenure.alive_ms or 0, ledger.last_ms)
        commands = await self._onlooker.beginning(ledger, alive_ms)
        at_ms = self.clock_ms()
        for command in commands:
            self._decide(ledger, Wish(None, None, command), at_ms)
        batch = ledger.take()
        if batch.rows:
            await self._append(ledger, batch)
        self.ledger = ledger
        self._next_beat_ms = at_ms
        self._onlooker.began(ledger)
        self._release()
        if not self.ready.done():
            self.ready.set_result(None)

    async def _read(self) -> Ledger:
        answered = await self._log.answered(self.session_id)
        keys, sealed = await seals.read(self._log.engine, self.session_id)
        snapshot = await self._snapshots.last(self.session_id)
        if snapshot is not None:
            ledger = Ledger(ALL)
            rows = await self._log.read(self.session_id, after=snapshot.seq)
            if ledger.load(snapshot.body, rows, answered, keys, sealed):
                self._snapshot_seq = snapshot.seq
                return ledger
        ledger = Ledger(ALL)
        ledger.load(None, await self._log.read(self.session_id), answered, keys, sealed)
        self._snapshot_seq = 0
        return ledger

    async def _serve(self) -> None:
        while True:
            await self._something_to_do()
            at_ms = self.clock_ms()
            if at_ms >= self._next_beat_ms:
                await self._beat(at_ms)
            self._in_hand = [self._inbox.popleft() for _ in range(min(len(self._inbox), MOST_A_COMMIT))]
            if not self._in_hand and self.closing:
                return
            await self._turn(at_ms)

    async def _something_to_do(self) -> None:
        if self._inbox or self.closing:
            await asyncio.sleep(0)  # let those come in who ask at the same moment: they share the commit
            return
        self._wake.clear()
        due_ms = self.ledger.room.next_due_ms()
        at_ms = self._next_beat_ms if due_ms is None else min(due_ms, self._next_beat_ms)
        try:
            async with asyncio.timeout(max(0, at_ms - self.clock_ms()) / 1_000):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _turn(self, at_ms: int) -> None:
        wishes = self._in_hand
        self.ledger.pass_time(at_ms)
        answers = [self._decide(self.ledger, wish, at_ms) for wish in wishes]
        batch = self.ledger.take()
        began = time.perf_counter()
        if batch.rows:
            self._settled = False
            fault("before_commit")
            await self._append(self.ledger, batch)
            self._asleep = False
            fault("after_commit")
        seconds = time.perf_counter() - began
        self._in_hand = ()
        obeyed: list[Wish] = []
        for wish, answer in zip(wishes, answers, strict=True):
            fault("before_ack")
            wish.reply(answer)
            if not isinstance(answer, Refused):
                obeyed.append(wish)
        fault("before_show")
        self._onlooker.committed(batch, obeyed, seconds)
        self._release()
        if batch.rows:
            self._failures = 0
            await self._keep_snapshot(SNAPSHOT_EVERY)

    async def _append(self, ledger: Ledger, batch: Batch) -> None:
        await self._log.append(self._tenure, batch.rows, batch.at_ms, batch.seals, ledger.seals.keys)
        if batch.seals.ended:
            self._unforgotten = True
            await self._forget()

    async def _forget(self) -> None:
        """What was sealed is out of the database; its old pages go out of the files as soon as nobody reads in them."""
        if self._unforgotten:
            self._unforgotten = not await forget(self._log.engine)

    def _decide(self, ledger: Ledger, wish: Wish, at_ms: int) -> int | Refused:
        try:
            return ledger.obey(wish.by, wish.client_id, wish.command, at_ms)
        except Refused as refused:
            return refused

    def _release(self) -> None:
        self._settled = True
        calls, self._after = self._after, []
        for call in calls:
            call()

    async def _beat(self, at_ms: int) -> None:
        self._next_beat_ms = at_ms + BEAT_MS
        asleep = self._onlooker.beat(at_ms)
        if not (asleep and self._asleep):
            await self._log.alive(self._tenure, at_ms, asleep)
        self._asleep = asleep
        await self._forget()

    async def _keep_snapshot(self, least: int) -> None:
        """When so many facts came since the last one. Pages read meanwhile what is on disk already."""
        if self.ledger.room.seq - self._snapshot_seq >= least:
            body = self.ledger.codec.snapshot(self.ledger.room)
            if body is not None:
                self._snapshot_seq = self.ledger.room.seq
                await self._snapshots.keep(self.session_id, Snapshot(self._snapshot_seq, body))

    def _refuse_waiting(self) -> None:
        """Whether these are on disk only the log knows: who asks again with the same id will learn it."""
        for wish in (*self._in_hand, *self._inbox):
            wish.reply(Busy())
        self._in_hand = ()
        self._inbox.clear()
