"""A course from its folder (docs/course-format.md): `course.toml` names the modules and their files in order.

Everything is read and checked before anything is stored, and all that is wrong is told at once, each with its place.
"""

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Annotated, cast, get_args

import msgspec
from msgspec import Meta, Struct

from lms_bridge.courses.content import Activity, Course, File, Gate, Kind, Live, Module
from lms_bridge.courses.folder import MOST_IMAGES, Folder, Problem
from lms_bridge.courses.header import Header, read_header
from lms_bridge.courses.markdown import image_paths, is_elsewhere, plain_text
from lms_bridge.courses.quiz import Quiz
from lms_bridge.courses.quizfile import read_quiz

LIST = "course.toml"
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Line = Annotated[str, Meta(min_length=1, max_length=200)]
Paragraph = Annotated[str, Meta(max_length=1_000)]


class CannotImport(Exception):
    """Each problem as `file:line: what`; nothing was stored."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class _ListedModule(Struct, forbid_unknown_fields=True):
    id: Slug
    title: Line
    activities: Annotated[list[Line], Meta(min_length=1, max_length=100)]
    summary: Paragraph = ""


class _Listed(Struct, forbid_unknown_fields=True):
    id: Slug
    title: Line
    module: Annotated[list[_ListedModule], Meta(min_length=1, max_length=50)]
    subtitle: Annotated[str, Meta(max_length=200)] = ""
    summary: Paragraph = ""


class Imported(Struct, frozen=True):
    course: Course
    files: tuple[File, ...]


def import_folder(path: Path) -> Imported:
    """Raises `CannotImport`."""
    try:
        folder = Folder(path)
        source = folder.text(LIST)
        listed = _listed(source)
    except Problem as problem:
        raise CannotImport([problem]) from None
    return _Import(folder, source).all_of(listed)


def _listed(source: str) -> _Listed:
    try:
        return msgspec.convert(tomllib.loads(source), _Listed)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise Problem(LIST, int(at[1]) if at else 0, f"is not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise Problem(LIST, 0, str(error)) from None


class _Import:
    def __init__(self, folder: Folder, source: str) -> None:
        self._folder = folder
        self._source = source.split("\n")
        self._problems: list[Problem] = []
        self._images: dict[str, File] = {}

    def all_of(self, listed: _Listed) -> Imported:
        activities: list[Activity] = []
        headers: dict[str, Header] = {}
        for module in listed.module:
            for path in module.activities:
                try:
                    header, activity = self._activity(path, module.id)
                    if activity.id in headers:
                        raise self._in_list(path, f"Two activities are called {activity.id}.")
                    activities.append(activity)
                    headers[activity.id] = header
                except Problem as problem:
                    self._problems.append(problem)
        self._check_needs(activities, headers)
        if len({module.id for module in listed.module}) < len(listed.module):
            self._problems.append(Problem(LIST, 0, "Two modules have the same id."))
        if self._problems:
            raise CannotImport(self._problems)
        modules = tuple(Module(module.id, module.title, module.summary) for module in listed.module)
        course = Course(listed.id, listed.title, listed.subtitle, listed.summary, modules, tuple(activities))
        return Imported(course, tuple(self._images.values()))

    def _activity(self, path: str, module: str) -> tuple[Header, Activity]:
        id = PurePosixPath(path).stem
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) or len(id) > 40 or not path.endswith(".md"):
            raise self._in_list(path, f"{path}: a file is named in small letters, digits and hyphens, ending in .md.")
        try:
            text = self._folder.text(path)
        except Problem as problem:
            raise self._in_list(path, str(problem)) from None
        header = read_header(path, text)
        kind = header.choice("kind", ("lesson", "video", "quiz", "live"), "lesson")
        quiz = read_quiz(path, header.rest, header.rest_line) if kind == "quiz" else None
        activity = Activity(
            id,
            module,
            cast("Kind", kind),
            header.text("title"),
            header.text("summary", ""),
            header.number("minutes", 1, 600),
            header.slugs("needs"),
            "" if quiz else header.rest,
            self._video(header, kind),
            quiz,
            header.share("pass", 0.7) if quiz else None,
            header.number("attempts", 1, 100) if quiz else None,
            self._live(header, kind),
        )
        header.nothing_else()
        self._take_images(path, header, quiz)
        return header, activity

    def _video(self, header: Header, kind: str) -> str | None:
        address = header.text("video", "") or None
        if kind == "video" and address is None:
            raise header.problem("video", "A video needs its address: `video: https://…`.")
        if address is not None and not re.fullmatch(r"https?://\S+", address):
            raise header.problem("video", "The address of a video begins with https://.")
        return address

    def _live(self, header: Header, kind: str) -> Live | None:
        if kind != "live":
            return None
        starts = header.text("starts", "") or None
        if starts is not None:
            try:
                at = datetime.fromisoformat(starts)
            except ValueError:
                raise header.problem("starts", "A start is written like 2026-03-12T10:00Z.") from None
            if at.tzinfo is None:
                raise header.problem("starts", "A start needs its time zone, like 2026-03-12T10:00Z.")
            starts = at.astimezone(UTC).isoformat()
        policy = header.choice("policy", get_args(Gate), "warn")
        return Live(cast("Gate", policy), header.share("stay", 2 / 3), starts)

    def _take_images(self, path: str, header: Header, quiz: Quiz | None) -> None:
        texts = [(header.rest, header.rest_line)]
        if quiz:
            texts = [(text, 0) for each in quiz.questions for text in (each.text, each.explanation)]
            for each in quiz.questions:
                if not plain_text(each.text):
                    raise Problem(path, 0, f"The question {each.id} needs words beside its picture.")
        for text, line in texts:
            for image, offset in image_paths(text):
                if is_elsewhere(image):
                    raise Problem(path, line and line + offset, f"{image}: put images of other hosts into the folder.")
                self._take_image(path, line and line + offset, image)

    def _take_image(self, path: str, line: int, image: str) -> None:
        if image in self._images:
            return
        if len(self._images) >= MOST_IMAGES:
            raise Problem(path, line, f"A course has at most {MOST_IMAGES} images.")
        try:
            self._images[image] = self._folder.image(image)
        except Problem as problem:
            raise Problem(path, line, str(problem)) from None

    def _check_needs(self, activities: list[Activity], headers: dict[str, Header]) -> None:
        """What is needed comes before, so that no two activities wait for each other."""
        before: set[str] = set()
        for activity in activities:
            for need in activity.needs:
                if need not in before:
                    what = "comes later in the course" if need in headers else "is not in the course"
                    self._problems.append(headers[activity.id].problem("needs", f"{need} {what}."))
            before.add(activity.id)

    def _in_list(self, path: str, message: str) -> Problem:
        line = next((number for number, text in enumerate(self._source, 1) if f'"{path}"' in text), 0)
        return Problem(LIST, line, message)
