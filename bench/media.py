"""What a forwarded packet costs: one camera to thirty viewers, beside Janus as Debian packages it, in the same run.

The camera sends 300 packets/s of 1,000 bytes, as 30 frames of ten, over real ICE, DTLS and SRTP (AES-GCM-128) on
loopback. The server under test has one core for itself, all clients are in this process on the other. Its CPU time,
user and system, comes from the kernel's accounting in nanoseconds. Rounds of the servers alternate; medians are shown.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from _janus import VP8, Janus, is_installed
from _light import SSRC, Light
from _table import result

from classroom.media.control.client import MediaClient

VIEWERS = 30
FRAMES_PER_S, PACKETS_PER_FRAME = 30, 10
WARM_UP_S, SETTLE_S = 1.0, 0.3
VIDEO = VP8.format(pt=96).replace("SAVPF 96", "SAVPF 96 97") + "\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96"


class Server(Protocol):
    pid: int

    async def publisher(self) -> Light: ...
    async def viewer(self) -> Light: ...


class Ours:
    """A worker of ours with everything on: history, RTX, transport-wide feedback, reports."""

    def __init__(self, media: MediaClient) -> None:
        self._media, self._viewers, self._round = media, 0, 0
        self.pid = media.pids[0]

    async def publisher(self) -> Light:
        self._round += 1
        self._session, self._viewers = f"round{self._round}", 0
        light = Light(controlling=True)
        offer = await light.description(
            "sendonly", VIDEO + f"\na=ssrc-group:FID {SSRC} {SSRC + 1}\na=ssrc:{SSRC} cname:x"
        )
        await light.connect(await self._media.publish(self._session, "camera", 1, offer))
        table = {f"viewer{n}": [("0", "camera", "0")] for n in range(VIEWERS)}
        await self._media.route(self._session, table)
        return light

    async def viewer(self) -> Light:
        name = f"viewer{self._viewers}"
        self._viewers += 1
        offer = await self._media.subscribe(self._session, name, 1, ["camera"])
        light = Light(controlling=True)
        await self._media.subscribed(self._session, name, 1, await light.description("recvonly", VIDEO))
        await light.connect(offer)
        return light

    async def end(self) -> None:
        for leg in ("camera", *(f"viewer{n}" for n in range(VIEWERS))):
            await self._media.close_leg(self._session, leg)


@dataclass
class Rounds:
    us: list[float] = field(default_factory=list)
    loss: list[float] = field(default_factory=list)
    share: list[float] = field(default_factory=list)  # of the clients' core


def cpu_s(pid: int) -> float:
    """User and system time of all threads that live."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def pin(pid: int, core: int) -> None:
    for task in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), {core})


async def send(light: Light, seconds: float) -> int:
    """Paced by the clock, not by sleeps that add up; how many packets were sent."""
    frames = int(seconds * FRAMES_PER_S)
    began = time.monotonic()
    for frame in range(frames):
        await asyncio.sleep(max(0.0, began + frame / FRAMES_PER_S - time.monotonic()))
        light.send_frame(PACKETS_PER_FRAME, 96)
    return frames * PACKETS_PER_FRAME


async def one_round(server: Server, core: int, seconds: float, rounds: Rounds) -> None:
    camera = await server.publisher()
    viewers = [await server.viewer() for _ in range(VIEWERS)]
    pin(server.pid, core)
    try:
        await send(camera, WARM_UP_S)
        await asyncio.sleep(SETTLE_S)
        before, own_before, began = cpu_s(server.pid), time.process_time(), time.monotonic()
        had = sum(viewer.packets for viewer in viewers)
        sent = await send(camera, seconds)
        await asyncio.sleep(SETTLE_S)
        came = sum(viewer.packets for viewer in viewers) - had
        rounds.us.append((cpu_s(server.pid) - before) / max(came, 1) * 1e6)
        rounds.loss.append(max(0.0, 1 - came / (sent * VIEWERS)))
        rounds.share.append((time.process_time() - own_before) / (time.monotonic() - began))
    finally:
        for light in (camera, *viewers):
            await light.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def main(rounds: int, seconds: float, with_loops: bool) -> None:
    print(f"bench media: 1 camera -> {VIEWERS} viewers, {rounds} rounds of {seconds:.0f} s each", flush=True)
    cores = sorted(os.sched_getaffinity(0))
    found: dict[str, Rounds] = {}
    async with AsyncExitStack() as stack:
        media = MediaClient()
        await media.start()
        stack.push_async_callback(media.close)
        ours = Ours(media)
        servers: dict[str, Server] = {media.core: ours}
        if is_installed():
            servers["janus"] = await stack.enter_async_context(Janus(free_port()))
            if with_loops:
                servers["janus_event_loop"] = await stack.enter_async_context(Janus(free_port(), event_loops=1))
        else:
            print("janus is not installed (Debian package janus): its rows are absent")
        os.sched_setaffinity(0, {cores[-1]})
        for _ in range(rounds):
            for name, server in servers.items():
                await one_round(server, cores[0], seconds, found.setdefault(name, Rounds()))
                if server is ours:
                    await ours.end()
    show(found, media.core)


def show(found: dict[str, Rounds], own: str) -> None:
    print(f"{'':20}{'us/packet':>12}{'rounds':>24}{'lost %':>9}{'clients use':>13}")
    for name, rounds in found.items():
        each = " ".join(f"{us:.1f}" for us in rounds.us)
        print(f"{name:20}{median(rounds.us):>12.2f}{each:>24}{100 * median(rounds.loss):>9.3f}", end="")
        print(f"{100 * median(rounds.share):>11.0f} %")
    us = median(found[own].us)
    per_class = FRAMES_PER_S * PACKETS_PER_FRAME * VIEWERS
    print(f"a class here is one such camera to {VIEWERS}: {per_class} packets/s out of one core")
    result(
        us_per_packet={name: round(median(rounds.us), 2) for name, rounds in found.items()},
        loss=round(max(median(rounds.loss) for name, rounds in found.items() if name == own), 6) + 0,
        classes_per_core=1e6 / us / per_class,
    )


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="within 50 s")
    quick = parser.parse_args().quick
    asyncio.run(main(2 if quick else 5, 6.0 if quick else 10.0, with_loops=not quick))
