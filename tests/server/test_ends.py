"""How a server ends: cleanly when asked, and in one line when it cannot start."""

import asyncio
import logging
import socket
import subprocess
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from classroom.cli import main
from tests.server.server import ROOT, Server, alive, line, program


async def test_sigterm_lets_the_pages_go_and_leaves_no_process(tmp_path: Path) -> None:
    server = await asyncio.to_thread(Server.start, tmp_path / "data")
    try:
        person, children = server.person("teacher"), server.children()
        assert children
        await asyncio.to_thread(server.join, person, "ends-a-page")
        hello = {"session": server.session_id, "device": "ends-a-page", "token": person["token"]}
        async with line(server, hello) as page:
            assert await asyncio.to_thread(server.stop) == 0
            async with asyncio.timeout(5):
                while not page.ws.closed:
                    await asyncio.sleep(0.02)
        until = time.monotonic() + 1.5  # workers end within a second of their server
        while any(map(alive, children)) and time.monotonic() < until:
            await asyncio.sleep(0.02)
        assert not any(map(alive, children))
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.wait()


def test_a_busy_port_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            program(tmp_path / "data", port), check=False, cwd=ROOT, capture_output=True, text=True, timeout=60
        )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1, ended.stderr
    assert f"--port {port}" in ended.stderr


@pytest.fixture
def logging_as_before() -> Generator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:] = before[0]
    root.setLevel(before[1])


@pytest.mark.usefixtures("logging_as_before")
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["demo", "--gate", "open"], "--gate"),
        (["demo", "--learners", "many"], "--learners"),
        (["demo", "--media-workers", "0"], "--media-workers"),
        (["serve", "--tls", "a,b"], "--tls"),
        (["serve", "--data-dir", "/proc/none"], "--data-dir /proc/none"),
        (["serve", "--no-such-flag"], "--no-such-flag"),
        (["migrate", "--database-url", "postgresql://elsewhere/x"], "--database-url"),
        (["migrate", "--database-url", "sqlite+aiosqlite:x"], "--database-url"),
        (["migrate", "--database-url", "sqlite+aiosqlite:////proc/none/x.db"], "--database-url"),
        (["serve", "--host", "203.0.113.9"], "--host 203.0.113.9"),
    ],
)
def test_a_bad_setting_is_told_in_one_line(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert named in said.err
    assert len(said.err.splitlines()) == 1


async def test_sigterm_during_the_start_is_a_clean_stop_too(tmp_path: Path) -> None:
    starting = await asyncio.create_subprocess_exec(
        *program(tmp_path / "data"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    async with asyncio.timeout(30):
        while not (tmp_path / "data" / "classroom.db").exists():  # from here on signals are heard
            await asyncio.sleep(0.01)
    starting.terminate()
    said, errors = await asyncio.wait_for(starting.communicate(), 30)
    assert (starting.returncode, said) == (0, b""), errors.decode()
