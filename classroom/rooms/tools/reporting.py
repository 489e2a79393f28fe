"""Reporting a message: what it said, and who wrote it, stands among the incidents that staff read.

So a private message comes before staff when who received it wants that, and only then; also one that its author has
deleted meanwhile. Who is reported is not told, and not by whom.
"""

from collections.abc import Iterator

from classroom.rooms.tool import Command, Creation, Event, Id, Permission, Refused, Tool, Turn
from classroom.rooms.tools.chat import Message
from classroom.rooms.tools.incidents import About, Incident, ReportReason, group_of, reporter


class ReportMessage(Command, frozen=True, tag="chat.report"):
    """Again is nothing: it is reported."""

    needs = Permission.BE_HERE
    id: Id
    reason: ReportReason

    def decide(self, turn: Turn) -> Iterator[Event]:
        message = turn.seen(Message, self.id)
        if message.author == turn.by.id:
            raise Refused("yours", "You wrote this yourself. You can delete it.")
        incidents = turn.things.of(Incident).values()
        if any(each.by == turn.by.id and each.about and each.about.message == self.id for each in incidents):
            return
        member = reporter(turn)
        about = About(self.id, message.author, message.text, message.at_ms, message.private, message.attached)
        yield MessageReported(
            turn.new_id(), member.id, self.reason, about, turn.at_ms, member.place, group_of(member, turn)
        )


class MessageReported(Creation[Incident], frozen=True, tag="incident.message_reported"):
    by: str
    reason: ReportReason
    about: About
    at_ms: int
    place: str | None
    group: str | None

    def create(self) -> Incident:
        return Incident(self.id, self.by, "", self.at_ms, self.place, self.group, self.reason, self.about)


TOOL = Tool("reporting", commands=(ReportMessage,), events=(MessageReported,))
