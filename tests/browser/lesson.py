"""The script of a lesson, as a teacher gives it in the page: door, sound, three rounds of groups, help, the end.

Nothing is waited for but what is seen; all that is done is noted as it is done.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

import aiohttp
from playwright.async_api import TimeoutError as NotSeen
from playwright.async_api import expect

from bench._crowd import SEEN_S, Page, until_all_see
from bench._many import microphone
from bench._voice import Voice
from classroom.media.worker.dtls import Certificate
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.demo import Demo
from tests.browser.groups_page import in_group, in_no_group, open_groups
from tests.browser.lesson_notes import MAIN, Notes
from tests.browser.lesson_tools import Tools
from tests.browser.test_flow import activity

PAGES, LIGHT = 3, 26  # of learners: in the browser, and without one
ROUNDS = 3
TEACHER, *OTHERS = range(1 + PAGES)  # recognisable as these (source.js)
AWAY, LEAVES, CALLS, RAISES = 3, 5, 7, 9  # of the light ones
SPEAK = range(10, 15)  # of the light ones: their microphones are on


class Lesson:
    def __init__(self, server: Demo, http: aiohttp.ClientSession, pages: list[ClassroomPage], whole: bool) -> None:
        self.server = server
        self.teacher, *self.pages = pages
        self.light = [Page(server, http, server.learner(n)) for n in range(PAGES, PAGES + LIGHT)]
        self.here = list(self.light)
        self.notes = Notes()
        self.tools = Tools(self, whole)
        self.plans: list[dict[str, str]] = []  # of each round: person -> room
        self.names: list[str] = []  # of the groups

    @property
    def teachers_id(self) -> str:
        return self.teacher.person["id"]

    async def play(self) -> None:
        await self.comes_in()
        await self.is_muted()
        await self.tools.in_main()
        await self.has_groups_made()
        await self.first_round()
        await self.second_round()
        await self.third_round()
        await self.tools.came_back()
        await self.ends()

    # the door and the sound
    async def comes_in(self) -> None:
        teacher = self.teacher
        began_s = time.time()
        await comes(teacher)
        await teacher.see("mic-toggle", state="on")
        self.notes.comes(self.teachers_id, began_s)
        await teacher.page.evaluate("window.__hears()")
        await activity(teacher, "open-locks")
        await teacher.by("lock-door").click()
        await teacher.see("lock-door", state="on")
        await asyncio.gather(*(page.come_in() for page in self.light), *(waits(page) for page in self.pages))
        assert {page.door["state"] for page in self.light} == {"waiting"}
        await teacher.panel("door")
        first, *others = self.pages
        await self.lets_in(first)
        began_s = time.time()
        await self.all_see(teacher.by("let-in-all").click, lambda page: page.place == MAIN)
        for page in others:
            await page.see("mic-toggle", state="off")
        for person in ids([*others, *self.light]):
            self.notes.comes(person, began_s)

    async def lets_in(self, page: ClassroomPage) -> None:
        began_s = time.time()
        await self.teacher.by("let-in", id=page.person["id"]).click()
        await page.see("mic-toggle", state="off")
        self.notes.comes(page.person["id"], began_s)

    async def is_muted(self) -> None:
        began_s = time.time()
        for page in self.pages:
            await page.by("mic-toggle").click()
            await page.page.evaluate("window.__hears()")
        speaking = [self.light[n] for n in SPEAK]
        for page in speaking:
            await page.command("media.set", device=page.device, microphone=True)
        for who, page in zip(OTHERS, self.pages, strict=True):
            await page.see("mic-toggle", state="on")
            await hears(page, {TEACHER, *OTHERS} - {who})
        await self.teacher.panel("people")
        await self.all_see(self.teacher.by("mute-all").click, lambda page: microphone(page) is False, speaking)
        for page in self.pages:
            await page.see("mic-toggle", state="off")
            await hears(page, {TEACHER})
            self.notes.spoke[page.person["id"]] = time.time() - began_s
        await hears(self.teacher, set())

    # groups
    async def has_groups_made(self) -> None:
        teacher = self.teacher
        await open_groups(teacher)
        for _ in range(ROUNDS - 1):
            await teacher.by("group-rounds").get_by_role("button").last.click()
        await teacher.by("breakout-create").click()
        await teacher.see("breakout-open")
        await teacher.see("met-twice", count="0")
        state = await self.server.api(f"/api/v1/sessions/{self.server.session}/state", self.teacher.person["token"])
        id, view = next((id, view) for kind, id, _, _, view in state["items"] if kind == "breakout_set")
        assert {len(plan) for plan in view["plans"]} == {PAGES + LIGHT}
        self.names = view["names"]
        for number, plan in enumerate(view["plans"], 1):  # a set's openings are counted in the ids of its rooms
            self.plans.append({seat["person"]: f"{id}.{number}.{seat['room']}" for seat in plan})
        met = [pair for plan in self.plans for pair in pairs(plan)]
        assert len(met) == len({*met}), "somebody meets somebody twice"

    def name_of(self, room: str) -> str:
        return self.names[int(room.rsplit(".", 1)[1])]

    async def goes_to(self, number: int, button: str) -> None:
        """All who are here are in their rooms of this round."""
        began_s, plan = time.time(), self.plans[number - 1]
        await self.all_see(self.teacher.by(button).click, lambda page: page.place == plan[page.id])
        for page in self.pages:
            await in_group(page)
            await page.stands_in(plan[page.person["id"]])
        self.notes.moves(plan, began_s)

    async def first_round(self) -> None:
        await self.goes_to(1, "breakout-open")
        await self.all_write_in_their_rooms()
        await self.gets_help(self.pages[0])
        caller, raiser, away = (self.light[n] for n in (CALLS, RAISES, AWAY))
        await caller.command("help.call", text="Is this right?")
        self.notes.does(caller.id, "help")
        await self.teacher.see("help-item", id=caller.place or "")
        await caller.command("help.cancel")
        await self.teacher.gone("help-item")
        await raiser.command("hand.raise")
        await self.pages[1].by("hand-toggle").click()
        await self.pages[1].see("hand-toggle", state="on")
        for person in (raiser.id, self.pages[1].person["id"]):
            self.notes.does(person, "hand")
        await self.leaves(away)

    async def all_write_in_their_rooms(self) -> None:
        """Each of the pages writes, and so does a neighbour of each."""
        for page in self.pages:
            room = self.notes.place[page.person["id"]]
            neighbour = next(light for light in self.here if light.place == room)
            said = f"{neighbour.id} reads {page.person['id']}"
            await neighbour.command("chat.send", text=said)
            await page.panel("chat")
            await page.reads(said)
            said = f"{page.person['name']} is here"
            await page.write(said)
            await page.reads(said)
            for person in (neighbour.id, page.person["id"]):
                self.notes.does(person, "message")

    async def gets_help(self, learner: ClassroomPage) -> None:
        teacher, room = self.teacher, self.notes.place[learner.person["id"]]
        await learner.by("help-text").fill("Which card comes first?")
        await learner.by("help-call").click()
        self.notes.does(learner.person["id"], "help")
        await expect(await teacher.see("help-item", id=room, state="waiting")).to_contain_text("Which card")
        began_s = time.time()
        await teacher.by("help-claim", id=room).click()
        await in_group(teacher)
        await teacher.stands_in(room)
        self.notes.moves({self.teachers_id: room}, began_s)
        await expect(learner.by("group-bar")).to_contain_text("is with you", timeout=PATIENCE_MS)
        await self.hear_teacher()
        await teacher.by("help-resolve", id=room).click()
        await learner.see("help-call")
        await self.tools.polls_here(learner)
        began_s = time.time()
        await teacher.by("back-to-main").click()
        await in_no_group(teacher)
        self.notes.moves({self.teachers_id: MAIN}, began_s)
        await open_groups(teacher)

    async def second_round(self) -> None:
        """In which the teacher speaks to all rooms: a page or an ear is in each of them."""
        await self.goes_to(2, "breakout-next-round")
        await self.comes_back(self.light[AWAY])
        await self.hear_teacher()
        ears = await self.ears_elsewhere()
        for ear in ears:
            ear.listen(True)
        await self.hear_teacher()
        assert not any(ear.hears.is_set() for ear in ears)
        await self.teacher.by("speak-to-all").click()
        for page in self.pages:
            await page.see("broadcast", id=self.teachers_id)
        await self.hear_teacher(everywhere=True)
        async with asyncio.timeout(SEEN_S):
            await asyncio.gather(*(ear.hears.wait() for ear in ears))
        await self.teacher.by("stop-speaking").click()
        for page in self.pages:
            await page.gone("broadcast")
        await self.hear_teacher()
        for ear in ears:
            await ear.close()

    async def ears_elsewhere(self) -> list[Voice]:
        """Of one person in each room that no page is in."""
        plan, certificate = self.plans[1], Certificate()
        ears = [
            Voice(next(page for page in self.here if page.place == room), number, certificate)
            for number, room in enumerate(sorted({*plan.values()} - {plan[id] for id in ids(self.pages)}))
        ]
        await asyncio.gather(*(ear.connect() for ear in ears))
        return ears

    async def hear_teacher(self, everywhere: bool = False) -> None:
        """Of the pages those who are where the teacher is, or all; of pupils nobody is heard."""
        for page in self.pages:
            with_teacher = self.notes.place[page.person["id"]] == self.notes.place[self.teachers_id]
            await hears(page, {TEACHER} if everywhere or with_teacher else set())

    async def third_round(self) -> None:
        """In which one is moved by drag; and it ends with a minute that a group asked for."""
        await self.goes_to(3, "breakout-next-round")
        await self.tools.in_groups()
        teacher, mover = self.teacher, self.pages[2]
        id = mover.person["id"]
        to = next(room for room in self.plans[2].values() if room != self.notes.place[id])
        began_s = time.time()
        await drag(teacher, id, to)
        await mover.stands_in(to)
        await self.until_seen(lambda page: page.view("member", id)["place"] == to)
        self.notes.moves({id: to}, began_s)
        await self.leaves(self.light[LEAVES])
        await teacher.by("breakout-close-gently").click()
        await mover.by("need-minute").click()
        await mover.gone("need-minute")
        await teacher.gone("breakout-close-gently")
        began_s = time.time()
        await self.all_see(teacher.by("breakout-close").click, lambda page: page.place == MAIN)
        for page in self.pages:
            await in_no_group(page)
        self.notes.moves(dict.fromkeys(self.plans[2], MAIN), began_s)

    async def ends(self) -> None:
        await self.hear_teacher()
        began_s = time.time()
        await self.teacher.by("end-class").click()
        await self.teacher.by("end-now").click()
        for page in (self.teacher, *self.pages):
            await page.see("ended")
        self.notes.goes(sorted(self.notes.here), began_s)
        self.notes.spoke[self.teachers_id] = time.time() - self.notes.came[self.teachers_id][0].from_s

    # coming and going meanwhile
    async def leaves(self, page: Page) -> None:
        began_s = time.time()
        self.here.remove(page)
        assert page.socket
        await page.socket.ask("leave", {})
        self.notes.goes([page.id], began_s)
        await page.close()

    async def comes_back(self, page: Page) -> None:
        """To the room of the round that runs."""
        began_s = time.time()
        await page.come_in()
        self.here.append(page)
        self.notes.comes(page.id, began_s)
        assert page.place == self.notes.place[page.id] == self.plans[1][page.id]

    async def all_see(
        self, act: Callable[[], Awaitable[object]], sees: Callable[[Page], bool], pages: list[Page] | None = None
    ) -> None:
        pages = self.here if pages is None else pages
        await until_all_see(pages, act, sees)
        blind = [page for page in pages if not sees(page)]
        lost = [page.id for page in blind if page.socket and page.socket.ended.is_set()]
        assert not blind, f"not seen by {ids(blind)}; the line of {lost} was closed"

    async def until_seen(self, sees: Callable[[Page], bool], pages: Sequence[Page] | None = None) -> None:
        """By all; some may have seen it already."""
        if left := [page for page in (self.here if pages is None else pages) if not sees(page)]:
            await self.all_see(lambda: asyncio.sleep(0), sees, left)


async def comes(page: ClassroomPage) -> None:
    """Without a camera: five of them would take the time of this machine."""
    await page.open_door()
    await page.by("preview-camera").click()
    await page.see("preview-camera", state="off")
    await page.by("join-button").click()


async def waits(page: ClassroomPage) -> None:
    await comes(page)
    await page.see("lobby")


async def hears(page: ClassroomPage, who: set[int]) -> None:
    """Until the page is sent the tones of these people, and of nobody else."""
    wanted = ",".join(map(str, sorted(who)))
    try:
        await page.page.wait_for_function(
            "who => String(window.__heardNow()) === who", arg=wanted, timeout=PATIENCE_MS, polling=50
        )
    except NotSeen:
        heard, stats = await page.page.evaluate("window.__heardNow()"), await page.stats()
        raise AssertionError(f"{page.person['name']} hears {heard}, not {who}; {stats}") from None


async def drag(teacher: ClassroomPage, person: str, room: str) -> None:
    mouse = teacher.page.mouse
    await teacher.by("group-seat", id=person).first.hover()
    await mouse.down()
    target = await teacher.by("breakout-room", id=room).bounding_box()
    assert target
    await mouse.move(target["x"] + target["width"] / 2, target["y"] + target["height"] / 2, steps=8)
    await mouse.up()


def ids(pages: Iterable[ClassroomPage | Page]) -> list[str]:
    return [page.id if isinstance(page, Page) else page.person["id"] for page in pages]


def pairs(plan: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(one, other) for one, other in itertools.combinations(sorted(plan), 2) if plan[one] == plan[other]]
