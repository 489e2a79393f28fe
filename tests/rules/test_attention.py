import pytest

from classroom.rooms.tools.attention import (
    Away,
    AwayBegan,
    AwayEnded,
    BeAway,
    ClearSignals,
    SetSignal,
    Sign,
    Signal,
    SignalChanged,
    SignalEnded,
    SignalShown,
)
from classroom.rooms.tools.glass import GlassSet
from classroom.rooms.tools.presence import (
    ChangeRole,
    DeviceFallsSilent,
    DeviceLeaves,
    Kind,
    Moved,
    Role,
)
from classroom.rooms.tools.publishing import MediaSet, SendingBegan, SetMedia
from classroom.rooms.tools.removal import Remove, SendOut
from classroom.rooms.tools.session import EndClass
from tests.given import CLASS, Given, comes

MINUTE_MS = 60_000


def test_only_staff_and_oneself_see_a_sign():
    given = Given(*CLASS)
    assert given.when(SetSignal(Sign.TOO_FAST), "ada", 7) == [SignalShown("ada", Sign.TOO_FAST, 7)]
    assert given.who_sees(Signal, "ada") == ["tess", "ari", "ada"]


def test_one_sign_a_person_and_the_same_again_is_nothing():
    given = Given(*CLASS)
    given.when(SetSignal(Sign.YES), "ada", 0)
    assert given.when(SetSignal(Sign.YES), "ada", 5_000) == []
    assert given.when(SetSignal(Sign.NO), "ada", 6_000) == [SignalChanged("ada", Sign.NO, 6_000)]
    assert given.when(SetSignal(None), "ada", 7_000) == [SignalEnded("ada")]
    assert given.when(SetSignal(None), "ada", 8_000) == []


@pytest.mark.parametrize(("sign", "minutes"), [(Sign.TOO_FAST, 1), (Sign.TOO_SLOW, 1), (Sign.YES, 10), (Sign.NO, 10)])
def test_a_word_on_the_pace_fades_after_a_minute_an_answer_after_ten(sign: Sign, minutes: int):
    given = Given(*CLASS)
    given.when(SetSignal(sign), "ada", 100)
    assert given.time_passes(minutes * MINUTE_MS + 99) == []
    assert given.time_passes(minutes * MINUTE_MS + 100) == [SignalEnded("ada")]


def test_another_sign_has_a_minute_of_its_own():
    given = Given(*CLASS)
    given.when(SetSignal(Sign.TOO_FAST), "ada", 0)
    given.when(SetSignal(Sign.TOO_SLOW), "ada", 50_000)
    assert given.time_passes(109_999) == [] and given.time_passes(110_000) == [SignalEnded("ada")]


def test_staff_clear_all_signs_and_pupils_do_not():
    given = Given(*CLASS)
    for person in ("ada", "bob"):
        given.when(SetSignal(Sign.YES), person)
    assert given.refuses(ClearSignals(), "ada") == "not_allowed"
    assert given.when(ClearSignals(), "ari") == [SignalEnded("ada"), SignalEnded("bob")]
    assert given.when(ClearSignals(), "ari") == []


def test_an_observer_shows_nothing_and_is_not_away():
    given = Given(*CLASS)
    assert given.refuses(SetSignal(Sign.YES), "olu") == given.refuses(BeAway(True), "olu") == "not_allowed"


def test_a_sign_ends_when_its_owner_goes_moves_or_has_another_role():
    given = Given(*CLASS)
    for person in ("ada", "bob", "cy"):
        given.when(SetSignal(Sign.YES), person)
    assert SignalEnded("ada") in given.server(DeviceLeaves("ada", "ada.pc"))
    assert given.server(ChangeRole("bob", Role.OBSERVER)) != [] and "bob" not in given.room.of(Signal)
    turn = given.turn("tess")
    given.room.carry_out([Moved("cy", "prep")], turn)
    assert not given.room.of(Signal)


def test_who_is_away_sends_nothing_by_any_device_and_everyone_sees_it():
    given = Given(*CLASS, SendingBegan("ada.2", "ada", Kind.COMPANION, False))
    given.when(SetMedia("ada.pc", microphone=True, camera=True), "ada")
    given.when(SetMedia("ada.2", screen=True), "ada")
    assert given.when(BeAway(True), "ada", 9) == [
        AwayBegan("ada", 9),
        MediaSet("ada.pc", microphone=False, camera=False, screen=False),
        MediaSet("ada.2", microphone=False, camera=False, screen=False),
        GlassSet("ada", "main", over_screen=False),
    ]
    assert given.who_sees(Away, "ada") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.when(BeAway(True), "ada", 10) == []


@pytest.mark.parametrize("what", ["microphone", "camera", "screen"])
def test_who_switches_something_on_is_back(what: str):
    given = Given(*CLASS)
    given.when(BeAway(True), "ada")
    assert given.when(SetMedia("ada.pc", **{what: True}), "ada")[1:2] == [AwayEnded("ada")]


def test_who_says_so_is_back_and_is_sent_nothing_on():
    given = Given(*CLASS)
    assert given.when(BeAway(False), "ada") == []
    given.when(SetMedia("ada.pc", microphone=True), "ada")
    given.when(BeAway(True), "ada")
    assert given.when(BeAway(False), "ada") == [AwayEnded("ada")]


def test_being_away_lasts_through_a_move_and_a_lost_line_and_ends_with_the_last_device():
    given = Given(*CLASS)
    given.when(BeAway(True), "ada")
    given.room.carry_out([Moved("ada", "prep")], given.turn("tess"))
    given.server(DeviceFallsSilent("ada", "ada.pc", 0))
    given.server(comes("ada"), 5_000)
    assert "ada" in given.room.of(Away)
    given.server(DeviceFallsSilent("ada", "ada.pc", 5_000), 6_000)
    assert AwayEnded("ada") in given.time_passes(35_000)


def test_who_becomes_an_observer_is_in_no_room_and_not_away_from_one():
    given = Given(*CLASS)
    for person in ("ada", "bob"):
        given.when(BeAway(True), person)
    given.server(ChangeRole("ada", Role.OBSERVER))
    given.server(ChangeRole("bob", Role.GUEST))
    assert {*given.room.of(Away)} == {"bob"}


@pytest.mark.parametrize("wish", [Remove("ada"), SendOut("ada"), EndClass()])
def test_both_end_with_the_class_and_when_their_person_is_sent_away(wish: Remove | SendOut | EndClass):
    given = Given(*CLASS, SendingBegan("ada.2", "ada", Kind.COMPANION, False))
    given.when(SetSignal(Sign.YES), "ada")
    given.when(BeAway(True), "ada")
    done = given.when(wish, "tess")
    assert done.count(SignalEnded("ada")) == done.count(AwayEnded("ada")) == 1
