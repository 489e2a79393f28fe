import msgspec
import pytest

from classroom.rooms.tools import WIRE, breakouts, moving, removal
from classroom.rooms.tools.incidents import Incident, IncidentView, Report, Reported
from classroom.rooms.tools.locks import Preset, SetPreset
from classroom.rooms.tools.presence import ChangeRole, DeviceLeaves, Role
from classroom.rooms.tools.session import EndClass
from tests.given import CLASS, Given


def in_groups() -> Given:
    given = Given(*CLASS)
    given.when(breakouts.Prepare("Pairs", ("Red", "Blue"), ({"ada": 0, "bob": 0, "cy": 1},)), "tess", wish_id="s")
    given.when(moving.Open("s"), "tess")
    return given


def test_staff_read_what_somebody_reports_and_nobody_else_does():
    given = Given(*CLASS)
    assert given.when(Report(" Bob fell. "), "ada", 7) == [Reported("w", "ada", "Bob fell.", 7, "main", None)]
    assert given.who_sees(Incident, "w") == ["tess", "ari"]
    assert given.seen_by("ari", Incident, "w") == IncidentView("ada", "Bob fell.", 7, "main", None, None, None)


def test_the_name_of_the_group_stands_with_it_when_its_room_has_long_closed():
    given = in_groups()
    given.when(Report("They quarrel."), "cy")
    given.when(moving.Close("s"), "tess")
    assert given.seen_by("tess", Incident, "w") == IncidentView("cy", "They quarrel.", 0, "s.1.1", "Blue", None, None)
    assert given.who_sees(Incident, "w") == ["tess", "ari"], "staff are in the class, it was in a group"


def test_everyone_who_takes_part_may_report_also_while_all_is_locked():
    given = Given(*CLASS)
    given.when(SetPreset(Preset.TEST), "tess")
    for by in ("tess", "ari", "ada"):
        assert given.when(Report("So it was."), by, wish_id=f"by {by}")
    assert given.refuses(Report("Seen"), "olu") == "not_allowed"


def test_it_stays_when_its_author_goes_and_when_the_class_ends():
    given = Given(*CLASS)
    given.when(Report("Loud music"), "ada", wish_id="one")
    given.when(Report("Again"), "bob", wish_id="two")
    given.server(DeviceLeaves("bob", "bob.pc"))
    given.when(removal.Remove("ada"), "tess")
    given.server(ChangeRole("bob", Role.OBSERVER))
    given.when(EndClass(), "tess")
    assert [*given.room.of(Incident)] == ["one", "two"]
    assert given.seen_by("tess", Incident, "one") and not given.seen_by("bob", Incident, "two")
    assert given.refuses(Report("After"), "tess") == "not_allowed"


def test_a_new_assistant_reads_what_was_reported_before():
    given = Given(*CLASS)
    given.when(Report("Before"), "ada")
    given.server(ChangeRole("bob", Role.ASSISTANT))
    assert given.seen_by("bob", Incident, "w")


def test_nobody_reports_without_end_and_others_still_do():
    given = Given(*CLASS)
    for n in range(20):
        given.when(Report("Here!"), "ada", wish_id=f"w{n}")
    code, message = given.refusal(Report("Here!"), "ada")
    assert code == "too_many" and "20 times" in message
    assert given.when(Report("Really"), "bob", wish_id="b")


def test_a_report_says_something_in_at_most_500_characters():
    assert Given(*CLASS).refuses(Report("  \n"), "ada") == "empty"
    for text in ("", "x" * 501):
        with pytest.raises(msgspec.ValidationError, match="length"):
            msgspec.convert({"kind": "incident.report", "text": text}, WIRE)
