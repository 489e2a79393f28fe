"""What a course is made of, as its folder says it (docs/course-format.md) and the store keeps it."""

from typing import Literal

from msgspec import Struct

from lms_bridge.courses.quiz import Quiz

Kind = Literal["lesson", "video", "quiz", "live"]
Gate = Literal["block", "warn", "prepare"]  # what becomes of a learner who has not done the work before a class


class Live(Struct, frozen=True):
    """How a live class is meant to go; when it takes place is a session's matter."""

    policy: Gate = "warn"
    minimum_share: float = 2 / 3  # of its minutes, to count
    starts: str | None = None  # ISO 8601 in UTC; None: the teacher says later


class Activity(Struct, frozen=True):
    id: str
    module: str
    kind: Kind
    title: str
    summary: str = ""
    minutes: int | None = None
    needs: tuple[str, ...] = ()  # activities to be done before this one
    markdown: str = ""
    video_url: str | None = None  # opens elsewhere; never embedded
    quiz: Quiz | None = None
    pass_mark: float | None = None  # share of the points
    attempts: int | None = None  # None: as many as one likes
    live: Live | None = None


class Module(Struct, frozen=True):
    id: str
    title: str
    summary: str = ""


class File(Struct, frozen=True):
    path: str  # as Markdown names it: relative to the folder of the course
    media_type: str
    body: bytes


class Course(Struct, frozen=True):
    id: str
    title: str
    subtitle: str
    summary: str
    modules: tuple[Module, ...]
    activities: tuple[Activity, ...]  # in the order of the course

    def activity(self, id: str) -> Activity | None:
        return next((activity for activity in self.activities if activity.id == id), None)


class Part(Struct, frozen=True):
    """Of a participation score: `count` times something, worth `points`."""

    kind: str
    count: int
    points: float


class Attended(Struct, frozen=True):
    """What a live class says of one learner: always the whole, never a difference."""

    seconds: int
    needed_seconds: int
    class_seconds: int
    counted: bool  # by the rule of minutes; participation is shown beside it and decides nothing
    participation: float = 0
    parts: tuple[Part, ...] = ()
    spoken_seconds: int = 0
    quiz_points: int = 0
    quiz_most: int = 0  # that could be won in the quizzes where they took part; 0: in none

    @property
    def share(self) -> float:
        """Of the minutes of the class, 0..1."""
        return min(1.0, self.seconds / self.class_seconds) if self.class_seconds else 0.0
