"""What goes only to pages that look at a board: what is drawn, and what is shown in passing."""

from typing import Any

import msgspec
import pytest

from classroom.live import insides
from classroom.rooms.room import Key
from classroom.rooms.shapes import Rectangle
from classroom.rooms.tool import Refused
from classroom.rooms.tools.board import Delete, Draw, DrawMode, Make, SetMode
from tests.live.conftest import School, Tab

B = Key("board", "b")


def rect(id: str) -> Rectangle:
    return Rectangle(id=id, version=1, version_nonce=1, x=0, y=0, width=5, height=5, index="a1")


def insides_of(tab: Tab) -> list[tuple[int, bool, list[str]]]:
    """(rev, anew, ids) of what it was told of the board."""
    said = [
        msgspec.msgpack.decode(payload)
        for event, payload in tab.got
        if event == "inside" and isinstance(payload, bytes)
    ]
    return [(rev, anew, [part[0]["id"] for part in parts]) for _, _, _, rev, anew, parts in said]


def gestures_of(tab: Tab) -> list[Any]:
    return [
        msgspec.msgpack.decode(payload)
        for event, payload in tab.got
        if event == "gestures" and isinstance(payload, bytes)
    ]


async def test_only_a_page_that_looks_is_told_what_is_drawn(school: School):
    session = await school.sessions.get("s")
    tess, ada, bob = [await school.tab(id) for id in ("tess", "ada", "bob")]
    await session.obey("tess", "b", Make("Sun"))
    await ada.until(lambda: ada.view("board", "b"))
    assert ada.page and tess.page
    session.look(ada.page, {B: 0})
    await session.obey("bob", "d1", Draw("b", (rect("r"),)))
    await session.obey("bob", "d2", Draw("b", (rect("s"), rect("t"))))
    await ada.until(lambda: len(insides_of(ada)) == 2)
    assert insides_of(ada) == [(1, False, ["r"]), (2, False, ["s", "t"])] and insides_of(bob) == []
    session.look(tess.page, {B: 1})  # it has fetched the first
    assert insides_of(tess) == [(2, False, ["s", "t"])]
    session.look(ada.page, {})
    await session.obey("bob", "d3", Draw("b", (rect("u"),)))
    assert len(insides_of(ada)) == 2


async def test_a_page_that_was_full_is_told_what_it_missed_and_no_stroke_twice(school: School):
    session = await school.sessions.get("s")
    tess, ada = [await school.tab(id) for id in ("tess", "ada")]
    await session.obey("tess", "b", Make("Sun"))
    assert ada.page
    session.look(ada.page, {B: 0})
    ada.full = True
    for n in range(3):
        await session.obey("tess", f"d{n}", Draw("b", (rect(f"r{n}"),)))
    assert insides_of(ada) == []
    ada.full = False
    session.drained(ada.page)
    assert insides_of(ada) == [(3, False, ["r0", "r1", "r2"])]
    await session.obey("tess", "d3", Draw("b", (rect("r3"),)))
    assert insides_of(ada)[1:] == [(4, False, ["r3"])] and tess.full is False


async def test_what_is_too_much_for_the_socket_is_fetched(school: School, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(insides, "MOST_TOLD", 200)
    session = await school.sessions.get("s")
    ada = await school.tab("ada")
    await school.tab("tess")
    await session.obey("tess", "b", Make("Sun"))
    await session.obey("tess", "d", Draw("b", tuple(rect(f"r{n}") for n in range(9))))
    assert ada.page
    session.look(ada.page, {B: 0})
    assert insides_of(ada) == [(insides.FETCH, False, [])] and ada.page.looks == {B: 0}


async def test_a_pointer_goes_to_those_who_look_once_a_tick_and_from_nobody_who_may_not_draw(school: School):
    session = await school.sessions.get("s")
    tess, ada, bob = [await school.tab(id) for id in ("tess", "ada", "bob")]
    await session.obey("tess", "b", Make("Sun"))
    assert tess.page and ada.page and bob.page
    for tab in (tess, ada):
        assert tab.page
        session.look(tab.page, {B: 0})
    for said in (b"1", b"2", b"3", b"4"):
        session.pass_on(ada.page, B, said)
    session.pass_on(tess.page, B, b"t")
    session.pass_on(bob.page, B, b"he does not look at it")
    await ada.until(lambda: gestures_of(ada))
    assert gestures_of(tess) == gestures_of(ada) == [[["board", "b", [["ada", [b"2", b"3", b"4"]], ["tess", [b"t"]]]]]]
    assert gestures_of(bob) == []
    await session.obey("tess", "m", SetMode("b", DrawMode.TEACHER))
    session.pass_on(ada.page, B, b"5")
    session.pass_on(tess.page, B, b"u")
    await ada.until(lambda: len(gestures_of(ada)) == 2)
    assert gestures_of(ada)[1] == [["board", "b", [["tess", [b"u"]]]]]


async def test_a_board_that_is_gone_takes_no_stroke_and_no_pointer(school: School):
    session = await school.sessions.get("s")
    tess = await school.tab("tess")
    await session.obey("tess", "b", Make("Sun"))
    assert tess.page
    session.look(tess.page, {B: 0})
    await session.obey("tess", "x", Delete("b"))
    session.pass_on(tess.page, B, b"1")
    with pytest.raises(Refused):
        await session.obey("tess", "d", Draw("b", (rect("r"),)))
    assert insides_of(tess) == []
