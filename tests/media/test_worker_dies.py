"""A worker that dies or hangs is replaced on the same port, and ends with its server."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

import pytest

from classroom.media.control.client import MediaClient, MediaRefused

from .peers import SESSION, ColourTrack, publisher, shows, viewer

SERVER = """
import asyncio
from classroom.media.control.client import MediaClient
async def main():
    media = MediaClient()
    await media.start()
    print(media.pids[0], flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def gone(pid: int) -> None:
    while is_alive(pid):
        await asyncio.sleep(0.02)  # nobody tells us of the end of another's child


@asynccontextmanager
async def server() -> AsyncIterator[tuple[asyncio.subprocess.Process, int]]:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", SERVER, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    yield process, int(await process.stdout.readline())
    if process.returncode is None:
        process.kill()
    await process.wait()


@pytest.mark.parametrize(("how", "within_s"), [(signal.SIGKILL, 3.0), (signal.SIGSTOP, 5.0)])
async def test_a_lost_worker_is_replaced_on_the_same_port(how: signal.Signals, within_s: float) -> None:
    media, again = MediaClient(), asyncio.Event()
    media.on_restart = again.set
    await media.start()
    try:
        port, pid = media.ports[0], media.pids[0]
        async with publisher(media, "ann.pub", [ColourTrack(60)]):
            began = monotonic()
            os.kill(pid, how)
            async with asyncio.timeout(within_s):
                await again.wait()
            print(f"{how.name}: replaced after {monotonic() - began:.2f} s")
        assert media.ports == [port]
        assert not is_alive(pid)
        await media.route(SESSION, {"bob.sub": [("2", "ann.pub", "0")]})
        async with publisher(media, "ann.pub", [ColourTrack(90)]), viewer(media, "bob.sub") as bob:
            await bob.frame("2", shows(90))
    finally:
        await media.close()


async def test_a_wish_to_a_dead_worker_is_refused_at_once(media: MediaClient) -> None:
    os.kill(media.pids[0], signal.SIGSTOP)
    asked = asyncio.create_task(media.subscribe(SESSION, "bob.sub", 1, ["audio"]))
    await asyncio.sleep(0)
    os.kill(media.pids[0], signal.SIGKILL)
    with pytest.raises(MediaRefused) as refused:
        await asked
    assert refused.value.code == "media_restarting"


@pytest.mark.parametrize("worker_is_stopped", [False, True])
async def test_a_worker_ends_with_its_server(worker_is_stopped: bool) -> None:
    async with server() as (process, worker):
        if worker_is_stopped:
            os.kill(worker, signal.SIGSTOP)
        process.kill()
        async with asyncio.timeout(1.0):
            await gone(worker)


async def test_close_leaves_no_process() -> None:
    media = MediaClient()
    await media.start()
    pid = media.pids[0]
    await media.close()
    assert not is_alive(pid)
