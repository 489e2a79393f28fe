"""Whom a text calls by name: `@Ada Lund`, as it stands in the class, whatever is big or small in it."""

from collections.abc import Iterable

from classroom.rooms.tool import Refused
from classroom.rooms.tools.presence import Member

MOST = 10  # of one message; who wants more writes to everyone anyway


def called(text: str, members: Iterable[Member]) -> tuple[str, ...]:
    """Those of `members`, in their order. The longest name that fits is meant: `@Ann Lee` does not call Ann."""
    if "@" not in text:
        return ()
    lower = text.casefold()
    by_length = sorted(((member.name.casefold(), member.id) for member in members), key=lambda known: -len(known[0]))
    found: dict[str, None] = {}
    for after in (lower[at + 1 :] for at, letter in enumerate(lower) if letter == "@"):
        name = next((name for name, _ in by_length if begins_with(after, name)), None)
        found |= {id: None for known, id in by_length if known == name}
    if len(found) > MOST:
        raise Refused("too_many_names", f"A message calls at most {MOST} people by name.")
    return tuple(found)


def begins_with(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()
