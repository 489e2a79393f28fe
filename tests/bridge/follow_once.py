"""A process of its own that follows the log to its end once: `python follow_once.py DATABASE NOW_MS`. Made to be killed."""

import asyncio
import sys
from pathlib import Path

from classroom.rooms.tool import Command
from classroom.store.engine import open_engine, sqlite_url
from classroom.store.log import Log
from lms_bridge.bridge import Bridge


async def main(path: Path, now_ms: int) -> None:
    async def tell(session_id: str, command: Command) -> None:
        return None

    engine = open_engine(sqlite_url(path))
    await Bridge(engine, tell, Log(engine), lambda: now_ms).follower.catch_up()
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
