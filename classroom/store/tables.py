"""The tables of the log. Times are milliseconds since 1970 in UTC; bodies are JSON as `rooms/codec.py` writes them.

The schema itself is made by `migrations/`; a test compares both.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

metadata = MetaData()

session_event = Table(
    "session_event",
    metadata,
    # Over all sessions, for a follower's cursor. Never used twice, so that a cursor never stands past a new row.
    Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("session_id", String(48), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("actor", String(64)),  # a person's id; null: the server itself, or a sealed fact
    Column("client_id", String(64)),  # on the first row of a command
    Column("kind", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("session_id", "seq", name="session_event_seq"),
    sqlite_autoincrement=True,
)
Index(
    "session_event_once",  # a command has one effect however often it is sent
    session_event.c.session_id,
    session_event.c.actor,
    session_event.c.client_id,
    unique=True,
    sqlite_where=text("client_id IS NOT NULL"),
    postgresql_where=text("client_id IS NOT NULL"),
)

session_alive = Table(
    "session_alive",
    metadata,
    Column("session_id", String(48), primary_key=True),
    Column("epoch", BigInteger, nullable=False),  # who may append; a new owner takes the next one
    Column("at_ms", BigInteger),  # the last proof of life of all who were present
    Column("asleep", Boolean, nullable=False),  # nobody was there when it was put away: nothing to do after a start
)

session_snapshot = Table(
    "session_snapshot",
    metadata,
    Column("session_id", String(48), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

seal_key = Table(
    "seal_key",
    metadata,
    Column("session_id", String(48), primary_key=True),
    Column("item_id", String(64), primary_key=True),
    Column("key", LargeBinary, nullable=False),
)

seal_body = Table(
    "seal_body",
    metadata,
    Column("session_id", String(48), primary_key=True),
    Column("item_id", String(64), primary_key=True),
    Column("ticket", String(64), primary_key=True),
    Column("kind", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("wishes", LargeBinary, nullable=False),  # JSON list of client ids: a late retry is known by them
)

# What people brought. The content lies in the data folder under its hash, once however often it was sent.
file = Table(
    "file",
    metadata,
    Column("session_id", String(48), primary_key=True),
    Column("id", String(64), primary_key=True),  # random: who knows it may read it, in that class
    Column("owner", String(64), nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("name", String(160), nullable=False),
    Column("type", String(120), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False, index=True),
    Column("at_ms", BigInteger, nullable=False),
)
