"""Keeps the media worker equal to the class: who may hear and see whom is told to it, whenever it changes.

What changed is decided between two commits and written to the worker at once, before the pages are shown the commit.
One change is under way at a time and the newest rows wait: a slow worker never holds up the class. A worker that died
is a new one that knows nothing; it is told the whole table, and pages are told and send their offers again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from classroom.live.pages import Page, Pages
from classroom.live.signals import Meters, Voices
from classroom.live.stage import (
    AUDIO,
    NOTHING,
    SLOTS,
    Row,
    Scene,
    Source,
    Spot,
    front,
    pub_leg,
    rows,
    scenes,
    seats,
    spotlights,
    spots,
    sub_leg,
)
from classroom.live.talk_time import TalkTime
from classroom.media.control.client import MediaClient, MediaRefused
from classroom.rooms.tool import Refused, Things

log = logging.getLogger(__name__)
T = TypeVar("T")


class Seat(NamedTuple):
    """What plays on a page, and from what that follows."""

    spot: Spot
    scene: Scene
    wish: Sequence[str] | None
    slots: Mapping[int, Source]


class MediaLink:
    def __init__(self, session_id: str, media: MediaClient, pages: Pages, clock_ms: Callable[[], int]) -> None:
        self._session_id, self._media, self._pages, self._clock_ms = session_id, media, pages, clock_ms
        self._spots: dict[str, Spot] = {}
        self._scenes: dict[str, Scene] = {}  # by room
        self._voices: dict[str, Voices] = {}  # by room
        self._meters = Meters()
        self._talk_time = TalkTime()
        self._microphones: dict[str, Spot] = {}  # that are on, by publish leg
        self._spoke_by: dict[str, str] = {}  # publish leg -> person: on at some time since the last report
        self._seats: dict[str, Seat] = {}  # by the device that looks
        self._versions: dict[str, int] = {}  # of the subscribe leg, by device
        self._legs: set[str] = set()
        self._gone: set[str] = set()  # legs to be closed
        self._rows: dict[str, Sequence[Row]] = {}  # the whole table
        self._untold: dict[str, Sequence[Row]] = {}  # of it, what the worker is to be told
        self._untold_whole = True
        self._asked: Awaitable[object] | None = None  # what is under way
        self._changed = asyncio.Event()

    # what pages ask
    async def publish(self, page: Page, version: int, sdp: str) -> str:
        """The SDP answer. Raises `Refused`."""
        self._let_in(page)
        leg = pub_leg(page.device)
        self._legs.add(leg)
        return await self._answered(self._media.publish(self._session_id, leg, version, sdp))

    async def subscribe(self, page: Page, version: int) -> str:
        """An SDP offer. Raises `Refused`."""
        self._let_in(page)
        leg = sub_leg(page.device)
        self._legs.add(leg)
        offer = await self._answered(self._media.subscribe(self._session_id, leg, version, SLOTS))
        self._versions[page.device] = version
        self.tell_slots(page)
        return offer

    async def subscribed(self, page: Page, version: int, sdp: str) -> None:
        self._let_in(page)
        await self._answered(self._media.subscribed(self._session_id, sub_leg(page.device), version, sdp))

    async def _answered(self, asked: Awaitable[T]) -> T:
        try:
            return await asked
        except MediaRefused as refused:
            raise Refused(refused.code, refused.message) from refused

    def _let_in(self, page: Page) -> None:
        spot = self._spots.get(page.device)
        if spot is None or spot.place is None or spot.person != page.person_id:
            raise Refused("not_in", "You are not in the class yet.")

    # what changes
    def restage(self, things: Things) -> None:
        """Call after a commit that touched people, what they send or hear."""
        self._spots = spots(things)
        self._microphones = {
            pub_leg(id): spot for id, spot in self._spots.items() if spot.place is not None and AUDIO in spot.sends
        }
        self._spoke_by |= {leg: spot.person for leg, spot in self._microphones.items()}
        fresh = scenes(self._spots.values(), spotlights(things))
        self._voices = {room: voices for room, voices in self._voices.items() if room in fresh}
        for room, voices in self._voices.items():
            voices.forget({spot.person for spot in fresh[room].there})
        self._scenes = {room: self._voiced(room, scene) for room, scene in fresh.items()}
        self._gone |= {leg for leg in self._legs if leg.rpartition(".")[0] not in self._spots}
        self._legs -= self._gone
        self._seat()

    def look(self, page: Page) -> None:
        """The page is new, or wants to see other people."""
        self._seat_page(page)
        self._flush()

    def hear(self, levels: Mapping[str, int]) -> None:
        """`levels` by publish leg, from the worker every 200 ms."""
        at_ms = self._clock_ms()
        by_room: dict[str, dict[str, int]] = {}
        for leg, level in levels.items():
            if (spot := self._microphones.get(leg)) is not None and spot.place is not None:
                by_room.setdefault(spot.place, {})[spot.device] = level
        changed = False
        for room, by_device in by_room.items():
            scene = self._scenes[room]
            self._voices.setdefault(room, Voices()).hear(at_ms, by_device, scene.talkers)
            self._scenes[room] = self._voiced(room, scene)
            changed |= self._scenes[room] is not scene
        if changed:
            self._seat()
        self._tell_levels(at_ms, by_room)

    def spoken(self, spoken: Mapping[str, int]) -> None:
        """Milliseconds by publish leg, from the worker every 5 s. What a microphone says that is off counts not."""
        for leg, ms in spoken.items():
            if (person := self._spoke_by.get(leg)) is not None:
                self._talk_time.add(person, ms)
                if leg not in self._microphones:
                    del self._spoke_by[leg]

    def take_talk_time(self, at_ms: int, *, all: bool = False) -> dict[str, int]:
        """Who has spoken how many milliseconds, as far as it is worth a fact now; `all`: as far as known."""
        here = () if all else {spot.person for spot in self._spots.values()}
        return self._talk_time.take(at_ms, here)

    def _tell_levels(self, at_ms: int, by_room: Mapping[str, Mapping[str, int]]) -> None:
        """Of those whom a page could hear; who oversees the class is shown which rooms are alive."""
        levels: dict[str | None, dict[str, int]] = {None: {}}
        for room, by_device in by_room.items():
            by_person: dict[str, int] = {}
            for device, level in by_device.items():
                person = self._spots[device].person
                by_person[person] = min(level, by_person.get(person, level))
            levels[room] = by_person
            levels[None] |= by_person
        for room, scene in self._scenes.items():
            near = levels.setdefault(room, {})
            near |= {spot.person: levels[None][spot.person] for spot in scene.callers if spot.person in levels[None]}
        told = {room: {"levels": reading} for room, reading in self._meters.readings(at_ms, levels).items()}
        for page in self._pages if told else ():
            spot = self._spots.get(page.device)
            if spot is not None and spot.attends is not None:
                payload = told.get(None if spot.oversees else spot.attends)
                if payload is not None:
                    page.connection.send("levels", payload)

    def _voiced(self, room: str, scene: Scene) -> Scene:
        """With who speaks in it; the same object as before where nothing changed, so that nobody is seated anew."""
        if (voices := self._voices.get(room)) is not None:
            speaker, order = voices.speaker, front(voices.order(), scene.callers)
            if (scene.speaker, scene.voices) != (speaker, order):
                scene = replace(scene, speaker=speaker, voices=order)
        before = self._scenes.get(room)
        return before if before == scene and before is not None else scene

    def restarted(self) -> None:
        """The worker is a new one: every leg is gone."""
        self._legs.clear()
        self._gone.clear()
        self._versions.clear()
        self._untold_whole, self._asked = True, None
        self._changed.set()
        self._pages.everyone("media", {"state": "restart"}, self._pages)

    def welcome(self, page: Page) -> None:
        """A page whose connections belong to a server that died need not find out by their silence."""
        if not self._legs & {pub_leg(page.device), sub_leg(page.device)}:
            page.connection.send("media", {"state": "restart"})  # one that has made none yet takes no notice

    def leg_state(self, leg: str, version: int, state: str) -> None:
        """`up` or `down`, of one leg: its page is told."""
        device, _, end = leg.rpartition(".")
        spot = self._spots.get(device)
        page = None if spot is None else self._pages.of(spot.person, device)
        if page is not None:
            page.connection.send("media", {"state": state, "leg": end, "version": version})

    # who plays where
    def _seat(self) -> None:
        seated: set[str] = set()
        for page in self._pages:
            if page.device in self._spots:
                seated.add(page.device)
                self._seat_page(page)
        for device in self._seats.keys() - seated:
            del self._seats[device]
            self._set_rows(device, ())
        self._flush()

    def _seat_page(self, page: Page) -> None:
        spot, seat = self._spots.get(page.device), self._seats.get(page.device)
        if spot is None:
            return
        if seat is not None and seat.spot.attends != spot.attends and page.cameras is not None:
            page.cameras = ()  # it wished for people of the room that it left; all there are shown until it says whom
        scene = NOTHING if spot.attends is None else self._scenes[spot.attends]
        if seat is not None and seat.scene is scene and seat.spot == spot and seat.wish == page.cameras:
            return
        before: Mapping[int, Source] = {} if seat is None else seat.slots
        slots = seats(spot, scene, page.cameras, before)
        self._seats[page.device] = Seat(spot, scene, page.cameras, slots)
        if slots != before:
            self._set_rows(page.device, rows(slots))
            self.tell_slots(page)

    def _set_rows(self, device: str, found: Sequence[Row]) -> None:
        leg = sub_leg(device)
        self._untold[leg] = found
        if found:
            self._rows[leg] = found
        else:
            self._rows.pop(leg, None)

    def tell_slots(self, page: Page) -> None:
        version, seat = self._versions.get(page.device), self._seats.get(page.device)
        if version is not None:
            slots = [] if seat is None else [(str(mid), *source) for mid, source in sorted(seat.slots.items())]
            if not page.connection.send("slots", {"version": version, "slots": slots}):
                page.behind = True  # told again when it is caught up

    # what the worker is told
    def _flush(self) -> None:
        """Written at once where nothing is under way; `run` hears the answer."""
        if self._asked is None and (self._untold or self._untold_whole):
            whole = self._untold_whole or not self._rows
            changed, self._untold, self._untold_whole = self._untold, {}, False
            self._asked = self._media.route(self._session_id, self._rows if whole else changed, whole=whole)
        if self._asked is not None or self._gone:
            self._changed.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._changed.wait()
            self._flush()
            self._changed.clear()  # after `_flush`, which sets it: a refusal waits for the next change
            asked, gone, self._gone = self._asked, self._gone, set()
            try:
                if asked is not None:
                    await asked
                for leg in gone:
                    await self._media.close_leg(self._session_id, leg)
                    self._spoke_by.pop(leg, None)
            except MediaRefused as refused:  # a worker that is being replaced: `restarted` begins anew
                log.warning("the media worker did not take a table", extra={"code": refused.code})
                self._untold_whole = True
                if self._asked is asked:
                    self._asked = None
                continue
            if self._asked is asked:
                self._asked = None
                self._flush()
