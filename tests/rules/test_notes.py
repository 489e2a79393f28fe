"""Shared notes: one document a room, who writes in it, and where it goes when a group ends."""

import random

import pytest
from pycrdt import Doc, Text, XmlElement, XmlFragment, XmlText, merge_updates

from classroom.projections.fold import LogRow
from classroom.projections.participation import participation
from classroom.rooms import updates
from classroom.rooms.codec import Codec
from classroom.rooms.tool import Engagement, Refused
from classroom.rooms.tools import ALL
from classroom.rooms.tools.breakouts import Plan, SetClosed, SetPrepared
from classroom.rooms.tools.locks import Lock, LocksSet, Preset
from classroom.rooms.tools.moving import Close, SetOpened
from classroom.rooms.tools.notes import (
    MOST_BYTES,
    MOST_UPDATE,
    MergeNotes,
    Notes,
    NotesMerged,
    NotesOpened,
    NotesReturned,
    NotesWritten,
    OpenNotes,
    RestoreNotes,
    SaveNotes,
    SetMode,
    WhoWrites,
    WriteNotes,
)
from classroom.rooms.tools.presence import Moved
from tests.given import CLASS, Given, typed

THERE = (*CLASS, NotesOpened("n", "main"))
GROUPS = (SetPrepared("set", Plan("Pairs", ("Red", "Blue"))), SetOpened("set", ("set.1.0", "set.1.1"), 0, 0, None))


def test_the_first_who_opens_the_notes_of_a_room_makes_them_and_the_next_finds_them():
    given = Given(*CLASS)
    assert given.when(OpenNotes(), "ada", wish_id="n") == [NotesOpened("n", "main")]
    assert given.when(OpenNotes(), "tess", wish_id="m") == []
    assert given.who_sees(Notes, "n") == ["tess", "ari", "ada", "bob", "olu"]


def test_what_is_written_is_kept_as_it_came_and_says_who_wrote():
    given = Given(*THERE)
    assert given.when(WriteNotes("n", typed("hi")), "ada", 5) == [NotesWritten("n", typed("hi"), ("ada",), 5)]
    given.server(SaveNotes("n", typed("ho", 2), ("bob", "ada")))
    notes = given.room.of(Notes)["n"]
    assert (notes.version, notes.updates, notes.writers) == (2, (typed("hi"), typed("ho", 2)), ("ada", "bob"))


def test_a_page_is_told_the_last_update_unless_it_is_long():
    given = Given(*THERE, NotesWritten("n", typed("hi"), ("ada",), 5))
    view = given.seen_by("bob", Notes, "n")
    assert view == Notes("n", "main").view(given.person("bob").viewer).__class__(
        "", WhoWrites.EVERYONE, (), 1, typed("hi"), 5, ("ada",)
    )
    given.happens(NotesWritten("n", b"x" * 5_000, ("ada",), 6))
    assert getattr(given.seen_by("bob", Notes, "n"), "last", "") is None


def test_notes_survive_a_snapshot_and_the_log():
    given = Given(*THERE, NotesWritten("n", typed("hi"), ("ada",), 5))
    assert given.reloaded().of(Notes)["n"] == given.room.of(Notes)["n"]
    codec = Codec(ALL)
    event = NotesWritten("n", typed("hi"), ("ada",), 5)
    assert codec.decode(*codec.encode(event)) == event


@pytest.mark.parametrize(
    ("mode", "some", "may"),
    [(WhoWrites.EVERYONE, (), "tess ada bob"), (WhoWrites.SOME, ("bob",), "tess bob"), (WhoWrites.STAFF, (), "tess")],
)
def test_staff_say_who_writes(mode: WhoWrites, some: tuple[str, ...], may: str):
    given = Given(*THERE)
    given.when(SetMode("n", mode, some), "tess")
    for person in ("tess", "ada", "bob"):
        if person in may:
            assert given.when(WriteNotes("n", typed("hi")), person)
        else:
            assert given.refuses(WriteNotes("n", typed("hi")), person) == "not_yours"
    assert given.refuses(SetMode("n", WhoWrites.EVERYONE), "ada") == "not_allowed"


def test_a_lock_stops_pupils_from_writing_and_says_whose_it_is():
    given = Given(*THERE, LocksSet("locks", (Lock.NOTES,), Preset.OPEN, 0, "tess"))
    assert given.refusal(WriteNotes("n", typed("hi")), "ada") == ("locked", "Tess has locked the shared notes.")
    assert given.when(WriteNotes("n", typed("hi")), "ari")


def test_bounds_are_said():
    given = Given(*THERE)
    long = typed("x")[:-2] + b"x" * (MOST_UPDATE + 1)
    assert given.refusal(WriteNotes("n", long[: MOST_UPDATE + 1]), "ada") == (
        "too_much",
        "At most 64 kB at once: paste it in smaller pieces.",
    )
    given.happens(NotesWritten("n", b"x" * (MOST_BYTES - 3), ("ada",), 1))
    code, message = given.refusal(WriteNotes("n", typed("hi")), "ada")
    assert code == "full" and "2 MB" in message


def test_a_groups_notes_are_its_own_and_come_back_to_the_class_under_its_name():
    given = Given(*CLASS, *GROUPS, Moved("ada", "set.1.0"), Moved("bob", "set.1.1"))
    assert given.when(OpenNotes(), "ada", wish_id="red") == [NotesOpened("red", "set.1.0")]
    assert given.who_sees(Notes, "red") == ["tess", "ari", "ada", "olu"]
    assert given.refuses(WriteNotes("red", typed("hi")), "bob") == "not_found"
    assert NotesReturned("red", "Red", 9) in given.when(Close("set"), "tess", 9)
    assert given.who_sees(Notes, "red") == ["tess", "ari", "ada", "bob", "olu"]
    assert given.when(OpenNotes(), "ada", wish_id="main"), "the class has none of its own yet"


def test_what_is_written_as_the_group_closes_is_not_lost_also_of_who_goes_on_to_another():
    given = Given(*CLASS, *GROUPS, Moved("ada", "set.1.0"), NotesOpened("red", "set.1.0"))
    given.happens(SetClosed("set", ("set.1.0", "set.1.1")))
    given.happens(NotesReturned("red", "Red", 0))
    given.happens(SetOpened("set", ("set.2.0", "set.2.1"), 0, 0, None))
    given.happens(Moved("ada", "set.2.1"))
    assert given.when(WriteNotes("red", typed("hi")), "ada", 29_999)
    assert given.refuses(WriteNotes("red", typed("hi")), "ada", 30_000) == "not_found"


def test_older_updates_are_put_together_and_later_ones_stay():
    given = Given(*THERE, *(NotesWritten("n", typed("h", 1, clock), ("ada",), 1) for clock in range(3)))
    whole = merge_updates(*(typed("h", 1, clock) for clock in range(2)))
    assert given.server(MergeNotes("n", 0, 2, whole)) == [NotesMerged("n", 2, whole)]
    notes = given.room.of(Notes)["n"]
    assert (notes.whole, notes.tail, notes.version) == (whole, (typed("h", 1, 2),), 3)
    assert given.server(MergeNotes("n", 0, 2, whole)) == []


def test_what_was_read_before_they_came_back_with_more_is_not_put_over_it():
    given = Given(*CLASS)
    given.server(RestoreNotes("old", "Red", (typed("hi"), typed("ho", 2))))
    base = given.room.of(Notes)["old"].base
    came = (typed("hi"), typed("ho", 2), typed("!", 3))
    given.server(RestoreNotes("old", "Red", came))
    assert given.server(MergeNotes("old", base, 1, merge_updates(*came[:2]))) == []
    assert given.room.of(Notes)["old"].updates == came


def test_what_an_earlier_lesson_left_comes_back_and_grows_until_somebody_writes_in_it_here():
    given = Given(*CLASS)
    back = RestoreNotes("old", "Red", (typed("hi"),), WhoWrites.STAFF, (), ("bob",))
    given.server(back)
    assert given.server(back) == []
    notes = given.room.of(Notes)["old"]
    assert (notes.lies_in, notes.group, notes.mode, notes.writers) == ("main", "Red", WhoWrites.STAFF, ("bob",))
    given.server(RestoreNotes("old", "Red", (typed("hi"), typed("ho", 2))))
    assert given.room.of(Notes)["old"].updates == (typed("hi"), typed("ho", 2))
    assert given.room.of(Notes)["old"].version > notes.version, "pages fetch what came"
    given.when(WriteNotes("old", typed("!", 3)), "tess")
    assert given.server(RestoreNotes("old", "Red", (typed("hi"),))) == []
    assert given.room.of(Notes)["old"].updates == (typed("hi"), typed("ho", 2), typed("!", 3))


def test_writing_counts_once_a_minute():
    codec = Codec(ALL)
    times = ((0, ("ada", "bob")), (30_000, ("ada",)), (60_000, ("ada",)))
    rows = [
        LogRow(n, at_ms, None, None, *codec.encode(NotesWritten("n", b"x", by, at_ms)))
        for n, (at_ms, by) in enumerate(times)
    ]
    took_part = participation(rows)
    assert [(part.kind, part.count) for part in took_part["ada"].parts] == [(Engagement.WRITING, 2)]
    assert took_part["bob"].score == 2


# what an update may be
def written() -> list[bytes]:
    """By the library itself: text, headings, bold, links, an emoji, and something deleted."""
    said: list[bytes] = []
    doc = Doc[Text]()
    doc.observe(lambda event: said.append(event.update))
    root = doc.get("notes", type=XmlFragment)
    heading = XmlElement("heading", {"level": "2"})
    root.children.append(heading)
    heading.children.append(XmlText("Why 😀 по-русски"))
    line = XmlText("Evidence")
    root.children.append(XmlElement("paragraph"))
    root.children[1].children.append(line)
    line.insert(3, "bold", {"bold": True})
    line.format(0, 2, {"link": {"href": "https://example.org"}})
    del line[1:3]
    said.append(doc.get_update())
    return said


def test_what_the_editors_library_writes_is_taken():
    assert len(written()) > 5
    for update in written():
        updates.check(update)


def test_a_document_under_another_name_and_what_is_no_text_is_refused():
    doc = Doc[Text]()
    doc.get("other", type=Text).insert(0, "hidden")
    for update in (doc.get_update(), b"", b"\x00", b"\xff" * 30, typed("hi") + b"x", typed("hi")[:-1]):
        with pytest.raises(Refused, match="no text"):
            updates.check(update)


def test_counts_are_believed_only_as_far_as_there_are_bytes():
    for huge in (b"\xff\xff\xff\xff\x0f", b"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", b"\x01\xff\xff\xff\x7f\x01\x00"):
        with pytest.raises(Refused):
            updates.check(huge + b"\x00" * 8)
    with pytest.raises(Refused, match="4096 changes"):
        updates.check(b"\x01\xff\x7f\x01\x00" + b"\x84\x01\x00\x01x" * 16_383 + b"\x00")


def test_no_mutant_that_is_let_in_breaks_the_library():
    """What is refused ends here; what is not is put together and read without anything worse than its own error."""
    chance, kept = random.Random(7), 0
    samples = written()
    for _ in range(4_000):
        mutant = bytearray(chance.choice(samples))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(mutant))
            match chance.randrange(4):
                case 0:
                    mutant[at] ^= 1 << chance.randrange(8)
                case 1:
                    mutant[at] = chance.choice((0, 1, 127, 128, 255))
                case 2:
                    del mutant[at : at + chance.randint(1, 3)]
                    mutant = mutant or bytearray(b"\x00")
                case _:
                    mutant[at:at] = mutant[at : at + chance.randint(1, 9)]
        try:
            updates.check(bytes(mutant))
            merge_updates(bytes(mutant))
        except (Refused, ValueError):
            continue
        kept += 1
        merge_updates(bytes(mutant), *samples)
        doc = Doc[Text]()
        doc.apply_update(bytes(mutant))
        str(doc.get("notes", type=XmlFragment))
    assert kept > 50
