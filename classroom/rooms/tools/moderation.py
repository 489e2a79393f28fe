"""Moderation: staff switch off what others send. Nobody is switched on by someone else, and all may come on again."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from classroom.rooms.roles import PUPILS
from classroom.rooms.tool import Command, Event, Id, Permission, Tool, Turn
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.publishing import CameraStopped, Muted, Sending, of_person

Spared = Annotated[tuple[Id, ...], Meta(max_length=50)]  # who is speaking together; more is no quiet


class Mute(Command, frozen=True, tag="media.mute"):
    needs = Permission.MODERATE
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        turn.the(Member, self.person)
        for sending in of_person(turn, self.person):
            if sending.microphone:
                yield Muted(sending.id, turn.by.id)


class MuteAll(Command, frozen=True, tag="media.mute_all"):
    """All pupils but these; staff mute one another one by one."""

    needs = Permission.MODERATE
    but: Spared = ()

    def decide(self, turn: Turn) -> Iterator[Event]:
        members = turn.things.of(Member)
        for sending in turn.things.of(Sending).values():
            pupil = members[sending.person].role in PUPILS
            if sending.microphone and pupil and sending.person not in self.but:
                yield Muted(sending.id, turn.by.id)


class StopCamera(Command, frozen=True, tag="media.stop_camera"):
    needs = Permission.MODERATE
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        turn.the(Member, self.person)
        for sending in of_person(turn, self.person):
            if sending.camera:
                yield CameraStopped(sending.id, turn.by.id)


TOOL = Tool("moderation", commands=(Mute, MuteAll, StopCamera))
