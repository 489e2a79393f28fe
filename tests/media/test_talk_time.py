"""From a voice to the fact: a real class, a real media worker and real packets; only the clock is ours."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from aiortc import AudioStreamTrack

from classroom.live.session import Session
from classroom.live.talk_time import EVERY_MS
from classroom.media.control.client import MediaClient
from classroom.rooms.tools.publishing import SetMedia
from classroom.rooms.tools.session import EndClass
from classroom.rooms.tools.speaking import LEAST_MS, Mode, SetPulse, SpeakingHeard
from tests.live.conftest import School

from .peers import ToneTrack, publisher


class Talk:
    """A class in which Ada speaks all the time and Bob says nothing."""

    def __init__(self, school: School, session: Session, media: MediaClient) -> None:
        self.school, self.session = school, session
        self.reports: asyncio.Queue[Mapping[str, int]] = asyncio.Queue()
        self.counted_ms = 0
        self._tell = media.on_spoken
        media.on_spoken = self._spoken

    def _spoken(self, session: str, spoken: Mapping[str, int]) -> None:
        self._tell(session, spoken)
        self.counted_ms += spoken.get("ada-pc.pub", 0)
        self.reports.put_nowait(spoken)

    async def beat(self, after_ms: int) -> None:
        """The class's next, whatever it has to say."""
        self.school.clock.ms += after_ms
        self.session.turns.nudge()
        while self.session.turns._next_beat_ms <= self.school.clock.ms:  # pyright: ignore[reportPrivateUsage]
            await asyncio.sleep(0)
        await self.session.report(SpeakingHeard({}))  # stands behind what the beat had to say

    async def facts(self) -> dict[str, list[int]]:
        """ms of each fact, by person."""
        found: dict[str, list[int]] = {}
        for row in await self.school.log.read("s"):
            if row.kind.startswith("speaking."):
                body = msgspec.json.decode(row.body)
                found.setdefault(body["id"], []).append(body["ms"])
        return found


@asynccontextmanager
async def talking(media: MediaClient, folder: Path) -> AsyncGenerator[Talk]:
    school = School(folder / "classroom.sqlite3", media)
    session = await school.start()
    talk = Talk(school, session, media)
    await school.tab("tess")
    for person in ("ada", "bob"):
        await school.tab(person)
        await session.obey(person, f"on-{person}", SetMedia(f"{person}-pc", microphone=True))
    async with (
        publisher(media, "ada-pc.pub", [ToneTrack(440)], session="s"),
        publisher(media, "bob-pc.pub", [AudioStreamTrack()], session="s"),
    ):
        yield talk
    await school.stop()


async def test_who_speaks_is_a_fact_each_half_minute_and_the_rest_is_told_at_the_end(
    media: MediaClient, tmp_path: Path
) -> None:
    async with talking(media, tmp_path) as talk:
        await talk.reports.get()
        await talk.beat(EVERY_MS)
        assert await talk.facts() == {"ada": [talk.counted_ms]}
        first_ms = talk.counted_ms
        await talk.reports.get()
        await talk.beat(5_000)
        assert await talk.facts() == {"ada": [first_ms]}, "not more often"
        await talk.session.obey("tess", "end", EndClass())
        await talk.reports.get()  # what she said since the last one: the end closes her leg
        await talk.beat(5_000)
        facts = await talk.facts()
        assert facts.keys() == {"ada"} and talk.counted_ms - LEAST_MS < sum(facts["ada"]) <= talk.counted_ms


async def test_nothing_is_written_while_it_is_not_counted(media: MediaClient, tmp_path: Path) -> None:
    async with talking(media, tmp_path) as talk:
        await talk.session.obey("tess", "off", SetPulse(Mode.OFF, class_sees_total=False))
        await talk.reports.get()
        await talk.beat(EVERY_MS)
        assert talk.counted_ms > 3_000 and await talk.facts() == {}
        await talk.session.obey("tess", "on", SetPulse(Mode.STAFF, class_sees_total=False))
        await talk.beat(EVERY_MS)
        assert await talk.facts() == {}, "nor later"
        await talk.session.obey("tess", "off-again", SetPulse(Mode.OFF, class_sees_total=False))
        await talk.session.obey("tess", "end", EndClass())
        await talk.beat(EVERY_MS)
        assert await talk.facts() == {}
