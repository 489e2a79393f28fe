"""Pages are shown what changed: those in step the commit, those behind what was touched since their seq.

A page is one number and what its person was when last shown; nothing piles up for a slow reader. No page is told of
what it may not see, not even that it went: where nobody knows what a page holds, it gets all anew. What is told to all
who stand alike is worked out once (`views.py`), so that a page in a large class costs little.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from msgspec import Raw, Struct, msgpack

from classroom.live.views import AsksWho, Views, anybody
from classroom.rooms.room import Key, Room, Touched, view_for
from classroom.rooms.tool import Item, Person

MANY = 16  # changes in one commit (a move): then telling a page twice is cheaper than comparing
MOST_MISSED = 500  # touched things; for a page further behind the state by REST, compressed, is the shorter way
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

    def sees(self, item: Item | None) -> bool:
        """As who it was shown the last commit."""
        return self.shown_as is not None and view_for(self.shown_as, item) is not None


class Told(NamedTuple):
    parts: list[Raw]
    gone: list[Key]
    personal: list[Key]  # of these it depends on who is told


Before = Mapping[Key, Item | None]  # what changed, as it was before
NOTHING = Told([], [], [])


class Audience:
    """Pages of one room. `who` says who a person is now; `own` is the item that says it (a page's own member)."""

    def __init__(self, room: Room, who: Callable[[str], Person], own: type[Item]) -> None:
        self.room, self.who, self.own = room, who, own
        self.pages: list[Page] = []
        self._views = Views(room)
        self._seq = room.seq  # to which the rest belongs
        self._missed: dict[int, dict[Key, None]] = {}  # by the seq of who missed it
        self._told: dict[tuple[object, ...], Told] = {}
        self._messages: dict[tuple[object, ...], tuple[bytes, list[Raw]]] = {}  # with what their names point at

    def after_commit(self, changes: Sequence[Touched], seq_before: int) -> Iterator[tuple[Page, bytes]]:
        """One message a page, none where nothing changed for it; equal ones are the same object. Call once a commit."""
        if self.room.seq == seq_before:
            return  # all of its wishes were refused: what the commit before was worked out to is not said again
        self._look_at_the_room()
        first: dict[Key, Item | None] = {}
        for change in changes:
            first.setdefault(change.key, change.before)
        everywhere, near = self._sorted(first)
        for page in self.pages:
            if page.seq == seq_before and (message := self._step(page, everywhere, near)):
                yield page, message

    def state(self, page: Page) -> bytes:
        """All that a page may know: REST gives it to a new one, and to one that cannot catch up."""
        page.shown_as = self.who(page.person_id)
        page.seq = self.room.seq
        things = (self._views.part(page.shown_as, key) for key in self.room.everywhere())
        return _encode(Shown(page.seq, True, (), (), [part.raw for part in things if part is not None]))

    def catch_up(self, page: Page) -> bytes | None:
        """What a page that is behind must be told; None: too much, or nobody knows what it holds: give it `state`."""
        self._look_at_the_room()
        now, room = self.who(page.person_id), self.room
        missed = self._missed_since(page.seq)
        if not 0 <= page.seq <= room.seq or len(missed) > MOST_MISSED or Key(self.own.kind, now.id) in missed:
            return None
        alike = ("behind", page.seq, now.viewer.sights, now.room)
        if (told := self._told.get(alike)) is None:
            told = self._told[alike] = self._since(page.seq, anybody(now), missed)
        mine = self._since(page.seq, now, told.personal) if told.personal else NOTHING
        if told.gone or mine.gone:
            return None
        page.shown_as = now
        return self._shown(page, [told], mine)

    def _missed_since(self, seq: int) -> Mapping[Key, None]:
        """In the order in which it is told; one more than `MOST_MISSED` is enough to know that it is too much."""
        if seq not in self._missed:
            self._missed[seq] = dict.fromkeys(islice(self.room.touched_since(seq), MOST_MISSED + 1))
        return self._missed[seq]

    def _since(self, seq: int, now: Person, keys: Iterable[Key]) -> Told:
        told = Told([], [], [])
        for key in keys:
            try:
                part = self._views.part(now, key)
            except AsksWho:
                told.personal.append(key)
                continue
            if part is not None:
                told.parts.append(part.raw)
            elif self.room.held_at(key, seq):
                told.gone.append(key)
        return told

    def _sorted(self, first: Before) -> tuple[Before, Before]:
        """What lies in no room is the same for all who are inside; the rest depends on from where to where one goes."""
        now = ((key, old, self.room.at(key)) for key, old in first.items())
        everywhere = {key: old for key, old, item in now if all(one is None or one.room is None for one in (old, item))}
        return everywhere, {key: old for key, old in first.items() if key not in everywhere}

    def _step(self, page: Page, everywhere: Before, near: Before) -> bytes | None:
        was, now = page.shown_as, self.who(page.person_id)
        assert was is not None
        if now.viewer != was.viewer or (now.room is None) != (was.room is None):
            return self.state(page)  # another role, let in or removed: rare, so simply all anew
        left = () if was.room is None or now.reaches(was.room) else (was.room,)
        all_of, some_of = ("all", now.viewer.sights, now.room is None), ("some", now.viewer.sights, was.room, now.room)
        if all_of not in self._told:
            self._told[all_of] = self._changed(page.seq, anybody(was), anybody(now), everywhere, ())
        if some_of not in self._told:
            come_upon = dict.fromkeys(self.room.lying_in(now.room)) if left else {}
            self._told[some_of] = self._changed(page.seq, anybody(was), anybody(now), {**come_upon, **near}, left)
        told, mine = [self._told[all_of], self._told[some_of]], NOTHING
        if personal := [key for common in told for key in common.personal]:
            before = {key: everywhere.get(key, near.get(key)) for key in personal}
            mine = self._changed(page.seq, was, now, before, left)
        page.shown_as = now
        if left or any(one.parts or one.gone for one in (*told, mine)):
            return self._shown(page, told, mine, left)
        page.seq = self.room.seq
        return None

    def _changed(self, seq: int, was: Person, now: Person, before: Before, left: Sequence[str]) -> Told:
        """`seq`: what they knew. `left`: rooms that they forget by themselves."""
        told = Told([], [], [])
        for key, old in before.items():
            try:
                part = self._views.part(now, key)
                if part is None:
                    if old is not None and old.room not in left and view_for(was, old) is not None:
                        told.gone.append(key)
                elif (
                    len(before) > MANY
                    or old is None
                    or old.room != part.item.room
                    or self.room.made(key) > seq
                    or view_for(was, old) != part.view
                ):
                    told.parts.append(part.raw)
            except AsksWho:
                told.personal.append(key)
        return told

    def _shown(self, page: Page, common: Sequence[Told], mine: Told, left: Sequence[str] = ()) -> bytes:
        """Equal ones are the same object; `left` is the same for all of whom `common` is."""
        page.seq = self.room.seq
        alike = (tuple(map(id, common)), tuple(map(id, mine.parts)), tuple(mine.gone))
        if alike not in self._messages:
            parts = [part for told in (*common, mine) for part in told.parts]
            gone = [key for told in (*common, mine) for key in told.gone]
            same = (tuple(left), tuple(gone), tuple(map(id, parts)))
            if same not in self._messages:
                self._messages[same] = _encode(Shown(page.seq, False, left, gone, parts)), parts
            self._messages[alike] = self._messages[same]
        return self._messages[alike][0]

    def _look_at_the_room(self) -> None:
        """What was worked out holds as long as nothing changes."""
        if self._seq != self.room.seq:
            self._seq = self.room.seq
            for known in (self._missed, self._told, self._messages):
                known.clear()
            self._views.forget()


def seen_by(room: Room, person: Person) -> Seen:
    """What a page of this person holds, not as bytes: for REST's JSON and for judging the rest."""
    things = ((key, room.at(key)) for key in room.everywhere())
    views = ((key, item, view_for(person, item)) for key, item in things if item is not None)
    return {key: (room.made(key), item.room, view) for key, item, view in views if view is not None}
