"""Locks: what they take from whom, at once and until they are gone."""

import pytest

from classroom.rooms.tools.chat import Delete, Edit, MessageSent, Send, To
from classroom.rooms.tools.glass import GlassSet
from classroom.rooms.tools.hands import RaiseHand
from classroom.rooms.tools.locks import PRESETS, Lock, Locks, LocksChanged, LocksSet, LocksView, Preset, SetLocks
from classroom.rooms.tools.locks import SetPreset as Choose
from classroom.rooms.tools.presence import ChangeRole, Role
from classroom.rooms.tools.publishing import MediaSet, Sending, SetMedia
from tests.given import CLASS, Given, here

SOUND, PICTURE, SCREEN = Lock.MICROPHONE, Lock.CAMERA, Lock.SCREEN


def all_on() -> Given:
    given = Given(*CLASS, *here("gus", Role.GUEST))
    for person in ("tess", "ari", "ada", "gus"):
        given.when(SetMedia(f"{person}.pc", microphone=True, camera=True, screen=person != "gus"), person)
    return given


def sends(given: Given, person: str) -> tuple[bool, bool, bool]:
    return given.room.of(Sending)[f"{person}.pc"].on


def test_a_lock_switches_off_what_learners_and_guests_send_and_no_one_else():
    given = all_on()
    assert given.when(SetLocks((SCREEN, SOUND)), "ari", 5) == [
        LocksSet("locks", (SOUND, SCREEN), Preset.OPEN, 5, "ari"),
        MediaSet("ada.pc", False, True, False),
        MediaSet("gus.pc", False, True, False),
        GlassSet("ada", "main", over_screen=False),
    ]
    assert sends(given, "tess") == sends(given, "ari") == (True, True, True)


@pytest.mark.parametrize(
    ("lock", "wish", "what"),
    [
        (SOUND, SetMedia("ada.pc", microphone=True), "the microphone"),
        (PICTURE, SetMedia("ada.pc", camera=True), "the camera"),
        (SCREEN, SetMedia("ada.pc", screen=True), "screen sharing"),
    ],
)
def test_what_is_locked_stays_off_until_it_is_open_and_the_refusal_says_who_locked(
    lock: Lock, wish: SetMedia, what: str
):
    given = Given(*CLASS)
    given.when(SetLocks((lock,)), "tess")
    code, text = given.refusal(wish, "ada")
    assert code == "locked" and text == f"Tess has locked {what}."
    given.when(SetLocks(()), "ari")
    assert given.when(wish, "ada")


def test_what_is_on_may_be_switched_off_and_the_rest_stays_free():
    given = Given(*CLASS)
    given.when(SetLocks((PICTURE,)), "tess")
    assert given.when(SetMedia("ada.pc", microphone=True, camera=False), "ada") == [
        MediaSet("ada.pc", True, False, False)
    ]
    assert given.when(SetMedia("ada.pc", microphone=False), "ada")


def test_staff_start_what_is_locked_and_so_does_nobody_who_stops_being_staff():
    given = Given(*CLASS)
    given.when(SetLocks((SOUND,)), "tess")
    assert given.when(SetMedia("ari.pc", microphone=True), "ari")
    given.server(ChangeRole("ari", Role.LEARNER))
    assert sends(given, "ari") == (False, False, False)


def test_a_locked_chat_is_closed_to_pupils_and_staff_can_always_be_written_to():
    own = MessageSent("m", "ada", "hi", 0, To.ROOM, "main")
    to_staff = MessageSent("s", "ada", "help", 0, To.STAFF, None)
    given = Given(*CLASS, own, to_staff)
    given.when(SetLocks((Lock.CHAT,)), "tess")
    assert given.refusal(Send("psst"), "ada") == (
        "locked",
        "Tess has locked the chat; you can still write to the teachers.",
    )
    assert given.refuses(Edit("m", "psst"), "ada") == "locked", "an old message is no way round it"
    assert given.when(Edit("s", "help!"), "ada") and given.when(Send("?", To.STAFF), "ada", wish_id="t")
    assert given.when(Delete("m"), "ada") and given.when(RaiseHand(), "ada")
    assert given.when(Send("Listen", To.ROOM), "tess", wish_id="u")


def test_a_preset_says_itself_and_whether_it_was_changed_since():
    given = Given(*CLASS)
    assert given.when(Choose(Preset.OPEN), "tess") == [], "nothing is locked anyway"
    given.when(Choose(Preset.QUIET), "tess", 7)
    quiet = LocksView((SOUND, SCREEN, Lock.CHAT, Lock.PRIVATE), Preset.QUIET, False, 7, "tess")
    assert given.seen_by("ada", Locks, "locks") == given.seen_by("olu", Locks, "locks") == quiet
    assert given.when(SetLocks((SCREEN,)), "ari", 9) == [LocksChanged("locks", (SCREEN,), Preset.QUIET, 9, "ari")]
    assert given.seen_by("ada", Locks, "locks") == LocksView((SCREEN,), Preset.QUIET, True, 9, "ari")
    assert given.when(SetLocks((SCREEN, SCREEN)), "ari") == []
    assert given.when(Choose(Preset.OPEN), "tess") != [] and given.room.of(Locks)["locks"].locked == (Lock.PRIVATE,)


def test_presets_list_their_locks_in_the_order_of_all():
    order = [*Lock]
    for locked in PRESETS.values():
        assert [*locked] == sorted(locked, key=order.index)


def test_only_staff_lock():
    given = Given(*CLASS)
    for person in ("ada", "olu"):
        assert given.refuses(SetLocks(()), person) == given.refuses(Choose(Preset.TEST), person) == "not_allowed"


def test_locks_survive_a_restart():
    given = Given(*CLASS)
    given.when(Choose(Preset.TEST), "tess")
    assert given.reloaded().of(Locks) == given.room.of(Locks)
