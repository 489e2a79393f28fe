from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.browser.demo import Demo


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as opened:
        yield opened


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Demo]:
    """The demo with a class that holds back who is not ready; it ends with the test."""
    demo = Demo(tmp_path / "data", learners=11, gate="block")
    try:
        yield await demo.start()
    finally:
        await demo.stop()
