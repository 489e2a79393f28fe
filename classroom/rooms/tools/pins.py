"""Pins: messages that staff keep above the chat of a room, or of all rooms. A pin is a thing of its own, so that who
comes late has it however old the message is; it changes and goes with its message."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.chat import MessageDeleted, MessageEdited, To, undeleted

MOST = 5  # of a room: more is a list that nobody reads


class PinView(Struct, frozen=True):
    author: str
    text: str
    by: str


class Pin(Item, frozen=True):
    """Under the id of its message."""

    kind = "pin"
    recurs = True

    author: str
    text: str
    by: str
    lies_in: str | None

    @property
    def room(self) -> str | None:
        return self.lies_in

    def view(self, viewer: Viewer) -> PinView:
        return PinView(self.author, self.text, self.by)


class PinMessage(Command, frozen=True, tag="chat.pin"):
    needs = Permission.MODERATE
    id: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        message, pins = undeleted(turn, self.id), turn.things.of(Pin)
        if (self.id in pins) is self.on:
            return
        if not self.on:
            yield PinEnded(self.id)
            return
        if message.to in (To.STAFF, To.PERSON):
            raise Refused("not_for_all", "Only what everybody reads can be pinned.")
        if sum(pin.lies_in == message.lies_in for pin in pins.values()) >= MOST:
            raise Refused("too_many", f"{MOST} messages are pinned here. Take one down first.")
        yield PinBegan(self.id, message.author, message.text, turn.by.id, message.lies_in)


class PinBegan(Creation[Pin], frozen=True, tag="pin.began"):
    author: str
    text: str
    by: str
    lies_in: str | None

    def create(self) -> Pin:
        return Pin(self.id, self.author, self.text, self.by, self.lies_in)


class PinChanged(Change[Pin], frozen=True, tag="pin.changed"):
    text: str

    def apply(self, item: Pin) -> Pin:
        return replace(item, text=self.text)


class PinEnded(Change[Pin], frozen=True, tag="pin.ended"):
    def apply(self, item: Pin) -> None:
        return None


def keeps_up(event: MessageEdited, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Pin):
        yield PinChanged(event.id, event.text)


def goes(event: MessageDeleted, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Pin):
        yield PinEnded(event.id)


TOOL = Tool(
    "pins",
    items=(Pin,),
    commands=(PinMessage,),
    events=(PinBegan, PinChanged, PinEnded),
    follows={MessageEdited: keeps_up, MessageDeleted: goes},
)
