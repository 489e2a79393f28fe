"""What a learner's page is never sent, whatever it would have made of it; and an observer's page that nobody notices.

The frames of the pages are read, those of their sockets and of REST, and compared with the table of roles that people
edit (tests/rules/expected_roles.txt).
"""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bench._crowd import Page, Refused
from tests.browser.chromium import Chromium
from tests.browser.classroom_page import ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.demo import Demo
from tests.browser.frames import Frames, Part
from tests.browser.groups_page import in_group, rooms_of
from tests.rules.expected import SEES

READY, NEAR, FAR, ALONE, HELD_BACK = 0, 3, 4, 5, 2  # of the demo's learners
PRESENT = {"member", "devices", "sending"}  # who is in the class at all, in whatever room
OF_A_ROOM = {"call", "listening"}  # whoever is in it is shown that their group called, and that somebody listens in
PRIVATE = "secret"  # in every text here that is not for the learner who is looked at


class Others:
    """Light pages, and what they do while the learner's page is in a group with one of them, and one is in none."""

    def __init__(self, server: Demo, http: aiohttp.ClientSession) -> None:
        self.server = server
        self.all = [
            Page(server, http, person)
            for person in (server.teacher, *(server.learner(n) for n in (NEAR, FAR, ALONE, HELD_BACK)))
        ]
        self.teacher, self.near, self.far, self.alone, self.held_back = self.all

    async def come(self) -> None:
        for page in self.all:
            await page.come_in()
        assert self.held_back.door["state"] == "waiting"

    async def open_groups(self, learner: str) -> list[str]:
        names = ["North", "South"]
        seats = {learner: 0, self.near.id: 0, self.far.id: 1}
        await self.teacher.command("breakout.prepare", "shut", name="secret set", names=names, rounds=[seats])
        plan = {"names": names, "rounds": [seats, seats], "late": "main"}
        await self.teacher.command("breakout.prepare", "open", name="Two", **plan)
        await self.teacher.command("breakout.open", id="open")
        return await rooms_of(self.server, "open")

    async def act(self, rooms: list[str]) -> None:
        """Each of these is an item that staff see. The learner's group calls too, and the teacher listens in there."""
        await self.near.command("chat.send", text="secret of near to staff", to="staff")
        await self.far.command("chat.send", text="secret of the far group")
        await self.far.command("hand.raise")
        await self.far.command("media.set", device=self.far.device, microphone=True)
        await self.teacher.command("chat.send", text="secret among staff", to="staff")
        await self.teacher.command("breakout.go", to=rooms[1])
        await self.teacher.command("chat.send", text="secret of the teacher in the far group")
        await self.teacher.command("breakout.go", to="main")
        await self.far.command("help.call", text="secret question of the far group")
        await self.alone.command("help.call", text="secret question of one alone")
        await self.near.command("help.call", text="a question of the group")
        await self.teacher.command("voice.listen", room=rooms[1])
        await self.teacher.command("voice.listen", room=rooms[0])
        await self.near.command("chat.send", text="the end")

    async def close(self) -> None:
        for page in self.all:
            await page.close()


async def a_learner_in_a_group(
    demo: OpenDemo, browser: Chromium, http: aiohttp.ClientSession
) -> tuple[Others, ClassroomPage, Frames, list[str]]:
    """With the frames of her page from its first on, and the rooms, of which hers is the first."""
    server = await demo(learners=6, gate="block")
    others = Others(server, http)
    await others.come()
    learner = await browser.person(server.learner(READY), who=1)
    frames = Frames(learner.page)
    await learner.join()
    rooms = await others.open_groups(learner.person["id"])
    await in_group(learner)
    return others, learner, frames, rooms


async def test_a_learner_is_sent_nothing_that_she_may_not_see(
    demo: OpenDemo, browser: Chromium, http: aiohttp.ClientSession
) -> None:
    others, learner, frames, rooms = await a_learner_in_a_group(demo, browser, http)
    server = others.server
    await others.act(rooms)
    await learner.panel("chat")
    await learner.reads("the end")  # everything before it would have come before it

    seen_by_staff = str(await state(server, server.teacher))
    assert seen_by_staff.count(PRIVATE) == 7 and others.held_back.id in seen_by_staff
    own_state = await state(server, learner.person)
    for text in (PRIVATE, others.held_back.id):
        assert not await frames.came(text), text
        assert text not in str(own_state)
    parts = await frames.parts()
    parts += [Part(kind, id, room, view) for kind, id, _, room, view in own_state["items"]]
    faults = [part for part in parts if not may_be_shown(part, learner.person["id"], {"main", rooms[0]})]
    faults += [part for part in parts if others.far.id in whose(part) and part.kind not in PRESENT]
    assert not faults, faults
    assert {(part.kind, part.room) for part in parts if part.kind in OF_A_ROOM} == {
        (kind, rooms[0]) for kind in OF_A_ROOM
    }
    for name, payload in frames.events():
        assert name == "shown" or others.far.id not in str(payload), f"{name} tells of who is in another room"
    await others.close()


async def state(server: Demo, person: dict[str, Any]) -> Any:
    return await server.api(f"/api/v1/sessions/{server.session}/state", person["token"])


def may_be_shown(part: Part, learner: str, her_rooms: set[str]) -> bool:
    if part.room is not None and part.room not in her_rooms:
        return False
    if row_of(part) in OF_A_ROOM:
        return True
    return learner in whose(part) or (SEES[row_of(part), "learner"] and not for_staff(part))


def whose(part: Part) -> set[str]:
    return {part.id, *(part.view[name] for name in ("author", "by", "person") if part.view.get(name))}


def row_of(part: Part) -> str:
    """Of the table of roles."""
    if part.kind == "message" and part.view["to"] == "staff":
        return "message:to_staff"
    if part.kind == "breakout_set" and not part.view["open"]:
        return "breakout_set:closed"
    if part.kind == "call" and not part.view["group"]:
        return "call:of_one"
    return part.kind


def for_staff(part: Part) -> bool:
    """Whether it holds what only staff are shown of an item that others see too."""
    if part.kind == "breakout_set":
        return part.view["plans"] is not None or part.view["met_twice"] > 0 or len(part.view["unmet"]) > 0
    return False


OBSERVER_TRIES: list[dict[str, Any]] = [
    {"kind": "chat.send", "text": "I was never here"},
    {"kind": "chat.send", "text": "I was never here", "to": "staff"},
    {"kind": "hand.raise"},
    {"kind": "reaction.send", "emoji": "heart"},
    {"kind": "breakout.go", "to": "main"},
    {"kind": "breakout.need_minute"},
    {"kind": "help.call", "text": "I was never here"},
    {"kind": "voice.listen", "room": "main"},
    {"kind": "voice.broadcast", "on": True},
    {"kind": "media.mute_all"},
    {"kind": "door.let_in_all"},
]


async def test_an_observer_sees_every_room_and_cannot_be_seen_to_act(
    demo: OpenDemo, browser: Chromium, http: aiohttp.ClientSession
) -> None:
    others, learner, seen_by_learner, rooms = await a_learner_in_a_group(demo, browser, http)
    server = others.server
    watcher = next(each for each in server.facts["people"] if each["role"] == "administrator")
    observer = await browser.person(watcher, who=2)
    seen_by_observer = Frames(observer.page)
    await observer.join()
    await others.near.command("chat.send", text="the observer has come")
    await learner.panel("chat")
    await learner.reads("the observer has come")
    known = await about(seen_by_learner, watcher["id"])
    assert {part.kind for part in known} <= PRESENT
    sending = [part.view for part in known if part.kind == "sending"]
    assert not any(view["microphone"] or view["camera"] or view["screen"] for view in sending), sending

    for name in ("mic-toggle", "camera-toggle", "screen-toggle", "hand-toggle", "chat-input"):
        await observer.gone(name)
    light = Page(server, http, watcher, "tries")
    await light.come_in()
    known = await settled(others, learner, seen_by_learner, watcher["id"])
    for wish in OBSERVER_TRIES:
        with pytest.raises(Refused):
            await light.command(**wish)
    await others.act(rooms)
    await learner.reads("the end")
    assert await about(seen_by_learner, watcher["id"]) == known, "nothing of what the observer tries is shown"
    assert not await seen_by_learner.came("never here")
    assert await seen_by_observer.came("secret of the far group")
    assert await seen_by_observer.came("question of the far group")
    assert not await seen_by_observer.came("question of one alone")
    assert not await seen_by_observer.came("to staff") and not await seen_by_observer.came("among staff")
    assert not await seen_by_observer.came(others.held_back.id)
    await light.close()
    await others.close()


async def settled(others: Others, learner: ClassroomPage, frames: Frames, person: str) -> list[Part]:
    """What the learner was shown of a person, now that their second device is there."""
    await others.near.command("chat.send", text="two devices")
    await learner.reads("two devices")
    return await about(frames, person)


async def about(frames: Frames, person: str) -> list[Part]:
    return [part for part in await frames.parts() if person == part.id or person in str(part.view)]
