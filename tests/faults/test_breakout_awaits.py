"""Opening, moving, going on and closing, killed at each await between deciding and showing: all moved, or nobody."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from classroom.live.session import Session
from classroom.rooms.tools import WIRE
from tests.faults.test_awaits import start
from tests.live.conftest import PEOPLE, School

PLAN = {"name": "Pairs", "names": ["North", "South"], "rounds": [{"ada": 0, "bob": 1}, {"ada": 1, "bob": 1}]}
# One wish after the other, and where Ada and Bob are then.
WISHES: list[tuple[str, dict[str, Any], tuple[str, str]]] = [
    ("prepare", {"kind": "breakout.prepare", **PLAN}, ("main", "main")),
    ("open", {"kind": "breakout.open", "id": "prepare"}, ("prepare.1.0", "prepare.1.1")),
    ("move", {"kind": "breakout.move", "people": ["ada", "bob"], "to": "prepare.1.0"}, ("prepare.1.0", "prepare.1.0")),
    ("next", {"kind": "breakout.next_round", "id": "prepare"}, ("prepare.2.1", "prepare.2.1")),
    ("close", {"kind": "breakout.close", "id": "prepare"}, ("main", "main")),
]
JOINED = len(PEOPLE)  # who joins passes each point once
POINTS = ("before_commit", "in_commit", "after_commit", "before_ack", "before_show")
AT = [(point, number) for number in range(1, len(WISHES)) for point in POINTS]


@pytest.mark.parametrize(("point", "number"), AT, ids=[f"{WISHES[n][0]}-{point}" for point, n in AT])
async def test_a_kill_there_leaves_everyone_in_one_room(tmp_path: Path, point: str, number: int) -> None:
    path = tmp_path / "classroom.sqlite3"
    before = JOINED + number + (point == "in_commit")  # the beginning of the class is written too
    process = await start(path, f"{point}:{before + 1}")
    acknowledged = 0
    try:
        assert process.stdin and process.stdout
        assert await asyncio.wait_for(process.stdout.readline(), 20)
        for client_id, command, _ in WISHES:
            with contextlib.suppress(ConnectionError):
                process.stdin.write(msgspec.json.encode(["tess", client_id, command]) + b"\n")
            if not (line := await asyncio.wait_for(process.stdout.readline(), 20)):
                break
            assert msgspec.json.decode(line)[:1] == [client_id], line
            acknowledged += 1
        assert await asyncio.wait_for(process.wait(), 10) == -signal.SIGKILL
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert acknowledged == number, "it died where it was meant to"

    school = School(path)
    session = await school.start()
    try:
        found = await places(session)
        is_written = point in ("after_commit", "before_ack", "before_show")
        assert found == WISHES[number if is_written else number - 1][2]
        for client_id, command, _ in WISHES[acknowledged:]:
            await session.obey("tess", client_id, msgspec.convert(command, WIRE))
        assert await places(session) == WISHES[-1][2]
    finally:
        await school.stop()


async def places(session: Session) -> tuple[str, str]:
    """Of Ada and Bob; each of the four has them in one place, and it is the same for all."""
    found: set[tuple[str, str]] = set()
    for viewer in PEOPLE:
        _, items = await session.items(viewer)
        views: Mapping[str, Any] = {key.id: view for key, (_, _, view) in items.items() if key.kind == "member"}
        found.add((views["ada"].place, views["bob"].place))
    assert len(found) == 1, found
    return found.pop()
