"""Files that mean harm, against the child process itself: each ends with its own message, in its time and memory."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from classroom.files.kinds import HEAD, TAIL, BadFile, Kind, clean_name, kind_of
from classroom.files.workshop import PageDrawn, PageFailed, Workshop
from tests.files import samples

MOST_KB = 300_000_000 // 1024


def refused(body: bytes) -> str:
    with pytest.raises(BadFile) as bad:
        kind_of(body[:HEAD], body[-TAIL:])
    return bad.value.code


def test_what_a_file_is_its_bytes_say():
    assert kind_of(samples.png(), samples.png()) is Kind.PNG
    assert kind_of(samples.pdf(), samples.pdf()) is Kind.PDF
    assert kind_of("Größe, 大小".encode(), b"") is Kind.TEXT


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (samples.HTML, "web_page"),
        (b"\xef\xbb\xbf \n<HTML>", "web_page"),
        (b"Hello <script src=x>", "web_page"),
        (samples.SVG, "drawing"),
        (samples.PNG_AND_ZIP, "two_things"),
        (samples.PDF_AND_ZIP, "two_things"),
        (samples.PDF_AND_HTML, "two_things"),
        (samples.GIF_AND_PDF, "two_things"),
        (b"x\n" + samples.pdf(), "two_things"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "unknown_kind"),
        (b"", "empty"),
    ],
)
def test_what_is_no_file_for_a_class_is_refused_by_its_first_and_last_bytes(body: bytes, code: str):
    assert refused(body) == code


@pytest.mark.parametrize(
    ("name", "kind", "clean"),
    [
        ("cape town.JPG", Kind.JPEG, "cape town.JPG"),
        ("photo.html", Kind.PNG, "photo.html.png"),
        ("../../etc/passwd", Kind.TEXT, "etc passwd.txt"),
        ("gpj.\u202eexe.png", Kind.PNG, "gpj. exe.png"),
        ("", Kind.PDF, "file.pdf"),
        ("x" * 300 + ".pdf", Kind.PDF, "x" * 116 + ".pdf"),
    ],
)
def test_a_name_says_what_it_is_and_deceives_nobody(name: str, kind: Kind, clean: str):
    assert clean_name(name, kind) == clean


async def outcome(tmp_path: Path, body: bytes, kind: Kind, shop: Workshop) -> str:
    path = tmp_path / "file"
    path.write_bytes(body)
    try:
        if kind is Kind.PDF:
            await shop.page_count(path)
        else:
            await shop.picture(path, kind, 1_000, kind)
    except BadFile as bad:
        return bad.code
    return "fine"


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        (samples.BROKEN_PDF, Kind.PDF, "broken"),
        (samples.encrypted_pdf(), Kind.PDF, "encrypted"),
        (samples.pdf(kids=10_000), Kind.PDF, "too_many_pages"),
        (samples.png_bomb(), Kind.PNG, "too_many_pixels"),
        (samples.text_bomb(), Kind.PNG, "broken"),
        (samples.png()[:60], Kind.PNG, "broken"),
        (samples.png(), Kind.JPEG, "broken"),
        (samples.png(), Kind.PNG, "fine"),
    ],
)
async def test_the_child_says_why_it_cannot_read_a_file(tmp_path: Path, body: bytes, kind: Kind, code: str):
    shop = Workshop()
    assert await outcome(tmp_path, body, kind, shop) == code
    assert shop.peak_kb < MOST_KB and not shop.children


async def test_a_message_names_how_many_pages_there_are_and_may_be(tmp_path: Path):
    path = tmp_path / "long.pdf"
    path.write_bytes(samples.pdf(kids=10_000))
    with pytest.raises(BadFile, match=r"10,000 pages; 200 are possible"):
        await Workshop().page_count(path)


async def test_pages_come_one_by_one_with_their_text(tmp_path: Path):
    path = tmp_path / "slides.pdf"
    path.write_bytes(samples.pdf(["June", "Where is winter?\nA) Norway\nB) Japan"]))
    made = [page async for page in Workshop().pages(path, 1, 2)]
    assert all(isinstance(page, PageDrawn) for page in made)
    assert [page.text for page in made if isinstance(page, PageDrawn)] == [
        "June",
        "Where is winter?\nA) Norway\nB) Japan",
    ]
    assert [(page.picture.wide, page.picture.high) for page in made if isinstance(page, PageDrawn)] == [
        (1600, 1200)
    ] * 2


async def test_a_page_that_draws_for_ever_is_ended_and_three_of_them_end_the_document(tmp_path: Path):
    path = tmp_path / "slow.pdf"
    path.write_bytes(samples.slow_pdf(5))
    shop, began = Workshop(step_s=1.5), time.monotonic()
    made = [page async for page in shop.pages(path, 1, 5)]
    assert [page.code for page in made if isinstance(page, PageFailed)] == ["too_slow"] * 3 + ["not_tried"] * 2
    assert time.monotonic() - began < 10 and not shop.children


async def test_what_was_taken_with_a_picture_is_gone_from_it(tmp_path: Path):
    path = tmp_path / "photo.png"
    path.write_bytes(samples.png(more=samples.chunk(b"tEXt", b"Author\0Ada Lovelace, 51.5 N")))
    made = await Workshop().picture(path, Kind.PNG, 1_000, Kind.PNG)
    assert b"Ada" not in made.body and (made.wide, made.high) == (40, 30)


def test_the_child_may_open_no_socket_and_no_file():
    program = (
        "import socket, sys; from classroom.files import child; child.take_limits()\n"
        "for what in (lambda: socket.socket(), lambda: open('/etc/hostname'), lambda: open('/tmp/x', 'w')):\n"
        "    try: what()\n"
        "    except OSError: continue\n"
        "    sys.exit(3)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], env=os.environ, check=False).returncode == 0
