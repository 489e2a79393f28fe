"""Two hundred answers without names on a real server; then everything that is left is searched for who said what.

The attacker has all of it: frames of all pages, the log by REST, the database and its write-ahead log byte by byte, what
the server logged, exports, and a trace of who asked when. It knows what half of the voters said, learns from that, and
guesses the rest. The same attacker reads a poll with names without a fault, so it is no blind one.
"""

from __future__ import annotations

import hmac
import io
import json
import random
import time
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
import msgpack
import pytest

from bench._line import Socket
from tests.browser.demo import Demo
from tests.system.asking import Asking, query

VOTERS, POLLS = 20, 10
OPTIONS = ("North", "East", "South", "West")
QUESTION = {"form": "single", "text": "Where?", "options": list(OPTIONS)}
BY_LUCK = 0.25 + 4 * (0.25 * 0.75 / (VOTERS * POLLS / 2)) ** 0.5  # four deviations above chance


class Vote(NamedTuple):
    """A line of the trace, with the answer that the attacker is after."""

    at_ms: int
    person: str
    client_id: str
    choice: int


class Ballot:
    """The class and its voters, as who writes down every frame."""

    def __init__(self, server: Demo, http: aiohttp.ClientSession) -> None:
        self.server, self.http = server, http
        self.sockets: dict[str, Socket] = {}
        self.frames: list[tuple[str, str, bytes]] = []  # of whom, which event, what
        self.dice = random.Random(7)

    async def comes(self, person: dict[str, Any]) -> None:
        token, device = person["token"], f"tab-{person['id']}"[:32]
        address = f"{self.server.base_url}/api/v1/sessions/{self.server.session}"
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        body = {"device": device, "where": "remote", "room_device": False}
        async with self.http.post(f"{address}/join", json=body, headers=headers) as joined:
            wire = (await joined.json())["wire"]
        async with self.http.get(f"{address}/state", headers=headers) as state:
            seq = (await state.json())["seq"]
        hello = {"token": token, "session": self.server.session, "device": device, "seq": seq, "wire": wire}

        def hear(event: str, payload: Any, raw: bytes) -> None:
            self.frames.append((person["id"], event, payload if isinstance(payload, bytes) else raw))

        self.sockets[person["id"]] = await Socket.open(self.http, self.server.base_url, hello, hear)

    async def tells(self, person: str, client_id: str, kind: str, **fields: object) -> None:
        wish = {"client_id": client_id, "command": {"kind": kind, **fields}}
        answer = await self.sockets[person].ask("command", wish)
        assert "seq" in answer, answer

    async def poll(self, id: str, secrecy: str, voters: list[str]) -> list[Vote]:
        teacher = self.server.teacher["id"]
        question = {**QUESTION, "scale": 5, "most": 12}
        await self.tells(teacher, id, "poll.open", question=question, secrecy=secrecy)
        votes: list[Vote] = []
        for person in self.dice.sample(voters, len(voters)):
            vote = Vote(int(time.time() * 1000), person, f"{id}-{person}", self.dice.randrange(len(OPTIONS)))
            answer = {"choices": [vote.choice], "number": None, "texts": []}
            await self.tells(person, vote.client_id, "poll.answer", id=id, answer=answer)
            if self.dice.random() < 0.2:
                await self.tells(person, f"{id}-hand-{person}", "hand.raise")
            votes.append(vote)
        return votes


class Row(NamedTuple):
    seq: int
    at_ms: int
    actor: str | None
    client_id: str | None
    body: bytes


def rows_of(server: Demo, poll: str, kind: str) -> list[Row]:
    found = query(
        server,
        "SELECT seq, at_ms, actor, client_id, body FROM session_event WHERE kind = ? ORDER BY seq",
        kind,
    )
    return [row for row in (Row(*each) for each in found) if json.loads(row.body)["id"] == poll]


def attacked(votes: list[Vote], rows: list[Row]) -> int:
    """How many of the half that it does not know the attacker guesses: k-th row to k-th request, by what the rows show."""
    assert len(rows) == len(votes)
    shown = [json.loads(row.body).get("answer", {}).get("choices") for row in rows]
    size = [len(row.body) for row in rows]
    waited = [row.at_ms - vote.at_ms for row, vote in zip(rows, votes, strict=True)]
    known = {n for n in range(len(votes)) if n % 2 == 0}
    hits = 0
    for n in set(range(len(votes))) - known:
        like = min(known, key=lambda k: (shown[k] != shown[n], abs(size[k] - size[n]), abs(waited[k] - waited[n]), k))
        hits += votes[like].choice == votes[n].choice
    return hits


def on_disk(data: Path) -> bytes:
    return b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())


@pytest.mark.timeout(120)
async def test_what_is_left_of_nameless_answers_tells_nobody_who_said_what(
    tmp_path: Path, http: aiohttp.ClientSession
) -> None:
    server = Demo(tmp_path / "data", learners=VOTERS)
    try:
        await server.start()
        ballot = Ballot(server, http)
        for person in (server.teacher, *(server.learner(n) for n in range(VOTERS))):
            await ballot.comes(person)
        voters = [server.learner(n)["id"] for n in range(VOTERS)]
        named = await ballot.poll("named", "named_to_staff", voters)
        assert attacked(named, rows_of(server, "named", "poll.answered")) == VOTERS // 2, "the attacker can read"
        await ballot.tells(server.teacher["id"], "named-end", "poll.delete", id="named")

        began, hits, secrets = len(ballot.frames), 0, list[bytes]()
        for number in range(POLLS):
            poll = f"secret{number}"
            votes = await ballot.poll(poll, "anonymous", voters)
            ((key,),) = query(server, "SELECT key FROM seal_key WHERE item_id = ?", poll)
            tickets = [hmac.digest(key, vote.person.encode(), "sha256").hex().encode() for vote in votes]
            assert tickets[0] in on_disk(server.data), "these are the tickets"
            secrets += [key, *tickets, *(vote.client_id.encode() for vote in votes)]
            while_open = ballot.frames[began:]
            await ballot.tells(server.teacher["id"], f"{poll}-end", "poll.close", id=poll)
            assert not [who for who, event, raw in while_open if event == "shown" and answers_in(raw)]
            began = len(ballot.frames)
            hits += attacked(votes, rows_of(server, poll, "poll.secretly_answered"))
            counted = [sum(vote.choice == n for vote in votes) for n in range(len(OPTIONS))]
            (closed,) = rows_of(server, poll, "poll.closed")
            assert json.loads(closed.body)["result"]["counts"] == counted, "nobody twice, nobody lost"
        share = hits / (VOTERS * POLLS / 2)
        print(f"the attacker guesses {share:.0%} of {VOTERS * POLLS // 2} answers; chance is 25%")
        assert share < BY_LUCK

        left = on_disk(server.data) + server.log.read_bytes()
        asking = Asking(server, http)
        for what in ("attendance", "state", "items?kind=poll"):
            left += json.dumps(await asking.json("GET", f"sessions/{server.session}/{what}")).encode()
        left += b"".join(raw for _, _, raw in ballot.frames)
        results = f"sessions/{server.session}/polls"
        sums = await asking.table(f"{results}.csv")
        assert [sum(int(row["people"]) for row in sums if row["poll"] == str(n + 1) and not row["room"]) for n in
                range(POLLS)] == [VOTERS] * POLLS  # fmt: skip
        assert await asking.table(f"{results}/people.csv") == [], "nobody's answer is in a file"
        workbook = zipfile.ZipFile(io.BytesIO(await asking.bytes(f"{results}.xlsx")))
        saved = json.dumps(sums).encode() + b"".join(workbook.read(name) for name in workbook.namelist())
        assert b"North" in saved and not [id for id in voters if id.encode() in saved]
        left += saved
        assert not [secret for secret in secrets if secret in left]
        assert not query(server, "SELECT 1 FROM seal_key") and not query(server, "SELECT 1 FROM seal_body")
        for row in (await asking.json("GET", f"sessions/{server.session}/attendance"))["people"]:
            kinds = {part["kind"]: part["count"] for part in row["participation"]["parts"]}
            assert kinds.get("answer", 0) == (1 if row["id"] in voters else 0), "the one with names counts"
    finally:
        await server.stop()


def answers_in(raw: bytes) -> list[object]:
    """What a frame says of single answers to a nameless poll."""
    message: Any = msgpack.unpackb(raw)
    parts: list[Any] = message[4]
    polls: list[Any] = [part[4] for part in parts if part[0] == "poll" and part[1] != "named"]
    rounds: list[Any] = [each for poll in polls for each in poll["rounds"]]
    few: list[Any] = [each["result"] for each in rounds if each["result"] and each["result"]["votes"] < VOTERS]
    return [*few, *(each for each in rounds if each["mine"] or each["answers"])]
