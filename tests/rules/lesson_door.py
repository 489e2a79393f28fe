"""What must hold of the door in the lesson, said without the code that it judges: who waits for what, who is let back,
who is told what; and the bugs that it must find."""

from typing import Any

from classroom.rooms.door import door_of
from classroom.rooms.room import Room, Touched
from classroom.rooms.tool import Command
from classroom.rooms.tools import admitting, doorway, lobby, presence, removal
from classroom.rooms.tools.breakouts import BreakoutSet
from classroom.rooms.tools.doorway import DoorMessage, DoorRules
from classroom.rooms.tools.lobby import Waiting
from classroom.rooms.tools.presence import Devices, Member, Role, Standing
from classroom.rooms.tools.session import Class, Policy
from tests.rules.prose import PREP, PUPILS, STAFF, has_prepared, holds_back, named_groups


def truths_of_the_door(room: Room) -> None:
    members = room.of(Member)
    (session,) = room.of(Class).values()
    for member in members.values():
        assert member.standing is not Standing.IN or member.sent_out_by is None, "who is in was let in"
        assert (member.removal is None) == (member.standing is not Standing.REMOVED)
    message = next((each.text for each in room.of(DoorMessage).values()), None)
    for person, waiting in room.of(Waiting).items():
        assert waiting.reason == holds_back(room, person) and members[person].role in PUPILS
        door = door_of(room, person)
        assert door.state == "waiting" and (door.message and door.message.text) == message
    for rules in room.of(DoorRules).values():
        if rules.admits is not None:
            assert rules.admits.set in room.of(BreakoutSet), "a set that is gone admits nobody"
            assert rules.admits.people == named_groups(room), "it admits whom the set has now"
    assert session.end is None or message is None


class AtTheDoor:
    """Who was sent out and not let in since; how those stood who are removed."""

    def __init__(self) -> None:
        self.sent_out: dict[str, int] = {}  # and when
        self.stood: dict[str, Standing] = {}

    def happened(self, touched: Touched, by: object) -> None:
        """Nobody is in, out or back but by the fact that says so."""
        _, before, after = touched
        if not isinstance(before, Member) or not isinstance(after, Member) or before.standing is after.standing:
            return
        if after.standing is Standing.REMOVED:
            self.stood[after.id] = before.standing
        elif before.standing is Standing.REMOVED:
            assert isinstance(by, removal.MemberAllowedBack) and after.standing is self.stood.pop(after.id), "as before"
        elif after.standing is Standing.WAITING:
            assert isinstance(by, removal.MemberSentOut) and after.role in PUPILS
            self.sent_out[after.id] = by.at_ms

    def check(self, room: Room, members: list[Touched], command: Command) -> None:
        """Who comes in is held back by nothing, but by an exception; who was sent out by a person only."""
        by_hand = isinstance(command, lobby.LetIn | lobby.LetInAll)
        for _, before, after in members:
            was_outside = before is None or (isinstance(before, Member) and before.standing is Standing.WAITING)
            assert isinstance(after, Member)
            if not was_outside or after.standing is not Standing.IN:
                continue
            assert by_hand or after.id not in self.sent_out or after.role not in PUPILS
            self.sent_out.pop(after.id, None)
            if not by_hand and after.role in PUPILS:
                assert holds_back(room, after.id) is None
                (session,) = room.of(Class).values()
                prepares = session.policy is Policy.PREPARE and not has_prepared(room, after.id)
                assert (room.of(Member)[after.id].stays_in == PREP) == (prepares and after.role is Role.LEARNER)


def answering(room: Room) -> set[str]:
    """Who is in the class or at its door by a device that is not lost."""
    return {id for id, here in room.of(Devices).items() if any(not device.lost for device in here.devices.values())}


def is_theirs_at_the_door(room: Room, command: Command) -> bool:
    match command:
        case removal.Remove(person=person):
            return room.of(Member)[person].role not in STAFF
        case removal.SendOut(person=person):
            return room.of(Member)[person].role in PUPILS
        case _:
            return True


def effect_on_the_door(room: Room, command: Command, here: set[str]) -> None:
    """What is so at once after a wish that was obeyed. `here`: who had a device that answered before it."""
    match command:
        case removal.Remove(person=person):
            assert door_of(room, person).state == "removed" and person not in room.of(Devices)
        case removal.SendOut(person=person):
            member = room.of(Member)[person]
            assert member.standing is not Standing.IN
            assert member.standing is Standing.REMOVED or (person in room.of(Waiting)) == (person in here)
        case doorway.SetMessage(text=text):
            assert [each.text for each in room.of(DoorMessage).values()] == ([] if text is None else [text])
        case doorway.Hold(guests=guests):
            assert [rules.guests_wait for rules in room.of(DoorRules).values()] in ([guests], [] if guests else None)
        case admitting.AutoAdmit(set=set):
            admits = [rules.admits.set for rules in room.of(DoorRules).values() if rules.admits]
            assert admits == ([] if set is None else [set])
        case _:
            pass


# As in planted.py.
PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("sent out and in again by themselves", presence, "held_back", "member.sent_out_by is not None", "False"),
    ("sent out and not at the door", removal, "go_to_the_door", "yield PersonCame", "if False: yield PersonCame"),
    ("sent out in spite of their role", removal.SendOut, "decide", "member.role not in PUPILS", "False"),
    ("let in and sent out for ever", presence.MemberEntered, "apply", ", sent_out_by=None", ""),
    ("back further than they were", removal.MemberAllowedBack, "apply", "item.removal.was", "Standing.IN"),
    ("guests do not wait", presence, "held_back", "rules.guests_wait", "False"),
    ("guest of now waits as a learner", lobby, "has_another_role", "event.role in PUPILS", "False"),
    ("admits whom the set had once", admitting, "set_changes", "now != known.people", "False"),
    ("admits a set that is gone", admitting, "set_goes", "known.set == event.id", "False"),
    ("message outlives the class", doorway, "class_ends", "yield from clear(turn)", "yield from ()"),
]
