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


def _key(name: str, of: str | None = None) -> Column[str]:
    """An id as part of a table's own key; `of`: the column that knows it."""
    return Column(name, String(48), *([ForeignKey(of)] if of else []), primary_key=True)


def _in_activity() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["course_id", "activity_id"], ["course_activity.course_id", "course_activity.id"])


def _by_enrolled() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["course_id", "person_id"], ["enrolment.course_id", "enrolment.person_id"])


course = Table(
    "course",
    metadata,
    _key("id"),
    Column("title", String(200), nullable=False),
    Column("subtitle", String(200), nullable=False),
    Column("summary", Text, nullable=False),
)

course_module = Table(
    "course_module",
    metadata,
    _key("course_id", "course.id"),
    _key("id"),
    Column("position", Integer, nullable=False),
    Column("title", String(200), nullable=False),
    Column("summary", Text, nullable=False),
)

course_activity = Table(
    "course_activity",
    metadata,
    _key("course_id", "course.id"),
    _key("id"),
    Column("position", Integer, nullable=False),
    # Taken out of the folder: no longer shown, but what was done in it stays.
    Column("retired", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),  # JSON of `content.Activity`, with the key of a quiz
)

course_file = Table(
    "course_file",
    metadata,
    _key("course_id", "course.id"),
    Column("path", String(200), primary_key=True),
    Column("media_type", String(40), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

person = Table(
    "person",
    metadata,
    _key("id"),
    Column("name", String(80), nullable=False),
    Column("administrator", Boolean, nullable=False),
)

enrolment = Table(
    "enrolment",
    metadata,
    _key("course_id", "course.id"),
    _key("person_id", "person.id"),
    Column("position", Integer, nullable=False),  # the order in which lists show them
    Column("role", String(16), nullable=False),  # rooms' Role
)

class_session = Table(
    "class_session",
    metadata,
    _key("id"),
    Column("course_id", String(48), nullable=False),
    Column("activity_id", String(48), nullable=False),
    Column("model", String(16), nullable=False),  # flipped
    Column("policy", String(16), nullable=False),  # block | warn | prepare
    Column("starts_ms", BigInteger, nullable=False),
    Column("ends_ms", BigInteger, nullable=False),
    Column("length_minutes", Integer, nullable=False),  # of the lesson; the door may be open for longer
    Column("minimum_share", Float, nullable=False),  # of those minutes, to count
    _in_activity(),
    UniqueConstraint("course_id", "activity_id", name="class_session_activity"),
)

progress = Table(
    "progress",
    metadata,
    _key("course_id"),
    _key("person_id"),
    _key("activity_id"),
    Column("done", Boolean, nullable=False),
    Column("score", Float),
    Column("at_ms", BigInteger, nullable=False),
    Column("source", String(16), nullable=False),  # lesson | quiz | live class | teacher
    Column("detail", LargeBinary),  # JSON of `content.Attended` for a live class
    Column("as_of", BigInteger, nullable=False),  # of a live class: the log's position that this value knows
    _in_activity(),
    _by_enrolled(),
)

quiz_attempt = Table(
    "quiz_attempt",
    metadata,
    _key("course_id"),
    _key("activity_id"),
    _key("person_id"),
    Column("number", Integer, primary_key=True),  # 1, 2, …
    Column("client_id", String(48), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("passed", Boolean, nullable=False),
    Column("marked", LargeBinary, nullable=False),  # JSON of `quiz.Marked`
    UniqueConstraint("course_id", "activity_id", "person_id", "client_id", name="quiz_attempt_once"),
    _in_activity(),
    _by_enrolled(),
)

group_set = Table(
    "group_set",
    metadata,
    _key("course_id", "course.id"),
    _key("id"),
    Column("name", String(80), nullable=False),
    Column("body", LargeBinary, nullable=False),  # JSON of rooms' `breakouts.Plan`
    Column("at_ms", BigInteger, nullable=False),  # when it changed last, in a class or here
)

bank_question = Table(
    "bank_question",
    metadata,
    _key("course_id", "course.id"),
    _key("id"),
    Column("likeness", String(64), nullable=False),  # of what is asked: a course keeps no question twice
    Column("body", LargeBinary, nullable=False),  # JSON of `bank.question.BankQuestion`
    Column("at_ms", BigInteger, nullable=False),  # when it changed last
    UniqueConstraint("course_id", "likeness", name="bank_question_once"),
)

word_list = Table(
    "word_list",
    metadata,
    _key("course_id", "course.id"),
    Column("body", LargeBinary, nullable=False),  # JSON: the words that pupils do not write in its classes
    Column("by", String(48), nullable=False),
    Column("at_ms", BigInteger, nullable=False),  # when it changed last, in a class or here
)

writeback_cursor = Table(
    "writeback_cursor",
    metadata,
    _key("name"),
    Column("position", BigInteger, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    # One row a person and class: what is sent is always the whole value, so a later wish only moves this one on.
    _key("session_id", "class_session.id"),
    _key("person_id", "person.id"),
    Column("due_ms", BigInteger),  # null: nothing to send
    Column("wanted", BigInteger, nullable=False),  # the log's position that the value should know
    Column("lease_ms", BigInteger),  # being sent, until then
    Column("tries", Integer, nullable=False),
    Column("parked", Text),  # why it is no longer tried
    Column("sent_ms", BigInteger),
    Column("sent", LargeBinary),  # JSON of the `content.Attended` that arrived
)
Index("delivery_due", delivery.c.due_ms)
