"""Where the class's devices stand, who plays in which slot, and slots that do not move. Rooms: `test_hearing.py`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest

from classroom.live.signals import AUDIBLE, HOLD_MS, Meter, Meters, Voices
from classroom.live.stage import (
    AUDIO,
    CAMERA,
    NOTHING,
    SCREEN,
    SLOTS,
    Source,
    Spot,
    front,
    hears,
    rows,
    scenes,
    seats,
    sees,
    spots,
)
from classroom.live.talk_time import EVERY_MS, TalkTime
from classroom.media.protocol import extensions
from classroom.rooms.room import Room
from classroom.rooms.tool import MAIN
from classroom.rooms.tools import ALL
from classroom.rooms.tools.presence import DeviceCame, Kind, MemberAdmitted, PersonCame, Reason, Role
from classroom.rooms.tools.publishing import MediaSet, SendingBegan

ALL_KINDS = frozenset({AUDIO, CAMERA, SCREEN})

# Whose microphone (column) plays on whose page (row). `room` is the room's own device, `desk` a device in the room.
HEARING = """
            remote  other  room  desk  phone  door
remote      -       yes    yes   -     -      -
other       yes     -      yes   -     -      -
room        yes     yes    -     -     -      -
desk        -       -      -     -     -      -
phone       -       -      -     -     -      -
observer    yes     yes    yes   -     -      -
door        -       -      -     -     -      -
"""
# The same for cameras: `phone` is a companion of `remote`, so neither shows the other.
SEEING = """
            remote  other  room  desk  phone  door
remote      -       yes    yes   yes   -      -
other       yes     -      yes   yes   yes    -
room        yes     yes    -     yes   yes    -
desk        yes     yes    yes   -     yes    -
phone       -       yes    yes   yes   -      -
observer    yes     yes    yes   yes   yes    -
door        -       -      -     -     -      -
"""


def seated_in(
    there: Iterable[Spot],
    device: str,
    wish: Sequence[str] | None = (),
    before: Mapping[int, Source] | None = None,
    *,
    voices: Sequence[str] = (),
    speaker: str | None = None,
) -> dict[int, Source]:
    viewer = next(spot for spot in there if spot.device == device)
    scene = NOTHING if viewer.attends is None else scenes(there, {})[viewer.attends]
    return seats(viewer, replace(scene, voices=tuple(voices), speaker=speaker), wish, before or {})


def cells(text: str) -> list[tuple[str, str, bool]]:
    header, *rows = (line.split() for line in text.strip().split("\n"))
    return [(row[0], source, cell == "yes") for row in rows for source, cell in zip(header, row[1:], strict=True)]


def a_class() -> Room:
    """One device of each sort; every one that the rules let send, sends."""
    room = Room(ALL)
    people = {
        "remote": (Role.LEARNER, Kind.REMOTE, False),
        "other": (Role.TEACHER, Kind.REMOTE, False),
        "room": (Role.TEACHER, Kind.IN_ROOM, True),
        "desk": (Role.LEARNER, Kind.IN_ROOM, False),
        "observer": (Role.OBSERVER, Kind.REMOTE, False),
        "door": (Role.LEARNER, Kind.REMOTE, False),
    }
    for id, (role, kind, room_device) in people.items():
        waits_for = Reason.LOCKED if id == "door" else None
        room.apply(MemberAdmitted(f"p-{id}", id, role, waits_for))
        room.apply(PersonCame(f"p-{id}", id, kind, room_device, 0, waits_for))
        sound = kind is Kind.REMOTE or room_device
        room.apply(SendingBegan(id, f"p-{id}", kind, room_device))
        if role is not Role.OBSERVER:
            room.apply(MediaSet(id, sound, camera=True, screen=False))
    room.apply(DeviceCame("p-remote", "phone", Kind.COMPANION, room_device=False, at_ms=0))
    room.apply(SendingBegan("phone", "p-remote", Kind.COMPANION, False))
    room.apply(MediaSet("phone", False, camera=True, screen=False))
    return room


@pytest.mark.parametrize(("viewer", "source", "expected"), cells(HEARING))
def test_hearing(viewer: str, source: str, expected: bool) -> None:
    there = spots(a_class())
    heard = AUDIO in there[source].sends and hears(there[viewer], there[source])
    assert (heard and viewer != source) == expected


@pytest.mark.parametrize(("viewer", "source", "expected"), cells(SEEING))
def test_seeing(viewer: str, source: str, expected: bool) -> None:
    there = spots(a_class())
    assert (CAMERA in there[source].sends and sees(there[viewer], there[source])) == expected


@pytest.mark.parametrize(("viewer", "source", "_"), cells(HEARING))
def test_nobody_is_given_what_the_tables_do_not_say(viewer: str, source: str, _: bool) -> None:
    there = spots(a_class())
    given = set(seated_in(there.values(), viewer).values())
    for kind, text in ((AUDIO, HEARING), (CAMERA, SEEING)):
        expected = {(row, column): yes for row, column, yes in cells(text)}[viewer, source]
        assert (Source(there[source].person, source, kind) in given) == expected


def test_who_is_muted_is_not_forwarded() -> None:
    room = a_class()
    room.apply(MediaSet("other", False, camera=True, screen=False))
    given = seated_in(spots(room).values(), "remote").values()
    assert Source("p-other", "other", AUDIO) not in given
    assert Source("p-other", "other", CAMERA) in given


def crowd(n: int) -> dict[str, Spot]:
    return {f"d{i}": Spot(f"p{i}", f"d{i}", MAIN, sends=ALL_KINDS) for i in range(n)}


def mids(seated: Mapping[int, Source], kind: str) -> dict[str, int]:
    return {source.device: mid for mid, source in seated.items() if source.kind == kind}


def test_slots_are_of_their_kind_and_no_source_plays_twice() -> None:
    seated = seated_in(crowd(30).values(), "d0")
    assert all(SLOTS[mid] == source.kind for mid, source in seated.items())
    assert len(seated) == len(SLOTS) == len(set(seated.values()))


def test_who_stays_keeps_the_slot_whoever_comes_and_goes() -> None:
    there = crowd(6)
    before = seated_in(there.values(), "d0")
    del there["d2"]
    there["d9"] = Spot("p9", "d9", MAIN, sends=ALL_KINDS)
    after = seated_in(there.values(), "d0", (), before, voices=["d9"], speaker="p9")
    for mid, source in before.items():
        if source.device != "d2" and source in after.values():
            assert after[mid] == source
    assert mids(after, AUDIO)["d9"] == mids(before, AUDIO)["d2"]


def test_the_speaker_is_always_among_the_cameras_and_a_wish_chooses_the_others() -> None:
    there = crowd(30).values()
    wish = tuple(f"p{n}" for n in range(20, 30))
    seated = mids(seated_in(there, "d0", wish, speaker="p5"), CAMERA)
    assert seated.keys() == {"d5", *(f"d{n}" for n in range(20, 28))}
    assert mids(seated_in(there, "d0", ("p7",)), CAMERA).keys() == {"d7"}, "what is not shown costs nothing"


def test_who_wants_only_sound_is_sent_no_camera_not_even_the_speakers_and_still_what_is_shared() -> None:
    there = crowd(30).values()
    before = seated_in(there, "d0", ("p7",), speaker="p5")
    seated = seated_in(there, "d0", None, before, speaker="p5")
    assert mids(seated, CAMERA) == {}
    assert (mids(seated, AUDIO), mids(seated, SCREEN)) == (mids(before, AUDIO), mids(before, SCREEN))


def test_of_many_voices_the_loudest_are_heard() -> None:
    seated = seated_in(crowd(30).values(), "d0", voices=["d17", "d3", "d29"])
    assert {"d17", "d3", "d29"} <= mids(seated, AUDIO).keys()


def test_a_scene_stays_the_same_while_the_same_are_the_loudest() -> None:
    order = [f"d{n}" for n in range(9)]
    assert front(order, ()) == front([*reversed(order[:6]), *order[6:]], ())
    assert front(order, ()) != front([*order[:5], "d6", "d5"], ())
    there = crowd(9).values()
    for device in order:  # each hears the six loudest of the others
        heard = mids(seated_in(there, device, voices=front(order, ())), AUDIO).keys()
        assert heard == set([other for other in order if other != device][:6])


def test_a_caller_takes_the_slot_of_the_quietest_of_the_loudest() -> None:
    caller = Spot("caller", "c", "main", sends=ALL_KINDS, speaks_to=None)
    assert front(["d5", "d4", "c", "d3", "d2", "d1", "d0"], [caller]) == ("d1", "d2", "d3", "d4", "d5", "d0")


def test_the_rows_name_legs_and_lines() -> None:
    seated = {0: Source("bob", "b", AUDIO), 15: Source("bob", "b", SCREEN), 6: Source("bob", "b", CAMERA)}
    assert rows(seated) == (("0", "b.pub", "0"), ("6", "b.pub", "1"), ("15", "b.pub", "2"))


def test_the_speaker_is_held_for_two_seconds() -> None:
    voices, people = Voices(), {"a": "ada", "b": "bob"}
    voices.hear(10_000, {"a": 30}, people)
    assert voices.speaker == "ada"
    for at_ms in range(10_200, 10_000 + HOLD_MS, 200):
        voices.hear(at_ms, {"b": 10}, people)
        assert voices.speaker == "ada"
    voices.hear(10_000 + HOLD_MS, {"b": 10}, people)
    assert voices.speaker == "bob"
    voices.hear(20_000, {}, people)
    assert voices.speaker == "bob", "who spoke last stays in the picture"
    voices.forget({"ada"})
    assert voices.speaker is None


def test_a_silent_microphone_speaks_never() -> None:
    voices = Voices()
    voices.hear(10_000, {"a": 90, "stranger": 1}, {"a": "ada"})
    assert voices.speaker is None and voices.order() == []


def test_levels_are_told_four_times_a_second_while_somebody_is_audible_and_once_after() -> None:
    meter = Meter()
    told = [meter.reading(at_ms, {"ada": 30}) for at_ms in range(0, 1_000, 50)]
    assert len([each for each in told if each]) == 4
    assert [meter.reading(at_ms, {"ada": 90}) for at_ms in (1_000, 1_050, 2_000)] == [{}, None, None]


def test_each_room_has_a_meter_and_one_that_is_gone_is_forgotten() -> None:
    meters = Meters()
    assert meters.readings(0, {None: {"ada": 30}, "one": {"ada": 30}, "two": {}}) == {
        None: {"ada": 30},
        "one": {"ada": 30},
    }
    assert meters.readings(300, {None: {"bob": 30}, "two": {"bob": 30}}) == {None: {"bob": 30}, "two": {"bob": 30}}
    assert meters.readings(600, {None: {}, "one": {}, "two": {}}) == {None: {}, "two": {}}


def test_what_is_shown_as_speaking_is_what_counts_as_speaking() -> None:
    assert AUDIBLE == extensions.AUDIBLE


def test_talk_time_is_told_each_half_minute_and_at_once_of_who_is_gone() -> None:
    talk = TalkTime()
    talk.add("ada", 900)
    talk.add("ada", 1_100)
    assert talk.take(EVERY_MS, {"ada"}) == {"ada": 2_000}
    talk.add("ada", 4_000)
    talk.add("bob", 500)
    assert talk.take(EVERY_MS + 5_000, {"ada"}) == {"bob": 500}
    assert talk.take(2 * EVERY_MS - 1, {"ada"}) == {}
    assert talk.take(2 * EVERY_MS, {"ada"}) == {"ada": 4_000}
    assert talk.take(9 * EVERY_MS, {"ada"}) == {}
