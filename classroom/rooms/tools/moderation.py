"""Moderation: staff switch off what others send. Nobody is switched on by someone else, and all may come on again."""

from collections.abc import Iterator

from classroom.rooms.roles import PUPILS
from classroom.rooms.tool import Command, Event, Id, Permission, Tool, Turn
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.publishing import CameraStopped, Muted, Sending, of_person


class Mute(Command, frozen=True, tag="media.mute"):
    needs = Permission.MODERATE
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        turn.the(Member, self.person)
        for sending in of_person(turn, self.person):
            if sending.microphone:
                yield Muted(sending.id, turn.by.id)


class MuteAll(Command, frozen=True, tag="media.mute_all"):
    """All pupils; staff mute one another one by one."""

    needs = Permission.MODERATE
    except_person: Id | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        members = turn.things.of(Member)
        for sending in turn.things.of(Sending).values():
            pupil = members[sending.person].role in PUPILS
            if sending.microphone and pupil and sending.person != self.except_person:
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
