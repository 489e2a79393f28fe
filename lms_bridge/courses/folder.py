"""The files of a course's folder, read within bounds: nothing outside it, no links, nothing huge, only text and images."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lms_bridge.courses.content import File

LARGEST_TEXT = 256 * 1024  # bytes; a lesson of 40,000 words
LARGEST_IMAGE = 2 * 1024 * 1024  # bytes; as a page should load on a phone
MOST_IMAGES = 500

MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
_BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
}
# A drawing needs none of these; each could run something or fetch something.
_ALIVE_IN_SVG = re.compile(
    rb"<\s*(?:script|foreignObject|iframe|animate|set)\b|<!ENTITY|<!DOCTYPE|\son\w+\s*="
    rb"|(?:href|src)\s*=\s*[\"'](?!#)|@import|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)


class Problem(Exception):
    """What is wrong in the folder, where, in words for whoever wrote it. `line` from 1; 0: the file as a whole."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file = file
        self.line = line
        self.message = message


class Folder:
    def __init__(self, root: Path) -> None:
        if root.is_symlink() or not root.is_dir():
            raise Problem(root.name or str(root), 0, "is not a folder.")
        self._root = root.resolve()

    def text(self, path: str) -> str:
        """Raises `Problem`."""
        try:
            return self._read(path, LARGEST_TEXT).decode("utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
        except UnicodeDecodeError:
            raise Problem(path, 0, "is not text in UTF-8.") from None

    def image(self, path: str) -> File:
        """Raises `Problem`."""
        media_type = MEDIA_TYPES.get(PurePosixPath(path).suffix.lower())
        if media_type is None:
            raise Problem(path, 0, f"is not an image that pages can show ({', '.join(sorted(MEDIA_TYPES))}).")
        body = self._read(path, LARGEST_IMAGE)
        if media_type == "image/svg+xml":
            if b"<svg" not in body[:1_000] or _ALIVE_IN_SVG.search(body):
                raise Problem(path, 0, "must be a still drawing: no scripts, animations, or links to other files.")
        elif not body.startswith(_BEGINNINGS[media_type]):
            raise Problem(path, 0, f"does not contain what its name says ({media_type}).")
        return File(path, media_type, body)

    def _read(self, path: str, most: int) -> bytes:
        for part in self._steps(path):
            if part.is_symlink():
                raise Problem(path, 0, "is a link. Put the file itself into the folder.")
        file = self._root / path
        if not file.is_file():
            raise Problem(path, 0, "is not in the folder.")
        if file.stat().st_size > most:
            raise Problem(path, 0, f"is larger than {most // 1024} KB.")
        with file.open("rb") as opened:
            return opened.read(most)

    def _steps(self, path: str) -> Iterator[Path]:
        parts = PurePosixPath(path)
        if parts.is_absolute() or ".." in parts.parts or "\\" in path or "\0" in path or not parts.parts:
            raise Problem(path, 0, "lies outside the folder of the course.")
        here = self._root
        for part in parts.parts:
            here = here / part
            yield here
