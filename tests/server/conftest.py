"""One demo server for all tests of this folder that do not end it."""

from collections.abc import Generator

import pytest

from tests.server.server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Server]:
    started = Server.start(tmp_path_factory.mktemp("server") / "data")
    yield started
    started.stop()
