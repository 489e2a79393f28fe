"""A real server in a process of its own: `classroom demo --json` on free ports, with a data folder that a test keeps."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
READY_S = 40  # seeding and the media worker's start on two busy cores
SEED_S = 0.2  # a learner with finished work, on a busy machine


class ServerDied(AssertionError):
    """The server ended or said nothing; the text is what it logged last."""


@dataclass
class Demo:
    """One server and what it told about itself; `kill` and `start` bring it back on the same ports and data."""

    data: Path
    learners: int = 3
    gate: str = "warn"
    taskset: str | None = None  # cores for the server, e.g. "0"
    options: tuple[str, ...] = ()
    fault: str = ""  # where the next start kills itself (classroom/store/fault.py)
    facts: dict[str, Any] = field(default_factory=dict[str, Any])
    process: asyncio.subprocess.Process | None = None
    port: int = 0

    async def start(self) -> Demo:
        self.data.mkdir(parents=True, exist_ok=True)
        pinned = ["taskset", "-c", self.taskset] if self.taskset else []
        program = [*pinned, sys.executable, "-m", "classroom.cli", "demo", "--json", "--host", "127.0.0.1"]
        program += ["--port", str(self.port), "--media-port", "0", "--tls", "off", "--data-dir", str(self.data)]
        program += ["--learners", str(self.learners), "--gate", self.gate, *self.options]
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *program,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                limit=2**20,
                env={**os.environ, "CLASSROOM_FAULT": self.fault},
            )
        assert self.process.stdout
        try:
            line = await asyncio.wait_for(self.process.stdout.readline(), READY_S + SEED_S * self.learners)
        except TimeoutError:
            line = b""
        if not line:
            await self.kill()
            raise ServerDied(self.log.read_text()[-3000:])
        self.facts = json.loads(line)
        self.port = int(self.base_url.rsplit(":", 1)[1])
        return self

    async def stop(self) -> int:
        """SIGTERM: a clean end; the exit code."""
        return await self._end(signal.SIGTERM)

    async def kill(self) -> int:
        """SIGKILL: as if the machine had lost its power."""
        return await self._end(signal.SIGKILL)

    async def _end(self, how: signal.Signals) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):  # asyncio's own would take the exit code of who has just died
                os.kill(process.pid, how)
        try:
            return await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()
            raise AssertionError(f"the server did not end within 15 s of {how.name}") from None

    @property
    def log(self) -> Path:
        return self.data.parent / f"{self.data.name}.log"

    @property
    def base_url(self) -> str:
        return self.facts["base_url"]

    @property
    def session(self) -> str:
        return self.facts["sessions"][0]["id"]

    @property
    def teacher(self) -> dict[str, Any]:
        return self._people("teacher")[0]

    def learner(self, number: int) -> dict[str, Any]:
        return self._people("learner")[number]

    def _people(self, role: str) -> list[dict[str, Any]]:
        return [person for person in self.facts["people"] if person["role"] == role]

    async def api(self, path: str, token: str, body: object = None) -> Any:
        """A REST call as one person; raises urllib's HTTPError for an error answer."""
        return await asyncio.to_thread(self._api, path, token, body)

    def _api(self, path: str, token: str, body: object) -> Any:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Accept": "application/json"}
        payload = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base_url + path, payload, headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read())

    def workers(self) -> list[int]:
        """Process ids of the media workers: the server's children that run classroom.media.worker."""
        assert self.process
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in children if b"media" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def memory_mb(self, pid: int) -> float:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
