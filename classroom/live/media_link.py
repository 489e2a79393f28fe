"""Keeps the media worker equal to the class: who may hear and see whom is told to it as one table, whenever it changes.

The table is decided between two commits and sent by a task of its own, the newest one only: a slow worker never holds
up the class. A worker that died is a new one that knows nothing; pages are told and send their offers again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from classroom.live.pages import Page, Pages
from classroom.live.signals import Meter, Voices
from classroom.live.stage import AUDIO, SLOTS, Looks, Source, Spot, Table, pub_leg, seats, spots, sub_leg, table
from classroom.media.control.client import MediaClient, MediaRefused
from classroom.rooms.tool import Refused, Things

log = logging.getLogger(__name__)
T = TypeVar("T")


class MediaLink:
    def __init__(self, session_id: str, media: MediaClient, pages: Pages, clock_ms: Callable[[], int]) -> None:
        self._session_id, self._media, self._pages, self._clock_ms = session_id, media, pages, clock_ms
        self._spots: dict[str, Spot] = {}
        self._seated: dict[str, dict[int, Source]] = {}  # by the device that looks
        self._versions: dict[str, int] = {}  # of the subscribe leg, by device
        self._legs: set[str] = set()
        self._gone: set[str] = set()  # legs to be closed
        self._wanted: Table = {}
        self._told: Table | None = None
        self._changed = asyncio.Event()
        self._voices, self._meter = Voices(), Meter()

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
        """Call after a commit that touched people or what they send, when pages come, go or look elsewhere."""
        self._spots = spots(things)
        self._voices.forget({spot.person for spot in self._spots.values()})
        self._seat()

    def hear(self, levels: Mapping[str, int]) -> None:
        """`levels` by publish leg, from the worker every 200 ms."""
        at_ms = self._clock_ms()
        audible = {spot.device: spot.person for spot in self._spots.values() if spot.place and AUDIO in spot.sends}
        by_device = {id: levels[pub_leg(id)] for id in audible if pub_leg(id) in levels}
        before = self._voices.speaker, self._voices.order()[: SLOTS.count(AUDIO)]
        self._voices.hear(at_ms, by_device, audible)
        if before != (self._voices.speaker, self._voices.order()[: SLOTS.count(AUDIO)]):
            self._seat()
        by_person: dict[str, int] = {}
        for id, level in by_device.items():
            by_person[audible[id]] = min(level, by_person.get(audible[id], 127))
        reading = self._meter.reading(at_ms, by_person)
        if reading is not None:
            inside = [page for page in self._pages if (spot := self._spots.get(page.device)) and spot.place]
            self._pages.everyone("levels", {"levels": reading}, inside)

    def restarted(self) -> None:
        """The worker is a new one: every leg is gone."""
        self._legs.clear()
        self._gone.clear()
        self._versions.clear()
        self._told = None
        self._changed.set()
        self._pages.everyone("media", {"state": "restart"}, self._pages)

    def welcome(self, page: Page) -> None:
        """A page whose connections belong to a server that died need not find out by their silence."""
        if not self._legs & {pub_leg(page.device), sub_leg(page.device)}:
            page.connection.send("media", {"state": "restart"})  # one that has made none yet takes no notice

    def leg_state(self, leg: str, state: str) -> None:
        """`up` or `down`, of one leg: its page is told."""
        for page in self._pages:
            if leg in (pub_leg(page.device), sub_leg(page.device)):
                page.connection.send("media", {"state": state, "leg": leg.rpartition(".")[2]})

    def _seat(self) -> None:
        order, speaker = self._voices.order(), self._voices.speaker
        seated = {
            page.device: seats(
                Looks(page.device, page.cameras, self._seated.get(page.device, {})), self._spots, order, speaker
            )
            for page in self._pages
            if page.device in self._spots
        }
        before, self._seated = self._seated, seated
        for page in self._pages:
            if before.get(page.device) != seated.get(page.device):
                self.tell_slots(page)
        self._gone |= {leg for leg in self._legs if leg.rpartition(".")[0] not in self._spots}
        self._legs -= self._gone
        self._wanted = table(seated)
        if self._gone or self._wanted != self._told:
            self._changed.set()

    def tell_slots(self, page: Page) -> None:
        version = self._versions.get(page.device)
        if version is not None:
            slots = [(str(mid), *source) for mid, source in sorted(self._seated.get(page.device, {}).items())]
            if not page.connection.send("slots", {"version": version, "slots": slots}):
                page.behind = True  # told again when it is caught up

    # the task
    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            gone, self._gone = self._gone, set()
            wanted = self._wanted
            try:
                for leg in gone:
                    await self._media.close_leg(self._session_id, leg)
                if wanted != self._told:
                    await self._media.route(self._session_id, wanted)
                    self._told = wanted
            except MediaRefused as refused:  # a worker that is being replaced: `restarted` begins anew
                log.warning("the media worker did not take a table", extra={"code": refused.code})
