"""Questions that a course keeps for its classes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bank_question",
        sa.Column("course_id", sa.String(48), sa.ForeignKey("course.id"), primary_key=True),
        sa.Column("id", sa.String(48), primary_key=True),
        sa.Column("likeness", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("course_id", "likeness", name="bank_question_once"),
    )
