from classroom.rooms.tools import breakouts, moving, powers
from classroom.rooms.tools.session import EndClass
from classroom.rooms.tools.showing import Show, Showing, ShowingBegan, ShowingEnded, ShowingTurned, Stop, Surface
from tests.given import CLASS, Given


def in_groups() -> Given:
    """Ada and bob in one group, cy in another."""
    given = Given(*CLASS)
    given.when(breakouts.Prepare("Pairs", ("Red", "Blue"), ({"ada": 0, "bob": 0, "cy": 1},)), "tess", wish_id="s")
    given.when(moving.Open("s"), "tess")
    return given


def test_staff_show_something_else_and_nothing():
    given = Given(*CLASS)
    assert given.when(Show(Surface.BOARD, "b1"), "tess") == [ShowingBegan("main", Surface.BOARD, "b1", "tess")]
    assert given.who_sees(Showing, "main") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.when(Show(Surface.BOARD, "b1"), "ari") == [], "it is shown already"
    assert given.when(Show(Surface.NOTES), "ari") == [ShowingTurned("main", Surface.NOTES, None, "ari")]
    assert given.when(Stop(), "tess") == [ShowingEnded("main")]
    assert given.when(Stop(), "ari") == [], "two pressed at once"


def test_learners_choose_for_their_own_group_alone():
    assert Given(*CLASS).refuses(Show(Surface.BOARD), "ada") == "not_allowed"
    given = in_groups()
    assert given.when(Show(Surface.NOTES), "ada") == [ShowingBegan("s.1.0", Surface.NOTES, None, "ada")]
    assert given.who_sees(Showing, "s.1.0") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.when(Stop(), "cy") == [], "of another group"
    assert given.refuses(Show(Surface.NOTES), "olu") == "not_allowed"


def test_who_presents_shows_to_the_class():
    given = Given(*CLASS)
    given.when(powers.Present("ada", on=True), "tess")
    assert given.when(Show(Surface.SLIDES, "d1"), "ada") == [ShowingBegan("main", Surface.SLIDES, "d1", "ada")]
    assert given.refuses(Stop(), "bob") == "not_allowed"


def test_what_a_group_looks_at_ends_with_its_room_and_everything_with_the_class():
    given = in_groups()
    given.when(Show(Surface.NOTES), "ada")
    given.when(Show(Surface.BOARD, "b1"), "tess")
    assert ShowingEnded("s.1.0") in given.when(moving.Close("s", 0), "tess")
    assert ShowingEnded("main") in given.when(EndClass(), "tess")
    assert not given.room.of(Showing)
