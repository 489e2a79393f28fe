"""Chat: to everyone in one's room, to staff, or to one person. The author edits; author and staff delete.

Staff write to any room too, and to everyone in all of them. A message is for the room that it was written in: if its
author has been moved meanwhile (written without a line, or in the same second), it goes into no other. A private one
is for two people and for no staff beside them, unless who received it reports it (`reporting.py`).

What is deleted is gone for pupils. Staff read until the end of the class that it was there, what it said and who
deleted it; who had received it privately reads that it was there, and can still report it.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from classroom.rooms.mentions import called
from classroom.rooms.privacy import addressee
from classroom.rooms.roles import STAFF, Standing
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Engagement,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Sight,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.files import Attached, FileTaken, Purpose, sent
from classroom.rooms.tools.locks import Lock, refusal
from classroom.rooms.tools.moving import there
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.session import ClassEnded
from classroom.rooms.tools.words import refuse_words

MOST_TRACES = 200  # of deleted messages that staff still read; then the oldest goes
WHO_SHOWN = 12  # of those who put a mark: their names; of more the number

MOST_FILES = 4

Text = Annotated[str, Meta(min_length=1, max_length=2_000)]
FileIds = Annotated[tuple[Id, ...], Meta(max_length=MOST_FILES)]


class To(StrEnum):
    ROOM = "room"
    STAFF = "staff"
    EVERYONE = "everyone"  # in all rooms
    PERSON = "person"  # private


class Mark(StrEnum):
    """What people put under a message (`marks.py`)."""

    HEART = "heart"
    AGREE = "agree"
    QUESTION = "question"
    LAUGH = "laugh"


class MarkView(Struct, frozen=True):
    mark: Mark
    count: int
    who: tuple[str, ...]  # the first of them
    mine: bool


class Removed(Struct, frozen=True):
    by: str
    at_ms: int


class MessageView(Struct, frozen=True):
    author: str
    text: str
    at_ms: int
    to: To
    edited: bool
    person: str | None
    reply: str | None
    mentions: tuple[str, ...]
    marks: tuple[MarkView, ...]
    files: tuple[Attached, ...]
    removed: Removed | None


class Message(Item, frozen=True):
    kind = "message"
    recent = 200

    author: str
    text: str
    at_ms: int
    to: To
    lies_in: str | None
    edited: bool = False
    person: str | None = None  # whom a private one is for
    reply: str | None = None  # the id of what it answers
    mentions: tuple[str, ...] = ()
    marks: Mapping[Mark, tuple[str, ...]] = field(default_factory=dict[Mark, tuple[str, ...]])  # by whom, in order
    attached: tuple[Attached, ...] = ()
    removed: Removed | None = None

    @property
    def room(self) -> str | None:
        return self.lies_in

    @property
    def files(self) -> tuple[str, ...]:
        """Kept as long as anybody can read the message, also what is left of it."""
        return tuple(each.file for each in self.attached)

    @property
    def private(self) -> bool:
        return self.to is To.PERSON

    def view(self, viewer: Viewer) -> MessageView | None:
        if self.to is To.STAFF and viewer.id != self.author and Sight.STAFF_CHAT not in viewer.sights:
            return None
        if self.private and viewer.id not in (self.author, self.person):
            return None
        text, files = self.text, self.attached
        if self.removed is not None and Sight.STAFF_CHAT not in viewer.sights:
            if viewer.id != self.person:
                return None
            text, files = "", ()
        return MessageView(
            self.author,
            text,
            self.at_ms,
            self.to,
            self.edited,
            self.person,
            self.reply,
            self.mentions,
            tuple(MarkView(mark, len(who), who[:WHO_SHOWN], viewer.id in who) for mark, who in self.marks.items()),
            files,
            self.removed,
        )


class Send(Command, frozen=True, tag="chat.send"):
    """`room`: which one a message to a room was written for; None: the one that its author is in. `person`: whom a
    private one is for. `files`: what was sent for it before; one of a file alone is named like the file, so that it can be
    quoted, pinned and read out."""

    needs = Permission.RAISE_HAND
    text: Text
    to: To = To.ROOM
    room: Id | None = None
    person: Id | None = None
    reply: Id | None = None
    files: FileIds = ()

    def decide(self, turn: Turn) -> Iterator[Event]:
        if not self.text.strip():
            raise Refused("empty", "Write something first.")
        if self.to is To.EVERYONE and Permission.MOVE_PEOPLE not in turn.by.permissions:
            raise Refused("staff_only", "Only teachers write to everyone in all groups.")
        open_for(self.to, self.person, turn, self.text)
        if self.reply is not None:
            keeps_among(undeleted(turn, self.reply), self.to, self.person, turn)
        files = tuple(sent(turn, id, Purpose.CHAT) for id in dict.fromkeys(self.files))
        yield from (FileTaken(each.file) for each in files)
        if self.to is To.PERSON:
            person = addressee(turn, self.person).id
            yield WhisperSent(turn.new_id(), turn.by.id, self.text, turn.at_ms, person, self.reply, files)
            return
        room = written_for(self.room, turn) if self.to is To.ROOM else None
        mentions = named(self.text, self.to, room, turn)
        yield MessageSent(turn.new_id(), turn.by.id, self.text, turn.at_ms, self.to, room, self.reply, mentions, files)


class Edit(Command, frozen=True, tag="chat.edit"):
    needs = Permission.RAISE_HAND
    id: Id
    text: Text

    def decide(self, turn: Turn) -> Iterator[Event]:
        message = undeleted(turn, self.id)
        if message.author != turn.by.id:
            raise Refused("not_yours", "Only its author may change a message.")
        if not self.text.strip():
            raise Refused("empty", "Write something first.")
        open_for(message.to, message.person, turn, self.text)
        if message.text != self.text:
            yield MessageEdited(self.id, self.text, named(self.text, message.to, message.lies_in, turn))


class Delete(Command, frozen=True, tag="chat.delete"):
    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        message = undeleted(turn, self.id)
        moderates = Permission.MODERATE in turn.by.permissions and not message.private
        if message.author != turn.by.id and not moderates:
            raise Refused("not_yours", "Only its author or a teacher may delete a message.")
        traces = [each.id for each in turn.things.of(Message).values() if each.removed]
        for oldest in traces[: max(0, len(traces) + 1 - MOST_TRACES)]:
            yield MessageForgotten(oldest)
        yield MessageDeleted(self.id, turn.by.id, turn.at_ms)


class MessageSent(Creation[Message], frozen=True, tag="chat.sent"):
    counts_as = Engagement.MESSAGE
    author: str
    text: str
    at_ms: int
    to: To
    lies_in: str | None
    reply: str | None = None
    mentions: tuple[str, ...] = ()
    files: tuple[Attached, ...] = ()

    def create(self) -> Message:
        return Message(
            self.id,
            self.author,
            self.text,
            self.at_ms,
            self.to,
            self.lies_in,
            reply=self.reply,
            mentions=self.mentions,
            attached=self.files,
        )


class WhisperSent(Creation[Message], frozen=True, tag="chat.whispered"):
    """It lies in the class, so that it is there for both whatever group they are in. It counts for nobody."""

    author: str
    text: str
    at_ms: int
    person: str
    reply: str | None
    files: tuple[Attached, ...] = ()

    def create(self) -> Message:
        return Message(
            self.id,
            self.author,
            self.text,
            self.at_ms,
            To.PERSON,
            None,
            person=self.person,
            reply=self.reply,
            attached=self.files,
        )


class MessageEdited(Change[Message], frozen=True, tag="chat.edited"):
    text: str
    mentions: tuple[str, ...] = ()

    def apply(self, item: Message) -> Message:
        return replace(item, text=self.text, mentions=self.mentions, edited=True)


class MessageDeleted(Change[Message], frozen=True, tag="chat.deleted"):
    by: str | None = None  # None: of the time before a trace was kept
    at_ms: int = 0

    def apply(self, item: Message) -> Message | None:
        return None if self.by is None else replace(item, marks={}, removed=Removed(self.by, self.at_ms))


class MessageForgotten(Change[Message], frozen=True, tag="chat.forgotten"):
    """The trace of a deleted one goes."""

    def apply(self, item: Message) -> None:
        return None


def written_for(room: str | None, turn: Turn) -> str:
    here = turn.here()
    if room in (None, here):
        return here
    if Permission.MOVE_PEOPLE not in turn.by.permissions:
        raise Refused("moved_on", "You are in another group now: your message was not sent.")
    return there(turn, room)


def open_for(to: To, person: str | None, turn: Turn, text: str) -> None:
    """Staff can always be written to, in any words; the chat of a room may be locked."""
    if to is To.STAFF:
        return
    if to is To.PERSON:
        if addressee(turn, person).role in STAFF:
            return
    elif Permission.TALK not in turn.by.permissions:
        raise refusal(turn, Lock.CHAT, "the chat; you can still write to the teachers")
    refuse_words(turn, text)


def keeps_among(answered: Message, to: To, person: str | None, turn: Turn) -> None:
    """A reply to what few can read goes to nobody else."""
    few = {answered.author, answered.person} - {turn.by.id}
    if answered.private and (to is not To.PERSON or person not in few):
        raise Refused("private", "A private message is answered privately.")
    if answered.to is To.STAFF and not (to is To.STAFF or (to is To.PERSON and person in few)):
        raise Refused("private", "What only teachers read is answered among them, or to its author.")


def named(text: str, to: To, room: str | None, turn: Turn) -> tuple[str, ...]:
    """Whom a message that many read calls by name, of those who can read it."""
    if to not in (To.ROOM, To.EVERYONE):
        return ()
    members = turn.things.of(Member).values()
    inside = (each for each in members if each.standing is Standing.IN and each.id != turn.by.id)
    return called(text, (each for each in inside if each.role in STAFF or each.place and room in (None, each.place)))


def undeleted(turn: Turn, id: str) -> Message:
    """The message as the person can see it, if there is more of it than that it was deleted."""
    message = turn.seen(Message, id)
    if message.removed is not None:
        raise Refused("not_found", "That is no longer here.")
    return message


def forget_traces(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    for message in turn.things.of(Message).values():
        if message.removed is not None:
            yield MessageForgotten(message.id)


TOOL = Tool(
    "chat",
    items=(Message,),
    commands=(Send, Edit, Delete),
    events=(MessageSent, WhisperSent, MessageEdited, MessageDeleted, MessageForgotten),
    follows={ClassEnded: forget_traces},
)
