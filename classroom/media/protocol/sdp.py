"""SDP (RFC 8866) as far as browsers' offers and answers need it: read into sections, with bounds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .malformed import Malformed

MAX_LENGTH = 256 * 1024  # a browser's answer to 50 slots is ~40 kB
MAX_LINES = 8_192
MAX_SECTIONS = 64


@dataclass(slots=True)
class Section:
    """One m= section. Attributes keep their order; a flag has the value ""."""

    kind: str  # audio, video, application
    port: int
    protocol: str
    formats: list[str]
    attributes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def get(self, name: str) -> str | None:
        return next((value for key, value in self.attributes if key == name), None)

    def all(self, name: str) -> Iterator[str]:
        return (value for key, value in self.attributes if key == name)

    @property
    def mid(self) -> str:
        return self.get("mid") or ""

    @property
    def refused(self) -> bool:
        """Port 0, unless the section only waits for its bundle (RFC 9143 §6): Firefox offers all but the first so."""
        return self.port == 0 and self.get("bundle-only") is None

    @property
    def direction(self) -> str:
        names = ("sendrecv", "sendonly", "recvonly", "inactive")
        return next((key for key, _ in self.attributes if key in names), "sendrecv")


@dataclass(slots=True)
class Description:
    attributes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    sections: list[Section] = field(default_factory=list[Section])

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self.attributes)

    def transport(self, name: str) -> str | None:
        """ice-ufrag, fingerprint, setup: of the first section that is in use, else of the session."""
        for section in self.sections:
            if section.port and (value := section.get(name)) is not None:
                return value
        return next((value for key, value in self.attributes if key == name), None)


def parse_sdp(text: str) -> Description:
    """Raises Malformed."""
    description = Description()
    attributes = description.attributes
    for kind, value in _lines(text):
        if kind == "m":
            if len(description.sections) == MAX_SECTIONS:
                raise Malformed("sdp_sections")
            section = _section(value)
            description.sections.append(section)
            attributes = section.attributes
        elif kind == "a":
            name, _, rest = value.partition(":")
            attributes.append((name, rest))
    mids = [section.mid for section in description.sections]
    if not all(_is_token(mid) for mid in mids) or len(set(mids)) != len(mids):
        raise Malformed("sdp_mid")
    return description


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """(letter, value) of each line after the first."""
    if len(text) > MAX_LENGTH:
        raise Malformed("sdp_length")
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) > MAX_LINES:
        raise Malformed("sdp_length")
    if lines[0] != "v=0":
        raise Malformed("sdp_version")
    for line in lines[1:]:
        if line:
            if line[1:2] != "=":
                raise Malformed("sdp_line")
            yield line[0], line[2:]


def _section(line: str) -> Section:
    parts = line.split(" ")
    if len(parts) < 4 or not _is_token(parts[0]) or len(parts) > 260:
        raise Malformed("sdp_media_line")
    port = number(parts[1].partition("/")[0], 0xFFFF)
    if port is None or not all(_is_token(part) for part in parts[3:]) or not _is_token(parts[2].replace("/", "")):
        raise Malformed("sdp_media_line")
    return Section(parts[0], port, parts[2], parts[3:])


def _is_token(text: str) -> bool:
    """What we may repeat in a description of our own (RFC 8866 §9, bounded)."""
    return 0 < len(text) <= 64 and text.isascii() and all(c.isalnum() or c in "!#$%&'*+-.^_`{|}~" for c in text)


def number(text: str, most: int) -> int | None:
    """A plain decimal between 0 and `most`, or None."""
    if not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    value = int(text)
    return value if value <= most else None


@dataclass(frozen=True, slots=True)
class Fingerprint:
    algorithm: str
    value: str  # upper case


_DIGEST_BYTES = {"sha-256": 32, "sha-384": 48, "sha-512": 64}


def fingerprint_of(description: Description) -> Fingerprint:
    """Of the peer's certificate. Raises Malformed where there is none that we can check."""
    algorithm, _, value = (description.transport("fingerprint") or "").partition(" ")
    algorithm, value = algorithm.lower(), value.strip().upper()
    parts = value.split(":")
    if len(parts) != _DIGEST_BYTES.get(algorithm, -1):
        raise Malformed("sdp_fingerprint")
    if not all(len(part) == 2 and all(c in "0123456789ABCDEF" for c in part) for part in parts):
        raise Malformed("sdp_fingerprint")
    return Fingerprint(algorithm, value)


def setup_of(description: Description) -> str:
    """active, passive or actpass. Raises Malformed."""
    setup = description.transport("setup") or "actpass"  # RFC 4145 says active; every browser writes it
    if setup not in ("active", "passive", "actpass"):
        raise Malformed("sdp_setup")
    return setup


@dataclass(frozen=True, slots=True)
class Candidate:
    host: str
    port: int
    priority: int


@dataclass(frozen=True, slots=True)
class LocalTransport:
    """What every m-section of ours says about the one transport below them all.

    Fingerprint and c= are repeated in each: without them Firefox crashes or refuses (BROWSERS.md §0.6, §1).
    """

    session: int  # of the o= line
    version: int
    ufrag: str
    password: str
    fingerprint: Fingerprint
    setup: str
    candidates: tuple[Candidate, ...]

    def head(self, mids: list[str], *, mixed_extensions: bool) -> list[str]:
        lines = ["v=0", f"o=- {self.session} {self.version} IN IP4 127.0.0.1", "s=-", "t=0 0"]
        if mids:
            lines.append("a=group:BUNDLE " + " ".join(mids))
        lines += ["a=ice-lite", "a=msid-semantic: WMS *"]
        return [*lines, "a=extmap-allow-mixed"] if mixed_extensions else lines

    def section(self, *, with_candidates: bool) -> list[str]:
        lines = [
            f"a=ice-ufrag:{self.ufrag}",
            f"a=ice-pwd:{self.password}",
            f"a=fingerprint:{self.fingerprint.algorithm} {self.fingerprint.value}",
            f"a=setup:{self.setup}",
        ]
        if with_candidates:
            lines += [
                f"a=candidate:{n} 1 udp {c.priority} {c.host} {c.port} typ host"
                for n, c in enumerate(self.candidates, 1)
            ]
            lines.append("a=end-of-candidates")
        return [*lines, "a=rtcp-mux", "a=rtcp-rsize"]


def text_of(lines: list[str]) -> str:
    return "\r\n".join(lines) + "\r\n"
