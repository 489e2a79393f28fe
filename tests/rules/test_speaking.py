import pytest

from classroom.rooms.tools.presence import ChangeRole, Role
from classroom.rooms.tools.session import EndClass
from classroom.rooms.tools.speaking import (
    PULSE,
    HeardCounted,
    Mode,
    Pulse,
    PulseSet,
    SetPulse,
    SpeakingHeard,
    Spoke,
    SpokeFirst,
    Spoken,
    SpokenForgotten,
    SpokenView,
)
from tests.given import CLASS, Given


def test_who_was_heard_is_written_down_and_only_staff_see_it():
    given = Given(*CLASS)
    assert given.server(SpeakingHeard({"ada": 9_000, "bob": 800}), 30_000) == [
        SpokeFirst("ada", 9_000, 30_000),
        SpokeFirst("bob", 800, 30_000),
    ]
    assert given.seen_by("tess", Spoken, "ada") == SpokenView(9_000, 1, 30_000)
    assert given.who_sees(Spoken, "ada") == ["tess", "ari"]


def test_who_goes_on_has_one_turn_and_who_speaks_again_after_a_silence_another():
    given = Given(*CLASS)
    given.server(SpeakingHeard({"ada": 9_000}), 30_000)
    assert given.server(SpeakingHeard({"ada": 30_000}), 60_000) == [Spoke("ada", 30_000, 0, 60_000)]
    assert given.server(SpeakingHeard({"ada": 2_000}), 120_000) == [Spoke("ada", 2_000, 1, 120_000)]
    assert given.seen_by("tess", Spoken, "ada") == SpokenView(41_000, 2, 120_000)


def test_a_cough_is_not_speaking_and_strangers_are_not_counted():
    assert Given(*CLASS).server(SpeakingHeard({"ada": 499, "nobody": 9_000})) == []


def test_off_writes_nothing_down_and_forgets_what_was_counted():
    given = Given(*CLASS)
    given.server(SpeakingHeard({"ada": 9_000}))
    given.when(SetPulse(Mode.STAFF, class_sees_total=True), "tess")
    assert given.when(SetPulse(Mode.OFF, class_sees_total=True), "ari") == [
        PulseSet(PULSE, Mode.OFF, class_sees_total=False),
        SpokenForgotten("ada"),
    ]
    assert given.server(SpeakingHeard({"ada": 9_000})) == []
    given.when(SetPulse(Mode.STAFF, class_sees_total=True), "tess")
    assert given.room.of(Pulse)[PULSE].heard == 0
    assert given.server(SpeakingHeard({"ada": 9_000}), 60_000)[0] == SpokeFirst("ada", 9_000, 60_000)


def test_the_class_may_see_how_many_pupils_were_heard_and_no_more():
    given = Given(*CLASS)
    given.server(SpeakingHeard({"tess": 60_000, "ada": 9_000}))
    given.when(SetPulse(Mode.STAFF, class_sees_total=False), "tess")
    view = given.seen_by("ada", Pulse, PULSE)
    assert view is not None and getattr(view, "heard") is None  # noqa: B009  (the view is a plain struct here)
    given.when(SetPulse(Mode.STAFF, class_sees_total=True), "tess")
    assert given.server(SpeakingHeard({"ada": 9_000, "bob": 9_000, "cy": 9_000}))[-1] == HeardCounted(PULSE, 3)
    assert given.room.of(Pulse)[PULSE].view(given.person("ada").viewer).heard == 3


def test_who_becomes_a_helper_is_no_pupil_who_was_heard():
    given = Given(*CLASS)
    given.server(SpeakingHeard({"ada": 9_000}))
    given.when(SetPulse(Mode.STAFF, class_sees_total=True), "tess")
    assert given.server(ChangeRole("ada", Role.ASSISTANT))[1:] == [HeardCounted(PULSE, 0)]


@pytest.mark.parametrize("mode", Mode)
def test_setting_what_is_set_changes_nothing(mode: Mode):
    given = Given(*CLASS)
    given.when(SetPulse(mode, class_sees_total=False), "tess")
    assert given.when(SetPulse(mode, class_sees_total=False), "ari") == []


def test_what_was_heard_last_is_written_down_after_the_end():
    given = Given(*CLASS)
    given.when(EndClass(), "tess")
    assert given.server(SpeakingHeard({"ada": 9_000}), 10) == [SpokeFirst("ada", 9_000, 10)]
