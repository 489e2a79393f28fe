"""The matrix of roles, generated from the tools, against the table that people edit."""

import msgspec
import pytest

from classroom.rooms.asking import Form, PollQuestion, PollResult
from classroom.rooms.people import SEES as SIGHTS
from classroom.rooms.room import Key, view_for
from classroom.rooms.rounds import Secrecy, Turnout
from classroom.rooms.tool import Command, Event, Permission, Refused, Sight
from classroom.rooms.tools import ALL, COMMANDS, ITEMS, WIRE
from classroom.rooms.tools.agenda import PLAN, PlanSet, StepPlan, StepTool
from classroom.rooms.tools.attention import AwayBegan, Sign, SignalShown
from classroom.rooms.tools.board import BoardMade, DrawMode
from classroom.rooms.tools.breakouts import Choice, Plan, SetClosed, SetPrepared
from classroom.rooms.tools.chat import MessageDeleted, MessageSent, To, WhisperSent
from classroom.rooms.tools.decks import DeckCame, SlideFailed, SlideMade
from classroom.rooms.tools.doorway import MessageWritten, RulesMade
from classroom.rooms.tools.files import Attached, FileArrived, Purpose
from classroom.rooms.tools.glass import GlassLaid
from classroom.rooms.tools.hands import HandRaised
from classroom.rooms.tools.help import HelpCalled
from classroom.rooms.tools.incidents import Reported
from classroom.rooms.tools.listening import BroadcastBegan, ListeningBegan
from classroom.rooms.tools.lobby import WaitingBegan
from classroom.rooms.tools.locks import Lock, LocksSet, Preset
from classroom.rooms.tools.moving import SetOpened
from classroom.rooms.tools.notes import NotesOpened
from classroom.rooms.tools.picks import PICK, FirstPicked
from classroom.rooms.tools.pins import PinBegan
from classroom.rooms.tools.polls import PollClosed, PollOpened, Solution
from classroom.rooms.tools.powers import MAY as PERMISSIONS
from classroom.rooms.tools.powers import PowersSet
from classroom.rooms.tools.presence import Kind, MemberAdmitted, Moved, PersonCame, Reason, Role
from classroom.rooms.tools.publishing import MediaSet
from classroom.rooms.tools.questions import QuestionAsked, RulesFirstSet
from classroom.rooms.tools.quiz import QuizEnded, QuizQuestion, QuizStarted
from classroom.rooms.tools.reactions import Emoji, FirstReaction
from classroom.rooms.tools.readiness import MissedKnown, ReadinessKnown, Ready
from classroom.rooms.tools.removal import MemberRemoved
from classroom.rooms.tools.requests import UnmuteAsked
from classroom.rooms.tools.session import CLASS as SESSION
from classroom.rooms.tools.session import ClassEnded
from classroom.rooms.tools.showing import ShowingBegan, Surface
from classroom.rooms.tools.slides import PaceSet, PageTurned, ReaderCame
from classroom.rooms.tools.speaking import PULSE, Mode, PulseFirstSet, SpokeFirst
from classroom.rooms.tools.spotlight import SpotlightBegan
from classroom.rooms.tools.timers import TimerBegan
from classroom.rooms.tools.wall import HandedOut, Revealed, TaskCollected
from classroom.rooms.tools.words import WordsSet
from tests.given import CLASS, Given, here, typed
from tests.rules.expected import EVERYONE, MAY, SEES

TYPED = typed("h")

WHO = {
    "teacher": "tess",
    "co_teacher": "cora",
    "assistant": "ari",
    "learner": "ada",
    "guest": "gus",
    "observer": "olu",
    "waiting": "wes",
    "removed": "rob",
    "ended": "tess",
}

ATTACHED = Attached("sent", "seasons.pdf", "application/pdf", 1_000)
YES_NO = PollQuestion(Form.SINGLE, "Why?", ("Yes", "No"))
FULL: tuple[Event, ...] = (
    *CLASS,
    *here("cora", Role.CO_TEACHER),
    *here("gus", Role.GUEST),
    *here("rob"),
    MemberRemoved("rob", "tess"),
    MemberAdmitted("wes", "Wes", Role.LEARNER, Reason.LOCKED),
    PersonCame("wes", "wes.pc", Kind.REMOTE, False, 0, Reason.LOCKED),
    WaitingBegan("wes", "Wes", 0, Reason.LOCKED),
    MemberAdmitted("win", "Win", Role.LEARNER, Reason.LOCKED),
    PersonCame("win", "win.pc", Kind.REMOTE, False, 0, Reason.LOCKED),
    WaitingBegan("win", "Win", 0, Reason.LOCKED),
    RulesMade("door"),
    MessageWritten("message", "Ten past", "tess", 0),
    ReadinessKnown("bob", "Bob", Ready.PARTLY, ()),
    MissedKnown("quiz", "Quiz", ()),
    MessageSent("public", "bob", "hi", 0, To.ROOM, "main"),
    MessageSent("all", "bob", "hi", 0, To.EVERYONE, None),
    MessageSent("staff", "bob", "hi", 0, To.STAFF, None),
    WhisperSent("private", "bob", "hi", 0, "cy", None),
    MessageSent("deleted", "bob", "hi", 0, To.ROOM, "main"),
    MessageDeleted("deleted", "bob", 0),
    PinBegan("public", "bob", "hi", "tess", "main"),
    WordsSet("words", ("fool",), "tess"),
    HandRaised("bob", 1, "main"),
    SignalShown("bob", Sign.YES, 0),
    AwayBegan("bob", 0),
    FirstReaction("bob", Emoji.CLAP, 0),
    UnmuteAsked("bob", "tess", 0, "main"),
    DeckCame("shown", "tess", "Seasons", 9, 1),
    SlideMade("shown.1", "shown", 1, "f1", "s1", 1600, 1200, "June", True),
    SlideMade("shown.2", "shown", 2, "f2", "s2", 1600, 1200, "July", True),
    SlideMade("shown.3", "shown", 3, "f3", "s3", 1600, 1200, "August", False),
    SlideFailed("shown.4", "shown", 4, "broken"),
    PageTurned("shown", 2),
    PaceSet("shown", True),
    ReaderCame("bob", "shown", 1, 0),
    DeckCame("hidden", "tess", "Moon", 2, 2),
    MediaSet("bob.pc", False, False, True),
    GlassLaid("bob", "main"),
    FileArrived("sent", "bob", Purpose.CHAT, ATTACHED, 60_000),
    PowersSet("guest", tuple(each for each in Permission if each in PERMISSIONS[Role.GUEST])),
    LocksSet("locks", (Lock.NAMES,), Preset.OPEN, 0, "tess"),
    SetPrepared("shut", Plan("Pairs", ("Red", "Blue"))),
    SetPrepared("run", Plan("Trios", ("Red", "Blue"), ({}, {}), Choice.FREE)),
    SetOpened("run", ("run.1.0", "run.1.1"), 0, 0, 60_000),
    SpokeFirst("bob", 9_000, 0),
    PulseFirstSet(PULSE, Mode.STAFF, True, 1),
    SpotlightBegan("main", "bob"),
    FirstPicked(PICK, "bob", "main", 0, 1),
    Reported("report", "bob", "hi", 0, "main", None),
    NotesOpened("notes", "main"),
    NotesOpened("groups", "run.1.1"),
    PlanSet(PLAN, (StepPlan("one", "Warm-up", 5, StepTool.TALK),), False),
    HelpCalled("bob", "bob", "", 0, "main"),
    ListeningBegan("cora", 0, "run.1.1"),
    BroadcastBegan("cora", None, 0),
    HelpCalled("run.1.1", "bob", "", 0, "run.1.1"),
    BoardMade("board", "Board", DrawMode.EVERYONE, True, "main", None, "bob", 0),
    BoardMade("own", "Board", DrawMode.EVERYONE, True, None, "bob", "tess", 0),
    HandedOut("task", "Sun", "tess", 0, None),
    BoardMade("shown", "Bob", DrawMode.EVERYONE, True, None, "bob", "tess", 0, "task"),
    Revealed("shown", "shown", "main"),
    TaskCollected("task"),
    TimerBegan("class", 60_000, "", 0, "tess"),
    PollOpened("poll", YES_NO, Secrecy.NAMED, True, Solution(), "tess", 0, None),
    QuizStarted("quiz", "", (QuizQuestion(YES_NO),), Secrecy.NAMED, "tess", 0, False, "poll"),
    PollOpened("over", YES_NO, Secrecy.NAMED, True, Solution(), "tess", 0, None),
    PollClosed("over", PollResult(0, (0, 0)), Turnout(0, (), 0), False),
    TimerBegan("run.1.0", 60_000, "", 0, "bob"),
    ShowingBegan("run.1.0", Surface.NOTES, None, "bob"),
    QuestionAsked("asked", "bob", "bob", True, 0, True),
    QuestionAsked("waits", "bob", "bob", True, 0, False),
    RulesFirstSet("questions", True, False, True),
)
ALL_BACK = SetClosed("run", ("run.1.0", "run.1.1"))
# Of each row of "sees" one thing that is nobody's own in the table's columns.
THINGS = {
    "class": SESSION,
    "member": "bob",
    "member:at_door": "win",
    "devices": "bob",
    "devices:at_door": "win",
    "waiting": "win",
    "door_rules": "door",
    "door_message": "message",
    "readiness": "bob",
    "missed": "quiz",
    "message": "public",
    "message:to_everyone": "all",
    "message:to_staff": "staff",
    "message:private": "private",
    "message:deleted": "deleted",
    "pin": "public",
    "words": "words",
    "locks": "locks",
    "powers": "guest",
    "hand": "bob",
    "signal": "bob",
    "away": "bob",
    "reacted": "bob",
    "sending": "bob.pc",
    "request": "bob",
    "file": "sent",
    "glass": "bob",
    "deck": "shown",
    "deck:not_shown": "hidden",
    "slide": "shown.1",
    "slide:not_shown": "shown.3",
    "slide:failed": "shown.4",
    "reader": "bob",
    "breakout_set": "run",
    "breakout_set:closed": "shut",
    "spoken": "bob",
    "pulse": PULSE,
    "spotlight": "main",
    "pick": PICK,
    "incident": "report",
    "notes": "notes",
    "notes:of_group": "groups",
    "plan": PLAN,
    "poll": "poll",
    "quiz": "quiz",
    "call": "run.1.1",
    "listening": "cora",
    "broadcast": "cora",
    "call:of_one": "bob",
    "board": "board",
    "board:of_one": "own",
    "board:shown": "shown",
    "board_task": "task",
    "timer": "class",
    "showing": "run.1.0",
    "timer:of_group": "run.1.0",
    "question": "asked",
    "question:not_approved": "waits",
    "question_rules": "questions",
}
# What a sample says otherwise than the others do.
SAYS = {
    "breakout.rearrange": {"id": "shut"},
    "breakout.delete": {"id": "shut"},
    "breakout.open": {"id": "shut"},
    "breakout.edit": {"id": "run"},
    "breakout.next_round": {"id": "run"},
    "breakout.extend": {"id": "run"},
    "breakout.close": {"id": "run"},
    "breakout.add_room": {"id": "run"},
    "breakout.rename_room": {"id": "run", "room": 1},
    "breakout.place": {"id": "shut", "to": 1},
    "breakout.restore": {"id": "kept"},
    "breakout.forget": {"id": "kept"},
    "board.make": {"title": "Sun"},
    "board.give": {"id": "board"},
    "board.restore": {"mode": "everyone"},
    "board.set_mode": {"mode": "teacher"},
    "board.reveal": {"id": "shown"},
    "board.hide": {"id": "shown"},
    "board.comment": {"id": "shown"},
    "locks.set": {"locked": ["chat"]},
    "chat.pin": {"id": "all"},
    "chat.report": {"id": "all"},
    "chat.send:person": {"to": "person", "person": "bob"},
    "help.claim": {"id": "bob"},
    "file.drop": {"id": "mine"},
    "poll.answer": {"id": "poll", "answer": {"choices": [1]}},
    "poll.close": {"id": "poll"},
    "poll.show": {"id": "poll"},
    "poll.set_time": {"id": "poll", "by_ms": 60_000},
    "poll.show_at_end": {"id": "poll", "on": False},
    "poll.remind": {"id": "poll"},
    "poll.hide": {"id": "poll"},
    "poll.join": {"id": "poll"},
    "quiz.start": {"questions": [{"question": {"form": "text"}}]},
    "quiz.next": {"id": "quiz", "after": 1},
    "quiz.end": {"id": "quiz"},
    "quiz.show_leaders": {"id": "quiz"},
    "quiz.delete": {"id": "quiz"},
    "poll.again": {"id": "over"},
    "poll.delete": {"id": "poll"},
    "slides.retry": {"page": 4},
    "deck.arrives": {"by": "tess"},
    "deck.page_made": {"page": 5},
    "deck.page_failed": {"page": 5},
    "timer.pause": {"id": "run.1.0"},
    "timer.resume": {"id": "run.1.0"},
    "timer.add": {"id": "run.1.0", "by_ms": 60_000},
    "timer.stop": {"id": "run.1.0"},
    "notes.write": {"id": "notes", "update": TYPED},
    "notes.set_mode": {"id": "notes"},
    "notes.save": {"id": "notes", "update": TYPED, "by": ["bob"]},
    "notes.merge": {"id": "notes"},
    "notes.restore": {"id": "kept", "group": "", "updates": [TYPED]},
    "words.restore": {"by": "tess"},
    "door.allow_back": {"person": "rob"},
    "media.set:screen": {"screen": True},
    "roles.set": {"role": "guest"},
    "question.vote": {"id": "asked"},
    "question.approve": {"id": "waits"},
    "roles.permit": {"role": "guest", "permissions": ["talk", "share_screen"]},
}


def wish(row: str, me: str) -> Command:
    """Of this kind, about what is one's own where it has an owner."""
    kind = row.partition(":")[0]
    fields = {
        "id": f"{me}.m",
        "person": me if kind in ("hand.lower", "ink.clear_screen") else "bob",
        "device": f"{me}.pc",
        "device_kind": "remote",
        "text": "hi",
        "emoji": "clap",
        "sign": "no",
        "mark": "heart",
        "reason": "hurts",
        "words": ["fool"],
        "surface": "board",
        "away": True,
        "locked": True,
        "name": "Bob",
        "role": "observer",
        "state": "ready",
        "activity": "quiz",
        "title": "Quiz",
        "questions": [],
        "policy": "warn",
        "starts_ms": 0,
        "ends_ms": 1,
        "last_seen_ms": 0,
        "alive_ms": 0,
        "names": ["Red"],
        "arrange": {"by": "chance", "rooms": 2},
        "by_ms": 60_000,
        "duration_ms": 60_000,
        "people": ["bob"],
        "room": "run.1.1",
        "on": True,
        "accept": True,
        "to": "main",
        "preset": "quiet",
        "plan": {"name": "Kept", "names": ["Red"]},
        "spoken": {"bob": 9_000},
        "mode": "staff",
        "class_sees_total": True,
        "steps": [],
        "step": "one",
        "guests": False,
        "set": "shut",
        "owner": me,
        "purpose": "chat",
        "type": "application/pdf",
        "size": 1,
        "question": {"form": "text"},
        "answer": {},
        "whole": TYPED,
        "base": 0,
        "count": 1,
        "drawers": [],
        "own_only": True,
        "of": None,
        "by": None,
        "group": None,
        "at_ms": 0,
        "drawn": [],
        "strokes": [
            {"type": "freedraw", "id": "s", "version": 1, "versionNonce": 1, "points": [0, 0]}
            | {"x": 0, "y": 0, "width": 1, "height": 1, "index": "a1"}
        ],
        "shapes": [
            {"type": "rectangle", "id": "r", "version": 1, "versionNonce": 1, "index": "a1"}
            | dict.fromkeys(("x", "y", "width", "height"), 1)
        ],
        "open": True,
        "approval": True,
        "without_names": True,
        "deck": "shown",
        "page": 1,
        "pages": 3,
        "place": 2,
        "file": "f",
        "small": "s",
        "wide": 1600,
        "high": 1200,
        "why": "broken",
    }
    says = SAYS.get(row, {})
    fields |= says
    needed = {field.name for field in msgspec.structs.fields(COMMANDS[kind]) if field.required} | {*says}
    return msgspec.convert({name: fields[name] for name in needed} | {"kind": kind}, COMMANDS[kind])


def given_for(who: str, kind: str = "") -> Given:
    given = Given(*FULL)
    me = WHO[who]
    if kind == "breakout.open":
        given.happens(ALL_BACK)
    if kind in ("quiz.start", "quiz.delete"):
        given.happens(QuizEnded("quiz"))
    # of who is in a group
    if kind == "breakout.need_minute" or kind.startswith(("timer.", "showing.", "board.make")):
        given.happens(Moved(me, "run.1.0"))
    given.happens(FileArrived("mine", me, Purpose.CHAT, ATTACHED, 60_000))
    own = kind in ("board.ask", "board.hand_in")  # their own, if they have one
    lies_in, of, task = (None, me if who in ("learner", "guest") else None, "task") if own else ("main", None, None)
    given.happens(BoardMade(f"{me}.m", "Board", DrawMode.EVERYONE, True, lies_in, of, me, 0, task))
    if me != "bob":
        given.happens(GlassLaid(me, "main"))
    given.happens(QuestionAsked(f"{me}.m", "Why?", me, False, 0, True))
    given.happens(MessageSent(f"{me}.m", me, "hi", 0, To.ROOM, "main"))
    if who == "ended":
        given.happens(ClassEnded(SESSION, 9, "tess"))
    return given


def test_each_command_and_each_kind_has_its_row():
    assert {row.partition(":")[0] for row, _ in MAY} == {row for row, _ in MAY} & {*COMMANDS} == {*COMMANDS}
    assert {row for row, _ in SEES} == set(THINGS)
    assert {row.partition(":")[0] for row in THINGS} == set(ITEMS)
    assert {who for _, who in MAY} == {who for _, who in SEES} == {*EVERYONE} == {*WHO} >= {*Role}


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize("row", dict.fromkeys(row for row, _ in MAY))
def test_a_role_may_what_the_table_says(row: str, who: str):
    given = given_for(who, row)
    try:
        given.when(wish(row, WHO[who]), WHO[who], wish_id="new")
        code = ""
    except Refused as refused:
        code = refused.code
    assert (code != "not_allowed") == MAY[row, who]
    if MAY[row, who]:
        assert code == "", f"{row}: the table says yes, so the sample of this test must be obeyed"


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize("row", THINGS)
def test_a_role_sees_what_the_table_says(row: str, who: str):
    given = given_for(who)
    item = given.room.at(Key(row.partition(":")[0], THINGS[row]))
    assert item is not None
    assert (view_for(given.person(WHO[who]), item) is not None) == SEES[row, who]


def test_no_role_has_the_servers_permission_and_every_other_belongs_to_one():
    given = {permission for has in PERMISSIONS.values() for permission in has}
    assert given == {*Permission} - {Permission.SERVER}
    assert {sight for has in SIGHTS.values() for sight in has} == {*Sight}
    assert PERMISSIONS.keys() == SIGHTS.keys() == {*Role}


@pytest.mark.parametrize("kind", [kind for kind, command in COMMANDS.items() if command.needs is Permission.SERVER])
def test_no_wire_accepts_what_only_the_server_reports(kind: str):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(msgspec.to_builtins(wish(kind, "ada")), WIRE)


def test_every_other_command_is_on_the_wire():
    kinds = {command.__struct_config__.tag for tool in ALL for command in tool.commands}
    for kind in kinds:
        if COMMANDS[str(kind)].needs is not Permission.SERVER:
            assert msgspec.convert(msgspec.to_builtins(wish(str(kind), "ada")), WIRE)
