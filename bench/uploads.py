"""Files that mean harm, sent to a class that talks: what they cost it, what becomes of them, how much memory they take.

Quiet and hostile stretches take turns in one run; in both thirty pages write twenty messages a second, and the time until
each is durable is compared. Half of the quiet ones are compared with the other half, too: so much differs by itself. The
server runs on one core together with the children that open the files, which is the worst case, all else on the other.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp
from _line import Socket
from _table import percentile, result, table
from fanout import come_in, cpu_s

from tests.browser.demo import Demo
from tests.files import samples

PUPILS = 30
PER_SECOND = 20
STRETCH_S, STRETCHES, QUICK_STRETCHES = 8, 6, 2  # of each kind
QUIET, AGAIN, AMID = "quiet", "quiet again", "while files are sent"
SENDERS = 3  # one after the other each; the server opens one such file at a time
SLOW_WITHIN_S = 40

HOSTILE: Sequence[tuple[str, bytes, str]] = (
    ("HTML with a picture's name", samples.HTML, "web_page"),
    ("SVG", samples.SVG, "drawing"),
    ("PNG and ZIP", samples.PNG_AND_ZIP, "two_things"),
    ("PDF and HTML", samples.PDF_AND_HTML, "two_things"),
    ("GIF and PDF", samples.GIF_AND_PDF, "two_things"),
    ("PNG of 60,000 × 60,000", samples.png_bomb(), "too_many_pixels"),
    ("PNG with 200 MB of text", samples.text_bomb(), "broken"),
    ("broken PDF", samples.BROKEN_PDF, "broken"),
    ("encrypted PDF", samples.encrypted_pdf(), "encrypted"),
    ("PDF of 10,000 pages", samples.pdf(kids=10_000), "too_many_pages"),
    ("11 MB", b"x" * (11 << 20), "too_large"),
)
SLIDES = (("PDF that draws for ever", samples.slow_pdf()), ("PDF that unpacks to 2 GB", samples.pdf_bomb()))


class Memory:
    """The most that the server and each kind of child had, in MB. Looked at while they run."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.child = self.longest_s = 0.0
        self._since: dict[int, float] = {}

    @property
    def server(self) -> float:
        return high_water_mb(self._pid)

    async def watch(self) -> None:
        while True:
            now = time.monotonic()
            children = {pid for pid in children_of(self._pid) if opens_files(pid)}
            for pid in children:
                self.child = max(self.child, high_water_mb(pid))
                self.longest_s = max(self.longest_s, now - self._since.setdefault(pid, now))
            self._since = {pid: since for pid, since in self._since.items() if pid in children}
            await asyncio.sleep(0.02)


def children_of(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def opens_files(pid: int) -> bool:
    try:
        return b"classroom.files.child" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def high_water_mb(pid: int) -> float:
    try:
        said = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in said.splitlines() if line.startswith("VmHWM")), 0)


async def bring(http: aiohttp.ClientSession, server: Demo, who: dict[str, Any], purpose: str, body: bytes) -> str:
    """The code of the refusal; "" where it came in."""
    address = f"{server.base_url}/api/v1/sessions/{server.session}/files?purpose={purpose}&name=moon.png"
    async with http.post(address, data=body, headers={"Authorization": f"Bearer {who['token']}"}) as answer:
        said = await answer.json()
        return "" if answer.status == 201 else said["error"]["code"]


class Run:
    def __init__(self, server: Demo, http: aiohttp.ClientSession) -> None:
        self.server, self.http = server, http
        self.acked_ms: dict[str, list[float]] = {QUIET: [], AMID: [], AGAIN: []}
        self.outcomes = Counter[tuple[str, str]]()
        self.failed_s: list[float] = []  # when pages were given up, after their file was there
        self._numbers = itertools.count()
        self._files = itertools.cycle(HOSTILE)
        self._people = itertools.cycle(range(PUPILS))
        self._slides_at = 0.0

    def hear(self, name: str, _: object, raw: bytes) -> None:
        if name == "shown" and (b"took longer than" in raw or b"takes more than" in raw):
            self.failed_s.append(time.monotonic() - self._slides_at)

    async def talk(self, pages: Sequence[Socket], what: str) -> None:
        began = time.monotonic()
        async with asyncio.TaskGroup() as sending:
            for n in range(STRETCH_S * PER_SECOND):
                await asyncio.sleep(max(0, began + n / PER_SECOND - time.monotonic()))
                sending.create_task(self.say(pages[n % len(pages)], what))

    async def say(self, page: Socket, what: str) -> None:
        number, began = next(self._numbers), time.monotonic()
        command = {"kind": "chat.send", "text": f"bench {number}", "to": "room"}
        said = await page.ask("command", {"client_id": f"bench-{number}", "command": command})
        if "seq" not in said:
            raise SystemExit(f"message {number} was refused: {said}")
        self.acked_ms[what].append((time.monotonic() - began) * 1000)

    async def send(self) -> None:
        while True:
            name, body, wanted = next(self._files)
            code = await bring(self.http, self.server, self.server.learner(next(self._people)), "chat", body)
            self.outcomes[name, code] += 1
            if code not in (wanted, "too_fast"):
                raise SystemExit(f"{name}: {code!r}, not {wanted!r}")

    async def send_slides(self, n: int) -> None:
        name, body = SLIDES[n % len(SLIDES)]
        self._slides_at = time.monotonic()
        code = await bring(self.http, self.server, self.server.teacher, "slides", body)
        self.outcomes[name, code or "came in, page given up"] += 1


async def measure(server: Demo, stretches: int) -> None:
    assert server.process
    memory = Memory(server.process.pid)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        run = Run(server, http)
        nothing: Any = lambda *_: None
        teacher = await come_in(http, server, server.teacher, run.hear)
        pages = [await come_in(http, server, server.learner(n), nothing) for n in range(PUPILS)]
        watching = asyncio.create_task(memory.watch())
        began, cpu_before = time.monotonic(), cpu_s()
        for n in range(stretches):
            await run.talk(pages, QUIET)
            senders = [asyncio.create_task(run.send()) for _ in range(SENDERS)]
            slides = asyncio.create_task(run.send_slides(n))
            await run.talk(pages, AMID)
            for task in senders:
                task.cancel()
            ended = await asyncio.gather(*senders, return_exceptions=True)
            await slides
            broken = [each for each in ended if not isinstance(each, asyncio.CancelledError)]
            if broken:
                raise SystemExit(str(broken[0]))
            await no_children(server.process.pid)
            await run.talk(pages, AGAIN)
        share = (cpu_s() - cpu_before) / (time.monotonic() - began)
        watching.cancel()
        for page in (teacher, *pages):
            await page.close()
    report(run, memory, share)


async def no_children(pid: int) -> None:
    async with asyncio.timeout(SLOW_WITHIN_S):
        while any(opens_files(child) for child in children_of(pid)):
            await asyncio.sleep(0.1)


def report(run: Run, memory: Memory, share: float) -> None:
    table({f"durable, {what}": values for what, values in run.acked_ms.items()}, "ms")
    for (name, code), many in sorted(run.outcomes.items()):
        print(f"{name:32}{code:28}{many:>5}")
    once, amid, again = (percentile(values, 0.95) for values in run.acked_ms.values())
    quiet = percentile([*run.acked_ms[QUIET], *run.acked_ms[AGAIN]], 0.95)
    print(f"the most memory: server {memory.server:.0f} MB, a child {memory.child:.0f} MB (goal: 300 MB each)")
    print(f"the longest child ran for {memory.longest_s:.1f} s (goal: 10 s a step)")
    print(
        f"p95 {amid / quiet - 1:+.0%} while files are sent (goal: within 10 %); the second quiet half beside the first"
    )
    print(f"{again / once - 1:+.0%}, which is chance; the clients used {share:.0%} of their core")
    result(
        quiet_p95_ms=quiet,
        amid_p95_ms=amid,
        quiet_again_to_quiet=round(again / once, 3),
        server_mb=memory.server,
        child_mb=memory.child,
        longest_child_s=memory.longest_s,
        pages_given_up=len(run.failed_s),
        client_core_share=round(share, 2),
    )
    if max(memory.server, memory.child) > 300 or memory.longest_s > 12:
        sys.exit(1)


async def main(stretches: int) -> None:
    cores = sorted(os.sched_getaffinity(0))
    print(f"bench uploads: {PUPILS} pages, {PER_SECOND} messages a second, {stretches} quiet and hostile stretches")
    with tempfile.TemporaryDirectory() as folder:
        server = await Demo(Path(folder, "data"), learners=PUPILS, taskset=str(cores[0])).start()
        os.sched_setaffinity(0, {cores[-1]})
        try:
            await measure(server, stretches)
        finally:
            await server.stop()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help=f"{QUICK_STRETCHES} stretches of each kind")
    asyncio.run(main(QUICK_STRETCHES if options.parse_args().quick else STRETCHES))
