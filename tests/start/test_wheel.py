"""The wheel holds the built pages; installed, it runs without Node, a compiler or the checkout."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.start.checkout import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", folder, ROOT)
    return next(folder.glob("classroom-*.whl"))


def run(*command: object) -> None:
    done = subprocess.run([str(word) for word in command], check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.timeout(320)
def test_it_holds_the_built_pages_and_no_sources_of_them(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"classroom/static/index.html", "classroom/static/session.html"} <= {*names}
    assert any(name.startswith("classroom/static/assets/") and name.endswith(".js") for name in names)
    assert {name.split("/")[0] for name in names} <= {"classroom", "lms_bridge", names[-1].split("/")[0]}
    print(f"wheel {wheel.stat().st_size / 1e6:.1f} MB, {len(names)} files")


@pytest.mark.timeout(320)
async def test_installed_in_a_fresh_environment_the_demo_runs_without_node(wheel: Path, tmp_path: Path) -> None:
    await asyncio.to_thread(venv.create, tmp_path / "env", with_pip=True)
    await asyncio.to_thread(run, tmp_path / "env/bin/pip", "install", "-q", wheel)
    process = await asyncio.create_subprocess_exec(
        *(tmp_path / "env/bin/classroom", "demo", "--json", "--port", "0", "--media-port", "0", "--tls", "off"),
        *("--data-dir", str(tmp_path / "data")),
        cwd=tmp_path,
        env={"PATH": "/nowhere", "HOME": str(tmp_path), "LANG": os.environ.get("LANG", "C.UTF-8")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    try:
        first_line = await asyncio.wait_for(process.stdout.readline(), 60)
        assert first_line, (await process.stderr.read()).decode()[-3000:]
        page = await asyncio.to_thread(fetch, json.loads(first_line)["base_url"] + "/")
        assert "<script" in page
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode == 0


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()
