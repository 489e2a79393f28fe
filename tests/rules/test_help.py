from itertools import permutations

import pytest

from classroom.projections.fold import LogRow
from classroom.projections.participation import participation
from classroom.rooms.codec import Codec
from classroom.rooms.room import Key
from classroom.rooms.tools import ALL, moving, presence, removal, session
from classroom.rooms.tools.breakouts import Plan, SetChanged, SetPrepared
from classroom.rooms.tools.help import (
    Call,
    CallClaimed,
    CallEnded,
    CallForHelp,
    CallHandedOn,
    CallReopened,
    CallView,
    Cancel,
    Claim,
    HelpCalled,
    Resolve,
)
from classroom.rooms.tools.moving import SetOpened
from classroom.rooms.tools.presence import Member, Moved, Role
from classroom.rooms.tools.removal import MemberRemoved
from tests.given import CLASS, Given, comes

RED, BLUE = "trios.1.0", "trios.1.1"
IN_GROUPS = (
    *CLASS,
    SetPrepared("trios", Plan("Trios", ("Red", "Blue"), ({"ada": 0, "bob": 0, "cy": 1},))),
    SetOpened("trios", (RED, BLUE), 0, 0, None),
    Moved("ada", RED),
    Moved("bob", RED),
    Moved("cy", BLUE),
)
CALLED = (*IN_GROUPS, HelpCalled(RED, "ada", "We are stuck", 5, RED))
CLAIMED = (*CALLED, CallClaimed(RED, "ari"), Moved("ari", RED))


def calls(given: Given) -> dict[str, str | None]:
    return {call.id: call.claimed_by for call in given.room.of(Call).values()}


def test_a_group_calls_once_and_the_group_and_staff_see_it():
    given = Given(*IN_GROUPS)
    called = HelpCalled(RED, "ada", "We are stuck", 5, RED)
    assert given.when(CallForHelp(" We are stuck\n"), "ada", at_ms=5) == [called]
    assert given.when(CallForHelp(), "bob", at_ms=6) == []
    assert given.who_sees(Call, RED) == ["tess", "ari", "ada", "bob", "olu"] and not given.seen_by("cy", Call, RED)
    assert given.seen_by("bob", Call, RED) == CallView("ada", "We are stuck", 5, None, group=True)


def test_in_the_class_a_call_is_ones_own_and_for_staff():
    given = Given(*CLASS)
    given.when(CallForHelp(), "ada")
    given.when(CallForHelp(), "bob")
    assert given.who_sees(Call, "ada") == ["tess", "ari", "ada"]
    assert given.when(Cancel(), "ada") == [CallEnded("ada")] and calls(given) == {"bob": None}
    assert given.when(Claim("bob"), "tess") == [CallClaimed("bob", "tess")], "nobody is moved"
    given.when(moving.Go("main"), "bob")
    assert calls(given) == {"bob": "tess"}


def test_anyone_of_the_group_takes_the_call_back_and_nobody_else():
    given = Given(*CALLED)
    assert given.when(Cancel(), "cy") == [] and given.when(Cancel(), "bob") == [CallEnded(RED)]
    assert given.when(Cancel(), "ada") == []


def test_observers_call_nobody_and_pupils_claim_nothing():
    given = Given(*CALLED)
    assert given.refuses(CallForHelp(), "olu") == given.refuses(Claim(RED), "bob") == "not_allowed"
    assert given.refuses(Resolve(RED), "ada") == "not_allowed"


def test_who_claims_a_call_is_moved_into_the_room():
    given = Given(*CALLED)
    assert given.when(Claim(RED), "ari") == [CallClaimed(RED, "ari"), Moved("ari", RED)]
    assert given.refuses(Claim(RED), "tess") == "claimed"
    assert given.when(Claim(RED), "ari") == [], "pressed twice"
    assert given.when(Resolve(RED), "ari") == [CallEnded(RED)]
    assert given.when(Resolve(RED), "tess") == [] and given.refuses(Claim(RED), "tess") == "not_found"
    assert given.room.of(Member)["ari"].place == RED, "who has helped leaves when they like"


def test_who_came_and_leaves_has_helped():
    given = Given(*CLAIMED)
    assert CallEnded(RED) in given.when(moving.Go("main"), "ari")


def test_a_helper_who_goes_to_another_group_has_helped_the_first():
    given = Given(*CLAIMED, HelpCalled(BLUE, "cy", "", 6, BLUE))
    given.when(Claim(BLUE), "ari")
    assert calls(given) == {BLUE: "ari"}


def test_who_called_is_moved_away_and_the_group_still_calls():
    given = Given(*CALLED)
    assert given.when(moving.Move(("ada",), "main"), "tess")[-1] == CallHandedOn(RED, "bob")
    assert given.seen_by("bob", Call, RED) == CallView("bob", "We are stuck", 5, None, group=True), "it waits since 5"
    assert given.when(moving.Move(("bob",), BLUE), "tess")[-1] == CallEnded(RED), "nobody is left there"


def test_of_a_group_that_is_moved_together_the_call_ends_once():
    for people in (("ada", "bob", "cy"), ("bob", "ada"), ("cy", "ada", "bob")):
        given = Given(*CALLED)
        assert given.when(moving.Move(people, "main"), "tess").count(CallEnded(RED)) == 1
        assert not calls(given)


def test_a_call_of_ones_own_ends_when_rooms_open():
    given = Given(*CLASS, HelpCalled("ada", "ada", "", 5, "main"), SetPrepared("pairs", Plan("Pairs", ("Red", "Blue"))))
    given.when(moving.Open("pairs"), "tess")
    assert not calls(given)


def test_who_is_moved_where_they_are_still_calls():
    given = Given(*CALLED)
    assert given.when(moving.Move(("ada",), RED), "tess") == [] and calls(given) == {RED: None}


@pytest.mark.parametrize("people", [each for n in (1, 2, 3) for each in permutations(("ada", "bob", "ari"), n)])
def test_caller_group_and_helper_are_moved_in_any_order(people: tuple[str, ...]):
    given = Given(*CLAIMED)
    given.when(moving.Move(people, BLUE), "tess")
    stands = "ari" not in people and people != ("ada", "bob") and people != ("bob", "ada")
    assert calls(given) == ({RED: "ari"} if stands else {})


def test_a_call_goes_on_when_who_called_is_gone_and_ends_with_the_last():
    given = Given(*CALLED)
    assert CallHandedOn(RED, "bob") in given.server(presence.DeviceLeaves("ada", "ada.pc"))
    assert CallEnded(RED) in given.server(presence.DeviceLeaves("bob", "bob.pc"))


def test_a_call_of_staff_who_claim_it_themselves_is_handed_on_unclaimed():
    given = Given(*IN_GROUPS, Moved("ari", RED))
    given.when(CallForHelp(), "ari")
    given.when(Claim(RED), "ari")
    given.server(presence.DeviceLeaves("ari", "ari.pc"))
    assert calls(given) == {RED: None} and given.room.of(Call)[RED].by == "ada"


def test_a_caller_with_another_device_still_calls():
    given = Given(*CALLED)
    given.server(comes("ada", "phone"))
    given.server(presence.DeviceLeaves("ada", "ada.pc"))
    assert calls(given) == {RED: None}


def test_a_call_whose_helper_is_gone_is_open_again():
    given = Given(*CLAIMED)
    assert CallReopened(RED) in given.server(presence.DeviceLeaves("ari", "ari.pc"))
    assert given.when(Claim(RED), "tess")[0] == CallClaimed(RED, "tess")


def test_a_helper_who_is_staff_no_longer_leaves_the_call_open():
    given = Given(*CLAIMED)
    assert given.server(presence.ChangeRole("ari", Role.TEACHER))[1:] == []
    assert CallReopened(RED) in given.server(presence.ChangeRole("ari", Role.LEARNER))


def test_observers_are_not_helped():
    given = Given(*CALLED)
    assert given.server(presence.ChangeRole("ada", Role.GUEST))[1:] == []
    assert CallHandedOn(RED, "bob") in given.server(presence.ChangeRole("ada", Role.OBSERVER))
    assert CallEnded(RED) in given.server(presence.ChangeRole("bob", Role.OBSERVER))


def test_who_is_removed_calls_no_longer():
    given = Given(*CALLED, Moved("bob", BLUE))
    assert CallEnded(RED) in given.when(removal.Remove("ada"), "tess")
    given = Given(*CALLED, Moved("bob", BLUE), presence.DeviceWent("ada", "ada.pc", 0))
    assert given.when(removal.Remove("ada"), "tess") == [MemberRemoved("ada", "tess", "", 0), CallEnded(RED)]


def test_with_its_room_a_call_ends_once():
    for end in (moving.Close("trios"), session.EndClass()):
        given = Given(*CLAIMED, HelpCalled(BLUE, "cy", "", 6, BLUE))
        events = given.when(end, "tess")
        assert [event for event in events if isinstance(event, CallEnded)] == [CallEnded(RED), CallEnded(BLUE)]
        assert not calls(given)


def test_in_the_next_round_nobody_calls():
    plan = Plan("Trios", ("Red", "Blue"), ({"ada": 0, "bob": 0, "cy": 1}, {"ada": 1, "bob": 0, "cy": 0}))
    given = Given(*CLAIMED)
    given.happens(SetChanged("trios", plan))
    given.when(moving.NextRound("trios"), "tess")
    assert not calls(given)


def test_at_the_end_of_the_time_calls_end_with_the_rooms():
    given = Given(*CALLED, moving.EndMoved("trios", 60_000))
    assert CallEnded(RED) in given.time_passes(60_000)


def test_a_call_and_since_when_it_waits_outlive_a_restart():
    given = Given(*CALLED)
    again = given.reloaded().at(Key("call", RED))
    assert again == given.room.of(Call)[RED] == Call(RED, "ada", "We are stuck", 5, RED)


def test_a_call_counts_for_who_called():
    row = LogRow(1, 0, "ada", "w", *Codec(ALL).encode(HelpCalled(RED, "ada", "", 0, RED)))
    assert participation([row])["ada"].parts[0].kind == "help"
