from collections import Counter
from itertools import pairwise

import pytest

from classroom.rooms.tool import Command, Event, Turn
from classroom.rooms.tools import breakouts, moving, presence, removal
from classroom.rooms.tools.attention import BeAway
from classroom.rooms.tools.picks import ClearPick, FirstPicked, Pick, PickCleared, PickLearner, PickView
from classroom.rooms.tools.presence import ChangeRole, DeviceFallsSilent, DeviceLeaves, Role
from classroom.rooms.tools.session import EndClass, Reopen
from classroom.rooms.tools.speaking import SpokeFirst
from tests.given import CLASS, Given, here

SEEDS = [bytes([n]) for n in range(30)]


def picks(given: Given, by: str = "tess", *, quiet: bool = False, seed: bytes = b"seed") -> str:
    """Who it is now."""
    turn = Turn(given.room, given.person(by), 0, "w", seed)
    given.room.carry_out(given.room.decide(PickLearner(quiet), turn), turn)
    return picked(given)


def picked(given: Given) -> str:
    person = given.room.of(Pick)["pick"].person
    assert person is not None
    return person


def in_groups() -> Given:
    """Ada and bob in one group, cy in another, and tess with ada and bob."""
    given = Given(*CLASS)
    plan = ({"ada": 0, "bob": 0, "cy": 1},)
    given.when(breakouts.Prepare("Pairs", ("Red", "Blue"), plan), "tess", wish_id="s")
    given.when(moving.Open("s"), "tess")
    given.when(moving.Go("s.1.0"), "tess")
    return given


def test_everybody_of_the_class_sees_who_was_picked_and_how_many_were_not():
    given = Given(*CLASS)
    (fact,) = given.when(PickLearner(), "tess", 7)
    assert isinstance(fact, FirstPicked) and fact.person in ("ada", "bob", "cy")
    assert given.who_sees(Pick, "pick") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.seen_by("cy", Pick, "pick") == PickView(fact.person, 7, 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_is_picked_once_before_anybody_a_second_time(seed: bytes):
    given = Given(*CLASS)
    drawn = [picks(given, seed=seed + bytes([n])) for n in range(9)]
    assert all({*drawn[at : at + 3]} == {"ada", "bob", "cy"} for at in (0, 3, 6))
    assert all(one != next_one for one, next_one in pairwise(drawn)), "not twice running"


def test_it_is_a_draw_and_no_list():
    drawn = Counter(picks(Given(*CLASS), seed=seed) for seed in SEEDS)
    assert min(drawn[id] for id in ("ada", "bob", "cy")) >= 4


def test_how_many_are_left_is_said_until_the_round_is_over():
    given = Given(*CLASS)
    left: list[int] = []
    for _ in range(4):
        picks(given)
        left.append(given.room.of(Pick)["pick"].left)
    assert left == [2, 1, 0, 2]


def test_who_comes_late_is_among_those_not_yet_picked():
    given = Given(*CLASS)
    for _ in range(3):
        picks(given)
    for event in here("dan"):
        given.happens(event)
    assert picks(given) == "dan"


def test_who_comes_back_takes_part_in_the_round_that_began_without_them():
    given = Given(*CLASS)
    for _ in range(3):
        picks(given)
    away = given.room.of(Pick)["pick"].picked[0]
    given.server(DeviceLeaves(away, f"{away}.pc"))
    picks(given)
    given.server(presence.DeviceConnects(away, away.title(), Role.LEARNER, f"{away}.pc", presence.Kind.REMOTE))
    assert away in (picks(given), picks(given))


def test_who_is_away_is_not_drawn():
    given = Given(*CLASS)
    given.when(BeAway(True), "ada")
    given.when(BeAway(True), "bob")
    assert picks(given) == "cy"
    assert given.room.of(Pick)["pick"].left == 0


def test_staff_observers_and_whose_line_is_broken_are_not_drawn():
    given = Given(*CLASS)
    given.server(DeviceFallsSilent("bob", "bob.pc", 0))
    given.server(ChangeRole("cy", Role.OBSERVER))
    assert isinstance(given.room.of(presence.Devices)["bob"].devices["bob.pc"].lost, presence.Lost)
    assert picks(given) == "ada"
    assert given.refusal(PickLearner(), "tess") == ("nobody", "Nobody else is here to pick.")


def test_a_quiet_one_has_not_been_heard():
    given = Given(*CLASS, SpokeFirst("ada", 9_000, 0), SpokeFirst("bob", 9_000, 0))
    assert picks(given, quiet=True) == "cy"
    assert given.room.of(Pick)["pick"].left == 2, "of everybody, not of the quiet ones"
    assert given.refusal(PickLearner(quiet=True), "tess") == ("nobody", "Everyone else here has been heard.")


def test_a_quiet_one_who_was_picked_comes_after_one_who_was_not():
    given = Given(*CLASS, SpokeFirst("ada", 9_000, 0))
    assert {picks(given, quiet=True), picks(given, quiet=True)} == {"bob", "cy"}
    assert picks(given) == "ada"


def test_the_draw_is_in_the_room_of_who_draws():
    given = in_groups()
    assert {picks(given), picks(given), picks(given)} == {"ada", "bob"}
    given.when(moving.Close("s"), "tess")
    assert "cy" in (picks(given), picks(given)), "a group that went round changes nothing for the others"


def test_the_refusal_says_that_no_pupil_is_here():
    assert in_groups().refusal(PickLearner(), "ari") == ("nobody", "No pupil is here to pick.")


def test_only_staff_pick_and_clear():
    given = Given(*CLASS)
    assert given.refuses(PickLearner(), "ada") == given.refuses(ClearPick(), "olu") == "not_allowed"
    assert given.when(ClearPick(), "tess") == []
    picks(given)
    assert given.when(ClearPick(), "ari") == [PickCleared("pick")] and given.when(ClearPick(), "tess") == []


def test_what_is_cleared_is_remembered():
    given = Given(*CLASS)
    drawn: set[str] = set()
    for _ in range(3):
        drawn.add(picks(given))
        given.when(ClearPick(), "tess")
    assert len(drawn) == 3


@pytest.mark.parametrize(
    "wish",
    [
        (removal.Remove("ada"), "tess"),
        (moving.Move(("ada",), "s.1.1"), "tess"),
        (moving.Close("s"), "tess"),
        (EndClass(), "tess"),
        (DeviceLeaves("ada", "ada.pc"), "server"),
        (ChangeRole("ada", Role.OBSERVER), "server"),
        (ChangeRole("ada", Role.ASSISTANT), "server"),
    ],
    ids=["removed", "moved", "closed", "end", "gone", "observer", "assistant"],
)
def test_who_goes_or_is_elsewhere_is_picked_no_longer(wish: tuple[Command, str]):
    given = in_groups()
    given.happens(FirstPicked("pick", "ada", "s.1.0", 0, 1))
    command, by = wish
    happened = given.server(command) if by == "server" else given.when(command, by)
    assert happened.count(PickCleared("pick")) == 1
    assert given.seen_by("tess", Pick, "pick") == PickView(None, 0, 1)


def test_it_stays_while_they_stay():
    given = in_groups()
    given.happens(FirstPicked("pick", "ada", "s.1.0", 0, 1))
    happened: list[Event] = given.when(moving.Move(("bob",), "main"), "tess")
    happened += given.when(moving.Go("main"), "tess")
    happened += given.server(ChangeRole("ada", Role.GUEST))
    happened += given.server(presence.DeviceConnects("ada", "Ada", Role.LEARNER, "ada.2", presence.Kind.REMOTE))
    happened += given.server(DeviceLeaves("ada", "ada.pc"))
    assert PickCleared("pick") not in happened and picked(given) == "ada"


def test_a_class_that_goes_on_goes_on_with_those_not_yet_picked():
    given = Given(*CLASS)
    first, second = picks(given), picks(given)
    given.when(EndClass(), "tess")
    given.when(Reopen(), "tess")
    for id, role in (("tess", Role.TEACHER), ("ada", Role.LEARNER), ("bob", Role.LEARNER), ("cy", Role.LEARNER)):
        given.server(presence.DeviceConnects(id, id.title(), role, f"{id}.2", presence.Kind.REMOTE))
    assert {first, second, picks(given)} == {"ada", "bob", "cy"}


def test_a_restart_forgets_nobody_who_was_picked():
    given = Given(*CLASS)
    first, second = picks(given), picks(given)
    given.room = given.reloaded()
    assert {first, second, picks(given)} == {"ada", "bob", "cy"}
