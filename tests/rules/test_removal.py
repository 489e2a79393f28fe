import pytest

from classroom.rooms.people import SERVER
from classroom.rooms.tools import chat, hands, presence, session
from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.chat import Send
from classroom.rooms.tools.hands import Hand, HandRaised
from classroom.rooms.tools.lobby import LetIn, LetInAll, Waiting
from classroom.rooms.tools.moving import Close, Move, Open
from classroom.rooms.tools.presence import Devices, DeviceWent, Kind, Member, Reason, Role
from classroom.rooms.tools.publishing import Sending, SetMedia
from classroom.rooms.tools.removal import AllowBack, MemberAllowedBack, MemberRemoved, Remove, SendOut
from classroom.rooms.tools.session import Policy
from tests.given import CLASS, GATED, PEOPLE, Given, comes


def is_in(given: Given, person: str) -> bool:
    return given.room.of(Member)[person].place == "main"


def test_who_was_removed_is_outside_and_does_not_come_back():
    given = Given(*CLASS, HandRaised("bob", 1, "main"))
    events = given.when(Remove("bob"), "tess", at_ms=9)
    assert events[:2] == [MemberRemoved("bob", "tess", "", 9), DeviceWent("bob", "bob.pc", 9)]
    assert not given.room.of(Hand) and "bob.pc" not in given.room.of(Sending)
    assert given.seen_by("bob", Member, "bob") is None and given.seen_by("ada", Member, "bob")
    assert given.refuses(chat.Send("hi"), "bob") == "not_allowed"
    assert given.refuses(comes("bob", role=Role.TEACHER), SERVER) == "removed"
    door = given.door("bob")
    assert (door.state, door.by, door.because, door.since_ms) == ("removed", "Tess", None, 9)
    assert given.when(Remove("bob", "Again"), "tess") == []


def test_who_was_removed_reads_the_reason_and_nobody_else_does():
    given = Given(*CLASS)
    given.when(Remove("bob", "Please write to me after class."), "tess")
    assert given.door("bob").because == "Please write to me after class."
    for viewer in ("tess", "ari", "ada"):
        assert "after class" not in repr(given.seen_by(viewer, Member, "bob"))


@pytest.mark.parametrize("staff", ["tess", "ari"])
def test_staff_are_neither_removed_nor_sent_out(staff: str):
    assert Given(*CLASS).refuses(Remove(staff), "tess") == "staff"
    assert Given(*CLASS).refuses(SendOut(staff), "tess") == "only_pupils"


def test_a_hand_without_a_device_goes_down_with_its_owner():
    given = Given(*CLASS)
    given.server(presence.DeviceLeaves("bob", "bob.pc"))
    given.when(hands.RaiseHand(), "bob")
    given.when(Remove("bob"), "tess")
    assert not given.room.of(Hand)


def test_who_is_allowed_back_comes_in_as_before_also_while_it_is_locked():
    given = Given(*CLASS)
    given.when(Remove("bob", "Noise"), "tess")
    given.when(session.Lock(locked=True), "tess")
    assert given.when(AllowBack("bob"), "tess") == [MemberAllowedBack("bob", "tess")]
    assert given.when(AllowBack("bob"), "tess") == []
    assert given.door("bob").state == "out" and given.door("bob").because is None
    given.server(comes("bob"))
    assert is_in(given, "bob") and given.door("bob").state == "in"


def test_who_was_turned_away_at_the_door_is_allowed_back_to_the_door():
    given = Given(GATED, *PEOPLE)
    given.server(comes("dan"))
    given.when(Remove("dan", "Wrong class"), "tess")
    given.when(AllowBack("dan"), "tess")
    given.server(comes("dan"))
    assert given.door("dan").reason == "not_ready" and not is_in(given, "dan")


def test_who_removes_may_undo_it_and_assistants_do_neither():
    given = Given(*CLASS)
    assert given.refuses(Remove("bob"), "ari") == "not_allowed"
    given.when(Remove("bob"), "tess")
    assert given.refuses(AllowBack("bob"), "ari") == given.refuses(AllowBack("bob"), "bob") == "not_allowed"
    assert given.when(AllowBack("ada"), "tess") == []
    assert given.refuses(AllowBack("nobody"), "tess") == "not_found"


def test_who_is_sent_out_waits_at_the_door_and_all_that_was_theirs_in_the_class_ends():
    given = Given(*CLASS, HandRaised("bob", 1, "main"))
    given.when(SetMedia("bob.pc", microphone=True, camera=True), "bob")
    given.when(SendOut("bob"), "ari", at_ms=7)
    door = given.door("bob")
    assert (door.state, door.reason, door.since_ms, door.by) == ("waiting", "sent_out", 7, "Ari")
    assert given.room.of(Waiting)["bob"].reason is Reason.SENT_OUT
    assert not given.room.of(Hand) and "bob.pc" not in given.room.of(Sending)
    assert given.refuses(Send("let me in"), "bob") == "not_allowed" and given.seen_by("bob", Member, "tess") is None
    assert given.who_sees(Member, "bob") == given.who_sees(Devices, "bob") == ["tess", "ari"]
    assert given.when(SendOut("bob"), "tess") == [], "two of the staff often press at once"


def test_who_is_sent_out_stays_there_until_somebody_lets_them_in():
    given = Given(*CLASS)
    given.when(SendOut("bob"), "tess")
    given.when(session.Lock(locked=True), "tess")
    given.when(session.Lock(locked=False), "tess")
    given.server(presence.DeviceLeaves("bob", "bob.pc"))
    assert given.door("bob").state == "out"
    given.server(comes("bob"))
    assert given.door("bob").reason == "sent_out" and given.reloaded().of(Member)["bob"].sent_out_by == "tess"
    given.when(LetIn("bob"), "ari")
    assert is_in(given, "bob") and given.door("bob").state == "in"
    given.server(presence.DeviceLeaves("bob", "bob.pc"))
    given.server(comes("bob"))
    assert is_in(given, "bob"), "once let in they come and go again"


def test_all_who_wait_are_let_in_also_who_was_sent_out():
    given = Given(*CLASS)
    given.when(SendOut("bob"), "tess")
    given.when(SendOut("ada"), "tess")
    given.when(LetInAll(), "tess")
    assert is_in(given, "bob") and is_in(given, "ada") and not given.room.of(Waiting)


def test_who_is_sent_out_of_a_group_comes_back_into_it():
    given = Given(*CLASS, SetPrepared("set", Plan("Pairs", ("Red", "Blue"))))
    given.when(Open("set"), "tess")
    given.when(Move(("bob",), "set.1.1"), "tess")
    given.when(SendOut("bob"), "tess")
    assert given.room.of(Member)["bob"].place is None
    given.when(LetIn("bob"), "tess")
    assert given.room.of(Member)["bob"].place == "set.1.1"
    given.when(SendOut("bob"), "tess")
    given.when(Close("set"), "tess")
    given.when(LetIn("bob"), "tess")
    assert is_in(given, "bob"), "the group is no more"


def test_all_live_devices_go_to_the_door_and_a_lost_one_when_it_is_back():
    given = Given(*CLASS)
    given.server(comes("bob", "bob.phone"))
    given.server(presence.DeviceFallsSilent("bob", "bob.pc", 0))
    given.when(SendOut("bob"), "tess")
    here = given.room.of(Devices)["bob"]
    assert {id: device.kind for id, device in here.devices.items()} == {"bob.phone": Kind.REMOTE} and here.at_door
    given.server(comes("bob"))
    assert given.room.of(Devices)["bob"].devices["bob.pc"].kind is Kind.COMPANION


def test_nobody_is_sent_out_who_is_not_here_or_is_no_pupil():
    given = Given(*CLASS)
    given.server(presence.DeviceLeaves("bob", "bob.pc"))
    assert given.refusal(SendOut("bob"), "tess") == ("not_here", "Bob is not here.")
    assert given.refuses(SendOut("olu"), "tess") == "only_pupils"
    assert given.refuses(SendOut("ada"), "bob") == "not_allowed"


def test_who_was_sent_out_and_becomes_staff_comes_in():
    given = Given(*CLASS)
    given.when(SendOut("bob"), "tess")
    given.server(presence.ChangeRole("bob", Role.ASSISTANT))
    assert given.door("bob").state == "in" and given.room.of(Member)["bob"].sent_out_by is None


def test_who_has_to_do_work_first_and_is_sent_out_comes_back_into_the_class():
    given = Given(*CLASS)
    given.server(session.OpenSession("Seasons", Policy.PREPARE, 0, 1))
    given.server(comes("dan"))
    assert given.room.of(Member)["dan"].place == "prep"
    given.when(SendOut("dan"), "tess")
    given.when(LetIn("dan"), "tess")
    assert is_in(given, "dan"), "let in is an exception here as well"
