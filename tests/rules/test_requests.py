"""Being asked to switch the microphone on: who sees it, what it opens, what ends it."""

import pytest

from classroom.rooms.people import SERVER
from classroom.rooms.tool import Command
from classroom.rooms.tools.breakouts import Prepare
from classroom.rooms.tools.locks import Lock, SetLocks
from classroom.rooms.tools.moving import Open
from classroom.rooms.tools.presence import ChangeRole, DeviceLeaves, Kind, Role
from classroom.rooms.tools.publishing import MediaSet, Sending, SetMedia
from classroom.rooms.tools.removal import Remove
from classroom.rooms.tools.requests import (
    Answer,
    AskToUnmute,
    Request,
    RequestAccepted,
    RequestEnded,
    RequestView,
    UnmuteAsked,
)
from classroom.rooms.tools.session import EndClass
from classroom.rooms.tools.whereabouts import Be
from tests.given import CLASS, Given

ON, OFF = SetMedia("ada.pc", microphone=True), SetMedia("ada.pc", microphone=False)


def asked(at_ms: int = 0) -> Given:
    given = Given(*CLASS)
    given.when(AskToUnmute("ada"), "tess", at_ms)
    return given


def test_the_asked_pupil_and_staff_see_it_and_nobody_else():
    given = Given(*CLASS)
    assert given.when(AskToUnmute("ada"), "tess", 5) == [UnmuteAsked("ada", "tess", 5, "main")]
    assert given.who_sees(Request, "ada") == ["tess", "ari", "ada"]
    assert given.seen_by("ada", Request, "ada") == RequestView("tess", 5, False)


def test_many_asks_are_one():
    given = asked()
    assert given.when(AskToUnmute("ada"), "tess", 10) == given.when(AskToUnmute("ada"), "ari", 20) == []
    assert given.time_passes(60_000) == [RequestEnded("ada")]


def test_yes_is_shown_until_the_microphone_is_on():
    given = asked()
    assert given.when(Answer(True), "ada") == [RequestAccepted("ada")]
    assert given.when(Answer(True), "ada") == []
    assert given.seen_by("tess", Request, "ada") == RequestView("tess", 0, True)
    assert given.when(ON, "ada") == [MediaSet("ada.pc", True, False, False), RequestEnded("ada")]


def test_not_now_ends_it_without_a_word_and_staff_may_ask_again():
    given = asked()
    assert given.when(Answer(False), "ada") == [RequestEnded("ada")]
    assert given.when(Answer(False), "ada") == given.when(Answer(True), "ada") == []
    assert given.when(AskToUnmute("ada"), "ari", 7) == [UnmuteAsked("ada", "ari", 7, "main")]


def test_a_camera_is_no_answer():
    given = asked()
    given.when(SetMedia("ada.pc", camera=True), "ada")
    assert "ada" in given.room.of(Request)


def test_it_fades_after_a_minute():
    given = asked(5)
    assert given.time_passes(60_004) == []
    assert given.time_passes(60_005) == [RequestEnded("ada")]


def test_who_was_asked_may_speak_although_microphones_are_locked_and_until_they_are_locked_anew():
    given = Given(*CLASS)
    given.when(SetLocks((Lock.MICROPHONE, Lock.CAMERA)), "tess")
    given.when(AskToUnmute("ada"), "tess")
    assert given.refuses(SetMedia("ada.pc", microphone=True, camera=True), "ada") == "locked"
    assert given.refuses(SetMedia("bob.pc", microphone=True), "bob") == "locked"
    given.when(ON, "ada")
    assert given.room.of(Sending)["ada.pc"].microphone
    given.when(OFF, "ada")
    assert given.refuses(ON, "ada") == "locked"  # asked once, spoken once
    given.when(AskToUnmute("ada"), "tess")
    given.when(ON, "ada")
    assert MediaSet("ada.pc", False, False, False) in given.when(SetLocks((Lock.MICROPHONE,)), "tess")


def test_who_is_heard_already_is_not_asked():
    given = Given(*CLASS)
    given.when(ON, "ada")
    assert given.when(AskToUnmute("ada"), "tess") == []


def test_who_cannot_answer_is_not_asked_and_staff_read_why():
    given = Given(*CLASS)
    given.when(Be("bob.pc", Kind.IN_ROOM), "bob")
    assert given.refusal(AskToUnmute("bob"), "tess") == ("no_microphone_here", "Bob has no microphone where they are.")
    given.server(DeviceLeaves("cy", "cy.pc"))
    assert given.refuses(AskToUnmute("cy"), "tess") == "not_here"
    assert given.refuses(AskToUnmute("olu"), "tess") == given.refuses(AskToUnmute("ari"), "tess") == "not_a_pupil"
    assert given.refuses(AskToUnmute("nobody"), "tess") == "not_found"
    assert given.refuses(AskToUnmute("ada"), "bob") == "not_allowed"


@pytest.mark.parametrize(
    ("by", "end"),
    [
        ("tess", Open("s")),
        ("server", ChangeRole("ada", Role.GUEST)),
        ("server", DeviceLeaves("ada", "ada.pc")),
        ("tess", Remove("ada")),
        ("tess", EndClass()),
    ],
)
def test_it_ends_when_who_was_asked_is_elsewhere_or_somebody_else_or_gone(by: str, end: Command):
    given = asked()
    given.when(Prepare("Pairs", ("Red", "Blue"), ({"ada": 0},)), "tess", wish_id="s")
    assert RequestEnded("ada") in given.when(end, SERVER if by == "server" else by)
    assert not given.room.of(Request)


def test_it_is_there_after_a_restart():
    again = asked(5).reloaded()
    assert again.of(Request)["ada"] == Request("ada", "tess", 5, "main")
