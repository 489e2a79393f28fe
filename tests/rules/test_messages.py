"""What stands around a message: whom it names, what people put under it, what staff pin and which words they refuse."""

import msgspec
import pytest

from classroom.rooms.tools import WIRE
from classroom.rooms.tools.chat import Delete, Edit, Mark, MarkView, Message, MessageSent, MessageView, Send, To
from classroom.rooms.tools.files import Attached, File, FileArrived, Purpose
from classroom.rooms.tools.incidents import Incident, ReportReason
from classroom.rooms.tools.marks import MarkMessage, MessageMarked
from classroom.rooms.tools.pins import Pin, PinChanged, PinEnded, PinMessage, PinView
from classroom.rooms.tools.presence import MemberAdmitted, Moved, Role
from classroom.rooms.tools.reporting import ReportMessage
from classroom.rooms.tools.session import EndClass
from classroom.rooms.tools.words import RestoreWords, SetWords, Words, WordsView
from tests.given import CLASS, Given, here

MOON = Attached("f", "moon.png", "image/png", 1_000, 40, 30)
HI = MessageSent("m", "ada", "hi", 0, To.ROOM, "main")


def named(given: Given, text: str, by: str = "ada", to: To = To.ROOM) -> tuple[str, ...]:
    given.when(Send(text, to), by, wish_id=text + by + to)
    return given.room.of(Message)[text + by + to].mentions


def test_a_name_after_an_at_calls_who_can_read_it():
    given = Given(*CLASS, MemberAdmitted("wes", "Bob Lee", Role.LEARNER))
    assert named(given, "@bob, @Tess!") == ("bob", "tess")
    assert named(given, "@Bob Lee @Olu @Ada bob") == ("wes",), "the longest name; no observer, and not oneself"
    assert named(given, "@Bobby") == named(given, "@Bob", to=To.STAFF) == ()
    given.happens(Moved("bob", "other"))
    assert named(given, "@Bob ?") == () and named(given, "@Bob", "tess", To.EVERYONE) == ("bob",)


def test_a_message_calls_at_most_ten():
    given = Given(*CLASS, *(event for n in range(11) for event in here(f"p{n}")))
    code, text = given.refusal(Send(" ".join(f"@P{n}" for n in range(11))), "ada")
    assert code == "too_many_names" and "10" in text


def test_a_changed_message_calls_whom_it_names_now():
    given = Given(*CLASS, HI)
    given.when(Edit("m", "@Bob"), "ada")
    assert given.room.of(Message)["m"].mentions == ("bob",)


def test_one_puts_each_mark_once_and_takes_it_back():
    given = Given(*CLASS, HI)
    mark = MarkMessage("m", Mark.AGREE, on=True)
    assert given.when(mark, "bob") == [MessageMarked("m", Mark.AGREE, "bob", True)] and given.when(mark, "bob") == []
    given.when(mark, "cy")
    given.when(MarkMessage("m", Mark.HEART, on=True), "bob")
    seen = given.seen_by("bob", Message, "m")
    assert isinstance(seen, MessageView) and seen.marks == (
        MarkView(Mark.HEART, 1, ("bob",), True),
        MarkView(Mark.AGREE, 2, ("bob", "cy"), True),
    )
    given.when(MarkMessage("m", Mark.HEART, on=False), "bob")
    assert [*given.room.of(Message)["m"].marks] == [Mark.AGREE]
    assert given.refuses(mark, "olu") == "not_allowed"


def test_of_many_who_put_a_mark_some_names_and_the_number_are_shown():
    given = Given(*CLASS, HI, *(MessageMarked("m", Mark.HEART, f"p{n}", True) for n in range(20)))
    given.when(MarkMessage("m", Mark.HEART, on=True), "bob")
    seen = given.seen_by("bob", Message, "m")
    assert isinstance(seen, MessageView) and (seen.marks[0].count, len(seen.marks[0].who), seen.marks[0].mine) == (
        21,
        12,
        True,
    )


def test_a_pin_is_for_all_of_the_room_and_changes_and_goes_with_its_message():
    given = Given(*CLASS, HI)
    given.when(PinMessage("m", on=True), "ari")
    assert given.seen_by("bob", Pin, "m") == PinView("ada", "hi", "ari")
    assert given.when(PinMessage("m", on=True), "tess") == []
    assert PinChanged("m", "ho") in given.when(Edit("m", "ho"), "ada")
    assert PinEnded("m") in given.when(Delete("m"), "ada") and not given.room.of(Pin)
    assert given.refuses(PinMessage("m", on=True), "ada") == "not_allowed"


def test_at_most_five_are_pinned_in_a_room_and_nothing_that_few_read():
    sent = [MessageSent(f"m{n}", "ada", "hi", 0, To.ROOM, "main") for n in range(6)]
    given = Given(*CLASS, *sent, MessageSent("s", "ada", "hi", 0, To.STAFF, None))
    for n in range(5):
        given.when(PinMessage(f"m{n}", on=True), "tess")
    code, text = given.refusal(PinMessage("m5", on=True), "tess")
    assert code == "too_many" and text.startswith("5 ")
    given.when(PinMessage("m0", on=False), "tess")
    assert given.when(PinMessage("m5", on=True), "tess")
    assert given.refuses(PinMessage("s", on=True), "tess") == "not_for_all"


def test_a_word_of_the_list_is_refused_to_pupils_as_a_whole_word_however_it_is_written():
    given = Given(*CLASS, HI)
    given.when(SetWords(("fool", "Dumme Kuh", "fool ")), "tess")
    for text in ("You FOOL!", "dumme  kuh", "fóol"):
        code, message = given.refusal(Send(text), "ada")
        assert code == "not_said_here" and "fool" not in message, "it does not read the list out"
    assert given.refuses(Edit("m", "fool"), "ada") == "not_said_here"
    assert given.when(Send("foolish"), "ada") and given.when(Send("fool"), "tess", wish_id="t")
    assert given.when(Send("He said fool", To.STAFF), "ada", wish_id="s"), "staff are told word by word"


def test_only_staff_read_and_set_the_words():
    given = Given(*CLASS)
    given.when(SetWords(("fool", "ass", "  ")), "ari")
    assert given.seen_by("tess", Words, "words") == WordsView(("ass", "fool"), "ari")
    assert given.who_sees(Words, "words") == ["tess", "ari"]
    assert given.when(SetWords(("ass", "fool")), "tess") == [] and given.refuses(SetWords(()), "ada") == "not_allowed"
    given.when(SetWords(()), "tess")
    assert given.when(Send("fool"), "ada")


def test_a_class_takes_the_list_of_its_course_also_an_empty_one():
    given = Given(*CLASS)
    assert given.server(RestoreWords((), "olu")) == []
    given.server(RestoreWords(("ass", "fool"), "olu"))
    assert given.seen_by("tess", Words, "words") == WordsView(("ass", "fool"), "olu")
    assert given.refuses(Send("fool"), "ada") == "not_said_here"
    assert given.server(RestoreWords(("ass", "fool"), "tess")) == [], "it says the same"
    given.server(RestoreWords((), "olu"))
    assert given.when(Send("fool"), "ada")


@pytest.mark.parametrize("words", [["x"] * 201, [""], ["x" * 41]])
def test_the_list_has_at_most_200_words_of_40_letters(words: list[str]):
    with pytest.raises(msgspec.ValidationError, match="length"):
        msgspec.convert({"kind": "words.set", "words": words}, WIRE)


def test_a_file_goes_with_the_message_that_takes_it_and_stays_as_long_as_anybody_reads_of_it():
    given = Given(*CLASS, FileArrived("f", "ada", Purpose.CHAT, MOON, 9_000))
    assert given.refuses(Send("moon.png", files=("f",)), "bob") == "no_such_file"
    given.when(Send("moon.png", files=("f", "f")), "ada", wish_id="m")
    seen = given.seen_by("bob", Message, "m")
    assert isinstance(seen, MessageView) and seen.files == (MOON,) and not given.room.of(File)
    given.when(ReportMessage("m", ReportReason.MISPLACED), "bob", wish_id="r")
    given.when(Delete("m"), "ada")
    given.when(EndClass(), "tess")
    report = given.room.of(Incident)["r"].about
    assert not given.room.of(Message) and report and report.files == (MOON,) and given.room.files() == {"f"}


def test_a_file_that_was_sent_for_something_else_is_no_part_of_a_message():
    given = Given(*CLASS, FileArrived("f", "ada", Purpose.SLIDES, MOON, 9_000))
    assert given.refuses(Send("moon.png", files=("f",)), "ada") == "other_purpose"


def test_at_most_four_files_go_with_a_message():
    with pytest.raises(msgspec.ValidationError, match="length"):
        msgspec.convert({"kind": "chat.send", "text": "x", "files": ["a", "b", "c", "d", "e"]}, WIRE)
