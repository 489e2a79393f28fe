"""What must hold in a class, said a second time in plain words and without the code that it judges.

`sees`: whose eyes each thing is for; `truths`: what is always so; and who may do what beyond the table of roles.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from classroom.rooms.room import Key, Room, Touched
from classroom.rooms.tool import Command, Item
from classroom.rooms.tools import (
    chat,
    speaking,
)
from classroom.rooms.tools.agenda import Agenda
from classroom.rooms.tools.attention import Away, Signal
from classroom.rooms.tools.board import Board
from classroom.rooms.tools.breakouts import BreakoutSet, Choice
from classroom.rooms.tools.chat import Message, To
from classroom.rooms.tools.decks import Deck, Slide
from classroom.rooms.tools.doorway import DoorMessage, DoorRules
from classroom.rooms.tools.files import File
from classroom.rooms.tools.glass import Glass
from classroom.rooms.tools.hands import Hand
from classroom.rooms.tools.help import Call
from classroom.rooms.tools.incidents import Incident
from classroom.rooms.tools.listening import Broadcast, Listening
from classroom.rooms.tools.lobby import Waiting
from classroom.rooms.tools.locks import Lock, Locks
from classroom.rooms.tools.notes import Notes
from classroom.rooms.tools.picks import Pick
from classroom.rooms.tools.pins import Pin
from classroom.rooms.tools.polls import Poll
from classroom.rooms.tools.powers import Powers
from classroom.rooms.tools.presence import Devices, Kind, Member, Role, Standing
from classroom.rooms.tools.publishing import Sending
from classroom.rooms.tools.questions import Question, QuestionRules
from classroom.rooms.tools.quiz import Quiz
from classroom.rooms.tools.readiness import Missed, Readiness, Ready
from classroom.rooms.tools.requests import Request
from classroom.rooms.tools.session import Class, Policy
from classroom.rooms.tools.showing import Showing
from classroom.rooms.tools.slides import Reader
from classroom.rooms.tools.speaking import Pulse, Spoken
from classroom.rooms.tools.spotlight import Spotlight
from classroom.rooms.tools.timers import Timer
from classroom.rooms.tools.wall import Task
from classroom.rooms.tools.words import Words

MAIN, PREP = "main", "prep"
STAFF = (Role.TEACHER, Role.CO_TEACHER, Role.ASSISTANT)
PUPILS = (Role.LEARNER, Role.GUEST)
POWERS = {Lock.MICROPHONE: "send_sound", Lock.CAMERA: "send_picture", Lock.SCREEN: "share_screen"}


def sees(room: Room, me: str) -> set[Key]:
    """Whose eyes each thing is for, by the rules in prose."""
    member = room.of(Member).get(me)
    if member is None or member.standing is not Standing.IN:
        return set()  # outside the class nothing exists
    staff = member.role in STAFF

    def inside(person: str) -> bool:
        return room.of(Member)[person].standing is not Standing.WAITING

    def reaches(place: str | None) -> bool:
        return everywhere or place is None or place == member.stays_in

    everywhere = staff or member.role is Role.OBSERVER
    shown: dict[type[Any], Callable[[Any], bool]] = {
        BreakoutSet: lambda rooms: everywhere or rooms.opening is not None,
        Class: lambda _: True,
        Member: lambda other: staff or inside(other.id),
        Devices: lambda here: staff or inside(here.id),
        Locks: lambda _: True,
        Powers: lambda _: True,
        Sending: lambda _: True,
        Hand: lambda _: True,
        Signal: lambda signal: staff or signal.id == me,
        Away: lambda _: True,
        Timer: lambda _: True,
        Showing: lambda _: True,
        Call: lambda call: staff or call.by == me or call.id == call.lies_in,
        Listening: lambda _: True,
        Broadcast: lambda _: True,
        Message: lambda message: is_for(room, me, message),
        Pin: lambda _: True,
        Words: lambda _: staff,
        Waiting: lambda _: staff,
        DoorRules: lambda _: staff,
        DoorMessage: lambda _: staff,
        Readiness: lambda _: staff,
        Missed: lambda _: staff,
        Spoken: lambda _: staff,
        Pulse: lambda _: True,
        Spotlight: lambda _: True,
        Pick: lambda _: True,
        Incident: lambda _: staff,
        Request: lambda request: staff or request.id == me,
        Notes: lambda _: True,
        Agenda: lambda _: True,
        File: lambda file: file.owner == me,
        Poll: lambda _: True,
        Quiz: lambda _: True,
        Question: lambda question: question.approved or staff or question.author == me,
        QuestionRules: lambda _: True,
        Deck: lambda deck: staff or deck.reached > 0,
        Slide: lambda slide: staff or (slide.file != "" and slide.number <= room.of(Deck)[slide.deck].reached),
        Reader: lambda reader: staff or reader.id == me,
        Board: lambda board: board.of in (None, me) or staff or on_a_stage(room, board),
        Task: lambda _: True,
        Glass: lambda pane: pane.over_screen,
    }
    return {
        Key(what.kind, item.id)
        for what, is_shown in shown.items()
        for item in room.of(what).values()
        if reaches(place_of(item)) and is_shown(item)
    }


def on_a_stage(room: Room, board: Board) -> bool:
    """By staff: who may choose what a room looks at names no board that they do not see."""
    on = board.own is not None and board.own.shown is not None and board.own.shown.what == board.id
    return on and any(each.what == board.id for each in room.of(Showing).values())


def place_of(item: Item) -> str | None:
    """Of what lies in one room; some things have its name."""
    if isinstance(item, Spotlight | Timer | Showing):
        return None if item.id == "class" else item.id
    return getattr(item, "lies_in", None)


def locked(room: Room, person: str) -> tuple[Lock, ...]:
    """For this person: a lock is for pupils."""
    pupil = room.of(Member)[person].role in PUPILS
    return tuple(lock for lock in Lock if lock in locks_now(room)) if pupil else ()


def locks_now(room: Room) -> set[Lock]:
    """Private chat is closed until somebody opens it."""
    set_ones = [*room.of(Locks).values()]
    return {lock for each in set_ones for lock in each.locked} if set_ones else {Lock.PRIVATE}


def is_for(room: Room, me: str, message: Message) -> bool:
    """Of those whom it reaches. What is deleted is left for staff, and for who had received it alone."""
    staff = room.of(Member)[me].role in STAFF
    if message.to is To.PERSON and me not in (message.author, message.person):
        return False
    if message.to is To.STAFF and not staff and me != message.author:
        return False
    return message.removed is None or staff or me == message.person


def reads(room: Room, me: str, message: Message) -> bool:
    member = room.of(Member)[me]
    everywhere = member.role in STAFF or member.role is Role.OBSERVER
    return (everywhere or message.lies_in in (None, member.stays_in)) and is_for(room, me, message)


def may_by_role(room: Room, member: Member, power: str) -> bool:
    """As it was edited; as long as nobody has, by these rules. No lock is counted in."""
    edited = room.of(Powers).get(member.role)
    if edited is not None:
        return power in edited.permissions
    if power == "answer":
        return member.role in PUPILS
    if power in ("move_people", "moderate", "lead"):
        return member.role in STAFF
    return member.role is not Role.OBSERVER and (
        member.role is not Role.GUEST or power not in ("share_screen", "talk_privately")
    )


def may_give(room: Room, by: str, person: str, role: Role) -> bool:
    """Teachers give every role but the observer's; co-teachers neither make teachers nor change one."""
    touched = (role, room.of(Member)[person].role)
    co_teacher = room.of(Member)[by].role is Role.CO_TEACHER
    return role is not Role.OBSERVER and not (co_teacher and Role.TEACHER in touched)


def to_room(room: Room, command: Command) -> bool:
    """Whether it puts words into a room's chat."""
    match command:
        case chat.Send(to=to):
            return to in (To.ROOM, To.EVERYONE)
        case chat.Edit(id=id):
            return id in room.of(Message) and room.of(Message)[id].to in (To.ROOM, To.EVERYONE)
        case _:
            return False


def open_set(room: Room) -> BreakoutSet:
    """Where one is open."""
    sets = [each for each in room.of(BreakoutSet).values() if each.opening]
    assert len(sets) == 1, "one set is open"
    return sets[0]


def open_rooms(room: Room) -> tuple[str, ...]:
    """Of the one set that is open."""
    return next((each.opening.rooms for each in room.of(BreakoutSet).values() if each.opening), ())


def entered(done: Iterable[Touched]) -> set[str]:
    """Who waited at the door and is in the class now."""
    members = [(before, after) for _, before, after in done if isinstance(before, Member) and isinstance(after, Member)]
    return {
        after.id for before, after in members if (before.standing, after.standing) == (Standing.WAITING, Standing.IN)
    }


def gone_on(done: Iterable[Touched]) -> set[str]:
    """Who was in the preparation room and is in it no more."""
    members = [(before, after) for _, before, after in done if isinstance(before, Member) and isinstance(after, Member)]
    return {after.id for before, after in members if before.stays_in == PREP != after.stays_in}


def ever_rooms(room: Room) -> list[str]:
    """Of all openings so far."""
    return [
        f"{known.id}.{opening}.{number}"
        for known in room.of(BreakoutSet).values()
        for opening in range(1, known.openings + 1)
        for number in range(len(known.plan.names))
    ]


def may_choose(room: Room, person: str, to: str) -> bool:
    """Whether a pupil may go there by themselves, by the choice in prose."""
    known = next((each for each in room.of(BreakoutSet).values() if each.opening), None)
    if known is None or known.opening is None or known.plan.choice is Choice.FREE:
        return True
    own = known.plan.seats(known.round).get(person)
    theirs = [MAIN] if own is None else [MAIN, known.opening.rooms[own]]
    return known.plan.choice is Choice.RETURNABLE and to in theirs


def named_groups(room: Room) -> set[str]:
    """Who has a seat in the groups that come in although the class is locked."""
    found: set[str] = set()
    for rules in room.of(DoorRules).values():
        known = rules.admits and room.of(BreakoutSet).get(rules.admits.set)
        for places in known.plan.rounds if known else ():
            chosen = rules.admits.groups if rules.admits else ()
            found |= {person for person, number in places.items() if chosen == () or number in chosen}
    return found


def holds_back(room: Room, person: str) -> str | None:
    """Why a pupil at the door has to stay there, by the rules in prose."""
    (session,) = room.of(Class).values()
    member = room.of(Member)[person]
    guests_wait = all(rules.guests_wait for rules in room.of(DoorRules).values())
    if not session.door_open:
        return "not_open"
    if member.sent_out_by is not None:
        return "sent_out"
    if person not in named_groups(room):
        if session.locked:
            return "locked"
        if member.role is Role.GUEST and guests_wait:
            return "guest"
    if session.policy is not Policy.BLOCK or has_prepared(room, person):
        return None
    return "not_ready"


def has_prepared(room: Room, person: str) -> bool:
    readiness = room.of(Readiness).get(person)
    return readiness is not None and readiness.state in (Ready.READY, Ready.EXCUSED)


def has_reason_to_be_there(room: Room, member: Member) -> bool:
    """In the preparation room: staff of their own will, learners until their work is done."""
    (session,) = room.of(Class).values()
    learner = member.role is Role.LEARNER and not has_prepared(room, member.id)
    return session.policy is not Policy.WARN and (member.role in STAFF or learner)


def truths(room: Room, asked: Collection[str] = ()) -> None:
    """What is so after each commit, whatever happened. `asked`: who speaks because staff asked for it."""
    (session,) = room.of(Class).values()
    members, here = room.of(Member), room.of(Devices)
    for person, member in members.items():
        if member.standing is Standing.REMOVED:
            assert person not in here and person not in room.of(Hand)
    at_door = {person for person in here if members[person].standing is Standing.WAITING}
    assert {*room.of(Waiting)} == at_door == {id for id, devices in here.items() if devices.at_door}
    own = 0
    inside: dict[str, tuple[str, Kind, bool]] = {}
    for person, devices in here.items():
        assert devices.devices and any(device.kind is not Kind.COMPANION for device in devices.devices.values())
        live = [device for device in devices.devices.values() if not device.lost]
        assert sum(device.kind is Kind.REMOTE for device in live) <= 1, "one is remote once"
        own += sum(device.room_device for device in live)
        if person not in at_door:
            inside |= {id: (person, device.kind, device.room_device) for id, device in devices.devices.items()}
    assert own <= 1, "one device is the room's own"
    sending = room.of(Sending)
    assert {id: (each.person, each.device_kind, each.room_device) for id, each in sending.items()} == inside
    assert sum(each.opening is not None for each in room.of(BreakoutSet).values()) <= 1, "one set is open"
    for person, member in members.items():
        assert member.stays_in in (MAIN, PREP, *open_rooms(room)), "nobody is in a room of the past"
        assert member.stays_in != PREP or has_reason_to_be_there(room, member), "nobody prepares for nothing"
        assert person not in room.of(Hand) or room.of(Hand)[person].lies_in == member.place
    truths_of_sending(room, asked)
    truths_of_the_flow(room)
    if session.end is not None:
        assert not open_rooms(room) and not here and not sending and not room.of(Hand) and not room.of(Waiting)


def truths_of_sending(room: Room, asked: Collection[str]) -> None:
    members = room.of(Member)
    for each in room.of(Sending).values():
        if members[each.person].role is Role.OBSERVER:
            assert not (each.microphone or each.camera or each.screen), "observers send nothing"
        on = {Lock.MICROPHONE: each.microphone, Lock.CAMERA: each.camera, Lock.SCREEN: each.screen}
        presents = {Lock.SCREEN} if members[each.person].presenter else set[Lock]()
        free = presents | ({Lock.MICROPHONE} if each.person in asked else set[Lock]())
        assert not any(on.get(lock) for lock in {*locked(room, each.person)} - free), "what is locked is off"
        for lock, power in POWERS.items():
            by_role = may_by_role(room, members[each.person], power)
            assert by_role or lock in presents or not on[lock], "what they may not send is off"
        assert not each.microphone or each.room_device or each.device_kind is Kind.REMOTE, "there would be an echo"
        assert each.muted_by is None or not each.microphone


def truths_of_the_flow(room: Room) -> None:
    members, here = room.of(Member), room.of(Devices)
    for person, member in members.items():
        assert not member.presenter or (person in here and member.place is not None), "who presents is there"
    for edited in room.of(Powers).values():
        assert edited.id in ("assistant", "guest") and {"be_here", "publish"} <= {*edited.permissions}
        assert not {"run_class", "give_roles", "server"} & {*edited.permissions}, "these are the teachers'"
        assert edited.id == "assistant" or not {"lead", "moderate", "remove", "admit"} & {*edited.permissions}
    for place, light in room.of(Spotlight).items():
        assert members[light.person].place == place and light.person in here, "it is on somebody who is there"
    for pulse in room.of(Pulse).values():
        assert pulse.mode is speaking.Mode.STAFF or not room.of(Spoken), "what is not counted is not kept"
        assert pulse.heard == sum(members[id].role in PUPILS for id in room.of(Spoken))
