import pytest

from classroom.rooms.tool import Refused
from classroom.rooms.tools.files import (
    MOST_UNUSED,
    UNUSED_MS,
    Attached,
    DropFile,
    File,
    FileArrived,
    FileArrives,
    FileGone,
    Purpose,
    own,
    sent,
)
from tests.given import CLASS, Given


def arrives(id: str, owner: str = "ada") -> FileArrives:
    return FileArrives(id, owner, Purpose.CHAT, "moon.png", "image/png", 1_000, 40, 30)


def test_only_who_sent_a_file_knows_of_it_until_it_is_used():
    given = Given(*CLASS)
    attached = Attached("f", "moon.png", "image/png", 1_000, 40, 30)
    assert given.server(arrives("f")) == [FileArrived("f", "ada", Purpose.CHAT, attached, UNUSED_MS)]
    assert given.who_sees(File, "f") == ["ada"] and given.room.files() == {"f"}
    assert sent(given.turn("ada"), "f", Purpose.CHAT) == attached


def test_nobody_takes_what_another_sent_or_what_was_sent_for_something_else():
    given = Given(*CLASS)
    given.server(arrives("f"))
    with pytest.raises(Refused, match="no longer here"):
        own(given.turn("tess"), "f")
    with pytest.raises(Refused, match="something else"):
        sent(given.turn("ada"), "f", Purpose.BOARD)
    assert given.refuses(DropFile("f"), "bob") == "no_such_file"


def test_what_is_not_used_goes_by_itself_or_when_it_is_dropped():
    given = Given(*CLASS)
    given.server(arrives("f"))
    given.server(arrives("g"))
    assert given.when(DropFile("g"), "ada") == [FileGone("g")]
    assert given.time_passes(UNUSED_MS - 1) == []
    assert given.time_passes(UNUSED_MS) == [FileGone("f")] and given.room.files() == set()


def test_somebody_sends_so_many_that_are_nowhere():
    given = Given(*CLASS)
    for n in range(MOST_UNUSED):
        given.server(arrives(f"f{n}"))
    given.server(arrives("b", "bob"))
    with pytest.raises(Refused, match="20 files"):
        given.server(arrives("more"))
