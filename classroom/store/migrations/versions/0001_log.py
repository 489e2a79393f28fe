"""The log of every class, its owner, its snapshot and its secrets."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "session_event",
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("session_id", sa.String(48), nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("epoch", sa.BigInteger, nullable=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.Column("actor", sa.String(64)),
        sa.Column("client_id", sa.String(64)),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("session_id", "seq", name="session_event_seq"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "session_event_once",
        "session_event",
        ["session_id", "actor", "client_id"],
        unique=True,
        sqlite_where=sa.text("client_id IS NOT NULL"),
        postgresql_where=sa.text("client_id IS NOT NULL"),
    )
    op.create_table(
        "session_alive",
        sa.Column("session_id", sa.String(48), primary_key=True),
        sa.Column("epoch", sa.BigInteger, nullable=False),
        sa.Column("at_ms", sa.BigInteger),
        sa.Column("asleep", sa.Boolean, nullable=False),
    )
    op.create_table(
        "session_snapshot",
        sa.Column("session_id", sa.String(48), primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "seal_key",
        sa.Column("session_id", sa.String(48), primary_key=True),
        sa.Column("item_id", sa.String(64), primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "seal_body",
        sa.Column("session_id", sa.String(48), primary_key=True),
        sa.Column("item_id", sa.String(64), primary_key=True),
        sa.Column("ticket", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("wishes", sa.LargeBinary, nullable=False),
    )
