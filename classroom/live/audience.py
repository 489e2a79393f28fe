"""Pages are shown what changed: those in step the commit, those behind what was touched since their seq.

A page is one number and what its person was when last shown; nothing piles up for a slow reader. No page is told of
what it may not see, not even that it went: where nobody knows what a page holds, it gets all anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from msgspec import Raw, Struct, msgpack

from classroom.rooms.room import Key, Room, Touched, view_for
from classroom.rooms.tool import Item, Person

MANY = 16  # changes in one commit (a move): then telling a page twice is cheaper than comparing
MOST_MISSED = 500  # touched things; for a page further behind the state by REST, compressed, is the shorter way
MOST_KEPT = 4_096  # encoded parts between two commits: a crowd that joins at once shares them, nothing grows for ever
_encode = msgpack.Encoder().encode

Seen = dict[Key, tuple[int, str | None, Struct]]  # made, room, view


class Shown(Struct, frozen=True, array_like=True):
    """One message to a page."""

    seq: int
    anew: bool  # forget all that you had
    left: Sequence[str]  # forget what lies in these rooms
    gone: Sequence[Key]  # forget these
    parts: Sequence[Raw]  # (kind, id, made, room, view)


@dataclass(eq=False)
class Page:
    """What one page is known to hold: everything that its person could see at `seq`."""

    person_id: str
    seq: int = -1  # -1: knows nothing
    shown_as: Person | None = None


class Audience:
    """Pages of one room. `who` says who a person is now; `own` is the item that says it (a page's own member)."""

    def __init__(self, room: Room, who: Callable[[str], Person], own: type[Item]) -> None:
        self.room, self.who, self.own = room, who, own
        self.pages: list[Page] = []
        self._encoded: dict[tuple[object, ...], Raw] = {}
        self._messages: dict[tuple[object, ...], tuple[bytes, list[Raw]]] = {}  # with what their names point at

    def after_commit(self, changes: Sequence[Touched], seq_before: int) -> Iterator[tuple[Page, bytes]]:
        """One message a page, none where nothing changed for it; equal ones are the same object. Call once a commit."""
        self._encoded.clear()
        self._messages.clear()
        first: dict[Key, Item | None] = {}
        for change in changes:
            first.setdefault(change.key, change.before)
        for page in self.pages:
            if page.seq == seq_before and (message := self._step(page, first)):
                yield page, message

    def state(self, page: Page) -> bytes:
        """All that a page may know: REST gives it to a new one, and to one that cannot catch up."""
        page.shown_as = self.who(page.person_id)
        return self._shown(page, self._parts(page.shown_as, self.room.everywhere()), anew=True)

    def catch_up(self, page: Page) -> bytes | None:
        """What a page that is behind must be told; None: too much, or nobody knows what it holds: give it `state`."""
        now, room = self.who(page.person_id), self.room
        missed = list(islice(room.touched_since(page.seq), MOST_MISSED + 1))
        if not 0 <= page.seq <= room.seq or len(missed) > MOST_MISSED or Key(self.own.kind, now.id) in missed:
            return None
        if any(view_for(now, room.at(key)) is None and room.held_at(key, page.seq) for key in missed):
            return None
        page.shown_as = now
        return self._shown(page, self._parts(now, missed))

    def _step(self, page: Page, first: dict[Key, Item | None]) -> bytes | None:
        was, now = page.shown_as, self.who(page.person_id)
        assert was is not None
        if now.viewer != was.viewer or (now.room is None) != (was.room is None):
            return self.state(page)  # another role, let in or removed: rare, so simply all anew
        left = () if was.room is None or now.reaches(was.room) else (was.room,)
        parts: list[Raw] = []
        gone: list[Key] = []
        for key, old in first.items():
            item = self.room.at(key)
            view = view_for(now, item)
            if item is None or view is None:
                if old is not None and old.room not in left and view_for(was, old) is not None:
                    gone.append(key)
            elif (
                len(first) > MANY
                or old is None
                or old.room != item.room
                or self.room.made(key) > page.seq
                or view_for(was, old) != view
            ):
                parts.append(self._part(key, item, view))
        if left:
            parts += self._parts(now, (key for key in self.room.lying_in(now.room) if key not in first))
        page.shown_as = now
        if parts or gone or left:
            return self._shown(page, parts, gone, left)
        page.seq = self.room.seq
        return None

    def _parts(self, person: Person, keys: Iterable[Key]) -> list[Raw]:
        things = ((key, item, view_for(person, item)) for key in keys if (item := self.room.at(key)))
        return [self._part(key, item, view) for key, item, view in things if view is not None]

    def _part(self, key: Key, item: Item, view: Struct) -> Raw:
        """Equal views are encoded once."""
        part = (*key, self.room.made(key), item.room, view)
        raw = self._encoded.get(part)
        if raw is None:
            if len(self._encoded) >= MOST_KEPT:
                self._encoded.clear()
                self._messages.clear()
            raw = self._encoded[part] = Raw(_encode(part))
        return raw

    def _shown(
        self, page: Page, parts: list[Raw], gone: Sequence[Key] = (), left: Sequence[str] = (), anew: bool = False
    ) -> bytes:
        page.seq = self.room.seq
        if anew:
            return _encode(Shown(page.seq, anew, left, gone, parts))
        same = (page.seq, tuple(left), tuple(gone), tuple(map(id, parts)))
        if same not in self._messages:
            self._messages[same] = _encode(Shown(page.seq, anew, left, gone, parts)), parts
        return self._messages[same][0]


def seen_by(room: Room, person: Person) -> Seen:
    """What a page of this person holds, not as bytes: for REST's JSON and for judging the rest."""
    things = ((key, room.at(key)) for key in room.everywhere())
    views = ((key, item, view_for(person, item)) for key, item in things if item is not None)
    return {key: (room.made(key), item.room, view) for key, item, view in views if view is not None}
