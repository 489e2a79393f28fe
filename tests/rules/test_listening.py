from classroom.rooms.room import Key
from classroom.rooms.tools import moving, presence, session
from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.listening import (
    Broadcast,
    BroadcastBegan,
    BroadcastEnded,
    BroadcastTurned,
    BroadcastView,
    Listen,
    Listening,
    ListeningBegan,
    ListeningEnded,
    ListeningTurned,
    ListeningView,
    Speak,
)
from classroom.rooms.tools.moving import SetOpened
from classroom.rooms.tools.presence import Moved, Role
from tests.given import CLASS, Given, comes

RED, BLUE = "trios.1.0", "trios.1.1"
PLAN = Plan("Trios", ("Red", "Blue"), ({"ada": 0, "bob": 0, "cy": 1}, {"ada": 1, "bob": 0, "cy": 0}))
IN_GROUPS = (
    *CLASS,
    SetPrepared("trios", PLAN),
    SetOpened("trios", (RED, BLUE), 0, 0, None),
    Moved("ada", RED),
    Moved("bob", RED),
    Moved("cy", BLUE),
)
LISTENS = (*IN_GROUPS, ListeningBegan("tess", 5, RED))
SPEAKS = (*IN_GROUPS, BroadcastBegan("tess", None, 5))
BOTH = (*LISTENS, BroadcastBegan("tess", None, 5))
BOTH_END = [ListeningEnded("tess"), BroadcastEnded("tess")]


def ends(events: object) -> list[object]:
    assert isinstance(events, list)
    return [each for each in events if isinstance(each, ListeningEnded | BroadcastEnded)]  # pyright: ignore[reportUnknownVariableType]


def test_a_room_knows_who_listens_and_no_other_room_does():
    given = Given(*IN_GROUPS)
    assert given.when(Listen(RED), "tess", at_ms=5) == [ListeningBegan("tess", 5, RED)], "nobody is moved"
    assert given.who_sees(Listening, "tess") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.seen_by("ada", Listening, "tess") == ListeningView(5) and not given.seen_by("cy", Listening, "tess")
    assert given.when(Listen(RED), "tess") == [], "pressed twice"


def test_who_listens_to_another_room_leaves_the_first_one():
    given = Given(*LISTENS)
    assert given.when(Listen(BLUE), "tess", at_ms=9) == [ListeningTurned("tess", 9, BLUE)]
    assert given.seen_by("cy", Listening, "tess") == ListeningView(9), "since then that room is listened to"
    assert not given.seen_by("ada", Listening, "tess") and given.seen_by("cy", Listening, "tess")


def test_listening_ends_by_wish_or_by_listening_to_ones_own_room():
    for room in (None, "main"):
        given = Given(*LISTENS)
        assert given.when(Listen(room), "tess") == [ListeningEnded("tess")]
        assert given.when(Listen(room), "tess") == []


def test_one_listens_to_rooms_that_are_there():
    assert Given(*CLASS).refuses(Listen(RED), "tess") == "no_such_room"
    given = Given(*IN_GROUPS, Moved("tess", BLUE))
    assert given.refuses(Listen("trios.0.0"), "tess") == "no_such_room"
    assert given.when(Listen("main"), "tess") == [ListeningBegan("tess", 0, "main")], "from a group to the class"


def test_pupils_and_observers_neither_listen_nor_speak_to_all():
    given = Given(*IN_GROUPS)
    for person in ("ada", "olu"):
        assert given.refuses(Listen(BLUE), person) == given.refuses(Speak(on=True), person) == "not_allowed"


def test_everyone_is_told_who_speaks_to_all():
    given = Given(*IN_GROUPS)
    assert given.when(Speak(on=True), "tess", at_ms=5) == [BroadcastBegan("tess", None, 5)]
    assert given.who_sees(Broadcast, "tess") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.seen_by("cy", Broadcast, "tess") == BroadcastView(None, 5)
    assert given.when(Speak(on=True), "tess", at_ms=6) == []
    assert given.when(Speak(on=True, rooms=(RED, RED)), "tess", at_ms=6) == [BroadcastTurned("tess", (RED,))]
    assert given.seen_by("cy", Broadcast, "tess") == BroadcastView((RED,), 5)
    assert given.when(Speak(on=False), "tess") == [BroadcastEnded("tess")]
    assert given.when(Speak(on=False), "tess") == []


def test_several_speak_and_listen_at_once():
    given = Given(*BOTH)
    given.when(Speak(on=True, rooms=(BLUE, "main")), "ari")
    given.when(Listen(RED), "ari")
    assert {*given.room.of(Broadcast)} == {*given.room.of(Listening)} == {"tess", "ari"}


def test_one_speaks_to_rooms_that_are_there():
    assert Given(*CLASS).refuses(Speak(on=True), "tess") == "not_open"
    assert Given(*IN_GROUPS).refuses(Speak(on=True, rooms=(RED, "trios.0.0")), "tess") == "no_such_room"


def test_both_end_when_their_person_is_gone_and_not_before():
    given = Given(*BOTH)
    given.server(comes("tess", "phone", role=Role.TEACHER))
    assert ends(given.server(presence.DeviceLeaves("tess", "tess.pc"))) == []
    assert ends(given.server(presence.DeviceLeaves("tess", "phone"))) == BOTH_END


def test_a_line_that_breaks_for_a_moment_ends_neither():
    given = Given(*BOTH)
    given.server(presence.DeviceFallsSilent("tess", "tess.pc", 1_000), 1_000)
    assert ends(given.time_passes(30_999)) == [] and ends(given.time_passes(31_000)) == BOTH_END


def test_both_end_with_the_role():
    given = Given(*BOTH)
    assert ends(given.server(presence.ChangeRole("tess", Role.ASSISTANT))) == []
    assert ends(given.server(presence.ChangeRole("tess", Role.OBSERVER))) == BOTH_END


def test_both_end_with_the_rooms():
    for end in (moving.Close("trios"), session.EndClass()):
        given = Given(*BOTH)
        assert {*ends(given.when(end, "tess"))} == {*BOTH_END}
    given = Given(*BOTH, moving.EndMoved("trios", 60_000))
    assert {*ends(given.time_passes(60_000))} == {*BOTH_END}


def test_both_end_with_the_round_so_that_new_groups_are_not_heard_by_chance():
    given = Given(*BOTH)
    assert {*ends(given.when(moving.NextRound("trios"), "tess"))} == {*BOTH_END}


def test_who_listened_to_the_class_from_a_group_comes_back_with_it():
    given = Given(*IN_GROUPS, Moved("tess", BLUE), ListeningBegan("tess", 5, "main"))
    assert ends(given.when(moving.Close("trios"), "tess")) == [ListeningEnded("tess")]


def test_who_goes_somewhere_hears_that_room_and_still_speaks_to_all():
    for to in (RED, BLUE):
        given = Given(*BOTH)
        assert ends(given.when(moving.Go(to), "tess")) == [ListeningEnded("tess")]
        given = Given(*BOTH)
        assert ends(given.when(moving.Move(("tess",), to), "ari")) == [ListeningEnded("tess")]
        assert {*given.room.of(Broadcast)} == {"tess"}


def test_others_moves_and_who_listened_before_somewhere_else_change_nothing():
    given = Given(*BOTH, Moved("ari", RED))
    assert ends(given.when(moving.Move(("ari", "ada"), BLUE), "tess")) == []
    given.when(moving.Go(BLUE), "tess")
    assert ends(given.when(moving.Close("trios"), "tess")) == [BroadcastEnded("tess")]


def test_both_are_there_after_a_restart():
    given = Given(*BOTH)
    for key in (Key("listening", "tess"), Key("broadcast", "tess")):
        assert given.reloaded().at(key) == given.room.at(key) is not None
