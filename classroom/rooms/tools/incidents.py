"""Incidents: somebody writes down what happened; when and where stands with it, and it stays.

Staff read them, in class and afterwards; a report counts for nobody and cannot be taken back.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from classroom.rooms.tool import Command, Creation, Event, Item, Permission, Refused, Sight, Tool, Turn, Viewer
from classroom.rooms.tools.breakouts import open_set
from classroom.rooms.tools.files import Attached
from classroom.rooms.tools.presence import Member, Role

MOST = 20  # of one person in a class: more is somebody who plays with it

Text = Annotated[str, Meta(min_length=1, max_length=500)]


class ReportReason(StrEnum):
    """Why a message is reported."""

    HURTS = "hurts"
    MISPLACED = "misplaced"
    OTHER = "other"


class About(Struct, frozen=True):
    """The message that is reported, as it stood then: changing or deleting it changes nothing here."""

    message: str
    author: str
    text: str
    at_ms: int
    private: bool
    files: tuple[Attached, ...] = ()


class IncidentView(Struct, frozen=True):
    by: str
    text: str
    at_ms: int
    place: str | None
    group: str | None
    reason: ReportReason | None
    about: About | None


class Incident(Item, frozen=True):
    """It lies in the class, not in the room: staff have to find it when that room has long closed."""

    kind = "incident"

    by: str
    text: str  # empty where a message is reported
    at_ms: int
    place: str | None  # the room that they were in
    group: str | None  # what that room was called then; None: it was no group's
    reason: ReportReason | None = None
    about: About | None = None

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(each.file for each in self.about.files) if self.about else ()

    def view(self, viewer: Viewer) -> IncidentView | None:
        if Sight.STAFF_CHAT not in viewer.sights:
            return None
        return IncidentView(self.by, self.text, self.at_ms, self.place, self.group, self.reason, self.about)


class Report(Command, frozen=True, tag="incident.report"):
    """For everyone who takes part: no lock and no edited role takes it away."""

    needs = Permission.BE_HERE
    text: Text

    def decide(self, turn: Turn) -> Iterator[Event]:
        member = reporter(turn)
        text = self.text.strip()
        if not text:
            raise Refused("empty", "Write down what happened first.")
        yield Reported(turn.new_id(), member.id, text, turn.at_ms, member.place, group_of(member, turn))


class Reported(Creation[Incident], frozen=True, tag="incident.reported"):
    by: str
    text: str
    at_ms: int
    place: str | None
    group: str | None

    def create(self) -> Incident:
        return Incident(self.id, self.by, self.text, self.at_ms, self.place, self.group)


def reporter(turn: Turn) -> Member:
    """Who reports, if they may."""
    member = turn.the(Member, turn.by.id)
    if member.role is Role.OBSERVER:
        raise Refused("not_allowed", "Who only watches reports nothing here.")
    if sum(each.by == member.id for each in turn.things.of(Incident).values()) >= MOST:
        raise Refused("too_many", f"You have reported {MOST} times in this class. Write to the teachers instead.")
    return member


def group_of(member: Member, turn: Turn) -> str | None:
    known = open_set(turn)
    if known is None or member.place not in known.rooms:
        return None
    return known.plan.names[known.rooms.index(member.place)]


TOOL = Tool("incidents", items=(Incident,), commands=(Report,), events=(Reported,))
