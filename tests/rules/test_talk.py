"""Chat, hands, reactions, media."""

import pytest

from classroom.rooms.tool import Refused
from classroom.rooms.tools import moderation, presence, whereabouts
from classroom.rooms.tools.chat import Delete, Edit, Message, MessageDeleted, MessageEdited, MessageSent, Send, To
from classroom.rooms.tools.hands import Hand, HandLowered, HandRaised, LowerAllHands, LowerHand, RaiseHand
from classroom.rooms.tools.presence import Kind, Role
from classroom.rooms.tools.publishing import MediaSet, Muted, Sending, SetMedia
from classroom.rooms.tools.reactions import Emoji, FirstReaction, React, Reacted, Reaction
from tests.given import CLASS, Given, comes, here

HI = MessageSent("m", "ada", "hi", 0, To.ROOM, "main")


def test_everyone_in_the_room_reads_a_message():
    given = Given(*CLASS)
    assert given.when(Send("hi"), "ada", wish_id="m") == [HI]
    assert given.who_sees(Message, "m") == ["tess", "ari", "ada", "bob", "olu"]


def test_a_message_to_staff_is_read_by_its_author_and_staff():
    given = Given(*CLASS)
    given.when(Send("I am lost", To.STAFF), "ada", wish_id="m")
    assert given.who_sees(Message, "m") == ["tess", "ari", "ada"]
    assert given.refuses(Delete("m"), "bob") == given.refuses(Delete("none"), "bob") == "not_found"


def test_only_its_author_edits_a_message_and_staff_delete_it():
    given = Given(*CLASS, HI)
    assert given.refuses(Edit("m", "x"), "tess") == given.refuses(Delete("m"), "bob") == "not_yours"
    assert given.when(Edit("m", "ho"), "ada") == [MessageEdited("m", "ho")]
    assert given.when(Edit("m", "ho"), "ada") == [] and given.room.of(Message)["m"].edited
    assert given.when(Delete("m"), "tess") == [MessageDeleted("m", "tess", 0)]
    assert given.refuses(Edit("m", "x"), "ada") == "not_found"


def test_nothing_but_spaces_is_no_message():
    given = Given(*CLASS, HI)
    assert given.refuses(Send(" \n"), "ada") == given.refuses(Edit("m", " "), "ada") == "empty"


def test_a_deleted_message_does_not_come_back_under_its_id():
    given = Given(*CLASS, HI)
    given.when(Delete("m"), "ada")
    with pytest.raises(Refused, match="already"):
        given.when(Send("ho"), "bob", wish_id="m")


def test_observers_are_silent():
    given = Given(*CLASS)
    for wish in (Send("hi"), RaiseHand(), React(Emoji.CLAP), SetMedia("olu.pc", microphone=True)):
        assert given.refuses(wish, "olu") == "not_allowed"


def test_a_raised_hand_stays_raised_once():
    given = Given(*CLASS)
    assert given.when(RaiseHand(), "ada", at_ms=4) == [HandRaised("ada", 4, "main")]
    assert given.when(RaiseHand(), "ada", at_ms=9) == []


def test_one_lowers_ones_own_hand_and_staff_anyones():
    given = Given(*CLASS, HandRaised("ada", 1, "main"), HandRaised("bob", 2, "main"))
    assert given.refuses(LowerHand("ada"), "bob") == "not_yours"
    assert given.when(LowerHand("ada"), "ada") == [HandLowered("ada")]
    assert given.when(LowerHand("bob"), "tess") == [HandLowered("bob")]
    assert given.when(LowerHand("ada"), "tess") == [], "two who press at once"


def test_all_hands_go_down():
    given = Given(*CLASS, HandRaised("ada", 1, "main"), HandRaised("bob", 2, "main"))
    assert given.when(LowerAllHands(), "tess") == [HandLowered("ada"), HandLowered("bob")]
    assert given.refuses(LowerAllHands(), "ada") == "not_allowed" and not given.room.of(Hand)


def test_a_reaction_counts_once_in_five_seconds():
    given = Given(*CLASS)
    assert given.when(React(Emoji.CLAP), "ada", at_ms=0) == [FirstReaction("ada", Emoji.CLAP, 0)]
    assert given.when(React(Emoji.CLAP), "ada", at_ms=4_999) == []
    assert given.when(React(Emoji.HEART), "ada", at_ms=5_000) == [Reaction("ada", Emoji.HEART, 5_000)]
    assert given.when(React(Emoji.HEART), "ada", at_ms=9_999) == [] and given.who_sees(Reacted, "ada") == []


def test_what_is_not_named_stays_as_it_is():
    given = Given(*CLASS)
    assert given.when(SetMedia("ada.pc", microphone=True), "ada") == [MediaSet("ada.pc", True, False, False)]
    assert given.when(SetMedia("ada.pc", camera=True), "ada") == [MediaSet("ada.pc", True, True, False)]
    assert given.when(SetMedia("ada.pc", camera=True), "ada") == []


def test_nobody_switches_on_someone_elses_device():
    assert Given(*CLASS).refuses(SetMedia("ada.pc", microphone=True), "tess") == "not_yours"


def test_muted_is_off_and_may_come_on_again():
    given = Given(*CLASS)
    given.when(SetMedia("ada.pc", microphone=True, camera=True), "ada")
    assert given.when(moderation.Mute("ada"), "tess") == [Muted("ada.pc", "tess")]
    sending = given.room.of(Sending)["ada.pc"]
    assert (sending.microphone, sending.camera, sending.muted_by) == (False, True, "tess")
    assert given.when(moderation.Mute("ada"), "ari") == []
    given.when(SetMedia("ada.pc", microphone=True), "ada")
    assert given.room.of(Sending)["ada.pc"].muted_by is None
    assert given.refuses(moderation.Mute("ada"), "bob") == "not_allowed"
    assert given.refuses(moderation.Mute("nobody"), "tess") == "not_found"


def test_mute_all_spares_staff_and_some():
    given = Given(*CLASS)
    for person in ("tess", "ari", "ada", "bob", "cy"):
        given.when(SetMedia(f"{person}.pc", microphone=True), person)
    assert given.when(moderation.MuteAll(("bob", "cy")), "tess") == [Muted("ada.pc", "tess")]


def test_mute_all_silences_guests_too():
    given = Given(*CLASS, *here("gus", Role.GUEST))
    given.when(SetMedia("gus.pc", microphone=True), "gus")
    assert given.when(moderation.MuteAll(), "tess") == [Muted("gus.pc", "tess")]


def test_a_stopped_camera_leaves_the_sound():
    given = Given(*CLASS)
    given.when(SetMedia("ada.pc", microphone=True, camera=True), "ada")
    given.when(moderation.StopCamera("ada"), "tess")
    sending = given.room.of(Sending)["ada.pc"]
    assert (sending.microphone, sending.camera) == (True, False) and given.when(
        moderation.StopCamera("ada"), "tess"
    ) == []


def test_who_sits_down_in_the_room_is_not_heard_by_their_own_device():
    given = Given(*CLASS)
    given.when(SetMedia("ada.pc", microphone=True, camera=True), "ada")
    given.when(whereabouts.Be("ada.pc", Kind.IN_ROOM), "ada")
    sending = given.room.of(Sending)["ada.pc"]
    assert not sending.microphone and not sending.camera
    assert given.refuses(SetMedia("ada.pc", microphone=True), "ada") == "no_microphone_here"
    assert given.when(SetMedia("ada.pc", camera=True), "ada")
    given.when(whereabouts.Be("ada.pc", Kind.IN_ROOM, True), "ada")
    assert given.when(SetMedia("ada.pc", microphone=True), "ada"), "the room's own may"


def test_a_companion_has_no_microphone():
    given = Given(*CLASS)
    given.server(comes("ada", "phone"))
    assert given.refuses(SetMedia("phone", microphone=True), "ada") == "no_microphone_here"
    given.server(presence.DeviceLeaves("ada", "ada.pc"))
    assert given.when(SetMedia("phone", microphone=True), "ada")


def test_a_returning_device_sends_what_it_sent():
    given = Given(*CLASS)
    given.when(SetMedia("ada.pc", microphone=True), "ada")
    given.server(presence.DeviceFallsSilent("ada", "ada.pc", 0))
    given.server(comes("ada"))
    assert given.room.of(Sending)["ada.pc"].microphone


def test_a_role_that_stays_leaves_the_hand_up():
    given = Given(*CLASS, HandRaised("ada", 1, "main"))
    given.server(presence.ChangeRole("ada", Role.LEARNER))
    assert "ada" in given.room.of(Hand)
