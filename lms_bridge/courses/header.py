"""The head of an activity's file: lines `key: value` between two lines `---`, read with the place of each."""

import re

from lms_bridge.courses.folder import Problem

LONGEST = 500  # characters of a value


class Header:
    """Each reading takes the key; `nothing_else` then finds what nobody asked for, such as a slip of the pen."""

    def __init__(self, file: str, values: dict[str, tuple[int, str]], rest: str, rest_line: int) -> None:
        self._file = file
        self._values = values
        self._asked: set[str] = set()
        self.rest = rest
        self.rest_line = rest_line  # of the file, from 1

    def problem(self, key: str, message: str) -> Problem:
        return Problem(self._file, self._values.get(key, (1, ""))[0], message)

    def text(self, key: str, default: str | None = None) -> str:
        self._asked.add(key)
        if key in self._values:
            return self._values[key][1]
        if default is None:
            raise Problem(self._file, 1, f"The head has no `{key}: …`.")
        return default

    def choice(self, key: str, among: tuple[str, ...], default: str) -> str:
        value = self.text(key, default)
        if value not in among:
            raise self.problem(key, f"`{key}` is one of {', '.join(among)}, not {value}.")
        return value

    def number(self, key: str, least: int, most: int) -> int | None:
        value = self.text(key, "")
        if not value:
            return None
        if not re.fullmatch(r"\d{1,6}", value) or not least <= int(value) <= most:
            raise self.problem(key, f"`{key}` is a whole number from {least} to {most}, not {value}.")
        return int(value)

    def share(self, key: str, default: float) -> float:
        """A part of a whole, written `70%`, or `30 of 45`."""
        value = self.text(key, "")
        if not value:
            return default
        percent, of = re.fullmatch(r"(\d{1,3})\s*%", value), re.fullmatch(r"(\d{1,4}) of (\d{1,4})", value)
        share = int(percent[1]) / 100 if percent else int(of[1]) / max(1, int(of[2])) if of else 2
        if share > 1:
            raise self.problem(key, f"`{key}` is a share like 70% or 7 of 10, not {value}.")
        return share

    def slugs(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.strip() for part in self.text(key, "").split(",") if part.strip()))

    def nothing_else(self) -> None:
        for key in self._values.keys() - self._asked:
            raise self.problem(key, f"`{key}` means nothing here. Known: {', '.join(sorted(self._asked))}.")


def read_header(file: str, text: str) -> Header:
    """Raises `Problem`."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise Problem(file, 1, "begins with a head: a line `---`, lines `key: value`, a line `---`.")
    values: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return Header(file, values, "\n".join(lines[number:]), number + 1)
        if not line.strip():
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not re.fullmatch(r"[a-z_]{1,20}", key) or len(value) > LONGEST:
            raise Problem(file, number, "A line of the head is `key: value`.")
        if key in values:
            raise Problem(file, number, f"`{key}` is there twice.")
        if value:
            values[key] = (number, value)
    raise Problem(file, 1, "The head has no end: a line `---`.")
