"""What operators ask: alive, ready, and numbers. None of it names a person."""

import ipaddress
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from classroom.identity.cookies import Gatekeeper
from classroom.live.sessions import Sessions
from classroom.rooms.tools.presence import Devices
from classroom.signaling.rest import answer
from classroom.signaling.schema import problem

COMMIT_S = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Traffic(Protocol):
    """Counters of the media workers since each began."""

    @property
    def packets_in(self) -> int: ...
    @property
    def packets_out(self) -> int: ...
    @property
    def dropped(self) -> Mapping[str, int]: ...
    @property
    def legs(self) -> int: ...


class Media(Protocol):
    async def stats(self) -> Traffic: ...


class Health:
    def __init__(self, gate: Gatekeeper) -> None:
        self._gate = gate
        self.sessions: Sessions | None = None
        self.media: Media | None = None
        self.outbox_due: Callable[[], Awaitable[int]] | None = None
        self.not_ready: str | None = "starting"  # why no traffic may come; None: it may
        self._registry = CollectorRegistry()
        self._commits = Histogram("classroom_commit_seconds", "Commit of a class's facts", buckets=COMMIT_S, registry=self._registry)  # fmt: skip
        self._running = Gauge("classroom_sessions", "Classes that run here", registry=self._registry)
        self._people = Gauge("classroom_people", "People who are here", registry=self._registry)
        self._due = Gauge("classroom_outbox_due", "Results that wait to be delivered", registry=self._registry)
        self._packets = Counter("classroom_media_packets", "RTP packets", ["direction"], registry=self._registry)
        self._dropped = Counter("classroom_media_dropped_packets", "Packets dropped", ["reason"], registry=self._registry)  # fmt: skip
        self._legs = Gauge("classroom_media_legs", "Peer connections of the media workers", registry=self._registry)
        self._seen: dict[str, int] = {}

    def committed(self, seconds: float) -> None:
        self._commits.observe(seconds)

    def mount(self, app: web.Application) -> None:
        app.router.add_get("/healthz", self.alive)
        app.router.add_get("/readyz", self.ready)
        app.router.add_get("/metrics", self.metrics)

    async def alive(self, _: web.Request) -> web.StreamResponse:
        return answer({"status": "alive"})

    async def ready(self, _: web.Request) -> web.StreamResponse:
        if self.not_ready is None:
            return answer({"status": "ready"})
        return answer(problem("not_ready", self.not_ready), 503)

    async def metrics(self, request: web.Request) -> web.StreamResponse:
        who = self._gate.who(request)
        if not (who is not None and who.administrator) and not _is_loopback(request.remote):
            raise web.HTTPNotFound()
        await self._read()
        return web.Response(body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _read(self) -> None:
        if self.sessions is not None:
            running = self.sessions.running
            self._running.set(len(running))
            self._people.set(sum(len(session.turns.ledger.room.of(Devices)) for session in running))
        if self.outbox_due is not None:
            self._due.set(await self.outbox_due())
        if self.media is not None:
            stats = await self.media.stats()
            self._grow(self._packets.labels("in"), "in", stats.packets_in)
            self._grow(self._packets.labels("out"), "out", stats.packets_out)
            for reason, count in stats.dropped.items():
                self._grow(self._dropped.labels(reason), f"drop {reason}", count)
            self._legs.set(stats.legs)

    def _grow(self, counter: Counter, name: str, count: int) -> None:
        """A worker that was replaced counts from nothing; ours goes on."""
        before = self._seen.get(name, 0)
        counter.inc(count - before if count >= before else count)
        self._seen[name] = count


def _is_loopback(address: str | None) -> bool:
    try:
        return address is not None and ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
