"""Files as people bring them, and as those bring them who mean harm. Small, made here, each to one purpose."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence


def pdf(pages: Sequence[str] = ("Page",), *, kids: int | None = None, trailer: str = "") -> bytes:
    """One page for each text, 4:3. `kids`: so many times the same page in the tree."""
    texts = [*pages]
    first = 4  # 1 catalogue, 2 tree, 3 font
    tree = " ".join(f"{first + 2 * n} 0 R" for n in range(len(texts)))
    tree = " ".join([f"{first} 0 R"] * kids) if kids else tree
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{tree}] /Count {kids or len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, text in enumerate(texts):
        lines = "".join(f"({line}) Tj 0 -40 Td " for line in text.replace(")", "\\)").split("\n"))
        content = text[1:] if text.startswith("!") else f"BT /F1 28 Tf 80 600 Td {lines}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 720] /Contents {first + 2 * n + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return assembled([each.encode("latin-1") for each in objects], trailer)


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    out, at = bytearray(b"%PDF-1.7\n"), list[int]()
    for n, each in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, each)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in at)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def encrypted_pdf() -> bytes:
    """That asks for a password: the hashes fit no known one."""
    said = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 " + f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00><00>]"
    return pdf(trailer=said)


def pdf_bomb() -> bytes:
    """One page whose content unpacks to 2 GB of drawing."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 900 700 l S 10 10 m 20 700 l S\n" * 20_000
    packed = b"".join(packer.compress(block) for _ in range(2_700)) + packer.flush()
    return _one_page(packed, "/Filter /FlateDecode")


def slow_pdf(pages: int = 1) -> bytes:
    """Pages that draw for a minute each: three thousand sheets over the whole page, each seen through the others."""
    tree = " ".join(f"{6 + n} 0 R" for n in range(pages))
    sheet = b"/Type /XObject /Subtype /Form /BBox [0 0 960 720] /Group << /S /Transparency /I true >> "
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 720] /Contents 3 0 R "
        b"/Resources << /XObject << /F 4 0 R >> /ExtGState << /G 5 0 R >> >> >>"
    )
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{tree}] /Count {pages} >>".encode(),
            _stream(b"", b"/G gs " + b"/F Do " * 3_000),
            _stream(sheet, b"0.5 g 0 0 900 700 re f"),
            b"<< /BM /Luminosity /ca 0.5 >>",
            *[page] * pages,
        ]
    )


def _stream(head: bytes, content: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(content), content)


def _one_page(content: bytes, head: str) -> bytes:
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 720] /Contents 4 0 R >>",
            _stream(head.encode(), content),
        ]
    )


def png(wide: int = 40, high: int = 30, *, more: bytes = b"") -> bytes:
    """One colour; packed it is small however large it is. `more`: chunks before the pixels."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\x20\x60\x50" * wide
    pixels = b"".join(packer.compress(row) for _ in range(high)) + packer.flush()
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def png_bomb() -> bytes:
    """Says that it is 60,000 pixels wide and high: 14 GB."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1_000)) + chunk(b"IEND", b"")
    )


def text_bomb() -> bytes:
    """A small picture with 200 MB of packed text before its pixels."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(200)) + packer.flush()
    return png(more=chunk(b"zTXt", b"a\0\0" + packed))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        for name in names:
            files.writestr(name, "<x/>")
    return out.getvalue()


HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BROKEN_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R"
PNG_AND_ZIP = png() + packed("a.class")
PDF_AND_HTML = pdf().replace(b"%PDF-1.7\n", b"%PDF-1.7\n%<script>alert(1)</script>\n")
PDF_AND_ZIP = pdf() + packed("a.js")
GIF_AND_PDF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00," + pdf()
