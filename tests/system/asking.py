"""What a script that has played a class asks the server afterwards: by REST, and in its database."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import io
import json
import sqlite3
from typing import Any

import aiohttp

from tests.browser.demo import Demo

DELIVERED_S = 15
DATABASE = "classroom.db"
LIVE = "why-do-we-have-seasons"


class Asking:
    """REST as the teacher, unless another token is given."""

    def __init__(self, server: Demo, http: aiohttp.ClientSession) -> None:
        self._server, self._http = server, http

    async def json(self, method: str, path: str, token: str | None = None, **body: object) -> Any:
        return json.loads(await self._text(method, f"/api/v1/{path}", token, body or None))

    async def table(self, path: str, token: str | None = None) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(await self._text("GET", f"/api/v1/{path}", token))))

    async def bytes(self, path: str) -> bytes:
        headers = {"Authorization": f"Bearer {self._server.teacher['token']}"}
        async with self._http.get(f"{self._server.base_url}/api/v1/{path}", headers=headers) as answer:
            answer.raise_for_status()
            return await answer.read()

    async def live_cells(self, token: str | None = None) -> dict[str, dict[str, Any]]:
        """What the progress says of the live class, by person."""
        people = (await self.json("GET", f"courses/{self._server.facts['course']['id']}/progress", token))["people"]
        return {row["id"]: cell for row in people for cell in row["activities"] if cell["id"] == LIVE}

    async def until_delivered(self) -> None:
        """Until the log was followed to its end and nothing is due; nobody is told of that but by these figures."""
        followed = "SELECT (SELECT position FROM writeback_cursor) = (SELECT max(position) FROM session_event)"
        async with asyncio.timeout(DELIVERED_S):
            while not (query(self._server, followed) == [(1,)] and await self._due() == 0):
                await asyncio.sleep(0.1)

    async def _due(self) -> float:
        text = await self._text("GET", "/metrics")
        return next(float(line.split()[1]) for line in text.splitlines() if line.startswith("classroom_outbox_due "))

    async def _text(self, method: str, path: str, token: str | None = None, body: object = None) -> str:
        headers = {"Authorization": f"Bearer {token or self._server.teacher['token']}"}
        async with self._http.request(method, self._server.base_url + path, headers=headers, json=body) as answer:
            answer.raise_for_status()
            return await answer.text("utf-8-sig")


def as_table(people: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What the CSV must hold of these rows: a line an interval."""
    return [
        {
            "name": row["name"],
            "id": row["id"],
            "role": row["role"],
            "seconds": str(row["seconds"]),
            "minutes": str(round(row["seconds"] / 60)),
            "from": at["from"],
            "to": at["to"],
            "presence": at["presence"],
            "participation": str(row["participation"]["score"]),
            "spoken_seconds": str(row["participation"]["spoken_seconds"]),
        }
        for row in people
        for at in row["intervals"] or [{"from": "", "to": "", "presence": ""}]
    ]


def parts_of(row: dict[str, Any]) -> list[tuple[str, int]]:
    return [(part["kind"], part["count"]) for part in row["participation"]["parts"]]


def attended_in(server: Demo) -> dict[str, dict[str, Any]]:
    """The rows of the live class in the course's own table, by person."""
    live = "SELECT person_id, detail FROM progress WHERE activity_id = ? AND source = 'live class'"
    return {person: json.loads(detail) for person, detail in query(server, live, LIVE)}


def query(server: Demo, statement: str, *values: object) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(f"file:{server.data / DATABASE}?mode=ro", uri=True)) as database:
        return database.execute(statement, values).fetchall()
