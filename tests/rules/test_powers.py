"""Powers: who gives which role, what assistants and guests may, who presents; and what ends with it at once."""

import pytest

from classroom.rooms.tool import Permission
from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.chat import Send, To
from classroom.rooms.tools.glass import GlassSet
from classroom.rooms.tools.hands import HandLowered, RaiseHand
from classroom.rooms.tools.help import Call, CallForHelp, CallReopened, Claim
from classroom.rooms.tools.listening import BroadcastEnded, Listen, ListeningEnded, Speak
from classroom.rooms.tools.locks import Lock, SetLocks
from classroom.rooms.tools.moving import Go, SetOpened
from classroom.rooms.tools.powers import (
    GRANTABLE,
    MAY,
    EditedRole,
    PermitRole,
    Powers,
    PowersChanged,
    PowersSet,
    PowersView,
    Present,
    PresenterChanged,
    SetRole,
)
from classroom.rooms.tools.presence import ChangeRole, Member, Moved, Role, RoleChanged
from classroom.rooms.tools.presence import DeviceLeaves as Leaves
from classroom.rooms.tools.publishing import MediaSet, SetMedia
from classroom.rooms.tools.readiness import Ready, SetReadiness
from classroom.rooms.tools.removal import Remove
from classroom.rooms.tools.session import EndClass, OpenSession, Policy
from classroom.rooms.tools.session import Lock as LockDoor
from tests.given import CLASS, HOUR_MS, Given, comes, here

TEACHER, CO_TEACHER, ASSISTANT, LEARNER, GUEST, OBSERVER = Role
P = Permission
RED = "pairs.1.0"
IN_GROUPS = (
    SetPrepared("pairs", Plan("Pairs", ("Red",), ({"ada": 0},))),
    SetOpened("pairs", (RED,), 0, 0, None),
    Moved("ada", RED),
)


def a_class() -> Given:
    return Given(*CLASS, *here("cora", Role.CO_TEACHER), *here("gus", Role.GUEST))


def without(role: EditedRole, *less: Permission) -> PermitRole:
    return PermitRole(role, tuple(each for each in Permission if each in MAY[Role(role)] and each not in less))


def may(given: Given, person: str) -> frozenset[Permission]:
    return given.person(person).permissions


# roles
@pytest.mark.parametrize(
    ("by", "person", "role", "code"),
    [
        ("tess", "ada", TEACHER, ""),
        ("tess", "cora", LEARNER, ""),
        ("tess", "olu", CO_TEACHER, ""),
        ("tess", "ada", OBSERVER, "not_yours_to_give"),
        ("tess", "tess", LEARNER, "last_teacher"),
        ("cora", "ada", CO_TEACHER, ""),
        ("cora", "cora", GUEST, ""),
        ("cora", "ada", TEACHER, "not_yours_to_give"),
        ("cora", "tess", LEARNER, "above_you"),
        ("ari", "ada", LEARNER, "not_allowed"),
        ("ada", "bob", GUEST, "not_allowed"),
    ],
)
def test_who_gives_which_role_to_whom(by: str, person: str, role: Role, code: str):
    given = a_class()
    if code:
        assert given.refuses(SetRole(person, role), by) == code
    else:
        assert given.when(SetRole(person, role), by) == [RoleChanged(person, role, by)]
        assert given.when(SetRole(person, role), "tess") == []


def test_the_course_does_not_take_back_a_role_that_was_given_in_class():
    given = a_class()
    given.when(SetRole("ada", ASSISTANT), "tess")
    assert given.server(ChangeRole("ada", LEARNER)) == []
    assert Permission.MODERATE in may(given, "ada")


def test_a_teacher_may_go_back_only_while_another_one_is_here():
    given = a_class()
    given.when(SetRole("ada", TEACHER), "tess")
    given.server(Leaves("ada", "ada.pc"))
    assert given.refuses(SetRole("tess", ASSISTANT), "tess") == "last_teacher"
    given.server(comes("ada"))
    assert given.when(SetRole("tess", ASSISTANT), "tess") == [RoleChanged("tess", ASSISTANT, "tess")]


def test_with_another_role_the_hand_goes_down_and_who_waits_comes_in():
    given = a_class()
    given.when(RaiseHand(), "ada")
    assert HandLowered("ada") in given.when(SetRole("ada", ASSISTANT), "tess")
    given.when(LockDoor(True), "tess")
    given.server(comes("dan"))
    assert given.door("dan").state == "waiting"
    given.when(SetRole("dan", ASSISTANT), "tess")
    assert given.door("dan").state == "in"


def test_who_was_removed_gets_no_role():
    given = a_class()
    given.when(Remove("ada"), "tess")
    assert given.refusal(SetRole("ada", ASSISTANT), "tess") == ("removed", "Ada was taken out of this class.")


def test_who_helps_in_the_preparation_room_leaves_it_with_the_role_unless_there_is_work_to_do():
    given = a_class()
    given.server(OpenSession("Seasons", Policy.PREPARE, 0, HOUR_MS))
    given.server(SetReadiness("cora", "Cora", Ready.READY, ()))
    for person in ("ari", "cora"):
        given.when(Go("prep"), person)
    assert Moved("cora", "main", settled=False) in given.when(SetRole("cora", LEARNER), "tess")
    assert given.when(SetRole("ari", LEARNER), "tess") == [RoleChanged("ari", LEARNER, "tess")]


# what a role may
def test_assistants_may_what_staff_say_from_then_on_and_everyone_can_know_it():
    given = a_class()
    assert given.refuses(Remove("bob"), "ari") == "not_allowed"
    every = PermitRole(EditedRole.ASSISTANT, tuple(GRANTABLE[EditedRole.ASSISTANT]))
    (event,) = given.when(every, "cora")
    assert isinstance(event, PowersSet) and {*event.permissions} == GRANTABLE[EditedRole.ASSISTANT]
    assert given.seen_by("ada", Powers, "assistant") == PowersView(event.permissions)
    assert given.when(every, "tess") == []
    assert given.when(Remove("bob"), "ari")
    given.when(PermitRole(EditedRole.ASSISTANT, (P.TALK,)), "tess")
    assert may(given, "ari") == {P.BE_HERE, P.PUBLISH, P.TALK}
    assert given.refuses(Remove("ada"), "ari") == "not_allowed"
    assert P.REMOVE in may(given, "tess")


def test_what_is_so_anyway_is_no_news():
    assert a_class().when(without(EditedRole.GUEST), "tess") == []


def test_a_set_that_goes_back_to_the_first_one_is_known_as_such():
    given = a_class()
    given.when(without(EditedRole.GUEST, P.TALK), "tess")
    assert [type(event) for event in given.when(without(EditedRole.GUEST), "tess")] == [PowersChanged]
    assert may(given, "gus") == MAY[GUEST]


@pytest.mark.parametrize(
    ("role", "permission"),
    [
        (EditedRole.ASSISTANT, P.RUN_CLASS),
        (EditedRole.ASSISTANT, P.GIVE_ROLES),
        (EditedRole.ASSISTANT, P.SERVER),
        (EditedRole.GUEST, P.MODERATE),
        (EditedRole.GUEST, P.LEAD),
    ],
)
def test_some_things_are_never_given(role: EditedRole, permission: Permission):
    assert a_class().refuses(PermitRole(role, (permission,)), "tess") == "not_grantable"


def test_a_guest_shares_no_screen_until_guests_may():
    given = a_class()
    assert given.refuses(SetMedia("gus.pc", screen=True), "gus") == "not_allowed"
    given.when(PermitRole(EditedRole.GUEST, tuple(GRANTABLE[EditedRole.GUEST])), "tess")
    assert given.when(SetMedia("gus.pc", microphone=True, screen=True), "gus")
    assert given.when(without(EditedRole.GUEST, P.SEND_SOUND), "tess")[1:] == [
        MediaSet("gus.pc", False, False, False),
        GlassSet("gus", "main", over_screen=False),
    ]
    given.when(without(EditedRole.GUEST, P.TALK), "tess")
    assert given.refusal(Send("hi"), "gus")[0] == "not_allowed" and given.when(Send("hi", To.STAFF), "gus")


def test_a_refusal_names_the_role_where_it_is_not_the_lock():
    given = a_class()
    given.when(SetLocks((Lock.SCREEN,)), "tess")
    given.when(without(EditedRole.ASSISTANT, P.SHARE_SCREEN), "tess")
    assert given.refuses(SetMedia("ari.pc", screen=True), "ari") == "not_allowed"
    assert given.refuses(SetMedia("ada.pc", screen=True), "ada") == "locked"


def test_who_may_move_nobody_any_more_helps_no_group_and_is_heard_in_none():
    given = Given(*CLASS, *IN_GROUPS)
    given.when(CallForHelp(), "ada")
    given.when(Claim(RED), "ari")
    given.when(Speak(True), "ari")
    given.when(Listen("main"), "ari")
    events = given.when(without(EditedRole.ASSISTANT, P.MOVE_PEOPLE), "tess")
    assert {*events[1:]} == {CallReopened(RED), ListeningEnded("ari"), BroadcastEnded("ari")}
    assert given.room.of(Call)[RED].claimed_by is None
    assert given.refuses(Claim(RED), "ari") == "not_allowed"


def test_a_helper_whose_role_may_less_than_the_one_before_stops_too():
    given = Given(*CLASS, *IN_GROUPS)
    given.when(without(EditedRole.ASSISTANT, P.MOVE_PEOPLE), "tess")
    given.happens(RoleChanged("bob", CO_TEACHER, "tess"))
    given.when(Speak(True), "bob")
    assert BroadcastEnded("bob") in given.when(SetRole("bob", ASSISTANT), "tess")


# presenting
def test_who_presents_shares_the_screen_whatever_is_locked_and_several_at_once():
    given = a_class()
    given.when(SetLocks((Lock.SCREEN, Lock.CAMERA)), "tess")
    for person in ("ada", "gus"):
        assert given.when(Present(person, True), "ari") == [PresenterChanged(person, True)]
        assert given.when(SetMedia(f"{person}.pc", screen=True), person)
        assert given.refuses(SetMedia(f"{person}.pc", camera=True), person) == "locked"
    assert given.when(Present("ada", True), "tess") == []
    assert given.when(Present("ada", False), "tess") == [
        PresenterChanged("ada", False),
        MediaSet("ada.pc", False, False, False),
        GlassSet("ada", "main", over_screen=False),
    ]
    assert given.refuses(SetMedia("bob.pc", screen=True), "bob") == "locked"


def test_presenting_ends_with_going_with_becoming_an_observer_and_with_the_class():
    given = a_class()
    for person in ("ada", "bob", "cy"):
        given.when(Present(person, True), "tess")
    assert PresenterChanged("ada", False) in given.server(Leaves("ada", "ada.pc"))
    given.server(ChangeRole("bob", OBSERVER))
    assert not given.room.of(Member)["bob"].presenter
    given.when(EndClass(), "tess")
    assert not any(member.presenter for member in given.room.of(Member).values())


def test_who_presents_and_is_gone_has_nothing_left_to_switch_off():
    given = Given(*CLASS)
    given.when(Present("ada", True), "tess")
    given.when(SetMedia("ada.pc", screen=True), "ada")
    given.when(SetLocks((Lock.SCREEN,)), "tess")
    events = given.server(Leaves("ada", "ada.pc"))
    assert PresenterChanged("ada", on=False) in events
    assert not any(isinstance(event, MediaSet) for event in events)


def test_only_who_is_in_the_class_presents():
    given = a_class()
    assert given.refuses(Present("olu", True), "tess") == "not_here"
    given.server(Leaves("ada", "ada.pc"))
    assert given.refuses(Present("ada", True), "tess") == "not_here"
    assert given.when(Present("ada", False), "tess") == []


def test_all_of_it_is_there_after_a_restart():
    given = a_class()
    given.when(without(EditedRole.GUEST, P.TALK), "tess")
    given.when(Present("ada", True), "tess")
    given.when(SetRole("bob", ASSISTANT), "tess")
    again = given.reloaded()
    assert again.of(Powers) == given.room.of(Powers) and again.of(Member) == given.room.of(Member)
