"""Marks: four signs that people put under a message, each person each once. They count for nobody."""

from collections.abc import Iterator

from msgspec.structs import replace

from classroom.rooms.tool import Change, Command, Event, Id, Permission, Tool, Turn
from classroom.rooms.tools.chat import Mark, Message, undeleted


class MarkMessage(Command, frozen=True, tag="chat.mark"):
    needs = Permission.REACT
    id: Id
    mark: Mark
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        if (turn.by.id in undeleted(turn, self.id).marks.get(self.mark, ())) is not self.on:
            yield MessageMarked(self.id, self.mark, turn.by.id, self.on)


class MessageMarked(Change[Message], frozen=True, tag="chat.marked"):
    mark: Mark
    by: str
    on: bool

    def apply(self, item: Message) -> Message:
        others = tuple(person for person in item.marks.get(self.mark, ()) if person != self.by)
        marks = {**item.marks, self.mark: (*others, self.by) if self.on else others}
        return replace(item, marks={mark: marks[mark] for mark in Mark if marks.get(mark)})


TOOL = Tool("marks", commands=(MarkMessage,), events=(MessageMarked,))
