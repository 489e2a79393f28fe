"""Has what people bring opened by child processes (`child.py`), ends those that take too long, and says what went wrong.

Nothing of a file is decoded in the server itself. Whatever a child does, it costs one process for ten seconds a step,
below 300 MB, at a lower priority than the class.
"""

import asyncio
import os
import signal
import struct
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from classroom.files.children import begin
from classroom.files.kinds import BadFile, Kind
from classroom.files.limits import MEMORY_BYTES, MOST_PAGES, MOST_PIXELS, MOST_PIXELS_JPEG, STEP_S

MOST_HEAD = 32 * 1024  # bytes of JSON: the text of a page, with room
MOST_BODY = 32 * 1024 * 1024  # bytes of one picture
MOST_FAILED = 3  # pages that end their child; then the rest of such a document is not tried
MOST_WAITING = 30  # files in the line before a child; more are told to come again

MEGAPIXELS, MEGAPIXELS_JPEG = MOST_PIXELS // 1_000_000, MOST_PIXELS_JPEG // 1_000_000
MEMORY_MB = MEMORY_BYTES // 1_000_000
SAID = (
    BadFile("broken", "This file is broken and cannot be read. Save it anew and send that one."),
    BadFile("encrypted", "This PDF has a password. Save it without one and send that one."),
    BadFile(
        "too_many_pixels",
        f"Pictures may have {MEGAPIXELS} million pixels, photos (JPEG) {MEGAPIXELS_JPEG} million. "
        "Make this one smaller.",
    ),
    BadFile("too_much", f"Reading this file takes more than {MEMORY_MB} MB of memory. Save it smaller."),
    BadFile(
        "too_slow",
        f"This took longer than {round(STEP_S)} seconds to read. Save it anew, or split it, and send that one.",
    ),
    BadFile("macros", "Files with programs in them (macros) cannot be sent. Save it as PDF and send that one."),
    BadFile("unknown_kind", "Files of this kind cannot be read here. Save it as PDF and send that one."),
)
NOT_TRIED = BadFile("not_tried", "Too many pages before this one could not be made.")
SAYS: Mapping[str, str] = {bad.code: bad.message for bad in SAID}

Bytes = Annotated[int, Meta(ge=0, le=MOST_BODY)]


class _Head(Struct, frozen=True):
    """What comes out of a child is read like what comes from a stranger."""

    sizes: Annotated[list[Bytes], Meta(max_length=2)]
    peak_kb: int = 0
    bad: Annotated[str, Meta(max_length=32)] = ""
    pages: Annotated[int, Meta(ge=0)] = 0
    page: Annotated[int, Meta(ge=0)] = 0
    wide: Annotated[int, Meta(ge=0, le=10_000)] = 0
    high: Annotated[int, Meta(ge=0, le=10_000)] = 0
    text: Annotated[str, Meta(max_length=4_000)] = ""
    format: Annotated[str, Meta(max_length=8)] = ""


class Picture(Struct, frozen=True):
    kind: Kind
    wide: int
    high: int
    body: bytes
    small: bytes  # WebP


class PageDrawn(Struct, frozen=True):
    number: int
    text: str
    picture: Picture


class PageFailed(Struct, frozen=True):
    number: int
    code: str
    message: str


class Workshop:
    """One document and one other file at a time: the class has the rest of the machine."""

    def __init__(self, step_s: float = STEP_S) -> None:
        self._step_s = step_s
        self._pages, self._rest = asyncio.Semaphore(1), asyncio.Semaphore(1)
        self._waiting = 0
        self.peak_kb = 0  # the most memory that a child has told of
        self.children: set[int] = set()

    async def page_count(self, file: Path) -> int:
        """Of a PDF. Raises `BadFile`."""
        async with self._turn(), self._child(file, "look") as child:
            head, _ = await self._next(child)
            return head.pages

    async def picture(self, file: Path, kind: Kind, side: int, to: Kind) -> Picture:
        """Made anew, at most `side` on its longer side. Raises `BadFile`."""
        async with self._turn(), self._child(file, "picture", kind, str(side), to.name) as child:
            head, bodies = await self._next(child)
            return Picture(to, head.wide, head.high, *bodies)

    async def office(self, file: Path) -> Kind:
        """Which one. Raises `BadFile`."""
        async with self._turn(), self._child(file, "office") as child:
            head, _ = await self._next(child)
            return Kind[head.format]

    async def pages(self, file: Path, first: int, last: int) -> AsyncGenerator[PageDrawn | PageFailed]:
        """Each as soon as it is made. A page that ends its child is passed over, three of them end the document."""
        failed = 0
        async with self._pages:
            while first <= last and failed < MOST_FAILED:
                try:
                    async with self._child(file, "pages", str(first), str(last)) as child:
                        while first <= last:
                            made = await self._page(child, first)
                            first += 1
                            yield made
                except BadFile as bad:
                    failed += 1
                    first += 1
                    yield PageFailed(first - 1, bad.code, bad.message)
        for number in range(first, last + 1):
            yield PageFailed(number, NOT_TRIED.code, NOT_TRIED.message)

    async def _page(self, child: asyncio.subprocess.Process, number: int) -> PageDrawn | PageFailed:
        head, bodies = await self._next(child, may_fail=True)
        if head.page != number:
            raise BadFile("broken", SAYS["broken"])
        if head.bad:
            return PageFailed(number, head.bad, SAYS["broken"])
        return PageDrawn(number, head.text, Picture(Kind.WEBP, head.wide, head.high, *bodies))

    @asynccontextmanager
    async def _turn(self) -> AsyncGenerator[None]:
        if self._waiting >= MOST_WAITING:
            raise BadFile("busy", "Many files are being read right now. Please try again in a minute.")
        self._waiting += 1
        try:
            async with self._rest:
                yield
        finally:
            self._waiting -= 1

    @asynccontextmanager
    async def _child(self, file: Path, *task: str) -> AsyncGenerator[asyncio.subprocess.Process]:
        """Ended in any case when the block is left."""
        source = await asyncio.to_thread(os.open, file, os.O_RDONLY)
        try:
            child = await begin("classroom.files.child", *task, source=source)
        finally:
            os.close(source)
        self.children.add(child.pid)
        try:
            yield child
        finally:
            if child.returncode is None:
                child.kill()
            await child.wait()
            self.children.discard(child.pid)

    async def _next(self, child: asyncio.subprocess.Process, may_fail: bool = False) -> tuple[_Head, list[bytes]]:
        """What the child says next, within the time of a step. Raises `BadFile`."""
        try:
            async with asyncio.timeout(self._step_s):
                head, bodies = await _read(child)
        except TimeoutError:
            raise BadFile("too_slow", SAYS["too_slow"]) from None
        except (asyncio.IncompleteReadError, msgspec.MsgspecError):
            code = _why_it_ended(await child.wait())
            raise BadFile(code, SAYS[code]) from None
        self.peak_kb = max(self.peak_kb, head.peak_kb)
        if head.bad == "too_many_pages":
            raise BadFile(
                head.bad,
                f"This PDF has {head.pages:,} pages; {MOST_PAGES} are possible. Split it and send the part that you need.",
            )
        if head.bad and not may_fail:
            code = head.bad if head.bad in SAYS else "broken"
            raise BadFile(code, SAYS[code])
        return head, bodies


def _why_it_ended(code: int) -> str:
    """Python ends with 1 when a decoder raised. By a signal: of CPU time, or whatever a library does without memory."""
    if code >= 0:
        return "broken"
    return "too_slow" if -code == signal.SIGXCPU else "too_much"


async def _read(child: asyncio.subprocess.Process) -> tuple[_Head, list[bytes]]:
    assert child.stdout
    (length,) = struct.unpack(">I", await child.stdout.readexactly(4))
    if length > MOST_HEAD:
        raise msgspec.ValidationError("too long")
    head = msgspec.json.decode(await child.stdout.readexactly(length), type=_Head)
    return head, [await child.stdout.readexactly(size) for size in head.sizes]
