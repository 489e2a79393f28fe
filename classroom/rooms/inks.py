"""Ink: strokes over something that lies below, page by page. Who carries it is an item (a deck, a pane of glass).

Places are counted in thousandths of the width of what lies below, so a stroke lies where it was drawn on every screen.
"""

from collections.abc import Iterable, Mapping
from itertools import takewhile

from msgspec import Struct, field

from classroom.rooms.shapes import Erased, Freedraw, weigh
from classroom.rooms.tool import Inside

MOST_STROKES = 5_000  # of one carrier, erased ones too, as long as their place is kept
MOST_BYTES = 4 * 2**20  # of one carrier, as JSON

Stroke = Freedraw | Erased


class Inked(Struct, frozen=True, array_like=True):
    """A stroke on a page."""

    shape: Stroke
    page: int
    by: str  # who drew it first
    rev: int


class Ink(Struct, frozen=True):
    strokes: dict[str, Inked] = field(default_factory=dict[str, Inked])  # in the order of the last change
    rev: int = 0
    cleared_rev: int = 0
    size: int = 0  # bytes

    def inside(self, after: int) -> Inside:
        """Newest last."""
        anew = after < self.cleared_rev or not 0 <= after <= self.rev
        since = 0 if anew else after
        newer = list(takewhile(lambda inked: inked.rev > since, reversed(self.strokes.values())))
        return Inside(self.rev, anew, newer[::-1])

    def holds(self, newest: Mapping[str, Stroke], more: int) -> bool:
        """Whether there is room for these, which take `more` bytes. Taking away is always possible."""
        if all(isinstance(stroke, Erased) for stroke in newest.values()):
            return True
        return len(self.strokes.keys() | newest.keys()) <= MOST_STROKES and self.size + more <= MOST_BYTES

    def lies_on(self, page: int) -> bool:
        return any(each.page == page for each in self.strokes.values())

    def drawn(self, strokes: Iterable[Stroke], page: int, by: str) -> "Ink":
        rev, lying, size = self.rev + 1, dict(self.strokes), self.size
        for stroke in strokes:
            before = lying.pop(stroke.id, None)
            first = (before.page, before.by) if before else (page, by)
            lying[stroke.id] = Inked(stroke, *first, rev)
            size += weigh(stroke) - (weigh(before.shape) if before else 0)
        return Ink(lying, rev, self.cleared_rev, size)

    def without(self, page: int) -> "Ink":
        lying = {id: each for id, each in self.strokes.items() if each.page != page}
        return Ink(lying, self.rev + 1, self.rev + 1, sum(weigh(each.shape) for each in lying.values()))
