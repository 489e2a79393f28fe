"""A class whose media worker is gone goes on, and tells the next one everything."""

import asyncio
import logging
import os
import signal
from collections.abc import Iterator

import pytest

from classroom.live.media_link import MediaLink, log
from classroom.live.pages import Pages
from classroom.media.control.client import MediaClient
from classroom.rooms.room import Room
from classroom.rooms.tools import ALL

from .peers import SESSION


class Warnings(logging.Handler):
    """Raises when there are too many, so that a loop that never waits ends."""

    MOST = 5

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0
        self.first = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.seen += 1
        self.first.set()
        if self.seen > self.MOST:
            raise RuntimeError("it asks again and again")


@pytest.fixture
def warnings() -> Iterator[Warnings]:
    handler = Warnings()
    log.addHandler(handler)
    yield handler
    log.removeHandler(handler)


@pytest.mark.parametrize("closed", [True, False])
async def test_a_worker_that_is_away_is_not_asked_again_and_again(
    media: MediaClient, warnings: Warnings, closed: bool
) -> None:
    link = MediaLink(SESSION, media, Pages(), lambda: 0)
    again = asyncio.Event()

    def restarted() -> None:
        link.restarted()
        again.set()

    media.on_restart = restarted
    running = asyncio.create_task(link.run())
    link.restage(Room(ALL))
    await media.stats()  # answered after the table
    if closed:
        await media.close()
    else:
        os.kill(media.pids[0], signal.SIGKILL)
        while media.restarts == 0:  # nobody tells of the end, only of the new beginning
            await asyncio.sleep(0)
    link._untold_whole = True  # as when somebody comes  # pyright: ignore[reportPrivateUsage]
    link.restage(Room(ALL))
    await warnings.first.wait()
    for _ in range(20):
        await asyncio.sleep(0)
    assert warnings.seen <= 2 and not running.done()
    if not closed:
        await again.wait()
        await media.stats()
        assert not running.done()
    running.cancel()
