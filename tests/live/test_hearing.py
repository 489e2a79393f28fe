"""The table of hearing, cell by cell. Edit it when the rule changes: each cell is asserted, of the rule and of the seats.

A page hears and sees the room that it attends: the place of its person, or the room listened in to. Who listens in is not
heard there. Who speaks to all is heard wherever somebody is, and seen only where they are.
"""

import pytest

from classroom.live.stage import AUDIO, CAMERA, NOTHING, SCREEN, Source, Spot, hears, scenes, seats, sees
from classroom.rooms.tool import MAIN

EVERYTHING = frozenset({AUDIO, CAMERA, SCREEN})


def spot(name: str, place: str | None, **more: object) -> Spot:
    return Spot(f"p-{name}", name, place, sends=EVERYTHING, **more)  # type: ignore[arg-type]


EVERYBODY = {
    each.device: each
    for each in (
        spot("main", MAIN),  # someone who stayed in main
        spot("one", "one"),  # someone in a group
        spot("two", "two"),  # someone in another group
        spot("ear", MAIN, listens_to="one"),  # in main, listening in to group one
        spot("all", MAIN, speaks_to=None),  # in main, speaking to every room
        spot("to-one", "two", speaks_to=("one",)),  # in group two, speaking to group one
        spot("desk", "one", in_room=True, ears=False),  # a tablet in the physical room, whose person is in group one
        spot("room", MAIN, in_room=True),  # the loudspeaker and microphone of the physical room
        spot("out", None),  # at the door, removed or gone
    )
}
# Whose microphone (column) plays on whose page (row).
HEARING = """
            main  one  two  ear  all  to-one  desk  room  out
main        -     -    -    yes  yes  -       -     yes   -
one         -     -    -    -    yes  yes     yes   -     -
two         -     -    -    -    yes  yes     -     -     -
ear         -     yes  -    -    yes  yes     yes   -     -
all         yes   -    -    yes  -    -       -     yes   -
to-one      -     -    yes  -    yes  -       -     -     -
desk        -     -    -    -    -    -       -     -     -
room        yes   -    -    yes  yes  -       -     -     -
out         -     -    -    -    -    -       -     -     -
"""
# Whose camera and screen are shown on whose page.
SEEING = """
            main  one  two  ear  all  to-one  desk  room  out
main        -     -    -    yes  yes  -       -     yes   -
one         -     -    -    -    -    -       yes   -     -
two         -     -    -    -    -    yes     -     -     -
ear         -     yes  -    -    -    -       yes   -     -
all         yes   -    -    yes  -    -       -     yes   -
to-one      -     -    yes  -    -    -       -     -     -
desk        -     yes  -    -    -    -       -     -     -
room        yes   -    -    yes  yes  -       -     -     -
out         -     -    -    -    -    -       -     -     -
"""


def cells(text: str) -> list[tuple[str, str, bool]]:
    header, *rows = (line.split() for line in text.strip().split("\n"))
    assert [row[0] for row in rows] == header == list(EVERYBODY), "everybody looks at everybody"
    return [(row[0], source, cell == "yes") for row in rows for source, cell in zip(header, row[1:], strict=True)]


@pytest.mark.parametrize(("viewer", "source", "expected"), cells(HEARING))
def test_whose_microphone_plays_on_whose_page(viewer: str, source: str, expected: bool) -> None:
    assert hears(EVERYBODY[viewer], EVERYBODY[source]) is expected
    assert (Source(f"p-{source}", source, AUDIO) in given(viewer)) is expected


@pytest.mark.parametrize(("viewer", "source", "expected"), cells(SEEING))
def test_whose_camera_and_screen_are_shown_on_whose_page(viewer: str, source: str, expected: bool) -> None:
    assert sees(EVERYBODY[viewer], EVERYBODY[source]) is expected
    assert (Source(f"p-{source}", source, CAMERA) in given(viewer)) is expected


def given(viewer: str) -> set[Source]:
    looks = EVERYBODY[viewer]
    here = scenes(EVERYBODY.values(), {})
    return set(seats(looks, here[looks.attends] if looks.attends else NOTHING, (), {}).values())


def test_devices_of_one_person_neither_hear_nor_see_each_other() -> None:
    page, phone = Spot("ada", "page", MAIN, sends=EVERYTHING), Spot("ada", "phone", MAIN, sends=EVERYTHING)
    assert not hears(page, phone) and not sees(page, phone)


def test_a_call_from_the_physical_room_is_not_played_in_it() -> None:
    calling = spot("teacher", MAIN, in_room=True, speaks_to=None)
    assert not hears(spot("room", "one", in_room=True), calling)
    assert hears(spot("remote", "one"), calling)


def test_an_empty_room_that_is_listened_in_to_is_silent() -> None:
    ear = spot("ear", MAIN, listens_to="empty")
    here = scenes([ear, spot("main", MAIN)], {})
    assert seats(ear, here["empty"], (), {}) == {}


def test_who_speaks_to_all_always_has_a_slot() -> None:
    caller = spot("caller", MAIN, speaks_to=None)
    loud = [spot(f"d{n}", "one") for n in range(9)]
    here = scenes([*loud, caller], {})
    playing = seats(loud[0], here["one"], (), {})
    full = {mid: source for mid, source in playing.items() if source.kind == AUDIO and source.device != "caller"}
    assert playing[0].device == "caller" and len(full) == 5
    before = seats(loud[0], scenes(loud, {})["one"], (), {})
    assert "caller" not in {source.device for source in before.values()}
    assert "caller" in {source.device for source in seats(loud[0], here["one"], (), before).values()}


def test_a_muted_caller_takes_nobody_s_slot() -> None:
    caller = Spot("p-caller", "caller", MAIN, speaks_to=None)
    assert scenes([caller, spot("one", "one")], {})["one"].callers == ()


def test_a_room_s_spotlight_is_shown_first_whatever_a_page_wishes_and_only_there() -> None:
    people = [spot(f"d{n}", room) for room in ("one",) for n in range(20)] + [spot("two", "two"), spot("too", "two")]
    here = scenes(people, {"one": "p-d17"})
    shown = [s.device for s in seats(people[0], here["one"], ("p-d3",), {}).values() if s.kind == CAMERA]
    assert shown == ["d17", "d3"]
    everyone = [s.device for s in seats(people[0], here["one"], (), {}).values() if s.kind == CAMERA]
    assert everyone[0] == "d17" and len(everyone) == 9
    assert "d17" not in {s.device for s in seats(people[-1], here["two"], (), {}).values()}


def test_who_speaks_to_all_is_heard_in_two_hundred_rooms_and_each_page_is_judged_by_its_own_room_only() -> None:
    caller = spot("caller", MAIN, speaks_to=None)
    people = [spot(f"d{room}-{n}", f"r{room}") for room in range(200) for n in range(5)]
    here = scenes([caller, *people], {})
    for each in people:
        heard = {
            source.device for source in seats(each, here[f"r{each.device[1:].partition('-')[0]}"], (), {}).values()
        }
        assert "caller" in heard and len(heard) == 5
    assert max(len(scene.microphones) for scene in here.values()) == 6
