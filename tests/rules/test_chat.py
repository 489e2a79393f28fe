"""Chat while groups are open. What it is in one room: test_talk.py."""

from classroom.rooms.tools import moving, presence
from classroom.rooms.tools.breakouts import Plan, SetPrepared
from classroom.rooms.tools.chat import Edit, Message, MessageEdited, MessageSent, Send, To
from classroom.rooms.tools.moving import SetOpened
from classroom.rooms.tools.presence import Moved, Role
from tests.given import CLASS, Given

RED, BLUE = "trios.1.0", "trios.1.1"
IN_GROUPS = (
    *CLASS,
    SetPrepared("trios", Plan("Trios", ("Red", "Blue"), ({"ada": 0, "cy": 0, "bob": 1},))),
    SetOpened("trios", (RED, BLUE), 0, 0, None),
    Moved("ada", RED),
    Moved("cy", RED),
    Moved("bob", BLUE),
)


def test_a_group_has_its_own_chat():
    given = Given(*IN_GROUPS)
    assert given.when(Send("hi"), "ada", wish_id="m") == [MessageSent("m", "ada", "hi", 0, To.ROOM, RED)]
    assert given.who_sees(Message, "m") == ["tess", "ari", "ada", "olu"] and given.seen_by("cy", Message, "m")


def test_what_is_written_for_one_room_goes_into_no_other():
    given = Given(*IN_GROUPS)
    given.when(Send("hi", room=RED), "ada", wish_id="m1")
    given.when(moving.Move(("ada",), BLUE), "tess")
    assert given.refuses(Send("hi", room=RED), "ada") == given.refuses(Send("hi", room="main"), "ada") == "moved_on"
    given.when(Send("hi", room=BLUE), "ada", wish_id="m2")
    given.when(moving.Close("trios"), "tess")
    assert given.refuses(Send("hi", room=BLUE), "ada") == "moved_on"
    assert {id: message.lies_in for id, message in given.room.of(Message).items()} == {"m1": RED, "m2": BLUE}


def test_staff_write_to_rooms_that_are_there():
    given = Given(*IN_GROUPS)
    for n, room in enumerate((RED, BLUE, "main", None)):
        given.when(Send("hi", room=room), "tess", wish_id=f"m{n}")
    assert [message.lies_in for message in given.room.of(Message).values()] == [RED, BLUE, "main", "main"]
    assert given.who_sees(Message, "m1") == ["tess", "ari", "bob", "olu"]
    given.when(moving.Close("trios"), "tess")
    assert given.refuses(Send("hi", room=RED), "tess") == "no_such_room"


def test_staff_write_to_everyone_in_all_rooms():
    given = Given(*IN_GROUPS)
    wish = Send("Five minutes left", To.EVERYONE)
    assert given.when(wish, "ari", wish_id="m") == [MessageSent("m", "ari", wish.text, 0, To.EVERYONE, None)]
    assert given.who_sees(Message, "m") == ["tess", "ari", "ada", "bob", "olu"]
    given.when(moving.Close("trios"), "tess")
    assert given.seen_by("ada", Message, "m"), "it is there after the move"


def test_pupils_write_to_their_room_and_to_staff():
    given = Given(*IN_GROUPS)
    assert given.refuses(Send("hi", To.EVERYONE), "ada") == "staff_only"
    given.when(Send("hi", To.STAFF), "ada", wish_id="m")
    assert given.who_sees(Message, "m") == ["tess", "ari", "ada"]


def test_who_is_staff_no_longer_may_still_change_what_they_wrote():
    given = Given(*IN_GROUPS, MessageSent("m", "ari", "hi", 0, To.EVERYONE, None))
    given.server(presence.ChangeRole("ari", Role.LEARNER))
    assert given.when(Edit("m", "ho"), "ari") == [MessageEdited("m", "ho")]
    assert given.refuses(Send("hi", To.EVERYONE), "ari") == "staff_only"


def test_a_message_of_a_room_that_one_left_is_not_there_to_change():
    given = Given(*IN_GROUPS, MessageSent("m", "ada", "hi", 0, To.ROOM, RED), Moved("ada", BLUE))
    assert given.refuses(Edit("m", "ho"), "ada") == "not_found" and not given.seen_by("ada", Message, "m")
