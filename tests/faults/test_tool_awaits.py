"""A wish to every tool at once, killed at each await between deciding and showing: each is done once, or as if never said.

With whole classes, over real sockets and for much longer: `python -m tests.faults.tool_kills`.
"""

from __future__ import annotations

import asyncio
import base64
import signal
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from classroom.live.session import Session
from classroom.rooms.tool import Refused
from classroom.rooms.tools import WIRE
from classroom.rooms.tools.board import Board
from classroom.rooms.tools.chat import Message
from classroom.rooms.tools.hands import Hand
from classroom.rooms.tools.notes import Notes
from classroom.rooms.tools.polls import Poll
from classroom.rooms.tools.questions import Question
from classroom.rooms.tools.showing import Showing
from tests.faults.test_awaits import start
from tests.faults.tool_script import stroke
from tests.given import typed
from tests.live.conftest import PEOPLE, School

Asked = tuple[str, str, dict[str, Any]]  # person, client id, command
CHOICE = {"form": "single", "options": ["Lean", "Distance"]}
NAMELESS = {"secrecy": "anonymous", "revote": False}
BEFORE: list[Asked] = [
    ("tess", "named", {"kind": "poll.open", "question": CHOICE}),
    ("tess", "nameless", {"kind": "poll.open", "question": CHOICE, **NAMELESS}),
    ("tess", "board", {"kind": "board.make", "title": "Board"}),
    ("tess", "notes", {"kind": "notes.open"}),
    ("tess", "why", {"kind": "question.ask", "text": "Why?"}),
]
AT_ONCE: list[Asked] = [
    ("ada", "ada-answers", {"kind": "poll.answer", "id": "named", "answer": {"choices": [0]}}),
    ("bob", "bob-answers", {"kind": "poll.answer", "id": "named", "answer": {"choices": [1]}}),
    ("ada", "ada-in-secret", {"kind": "poll.answer", "id": "nameless", "answer": {"choices": [0]}}),
    ("bob", "bob-in-secret", {"kind": "poll.answer", "id": "nameless", "answer": {"choices": [1]}}),
    ("ada", "ada-draws", {"kind": "board.draw", "id": "board", "shapes": [stroke("of-ada")]}),
    ("bob", "bob-draws", {"kind": "board.draw", "id": "board", "shapes": [stroke("of-bob")]}),
    ("ada", "ada-types", {"kind": "notes.write", "id": "notes", "update": base64.b64encode(typed("Lean")).decode()}),
    ("ada", "ada-says", {"kind": "chat.send", "text": "Lean!"}),
    ("bob", "bob-says", {"kind": "chat.send", "text": "No."}),
    ("ada", "ada-asks", {"kind": "question.ask", "text": "Is it?"}),
    ("bob", "bob-votes", {"kind": "question.vote", "id": "why", "on": True}),
    ("tess", "tess-shows", {"kind": "showing.show", "surface": "board", "what": "board"}),
    ("bob", "bob-raises", {"kind": "hand.raise"}),
]
ONCE = Counter(
    {"named 0": 1, "named 1": 1, "nameless 0": 1, "nameless 1": 1, "of-ada": 1, "of-bob": 1, "notes": 1}
    | {"Lean!": 1, "No.": 1, "Is it?": 1, "Why?": 1, "vote of bob": 1, "board is shown": 1, "hand of bob": 1}
)
JOINED = len(PEOPLE)  # who joins passes each point once, and so does each wish before
POINTS = {"before_commit": 1, "in_commit": 2, "after_commit": 1, "before_ack": 7, "before_show": 1}


@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_there_leaves_each_tool_with_every_wish_once(tmp_path: Path, point: str) -> None:
    path = tmp_path / "classroom.sqlite3"
    process = await start(path, f"{point}:{JOINED + len(BEFORE) + POINTS[point]}")
    try:
        async with asyncio.timeout(20):
            assert process.stdout and await process.stdout.readline()
            for one in BEFORE:
                assert await ask(process, [one]) == {one[1]}
            assert await ask(process, AT_ONCE) == set(), "answers go out together, after the last await"
            assert await process.wait() == -signal.SIGKILL
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()

    school = School(path)
    session = await school.start()
    try:
        is_written = point in ("after_commit", "before_ack", "before_show")
        assert found(session) == (ONCE if is_written else Counter({"Why?": 1}))
        for _ in range(2):  # and those that were answered, by who did not hear the answer
            for person, client_id, command in AT_ONCE:
                await session.obey(person, client_id, msgspec.convert(command, WIRE))
            assert found(session) == ONCE
        for person in ("ada", "bob"):  # by another tab
            with pytest.raises(Refused, match="answered already"):
                await session.obey(person, "again", msgspec.convert(AT_ONCE[2][2], WIRE))
        await session.obey("tess", "end", msgspec.convert({"kind": "poll.close", "id": "nameless"}, WIRE))
        assert (result := session.turns.ledger.room.of(Poll)["nameless"].now.result) and result.votes == 2
    finally:
        await school.stop()


async def ask(process: Process, wishes: Iterable[Asked]) -> set[str]:
    """At once; the ids of those that were answered before the process died."""
    assert process.stdin and process.stdout
    process.stdin.write(b"".join(msgspec.json.encode(wish) + b"\n" for wish in wishes))
    done = set[str]()
    for _ in wishes:
        if not (line := await process.stdout.readline()):
            break
        client_id, seq = msgspec.json.decode(line)[:2]
        assert seq is not None, line
        done.add(client_id)
    return done


def found(session: Session) -> Counter[str]:
    """What of all that is there, and how often."""
    room = session.turns.ledger.room
    there = [
        *(
            f"{id} {ballot.answer.choices[0]}"
            for id, poll in room.of(Poll).items()
            for ballot in poll.now.ballots.values()
        ),
        *room.of(Board)["board"].shapes,
        *("notes" for _ in room.of(Notes)["notes"].updates),
        *(message.text for message in room.of(Message).values()),
        *(question.text for question in room.of(Question).values()),
        *(f"vote of {person}" for question in room.of(Question).values() for person in question.voters),
        *(f"{showing.surface} is shown" for showing in room.of(Showing).values()),
        *(f"hand of {id}" for id in room.of(Hand)),
    ]
    return Counter(there)
