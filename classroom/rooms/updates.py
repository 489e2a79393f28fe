"""Whether bytes are an update of a shared document as our editor writes one (Yjs, version 1 of its encoding).

A class keeps and passes on what people write as it came, so what nobody could read must not come in: every later page
would fail on it. Counts are believed only as far as there are bytes for them. Nothing is put together here.
"""

from classroom.rooms.tool import Refused

FIELD = b"notes"  # the one root of a document
MOST_PARTS = 4_096  # of one update; ten minutes of one person's typing, or a long page pasted
MOST_CLOCK = 2**31  # characters that one page ever wrote in one document
MOST_CLIENT = 2**53
MOST_NAME = 200  # bytes, of an element or a format
DEEPEST = 8  # of a value: an attribute holds a number or a word

HAS_LEFT, HAS_RIGHT, HAS_SUB, CONTENT = 0x80, 0x40, 0x20, 0x1F
GONE, SKIP = 0, 10  # structs without content


class Unreadable(Refused):
    def __init__(self) -> None:
        super().__init__("unreadable", "This page has sent something that is no text. Please reload it.")


class TooMuch(Refused):
    def __init__(self) -> None:
        super().__init__("too_much", f"At most {MOST_PARTS} changes at once: paste it in smaller pieces.")


def check(update: bytes) -> None:
    """Raises `Refused` where it is none, or holds too much at once."""
    try:
        _Reader(update).update()
    except (IndexError, UnicodeDecodeError):
        raise Unreadable from None


class _Reader:
    def __init__(self, update: bytes) -> None:
        self._bytes, self._at, self._parts = update, 0, 0

    def update(self) -> None:
        for _ in range(self._count()):
            structs = self._count()
            self._number(MOST_CLIENT)
            clock = self._number(MOST_CLOCK)
            for _ in range(structs):
                length = self._struct()
                clock += length
                if length == 0 or clock > MOST_CLOCK:
                    raise Unreadable
        for _ in range(self._count()):
            self._number(MOST_CLIENT)
            for _ in range(self._count()):
                self._number(MOST_CLOCK)
                self._number(MOST_CLOCK)
        if self._at != len(self._bytes):
            raise Unreadable

    def _struct(self) -> int:
        """How long it is."""
        info = self._byte()
        content = info & CONTENT
        if content in (GONE, SKIP):
            return self._number(MOST_CLOCK)
        for has in (HAS_LEFT, HAS_RIGHT):
            if info & has:
                self._id()
        if not info & (HAS_LEFT | HAS_RIGHT):
            self._parent()
            if info & HAS_SUB:
                self._name()
        return self._content(content)

    def _content(self, content: int) -> int:
        match content:
            case 1:  # deleted
                return self._number(MOST_CLOCK)
            case 4:  # a text, as long as JavaScript counts it
                return len(self._text().decode().encode("utf-16-le")) // 2
            case 6:  # a format begins or ends
                self._name()
                self._text().decode()
            case 7:
                self._type()
            case 8:  # values of an attribute
                values = self._count()
                for _ in range(values):
                    self._value(DEEPEST)
                return values
            case _:
                raise Unreadable
        return 1

    def _id(self) -> None:
        self._number(MOST_CLIENT)
        self._number(MOST_CLOCK)

    def _parent(self) -> None:
        match self._byte():
            case 0:
                self._id()
            case 1:
                if self._text() != FIELD:
                    raise Unreadable
            case _:
                raise Unreadable

    def _type(self) -> None:
        match self._byte():
            case 3:  # an element
                self._name()
            case 4 | 6:  # a fragment, a text
                pass
            case _:
                raise Unreadable

    def _value(self, depth: int) -> None:  # noqa: C901  (one table of types)
        if depth == 0:
            raise Unreadable
        match self._byte():
            case 120 | 121 | 126 | 127:  # true, false, null, undefined
                pass
            case 125:  # a whole number, its sign in the first byte
                self._number(MOST_CLIENT)
            case 124:
                self._skip(4)
            case 122 | 123:
                self._skip(8)
            case 119:
                self._text().decode()
            case 118:
                for _ in range(self._count()):
                    self._name()
                    self._value(depth - 1)
            case 117:
                for _ in range(self._count()):
                    self._value(depth - 1)
            case _:
                raise Unreadable

    def _count(self) -> int:
        """Of parts that follow, each of at least one byte."""
        count = self._number(MOST_CLIENT)
        if count > len(self._bytes) - self._at:
            raise Unreadable
        self._parts += count
        if self._parts > MOST_PARTS:
            raise TooMuch
        return count

    def _name(self) -> None:
        if len(self._text()) > MOST_NAME:
            raise Unreadable

    def _text(self) -> bytes:
        length = self._number(MOST_CLOCK)
        return self._skip(length)

    def _skip(self, length: int) -> bytes:
        start, self._at = self._at, self._at + length
        if self._at > len(self._bytes):
            raise Unreadable
        return self._bytes[start : self._at]

    def _byte(self) -> int:
        self._at += 1
        return self._bytes[self._at - 1]

    def _number(self, most: int) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
            if shift > 56:
                raise Unreadable
        if value > most:
            raise Unreadable
        return value
