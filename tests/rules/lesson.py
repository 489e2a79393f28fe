"""A running class without sockets: several wishes a commit, pages that fall behind, a server that restarts.

What must hold is said here a second time, plainly and without the code that it judges: `expected_roles.txt` says what
each role may do, `prose.py` who sees which things and what is always so, `Lesson` what was made, muted and due.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from classroom.live.audience import Audience, Page
from classroom.projections.attendance import attendance
from classroom.projections.fold import LogRow
from classroom.projections.participation import participation
from classroom.rooms.codec import Codec
from classroom.rooms.people import SERVER, who
from classroom.rooms.room import Key, Room, Touched, view_for
from classroom.rooms.seals import Seals
from classroom.rooms.tool import Command, Creation, Event, Person, Refused, SealedEvent, Turn
from classroom.rooms.tools import (
    ALL,
    agenda,
    chat,
    hands,
    help,
    lobby,
    locks,
    moderation,
    moving,
    powers,
    presence,
    publishing,
    readiness,
    session,
    spotlight,
    whereabouts,
)
from classroom.rooms.tools.breakouts import BreakoutSet, Choice, Late
from classroom.rooms.tools.chat import Message, To
from classroom.rooms.tools.hands import Hand
from classroom.rooms.tools.lobby import Waiting
from classroom.rooms.tools.locks import Lock
from classroom.rooms.tools.powers import Powers
from classroom.rooms.tools.presence import Devices, Member, Role, Standing
from classroom.rooms.tools.publishing import Sending
from classroom.rooms.tools.reactions import FirstReaction, Reaction
from classroom.rooms.tools.readiness import Readiness, Ready
from classroom.rooms.tools.requests import Request
from classroom.rooms.tools.session import Class
from classroom.rooms.tools.spotlight import Spotlight
from tests.given import GATED, PEOPLE
from tests.rules import lesson_polls, lesson_quiz
from tests.rules.expected import MAY
from tests.rules.lesson_agenda import Plans, nothing_is_over, truths_of_the_plan
from tests.rules.lesson_aim import aim
from tests.rules.lesson_board import Boards, is_theirs_on_boards, truths_of_boards
from tests.rules.lesson_chat import effect_in_chat, is_theirs_in_chat, truths_of_chat
from tests.rules.lesson_door import (
    AtTheDoor,
    answering,
    effect_on_the_door,
    is_theirs_at_the_door,
    truths_of_the_door,
)
from tests.rules.lesson_glass import Panes, is_theirs_of_screens, truths_of_screens
from tests.rules.lesson_groups import Groups, effect_on_groups, is_theirs_in_groups, truths_of_groups
from tests.rules.lesson_notes import Kept, is_theirs_to_write
from tests.rules.lesson_picks import Picks, truths_of_picks
from tests.rules.lesson_questions import Questions, is_theirs_to_ask
from tests.rules.lesson_requests import Requests, truths_of_requests
from tests.rules.lesson_showing import effect_of_showing, is_theirs_to_show, truths_of_showing
from tests.rules.lesson_slides import (
    Inks,
    effect_on_slides,
    is_theirs_of_slides,
    no_file_lies_too_long,
    truths_of_slides,
)
from tests.rules.lesson_time import (
    effect_in_time,
    is_theirs_in_time,
    nothing_is_overdue,
    truths_of_time,
)
from tests.rules.lesson_wall import effect_on_walls, is_theirs_on_walls, truths_of_walls
from tests.rules.prose import (
    MAIN,
    PREP,
    PUPILS,
    STAFF,
    entered,
    gone_on,
    has_prepared,
    locked,
    locks_now,
    may_by_role,
    may_choose,
    may_give,
    open_rooms,
    open_set,
    sees,
    to_room,
    truths,
)

RECURRING = (
    "devices",
    "timer",
    "showing",
    "hand",
    "signal",
    "away",
    "waiting",
    "sending",
    "spoken",
    "spotlight",
    "call",
    "listening",
    "broadcast",
    "request",
    "slide",
    "reader",
    "door_message",
    "pin",
)
START = (GATED, *PEOPLE)
MOVES_OTHERS = (
    moving.Open,
    moving.NextRound,
    moving.Close,
    moving.Move,
    session.EndClass,
    agenda.StartStep,
    agenda.NextStep,
)
LETS_GO_ON = (
    help.Claim,
    moving.Move,
    moving.Go,
    help.Claim,
    lobby.LetIn,
    readiness.SetReadiness,
    session.OpenSession,
    session.EndClass,
    presence.ChangeRole,
    powers.SetRole,
)


class Browser:
    """The one reducer of `web/src/store`."""

    def __init__(self, person: str) -> None:
        self.page = Page(person)
        self.behind = False
        self.things: dict[Key, tuple[int, str | None, Any]] = {}

    def takes(self, message: bytes) -> None:
        _, anew, left, gone, parts = msgspec.msgpack.decode(message)
        self.things = {} if anew else {key: thing for key, thing in self.things.items() if thing[1] not in left}
        for kind, id in gone:
            assert (kind, id) in self.things, "it is told of what it never saw"
            del self.things[Key(kind, id)]
        for kind, id, made, room, view in parts:
            assert view is not None
            self.things[Key(kind, id)] = (made, room, view)


class Wish(NamedTuple):
    by: str
    command: Command
    id: str


class Lesson:
    def __init__(self, tally: Counter[str] | None = None) -> None:
        self.tally = Counter[str]() if tally is None else tally
        self.codec = Codec(ALL)
        self.clock_ms = 0
        # what is on disk
        self.log: list[LogRow] = []
        self.answered: set[tuple[str, str]] = set()  # the log's unique index: person and wish
        self.snapshot: bytes | None = None
        self.seals = Seals(lambda: b"k")
        # what is in memory
        self.room = Room(ALL)
        self.browsers: list[Browser] = []
        self.audience = self.watch()
        # what the test remembers
        self.wishes: list[Wish] = []
        self.made: dict[Key, int] = {}
        self.reacted_ms: dict[str, int] = {}
        self.picks = Picks()
        self.notes = Kept()
        self.questions = Questions()
        self.excused: set[str] = set()
        self.door = AtTheDoor()
        self.rooms_used: set[str] = set()
        self.put_by_hand: set[str] = set()  # since the rooms that are open were opened
        self.requests = Requests()
        self.write([(event, self.room.apply(event)) for event in START], "server", "w0")

    def watch(self) -> Audience:
        return Audience(self.room, self.person, Member)

    def person(self, id: str) -> Person:
        return SERVER if id == "server" else who(self.room, id, self.seals.keys)

    # wishes
    def wish(self, by: str, command: Command) -> Iterator[Wish]:
        """Nothing where there is nothing to aim at."""
        aimed = aim(self.room, by, command)
        if aimed is not None:
            self.wishes.append(Wish(by, aimed, f"w{len(self.wishes) + 1}"))
            yield self.wishes[-1]

    def commit(self, wishes: Iterable[Wish]) -> None:
        before = self.room.seq
        self.show([touched for wish in wishes for touched in self.obey(wish)], before)

    def obey(self, wish: Wish) -> list[Touched]:
        if (wish.by, wish.id) in self.answered:
            return []
        turn = Turn(self.room, self.person(wish.by), self.clock_ms, wish.id, b"s")
        allowed = wish.by == "server" or self.allows(wish.by, wish.command)
        chosen = not isinstance(wish.command, moving.Go) or self.may_go(wish.by, wish.command.to)
        were = {*self.room.of(Devices)}
        self.requests.look(self.room)
        groups, plans, were_open = Groups(self.room), Plans(self.room, self.clock_ms), open_rooms(self.room)
        live, boards = answering(self.room), Boards(self.room)
        inks, panes = Inks(self.room), Panes(self.room)
        quizzes = lesson_quiz.asked_before(self.room)
        self.tally["wishes"] += 1
        if self.seals.know(wish.id, turn.by.viewer):
            return []
        try:
            events = self.room.decide(wish.command, turn)
        except Refused:
            self.tally["refused"] += 1
            return []
        assert allowed and chosen and self.is_theirs(wish), f"{wish} was obeyed"
        done = self.write(self.room.carry_out(events, turn), wish.by, wish.id)
        self.check_rooms(were_open)
        members = [touched for touched in done if touched.key.kind == Member.kind]
        self.door.check(self.room, members, wish.command)
        self.check_moves(members, wish)
        self.effect(wish)
        self.picks.effect(self.room, wish.by, wish.command, wish.id)
        self.questions.effect(self.room, *wish)
        effect_on_groups(self.room, wish.by, wish.command)
        effect_on_slides(self.room, wish.by, wish.command)
        effect_in_time(self.room, wish.by, wish.command, self.clock_ms)
        effect_in_chat(self.room, wish.by, wish.command, wish.id, self.person)
        effect_of_showing(self.room, wish.by, wish.command)
        effect_on_walls(self.room, wish.by, wish.command)
        self.notes.effect(self.room, wish.by, wish.command)
        effect_on_the_door(self.room, wish.command, live)
        lesson_polls.effect_on_polls(self.room, wish.by, wish.command, self.clock_ms)
        lesson_quiz.effect_on_quizzes(self.room, wish.command, quizzes)
        groups.check(self.room, wish.command)
        boards.check(self.room, *wish)
        inks.check(self.room, wish.by, wish.command)
        panes.check(self.room, wish.by, wish.command)
        self.requests.check(self.room, wish.by, wish.command)
        plans.check(self.room, wish.command)
        here = {*self.room.of(Devices)}
        for person in here - were | entered(done) | (gone_on(done) & here):
            self.check_placed(person)
        return done

    def allows(self, by: str, command: Command) -> bool:
        member = self.room.of(Member).get(by)
        (session,) = self.room.of(Class).values()
        if member is None:
            return False
        column = member.role if member.standing is Standing.IN else str(member.standing)
        kind = str(command.__struct_config__.tag)
        if Lock.CHAT in locked(self.room, by) and to_room(self.room, command):
            return False
        edited = self.room.of(Powers).get(column)
        may = MAY[kind, column] if edited is None else str(command.needs) in edited.permissions
        return may and (session.end is None or MAY[kind, "ended"])

    def may_go(self, by: str, to: str) -> bool:
        member = self.room.of(Member).get(by)
        if member is None or member.role in STAFF:
            return member is not None
        return PREP not in (member.stays_in, to) and may_choose(self.room, by, to)

    def is_theirs(self, wish: Wish) -> bool:
        room, by = self.room, wish.by
        match wish.command:
            case publishing.SetMedia(device=device):
                return room.of(Sending)[device].person == by
            case whereabouts.Be(device=device):
                return device in room.of(Devices)[by].devices
            case hands.LowerHand(person=person):
                return person == by or may_by_role(room, room.of(Member)[by], "moderate")
            case powers.SetRole(person=person, role=role):
                return may_give(room, by, person, role)
            case _:
                judges = (
                    is_theirs_in_groups,
                    is_theirs_in_time,
                    is_theirs_to_show,
                    is_theirs_to_write,
                    is_theirs_on_boards,
                    is_theirs_on_walls,
                    is_theirs_in_chat,
                    is_theirs_to_ask,
                    is_theirs_of_slides,
                    is_theirs_of_screens,
                )
                others = all(judge(room, by, wish.command) for judge in judges)
                return others and is_theirs_at_the_door(room, wish.command)

    def check_moves(self, members: list[Touched], wish: Wish) -> None:
        """Nobody is moved by a wish that is not about them, and who opens rooms opens new ones."""
        moves = [
            (before, after)
            for _, before, after in members
            if isinstance(before, Member) and isinstance(after, Member) and before.stays_in != after.stays_in
        ]
        moved = {after.id for _, after in moves}
        for before, after in moves:
            if before.stays_in == PREP:
                assert isinstance(wish.command, LETS_GO_ON)
                by_work = isinstance(wish.command, readiness.SetReadiness)
                assert not by_work or has_prepared(self.room, after.id), "half of it is not enough"
            by_will = isinstance(wish.command, moving.Go | help.Claim)
            assert after.stays_in != PREP or before.standing is Standing.WAITING or by_will
        match wish.command:
            case moving.Move(people=people, to=to):
                assert moved <= {*people}
                assert all(self.room.of(Member)[id].place == to for id in people)
                self.put_by_hand |= {*people}
            case moving.Go(to=to):
                assert moved <= {wish.by} and self.room.of(Member)[wish.by].place == to
                self.put_by_hand.add(wish.by)
            case help.Claim():
                assert moved <= {wish.by}
                self.put_by_hand.add(wish.by)
            case _:
                named = getattr(wish.command, "person", None)
                if isinstance(wish.command, session.OpenSession):
                    moved -= gone_on(members)
                assert isinstance(wish.command, MOVES_OTHERS) or moved <= {named, *entered(members)}

    def check_rooms(self, were_open: tuple[str, ...]) -> None:
        """Rooms that open are named anew; who was put somewhere by hand was so in those that were open before."""
        rooms = open_rooms(self.room)
        assert not ({*rooms} - {*were_open}) & self.rooms_used
        self.rooms_used |= {*rooms}
        if {*rooms}.isdisjoint(were_open):
            self.put_by_hand.clear()

    def check_placed(self, person: str) -> None:
        """Who comes while rooms are open has a seat, if the rule for late comers gives one."""
        member = self.room.of(Member)[person]
        known = next((each for each in self.room.of(BreakoutSet).values() if each.opening), None)
        if known is None or known.opening is None or member.place in (None, PREP) or person in self.put_by_hand:
            return
        if person not in self.room.of(Devices):
            return  # let in after they went: placed when they come
        by_rule = known.plan.late is Late.SMALLEST and known.plan.choice is not Choice.FREE
        if person in known.plan.seats(known.round) or (by_rule and member.role in PUPILS):
            assert member.place in known.opening.rooms

    def check_opened(self) -> None:
        """Everyone is where the plan says, or where late comers go."""
        known = open_set(self.room)
        assert known.opening is not None
        seats = known.plan.seats(known.round)
        late = known.plan.late is Late.SMALLEST and known.plan.choice is not Choice.FREE
        for member in self.room.of(Member).values():
            if member.place in (None, PREP):
                continue
            if member.id in seats:
                assert member.place == known.opening.rooms[seats[member.id]]
            elif late and member.role in PUPILS and member.id in self.room.of(Devices):
                assert member.place in known.opening.rooms
            else:
                assert member.place == MAIN

    def effect(self, wish: Wish) -> None:  # noqa: C901  (a table of wishes)
        """What is so at once after a wish that was obeyed."""
        room = self.room
        match wish.command:
            case moving.Open() | moving.NextRound():
                self.check_opened()
            case moving.Close(id=id, after_ms=0):
                assert room.of(BreakoutSet)[id].opening is None
            case moving.Extend(id=id):
                opening = room.of(BreakoutSet)[id].opening
                assert opening and opening.ends_ms and opening.ends_ms >= self.clock_ms + 5_000
            case locks.SetLocks(locked=wanted):
                assert {*wanted} == locks_now(room)
            case hands.LowerAllHands():
                assert not room.of(Hand)
            case hands.RaiseHand():
                assert wish.by in room.of(Hand)
            case chat.Send(to=to, room=wanted):
                place = wanted or room.of(Member)[wish.by].place
                assert room.of(Message)[wish.id].lies_in == (place if to is To.ROOM else None)
            case chat.Edit(id=id, text=text):
                message = room.of(Message)[id]
                assert message.author == wish.by and message.text == text
            case lobby.LetIn(person=person):
                assert person not in room.of(Waiting)
                known, member = room.of(Readiness).get(person), room.of(Member).get(person)
                assert known is None or known.state in (Ready.READY, Ready.EXCUSED)
                assert member is None or member.stays_in != PREP or member.role in STAFF
                if known and known.state is Ready.EXCUSED:
                    self.excused.add(person)
            case lobby.LetInAll():
                self.excused |= {id for id, known in room.of(Readiness).items() if known.state is Ready.EXCUSED}
                assert not room.of(Waiting)
            case readiness.SetReadiness(person=person, state=state):
                known = room.of(Readiness)[person]
                if state is Ready.READY:
                    self.excused.discard(person)
                assert known.state is (Ready.EXCUSED if person in self.excused else state), "an exception stays"
            case powers.SetRole(person=person, role=role):
                assert room.of(Member)[person].role is role is not Role.OBSERVER
                assert any(each.role is Role.TEACHER for each in room.of(Member).values()), "somebody leads the class"
            case powers.PermitRole(role=role, permissions=wanted):
                edited = room.of(Powers).get(role)
                assert edited is None or {*wanted, "be_here", "publish"} == {*edited.permissions}
            case powers.Present(person=person, on=on):
                assert room.of(Member)[person].presenter is on
            case spotlight.SetSpotlight(person=person):
                light = room.of(Spotlight).get(room.of(Member)[wish.by].stays_in)
                assert (light and light.person) == person
            case _:
                self.effect_on_media(wish)

    def effect_on_media(self, wish: Wish) -> None:
        sending, members = self.room.of(Sending), self.room.of(Member)
        match wish.command:
            case moderation.Mute(person=person):
                assert not any(each.microphone for each in sending.values() if each.person == person)
            case moderation.StopCamera(person=person):
                assert not any(each.camera for each in sending.values() if each.person == person)
            case moderation.MuteAll(but=but):
                on = {each.person for each in sending.values() if each.microphone}
                assert not {id for id in on if members[id].role in PUPILS} - {*but}
            case publishing.SetMedia(device=device):
                assert sending[device].person == wish.by
                for what in ("microphone", "camera", "screen"):
                    wanted = getattr(wish.command, what)
                    assert wanted is None or wanted == getattr(sending[device], what)
            case _:
                pass

    def write(self, done: list[tuple[Event, Touched]], by: str, wish_id: str) -> list[Touched]:
        for n, (event, touched) in enumerate(done):
            sealed = isinstance(event, SealedEvent)
            actor, client_id = (None, None) if by == "server" or sealed else (by, wish_id if n == 0 else None)
            self.log.append(LogRow(len(self.log) + 1, self.clock_ms, actor, client_id, *self.codec.encode(event)))
            self.door.happened(touched, by=event)
            if isinstance(event, Creation):
                assert touched.key not in self.made or touched.key.kind in RECURRING, "an id was used twice"
                self.made[touched.key] = len(self.log)
            if isinstance(event, FirstReaction | Reaction):
                assert self.clock_ms - self.reacted_ms.get(event.id, -5_000) >= 5_000
                self.reacted_ms[event.id] = self.clock_ms
                self.tally[f"reacted {event.id}"] += 1
            self.answered |= set() if sealed else {(by, wish_id)}
        self.seals.keep(done, wish_id)
        return [touched for _, touched in done]

    def time_passes(self, by_ms: int) -> None:
        self.clock_ms += by_ms
        before, groups, were_open = self.room.seq, Groups(self.room), open_rooms(self.room)
        done = self.room.pass_time(Turn(self.room, SERVER, self.clock_ms))
        self.show(self.write(done, "server", f"time {self.clock_ms}"), before)
        self.check_rooms(were_open)
        groups.check(self.room)
        nothing_is_over(self.room, self.clock_ms)
        devices = [device for here in self.room.of(Devices).values() for device in here.devices.values()]
        assert all(device.lost is None or device.lost.gone_at_ms > self.clock_ms for device in devices)
        assert all(request.at_ms + 60_000 > self.clock_ms for request in self.room.of(Request).values())
        for held in self.room.of(Class).values():
            assert held.door_open or held.starts_ms - 600_000 > self.clock_ms
        for known in self.room.of(BreakoutSet).values():
            assert not known.opening or not known.opening.ends_ms or known.opening.ends_ms > self.clock_ms
        nothing_is_overdue(self.room, self.clock_ms)
        lesson_polls.nothing_is_untold(self.room, self.clock_ms)
        no_file_lies_too_long(self.room, self.clock_ms)

    # the server
    def takes_snapshot(self) -> None:
        """None while something is sealed; then the one before stays."""
        snapshot = self.codec.snapshot(self.room)
        assert (snapshot is None) == self.room.sealed
        self.snapshot = snapshot or self.snapshot

    def restart(self) -> None:
        self.room = self.reloaded(self.snapshot)
        self.audience = self.watch()
        for browser in self.browsers:
            browser.behind = True
        self.commit(self.wish("server", presence.ServerReturns(self.clock_ms)))
        gone = {device.lost for here in self.room.of(Devices).values() for device in here.devices.values()}
        assert all(lost is not None and lost.gone_at_ms == self.clock_ms + 60_000 for lost in gone)

    def reloaded(self, snapshot: bytes | None = None) -> Room:
        room = Room(ALL)
        if snapshot is not None:
            assert self.codec.restore(room, snapshot)
        self.codec.fold(room, ((row.kind, row.version, row.body) for row in self.log[room.seq :]), self.seals.bodies())
        return room

    # pages
    def arrives(self, person: str) -> None:
        self.browsers.append(Browser(person))
        self.catches_up(self.browsers[-1])

    def catches_up(self, browser: Browser) -> None:
        browser.takes(self.audience.catch_up(browser.page) or self.audience.state(browser.page))
        browser.behind = False
        self.look(browser)

    def show(self, changes: list[Touched], before: int) -> None:
        in_step = [browser for browser in self.browsers if not browser.behind]
        self.audience.pages = [browser.page for browser in in_step]
        for page, message in self.audience.after_commit(changes, before):
            next(browser for browser in in_step if browser.page is page).takes(message)
        truths(self.room, self.requests.speak)
        truths_of_groups(self.room)
        truths_of_time(self.room)
        truths_of_slides(self.room, self.clock_ms)
        truths_of_screens(self.room)
        truths_of_showing(self.room)
        truths_of_picks(self.room)
        lesson_polls.truths_of_polls(self.room, self.seals.keys, self.log)
        lesson_quiz.truths_of_quizzes(self.room)
        self.notes.truths(self.room)
        truths_of_boards(self.room)
        truths_of_walls(self.room)
        truths_of_chat(self.room)
        self.questions.truths(self.room)
        truths_of_requests(self.room)
        truths_of_the_plan(self.room)
        truths_of_the_door(self.room)
        for browser in in_step:
            self.look(browser)

    def look(self, browser: Browser) -> None:
        """A page in step holds what its person may see, in the order of making, and not more than that."""
        me = browser.page.person_id
        assert {key: thing[0] for key, thing in browser.things.items()} == {
            key: self.made[key] for key in sees(self.room, me)
        }
        lesson_polls.nothing_of_others(self.room, me, browser.things)
        lesson_quiz.nothing_of_what_comes(self.room, me, browser.things)

    def check(self) -> None:
        """What a page holds is what the server would tell it anew is what the log tells."""
        replayed = self.reloaded()
        for browser in self.browsers:
            self.catches_up(browser)
            person = who(replayed, browser.page.person_id, self.seals.keys)
            assert browser.things == {
                key: (replayed.made(key), item.room, wire(view))
                for key in replayed.everywhere()
                if (item := replayed.at(key)) and (view := view_for(person, item)) is not None
            }
        self.check_attendance(replayed)

    def check_attendance(self, room: Room) -> None:
        here, until_ms = room.of(Devices), self.clock_ms + 1
        for person in attendance(self.log, until_ms):
            ends = [0, *(edge for stay in person.intervals for edge in (stay.from_ms, stay.to_ms)), until_ms]
            assert ends == sorted(ends), "they overlap, or lie outside the class"
            live = person.id in here and any(not device.lost for device in here[person.id].devices.values())
            inside = room.of(Member)[person.id].standing is Standing.IN
            still = bool(person.intervals) and person.intervals[-1].to_ms == until_ms
            assert still == (live and inside), "here now, and only then, it is counted up to now"
            if room.of(Member)[person.id].standing is Standing.WAITING:
                out_ms = self.door.sent_out.get(person.id, 0)
                assert all(stay.to_ms <= out_ms for stay in person.intervals), "the door is no class"
        assert participation(self.log).keys() <= room.of(Member).keys()


def wire(view: Any) -> Any:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(view))
