import os
import shutil
from pathlib import Path

import pytest

from classroom.demo.seed import FOLDER
from lms_bridge.courses.importer import CannotImport, import_folder

LIST = """id = "c"
title = "C"
[[module]]
id = "m"
title = "M"
activities = ["a.md"]
"""
LESSON = "---\ntitle: A\n---\nHello.\n"
DOT = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "course.toml").write_text(LIST)
    (folder / "a.md").write_text(LESSON)
    return folder


def problems_in(folder: Path) -> list[str]:
    with pytest.raises(CannotImport) as caught:
        import_folder(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_demo_course_is_whole() -> None:
    imported = import_folder(FOLDER)
    assert [module.title for module in imported.course.modules] == ["Day and night", "The seasons", "The Moon"]
    assert len(imported.course.activities) == 10
    assert len(imported.files) == 6
    lessons = [each for each in imported.course.activities if each.kind == "lesson"]
    assert all(400 <= len(each.markdown.split()) <= 800 for each in lessons)
    quiz = imported.course.activity("check-seasons")
    assert quiz and quiz.quiz and all(question.explanation for question in quiz.quiz.questions)


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    (folder / "course.toml").write_text(LIST.replace('["a.md"]', '["a.md", "b.md", "missing.md"]'))
    (folder / "a.md").write_text("---\ntitle: A\nminutes: many\n---\n")
    (folder / "b.md").write_text("---\ntitle: B\nneeds: nobody\ncolour: red\n---\n")
    said = problems_in(folder)
    assert said[0].startswith("a.md:3: `minutes` is a whole number")
    assert said[1].startswith("b.md:4: `colour` means nothing here")
    assert said[2].startswith("course.toml:6: missing.md: is not in the folder")


def test_what_is_needed_comes_before(folder: Path) -> None:
    (folder / "course.toml").write_text(LIST.replace('["a.md"]', '["a.md", "b.md"]'))
    (folder / "a.md").write_text("---\ntitle: A\nneeds: b, x\n---\n")
    (folder / "b.md").write_text(LESSON)
    assert problems_in(folder) == ["a.md:3: b comes later in the course.", "a.md:3: x is not in the course."]


@pytest.mark.parametrize("path", ["../secret.md", "/etc/passwd.md", "a/../../secret.md"])
def test_nothing_outside_the_folder_is_read(folder: Path, path: str) -> None:
    (folder.parent / "secret.md").write_text(LESSON)
    (folder / "course.toml").write_text(LIST.replace('"a.md"', f'"{path}"'))
    assert "outside the folder" in problems_in(folder)[0]


def test_images_do_not_reach_outside_either(folder: Path) -> None:
    (folder.parent / "x.svg").write_bytes(DOT)
    (folder / "a.md").write_text(LESSON + "\n![x](../x.svg)\n")
    assert problems_in(folder) == ["a.md:6: ../x.svg: lies outside the folder of the course."]


def test_links_in_the_file_system_are_refused(folder: Path) -> None:
    (folder.parent / "secret.md").write_text(LESSON)
    (folder / "a.md").unlink()
    os.symlink(folder.parent / "secret.md", folder / "a.md")
    assert "is a link" in problems_in(folder)[0]
    (folder.parent / "outside").mkdir()
    (folder.parent / "outside" / "x.svg").write_bytes(DOT)
    (folder / "a.md").unlink()
    (folder / "a.md").write_text(LESSON + "\n![x](pictures/x.svg)\n")
    os.symlink(folder.parent / "outside", folder / "pictures")
    assert "is a link" in problems_in(folder)[0]


def test_a_linked_folder_is_no_course(folder: Path, tmp_path: Path) -> None:
    os.symlink(folder, tmp_path / "linked")
    assert problems_in(tmp_path / "linked") == ["linked: is not a folder."]


@pytest.mark.parametrize(
    "alive",
    [
        b"<script>1</script>",
        b'<circle onload="x"/>',
        b"<foreignObject/>",
        b'<image href="https://example.com/x.png"/>',
        b'<use xlink:href="https://example.com/x.svg#a"/>',
        b"<style>@import 'x.css'</style>",
        b'<rect style="fill:url(https://example.com)"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]>',
    ],
)
def test_a_drawing_is_still(folder: Path, alive: bytes) -> None:
    (folder / "x.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg">' + alive + b"</svg>")
    (folder / "a.md").write_text(LESSON + "![x](x.svg)\n")
    assert "still drawing" in problems_in(folder)[0]


def test_sizes_and_kinds_are_bounded(folder: Path) -> None:
    (folder / "a.md").write_text(LESSON + "x" * 300_000)
    assert "larger than 256 KB" in problems_in(folder)[0]
    (folder / "a.md").write_text(LESSON + "![x](x.png)\n")
    (folder / "x.png").write_bytes(b"not a picture")
    assert "does not contain what its name says" in problems_in(folder)[0]
    (folder / "a.md").write_text(LESSON + "![x](x.exe)\n")
    assert "not an image" in problems_in(folder)[0]
    (folder / "a.md").write_text(LESSON + "![x](https://example.com/x.png)\n")
    assert "put images of other hosts into the folder" in problems_in(folder)[0]
    (folder / "a.md").write_bytes(b"---\ntitle: \xff\n---\n")
    assert "UTF-8" in problems_in(folder)[0]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("id = ", "is not TOML"),
        ('id = "C D"', "course.toml: "),
        (LIST + "\nextra = 1\n", "extra"),
        (LIST.replace('["a.md"]', "[]"), "length >= 1"),
        (LIST.replace('["a.md"]', '["a.md", "a.md"]'), "Two activities"),
        (LIST.replace('"a.md"', '"A B.md"'), "small letters"),
    ],
)
def test_the_list_is_checked(folder: Path, text: str, part: str) -> None:
    (folder / "course.toml").write_text(text)
    assert part in problems_in(folder)[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello", "a.md:1: begins with a head"),
        ("---\ntitle: A\n", "a.md:1: The head has no end"),
        ("---\nno colon\n---\n", "a.md:2: A line of the head"),
        ("---\ntitle: A\ntitle: B\n---\n", "a.md:3: `title` is there twice"),
        ("---\nminutes: 3\n---\n", "a.md:1: The head has no `title: …`"),
        ("---\ntitle: A\nkind: song\n---\n", "a.md:3: `kind` is one of"),
        ("---\ntitle: A\nkind: video\n---\n", "a.md:1: A video needs its address"),
        ("---\ntitle: A\nkind: video\nvideo: javascript:1\n---\n", "a.md:4: The address of a video"),
        ("---\ntitle: A\nkind: live\nstarts: soon\n---\n", "a.md:4: A start is written"),
        ("---\ntitle: A\nkind: live\nstarts: 2026-03-12T10:00\n---\n", "a.md:4: A start needs its time zone"),
        ("---\ntitle: A\nkind: quiz\npass: lots\n---\n## Q\n= a\n", "a.md:4: `pass` is a share"),
    ],
)
def test_the_head_is_checked(folder: Path, text: str, said: str) -> None:
    (folder / "a.md").write_text(text)
    assert problems_in(folder)[0].startswith(said)


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\xef\xbb\xbf" + LESSON.replace("\n", "\r\n").encode())
    assert import_folder(folder).course.activities[0].markdown == "Hello.\n"


def test_no_folder_is_said_plainly(tmp_path: Path) -> None:
    assert problems_in(tmp_path / "nowhere") == ["nowhere: is not a folder."]
    assert problems_in(tmp_path) == ["course.toml: is not in the folder."]


def test_a_copy_of_the_demo_is_the_demo(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "copy")
    assert import_folder(tmp_path / "copy") == import_folder(FOLDER)


@pytest.mark.parametrize("policy", ["block", "warn", "prepare"])
def test_a_live_class_says_what_becomes_of_who_is_not_ready(folder: Path, policy: str) -> None:
    (folder / "a.md").write_text(f"---\ntitle: A\nkind: live\npolicy: {policy}\n---\n")
    live = import_folder(folder).course.activities[0].live
    assert live and live.policy == policy
    (folder / "a.md").write_text("---\ntitle: A\nkind: live\npolicy: open\n---\n")
    assert problems_in(folder) == ["a.md:4: `policy` is one of block, warn, prepare, not open."]
