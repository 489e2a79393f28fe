"""What must hold in the lesson of what is written: to whom, with what under it, and what is left of it. Said without the
code that it judges; and the bugs that it must find."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from classroom.rooms import privacy
from classroom.rooms.room import Room, view_for
from classroom.rooms.tool import Command, Person
from classroom.rooms.tools import chat, marks, pins, presence, words
from classroom.rooms.tools.chat import Delete, Edit, Mark, Message, Send, To
from classroom.rooms.tools.incidents import Incident, ReportReason
from classroom.rooms.tools.locks import Lock, SetLocks
from classroom.rooms.tools.marks import MarkMessage
from classroom.rooms.tools.pins import Pin, PinMessage
from classroom.rooms.tools.presence import Devices, Member, Role, Standing
from classroom.rooms.tools.reporting import ReportMessage
from classroom.rooms.tools.session import Class
from classroom.rooms.tools.words import RestoreWords, SetWords, Words
from tests.rules.prose import PUPILS, STAFF, locked, may_by_role, reads

LAST = st.sampled_from(["?-1", "?-1", "?-2", "?0"])
BAD = "ho"  # what a lesson changes its messages to
SOMEBODY = st.sampled_from(["ada", "bob", "cy", "tess", "olu", "dan"])
WHISPER = st.builds(Send, st.sampled_from(["hi", BAD]), st.just(To.PERSON), st.none(), SOMEBODY)
UNDER: st.SearchStrategy[Command] = st.one_of(
    st.builds(MarkMessage, LAST, st.sampled_from(Mark), st.sampled_from([True, True, False])),
    st.builds(ReportMessage, LAST, st.sampled_from(ReportReason)),
    st.builds(Send, st.just("re"), st.sampled_from(To), st.none(), SOMEBODY, LAST),
    st.builds(Edit, LAST, st.just(BAD)),
    st.builds(Delete, LAST),
)
ABOVE: st.SearchStrategy[Command] = st.one_of(
    st.builds(PinMessage, LAST, st.sampled_from([True, True, False])),
    st.builds(SetWords, st.sampled_from([(BAD,), ()])),
    st.sampled_from([SetLocks(()), SetLocks((Lock.PRIVATE,))]),
    st.builds(Delete, LAST),
)
STAFF_GO = st.sampled_from(["tess", "ari"]).map(lambda id: ("server", presence.DeviceLeaves(id, f"{id}.pc")))


def written(
    staff: st.SearchStrategy[str], learners: st.SearchStrategy[str], ends: st.SearchStrategy[Command]
) -> st.SearchStrategy[Any]:
    """Something is written, to all or to one, and more is done to it than its author had in mind."""
    anybody = st.one_of(learners, learners, staff)
    says = st.one_of(WHISPER, WHISPER, st.builds(Send, st.just("@Ada hi"), st.sampled_from(To)))
    of_course = st.just(("server", RestoreWords((BAD,), "tess")))
    opens = st.one_of(
        st.tuples(staff, st.sampled_from([SetLocks(()), SetLocks(()), SetWords((BAD,))])),
        of_course,
    )
    public = st.tuples(
        st.tuples(learners, st.just(Send("hi"))),
        st.tuples(staff, st.just(PinMessage("?-1", on=True))),
        st.tuples(anybody, UNDER),
        st.tuples(staff, st.one_of(ABOVE, ends)),
    )
    marks_and_takes_back = learners.map(
        lambda id: (
            (id, Send("hi")),
            (id, MarkMessage("?-1", Mark.HEART, on=True)),
            (id, MarkMessage("?-1", Mark.HEART, on=False)),
        )
    )
    alone = st.tuples(opens, STAFF_GO, STAFF_GO, st.tuples(learners, WHISPER))
    return st.one_of(
        st.tuples(opens, st.tuples(anybody, says), st.tuples(anybody, UNDER), st.tuples(anybody, UNDER)),
        st.tuples(opens, st.tuples(anybody, says), st.tuples(staff, ABOVE), st.tuples(anybody, UNDER)),
        public,
        marks_and_takes_back,
        alone,
    )


def could_mean_in_chat(room: Room, by: str, command: Command) -> list[str]:
    match command:
        case Edit():
            return [message.id for message in room.of(Message).values() if message.author == by]
        case Delete():
            staff = by in ("tess", "ari")
            return [message.id for message in room.of(Message).values() if message.author == by or staff]
        case MarkMessage() | PinMessage() | ReportMessage():
            return [*room.of(Message)]
        case Send(reply=str()):
            return [*room.of(Message)]
        case _:
            return []


def is_theirs_in_chat(room: Room, by: str, command: Command) -> bool:
    messages = room.of(Message)
    match command:
        case Send(to=to, text=text, person=person, reply=reply):
            answered = messages[reply] if reply else None
            if answered and not (is_there(room, by, answered) and stays_among(answered, by, to, person)):
                return False
            return may_say(room, by, to, person, text)
        case Edit(id=id, text=text):
            message = messages[id]
            return message.author == by and not message.removed and may_say(room, by, message.to, message.person, text)
        case Delete(id=id):
            message = messages[id]
            moderates = may_by_role(room, room.of(Member)[by], "moderate") and message.to is not To.PERSON
            return is_there(room, by, message) and (message.author == by or moderates)
        case MarkMessage(id=id):
            return is_there(room, by, messages[id])
        case PinMessage(id=id, on=on):
            return is_there(room, by, messages[id]) and (not on or messages[id].to in (To.ROOM, To.EVERYONE))
        case ReportMessage(id=id):
            return messages[id].author != by and reads(room, by, messages[id])
        case _:
            return True


def is_there(room: Room, by: str, message: Message) -> bool:
    return reads(room, by, message) and message.removed is None


def stays_among(answered: Message, by: str, to: To, person: str | None) -> bool:
    if answered.to is To.PERSON:
        return to is To.PERSON and {by, person} == {answered.author, answered.person}
    return answered.to is not To.STAFF or to is To.STAFF or (to is To.PERSON and person == answered.author)


def may_say(room: Room, by: str, to: To, person: str | None, text: str) -> bool:
    """Pupils among themselves need leave and somebody of the staff there, and mind the words; to staff all is free."""
    members = room.of(Member)
    me, other = members[by], members.get(person or "")
    if to is To.STAFF:
        return True
    if to is To.PERSON:
        if other is None or other.id == by or other.standing is not Standing.IN or other.role is Role.OBSERVER:
            return False
        if other.role in STAFF:
            return True
        if not may_by_role(room, me, "talk_privately") or Lock.PRIVATE in locked(room, by):
            return False
        if me.role in PUPILS and not any(is_here(room, each) for each in members.values() if each.role in STAFF):
            return False
    held = {word for each in room.of(Words).values() for word in each.words}
    return me.role not in PUPILS or text not in held


def is_here(room: Room, member: Member) -> bool:
    devices = room.of(Devices).get(member.id)
    return devices is not None and not devices.at_door and any(not each.lost for each in devices.devices.values())


def effect_in_chat(room: Room, by: str, command: Command, wish_id: str, person_of: Callable[[str], Person]) -> None:
    match command:
        case Send(to=to, person=person, reply=reply):
            message = room.of(Message)[wish_id]
            assert message.person == (person if to is To.PERSON else None) and message.reply == reply
            members, many = room.of(Member), to in (To.ROOM, To.EVERYONE)
            ada = many and "@Ada" in message.text and by != "ada" and reads(room, "ada", message)
            assert (members["ada"].name == "Ada" and ada) >= ("ada" in message.mentions)
        case Delete(id=id):
            message = room.of(Message)[id]
            assert message.removed and message.removed.by == by
            if message.person and room.of(Member)[message.person].role not in STAFF:
                seen: Any = view_for(person_of(message.person), message)
                assert seen is None or seen.text == ""
        case MarkMessage(id=id, mark=mark, on=on):
            assert (by in room.of(Message)[id].marks.get(mark, ())) is on
        case PinMessage(id=id, on=on):
            assert (id in room.of(Pin)) is on
        case ReportMessage(id=id):
            about = [each.about for each in room.of(Incident).values() if each.by == by and each.about]
            assert [each.message for each in about].count(id) == 1, "it is with the staff, once"
        case _:
            pass


def truths_of_chat(room: Room) -> None:
    over = any(session.end for session in room.of(Class).values())
    messages = room.of(Message)
    for message in messages.values():
        assert (message.to is To.PERSON) == (message.person is not None) and message.person != message.author
        assert not (over and message.removed), "what was deleted is forgotten at the end"
        for who in message.marks.values():
            assert who and len({*who}) == len(who)
    for id, pin in room.of(Pin).items():
        message = messages[id]
        assert not message.removed and (pin.text, pin.lies_in) == (message.text, message.lies_in)


PLANTED: list[tuple[str, Any, str, str, str]] = [
    (
        "private chat shown to staff",
        Message,
        "view",
        "self.private and viewer.id not in",
        "self.private and Sight.STAFF_CHAT not in viewer.sights and viewer.id not in",
    ),
    ("deleted and still read", Message, "view", "if viewer.id != self.person", "if False"),
    ("deleted text reaches who received it", Message, "view", "text, files = '', ()", "pass"),
    ("pupils alone whisper", privacy, "addressee", "not staff_is_here(turn)", "False"),
    ("whispers against the lock", privacy, "addressee", "not in turn.by.permissions", "is None"),
    ("a private message answered to all", chat, "keeps_among", "answered.private and", "False and"),
    ("a bad word by changing", chat, "open_for", "refuse_words(turn, text)", "pass"),
    ("traces outlive the class", chat, "forget_traces", "yield MessageForgotten(message.id)", "yield from ()"),
    ("pinned and deleted", pins, "goes", "yield PinEnded(event.id)", "yield from ()"),
    ("pinned and changed", pins, "keeps_up", "yield PinChanged(event.id, event.text)", "yield from ()"),
    ("marked twice", marks.MessageMarked, "apply", "if person != self.by", "if True"),
    ("reports what they cannot see", ReportMessage, "decide", "turn.seen(Message", "turn.the(Message"),
    ("the list of words shown to pupils", words.Words, "view", "Sight.STAFF_CHAT in viewer.sights", "True"),
]
