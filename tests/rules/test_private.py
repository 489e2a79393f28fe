"""Who writes to whom alone, and when nobody does."""

import pytest

from classroom.rooms.codec import Codec
from classroom.rooms.tools import ALL, presence
from classroom.rooms.tools.chat import Delete, Edit, Message, MessageForgotten, MessageView, Send, To, WhisperSent
from classroom.rooms.tools.incidents import About, Incident, ReportReason
from classroom.rooms.tools.locks import Lock, Locks, LocksSet, Preset, SetLocks, SetPreset
from classroom.rooms.tools.pins import PinMessage
from classroom.rooms.tools.presence import Role
from classroom.rooms.tools.reporting import ReportMessage
from classroom.rooms.tools.session import EndClass
from tests.given import CLASS, Given, here

OPENED = LocksSet("locks", (), Preset.OPEN, 0, "tess")
TO_BOB = WhisperSent("m", "ada", "psst", 0, "bob", None)


def to(person: str, text: str = "psst", reply: str | None = None) -> Send:
    return Send(text, To.PERSON, person=person, reply=reply)


def test_a_private_message_is_for_two_and_for_no_staff_beside_them():
    given = Given(*CLASS, OPENED)
    assert given.when(to("bob"), "ada", wish_id="m") == [TO_BOB]
    assert given.who_sees(Message, "m") == ["ada", "bob"]
    assert given.refuses(Delete("m"), "tess") == given.refuses(Edit("m", "x"), "cy") == "not_found"


def test_pupils_write_to_each_other_only_while_staff_allow_it_and_to_staff_always():
    given = Given(*CLASS)
    assert given.refuses(to("bob"), "ada") == "locked", "so it is in a class where nobody has said anything"
    assert given.when(to("tess"), "ada", wish_id="a") and given.when(to("ada"), "tess", wish_id="b")
    given.when(SetLocks((Lock.CHAT,)), "tess")
    assert given.when(to("bob"), "ada", wish_id="c"), "that lock is another one"
    given.when(SetPreset(Preset.OPEN), "tess")
    assert given.refuses(to("bob"), "ada") == given.refuses(Edit("c", "pssst"), "ada") == "locked"


def test_private_chat_of_pupils_pauses_while_no_staff_is_here():
    given = Given(*CLASS, OPENED)
    given.server(presence.DeviceLeaves("tess", "tess.pc"))
    given.server(presence.DeviceFallsSilent("ari", "ari.pc", 0))
    assert given.refuses(to("bob"), "ada") == "no_staff" and given.when(to("tess"), "ada", wish_id="t")
    given.server(presence.DeviceConnects("ari", "Ari", Role.ASSISTANT, "ari.pc", presence.Kind.REMOTE))
    assert given.when(to("bob"), "ada")


def test_a_guest_writes_to_staff_only_and_nobody_to_who_only_watches_or_to_themselves():
    given = Given(*CLASS, OPENED, *here("gus", Role.GUEST))
    assert given.refuses(to("bob"), "gus") == "not_allowed" and given.when(to("tess"), "gus")
    assert given.refuses(to("olu"), "ada") == "not_here" and given.refuses(to("ada"), "ada") == "yourself"
    assert given.refuses(to("nobody"), "ada") == given.refuses(Send("hi", To.PERSON), "ada") == "not_found"


def test_a_private_message_is_answered_privately_and_one_to_staff_among_them_or_to_its_author():
    given = Given(*CLASS, OPENED, TO_BOB)
    assert given.refuses(Send("what?", reply="m"), "bob") == given.refuses(to("cy", reply="m"), "bob") == "private"
    assert given.when(to("ada", reply="m"), "bob") and given.refuses(Send("x", reply="m"), "cy") == "not_found"
    given.when(Send("I am lost", To.STAFF), "ada", wish_id="s")
    assert given.refuses(Send("look", reply="s"), "tess") == "private"
    assert given.when(to("ada", reply="s"), "tess", wish_id="r") and given.when(
        Send("mine", To.STAFF, reply="s"), "ari", wish_id="q"
    )


def test_who_received_a_message_reports_it_although_it_was_deleted_and_staff_read_it_then():
    given = Given(*CLASS, OPENED, TO_BOB)
    given.when(Delete("m"), "ada", 3)
    seen = given.seen_by("bob", Message, "m")
    assert isinstance(seen, MessageView) and (seen.text, seen.removed is not None) == ("", True)
    assert given.who_sees(Message, "m") == ["bob"]
    assert given.refuses(ReportMessage("m", ReportReason.HURTS), "cy") == "not_found"
    given.when(ReportMessage("m", ReportReason.HURTS), "bob", 5, "r")
    assert given.when(ReportMessage("m", ReportReason.OTHER), "bob", 6, "again") == []
    report = given.room.of(Incident)["r"]
    assert (report.by, report.reason, report.about) == ("bob", ReportReason.HURTS, About("m", "ada", "psst", 0, True))
    assert given.who_sees(Incident, "r") == ["tess", "ari"], "and neither of the two"


def test_nobody_reports_themselves_or_without_end():
    given = Given(*CLASS, OPENED, TO_BOB)
    assert given.refuses(ReportMessage("m", ReportReason.OTHER), "ada") == "yours"
    for n in range(21):
        given.when(to("bob"), "ada", wish_id=f"m{n}")
    for n in range(20):
        given.when(ReportMessage(f"m{n}", ReportReason.OTHER), "bob", wish_id=f"r{n}")
    assert "20 times" in given.refusal(ReportMessage("m20", ReportReason.OTHER), "bob")[1]


def test_staff_read_what_was_deleted_and_by_whom_until_the_class_ends_and_pupils_nothing():
    given = Given(*CLASS)
    given.when(Send("rude"), "ada", wish_id="m")
    given.when(Delete("m"), "tess", 7)
    seen = given.seen_by("ari", Message, "m")
    assert isinstance(seen, MessageView) and seen.removed and (seen.text, seen.removed.by) == ("rude", "tess")
    assert given.who_sees(Message, "m") == ["tess", "ari"]
    for wish in (Edit("m", "x"), Delete("m"), PinMessage("m", on=True)):
        assert given.refuses(wish, "tess") == "not_found"
    assert MessageForgotten("m") in given.when(EndClass(), "tess") and not given.room.of(Message)


def test_of_many_deleted_messages_the_oldest_trace_goes():
    given = Given(*CLASS)
    for n in range(202):
        given.when(Send("x"), "ada", wish_id=f"m{n}")
        given.when(Delete(f"m{n}"), "ada")
    assert [*given.room.of(Message)] == [f"m{n}" for n in range(2, 202)]


@pytest.mark.parametrize("kind", ["locks.first_set", "locks.changed"])
def test_a_class_from_before_private_chat_keeps_it_closed(kind: str):
    body = b'{"id": "locks", "locked": ["chat"], "preset": "quiet", "at_ms": 0, "by": "tess"}'
    given = Given(*CLASS, *([OPENED] if kind == "locks.changed" else []), Codec(ALL).decode(kind, 0, body))
    assert given.room.of(Locks)["locks"].locked == (Lock.CHAT, Lock.PRIVATE)
