"""The process is killed at each await between decide and acknowledge: nothing acknowledged is lost, nothing is doubled."""

import asyncio
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from pathlib import Path

import msgspec
import pytest

# The four who join pass each point once (an answer each); then come the wishes, a few at a time.
POINTS = [
    *(
        (point, passing)
        for point in ("before_commit", "in_commit", "after_commit", "before_show")
        for passing in (5, 7)
    ),
    *(("before_ack", passing) for passing in (6, 8, 15)),
]
AT_A_TIME = 6
WISHES = [("ada", f"ada-{n}", {"kind": "chat.send", "text": f"a{n}"}) for n in range(20)] + [
    ("bob", f"bob-{n}", {"kind": "hand.raise" if n % 2 == 0 else "hand.lower"} | ({"person": "bob"} if n % 2 else {}))
    for n in range(6)
]


async def start(path: Path, fault: str = "") -> Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.host",
        str(path),
        stdin=PIPE,
        stdout=PIPE,
        env={**os.environ, "CLASSROOM_FAULT": fault},
    )
    return process


async def ask_all(process: Process, answers: dict[str, int]) -> None:
    """`answers` keeps what was acknowledged. Returns when all are answered or the process is dead."""
    assert process.stdin is not None and process.stdout is not None
    ready = await process.stdout.readline()
    if not ready:
        return
    for first in range(0, len(WISHES), AT_A_TIME):
        wave = WISHES[first : first + AT_A_TIME]
        process.stdin.writelines(msgspec.json.encode(wish) + b"\n" for wish in wave)
        for _ in wave:
            if not (line := await process.stdout.readline()):
                return
            client_id, seq = msgspec.json.decode(line)[:2]
            assert answers.setdefault(client_id, seq) == seq or client_id.startswith("bob"), "a retry has the old seq"


@pytest.mark.parametrize(("point", "passing"), POINTS)
async def test_a_kill_there_loses_and_doubles_nothing(tmp_path: Path, point: str, passing: int) -> None:
    path, answers = tmp_path / "classroom.sqlite3", dict[str, int]()
    process = await start(path, f"{point}:{passing}")
    try:
        await asyncio.wait_for(ask_all(process, answers), 20)
        acknowledged = dict(answers)
        assert len(acknowledged) < len(WISHES), "some were in flight"
        assert await asyncio.wait_for(process.wait(), 10) == -signal.SIGKILL
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    again = await start(path)
    await asyncio.wait_for(ask_all(again, answers), 20)
    assert again.stdin is not None
    again.stdin.close()
    assert await asyncio.wait_for(again.wait(), 10) == 0

    rows = (
        sqlite3.connect(path)
        .execute("SELECT seq, actor, client_id, kind, body FROM session_event ORDER BY seq")
        .fetchall()
    )
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    written = {client_id: seq for seq, _, client_id, _, _ in rows if client_id}
    for client_id, seq in acknowledged.items():
        assert written.get(client_id, seq) == seq
        assert client_id.startswith("bob") or client_id in written, "acknowledged and not there"
    sent = Counter(msgspec.json.decode(body)["text"] for _, _, _, kind, body in rows if kind == "chat.sent")
    assert sent == Counter(f"a{n}" for n in range(20))
