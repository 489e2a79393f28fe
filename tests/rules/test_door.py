import pytest

from classroom.rooms.door import DoorState
from classroom.rooms.people import SERVER
from classroom.rooms.tools import chat, lobby, presence, readiness, removal, session
from classroom.rooms.tools.doorway import Hold
from classroom.rooms.tools.hands import Hand, HandRaised
from classroom.rooms.tools.lobby import LetIn, LetInAll, Waiting, WaitingView
from classroom.rooms.tools.presence import Devices, Kind, Member, MemberAdmitted, PersonCame, Reason, Role
from classroom.rooms.tools.publishing import Sending
from classroom.rooms.tools.readiness import Missed, Prerequisite, Question, Readiness, Ready, SetMissed, SetReadiness
from classroom.rooms.tools.session import CLASS as SESSION
from classroom.rooms.tools.session import Class, OpenSession, Policy, SessionOpened
from tests.given import CLASS, GATED, HOUR_MS, OPEN, PEOPLE, Given, comes

TODO = (Prerequisite("q1", "Quiz", False, 0.4),)
DONE = (Prerequisite("q1", "Quiz", True, 0.9),)


def told(person: str, state: Ready = Ready.NOT_READY) -> SetReadiness:
    return SetReadiness(person, person.title(), state, DONE if state is Ready.READY else TODO)


def gated() -> Given:
    given = Given(GATED, *PEOPLE)
    given.server(told("dan"))
    given.server(comes("dan"), at_ms=5)
    return given


def is_in(given: Given, person: str) -> bool:
    return given.room.of(Member)[person].place == "main"


def test_a_learner_who_is_not_ready_waits_under_block():
    given = gated()
    door = given.door("dan")
    assert (door.state, door.reason, door.since_ms, door.prerequisites) == ("waiting", "not_ready", 5, TODO)
    assert not is_in(given, "dan") and "dan.pc" not in given.room.of(Sending)
    assert given.seen_by("tess", Waiting, "dan") == WaitingView("Dan", 5, Reason.NOT_READY)


def test_who_waits_is_known_to_staff_only():
    given = gated()
    for what in (Waiting, Member, Devices):
        assert given.who_sees(what, "dan") == ["tess", "ari"]
    assert given.refuses(chat.Send("let me in"), "dan") == "not_allowed"
    assert given.seen_by("dan", Member, "tess") is None


@pytest.mark.parametrize("role", [Role.TEACHER, Role.ASSISTANT, Role.OBSERVER])
def test_only_learners_wait(role: Role):
    given = Given(GATED)
    given.server(comes("dan", role=role))
    assert given.door("dan").state == "in"


def test_under_warn_everyone_comes_in_and_is_told():
    given = Given(*CLASS)
    given.server(told("dan"))
    given.server(comes("dan"))
    assert given.door("dan").state == "in" and given.door("dan").prerequisites == TODO


def test_who_has_done_the_work_comes_in_by_themselves():
    given = gated()
    events = given.server(told("dan", Ready.READY), at_ms=9)
    assert presence.MemberEntered("dan", 9) in events and lobby.WaitingEnded("dan") in events
    assert is_in(given, "dan") and "dan.pc" in given.room.of(Sending) and given.door("dan").since_ms == 9


def test_half_of_the_work_is_not_enough():
    given = gated()
    given.server(told("dan", Ready.PARTLY))
    assert given.door("dan").state == "waiting"


def test_a_learner_of_whom_the_course_says_nothing_waits():
    given = Given(GATED)
    given.server(comes("dan"))
    assert given.door("dan").reason == "not_ready"


def test_a_guest_waits_where_a_learner_would_and_is_let_in():
    for given, reason in ((Given(GATED, *PEOPLE), "not_ready"), (Given(OPEN, *PEOPLE), "locked")):
        given.when(session.Lock(locked=reason == "locked"), "tess")
        given.when(Hold(guests=False), "tess")
        given.server(comes("gus", role=Role.GUEST))
        assert given.door("gus").reason == reason
        given.when(LetIn("gus"), "tess")
        assert is_in(given, "gus")


def test_let_in_is_an_exception_that_stays():
    given = gated()
    given.when(LetIn("dan"), "ari")
    assert is_in(given, "dan") and given.room.of(Readiness)["dan"].state is Ready.EXCUSED
    given.server(told("dan", Ready.PARTLY))
    assert given.room.of(Readiness)["dan"].state is Ready.EXCUSED
    given.server(told("dan", Ready.READY))
    assert given.room.of(Readiness)["dan"].state is Ready.READY
    assert given.when(LetIn("dan"), "tess") == [], "two of the staff often press at once"
    given.server(presence.DeviceLeaves("dan", "dan.pc"))
    given.server(comes("dan"))
    assert is_in(given, "dan")


def test_who_has_not_come_yet_may_be_excused_beforehand():
    given = Given(GATED, *PEOPLE)
    given.server(told("dan"))
    given.when(LetIn("dan"), "tess")
    given.server(comes("dan"))
    assert is_in(given, "dan")
    assert given.refuses(LetIn("nobody"), "tess") == "not_found"


def test_an_exception_made_before_the_course_told_us_stays():
    given = Given(GATED, *PEOPLE)
    given.server(comes("dan"))
    given.when(LetIn("dan"), "tess")
    given.server(told("dan"))
    assert is_in(given, "dan") and given.room.of(Readiness)["dan"].state is Ready.EXCUSED


def test_all_are_let_in_at_once():
    given = gated()
    given.server(comes("eve"))
    given.when(LetInAll(), "tess")
    assert is_in(given, "dan") and is_in(given, "eve") and not given.room.of(Waiting)


def test_learners_let_nobody_in():
    assert gated().refuses(LetIn("dan"), "ada") == "not_allowed"


def test_who_goes_away_from_the_door_waits_no_longer():
    given = gated()
    given.server(presence.DeviceLeaves("dan", "dan.pc"))
    assert not given.room.of(Waiting) and given.door("dan").state == DoorState.OUT
    given.server(comes("dan"), at_ms=8)
    assert given.door("dan").since_ms == 8


def test_who_did_the_work_while_away_comes_straight_in():
    given = gated()
    given.server(presence.DeviceLeaves("dan", "dan.pc"))
    given.server(told("dan", Ready.READY))
    given.server(comes("dan"))
    assert given.door("dan").state == "in" and "dan.pc" in given.room.of(Sending)


def test_a_second_device_at_the_door_sees_the_same_door():
    given = gated()
    given.server(comes("dan", "phone"))
    assert len(given.room.of(Waiting)) == 1 and given.door("dan").since_ms == 5
    given.when(LetIn("dan"), "tess")
    assert {"dan.pc", "phone"} <= given.room.of(Sending).keys()


def test_behind_a_lock_new_learners_wait_and_who_was_in_comes_back():
    given = Given(*CLASS)
    given.when(session.Lock(True), "tess")
    given.server(comes("dan"))
    given.server(presence.DeviceLeaves("ada", "ada.pc"))
    given.server(comes("ada"))
    assert (given.door("dan").reason, given.door("ada").state) == ("locked", "in")
    given.when(session.Lock(False), "tess")
    assert given.door("dan").state == "in"


def test_behind_lock_and_gate_the_reason_follows_what_is_left():
    given = gated()
    given.when(session.Lock(True), "tess")
    assert given.door("dan").reason == "locked"
    given.server(told("dan", Ready.READY))
    assert given.door("dan").reason == "locked"
    given.when(session.Lock(False), "tess")
    assert given.door("dan").state == "in"


def test_a_milder_policy_opens_the_door():
    given = gated()
    given.server(OpenSession("Seasons", Policy.WARN, 0, HOUR_MS))
    assert given.door("dan").state == "in"


def early() -> Given:
    given = Given()
    given.server(OpenSession("Later", Policy.WARN, HOUR_MS, 2 * HOUR_MS))
    given.server(comes("dan"))
    assert given.door("dan").reason == "not_open"
    return given


def test_the_door_opens_ten_minutes_before_the_start():
    given = early()
    assert given.time_passes(HOUR_MS - 600_001) == []
    given.time_passes(HOUR_MS - 600_000)
    assert given.door("dan").state == "in" and given.room.next_due_ms() is None


def test_the_door_opens_when_staff_come():
    given = early()
    given.server(comes("tess", role=Role.TEACHER))
    assert given.door("dan").state == "in"


def test_a_class_that_is_moved_forward_opens():
    given = early()
    given.server(OpenSession("Later", Policy.WARN, 60_000, HOUR_MS))
    assert given.door("dan").state == "in"


def test_who_waits_and_becomes_staff_comes_in():
    given = gated()
    given.server(presence.ChangeRole("dan", Role.ASSISTANT))
    assert given.door("dan").state == "in" and not given.room.of(Waiting)


def test_who_waits_may_be_sent_away():
    given = gated()
    given.when(removal.Remove("dan"), "tess")
    assert given.door("dan").state == "removed" and not given.room.of(Waiting) and "dan" not in given.room.of(Devices)


def test_opening_is_told_once_and_changes_are_taken_over():
    given = Given()
    first = OpenSession("Seasons", Policy.BLOCK, 0, HOUR_MS)
    assert given.server(first, at_ms=3) == [
        SessionOpened(SESSION, "Seasons", Policy.BLOCK, 0, HOUR_MS, 3, door_open=True)
    ]
    assert given.server(first, at_ms=4) == []
    given.server(OpenSession("Years", Policy.BLOCK, 0, HOUR_MS))
    assert given.room.of(Class)[SESSION].title == "Years"


def test_with_the_end_everybody_goes_and_nobody_may_anything():
    given = Given(*CLASS, HandRaised("ada", 1, "main"))
    given.when(session.EndClass(), "tess", at_ms=50)
    assert not given.room.of(Devices) and not given.room.of(Sending) and not given.room.of(Hand)
    door = given.door("ada")
    assert (door.state, door.since_ms, door.by) == ("ended", 50, "Tess")
    assert given.refuses(chat.Send("hi"), "ada") == given.refuses(chat.Send("hi"), "tess") == "not_allowed"
    assert given.refuses(comes("ada"), SERVER) == "class_ended"
    assert given.server(session.TimeIsUp()) == [] == given.when(session.EndClass(), "tess")


def test_staff_open_it_again_on_the_same_day():
    given = Given(*CLASS)
    given.server(session.TimeIsUp(), at_ms=50)
    assert given.door("ada").by is None
    assert given.refuses(session.Reopen(), "ada") == "not_allowed"
    assert given.refuses(session.Reopen(), "tess", at_ms=50 + session.REOPENS_MS + 1) == "too_late"
    assert given.when(session.Reopen(), "tess", at_ms=60) and given.when(session.Reopen(), "tess") == []
    given.server(comes("ada"), at_ms=70)
    assert given.door("ada").state == "in"


def test_a_hand_without_a_device_goes_down_at_the_end():
    given = Given(*CLASS)
    given.server(presence.DeviceLeaves("bob", "bob.pc"))
    given.happens(HandRaised("bob", 1, "main"))
    given.when(session.EndClass(), "tess")
    assert not given.room.of(Hand)


def test_readiness_and_what_was_missed_are_for_staff_and_told_once():
    given = Given(*CLASS)
    missed = SetMissed("q1", "Quiz", (Question("x", "Why?", 3, 5, "Because"),))
    assert given.server(told("ada")) and given.server(told("ada")) == []
    assert given.server(missed) and given.server(missed) == []
    assert given.server(SetMissed("q1", "Quiz", ())) == [readiness.MissedChanged("q1", "Quiz", ())]
    assert given.who_sees(Readiness, "ada") == given.who_sees(Missed, "q1") == ["tess", "ari"]


def test_a_stranger_is_out():
    assert Given().door("x").state == "out" and Given(OPEN).door("x").state == "out"


def test_who_was_in_before_the_gate_closed_stays_in():
    given = Given(OPEN, MemberAdmitted("ada", "Ada", Role.LEARNER), PersonCame("ada", "pc", Kind.REMOTE, False, 0))
    given.server(OpenSession("Seasons", Policy.BLOCK, 0, HOUR_MS))
    given.server(told("ada"))
    given.server(comes("ada", "pc"))
    assert given.door("ada").state == "in"
