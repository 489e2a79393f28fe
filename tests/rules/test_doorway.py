import msgspec
import pytest

from classroom.rooms.tools import WIRE, presence, session
from classroom.rooms.tools.admitting import AutoAdmit
from classroom.rooms.tools.breakouts import Delete, Edit, Forget, Places, PlaceSeat, Plan, Restore
from classroom.rooms.tools.doorway import (
    AdmitsView,
    DoorMessage,
    DoorMessageView,
    DoorRules,
    DoorRulesView,
    Hold,
    MessageRewritten,
    SetMessage,
    rules_of,
)
from classroom.rooms.tools.lobby import LetIn, Waiting
from classroom.rooms.tools.presence import Member, Role
from classroom.rooms.tools.removal import SendOut
from classroom.rooms.tools.session import Lock, OpenSession, Policy
from tests.given import CLASS, GATED, HOUR_MS, PEOPLE, Given, comes

NAMES = ("Red", "Blue")


def is_in(given: Given, person: str) -> bool:
    return given.room.of(Member)[person].place == "main"


def kept(*rounds: Places) -> Restore:
    """A set of groups that the course has kept."""
    return Restore("kept", Plan("Pairs", NAMES, rounds))


def locked(*groups: int, rounds: tuple[Places, ...] = ({"dan": 0, "eve": 1},)) -> Given:
    given = Given(*CLASS)
    given.when(Lock(locked=True), "tess")
    given.server(kept(*rounds))
    given.when(AutoAdmit("kept", groups), "tess")
    return given


# the message
def test_who_waits_reads_what_staff_write_and_staff_see_who_wrote_it():
    given = locked()
    given.server(comes("fay"))
    given.when(SetMessage("We start at ten."), "ari", at_ms=4)
    note = given.door("fay").message
    assert note is not None and (note.text, note.by) == ("We start at ten.", "Ari")
    assert given.who_sees(DoorMessage, "message") == ["tess", "ari"]
    assert given.seen_by("tess", DoorMessage, "message") == DoorMessageView("We start at ten.", "ari", 4)
    assert given.door("ada").message is None, "it is for the door"


def test_the_message_is_written_anew_and_taken_away():
    given = locked()
    given.server(comes("fay"))
    given.when(SetMessage("One"), "ari")
    assert given.when(SetMessage("One"), "tess") == []
    assert given.when(SetMessage("Two"), "tess", at_ms=9) == [MessageRewritten("message", "Two", "tess", 9)]
    given.when(SetMessage(None), "ari")
    assert given.door("fay").message is None and given.when(SetMessage(None), "ari") == []
    assert given.when(SetMessage("Three"), "ari") and given.room.of(DoorMessage)["message"].text == "Three"


def test_the_message_goes_with_the_class():
    given = Given(*CLASS)
    given.when(SetMessage("One"), "ari")
    given.when(session.EndClass(), "tess")
    given.when(session.Reopen(), "tess")
    assert not given.room.of(DoorMessage)


@pytest.mark.parametrize("text", ["", "x" * 201])
def test_a_message_has_1_to_200_characters(text: str):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": "door.message", "text": text}, WIRE)


# guests
def test_a_guest_waits_until_somebody_lets_them_in():
    given = Given(*CLASS)
    given.server(comes("gus", role=Role.GUEST))
    assert given.door("gus").reason == "guest"
    given.when(LetIn("gus"), "ari")
    assert is_in(given, "gus")
    given.server(presence.DeviceLeaves("gus", "gus.pc"))
    given.server(comes("gus", role=Role.GUEST))
    assert is_in(given, "gus"), "who was let in comes and goes"


def test_staff_let_guests_come_in_by_themselves_and_who_waits_comes_in_at_once():
    given = Given(*CLASS)
    given.server(comes("gus", role=Role.GUEST))
    given.when(Hold(guests=False), "ari")
    assert is_in(given, "gus") and not given.room.of(Waiting) and given.when(Hold(guests=False), "tess") == []
    given.server(comes("gia", role=Role.GUEST))
    assert is_in(given, "gia")
    given.when(Hold(guests=True), "ari")
    assert is_in(given, "gia"), "who is in stays in"
    given.server(comes("guy", role=Role.GUEST))
    assert not is_in(given, "guy")


def test_who_waits_as_a_learner_and_is_a_guest_after_all_waits_as_a_guest():
    given = Given(*CLASS)
    given.when(Lock(locked=True), "tess")
    given.server(comes("dan"))
    given.server(presence.ChangeRole("dan", Role.GUEST))
    given.when(Lock(locked=False), "tess")
    assert given.door("dan").reason == "guest"
    given.server(comes("dan", "dan.phone"))
    assert given.door("dan").reason == "guest", "whatever the link says: the class knows better"
    given.server(presence.ChangeRole("dan", Role.LEARNER))
    assert is_in(given, "dan")


# groups that come in by themselves
def test_a_chosen_group_comes_in_although_the_class_is_locked():
    given = locked(0)
    given.server(comes("dan"))
    given.server(comes("eve"))
    assert is_in(given, "dan") and given.door("eve").reason == "locked"
    assert given.seen_by("tess", DoorRules, "door") == DoorRulesView(True, AdmitsView("kept", (0,), 1, "tess"))
    assert given.who_sees(DoorRules, "door") == ["tess", "ari"]


def test_no_numbers_mean_the_whole_set_in_any_round():
    given = locked(rounds=({"dan": 0}, {"eve": 1}))
    for person in ("dan", "eve", "fay"):
        given.server(comes(person))
    assert is_in(given, "dan") and is_in(given, "eve") and not is_in(given, "fay")


def test_who_waits_already_comes_in_when_their_group_is_chosen():
    given = Given(*CLASS)
    given.when(Lock(locked=True), "tess")
    given.server(kept({"dan": 1}))
    given.server(comes("dan"))
    given.when(AutoAdmit("kept", (1,)), "ari")
    assert is_in(given, "dan") and given.when(AutoAdmit("kept", (1, 1)), "tess") == []


def test_a_changed_set_admits_whom_it_has_now():
    given = locked(0)
    given.server(comes("eve"))
    given.when(PlaceSeat("kept", "eve", 0), "tess")
    assert is_in(given, "eve")
    given.server(kept({"fay": 0}))
    given.server(comes("fay"))
    given.server(comes("dan"))
    assert is_in(given, "fay") and not is_in(given, "dan"), "the course has changed its groups"
    given.when(Edit("kept", "Trios"), "tess")
    assert given.reloaded().of(DoorRules)["door"] == given.room.of(DoorRules)["door"]


@pytest.mark.parametrize("gone", ["deleted", "forgotten", "none"])
def test_a_set_that_is_gone_admits_nobody(gone: str):
    given = locked()
    if gone == "forgotten":
        given.server(Forget("kept"))
    else:
        given.when(Delete("kept") if gone == "deleted" else AutoAdmit(None), "tess")
    assert rules_of(given.room).admits is None and given.when(AutoAdmit(None), "tess") == []
    given.server(comes("dan"))
    assert given.door("dan").reason == "locked"


def test_a_group_opens_no_door_that_another_rule_keeps_shut():
    given = Given(GATED, *PEOPLE)
    given.server(kept({"dan": 0, "gus": 0, "bob": 0}))
    given.when(AutoAdmit("kept"), "tess")
    given.server(comes("dan"))
    assert given.door("dan").reason == "not_ready", "the work is still to be done"
    given.when(SendOut("bob"), "tess")
    assert given.door("bob").reason == "sent_out", "who was sent out is let in by a person"
    given.server(OpenSession("Seasons", Policy.WARN, 0, HOUR_MS))
    given.server(comes("gus", role=Role.GUEST))
    assert is_in(given, "gus"), "a guest who is named comes in like the others"


def test_the_groups_are_there():
    given = Given(*CLASS)
    given.server(kept({"dan": 0}))
    assert given.refuses(AutoAdmit("kept", (2,)), "tess") == "no_such_group"
    assert given.refuses(AutoAdmit("other"), "tess") == "not_found"
    assert given.refuses(AutoAdmit("kept"), "ada") == given.refuses(Hold(False), "ada") == "not_allowed"
