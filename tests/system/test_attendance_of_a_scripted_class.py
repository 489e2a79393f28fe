"""A class by the watch: what the server wrote down of everybody is what a person with a watch would have written.

Late, early, two tabs, two devices, one in the room, one at the door, a cut line, a machine without power, a frozen
page, a server that is killed in mid-class and again before it could deliver. The seconds of the script are the measured
thing.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from tests.browser.demo import Demo
from tests.system.asking import Asking, as_table, attended_in, parts_of
from tests.system.hand import Hand, deviations
from tests.system.page import Page

EXACT_S = 5.0  # a disconnect
SHARE = 0.7  # of the class, to count: as far from who was there for half of it as from who was for nine tenths
NOTICED_S = 10  # shown as reconnecting
EARLY, LET_IN, OUTSIDE, LATE, TABS, DEVICES, ROOM, CRASH, LIFT, LOST, FROZEN = range(11)


class Watch:
    def __init__(self) -> None:
        self.began_s = time.time()

    async def at(self, second: float) -> None:
        """Presence is a duration: here it goes by, and nothing is waited for."""
        await asyncio.sleep(max(0.0, self.began_s + second - time.time()))


class ClassByTheWatch:
    """Plays the class; `hand` is what its own clock saw."""

    def __init__(self, server: Demo, http: aiohttp.ClientSession) -> None:
        self.server, self.http = server, http
        self.hand = Hand()
        self.teacher = Page(server, http, server.teacher)
        self.learners = [Page(server, http, server.learner(n)) for n in range(11)]
        self.learners[ROOM] = Page(server, http, server.learner(ROOM), where="here")
        self.second_tab = Page(server, http, server.learner(TABS), "second")
        self.phone = Page(server, http, server.learner(DEVICES), "phone")
        self.noticed_s: list[float] = []  # from the last sign of a dead machine and of a frozen page
        self.away_s = 0.0  # how long the server was

    async def play(self) -> None:
        watch = Watch()
        await self._first_half(watch)
        await self._server_dies(watch)
        await self._second_half(watch)

    async def _first_half(self, watch: Watch) -> None:
        hand, learners = self.hand, self.learners
        hand.comes(self.teacher.id, await self.teacher.comes())
        for page in learners:
            if page is not learners[LATE]:
                came_s = await page.comes()
                if page.door["state"] == "in":
                    hand.comes(page.id, came_s, "in_room" if page is learners[ROOM] else "remote")
        assert {page.id for page in learners if page.door.get("state") == "waiting"} == {
            learners[LET_IN].id,
            learners[OUTSIDE].id,
        }
        await watch.at(2)
        await self.second_tab.comes()
        await self.phone.comes()
        for page in (self.second_tab, self.phone):
            await self.teacher.sees(page.id, lambda view: view.get("kinds") == ["companion", "remote"])
        await watch.at(4)
        await self.teacher.command("door.let_in", person=learners[LET_IN].id)
        hand.comes(learners[LET_IN].id, time.time())
        await learners[ROOM].command("chat.send", "said-once", text="I can see the board from here.", to="room")
        await learners[TABS].command("hand.raise")
        await watch.at(6)
        await learners[TABS].closes()
        learners[LIFT].is_cut()
        await self.teacher.sees(learners[LIFT].id, lambda view: view["reconnecting"])
        await watch.at(8)
        await self.phone.leaves()
        hand.goes(learners[EARLY].id, await learners[EARLY].leaves())
        await watch.at(10)
        await learners[LIFT].comes_back()
        self.noticed_s = await asyncio.gather(self._dies(learners[CRASH]), self._dies(learners[FROZEN], frozen=True))

    async def _dies(self, page: Page, frozen: bool = False) -> float:
        """How many seconds after its last sign it was shown as reconnecting."""
        last_sign_s, died_s = await page.falls_silent(frozen)
        self.hand.goes(page.id, died_s)
        return await self.teacher.sees(page.id, lambda view: view["reconnecting"]) - last_sign_s

    async def _server_dies(self, watch: Watch) -> None:
        await watch.at(24)
        killed_s = time.time()
        await self.server.kill()
        self.hand.goes(self.learners[LOST].id, killed_s)
        await self.server.start()
        gone = {EARLY, OUTSIDE, LATE, TABS, CRASH, LOST, FROZEN}
        back = [page for n, page in enumerate(self.learners) if n not in gone]
        await asyncio.gather(*(page.comes_back() for page in (self.teacher, self.second_tab, *back)))
        self.away_s = time.time() - killed_s

    async def _second_half(self, watch: Watch) -> None:
        hand, learners = self.hand, self.learners
        # Its answer might have been lost with the server: the page asks again, and it is one message.
        await learners[ROOM].command("chat.send", "said-once", text="I can see the board from here.", to="room")
        await watch.at(34)
        hand.comes(learners[LATE].id, await learners[LATE].comes())
        await watch.at(40)
        room = learners[ROOM]
        await room.command("presence.be", device=room.device, device_kind="remote", room_device=False)
        hand.goes(room.id, now_s := time.time())
        hand.comes(room.id, now_s)
        await watch.at(48)
        await self.teacher.command("class.end")
        hand.all_go(time.time())
        await self.server.kill()  # before anything could be delivered
        for page in (learners[CRASH], learners[FROZEN], learners[LOST]):
            await page.closes()
        await self.server.start()


@pytest.mark.timeout(180)
async def test_attendance_and_progress_are_what_the_watch_says(server: Demo, http: aiohttp.ClientSession) -> None:
    ask = Asking(server, http)
    rule = await ask.json("PUT", f"sessions/{server.session}/rule", minimum_minutes_share=SHARE)
    assert rule["minimum_minutes_share"] == SHARE
    script = ClassByTheWatch(server, http)
    await script.play()

    people = (await ask.json("GET", f"sessions/{server.session}/attendance"))["people"]
    rows = {row["id"]: row for row in people}
    assert len(people) == len(rows) and set(rows) == {script.teacher.id, *(page.id for page in script.learners)}
    compare_with_the_watch(script, rows)
    assert await ask.table(f"sessions/{server.session}/attendance.csv") == as_table(people)
    assert {id: parts_of(row) for id, row in rows.items() if parts_of(row)} == {
        script.learners[ROOM].id: [("message", 1)],
        script.learners[TABS].id: [("hand", 1)],
    }

    await ask.until_delivered()
    await compare_progress(ask, script, rows)
    await compare_own_rows(ask, script, people)


def compare_with_the_watch(script: ClassByTheWatch, rows: dict[str, dict[str, Any]]) -> None:
    found = list(deviations(script.hand, rows))
    for person, came_s, went_s in found:
        print(f"{person:16} came {came_s:+.3f} s, went {went_s:+.3f} s")
    print("shown as reconnecting after the last sign:", *(f"{seconds:.1f} s" for seconds in script.noticed_s))
    print(f"all were back {script.away_s:.1f} s after the kill")
    assert max(abs(off_s) for _, *ends in found for off_s in ends) <= EXACT_S
    assert max(went_s for _, _, went_s in found) <= 1, "nobody is counted until their going was discovered"
    for person, row in rows.items():
        assert row["seconds"] == pytest.approx(script.hand.seconds(person), abs=EXACT_S), person
    assert rows[script.learners[OUTSIDE].id]["seconds"] == 0
    assert max(script.noticed_s) <= NOTICED_S


async def compare_progress(ask: Asking, script: ClassByTheWatch, rows: dict[str, dict[str, Any]]) -> None:
    """The course holds the same seconds, once, and what the rule makes of them."""
    taught = script.hand.stays[script.teacher.id]
    class_s = taught[-1][1] - taught[0][0]
    cells = await ask.live_cells()
    kept = attended_in(script.server)
    learners = [page.id for page in script.learners]
    assert sorted(kept) == sorted(id for id in learners if rows[id]["seconds"])
    passed: set[int] = set()
    for number, id in enumerate(learners):
        if number == OUTSIDE:
            assert (cells[id]["state"], cells[id]["score"]) == ("locked", None)
            continue
        margin_s = script.hand.seconds(id) - SHARE * class_s
        assert abs(margin_s) > EXACT_S, "the script leaves no doubt who was there for long enough"
        passed |= {number} if margin_s > 0 else set()
        assert (cells[id]["state"], cells[id]["source"]) == ("done" if margin_s > 0 else "started", "live class")
        assert kept[id]["class_seconds"] == pytest.approx(class_s, abs=2)
        assert kept[id]["seconds"] == rows[id]["seconds"]
        assert cells[id]["score"] == pytest.approx(min(1, kept[id]["seconds"] / kept[id]["class_seconds"]))
        assert [(part["kind"], part["count"]) for part in kept[id]["parts"]] == parts_of(rows[id])
    assert passed == {LET_IN, TABS, DEVICES, ROOM, LIFT}


async def compare_own_rows(ask: Asking, script: ClassByTheWatch, people: list[dict[str, Any]]) -> None:
    """A learner reads what staff read of her, and nothing of anybody else; who only looks on reads nothing."""
    server = script.server
    for number in (LATE, ROOM, OUTSIDE):
        person = server.learner(number)
        own = [row for row in people if row["id"] == person["id"]]
        path = f"sessions/{server.session}/attendance"
        assert (await ask.json("GET", path, person["token"]))["people"] == own
        assert await ask.table(f"{path}.csv", person["token"]) == as_table(own)
        assert set(await ask.live_cells(person["token"])) == {person["id"]}
    administrator = next(each for each in server.facts["people"] if each["role"] == "administrator")
    assert (await ask.json("GET", f"sessions/{server.session}/attendance", administrator["token"]))["people"] == []
