"""A class with pages: who is told what, when, and what is there after a crash."""

import asyncio

import msgspec
import pytest
from sqlalchemy import text

from classroom.live.session import Session
from classroom.live.sessions import NotFound
from classroom.live.turns import Busy
from classroom.rooms.door import DoorState
from classroom.rooms.tool import Refused
from classroom.rooms.tools import chat, hands, reactions
from classroom.rooms.tools.presence import Kind
from classroom.rooms.tools.removal import Remove
from classroom.rooms.tools.session import EndClass
from classroom.store.engine import writing
from classroom.store.snapshots import Snapshot, Snapshots
from tests.live.conftest import PEOPLE, START_MS, School, Tab


async def class_of(school: School) -> Session:
    return await school.sessions.get("s")


async def test_a_message_is_shown_to_everyone_after_it_is_on_disk(school: School) -> None:
    session = await class_of(school)
    tess, ada = await school.tab("tess"), await school.tab("ada")
    seq = await session.obey("ada", "m-1", chat.Send("Hello"))
    (row,) = [row for row in await school.log.read("s") if row.seq == seq]
    assert (row.actor, row.client_id, row.kind) == ("ada", "m-1", "chat.sent")
    for tab in (tess, ada):
        await tab.until(lambda tab=tab: tab.view("message", "m-1"))
        assert tab.view("message", "m-1")["text"] == "Hello"
    assert tess.seq == ada.seq == session.seq


async def test_pages_that_see_the_same_get_the_same_object(school: School) -> None:
    session = await class_of(school)
    tess, ada = await school.tab("tess"), await school.tab("ada")
    await session.obey("ada", "m-1", chat.Send("Hello"))
    assert tess.got[-1][1] is ada.got[-1][1]


async def test_a_retry_is_answered_with_the_same_seq_also_after_a_restart(school: School) -> None:
    session = await class_of(school)
    await school.tab("ada")
    first, second = await asyncio.gather(
        session.obey("ada", "m-1", chat.Send("Hello")), session.obey("ada", "m-1", chat.Send("Hello"))
    )
    assert first == second
    await school.crash()
    session = await school.start()
    assert await session.obey("ada", "m-1", chat.Send("Hello")) == first
    assert len([row for row in await school.log.read("s") if row.kind == "chat.sent"]) == 1


async def test_wishes_that_wait_share_a_commit_and_see_one_another(school: School) -> None:
    session = await class_of(school)
    ada = await school.tab("ada")
    seen = len(ada.got)
    answers = await asyncio.gather(
        *(session.obey("ada", f"m-{n}", chat.Send(str(n))) for n in range(50)),
        session.obey("ada", "e-1", chat.Edit("m-7", "seven")),
    )
    assert answers == sorted(answers)
    await ada.until(lambda: (ada.view("message", "m-7") or {}).get("text") == "seven")
    assert len([event for event, _ in ada.got[seen:] if event == "shown"]) <= 2


async def test_a_refused_wish_leaves_nothing(school: School) -> None:
    session = await class_of(school)
    await school.tab("ada")
    before = session.seq
    with pytest.raises(Refused) as refused:
        await session.obey("ada", "x", EndClass())
    assert (refused.value.code, session.seq) == ("not_allowed", before)


async def test_a_page_that_comes_back_gets_what_changed_since(school: School) -> None:
    session = await class_of(school)
    await school.tab("tess")
    ada = await school.tab("ada")
    await session.obey("ada", "m-1", chat.Send("one"))
    assert ada.page is not None
    session.detach(ada.page, school.clock())
    await session.obey("tess", "m-2", chat.Send("two"))
    ada.got.clear()
    await school.connect(ada)
    await ada.until(lambda: ada.view("message", "m-2"))
    shown = [payload for event, payload in ada.got if event == "shown"]
    assert len(shown[0]) < 400  # type: ignore[arg-type]
    await ada.until(lambda: ada.view("devices", "ada")["reconnecting"] is False)


async def test_a_page_that_cannot_catch_up_is_told_to_fetch_and_goes_on(school: School) -> None:
    session = await class_of(school)
    tess = await school.tab("tess")
    ada = await school.tab("ada")
    assert ada.page is not None
    session.detach(ada.page, school.clock())
    await session.obey("tess", "m-1", chat.Send("gone soon"))
    await session.obey("tess", "d-1", chat.Delete("m-1"))
    ada.got.clear()
    ada.seq -= 1  # it held the message when it went, as far as anybody knows
    await asyncio.gather(*(session.obey("tess", f"n-{n}", chat.Send("x")) for n in range(600)))
    await school.connect(ada)
    await ada.until(lambda: ("refetch", {}) in ada.got)
    assert not [event for event, _ in ada.got if event == "shown"]
    ada.takes(await session.state("ada"))
    assert ada.page is not None
    session.resume(ada.page, ada.seq)
    await session.obey("tess", "m-2", chat.Send("after"))
    await ada.until(lambda: ada.view("message", "m-2"))
    assert ada.seq == tess.seq


async def test_a_slow_page_is_left_behind_alone_and_caught_up_when_it_has_room(school: School) -> None:
    session = await class_of(school)
    tess, ada = await school.tab("tess"), await school.tab("ada")
    ada.full = True
    for n in range(20):
        await session.obey("tess", f"m-{n}", chat.Send("x"))
    await tess.until(lambda: tess.view("message", "m-19"))
    assert not ada.of("message")
    ada.full, ada.got = False, []
    assert ada.page is not None
    session.drained(ada.page)
    await ada.until(lambda: ada.view("message", "m-19"))
    assert len([event for event, _ in ada.got if event == "shown"]) == 1
    assert ada.seq == tess.seq


async def test_a_page_that_attaches_during_a_commit_sees_nothing_before_it_is_written(school: School) -> None:
    session = await class_of(school)
    tess = await school.tab("tess")
    for n in range(20):
        wish = asyncio.create_task(session.obey("tess", f"m-{n}", chat.Send("x")))
        for _ in range(n):
            await asyncio.sleep(0)
        late = Tab("tess", f"late-{n}")
        late.takes(await session.state("tess"))
        assert late.seq <= await school.log.last_seq("s")
        session.detach(session.attach("tess", late.device, late.seq, late), school.clock())
        await wish
    assert len(tess.of("message")) == 20


async def test_a_tab_that_connects_twice_is_one_page(school: School) -> None:
    session = await class_of(school)
    ada = await school.tab("ada")
    old = ada.page
    assert old is not None
    again = Tab("ada", ada.device)
    again.seq = ada.seq
    await school.connect(again)
    assert ada.closed == "replaced"
    session.detach(old, school.clock())  # the old socket is found dead later: nobody is lost
    before = session.seq
    await session.obey("ada", "m-1", chat.Send("still here"))
    assert session.seq == before + 1


async def test_who_does_not_come_back_has_left_after_half_a_minute(school: School) -> None:
    session = await class_of(school)
    tess, ada = await school.tab("tess"), await school.tab("ada")
    assert ada.page is not None
    session.detach(ada.page, school.clock.ms - 4_000)
    await tess.until(lambda: tess.view("devices", "ada")["reconnecting"])
    school.clock.ms += 30_000
    await session.obey("tess", "m-1", chat.Send("time passes with every wish"))
    assert tess.view("devices", "ada") is None
    went = [row for row in await school.log.read("s") if row.kind == "presence.device_went"]
    assert b'"last_seen_ms":%d' % (START_MS - 4_000) in went[0].body


async def test_after_a_crash_everyone_is_expected_back_and_was_last_seen_at_the_last_proof_of_life(
    school: School,
) -> None:
    session = await class_of(school)
    tess, ada = await school.tab("tess"), await school.tab("ada")
    school.clock.ms += 7_000
    await session.obey("ada", "m-1", chat.Send("a proof of life"))
    await school.crash()
    school.clock.ms += 20_000
    session = await school.start()
    await school.connect(tess)
    await tess.until(lambda: tess.view("devices", "tess")["reconnecting"] is False)
    assert tess.view("devices", "ada")["reconnecting"]
    lost = [row for row in await school.log.read("s") if row.kind == "presence.device_lost"]
    assert {b'"last_seen_ms":%d' % (START_MS + 7_000) in row.body for row in lost} == {True}
    school.clock.ms += 59_000
    await session.obey("tess", "m-2", chat.Send("x"))
    assert tess.view("devices", "ada") is not None
    school.clock.ms += 1_000
    await session.obey("tess", "m-3", chat.Send("x"))
    assert tess.view("devices", "ada") is None
    assert ada.seq > 0


async def test_a_page_whose_device_has_left_sees_nothing_until_it_joins_again(school: School) -> None:
    session = await class_of(school)
    tess, ada = await school.tab("tess"), await school.tab("ada")
    assert ada.page is not None
    await session.leave(ada.page)
    ada.got.clear()
    await school.connect(ada)
    await session.obey("tess", "m-1", chat.Send("not for the absent"))
    assert [event for event, _ in ada.got] == ["door"]
    assert ada.door is not None and ada.door.state is DoorState.OUT
    await session.join(PEOPLE["ada"], ada.device, Kind.REMOTE, False)
    await ada.until(lambda: ada.view("message", "m-1"))
    assert ada.seq == tess.seq == session.seq


async def test_who_joined_and_never_connected_falls_silent(school: School) -> None:
    session = await class_of(school)
    tess = await school.tab("tess")
    await session.join(PEOPLE["ada"], "ada-pc", Kind.REMOTE, False)
    school.clock.ms += 25_000
    await session.obey("tess", "m-1", chat.Send("a beat is due, and taken with the next wish"))
    await tess.until(lambda: tess.view("devices", "ada") and tess.view("devices", "ada")["reconnecting"])


async def test_a_restart_from_a_snapshot_is_the_same_class(school: School) -> None:
    session = await class_of(school)
    tess = await school.tab("tess")
    await session.obey("tess", "m-1", chat.Send("before"))
    await school.sessions.close()  # writes a snapshot
    await school.engine.dispose()
    session = await school.start()
    await session.obey("tess", "m-2", chat.Send("after"))
    await school.crash()
    session = await school.start()
    again = Tab("tess", tess.device)
    again.takes(await session.state("tess"))
    assert set(again.of("message")) == {"m-1", "m-2"}
    assert await session.obey("tess", "m-1", chat.Send("before")) < await session.obey("tess", "m-2", chat.Send("x"))


async def test_a_snapshot_of_other_code_is_ignored(school: School) -> None:
    session = await class_of(school)
    await school.tab("tess")
    await session.obey("tess", "m-1", chat.Send("before"))
    await school.stop()
    session = await school.start()
    await Snapshots(school.engine).keep("s", Snapshot(3, msgspec.msgpack.encode(("another shape", 3, []))))
    await school.crash()
    session = await school.start()
    seq, items = await session.items("tess")
    assert seq == session.seq
    assert ("message", "m-1") in items


async def test_when_the_commit_fails_nobody_is_told_and_the_class_goes_on(school: School) -> None:
    session = await class_of(school)
    tess = await school.tab("tess")
    before = session.seq
    # another writer puts a row where ours would go: the database refuses ours
    async with writing(school.engine) as connection:
        await connection.execute(
            text(
                "INSERT INTO session_event (session_id, seq, epoch, at_ms, actor, client_id, kind, version, body)"
                " SELECT session_id, :seq, epoch, at_ms, 'tess', 'foreign', 'chat.sent', 0, :body"
                " FROM session_event WHERE session_id = 's' AND seq = 1"
            ),
            {
                "seq": before + 1,
                "body": b'{"id":"foreign","author":"tess","text":"x","at_ms":1,"to":"room","lies_in":"main"}',
            },
        )
    with pytest.raises(Busy):
        await session.obey("tess", "m-1", chat.Send("lost, but said again"))
    assert tess.view("message", "m-1") is None
    seq = await session.obey("tess", "m-1", chat.Send("lost, but said again"))
    assert seq > before + 1
    await tess.until(lambda: tess.view("message", "m-1") and tess.view("message", "foreign"))


async def test_who_lost_the_class_to_another_server_says_goodbye(school: School) -> None:
    session = await class_of(school)
    tess = await school.tab("tess")
    await school.log.take_over("s")
    with pytest.raises(Busy):
        await session.obey("tess", "m-1", chat.Send("x"))
    await tess.until(lambda: tess.closed == "moved")
    assert [row for row in await school.log.read("s") if row.client_id == "m-1"] == []


async def test_reactions_are_shown_at_once_and_logged_once_in_five_seconds(school: School) -> None:
    session = await class_of(school)
    tess, ada = await school.tab("tess"), await school.tab("ada")
    before = session.seq
    for n in range(4):
        await session.obey("ada", f"r-{n}", reactions.React(reactions.Emoji.CLAP))
    await tess.until(lambda: len([1 for event, _ in tess.got if event == "reaction"]) == 4)
    assert session.seq == before + 1
    assert ("reaction", {"person": "ada", "emoji": "clap"}) in ada.got


async def test_the_door_is_told_to_whom_it_concerns(school: School) -> None:
    session = await class_of(school)
    tess, ada, bob = await school.tab("tess"), await school.tab("ada"), await school.tab("bob")
    await session.obey("tess", "x", Remove("ada"))
    await ada.until(lambda: ada.door and ada.door.state is DoorState.REMOVED)
    assert not ada.things
    assert len([1 for event, _ in bob.got if event == "door"]) == 1
    assert (await session.join(PEOPLE["ada"], "ada-2", Kind.REMOTE, False)).state is DoorState.REMOVED
    await session.obey("tess", "y", EndClass())
    await bob.until(lambda: bob.door and bob.door.state is DoorState.ENDED)
    assert tess.door is not None


async def test_hands_go_down_with_their_owner_and_the_queue_is_in_order(school: School) -> None:
    session = await class_of(school)
    tess, ada = await school.tab("tess"), await school.tab("ada")
    await school.tab("bob")
    await session.obey("bob", "h-1", hands.RaiseHand())
    await session.obey("ada", "h-2", hands.RaiseHand())
    await tess.until(lambda: len(tess.of("hand")) == 2)
    assert sorted(tess.of("hand"), key=lambda id: tess.things["hand", id][0]) == ["bob", "ada"]
    assert ada.page is not None
    await session.leave(ada.page)
    assert tess.of("hand") == ["bob"]


async def test_what_is_not_in_the_course_is_not_found(school: School) -> None:
    with pytest.raises(NotFound):
        await school.sessions.get("nowhere")
    assert await school.sessions.tell("nowhere", EndClass()) is None
