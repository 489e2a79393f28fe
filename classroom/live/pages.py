"""The pages that are connected to a class: what each must be shown, its door, and who is too slow to be kept in step.

A page that does not take what it is sent is only marked behind. It costs nothing until it has room again; then it is
caught up by what was touched meanwhile, or told to fetch all anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from classroom.live import audience
from classroom.live.audience import Audience
from classroom.live.insides import Insides
from classroom.live.ledger import Batch, Ledger
from classroom.rooms.door import Door, door_of
from classroom.rooms.room import Key
from classroom.rooms.tools.doorway import DoorMessage
from classroom.rooms.tools.presence import Devices, Member
from classroom.rooms.tools.session import Class

SAYS_TO_ALL = frozenset({Class.kind, DoorMessage.kind})  # what changes how everybody stands at the door


class Connection(Protocol):
    """A page's socket. Bounded: what does not fit is not queued."""

    def send(self, event: str, payload: object, /) -> bool:
        """False: it is full and this was not queued. Equal messages to several pages are the same object."""
        ...

    def whisper(self, event: str, payload: object, /) -> None:
        """What may be missed: only sent where nothing else waits to be."""
        ...

    def close(self, reason: str, /) -> None:
        """Says goodbye (`bye`) and ends the connection; `reason` is a code."""
        ...


@dataclass(eq=False, kw_only=True)
class Page(audience.Page):
    device: str
    connection: Connection
    behind: bool = True  # it is not shown commits until it was caught up
    fetching: bool = False  # it was told to fetch the state and will say from which seq on it goes
    absent: bool = False  # the class does not know of its device: it joins first
    door: Door | None = None  # the last it was sent; None: it has not been told how it stands
    looks: dict[Key, int] = field(default_factory=dict[Key, int])  # into these; how much of each it has
    cameras: tuple[str, ...] | None = ()  # the people whom it wants to see, in its order; None: nobody


class Pages:
    def __init__(self) -> None:
        self._pages: dict[tuple[str, str], Page] = {}  # by person and device
        self._audience: Audience | None = None
        self._insides: Insides | None = None
        self._ledger: Ledger | None = None

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages.values())

    def __len__(self) -> int:
        return len(self._pages)

    def of(self, person_id: str, device: str) -> Page | None:
        return self._pages.get((person_id, device))

    def watch(self, ledger: Ledger) -> None:
        """From now on this is the class; the pages that are here are caught up with it."""
        self._ledger = ledger
        self._audience = Audience(ledger.room, ledger.person, Member)
        self._insides = Insides(ledger.room)
        for page in self:
            self.catch_up(page)

    def add(self, page: Page) -> Page | None:
        """Returns the page of the same tab that this one replaces."""
        before = self._pages.get((page.person_id, page.device))
        self._pages[page.person_id, page.device] = page
        return before

    def drop(self, page: Page) -> bool:
        """False: another connection of the same tab has taken its place already."""
        if self._pages.get((page.person_id, page.device)) is not page:
            return False
        del self._pages[page.person_id, page.device]
        return True

    def show(self, batch: Batch) -> None:
        """Call once a commit, after it."""
        assert self._audience is not None
        self._audience.pages = [page for page in self if not page.behind]
        for page, message in self._audience.after_commit(batch.touched, batch.seq_before):
            assert isinstance(page, Page)
            if not page.connection.send("shown", message):
                page.seq, page.behind = batch.seq_before, True
        assert self._insides is not None
        self._insides.tell(self, {touched.key for touched in batch.touched})
        named = {touched.key.id for touched in batch.touched}
        to_all = any(touched.key.kind in SAYS_TO_ALL for touched in batch.touched)
        for page in self:
            if to_all or page.person_id in named:
                self._tell_door(page)
                if page.absent:
                    self.catch_up(page)

    def state(self, person_id: str) -> bytes:
        assert self._audience is not None
        return self._audience.state(audience.Page(person_id))

    def catch_up(self, page: Page) -> None:
        """For a page that comes with a seq of its own, or has room again."""
        assert self._audience is not None and self._ledger is not None
        self._tell_door(page)
        here = self._ledger.room.of(Devices).get(page.person_id)
        page.absent = here is None or page.device not in here.devices
        if page.absent:
            page.behind = True  # nothing of the class is for who is not listed in it
            return
        seq = page.seq
        message = self._audience.catch_up(page)
        if message is None:
            page.behind = True
            page.fetching = page.connection.send("refetch", {})
            return
        page.fetching = False
        page.behind = not page.connection.send("shown", message)
        if page.behind:
            page.seq = seq
        else:
            self.look(page, page.looks)

    def look(self, page: Page, things: dict[Key, int]) -> None:
        """From now on it looks at these and no others; of each it has what came up to that count."""
        assert self._insides is not None
        page.looks = things
        self._insides.tell([page], things.keys())

    def everyone(self, event: str, payload: object, pages: Iterable[Page]) -> None:
        """A signal: who has no room for it misses it."""
        for page in pages:
            page.connection.send(event, payload)

    def goodbye(self, reason: str) -> None:
        """The class is no longer run here."""
        pages, self._pages = list(self), {}
        for page in pages:
            page.connection.close(reason)

    def _tell_door(self, page: Page) -> None:
        assert self._ledger is not None
        door = door_of(self._ledger.room, page.person_id)
        if door == page.door:
            return
        if page.connection.send("door", door):
            page.door = door
        else:
            page.behind = True  # it is told when it is caught up
