"""A media client with a real worker process."""

from collections.abc import AsyncIterator

import pytest

from classroom.media.control.client import MediaClient


@pytest.fixture
async def media() -> AsyncIterator[MediaClient]:
    client = MediaClient()
    await client.start()
    yield client
    await client.close()
