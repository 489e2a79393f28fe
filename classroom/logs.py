"""Logs on stderr: ids and numbers; never names, texts, tokens or addresses at the default level.

What we log ourselves holds none. The rest comes from libraries and in tracebacks, where what could be a secret or
somebody's words is taken out of the finished text.
"""

import logging
import re
import sys
from typing import Literal

import structlog

# They log addresses and what is sent. The two `.server` loggers would else get a handler of their own.
QUIET = (
    "engineio",
    "engineio.server",
    "socketio",
    "socketio.server",
    "aiohttp.access",
    "aiohttp.server",
    "aioice",
    "aiortc",
    "asyncio",
    "aiosqlite",
    "alembic",
)
PRIVATE = frozenset({"name", "text", "title", "token", "address", "remote", "sdp", "cookie", "url", "body"})
LEFT_OUT = "…"
_SECRETS = re.compile(
    r"""
      eyJ[\w-]+\.[\w-]+\.[\w-]+                    # a signed token (JWT), also within a link
    | (?<=\[parameters:)[\s\S]*?(?=\n\(Background|\Z)  # what SQLAlchemy's errors quote of a statement
    | \b(?:\d{1,3}\.){3}\d{1,3}\b                  # IPv4
    | (?<![\w:])(?:[0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{0,4}(?![\w:])  # IPv6, written out
    | (?<![\w:])(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}(?![\w:])  # IPv6, shortened
    """,
    re.VERBOSE,
)


def set_up(form: Literal["text", "json"]) -> None:
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        leave_out,
    ]
    last = structlog.dev.ConsoleRenderer(colors=False) if form == "text" else structlog.processors.JSONRenderer()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last]
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def leave_out(_: object, __: str, said: structlog.types.EventDict) -> structlog.types.EventDict:
    """A processor: private fields whole, and in all other texts what looks like a token or an address."""
    for key, value in said.items():
        if key in PRIVATE:
            said[key] = LEFT_OUT
        elif isinstance(value, str) and key != "timestamp":
            said[key] = _SECRETS.sub(LEFT_OUT, value)
    return said
