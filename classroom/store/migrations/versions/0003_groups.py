"""Sets of groups that a course keeps from one lesson to the next."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_set",
        sa.Column("course_id", sa.String(48), sa.ForeignKey("course.id"), primary_key=True),
        sa.Column("id", sa.String(48), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
    )
