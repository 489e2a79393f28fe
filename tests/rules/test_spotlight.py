import pytest

from classroom.rooms.tool import Command
from classroom.rooms.tools import breakouts, moving, presence, removal
from classroom.rooms.tools.presence import ChangeRole, DeviceLeaves, Role
from classroom.rooms.tools.session import EndClass
from classroom.rooms.tools.spotlight import SetSpotlight, Spotlight, SpotlightBegan, SpotlightEnded, SpotlightTurned
from tests.given import CLASS, Given


def in_groups() -> Given:
    """Ada and bob in one group, cy in another."""
    given = Given(*CLASS)
    plan = ({"ada": 0, "bob": 0, "cy": 1},)
    given.when(breakouts.Prepare("Pairs", ("Red", "Blue"), plan), "tess", wish_id="s")
    given.when(moving.Open("s"), "tess")
    return given


def test_staff_turn_it_on_somebody_and_on_somebody_else_and_off():
    given = Given(*CLASS)
    assert given.when(SetSpotlight("ada"), "tess") == [SpotlightBegan("main", "ada")]
    assert given.who_sees(Spotlight, "main") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.when(SetSpotlight("ada"), "ari") == []
    assert given.when(SetSpotlight("tess"), "ari") == [SpotlightTurned("main", "tess")]
    assert given.when(SetSpotlight(None), "ari") == [SpotlightEnded("main")]
    assert given.when(SetSpotlight(None), "ari") == []


def test_it_lies_in_the_room_of_who_turned_it_on():
    given = in_groups()
    given.when(SetSpotlight("ari"), "tess")
    given.when(moving.Go("s.1.0"), "tess")
    assert given.when(SetSpotlight("ada"), "tess") == [SpotlightBegan("s.1.0", "ada")]
    assert given.who_sees(Spotlight, "s.1.0") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.who_sees(Spotlight, "main") == ["tess", "ari", "olu"]
    assert given.refuses(SetSpotlight("cy"), "tess") == "not_here"


def test_nobody_is_in_it_who_is_gone_or_only_watches():
    given = Given(*CLASS)
    given.server(DeviceLeaves("cy", "cy.pc"))
    assert given.refuses(SetSpotlight("cy"), "tess") == "not_here"
    assert given.refuses(SetSpotlight("olu"), "tess") == "not_here"
    assert given.refuses(SetSpotlight("nobody"), "tess") == "not_found"


@pytest.mark.parametrize(
    ("wish", "by"),
    [
        (removal.Remove("ada"), "tess"),
        (moving.Move(("ada",), "s.1.1"), "tess"),
        (moving.Close("s"), "tess"),
        (EndClass(), "tess"),
        (DeviceLeaves("ada", "ada.pc"), "server"),
        (ChangeRole("ada", Role.OBSERVER), "server"),
    ],
    ids=["removed", "moved", "closed", "end", "gone", "observer"],
)
def test_it_ends_when_they_go_or_move(wish: Command, by: str):
    given = in_groups()
    given.when(moving.Go("s.1.0"), "tess")
    given.when(SetSpotlight("ada"), "tess")
    happened = given.server(wish) if by == "server" else given.when(wish, by)
    assert happened.count(SpotlightEnded("s.1.0")) == 1 and not given.room.of(Spotlight)


def test_who_turned_it_on_may_go_and_a_second_tab_may_close():
    given = in_groups()
    given.when(moving.Go("s.1.0"), "tess")
    given.when(SetSpotlight("ada"), "tess")
    given.when(moving.Go("main"), "tess")
    given.server(presence.DeviceConnects("ada", "Ada", Role.LEARNER, "ada.2", presence.Kind.REMOTE))
    given.server(DeviceLeaves("ada", "ada.pc"))
    assert given.room.of(Spotlight)["s.1.0"].person == "ada"
