"""Logs on stderr: ids and numbers; never names, texts, tokens or addresses at the default level."""

import logging
import sys
from typing import Literal

import structlog

QUIET = (
    "engineio",
    "socketio",
    "aiohttp.access",
    "aiohttp.server",
    "aioice",
    "aiortc",
    "asyncio",
    "aiosqlite",
    "alembic",
)


def set_up(form: Literal["text", "json"]) -> None:
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last = structlog.dev.ConsoleRenderer(colors=False) if form == "text" else structlog.processors.JSONRenderer()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last]
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in QUIET:  # they log addresses and what is sent
        logging.getLogger(name).setLevel(logging.WARNING)
