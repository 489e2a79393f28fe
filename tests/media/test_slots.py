"""What a page is told to play: a real class and a real media worker, without packets."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from classroom.live.session import Session
from classroom.media.control.client import MediaClient
from classroom.rooms.tools import breakouts, listening, moving, spotlight
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.publishing import SetMedia
from tests.live.conftest import PEOPLE, School, Tab

VERSION = 1


@pytest.fixture
async def school(media: MediaClient, tmp_path: Path) -> AsyncGenerator[School]:
    school = School(tmp_path / "classroom.sqlite3", media)
    await school.start()
    yield school
    await school.stop()


class Room:
    """A class in which everybody sends sound and pictures, and every page plays what comes."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.tabs: dict[str, Tab] = {}
        self._wishes = 0

    async def comes(self, school: School, person: str) -> Tab:
        tab = self.tabs[person] = await school.tab(person)
        assert tab.page is not None
        if person != "olu":
            await self.does(person, SetMedia(tab.device, microphone=True, camera=True))
        await self.session.subscribe(tab.page, VERSION)
        return tab

    async def does(self, person: str, command: object) -> str:
        self._wishes += 1
        await self.session.obey(person, f"w-{self._wishes}", command)  # type: ignore[arg-type]
        return f"w-{self._wishes}"

    def plays(self, person: str, kind: str) -> list[str]:
        """The people, in the order of the slots."""
        told = [payload for event, payload in self.tabs[person].got if event == "slots"]
        assert isinstance(told[-1], dict)
        return [by for _, by, _, of in told[-1]["slots"] if of == kind]  # type: ignore[reportUnknownVariableType]


@pytest.fixture
async def room(school: School) -> Room:
    room = Room(await school.sessions.get("s"))
    for person in PEOPLE:
        await room.comes(school, person)
    return room


async def open_rooms(room: Room, *seats: str) -> list[str]:
    """Each named person in a room of their own; the rooms."""
    plan = ({person: n for n, person in enumerate(seats)},)
    names = tuple(f"Group {n}" for n in range(len(seats)))
    id = await room.does("tess", breakouts.Prepare("Pairs", names, plan))
    await room.does("tess", moving.Open(id))
    known = room.session.turns.ledger.room.of(breakouts.BreakoutSet)[id]
    assert known.opening is not None
    return list(known.opening.rooms)


async def test_who_is_moved_is_sent_all_pictures_of_the_new_room_before_their_page_asks(room: Room) -> None:
    one, two = await open_rooms(room, "ada", "bob")
    page = room.tabs["ada"].page
    assert page is not None
    room.session.show(page, ["tess"])  # what a page of the class wished for
    assert room.plays("ada", "camera") == room.plays("ada", "audio") == []
    await room.does("tess", moving.Move(("ada",), two))
    assert room.plays("ada", "camera") == room.plays("ada", "audio") == ["bob"]
    room.session.show(page, ["tess"])  # said too late
    assert room.plays("ada", "camera") == []
    room.session.show(page, ["bob"])
    await room.does("tess", moving.Move(("bob",), one))
    assert room.plays("ada", "camera") == room.plays("ada", "audio") == []
    await room.does("tess", moving.Move(("ada", "bob"), "main"))
    assert sorted(room.plays("ada", "camera")) == ["bob", "tess"]


async def test_who_wants_only_sound_is_sent_no_picture_wherever_they_go(room: Room) -> None:
    page = room.tabs["ada"].page
    assert page is not None
    assert sorted(room.plays("ada", "camera")) == ["bob", "tess"]
    room.session.show(page, None)
    assert room.plays("ada", "camera") == [] and sorted(room.plays("ada", "audio")) == ["bob", "tess"]
    await room.does("tess", spotlight.SetSpotlight("bob"))
    await open_rooms(room, "bob")
    await room.does("tess", moving.Move(("ada",), room.session.turns.ledger.room.of(Member)["bob"].stays_in))
    assert room.plays("ada", "camera") == [] and room.plays("ada", "audio") == ["bob"]
    room.session.show(page, [])
    assert room.plays("ada", "camera") == ["bob"]


async def test_the_spotlight_is_sent_whatever_a_page_wishes_and_ends_with_it(room: Room) -> None:
    page = room.tabs["ada"].page
    assert page is not None
    room.session.show(page, ["tess"])
    await room.does("tess", spotlight.SetSpotlight("bob"))
    assert sorted(room.plays("ada", "camera")) == ["bob", "tess"]
    assert room.plays("bob", "camera") == ["tess", "ada"]
    await room.does("tess", spotlight.SetSpotlight(None))
    assert room.plays("ada", "camera") == ["tess"]


async def test_who_listens_in_hears_and_sees_that_room_and_is_not_heard_in_it(room: Room) -> None:
    one, two = await open_rooms(room, "ada", "bob")
    await room.does("tess", listening.Listen(one))
    assert room.plays("tess", "audio") == room.plays("tess", "camera") == ["ada"]
    assert room.plays("ada", "audio") == room.plays("ada", "camera") == []
    await room.does("tess", listening.Listen(two))
    assert room.plays("tess", "audio") == room.plays("tess", "camera") == ["bob"]
    await room.does("tess", listening.Listen(None))
    assert room.plays("tess", "audio") == room.plays("tess", "camera") == []


async def test_who_speaks_to_rooms_is_heard_in_these_and_seen_in_none(room: Room) -> None:
    one, _ = await open_rooms(room, "ada", "bob")
    await room.does("tess", listening.Speak(on=True))
    assert room.plays("ada", "audio") == room.plays("bob", "audio") == ["tess"]
    assert room.plays("ada", "camera") == room.plays("tess", "audio") == []
    await room.does("tess", listening.Speak(on=True, rooms=(one,)))
    assert (room.plays("ada", "audio"), room.plays("bob", "audio")) == (["tess"], [])
    await room.does("tess", SetMedia("tess-pc", microphone=False))
    assert room.plays("ada", "audio") == []
    await room.does("tess", SetMedia("tess-pc", microphone=True))
    assert room.plays("ada", "audio") == ["tess"]
    await room.does("tess", listening.Speak(on=False))
    assert room.plays("ada", "audio") == []
