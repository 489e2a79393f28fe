"""Fixtures of the browser tests: servers and browsers that end with the test, and evidence when it fails."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.browser.chromium import PROGRAM, Chromium, chromium
from tests.browser.demo import ROOT, Demo

ARTIFACTS = ROOT / ".test-artifacts"
OpenDemo = Callable[..., Awaitable[Demo]]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    report = yield
    setattr(item, f"report_{report.when}", report)
    return report


@pytest.fixture
def evidence(request: pytest.FixtureRequest) -> Path:
    folder = ARTIFACTS / re.sub(r"[^\w-]+", "-", request.node.nodeid.split("/")[-1])
    shutil.rmtree(folder, ignore_errors=True)
    return folder


@pytest.fixture
async def demo(request: pytest.FixtureRequest, tmp_path: Path, evidence: Path) -> AsyncIterator[OpenDemo]:
    """`await demo(learners=3, gate="block")` starts a server; it ends with the test."""
    started: list[Demo] = []

    async def start(**options: Any) -> Demo:
        server = Demo(tmp_path / f"data{len(started)}", **options)
        started.append(server)
        return await server.start()

    yield start
    for server in started:
        if failed(request):
            evidence.mkdir(parents=True, exist_ok=True)
            shutil.copy(server.log, evidence / f"server-{server.data.name}.log")
        await server.stop()


@pytest.fixture
async def browser(request: pytest.FixtureRequest, evidence: Path) -> AsyncIterator[Chromium]:
    if not Path(PROGRAM).exists():
        pytest.fail("Chromium is missing: ./start test installs it (apt install chromium)")
    async with chromium(evidence) as opened:
        yield opened
        if failed(request):
            await opened.keep_evidence()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """For pages without a browser."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as opened:
        yield opened


def failed(request: pytest.FixtureRequest) -> bool:
    report = getattr(request.node, "report_call", None)
    return report is None or report.failed
