"""What must hold of help, chat, listening in and speaking to all in the lesson, said without the code that it judges; and
the bugs that it must find."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from classroom.rooms.room import Room
from classroom.rooms.tool import Command, Viewer
from classroom.rooms.tools import chat, help, listening, moving
from classroom.rooms.tools.breakouts import BreakoutSet, Plan
from classroom.rooms.tools.chat import To
from classroom.rooms.tools.help import Call
from classroom.rooms.tools.listening import Broadcast, Listening
from classroom.rooms.tools.presence import Devices, Member
from classroom.rooms.tools.session import Class
from tests.rules.prose import MAIN, PREP, PUPILS, STAFF, may_by_role, open_rooms, open_set

OWN = (MAIN, PREP)  # a call from here is a person's own


def truths_of_groups(room: Room) -> None:
    members = room.of(Member)
    check_ways_back(room)
    for call in room.of(Call).values():
        assert members[call.by].place == call.lies_in, "who calls is there to be helped"
        assert call.id == (call.by if call.lies_in in OWN else call.lies_in), "one call a group, or one's own"
        if call.claimed_by is not None:
            helper = members[call.claimed_by]
            assert may_by_role(room, helper, "move_people") and call.lies_in in (*OWN, helper.place), (
                "who helps came to the group"
            )
    open_now = (*open_rooms(room), PREP)
    for id, each in room.of(Listening).items():
        assert may_by_role(room, members[id], "move_people") and each.lies_in in (MAIN, *open_now), (
            "to a room that is there"
        )
        assert members[id].place != each.lies_in, "one hears one's own room anyway"
    for id, each in room.of(Broadcast).items():
        assert may_by_role(room, members[id], "move_people")
        assert {*(each.rooms or ())} <= {MAIN, *open_now}
    if any(session.end for session in room.of(Class).values()):
        assert not room.of(Call) and not room.of(Listening) and not room.of(Broadcast)


def check_ways_back(room: Room) -> None:
    """The room that somebody may return to, and is told of, is open and the one of their seat; nobody else's is told."""
    for known in room.of(BreakoutSet).values():
        seats: Mapping[str, int] = known.plan.seats(known.round) if known.opening else {}
        for person in room.of(Member):
            view = known.view(Viewer(person))
            if known.opening and view:
                assert view.mine == (known.opening.rooms[seats[person]] if person in seats else None)
                assert view.plans is None, "seats of others are for staff"


def check_spread(room: Room, plans: Mapping[str, Plan]) -> None:
    """Who had no seat when rooms opened is in one of the smallest. `plans`: as they were before."""
    known = open_set(room)
    seats, filled = plans[known.id].seats(known.round), Counter(each.place for each in room.of(Member).values())
    fewest = min(filled[there] for there in known.rooms)
    for member in room.of(Member).values():
        assert member.place not in known.rooms or member.id in seats or filled[member.place] <= fewest + 1


def inside(room: Room) -> set[str]:
    """Who is here by a device, and not at the door."""
    return {id for id, here in room.of(Devices).items() if not here.at_door}


class Groups:
    """What was so before a wish, or before time passed."""

    def __init__(self, room: Room) -> None:
        self.here = inside(room)
        self.calls: Mapping[str, Call] = {**room.of(Call)}
        self.places = {member.id: member.place for member in room.of(Member).values()}
        self.plans = {known.id: known.plan for known in room.of(BreakoutSet).values()}

    def check(self, room: Room, wished: Command | None = None) -> None:
        """Who goes is waited for by nobody; a group that called is forgotten only when it has gone, was helped or
        takes it back."""
        members, here = room.of(Member), inside(room)
        for call in room.of(Call).values():
            assert not {call.by, call.claimed_by} & (self.here - here)
        assert not {*room.of(Listening), *room.of(Broadcast)} & (self.here - here), "who is gone hears nothing"
        for id in room.of(Listening):
            assert members[id].place == self.places[id], "who goes somewhere hears that room"
        for id, call in self.calls.items():
            now = room.of(Call).get(id)
            if now is not None:
                assert (now.since_ms, now.text) == (call.since_ms, call.text), "it waits as long as it has waited"
                continue
            group = {each.id for each in members.values() if each.place == call.lies_in and each.role in PUPILS}
            helped = call.claimed_by is not None and members[call.claimed_by].place != call.lies_in
            taken_back = isinstance(wished, help.Cancel | help.Resolve)
            assert call.lies_in in OWN or not group & here or helped or taken_back, f"{wished} lost a call"
        if isinstance(wished, moving.Open):
            check_spread(room, self.plans)


def is_theirs_in_groups(room: Room, by: str, wished: Command) -> bool:
    """Whether someone with the permission may do this, to this."""
    there = (MAIN, PREP, *open_rooms(room))
    match wished:
        case help.Claim(id=id):
            return room.of(Call)[id].claimed_by in (None, by)
        case listening.Listen(room=to):
            return to in (None, *there)
        case listening.Speak(on=True, rooms=rooms):
            return {*there} >= {*(rooms or ())}
        case chat.Send(to=To.ROOM, room=to):
            member = room.of(Member)[by]
            return to in (None, member.place) or (member.role in STAFF and to in there)
        case chat.Send(to=To.EVERYONE):
            return room.of(Member)[by].role in STAFF
        case _:
            return True


def effect_on_groups(room: Room, by: str, wished: Command) -> None:
    """What is so at once after a wish that was obeyed."""
    place = room.of(Member)[by].place if by in room.of(Member) else None
    theirs = [each for each in room.of(Call).values() if each.lies_in == place and (place not in OWN or each.by == by)]
    match wished:
        case help.CallForHelp():
            assert theirs
        case help.Cancel():
            assert not theirs
        case help.Claim(id=id):
            assert room.of(Call)[id].claimed_by == by
        case help.Resolve(id=id):
            assert id not in room.of(Call)
        case listening.Listen(room=to):
            assert (by in room.of(Listening)) == (to not in (None, place))
            assert by not in room.of(Listening) or room.of(Listening)[by].lies_in == to
        case listening.Speak(on=on, rooms=rooms):
            assert (by in room.of(Broadcast)) == on and (not on or room.of(Broadcast)[by].rooms == rooms)
        case moving.NextRound() | moving.Close(after_ms=0):
            assert not room.of(Broadcast), "nobody speaks to new groups by chance"
        case _:
            pass


# As in planted.py.
PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("the way back of another round", BreakoutSet, "seat_of", "seats(self.round)", "seats(0)"),
    ("a call of one shown to all", help.Call, "view", "not self.group and ", "False and "),
    ("a group's call hidden from it", help.Call, "view", "not self.group and ", ""),
    ("claimed by two", help.Claim, "decide", "call.claimed_by is None", "True"),
    ("gone and still calling", help, "goes", "yield from without(event.id, turn)", "yield from ()"),
    ("moved and still calling", help, "moves", "away(call, turn) == [event.id]", "False"),
    ("handed on to one who left too", help, "is_handed_on", "if gone := away(call, turn)", "if gone := [][:]"),
    ("a group's call goes with who called", help, "left_by_caller", "if call.group else ()", "if False else ()"),
    ("helper is gone and the call claimed", help, "without", "call.claimed_by == person", "False"),
    ("helper's role is gone", help, "has_another_role", "yield from reopened([event.id], turn)", "yield from ()"),
    ("helps and may no more", help, "may_otherwise", "turn.things.of(Member)", "()"),
    ("written for the group that one left", chat, "written_for", "raise Refused('moved_on'", "Refused('moved_on'"),
    ("staff write into a room of the past", chat, "written_for", "there(turn, room)", "room"),
    ("a pupil writes to all groups", chat.Send, "decide", "raise Refused('staff_only'", "Refused('staff_only'"),
    (
        "what is written to all lies in one room",
        chat.Send,
        "decide",
        "self.to is To.ROOM else None",
        "self.to is not To.STAFF else None",
    ),
    ("calls outlive their room", help, "rooms_close", "in event.rooms if", "in () if"),
    ("calls outlive the class", help, "all_end", "CallEnded(id) for", "CallEnded(id) for _ in () for"),
    ("listens to a room of the past", listening.Listen, "decide", "there(turn, self.room)", "self.room"),
    ("listening outlives the room", listening, "rooms_close", "if each.lies_in in event.rooms", "if False"),
    ("goes to a room and hears another", listening, "moves", "listening is None or", "True or"),
    (
        "speaks to new groups by chance",
        listening,
        "rooms_close",
        "BroadcastEnded(id) for",
        "BroadcastEnded(id) for _ in () for",
    ),
    ("gone and still listening", listening, "goes", "yield from both_end(event.id, turn)", "yield from ()"),
    (
        "speaks to all in another role",
        listening,
        "has_another_role",
        "yield from unless_allowed(event.id, turn)",
        "yield from ()",
    ),
    ("listens and may no more", listening, "may_otherwise", "yield from unless_allowed(person, turn)", "yield from ()"),
    ("listening shown to other rooms", Listening, "room", "self.lies_in", "None"),
    (
        "speaks to all after the end",
        listening,
        "all_end",
        "(BroadcastEnded(id) for",
        "(BroadcastEnded(id) for _ in () for",
    ),
]
