"""A running class as its pages and the rest of the server know it: who comes, who goes, what is asked and shown."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from classroom.files.merger import Merger
from classroom.files.workshop import Workshop
from classroom.live.audience import Seen, seen_by
from classroom.live.decks import DeckMaking
from classroom.live.directory import PersonFacts
from classroom.live.filing import Filing
from classroom.live.gestures import Gestures
from classroom.live.ledger import Batch, Ledger
from classroom.live.media_link import MediaLink
from classroom.live.merging import Merging
from classroom.live.pages import Connection, Page, Pages
from classroom.live.timers import StaffWatch
from classroom.live.turns import Turns, Wish
from classroom.live.writing import Writing
from classroom.media.control.client import MediaClient
from classroom.rooms.door import Door, door_of
from classroom.rooms.room import Key, view_for
from classroom.rooms.tool import Command, Refused
from classroom.rooms.tools.listening import Broadcast, Listening
from classroom.rooms.tools.notes import Notes
from classroom.rooms.tools.presence import (
    ChangeRole,
    Device,
    DeviceConnects,
    DeviceFallsSilent,
    DeviceLeaves,
    Devices,
    Kind,
    Member,
    ServerReturns,
)
from classroom.rooms.tools.publishing import Sending
from classroom.rooms.tools.reactions import React
from classroom.rooms.tools.session import Class, TimeIsUp, is_over
from classroom.rooms.tools.speaking import SpeakingHeard, is_counted
from classroom.rooms.tools.spotlight import Spotlight
from classroom.store.files import Files
from classroom.store.log import Log

UNSEEN_MS = 20_000  # for a page between its joining and its socket, and for one whose going was not written
# what decides who is heard and seen
STAGED = frozenset(each.kind for each in (Member, Devices, Sending, Class, Listening, Broadcast, Spotlight))
IDLE_MS = 10 * 60_000  # without anybody; then the class is put away, and read again when somebody asks
NO_DEVICE = ("removed", "class_ended")  # refusals to come in that the door explains better than an error


class Session:
    """Made and run by `Sessions`; use it after `ready`."""

    def __init__(
        self,
        session_id: str,
        store: Log,
        clock_ms: Callable[[], int],
        opening: Callable[[], Awaitable[Sequence[Command]]],
        merger: Merger,
        on_commit: Callable[[float], None],
        media: MediaClient | None = None,
        ends_after_staff_ms: int | None = None,
        files: Files | None = None,
        workshop: Workshop | None = None,
    ) -> None:
        self.id = session_id
        self.beside: list[Merging | Filing | DeckMaking] = [Merging(session_id, merger, self.report)]
        if files is not None:
            self.beside.append(Filing(session_id, files, clock_ms))
        if files is not None and workshop is not None:
            self.beside.append(DeckMaking(session_id, files, workshop, clock_ms, self.report))
        self.pages = Pages()
        self._gestures = Gestures(self.pages)
        self.turns = Turns(session_id, store, clock_ms, self)
        self.writing = Writing(self.turns, self.pages)
        self.media = None if media is None else MediaLink(session_id, media, self.pages, clock_ms)
        self._clock_ms, self._opening, self._on_commit = clock_ms, opening, on_commit
        self._staff = StaffWatch(ends_after_staff_ms)
        self._busy_ms = clock_ms()  # when somebody was here last
        self._began = False
        self._seen_ms: dict[tuple[str, str], int] = {}  # a device's last proof of life while it has no page

    @property
    def seq(self) -> int:
        return self.turns.ledger.room.seq

    # commands
    async def obey(self, person_id: str, client_id: str, command: Command) -> int:
        """The seq of its first fact, once it is on disk (the newest one where it leaves none). Raises `Refused`."""
        return await self.turns.ask(person_id, client_id, command)

    async def report(self, command: Command) -> int:
        """What the server itself has to say."""
        return await self.turns.ask(None, None, command)

    # people and their pages
    async def join(self, facts: PersonFacts, device: str, kind: Kind, room_device: bool) -> Door:
        """By this device the person is here from now on, or at the door: the answer says which. Raises `Refused`."""
        if self.pages.of(facts.id, device) is None:
            self._seen_ms[facts.id, device] = self._clock_ms()
        member = self.turns.ledger.room.of(Member).get(facts.id)
        if member is not None and member.role is not facts.role:
            await self.report(ChangeRole(facts.id, facts.role))
        try:
            await self.report(DeviceConnects(facts.id, facts.name, facts.role, device, kind, room_device))
        except Refused as refused:
            if refused.code not in NO_DEVICE:
                raise
        return await self.door(facts.id)

    async def door(self, person_id: str) -> Door:
        """How this person stands: in, waiting and why, removed, or the class is over."""
        return await self.turns.between(lambda: door_of(self.turns.ledger.room, person_id))

    async def state(self, person_id: str) -> bytes:
        """All that this person's page would hold, as a `Shown` message."""
        return await self.turns.between(lambda: self.pages.state(person_id))

    async def items(self, person_id: str) -> tuple[int, Seen]:
        """The same as views, with the seq at which they held."""

        def read() -> tuple[int, Seen]:
            ledger = self.turns.ledger
            return ledger.room.seq, seen_by(ledger.room, ledger.person(person_id))

        return await self.turns.between(read)

    async def notes(self, person_id: str, id: str) -> tuple[int, tuple[bytes, ...]] | None:
        """All that was written in them and its version; None where they are not there for this person."""

        def read() -> tuple[int, tuple[bytes, ...]] | None:
            ledger = self.turns.ledger
            notes = ledger.room.of(Notes).get(id)
            if notes is None or view_for(ledger.person(person_id), notes) is None:
                return None
            return notes.version, (*notes.updates, *self.writing.updates(id))

        return await self.turns.between(read)

    def attach(self, person_id: str, device: str, seq: int, connection: Connection) -> Page:
        """A socket of a page that joined before and holds the state at `seq`. It is caught up as soon as may be."""
        page = Page(person_id=person_id, device=device, seq=seq, connection=connection)
        replaced = self.pages.add(page)
        if replaced is not None:
            replaced.connection.close("replaced")
        self._seen_ms.pop((person_id, device), None)
        self.turns.later(lambda: self._welcome(page))
        return page

    def resume(self, page: Page, seq: int) -> None:
        """The page has fetched the state at `seq`."""
        page.seq, page.behind, page.fetching = seq, True, False
        self.turns.later(lambda: self._catch_up(page))

    def drained(self, page: Page) -> None:
        """The page's connection has room again."""
        self.turns.later(lambda: self._catch_up(page))

    def detach(self, page: Page, last_seen_ms: int) -> None:
        """Its connection is gone, for now; its media stay. A page that was replaced is forgotten silently."""
        if self.pages.drop(page):
            self._seen_ms[page.person_id, page.device] = last_seen_ms
            self._say(DeviceFallsSilent(page.person_id, page.device, last_seen_ms))

    async def leave(self, page: Page) -> None:
        """The person has gone by their own wish."""
        if self.pages.drop(page):
            await self.report(DeviceLeaves(page.person_id, page.device))

    def look(self, page: Page, things: Mapping[Key, int]) -> None:
        """Into these and no others; of each it has what came up to that count."""
        self.turns.later(lambda: self.pages.look(page, dict(things)))

    def pass_on(self, page: Page, key: Key, said: bytes) -> None:
        """What the page says of a thing in passing; lost where nobody listens, or while a commit is written."""
        self.turns.later(lambda: self._gestures.hear(page, key, said, self.turns.ledger.room, self.turns.ledger.person))

    # media
    async def publish(self, page: Page, version: int, sdp: str) -> str:
        """The SDP answer. Raises `Refused`."""
        return await self._with_media().publish(page, version, sdp)

    async def subscribe(self, page: Page, version: int) -> str:
        """An SDP offer. Raises `Refused`."""
        return await self._with_media().subscribe(page, version)

    async def subscribed(self, page: Page, version: int, sdp: str) -> None:
        """The page's SDP answer to that offer."""
        await self._with_media().subscribed(page, version, sdp)

    def show(self, page: Page, cameras: Sequence[str] | None) -> None:
        """Whom this page wants to see, in its order, beside the speaker; none named: whoever there is; None: nobody."""
        page.cameras = None if cameras is None else tuple(cameras)
        if self.media is not None:
            media = self.media
            self.turns.later(lambda: media.look(page))

    def _with_media(self) -> MediaLink:
        if self.media is None:
            raise Refused("no_media", "This server forwards no sound or pictures.")
        return self.media

    # pages between two commits
    def _welcome(self, page: Page) -> None:
        device = self._devices(page.person_id).get(page.device)
        member = self.turns.ledger.room.of(Member).get(page.person_id)
        if device is not None and device.lost is not None and member is not None:
            self._say(DeviceConnects(member.id, member.name, member.role, page.device, device.kind, device.room_device))
        if self.media is not None:
            self.media.welcome(page)  # before the door: its page begins its media on that
        self._catch_up(page)
        if self.media is not None:
            self.media.look(page)

    def _catch_up(self, page: Page) -> None:
        if self.pages.of(page.person_id, page.device) is page and page.behind and not page.fetching:
            self.pages.catch_up(page)
            if self.media is not None:
                self.media.tell_slots(page)

    def _devices(self, person_id: str) -> Mapping[str, Device]:
        here = self.turns.ledger.room.of(Devices).get(person_id)
        return {} if here is None else here.devices

    def _say(self, command: Command) -> None:
        self.turns.put(Wish(None, None, command))

    # what the turns tell
    async def beginning(self, ledger: Ledger, alive_ms: int) -> Sequence[Command]:
        self._staff.time_is_up(ledger.room, alive_ms)
        returns = [] if self._began or not ledger.room.of(Devices) else [ServerReturns(alive_ms)]
        return [*returns, *await self._opening()]

    def began(self, ledger: Ledger) -> None:
        self._began = True
        self.pages.watch(ledger)
        if self.media is not None:
            self.media.restage(ledger.room)
        for each in self.beside:
            each.began(ledger.room)

    def committed(self, batch: Batch, obeyed: Sequence[Wish], seconds: float) -> None:
        if batch.rows:
            self._on_commit(seconds)
            # sound and pictures first: encoding what many pages are shown takes longer than the worker's swap
            if self.media is not None and any(touched.key.kind in STAGED for touched in batch.touched):
                self.media.restage(self.turns.ledger.room)
            self.pages.show(batch)
            for each in self.beside:
                each.committed(self.turns.ledger.room, batch.touched)
            if is_over(self.turns.ledger.room):
                self._tell_talk_time(self._clock_ms(), all=True)
        for wish in obeyed:
            if wish.by is not None and isinstance(wish.command, React):
                self._react(wish.by, wish.command)

    def _react(self, person_id: str, reaction: React) -> None:
        place = self.turns.ledger.person(person_id).room
        near = (page for page in self.pages if page.shown_as is not None and page.shown_as.reaches(place))
        self.pages.everyone("reaction", {"person": person_id, "emoji": reaction.emoji}, near)

    def beat(self, at_ms: int) -> bool:
        room = self.turns.ledger.room
        if self._staff.time_is_up(room, at_ms):
            self._say(TimeIsUp())
        here = [
            (person.id, id, device) for person in room.of(Devices).values() for id, device in person.devices.items()
        ]
        for person_id, id, device in here:
            seen_ms = self._seen_ms.setdefault((person_id, id), at_ms)
            if device.lost is None and self.pages.of(person_id, id) is None and seen_ms + UNSEEN_MS <= at_ms:
                self._say(DeviceFallsSilent(person_id, id, seen_ms))
        self._tell_talk_time(at_ms)
        present = {(person_id, id) for person_id, id, _ in here}
        self._seen_ms = {key: seen for key, seen in self._seen_ms.items() if key in present}
        if here or len(self.pages):
            self._busy_ms = at_ms
        elif at_ms - self._busy_ms >= IDLE_MS:
            self.turns.close()
        return not here

    def _tell_talk_time(self, at_ms: int, *, all: bool = False) -> None:
        """What was spoken while it is not counted is forgotten."""
        if self.media is None:
            return
        counted = is_counted(self.turns.ledger.room)
        spoken = self.media.take_talk_time(at_ms, all=all or not counted)
        if spoken and counted:
            self._say(SpeakingHeard(spoken))

    def close(self) -> None:
        """What was asked is still answered; then the class is put away."""
        self.writing.close()
        self._gestures.close()
        self._tell_talk_time(self._clock_ms(), all=True)
        self.turns.close()
