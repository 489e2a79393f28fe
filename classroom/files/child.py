"""The child process that opens what people bring: `python -m classroom.files.child TASK …`, the file as its stdin.

It takes its limits before it reads the first byte: memory, CPU time of a step, and no new file descriptor, hence no
file, no socket and no other process. What it has made goes out by stdout: a length, JSON, and the bytes. Whatever a
decoder raises on a broken file ends the process, which says as much.
"""

import io
import json
import os
import resource
import struct
import sys
import warnings
import zipfile
from typing import Any, BinaryIO, NoReturn

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from classroom.files.limits import (
    FORMATS,
    MEMORY_BYTES,
    MOST_PAGES,
    MOST_PIXELS,
    MOST_PIXELS_JPEG,
    MOST_TEXT,
    PAGE_SIDE,
    SMALL_SIDE,
    STEP_CPU_S,
)

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_OFFICE = {"word/": "DOCX", "xl/": "XLSX", "ppt/": "PPTX"}
_OPEN = {"text": "ODT", "spreadsheet": "ODS", "presentation": "ODP"}


class Bad(Exception):
    """Its argument is a code of `workshop.SAYS`."""


def say(head: dict[str, Any], *bodies: bytes) -> None:
    head |= {"sizes": [len(body) for body in bodies], "peak_kb": peak_kb()}
    line = json.dumps(head).encode()
    out = sys.stdout.buffer
    out.write(struct.pack(">I", len(line)) + line)
    for body in bodies:
        out.write(body)
    out.flush()


def peak_kb() -> int:
    """VmHWM; `ru_maxrss` would begin with what the parent had."""
    try:
        said = os.pread(_status, 4096, 0) if _status is not None else b""
    except OSError:
        return 0
    _, _, rest = said.partition(b"VmHWM:")
    return int(rest.split()[0]) if rest else 0


def take_limits() -> None:
    """Loads what is loaded late, then closes the doors."""
    Image.init()
    Image.MAX_IMAGE_PIXELS = None  # our own bound is asked first
    warnings.simplefilter("ignore")
    for form in ("PNG", "JPEG", "WEBP"):
        small = io.BytesIO()
        Image.new("RGB", (2, 2)).save(small, form)
        Image.open(small, formats=[form]).load()
    pdfium.PdfDocument.new().close()
    "x".encode("utf-16-le").decode("utf-16-le")
    b"x".decode("cp437")  # of names in a ZIP
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    begin_step()


def begin_step() -> None:
    """SIGXCPU ends the process after so much CPU time; who looks on ends it by the clock besides."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + STEP_CPU_S
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def opened(file: BinaryIO) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        raise Bad("encrypted" if getattr(error, "err_code", None) == _PASSWORD else "broken") from error
    return document


def look(file: BinaryIO) -> None:
    """How many pages there are."""
    pages = len(opened(file))
    if pages > MOST_PAGES:
        say({"bad": "too_many_pages", "pages": pages})
        return
    if pages == 0:
        raise Bad("broken")
    say({"pages": pages})


def pages(file: BinaryIO, first: int, last: int) -> None:
    document = opened(file)
    for number in range(first, last + 1):
        begin_step()
        try:
            page(document, number)
        except (pdfium.PdfiumError, MemoryError, ValueError, OSError):
            say({"page": number, "bad": "page_failed"})


def page(document: pdfium.PdfDocument, number: int) -> None:
    one: Any = document[number - 1]  # the package has no types here
    try:
        wide, high = one.get_size()
        if not (0 < wide < 1e5 and 0 < high < 1e5):
            raise ValueError("a page without a size")
        picture: Image.Image = one.render(scale=PAGE_SIDE / max(wide, high)).to_pil().convert("RGB")
        text: str = one.get_textpage().get_text_bounded()[: MOST_TEXT * 2]
    finally:
        one.close()
    text = "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)
    body, small = drawn(picture, "WEBP"), smaller(picture)
    say({"page": number, "wide": picture.width, "high": picture.height, "text": text[:MOST_TEXT]}, body, small)


def picture(file: BinaryIO, form: str, side: int, to: str) -> None:
    """Made anew: what is not pixels (where it was taken, by whom, what hides behind it) is gone."""
    with Image.open(file, formats=[form]) as source:
        wide, high = source.size
        if wide * high > (MOST_PIXELS_JPEG if form == "JPEG" else MOST_PIXELS):
            raise Bad("too_many_pixels")
        fit = min(1.0, side / max(wide, high))
        source.draft("RGB", (int(wide * fit), int(high * fit)))  # a JPEG is decoded at a half or a quarter
        source.thumbnail((side, side))  # in place and before all else: a large one is in memory once
        ImageOps.exif_transpose(source, in_place=True)
        clear = source.mode in ("RGBA", "LA", "PA") or "transparency" in source.info
        plain = source.convert("RGBA" if clear else "RGB")
    fresh = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    say({"wide": fresh.width, "high": fresh.height, "format": to}, drawn(fresh, to), smaller(fresh))


def drawn(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    if form == "JPEG":
        picture.convert("RGB").save(out, form, quality=88)
    elif form == "WEBP":
        picture.save(out, form, quality=84, method=2)
    else:
        picture.save(out, form, compress_level=4)  # twice as fast as the default, a few per cent larger
    return out.getvalue()


def smaller(picture: Image.Image) -> bytes:
    small = picture.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.BILINEAR)
    return drawn(small, "WEBP")


def office(file: BinaryIO) -> None:
    """Which of the Office formats a ZIP is. One with macros is refused."""
    with zipfile.ZipFile(file) as packed:
        names = packed.namelist()
        if any(name.lower().endswith(("vbaproject.bin", ".js", ".exe", ".html")) for name in names):
            raise Bad("macros")
        if "[Content_Types].xml" in names:
            kinds = {kind for start, kind in _OFFICE.items() if any(name.startswith(start) for name in names)}
            if len(kinds) == 1:
                return say({"format": kinds.pop()})
        if names and names[0] == "mimetype" and packed.getinfo("mimetype").file_size < 100:
            said = packed.read("mimetype").decode("ascii", "replace")
            kind = _OPEN.get(said.removeprefix("application/vnd.oasis.opendocument."))
            if kind is not None and not any(name.startswith("Basic/") for name in names):
                return say({"format": kind})
            raise Bad("macros" if kind else "unknown_kind")
    raise Bad("unknown_kind")


def main(task: str, *rest: str) -> NoReturn:
    file = os.fdopen(0, "rb")
    take_limits()
    try:
        match task, *rest:
            case "look", *_:
                look(file)
            case "pages", first, last:
                pages(file, int(first), int(last))
            case "picture", form, side, to:
                picture(file, FORMATS[form], int(side), to)
            case _:
                office(file)
    except Bad as bad:
        say({"bad": bad.args[0]})
    except MemoryError:
        say({"bad": "too_much"})
    os._exit(0)


try:
    _status: int | None = os.open("/proc/self/status", os.O_RDONLY)
except OSError:
    _status = None

if __name__ == "__main__":
    main(*sys.argv[1:])
