"""Chat: to everyone in one's room, or to staff. The author edits; author and staff delete.

Staff write to any room too, and to everyone in all of them. A message is for the room that it was written in: if its
author has been moved meanwhile (written without a line, or in the same second), it goes into no other.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

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
from classroom.rooms.tools.locks import Lock, refusal
from classroom.rooms.tools.moving import there

Text = Annotated[str, Meta(min_length=1, max_length=2_000)]


class To(StrEnum):
    ROOM = "room"
    STAFF = "staff"
    EVERYONE = "everyone"  # in all rooms


class MessageView(Struct, frozen=True):
    author: str
    text: str
    at_ms: int
    to: To
    edited: bool


class Message(Item, frozen=True):
    kind = "message"
    recent = 200

    author: str
    text: str
    at_ms: int
    to: To
    lies_in: str | None
    edited: bool = False

    @property
    def room(self) -> str | None:
        return self.lies_in

    def view(self, viewer: Viewer) -> MessageView | None:
        if self.to is To.STAFF and viewer.id != self.author and Sight.STAFF_CHAT not in viewer.sights:
            return None
        return MessageView(self.author, self.text, self.at_ms, self.to, self.edited)


class Send(Command, frozen=True, tag="chat.send"):
    """`room`: which one a message to a room was written for; None: the one that its author is in."""

    needs = Permission.RAISE_HAND
    text: Text
    to: To = To.ROOM
    room: Id | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        if not self.text.strip():
            raise Refused("empty", "Write something first.")
        if self.to is To.EVERYONE and Permission.MOVE_PEOPLE not in turn.by.permissions:
            raise Refused("staff_only", "Only teachers write to everyone in all groups.")
        open_for(self.to, turn)
        room = written_for(self.room, turn) if self.to is To.ROOM else None
        yield MessageSent(turn.new_id(), turn.by.id, self.text, turn.at_ms, self.to, room)


class Edit(Command, frozen=True, tag="chat.edit"):
    needs = Permission.RAISE_HAND
    id: Id
    text: Text

    def decide(self, turn: Turn) -> Iterator[Event]:
        message = seen(turn, self.id)
        if message.author != turn.by.id:
            raise Refused("not_yours", "Only its author may change a message.")
        if not self.text.strip():
            raise Refused("empty", "Write something first.")
        open_for(message.to, turn)
        if message.text != self.text:
            yield MessageEdited(self.id, self.text)


class Delete(Command, frozen=True, tag="chat.delete"):
    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if seen(turn, self.id).author != turn.by.id and Permission.MODERATE not in turn.by.permissions:
            raise Refused("not_yours", "Only its author or a teacher may delete a message.")
        yield MessageDeleted(self.id)


class MessageSent(Creation[Message], frozen=True, tag="chat.sent"):
    counts_as = Engagement.MESSAGE
    author: str
    text: str
    at_ms: int
    to: To
    lies_in: str | None

    def create(self) -> Message:
        return Message(self.id, self.author, self.text, self.at_ms, self.to, self.lies_in)


class MessageEdited(Change[Message], frozen=True, tag="chat.edited"):
    text: str

    def apply(self, item: Message) -> Message:
        return replace(item, text=self.text, edited=True)


class MessageDeleted(Change[Message], frozen=True, tag="chat.deleted"):
    def apply(self, item: Message) -> None:
        return None


def written_for(room: str | None, turn: Turn) -> str:
    here = turn.here()
    if room in (None, here):
        return here
    if Permission.MOVE_PEOPLE not in turn.by.permissions:
        raise Refused("moved_on", "You are in another group now: your message was not sent.")
    return there(turn, room)


def open_for(to: To, turn: Turn) -> None:
    """Staff can always be written to; the chat of a room may be locked."""
    if to is not To.STAFF and Permission.TALK not in turn.by.permissions:
        raise refusal(turn, Lock.CHAT, "the chat; you can still write to the teachers")


def seen(turn: Turn, id: str) -> Message:
    """The message, if the person can see it: nobody may tell a hidden one from none."""
    message = turn.the(Message, id)
    if message.view(turn.by.viewer) is None:
        raise Refused("not_found", "That is no longer here.")
    return message


TOOL = Tool(
    "chat", items=(Message,), commands=(Send, Edit, Delete), events=(MessageSent, MessageEdited, MessageDeleted)
)
