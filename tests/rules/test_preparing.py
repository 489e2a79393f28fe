"""The policy *prepare*: who has not done the work before a class is inside, in a room of their own, until it is done."""

import pytest

from classroom.rooms.grouping import Arrangement, By
from classroom.rooms.roles import Role
from classroom.rooms.tool import MAIN, PREP
from classroom.rooms.tools import chat, presence, session
from classroom.rooms.tools.breakouts import BreakoutSet, Choice, Late, Plan, Prepare, SeatPlanned, SetPrepared
from classroom.rooms.tools.chat import Message
from classroom.rooms.tools.hands import Hand, RaiseHand
from classroom.rooms.tools.help import Call, CallForHelp, Claim
from classroom.rooms.tools.lobby import LetIn
from classroom.rooms.tools.moving import Close, Go, Move, NextRound, Open
from classroom.rooms.tools.presence import Member, MemberAdmitted, Moved
from classroom.rooms.tools.readiness import Readiness, Ready, SetReadiness
from classroom.rooms.tools.session import CLASS as SESSION
from classroom.rooms.tools.session import OpenSession, Policy, SessionOpened
from tests.given import GATED, HOUR_MS, PEOPLE, Given, comes

PREPARING = SessionOpened(SESSION, "Seasons", Policy.PREPARE, 0, HOUR_MS, 0, door_open=True)


def told(person: str, state: Ready = Ready.NOT_READY) -> SetReadiness:
    return SetReadiness(person, person.title(), state)


def policy(policy: Policy) -> OpenSession:
    return OpenSession("Seasons", policy, 0, HOUR_MS)


def given(*who: str) -> Given:
    """These have come, and are not ready."""
    given = Given(PREPARING, *PEOPLE)
    for person in who or ("dan",):
        given.server(told(person))
        given.server(comes(person))
    return given


def place(given: Given, person: str) -> str | None:
    return given.room.of(Member)[person].place


# coming in
def test_a_learner_whose_work_is_missing_comes_in_and_prepares():
    made = Given(PREPARING, *PEOPLE)
    made.server(told("dan", Ready.PARTLY))
    events = made.server(comes("dan"))
    assert MemberAdmitted("dan", "Dan", Role.LEARNER, None, PREP) in events
    assert made.door("dan").state == "in" and place(made, "dan") == PREP
    assert [event for event in events if isinstance(event, Moved)] == []


def test_who_is_ready_or_no_learner_comes_into_the_class():
    made = Given(PREPARING)
    made.server(told("dan", Ready.READY))
    for person, role in (("dan", Role.LEARNER), ("tess", Role.TEACHER), ("ari", Role.ASSISTANT)):
        made.server(comes(person, role=role))
        assert place(made, person) == MAIN


def test_a_guest_has_nothing_to_prepare():
    made = Given(PREPARING, *PEOPLE)
    made.server(comes("gus", role=Role.GUEST))
    made.when(LetIn("gus"), "tess")
    assert place(made, "gus") == MAIN


def test_a_learner_of_whom_the_course_says_nothing_yet_prepares_until_it_does():
    made = Given(PREPARING, *PEOPLE)
    made.server(comes("dan"))
    assert place(made, "dan") == PREP
    made.server(told("dan", Ready.READY))
    assert place(made, "dan") == MAIN


def test_who_waited_at_a_locked_door_prepares_when_it_opens():
    made = Given(PREPARING, *PEOPLE)
    made.when(session.Lock(True), "tess")
    made.server(told("dan"))
    made.server(comes("dan"))
    assert made.door("dan").reason == "locked"
    made.when(session.Lock(False), "tess")
    assert place(made, "dan") == PREP


# in the preparation room
def test_the_two_rooms_do_not_read_each_other():
    made = given()
    made.when(chat.Send("in class"), "ada", wish_id="a")
    made.when(chat.Send("what is question 3?"), "dan", wish_id="b")
    assert made.seen_by("dan", Message, "a") is None and made.seen_by("ada", Message, "b") is None
    assert made.seen_by("tess", Message, "b") is not None, "staff are there to be asked"
    assert made.seen_by("dan", Member, "ada") is not None, "they are in one class"


def test_nobody_ends_their_preparation_by_themselves():
    made = given()
    made.when(Prepare("Any", ("Red",), choice=Choice.FREE), "tess", wish_id="s")
    assert made.refuses(Go(MAIN), "dan") == "preparing"
    made.when(Open("s"), "tess")
    assert made.refuses(Go("s.1.0"), "dan") == "preparing"
    assert made.refuses(Go(PREP), "ada") == "no_such_room"


def test_staff_go_there_and_come_back():
    made = given()
    assert made.when(Go(PREP), "tess") == [Moved("tess", PREP, settled=False)]
    made.when(Go(MAIN), "tess")
    assert place(made, "tess") == MAIN
    made.server(policy(Policy.WARN))
    assert made.refuses(Go(PREP), "tess") == "no_such_room"


def test_who_claims_a_call_from_there_is_there():
    made = given()
    made.when(CallForHelp("question 3"), "dan")
    assert Moved("ari", PREP, settled=False) in made.when(Claim("dan"), "ari")
    made.when(Go(MAIN), "ari")
    made.server(told("dan", Ready.READY))
    assert not made.room.of(Call)


def test_staff_send_nobody_there():
    assert given().refuses(Move(("ada",), PREP), "tess") == "no_such_room"


# going on
def test_who_has_done_it_goes_on_to_the_class_at_once_and_their_hand_goes_down():
    made = given()
    made.when(RaiseHand(), "dan")
    assert Moved("dan", MAIN, settled=False) in made.server(told("dan", Ready.READY))
    assert place(made, "dan") == MAIN and not made.room.of(Hand)


def test_half_of_the_work_is_not_enough():
    made = given()
    made.server(told("dan", Ready.PARTLY))
    assert place(made, "dan") == PREP


@pytest.mark.parametrize("known", [True, False])
def test_staff_let_one_in_who_is_not_ready(known: bool):
    made = Given(PREPARING, *PEOPLE)
    if known:
        made.server(told("dan"))
    made.server(comes("dan"))
    made.when(LetIn("dan"), "ari")
    assert place(made, "dan") == MAIN and made.room.of(Readiness)["dan"].state is Ready.EXCUSED
    assert made.when(LetIn("dan"), "tess") == []


def test_staff_move_one_out_who_stays_out():
    made = given()
    made.when(Move(("dan",), MAIN), "tess")
    assert place(made, "dan") == MAIN
    made.server(told("dan", Ready.PARTLY))
    made.server(presence.DeviceLeaves("dan", "dan.pc"))
    made.server(comes("dan"))
    assert place(made, "dan") == MAIN


def test_a_lost_line_changes_nothing_and_work_done_meanwhile_counts():
    made = given("dan", "eve")
    for person in ("dan", "eve"):
        made.server(presence.DeviceLeaves(person, f"{person}.pc"))
    made.server(told("eve", Ready.READY))
    for person in ("dan", "eve"):
        made.server(comes(person))
    assert (place(made, "dan"), place(made, "eve")) == (PREP, MAIN)


@pytest.mark.parametrize(("role", "goes_to"), [(Role.ASSISTANT, MAIN), (Role.GUEST, MAIN), (Role.OBSERVER, None)])
def test_with_another_role_there_is_nothing_to_prepare(role: Role, goes_to: str | None):
    made = given()
    made.when(RaiseHand(), "dan")
    made.server(presence.ChangeRole("dan", role))
    assert place(made, "dan") == goes_to and made.room.of(Member)["dan"].stays_in == MAIN


# while groups are open
PLAN = Plan("Pairs", ("Red", "Blue"), ({"ada": 0, "dan": 1, "bob": 0}, {"ada": 1, "cy": 0}))


def with_groups(plan: Plan = PLAN, *who: str) -> Given:
    made = given(*who)
    made.happens(SetPrepared("s", plan))
    made.when(Open("s"), "tess")
    return made


def test_opening_groups_leaves_who_prepares_alone():
    made = with_groups()
    assert (place(made, "ada"), place(made, "dan")) == ("s.1.0", PREP)
    made.when(NextRound("s"), "tess")
    made.when(Close("s"), "tess")
    assert place(made, "dan") == PREP


def test_groups_are_made_of_who_is_in_class():
    made = given()
    made.when(Prepare("S", ("Red",), arrange=Arrangement(By.CHANCE, rooms=2)), "tess", wish_id="s")
    assert "dan" not in made.room.of(BreakoutSet)["s"].plan.rounds[0]


def test_who_goes_on_goes_straight_to_their_group():
    made = with_groups()
    moves = [event for event in made.server(told("dan", Ready.READY)) if isinstance(event, Moved)]
    assert moves == [Moved("dan", "s.1.1")]


def test_who_has_no_seat_is_placed_by_the_rule_for_late_comers():
    made = with_groups(Plan("Pairs", ("Red", "Blue"), ({"ada": 0, "bob": 0, "cy": 1},)), "dan", "eve", "fay")
    events = made.server(policy(Policy.WARN))
    assert {id: place(made, id) for id in ("dan", "eve", "fay")} == {"dan": "s.1.1", "eve": "s.1.0", "fay": "s.1.1"}
    assert SeatPlanned("s", "eve", 0, 0) in events
    kept = with_groups(Plan("Pairs", ("Red",), late=Late.MAIN))
    kept.server(told("dan", Ready.READY))
    assert place(kept, "dan") == MAIN


def test_who_is_gone_takes_no_place_in_a_group():
    made = with_groups()
    made.server(presence.DeviceLeaves("dan", "dan.pc"))
    made.server(told("dan", Ready.READY))
    assert place(made, "dan") == MAIN
    made.server(comes("dan"))
    assert place(made, "dan") == "s.1.1"


# the policy is changed, the class ends
def test_under_warn_nobody_has_to_prepare():
    made = given("dan", "eve")
    made.when(Go(PREP), "ari")
    made.server(policy(Policy.WARN))
    assert {place(made, id) for id in ("dan", "eve", "ari")} == {MAIN}


def test_under_block_who_prepares_goes_on_preparing():
    made = given()
    made.server(policy(Policy.BLOCK))
    assert place(made, "dan") == PREP and made.door("dan").state == "in"
    made.server(told("dan", Ready.READY))
    assert place(made, "dan") == MAIN


def test_who_is_in_class_is_not_sent_out_of_it_and_who_waited_comes_in():
    made = Given(GATED, *PEOPLE)
    made.server(told("dan"))
    made.server(told("ada"))
    made.server(comes("dan"))
    made.server(policy(Policy.PREPARE))
    assert (place(made, "ada"), place(made, "dan")) == (MAIN, PREP)


def test_a_class_that_ends_and_goes_on():
    made = given("dan", "eve")
    made.when(Go(PREP), "tess")
    made.when(session.EndClass(), "tess")
    made.server(told("eve", Ready.READY))
    made.when(session.Reopen(), "tess")
    for person, role in (("tess", Role.TEACHER), ("dan", Role.LEARNER), ("eve", Role.LEARNER)):
        made.server(comes(person, role=role))
    assert [place(made, id) for id in ("tess", "dan", "eve")] == [MAIN, PREP, MAIN]
