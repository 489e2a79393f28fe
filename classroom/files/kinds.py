"""What a file is, by its first and last bytes. Its name is never asked; what is two things at once is refused.

Only what is in `KINDS` comes in. Pictures are made anew afterwards and PDFs are drawn, so this is the first door, not
the only one.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath

HEAD, TAIL = 64 * 1024, 68 * 1024  # bytes that are looked at; the end of a ZIP lies within the last 66 KiB
MARKED = 1024  # a reader of PDF looks for its mark so far, a browser for HTML
MOST_NAME = 120  # characters

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed)[\s>]", re.IGNORECASE)
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?\"<>|]"
)  # turn a name around, or hide it


class Kind(StrEnum):
    """MIME types."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    GIF = "image/gif"
    PDF = "application/pdf"
    TEXT = "text/plain"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation"
    ZIP = "application/zip"  # which of the six above is seen in the child; as itself it comes in nowhere


PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.GIF})
OFFICE = frozenset({Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT, Kind.ODS, Kind.ODP})
ENDINGS: Mapping[Kind, tuple[str, ...]] = {
    Kind.PNG: (".png",),
    Kind.JPEG: (".jpg", ".jpeg"),
    Kind.WEBP: (".webp",),
    Kind.GIF: (".gif",),
    Kind.PDF: (".pdf",),
    Kind.TEXT: (".txt", ".md", ".csv", ".tsv", ".log"),
    Kind.DOCX: (".docx",),
    Kind.XLSX: (".xlsx",),
    Kind.PPTX: (".pptx",),
    Kind.ODT: (".odt",),
    Kind.ODS: (".ods",),
    Kind.ODP: (".odp",),
    Kind.ZIP: (".zip",),
}


class BadFile(Exception):
    """It cannot come in. `code` is stable, `message` is for the person and says the way out."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def kind_of(head: bytes, tail: bytes) -> Kind:
    """`head`, `tail`: the first and last bytes, as many as `HEAD` and `TAIL` say. Raises `BadFile`."""
    if not head:
        raise BadFile("empty", "This file is empty. Was it saved?")
    found = _by_mark(head)
    if found is None:
        return _text(head)
    if found is not Kind.ZIP and _is_second_thing(found, head, tail):
        raise BadFile("two_things", "This file is two kinds of file at once. Save it anew and send that one.")
    return found


def _by_mark(head: bytes) -> Kind | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith((b"GIF87a", b"GIF89a")):
        return Kind.GIF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    return Kind.ZIP if head.startswith(b"PK\x03\x04") else None


def _is_second_thing(found: Kind, head: bytes, tail: bytes) -> bool:
    start, end = head[:MARKED], tail[-MARKED:]
    pdf_too = found is not Kind.PDF and b"%PDF-" in start
    zip_too = b"PK\x05\x06" in tail
    return pdf_too or zip_too or bool(_MARKUP.search(start) or _MARKUP.search(end))


def _text(head: bytes) -> Kind:
    """Text that no browser would take for a page. Raises `BadFile`."""
    start = head[:MARKED].removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"<svg" in start.lower():
        raise BadFile("drawing", "Drawings in SVG can hold programs. Save it as PNG and send that one.")
    if start.startswith(b"<") or _MARKUP.search(start):
        raise BadFile("web_page", "This is a web page, whatever its name says. Save it as PDF and send that one.")
    if b"%PDF-" in start:
        raise BadFile("two_things", "Something stands before this PDF. Save it anew and send that one.")
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile("old_office", "Old Office files can hold programs. Save it as PDF and send that one.")
    try:
        text = head.decode("utf-8") if len(head) < HEAD else head[:-4].decode("utf-8", "ignore")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BadFile("unknown_kind", "Files of this kind cannot be read here. Save it as PDF and send that one.")
    return Kind.TEXT


def clean_name(name: str, kind: Kind) -> str:
    """What people read and what it is saved as: nothing that deceives, and the ending of what it is."""
    name = " ".join(_HIDDEN.sub(" ", name).split()).strip(". ")
    path = PurePath(name or "file")
    if path.suffix.lower() not in ENDINGS[kind]:
        path = PurePath(path.name + ENDINGS[kind][0])
    return path.stem[: MOST_NAME - len(path.suffix)] + path.suffix
