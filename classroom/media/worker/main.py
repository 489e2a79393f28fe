"""The worker process: one event loop, one UDP port, the rooms that the server gave it. Ends when the server does."""

import argparse
import asyncio
import ctypes
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Sequence
from time import monotonic

from ..control import messages as m
from ..core import NAME, make_core
from ..protocol.ice_lite import Address
from ..protocol.malformed import Malformed
from ..protocol.sdp import Candidate, Fingerprint
from ..protocol.stun import parse_binding_request
from . import feedback
from .addresses import candidates, reachable_addresses
from .dtls import Certificate, Dtls
from .leg import Leg, Place
from .room import Room

log = logging.getLogger(__name__)
ADDRESSES_EVERY_S = 10.0  # a laptop changes its network; a look costs a millisecond
MAX_UNREAD = 64 * 1024  # bytes waiting for the server
PR_SET_PDEATHSIG = 1


class Worker:
    def __init__(self, sockets: Sequence[socket.socket], public_addresses: Sequence[str]) -> None:
        self._sockets, self._public = sockets, public_addresses
        self.core = make_core(sockets, self)
        self._place = Place(self.core, Certificate(), self._candidates, self._start_task, self._on_state)
        self._rooms: dict[str, Room] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._keyframe_requests = 0
        self._addresses: list[str] = []
        self._addresses_at = -ADDRESSES_EVERY_S
        self._writer: asyncio.StreamWriter | None = None

    @property
    def port(self) -> int:
        return self._sockets[0].getsockname()[1]

    def addresses(self) -> list[str]:
        if monotonic() - self._addresses_at > ADDRESSES_EVERY_S:
            self._addresses_at = monotonic()
            with_ipv6 = any(sock.family == socket.AF_INET6 for sock in self._sockets)
            self._addresses = reachable_addresses(self._public, with_ipv6=with_ipv6)
        return self._addresses

    def _candidates(self) -> tuple[Candidate, ...]:
        return candidates(self.addresses(), self.port)

    async def run(self, control: socket.socket) -> None:
        reader, self._writer = await asyncio.open_unix_connection(sock=control)
        self.core.start()
        self._say(m.Ready(NAME, self.port, self.addresses()))
        ticking = asyncio.create_task(self._tick())
        try:
            while (body := await m.read_frame(reader)) is not None:
                message: m.ToWorker = m.decode_to_worker(body)
                if isinstance(message, m.Ping):
                    self._say(m.Pong(message.number))
                else:
                    self._say(self._obey(message))
                await self._writer.drain()
        except ConnectionError:
            pass  # the server went while we spoke
        finally:
            ticking.cancel()

    def _say(self, message: m.ToServer) -> None:
        if self._writer is not None and not self._writer.is_closing():
            self._writer.write(m.frame(message))

    def _say_if_heard(self, levels: m.Levels) -> None:
        """Levels are worth nothing late: a server that does not read misses them."""
        if self._writer is not None and self._writer.transport.get_write_buffer_size() < MAX_UNREAD:
            self._say(levels)

    def _say_spoken(self, room: Room) -> None:
        if spoken := room.take_spoken():
            self._say(m.Spoken(room.session, spoken))

    def _obey(self, request: m.Request) -> m.ToServer:
        wish = request.wish
        if isinstance(wish, m.GetStats):
            return m.Counted(request.id, self._stats())
        room = self._rooms.get(wish.session) or self._rooms.setdefault(wish.session, Room(self._place, wish.session))
        try:
            sdp = self._carry_out(room, wish)
        except Malformed as malformed:
            return m.Failed(request.id, malformed.reason, "The media server did not understand this description.")
        finally:
            if room.is_empty:
                del self._rooms[wish.session]
        return m.Done(request.id, sdp)

    def _carry_out(self, room: Room, wish: m.Wish) -> str:
        match wish:
            case m.Publish():
                return room.publish(wish.leg, wish.version, wish.sdp)
            case m.Subscribe():
                return room.subscribe(wish.leg, wish.version, wish.slots)
            case m.Subscribed():
                room.subscribed(wish.leg, wish.version, wish.sdp)
            case m.CloseLeg():
                self._say_spoken(room)  # what it said lately would be lost
                room.close_leg(wish.leg)
            case m.Route():
                room.route(wish.table, whole=wish.whole)
                self._ask_keyframes(room, wish)
            case m.GetStats():
                pass
        return ""

    def _ask_keyframes(self, room: Room, wish: m.Route) -> None:
        now = monotonic()
        for name in {publisher for rows in wish.table.values() for _, publisher, _ in rows}:
            leg = room.publishing.get(name)
            if leg is not None and leg.state == "up":
                self._keyframe_requests += feedback.ask_keyframes(leg, now)

    def _stats(self) -> m.WorkerStats:
        counters, legs = self.core.counters, [leg for room in self._rooms.values() for leg in room.legs]
        return m.WorkerStats(
            packets_in=counters.packets_in,
            packets_out=counters.packets_out,
            retransmitted=counters.retransmitted,
            dropped=dict(self.core.dropped),
            sessions=len(self._rooms),
            legs=len(legs),
            tracks=sum(len(leg.tracks) for room in self._rooms.values() for leg in room.publishing.values()),
            keyframe_requests=self._keyframe_requests,
        )

    def on_stun(self, datagram: bytes, source: Address) -> None:
        request = parse_binding_request(datagram)
        leg = self._place.by_ufrag.get(request.local_ufrag)
        if leg is None:
            raise Malformed("stun_unknown_user")
        if leg.state == "down":  # nothing but checks would come through: unanswered, its browser makes a new one
            raise Malformed("stun_leg_down")
        response = leg.on_check(request, source, monotonic())
        if response is None:
            raise Malformed("stun_integrity")
        self.core.send(response, source)

    def _start_task(self, leg: Leg, dtls: Dtls, remote: Fingerprint) -> asyncio.Task[None]:
        task = asyncio.create_task(self._secure(leg, dtls, remote))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _secure(self, leg: Leg, dtls: Dtls, remote: Fingerprint) -> None:
        try:
            await dtls.run(remote, leg.on_keys)
        except Exception:  # a library in the face of a hostile peer: this leg ends, the others do not
            self.core.dropped["dtls_exception"] += 1
            log.exception("dtls ended unexpectedly")
        leg.set_state("down")

    def _on_state(self, leg: Leg, state: str) -> None:
        self._say(m.LegState(leg.session, leg.name, leg.version, "up" if state == "up" else "down"))

    async def _tick(self) -> None:
        congestion, report = feedback.Every(feedback.CONGESTION_EVERY_S), feedback.Every(feedback.REPORT_EVERY_S)
        levels_due, spoken_due = feedback.Every(feedback.LEVELS_EVERY_S), feedback.Every(feedback.SPOKEN_EVERY_S)
        while True:
            await asyncio.sleep(feedback.TICK_S)
            now = monotonic()
            due = feedback.Due(congestion.is_due(now), report.is_due(now))
            tell_levels, tell_spoken = levels_due.is_due(now), spoken_due.is_due(now)
            for room in self._rooms.values():
                for leg in room.legs:
                    self._keyframe_requests += feedback.tick(leg, due, now)
                if tell_levels and (levels := room.take_levels()):
                    self._say_if_heard(m.Levels(room.session, levels))
                if tell_spoken:
                    self._say_spoken(room)


def die_with(parent: int) -> None:
    """So that a stopped worker, which cannot notice, ends with its server too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--control", type=int, required=True)
    parser.add_argument("--udp", type=int, action="append", required=True)
    parser.add_argument("--public-address", action="append", default=[])
    options = parser.parse_args()
    die_with(options.parent)
    for name in (signal.SIGINT, signal.SIGTERM):  # they reach the whole group; the server says when we end
        signal.signal(name, signal.SIG_IGN)
    control = socket.socket(fileno=options.control)
    sockets = [socket.socket(fileno=number) for number in options.udp]
    gc.collect()
    gc.freeze()  # imports live for ever: collecting over them would cost milliseconds in the packet path
    asyncio.run(Worker(sockets, options.public_address).run(control))


if __name__ == "__main__":
    main()
