"""The tables of the embedded course store. Times are milliseconds since 1970 in UTC, scores shares 0..1.

The schema itself is made by `classroom/store/migrations`; a test compares both.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

course = Table(
    "course",
    metadata,
    Column("id", String(48), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("subtitle", String(200), nullable=False),
    Column("summary", Text, nullable=False),
)

course_module = Table(
    "course_module",
    metadata,
    Column("course_id", String(48), ForeignKey("course.id"), primary_key=True),
    Column("id", String(48), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", String(200), nullable=False),
    Column("summary", Text, nullable=False),
)

course_activity = Table(
    "course_activity",
    metadata,
    Column("course_id", String(48), ForeignKey("course.id"), primary_key=True),
    Column("id", String(48), primary_key=True),
    Column("position", Integer, nullable=False),
    # Taken out of the folder: no longer shown, but what was done in it stays.
    Column("retired", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),  # JSON of `content.Activity`, with the key of a quiz
)

course_file = Table(
    "course_file",
    metadata,
    Column("course_id", String(48), ForeignKey("course.id"), primary_key=True),
    Column("path", String(200), primary_key=True),
    Column("media_type", String(40), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", String(48), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("administrator", Boolean, nullable=False),
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("course_id", String(48), ForeignKey("course.id"), primary_key=True),
    Column("person_id", String(48), ForeignKey("person.id"), primary_key=True),
    Column("position", Integer, nullable=False),  # the order in which lists show them
    Column("role", String(16), nullable=False),  # rooms' Role
)

class_session = Table(
    "class_session",
    metadata,
    Column("id", String(48), primary_key=True),
    Column("course_id", String(48), nullable=False),
    Column("activity_id", String(48), nullable=False),
    Column("model", String(16), nullable=False),  # flipped
    Column("policy", String(16), nullable=False),  # block | warn
    Column("starts_ms", BigInteger, nullable=False),
    Column("ends_ms", BigInteger, nullable=False),
    Column("length_minutes", Integer, nullable=False),  # of the lesson; the door may be open for longer
    Column("minimum_share", Float, nullable=False),  # of those minutes, to count
    ForeignKeyConstraint(["course_id", "activity_id"], ["course_activity.course_id", "course_activity.id"]),
    UniqueConstraint("course_id", "activity_id", name="class_session_activity"),
)

progress = Table(
    "progress",
    metadata,
    Column("course_id", String(48), primary_key=True),
    Column("person_id", String(48), primary_key=True),
    Column("activity_id", String(48), primary_key=True),
    Column("done", Boolean, nullable=False),
    Column("score", Float),
    Column("at_ms", BigInteger, nullable=False),
    Column("source", String(16), nullable=False),  # lesson | quiz | live class | teacher
    Column("detail", LargeBinary),  # JSON of `content.Attended` for a live class
    Column("as_of", BigInteger, nullable=False),  # of a live class: the log's position that this value knows
    ForeignKeyConstraint(["course_id", "activity_id"], ["course_activity.course_id", "course_activity.id"]),
    ForeignKeyConstraint(["course_id", "person_id"], ["enrolment.course_id", "enrolment.person_id"]),
)

quiz_attempt = Table(
    "quiz_attempt",
    metadata,
    Column("course_id", String(48), primary_key=True),
    Column("activity_id", String(48), primary_key=True),
    Column("person_id", String(48), primary_key=True),
    Column("number", Integer, primary_key=True),  # 1, 2, …
    Column("client_id", String(48), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("passed", Boolean, nullable=False),
    Column("marked", LargeBinary, nullable=False),  # JSON of `quiz.Marked`
    UniqueConstraint("course_id", "activity_id", "person_id", "client_id", name="quiz_attempt_once"),
    ForeignKeyConstraint(["course_id", "activity_id"], ["course_activity.course_id", "course_activity.id"]),
    ForeignKeyConstraint(["course_id", "person_id"], ["enrolment.course_id", "enrolment.person_id"]),
)

writeback_cursor = Table(
    "writeback_cursor",
    metadata,
    Column("name", String(48), primary_key=True),
    Column("position", BigInteger, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    # One row a person and class: what is sent is always the whole value, so a later wish only moves this one on.
    Column("session_id", String(48), ForeignKey("class_session.id"), primary_key=True),
    Column("person_id", String(48), ForeignKey("person.id"), primary_key=True),
    Column("due_ms", BigInteger),  # null: nothing to send
    Column("wanted", BigInteger, nullable=False),  # the log's position that the value should know
    Column("lease_ms", BigInteger),  # being sent, until then
    Column("tries", Integer, nullable=False),
    Column("parked", Text),  # why it is no longer tried
    Column("sent_ms", BigInteger),
    Column("sent", LargeBinary),  # JSON of the `content.Attended` that arrived
)
Index("delivery_due", delivery.c.due_ms)
