"""How long a class lives: it ends when its staff have left it, and is put away when nobody is there."""

from classroom.live.session import IDLE_MS
from classroom.live.timers import ENDS_AFTER_STAFF_MS, StaffWatch
from classroom.rooms.door import DoorState
from classroom.rooms.tools import chat
from classroom.rooms.tools.presence import DeviceWent, Kind
from classroom.rooms.tools.readiness import Ready, SetReadiness
from classroom.rooms.tools.session import EndClass, Reopen
from tests.live.conftest import PEOPLE, START_MS, School


async def test_a_class_ends_half_an_hour_after_its_staff_left(school: School) -> None:
    tess, ada = await school.tab("tess"), await school.tab("ada")
    session = await school.sessions.get("s")
    assert tess.page is not None
    await session.leave(tess.page)
    for seconds in (5, 600, 1_700, 1_800):
        school.clock.ms = START_MS + seconds * 1_000
        await session.obey("ada", f"m-{seconds}", chat.Send("still here"))
        assert ada.door is not None and ada.door.state is DoorState.IN
    school.clock.ms = START_MS + 1_810_000
    session.turns.nudge()
    await ada.until(lambda: ada.door and ada.door.state is DoorState.ENDED)
    ended = [row for row in await school.log.read("s") if row.kind == "class.ended"]
    assert len(ended) == 1 and ended[0].actor is None


async def test_staff_who_come_back_stop_the_clock(school: School) -> None:
    session = await school.sessions.get("s")
    room = session.turns.ledger.room
    await school.tab("tess")
    watch = StaffWatch(ENDS_AFTER_STAFF_MS)
    assert not watch.time_is_up(room, 0)
    room.apply(DeviceWent("tess", "tess-pc", 0))
    assert not watch.time_is_up(room, 1_000)
    assert not watch.time_is_up(room, 1_000 + ENDS_AFTER_STAFF_MS - 1)
    assert watch.time_is_up(room, 1_000 + ENDS_AFTER_STAFF_MS)
    assert not StaffWatch(None).time_is_up(room, 10**12), "a demo goes on"
    await school.crash()  # what was applied by hand is in no log
    await school.start()


async def test_staff_reopen_the_class_and_its_log_goes_on(school: School) -> None:
    session = await school.sessions.get("s")
    tess = await school.tab("tess")
    await session.obey("tess", "e", EndClass())
    seq = await session.obey("tess", "r", Reopen())
    assert seq == session.seq
    assert (await session.join(PEOPLE["tess"], "tess-pc", Kind.REMOTE, False)).state is DoorState.IN
    await tess.until(lambda: tess.door and tess.door.state is DoorState.IN)


async def test_an_empty_class_is_put_away_and_read_again_when_somebody_asks(school: School) -> None:
    first = await school.sessions.get("s")
    tess = await school.tab("tess")
    await first.obey("tess", "m-1", chat.Send("x"))
    assert tess.page is not None
    await first.leave(tess.page)
    first.detach(tess.page, school.clock())
    school.clock.ms += IDLE_MS + 10_000
    first.turns.nudge()
    _, task = school.sessions._running["s"]  # pyright: ignore[reportPrivateUsage]
    await task
    assert await school.log.awake() == []
    again = await school.sessions.get("s")
    assert again is not first
    assert await again.obey("tess", "m-1", chat.Send("x")) < again.seq


async def test_what_the_course_says_reaches_a_running_class_and_is_asked_for_at_its_start(school: School) -> None:
    ready = SetReadiness("ada", "Ada", Ready.READY, ())
    assert await school.sessions.tell("s", ready) is not None
    tess = await school.tab("tess")
    assert tess.view("readiness", "ada")["state"] == "ready"
    await school.crash()
    school.course.says = [SetReadiness("ada", "Ada", Ready.NOT_READY, ())]
    session = await school.start()
    _, items = await session.items("tess")
    assert getattr(items["readiness", "ada"][2], "state", None) is Ready.NOT_READY  # type: ignore[index]
