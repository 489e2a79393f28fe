"""The words that pupils do not write in the classes of a course."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "word_list",
        sa.Column("course_id", sa.String(48), sa.ForeignKey("course.id"), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("by", sa.String(48), nullable=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
    )
