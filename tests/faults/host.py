"""The smallest server: one class on a data folder, wishes as lines of JSON in, answers out. Killed by `test_awaits.py`.

A line is [person, client id, command]; an answer is [client id, seq] or [client id, null, code].
"""

import asyncio
import sys
from pathlib import Path
from typing import Any

import msgspec

from classroom.live.sessions import Sessions
from classroom.rooms.tool import Refused
from classroom.rooms.tools import WIRE
from classroom.rooms.tools.presence import Kind
from classroom.store.engine import migrate, open_engine, sqlite_url
from classroom.store.log import Log
from tests.live.conftest import PEOPLE, Course


async def main(path: Path) -> None:
    engine = open_engine(sqlite_url(path))
    await migrate(engine)
    sessions = Sessions(Log(engine), Course())
    await sessions.start()
    session = await sessions.get("s")
    for person in PEOPLE.values():
        await session.join(person, f"{person.id}-pc", Kind.REMOTE, room_device=False)
    say(["ready", session.seq])
    lines = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    async with asyncio.TaskGroup() as group:
        while line := await lines.readline():
            person, client_id, raw = msgspec.json.decode(line, type=tuple[str, str, msgspec.Raw])
            group.create_task(obey(session, person, client_id, msgspec.json.decode(raw, type=WIRE)))
    await sessions.close()
    await engine.dispose()


async def obey(session: Any, person: str, client_id: str, command: Any) -> None:
    try:
        say([client_id, await session.obey(person, client_id, command)])
    except Refused as refused:
        say([client_id, None, refused.code])


def say(answer: list[Any]) -> None:
    print(msgspec.json.encode(answer).decode(), flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
