"""`./start` from a bare checkout: what it says, what it repeats, what it leaves, how it fails."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.start.checkout import ROOT, bare_copy, start, start_module

STEP = re.compile(r"^(.+) … (\d+\.\d) s$", re.MULTILINE)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bare_copy(tmp_path_factory.mktemp("start") / "a path with spaces")


@pytest.mark.timeout(420)
def test_a_bare_checkout_sets_itself_up_and_the_second_call_repeats_nothing(checkout: Path) -> None:
    first = start(checkout, "doctor")
    assert first.returncode == 0, first.stderr[-3000:]
    steps = dict(STEP.findall(first.stderr))
    assert {"Making .venv", "Installing Python packages", "Building the pages"} <= set(steps), first.stderr
    assert not STEP.search(first.stdout)  # what is said while installing goes to stderr
    assert (checkout / "classroom/static/index.html").exists()

    began = time.monotonic()
    second = start(checkout, "doctor")
    assert second.returncode == 0
    assert not STEP.search(second.stderr), second.stderr
    print(f"first: {steps}; second call {time.monotonic() - began:.1f} s")


@pytest.mark.timeout(420)
async def test_a_stopped_demo_ends_cleanly_and_leaves_no_process(checkout: Path, tmp_path: Path) -> None:
    await asyncio.to_thread(start, checkout, "doctor")
    process = await asyncio.create_subprocess_exec(
        *(checkout / "start", "demo", "--json", "--port", "0", "--media-port", "0", "--tls", "off"),
        *("--data-dir", str(tmp_path / "data")),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # whoever is left behind is found by the group
    )
    assert process.stdout
    facts = json.loads(await asyncio.wait_for(process.stdout.readline(), 60))
    assert facts["pid"] == process.pid, "start becomes the server, so that signals reach it"
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 15) == 0
    await group_is_gone(process.pid)


async def group_is_gone(group: int) -> None:
    """Workers end within a second of their server."""
    async with asyncio.timeout(3):
        with contextlib.suppress(ProcessLookupError):
            while True:
                os.killpg(group, 0)
                await asyncio.sleep(0.05)


def test_an_unreachable_registry_is_told_with_what_to_do(tmp_path: Path) -> None:
    checkout = bare_copy(tmp_path / "checkout")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9", "PIP_RETRIES": "0", "PIP_FIND_LINKS": "", "PIP_NO_CACHE_DIR": "1"}
    failed = start(checkout, "doctor", **nowhere)
    assert failed.returncode == 1
    assert "Installing Python packages … failed after" in failed.stderr
    assert "The package registry is not reachable" in failed.stderr.splitlines()[-1]
    assert "Traceback" not in failed.stderr


def test_an_unknown_bench_is_told_the_known_ones() -> None:
    failed = start(ROOT, "bench", "nothing")
    assert failed.returncode == 1
    assert "join" in failed.stderr
    assert "fanout" in failed.stderr


def test_the_closing_line_counts_what_pytest_counted(tmp_path: Path) -> None:
    one, other, never_written = (tmp_path / f"{name}.xml" for name in ("one", "other", "never"))
    one.write_text('<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2"/></testsuites>')
    other.write_text('<testsuites><testsuite tests="3" failures="0" errors="0" skipped="0"/></testsuites>')
    closing_line = start_module().closing_line
    assert closing_line([one]) == "5 passed, 2 failed, 2 skipped"
    assert closing_line([one, other]) == "8 passed, 2 failed, 2 skipped"
    assert "8 passed, 3 failed" in closing_line([one, other, never_written])
    assert closing_line([never_written]).startswith("0 passed, 1 failed")
