"""Courses, their people, what was done in them, and what is on its way from a class into the course."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _content()
    _people()
    _results()


def _content() -> None:
    op.create_table(
        "course",
        sa.Column("id", sa.String(48), primary_key=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("subtitle", sa.String(200), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
    )
    op.create_table(
        "course_module",
        sa.Column("course_id", sa.String(48), sa.ForeignKey("course.id"), primary_key=True),
        sa.Column("id", sa.String(48), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
    )
    op.create_table(
        "course_activity",
        sa.Column("course_id", sa.String(48), sa.ForeignKey("course.id"), primary_key=True),
        sa.Column("id", sa.String(48), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("retired", sa.Boolean, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "course_file",
        sa.Column("course_id", sa.String(48), sa.ForeignKey("course.id"), primary_key=True),
        sa.Column("path", sa.String(200), primary_key=True),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(48), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("administrator", sa.Boolean, nullable=False),
    )
    op.create_table(
        "enrolment",
        sa.Column("course_id", sa.String(48), sa.ForeignKey("course.id"), primary_key=True),
        sa.Column("person_id", sa.String(48), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
    )
    op.create_table(
        "class_session",
        sa.Column("id", sa.String(48), primary_key=True),
        sa.Column("course_id", sa.String(48), nullable=False),
        sa.Column("activity_id", sa.String(48), nullable=False),
        sa.Column("model", sa.String(16), nullable=False),
        sa.Column("policy", sa.String(16), nullable=False),
        sa.Column("starts_ms", sa.BigInteger, nullable=False),
        sa.Column("ends_ms", sa.BigInteger, nullable=False),
        sa.Column("length_minutes", sa.Integer, nullable=False),
        sa.Column("minimum_share", sa.Float, nullable=False),
        sa.ForeignKeyConstraint(["course_id", "activity_id"], ["course_activity.course_id", "course_activity.id"]),
        sa.UniqueConstraint("course_id", "activity_id", name="class_session_activity"),
    )


def _results() -> None:
    op.create_table(
        "progress",
        sa.Column("course_id", sa.String(48), primary_key=True),
        sa.Column("person_id", sa.String(48), primary_key=True),
        sa.Column("activity_id", sa.String(48), primary_key=True),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("detail", sa.LargeBinary),
        sa.Column("as_of", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["course_id", "activity_id"], ["course_activity.course_id", "course_activity.id"]),
        sa.ForeignKeyConstraint(["course_id", "person_id"], ["enrolment.course_id", "enrolment.person_id"]),
    )
    op.create_table(
        "quiz_attempt",
        sa.Column("course_id", sa.String(48), primary_key=True),
        sa.Column("activity_id", sa.String(48), primary_key=True),
        sa.Column("person_id", sa.String(48), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("client_id", sa.String(48), nullable=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("marked", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("course_id", "activity_id", "person_id", "client_id", name="quiz_attempt_once"),
        sa.ForeignKeyConstraint(["course_id", "activity_id"], ["course_activity.course_id", "course_activity.id"]),
        sa.ForeignKeyConstraint(["course_id", "person_id"], ["enrolment.course_id", "enrolment.person_id"]),
    )
    op.create_table(
        "writeback_cursor",
        sa.Column("name", sa.String(48), primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "delivery",
        sa.Column("session_id", sa.String(48), sa.ForeignKey("class_session.id"), primary_key=True),
        sa.Column("person_id", sa.String(48), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("due_ms", sa.BigInteger),
        sa.Column("wanted", sa.BigInteger, nullable=False),
        sa.Column("lease_ms", sa.BigInteger),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("parked", sa.Text),
        sa.Column("sent_ms", sa.BigInteger),
        sa.Column("sent", sa.LargeBinary),
    )
    op.create_index("delivery_due", "delivery", ["due_ms"])
