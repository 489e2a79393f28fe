"""The server's handle on its media workers: a session lives in one of them, whichever had the fewest."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from . import messages as m
from .messages import WorkerStats
from .supervisor import MediaRefused, WorkerProcess, open_udp

__all__ = ["MediaClient", "MediaRefused", "MediaSettings", "WorkerStats"]


@dataclass(frozen=True)
class MediaSettings:
    port: int = 0  # of the first worker, the others follow; 0: free ones
    public_addresses: Sequence[str] = ()  # told to browsers beside the machine's own
    workers: int = 1


def _nobody_heard(session: str, by_leg: Mapping[str, int]) -> None:
    pass


def _nothing() -> None:
    pass


def _no_leg(session: str, leg: str, version: int, state: str) -> None:
    pass


class MediaClient:
    """Set the callbacks before `start`. They are called on the event loop and must return at once."""

    def __init__(self, settings: MediaSettings | None = None) -> None:
        self._settings = settings or MediaSettings()
        self._workers: list[WorkerProcess] = []
        self._homes: dict[str, WorkerProcess] = {}
        self._legs: dict[str, set[str]] = {}
        self._routed: set[str] = set()  # sessions of which a worker knows a table
        self.core = "python"
        self.on_levels: Callable[[str, Mapping[str, int]], None] = _nobody_heard  # pub leg -> 0 (loudest) .. 127
        self.on_spoken: Callable[[str, Mapping[str, int]], None] = _nobody_heard  # pub leg -> ms, every 5 s
        self.on_restart: Callable[[], None] = _nothing  # a worker was replaced: the legs of its sessions are gone
        self.on_leg: Callable[[str, str, int, str], None] = _no_leg  # session, leg, version, up | down

    async def start(self) -> None:
        """Raises OSError where a port cannot be had."""
        for number in range(self._settings.workers):
            port = self._settings.port and self._settings.port + number
            sockets = await open_udp(port)
            worker = WorkerProcess(sockets, self._settings.public_addresses, self._on_event)
            worker.on_restart = partial(self._restarted, worker)
            self._workers.append(worker)
            await worker.start()
        facts = self._workers[0].facts
        assert facts is not None
        self.core = facts.core

    async def close(self) -> None:
        """What is asked afterwards is refused."""
        for worker in self._workers:
            await worker.close()

    @property
    def ports(self) -> list[int]:
        return [worker.facts.port for worker in self._workers if worker.facts is not None]

    @property
    def addresses(self) -> list[str]:
        """That browsers are told to send to."""
        facts = self._workers[0].facts if self._workers else None
        return list(facts.addresses) if facts is not None else []

    @property
    def pids(self) -> list[int]:
        return [worker.pid for worker in self._workers if worker.pid is not None]

    @property
    def restarts(self) -> int:
        return sum(worker.restarts for worker in self._workers)

    async def publish(self, session: str, leg: str, version: int, sdp: str) -> str:
        """The answer to a browser's offer. The same connection with a new ufrag is an ICE restart; another
        certificate under the same name replaces the leg. Raises MediaRefused."""
        answer = await self._ask(session, m.Publish(session, leg, version, sdp))
        self._legs.setdefault(session, set()).add(leg)
        return answer

    async def subscribe(self, session: str, leg: str, version: int, slots: Sequence[str]) -> str:
        """An offer with one m-line a slot ("audio", "camera", "screen"), mids "0", "1", … Raises MediaRefused."""
        offer = await self._ask(session, m.Subscribe(session, leg, version, slots))
        self._legs.setdefault(session, set()).add(leg)
        return offer

    async def subscribed(self, session: str, leg: str, version: int, sdp: str) -> None:
        await self._ask(session, m.Subscribed(session, leg, version, sdp))

    async def close_leg(self, session: str, leg: str) -> None:
        """Also of a leg that is not there."""
        if session not in self._homes:
            return
        await self._ask(session, m.CloseLeg(session, leg))
        self._legs.get(session, set()).discard(leg)
        self._forget_idle(session)

    def route(
        self, session: str, table: Mapping[str, Sequence[tuple[str, str, str]]], *, whole: bool = True
    ) -> asyncio.Future[m.Done | m.Counted]:
        """Subscribe leg -> (slot's mid, publish leg, its mid), swapped at once. Legs that are not named play nothing
        from here on, or stay as they are where this is not the whole table. It is written before this returns;
        awaiting the answer raises MediaRefused."""
        answer = self._home(session).send(m.Route(session, table, whole))
        if table or not whole:
            self._routed.add(session)
        else:
            self._routed.discard(session)
            self._forget_idle(session)
        return answer

    async def stats(self) -> WorkerStats:
        """The sum over the workers. Raises MediaRefused."""
        dropped: Counter[str] = Counter()
        total = WorkerStats()
        for worker in self._workers:
            answer = await worker.ask(m.GetStats())
            assert isinstance(answer, m.Counted)
            one = answer.stats
            dropped.update(one.dropped)
            total = WorkerStats(
                packets_in=total.packets_in + one.packets_in,
                packets_out=total.packets_out + one.packets_out,
                dropped=dropped,
                sessions=total.sessions + one.sessions,
                legs=total.legs + one.legs,
                tracks=total.tracks + one.tracks,
                retransmitted=total.retransmitted + one.retransmitted,
                keyframe_requests=total.keyframe_requests + one.keyframe_requests,
            )
        return total

    async def _ask(self, session: str, wish: m.Wish) -> str:
        answer = await self._home(session).ask(wish)
        assert isinstance(answer, m.Done)
        return answer.sdp

    def _home(self, session: str) -> WorkerProcess:
        if session not in self._homes:
            crowd = Counter(self._homes.values())
            self._homes[session] = min(self._workers, key=lambda worker: crowd[worker])
        return self._homes[session]

    def _on_event(self, event: m.Event) -> None:
        match event:
            case m.Levels():
                self.on_levels(event.session, event.levels)
            case m.Spoken():
                self.on_spoken(event.session, event.spoken)
            case m.LegState():
                self.on_leg(event.session, event.leg, event.version, event.state)

    def _restarted(self, worker: WorkerProcess) -> None:
        for session in [session for session, home in self._homes.items() if home is worker]:
            self._forget(session)
        self.on_restart()

    def _forget_idle(self, session: str) -> None:
        if not self._legs.get(session) and session not in self._routed:
            self._forget(session)

    def _forget(self, session: str) -> None:
        self._routed.discard(session)
        self._legs.pop(session, None)
        self._homes.pop(session, None)
