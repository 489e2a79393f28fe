"""What may happen in a lesson: wishes alone and in the company where they hurt, and what a lesson is about."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from classroom.rooms.grouping import Arrangement, By
from classroom.rooms.tool import Command
from classroom.rooms.tools import (
    admitting,
    breakouts,
    chat,
    doorway,
    hands,
    help,
    incidents,
    listening,
    lobby,
    locks,
    moderation,
    moving,
    picks,
    presence,
    reactions,
    readiness,
    removal,
    session,
    speaking,
    whereabouts,
)
from classroom.rooms.tools.breakouts import Choice, Late
from classroom.rooms.tools.chat import Send, To
from classroom.rooms.tools.presence import DeviceConnects, Kind, Role
from classroom.rooms.tools.publishing import SetMedia
from classroom.rooms.tools.readiness import Prerequisite, Question, Ready
from classroom.rooms.tools.session import OpenSession, Policy
from classroom.rooms.tools.speaking import SetPulse, SpeakingHeard
from classroom.rooms.tools.spotlight import SetSpotlight
from tests.given import HOUR_MS
from tests.rules import (
    lesson_board,
    lesson_chat,
    lesson_glass,
    lesson_notes,
    lesson_polls,
    lesson_powers,
    lesson_questions,
    lesson_quiz,
    lesson_requests,
    lesson_showing,
    lesson_slides,
    lesson_time,
    lesson_wall,
)
from tests.rules.lesson_agenda import GOES_ON, PLANNING

STAFF = st.sampled_from(["tess", "tess", "ari"])
LEARNERS = st.sampled_from(["ada", "bob", "cy"])
NEW = st.sampled_from(["dan", "eve"])  # not in the class at first
PEOPLE = st.sampled_from(["tess", "ari", "ada", "bob", "cy", "olu", "dan", "eve"])
COMING = st.sampled_from(["ada", "bob", "cy", "dan", "dan", "eve", "eve", "tess"])
SERVER = st.just("server")
SOME = st.sampled_from(["?0", "?1", "?-1"])
MAYBE = st.sampled_from([None, True, True, False])

ROOM = st.one_of(SOME, SOME, st.just("!0"))  # one that is open, or the oldest, which seldom is
SEND = st.builds(Send, st.just("hi"), st.sampled_from([*To, To.ROOM, To.STAFF]), st.none() | st.none() | ROOM)
TALK: st.SearchStrategy[Command] = st.one_of(
    SEND,
    SEND,
    st.builds(chat.Edit, SOME, st.just("ho")),
    st.builds(chat.Delete, SOME),
    st.just(hands.RaiseHand()),
    st.builds(hands.LowerHand, SOME),
    st.just(help.CallForHelp("Stuck")),
    st.just(help.CallForHelp()),
    st.just(help.Cancel()),
    st.builds(reactions.React, st.just(reactions.Emoji.CLAP)),
    st.builds(SetMedia, SOME, MAYBE, MAYBE, MAYBE),
    st.builds(SetMedia, SOME, st.just(True), MAYBE),
    st.builds(whereabouts.Be, SOME, st.sampled_from([Kind.REMOTE, Kind.IN_ROOM]), st.just(False)),
    st.builds(whereabouts.Be, SOME, st.just(Kind.IN_ROOM), st.booleans()),
)
LEAD: st.SearchStrategy[Command] = st.one_of(
    st.just(hands.LowerAllHands()),
    st.builds(help.Claim, SOME),
    st.builds(help.Resolve, SOME),
    st.builds(listening.Speak, st.booleans()),
    st.builds(moderation.Mute, SOME),
    st.builds(moderation.StopCamera, SOME),
    st.builds(moderation.MuteAll, st.lists(LEARNERS, max_size=1).map(tuple)),
    st.builds(lobby.LetIn, SOME),
    st.builds(lobby.LetIn, SOME),
    st.just(lobby.LetInAll()),
    st.builds(session.Lock, st.booleans()),
    st.builds(session.Lock, st.booleans()),
    st.builds(locks.SetPreset, st.sampled_from(locks.Preset)),
    st.builds(locks.SetLocks, st.lists(st.sampled_from(locks.Lock), max_size=3).map(tuple)),
    st.builds(removal.Remove, st.sampled_from(["cy", "cy", "dan", "eve"])),
)
PLANS = st.sampled_from(
    [(), ({"ada": 0, "bob": 1, "dan": 1},), ({"ada": 0, "bob": 0, "cy": 1}, {"ada": 1, "bob": 0, "cy": 1, "tess": 0})]
)
PREPARE: st.SearchStrategy[Command] = st.builds(
    breakouts.Prepare,
    st.just("Set"),
    st.sampled_from([("Red", "Blue"), ("Red", "Blue", "Green")]),
    PLANS,
    st.sampled_from(Choice),
    st.sampled_from(Late),
    st.sampled_from([None, None, 1]),
    st.just(""),
    st.sampled_from([None, None, Arrangement(By.CHANCE, rooms=2, rounds=2)]),
)
# somebody else of the staff prepares one under the same id
PREPARED_AND_DELETED = st.tuples(st.tuples(STAFF, PREPARE), st.tuples(STAFF, st.just(breakouts.Delete("?-1"))))
MOVING = st.tuples(st.just(("ada",)) | st.just(("bob", "cy")) | st.just(("ari",)), ROOM)
ROOMS: st.SearchStrategy[Command] = st.one_of(
    MOVING.map(lambda drawn: moving.Move(*drawn)),
    MOVING.map(lambda drawn: moving.Move(*drawn)),
    st.builds(moving.Go, ROOM),
    st.builds(listening.Listen, st.one_of(ROOM, ROOM, st.none())),
    st.builds(moving.NextRound, SOME),
    st.builds(moving.Close, SOME, st.sampled_from([0, 0, 5_000])),
    st.builds(moving.Extend, SOME, st.sampled_from([60_000, -7_200_000])),
    st.builds(moving.AddRoom, SOME, st.just("More")),
    st.builds(moving.Open, SOME),
    st.builds(breakouts.PlaceSeat, SOME, st.sampled_from(["ada", "eve"]), st.sampled_from([0, 1, None])),
    st.builds(breakouts.Edit, SOME, st.just("Other"), st.none(), st.sampled_from(Choice)),
    st.builds(breakouts.Rearrange, SOME, st.just(Arrangement(By.CHANCE, rooms=2))),
    st.builds(breakouts.Delete, SOME),
)
# the flow of the class
LEADS: st.SearchStrategy[Command] = st.one_of(
    st.builds(SetSpotlight, st.sampled_from(["ada", "bob", "ada", "tess", None])),
    st.builds(SetPulse, st.sampled_from(speaking.Mode), st.booleans()),
)
HEARD: st.SearchStrategy[Command] = st.builds(
    SpeakingHeard, st.sampled_from([{"ada": 9_000}, {"ada": 9_000, "tess": 60_000}, {"bob": 400}])
)
ENDING: st.SearchStrategy[Command] = st.sampled_from([session.EndClass(), session.Reopen(), session.Reopen()])


def told(person: str, state: Ready) -> Command:
    state = Ready.NOT_READY if state is Ready.EXCUSED else state  # the course excuses nobody
    return readiness.SetReadiness(person, "Name", state, TODO)


TODO = (Prerequisite("q1", "Quiz", False),)
TELLS: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        readiness.SetReadiness,
        st.sampled_from(["ada", "dan", "dan", "eve"]),
        st.just("Name"),
        st.sampled_from([Ready.READY, Ready.NOT_READY, Ready.PARTLY]),
        st.just(TODO),
    ),
    st.builds(
        readiness.SetMissed, st.just("q1"), st.just("Quiz"), st.sampled_from([(), (Question("x", "Why?", 1, 2),)])
    ),
    st.builds(
        OpenSession,
        st.just("Seasons"),
        st.sampled_from([Policy.BLOCK, Policy.WARN, Policy.PREPARE, Policy.PREPARE]),
        st.just(0),
        st.just(HOUR_MS),
    ),
)
ROLES = st.builds(presence.ChangeRole, st.sampled_from(["ada", "bob", "olu", "dan"]), st.sampled_from(Role))
CONNECTS = st.tuples(COMING, st.sampled_from("123"), st.sampled_from(Kind), st.booleans()).map(
    lambda drawn: DeviceConnects(
        drawn[0],
        "Name",
        Role.TEACHER if drawn[0] == "tess" else Role.LEARNER,
        f"{drawn[0]}.{drawn[1] if drawn[1] != '3' else 'pc'}",
        Kind.REMOTE if drawn[2] is Kind.RECORDING else drawn[2],
        drawn[3],
    )
)
REPORTS: st.SearchStrategy[Command] = st.one_of(
    CONNECTS,
    CONNECTS,
    CONNECTS,
    st.builds(presence.DeviceLeaves, PEOPLE, SOME),
    st.builds(presence.DeviceFallsSilent, PEOPLE, SOME, st.just(0)),
    st.builds(presence.DeviceFallsSilent, PEOPLE, SOME, st.just(0)),
    ROLES,
    TELLS,
    TELLS,
    HEARD,
)
WISHES = st.one_of(
    st.tuples(LEARNERS, TALK),
    st.tuples(LEARNERS, TALK),
    st.tuples(NEW, TALK),
    st.tuples(STAFF, TALK),
    st.tuples(STAFF, LEAD),
    st.tuples(STAFF, LEAD),
    st.tuples(STAFF, ROOMS),
    st.tuples(STAFF, LEADS),
    st.tuples(SERVER, REPORTS),
    st.tuples(SERVER, REPORTS),
    st.tuples(SERVER, REPORTS),
    st.tuples(PEOPLE, st.one_of(TALK, LEAD, REPORTS)),  # most of these are refused
)
# what happens within one commit, where it hurts
QUICK: list[st.SearchStrategy[Command]] = [
    TALK,
    st.sampled_from([hands.RaiseHand(), hands.LowerHand("?-1")]),
    st.one_of(SEND, st.builds(chat.Delete, st.just("?-1"))),
]
ANOTHERS: st.SearchStrategy[Command] = st.sampled_from(
    [
        chat.Edit("!0", "mine"),
        chat.Delete("!0"),
        SetMedia("!0", camera=True),
        SetMedia("!-1", camera=True),
        whereabouts.Be("!0", Kind.IN_ROOM),
        hands.LowerHand("!0"),
    ]
)
OFF: st.SearchStrategy[Command] = st.one_of(
    st.builds(moderation.Mute, SOME), st.builds(moderation.StopCamera, SOME), st.just(moderation.MuteAll())
)
LOCKING: st.SearchStrategy[Command] = st.builds(
    locks.SetLocks, st.lists(st.sampled_from(locks.Lock), max_size=3).map(tuple)
)
ON = st.tuples(
    st.tuples(LEARNERS, st.builds(SetMedia, SOME, st.just(True), MAYBE)),
    st.tuples(LEARNERS, ANOTHERS),
    st.one_of(
        st.tuples(STAFF, OFF),
        st.tuples(STAFF, LOCKING),
        st.tuples(SERVER, ROLES),
        st.tuples(SERVER, REPORTS),
        st.tuples(LEARNERS, TALK),
    ),
)
UP, DOWN = hands.RaiseHand(), hands.LowerHand("?0")
FLICKER = st.tuples(LEARNERS, st.sampled_from([(UP, DOWN, UP, DOWN), (UP, DOWN, UP), (UP, DOWN)])).map(
    lambda drawn: [(drawn[0], wish) for wish in drawn[1]]
)
SAYS_AND_TAKES_BACK = st.tuples(
    st.tuples(LEARNERS, SEND),
    st.tuples(LEARNERS, st.one_of(st.builds(chat.Delete, st.just("?-1")), ANOTHERS)),
)
CHANGES_WHAT_IS_LOCKED = LEARNERS.map(
    lambda id: (
        (id, Send("hi")),
        ("tess", locks.SetLocks((locks.Lock.CHAT,))),
        (id, chat.Edit("?-1", "ho")),
    )
)
BURST = st.tuples(LEARNERS, st.sampled_from(QUICK)).flatmap(
    lambda drawn: st.lists(st.tuples(st.just(drawn[0]), drawn[1]), min_size=2, max_size=5)
)
COMES_IN = NEW.flatmap(
    lambda id: st.tuples(
        st.tuples(SERVER, st.just(DeviceConnects(id, "Name", Role.LEARNER, f"{id}.1", Kind.REMOTE))),
        st.tuples(STAFF, st.one_of(st.just(lobby.LetIn(id)), st.just(lobby.LetInAll()), TALK)),
        st.tuples(SERVER, st.one_of(st.builds(told, st.just(id), st.sampled_from(Ready)), REPORTS)),
    )
)


LOCKED_OUT = NEW.flatmap(
    lambda id: st.tuples(
        st.tuples(STAFF, st.just(session.Lock(True))),
        st.tuples(SERVER, st.just(DeviceConnects(id, "Name", Role.LEARNER, f"{id}.1", Kind.REMOTE))),
        st.tuples(STAFF, st.builds(session.Lock, st.booleans())),
    )
)
SECOND_DEVICE = LEARNERS.flatmap(
    lambda id: st.tuples(
        st.tuples(SERVER, st.just(DeviceConnects(id, "Name", Role.LEARNER, f"{id}.2", Kind.REMOTE))),
        st.tuples(SERVER, st.one_of(st.just(presence.DeviceLeaves(id, f"{id}.pc")), REPORTS)),
        st.tuples(st.just(id), TALK),
    )
)


AT_THE_DOOR = st.sampled_from(["cy", "dan", "dan"]).flatmap(
    lambda id: st.tuples(
        st.tuples(SERVER, st.just(DeviceConnects(id, "Name", Role.LEARNER, f"{id}.1", Kind.REMOTE))),
        st.tuples(STAFF, st.sampled_from([removal.Remove(id), removal.Remove(id, "Noise"), removal.SendOut(id)])),
        st.one_of(
            st.tuples(SERVER, st.just(DeviceConnects(id, "Name", Role.LEARNER, f"{id}.1", Kind.REMOTE))),
            st.tuples(SERVER, st.one_of(st.builds(presence.ChangeRole, st.just(id), st.just(Role.GUEST)), REPORTS)),
            st.tuples(STAFF, st.sampled_from([removal.Remove(id), doorway.SetMessage("Soon")])),
        ),
        st.tuples(STAFF, st.sampled_from([removal.AllowBack(id), lobby.LetIn(id), doorway.Hold(False)])),
        st.tuples(SERVER, st.just(DeviceConnects(id, "Name", Role.LEARNER, f"{id}.1", Kind.REMOTE))),
    )
)
GROUPS_COME_IN = st.tuples(
    st.tuples(STAFF, PREPARE),
    st.tuples(STAFF, st.builds(admitting.AutoAdmit, st.just("?-1"), st.sampled_from([(), (0,)]))),
    st.tuples(STAFF, st.just(session.Lock(True))),
    st.tuples(SERVER, CONNECTS),
    st.tuples(STAFF, st.one_of(st.just(admitting.AutoAdmit(None)), st.just(breakouts.Delete("?-1")), ROOMS)),
)


PREPARES = NEW.flatmap(
    lambda id: st.tuples(
        st.tuples(SERVER, st.just(OpenSession("Seasons", Policy.PREPARE, 0, HOUR_MS))),
        st.tuples(SERVER, st.just(DeviceConnects(id, "Name", Role.LEARNER, f"{id}.1", Kind.REMOTE))),
        st.one_of(st.tuples(st.just(id), st.one_of(TALK, st.just(moving.Go("main")))), st.tuples(STAFF, ROOMS)),
        st.one_of(
            st.tuples(SERVER, st.one_of(st.builds(told, st.just(id), st.sampled_from(Ready)), REPORTS)),
            st.tuples(STAFF, st.sampled_from([lobby.LetIn(id), moving.Move((id,), "main"), moving.Go("prep")])),
            st.tuples(SERVER, st.just(OpenSession("Seasons", Policy.WARN, 0, HOUR_MS))),
        ),
        st.one_of(st.tuples(STAFF, st.one_of(PREPARE, ROOMS)), st.tuples(SERVER, REPORTS)),
    )
)


CHOOSES = st.tuples(LEARNERS, st.builds(moving.Go, ROOM))
GROUPS = st.tuples(
    st.tuples(STAFF, PREPARE),
    st.tuples(STAFF, st.builds(moving.Open, st.just("?-1"), st.sampled_from([None, 1]))),
    st.one_of(CHOOSES, st.tuples(LEARNERS, TALK), st.tuples(STAFF, ROOMS)),
    st.one_of(CHOOSES, st.tuples(SERVER, CONNECTS), st.tuples(STAFF, ROOMS)),
    st.one_of(st.tuples(LEARNERS, TALK), st.tuples(STAFF, ROOMS), st.tuples(STAFF, ENDING)),
)
GROUP_CALLS = st.tuples(
    st.tuples(STAFF, PREPARE),
    st.tuples(STAFF, st.builds(moving.Open, st.just("?-1"), st.sampled_from([None, 1]))),
    st.tuples(LEARNERS, st.just(help.CallForHelp("Stuck"))),
    st.tuples(STAFF, st.builds(help.Claim, st.just("?-1")))
    | st.tuples(STAFF, st.just(moving.Move(("ada", "bob"), "?0"))),
    st.one_of(
        st.tuples(STAFF, ROOMS),
        st.tuples(SERVER, REPORTS),
        st.tuples(STAFF, st.builds(help.Claim, SOME)),
        st.tuples(SERVER, st.builds(presence.ChangeRole, st.just("ari"), st.sampled_from(Role))),
        st.tuples(st.just("tess"), lesson_powers.FOR_HELPERS),
        st.tuples(SERVER, st.builds(presence.DeviceLeaves, st.sampled_from(["tess", "ari"]), st.just("?0"))),
    ),
)
BY_PLAN = st.tuples(
    st.tuples(STAFF, PREPARE),
    st.tuples(STAFF, PLANNING),
    st.tuples(STAFF, GOES_ON),
    st.one_of(st.tuples(STAFF, GOES_ON), st.tuples(STAFF, PLANNING), st.tuples(STAFF, ENDING)),
    st.one_of(st.tuples(STAFF, GOES_ON), st.tuples(STAFF, ROOMS), st.tuples(SERVER, REPORTS)),
)
WRITES_TO_THE_PAST = st.tuples(
    st.tuples(STAFF, PREPARE),
    st.tuples(STAFF, st.just(moving.Open("?-1"))),
    st.tuples(STAFF, st.just(moving.Close("?-1"))),
    st.tuples(STAFF, st.just(Send("hi", To.ROOM, "!-1"))),
)
VOICES: st.SearchStrategy[Command] = st.one_of(
    st.builds(listening.Listen, st.sampled_from(["?1", "?-1"])),
    st.builds(listening.Speak, st.just(True), st.sampled_from([None, ("main",)])),
)
OVERHEARD = st.tuples(
    st.tuples(STAFF, PREPARE),
    st.tuples(STAFF, st.builds(moving.Open, st.just("?-1"), st.sampled_from([None, 1]))),
    st.tuples(STAFF, VOICES),
    st.tuples(STAFF, VOICES),
    st.one_of(
        st.tuples(STAFF, ROOMS),
        st.tuples(SERVER, REPORTS),
        st.tuples(STAFF, ENDING),
        st.tuples(SERVER, st.builds(presence.ChangeRole, st.just("ari"), st.sampled_from(Role))),
        st.tuples(st.just("tess"), lesson_powers.FOR_HELPERS),
        st.tuples(SERVER, st.builds(presence.DeviceLeaves, st.sampled_from(["tess", "ari"]), st.just("?0"))),
    ),
)

PICKS: st.SearchStrategy[Command] = st.builds(picks.PickLearner, st.sampled_from([False, False, True]))
PICKED = st.tuples(
    st.tuples(STAFF, PICKS),
    st.tuples(PEOPLE, st.just(incidents.Report("Fell"))),
    st.tuples(STAFF, PICKS),
    st.one_of(
        st.tuples(STAFF, st.one_of(PICKS, st.just(picks.ClearPick()), ROOMS)),
        st.tuples(SERVER, st.builds(presence.DeviceLeaves, LEARNERS, st.just("?0"))),
        st.tuples(SERVER, st.one_of(ROLES, CONNECTS)),
    ),
    st.tuples(STAFF, PICKS),
)
EMPOWERED = lesson_powers.empowered(
    st.one_of(
        st.tuples(STAFF, st.one_of(LEAD, ROOMS, LOCKING)),
        st.tuples(SERVER, REPORTS),
        st.tuples(SERVER, st.builds(presence.DeviceLeaves, st.sampled_from(["ada", "bob"]), st.just("?0"))),
    )
)


SHOWN = lesson_showing.shown(PREPARE, st.one_of(ROOMS, ENDING), STAFF, LEARNERS)
POLLED = lesson_polls.asks_the_class(
    STAFF,
    LEARNERS,
    st.one_of(st.tuples(STAFF, ROOMS), st.tuples(STAFF, ENDING), st.tuples(SERVER, REPORTS), st.tuples(LEARNERS, TALK)),
)
QUIZZED = lesson_quiz.quizzed(STAFF, LEARNERS, st.one_of(st.tuples(STAFF, ENDING), st.tuples(LEARNERS, TALK)))
RUN_OUT = lesson_time.runs_out(PREPARE, st.one_of(ROOMS, ENDING), STAFF, LEARNERS)


DRAWN_OVER = lesson_glass.drawn_over(
    st.one_of(STAFF, LEARNERS),
    st.one_of(
        st.tuples(STAFF, ROOMS),
        st.tuples(STAFF, LOCKING),
        st.tuples(SERVER, ROLES),
        st.tuples(SERVER, REPORTS),
        st.tuples(SERVER, CONNECTS),
        st.tuples(STAFF, ENDING),
    ),
)
WRITTEN = lesson_notes.written(PREPARE, ROOMS, STAFF, LEARNERS)


class Acts(NamedTuple):
    wishes: Sequence[tuple[str, Command]]
    again: int = 0  # so many wishes back, one comes a second time
    as_other: str | None = None  # or someone else uses its id


class TimePasses(NamedTuple):
    by_ms: int


class WishesAgain(NamedTuple):
    """An old wish comes once more (a lost answer), or someone else uses its id."""

    back: int
    as_other: str | None


class TakesSnapshot(NamedTuple): ...


class Restarts(NamedTuple):
    orderly: bool  # with a snapshot first


class Arrives(NamedTuple):
    person: str


class FallsBehind(NamedTuple):
    page: int


class Misses(NamedTuple):
    """A page that is behind from the second of these on, and then no more."""

    page: int
    wishes: Sequence[tuple[str, Command]]


class Drains(NamedTuple):
    page: int


PAGES = st.integers(0, 8)
AGAIN = st.sampled_from([0, 0, 1, 2])
ACTS = st.builds(Acts, st.lists(WISHES, min_size=1, max_size=6))
# What every lesson has.
PLAIN = st.one_of(
    ACTS,
    ACTS,
    ACTS,
    st.builds(Acts, BURST, AGAIN),
    st.builds(TimePasses, st.sampled_from([1, 5_000, 30_000, 60_000])),
    st.builds(WishesAgain, st.integers(1, 6), st.none() | LEARNERS),
    st.builds(TakesSnapshot),
    st.builds(Restarts, st.booleans()),
    st.builds(Arrives, PEOPLE),
    st.builds(FallsBehind, PAGES),
    st.builds(Misses, PAGES, st.one_of(FLICKER, BURST)),
    st.builds(Drains, PAGES),
)
A_MINUTE = st.just(TimePasses(60_000))  # for what is about time
# What a lesson is about: one has a few of these, so that more tools do not make each of them rarer.
SUBJECTS: dict[str, st.SearchStrategy[Any]] = {
    "door": st.one_of(st.builds(Acts, COMES_IN), st.builds(Acts, LOCKED_OUT)),
    "prepares": st.builds(Acts, PREPARES),
    "goes": st.one_of(st.builds(Acts, AT_THE_DOOR), st.builds(Acts, SECOND_DEVICE)),
    "groups come in": st.builds(Acts, GROUPS_COME_IN),
    "groups": st.builds(Acts, GROUPS, AGAIN) | st.builds(Acts, PREPARED_AND_DELETED, st.just(2), STAFF),
    "moves": st.builds(
        Acts, st.lists(st.one_of(CHOOSES, st.tuples(STAFF, ROOMS), st.tuples(SERVER, CONNECTS)), min_size=1, max_size=3)
    ),
    "boards": st.builds(Acts, lesson_board.drawing(PREPARE, ROOMS, moving.Open("?-1"), moving.Close("?-1")), AGAIN),
    "calls": st.builds(Acts, GROUP_CALLS, AGAIN),
    "voices": st.builds(Acts, OVERHEARD, AGAIN),
    "chat": st.one_of(
        st.builds(Acts, WRITES_TO_THE_PAST),
        st.builds(Acts, SAYS_AND_TAKES_BACK, AGAIN, st.one_of(st.none(), LEARNERS)),
    ),
    "whispers": st.builds(Acts, lesson_chat.written(STAFF, LEARNERS, ENDING), AGAIN),
    "media": st.builds(Acts, ON),
    "locks": st.builds(Acts, CHANGES_WHAT_IS_LOCKED),
    "notes": st.builds(Acts, WRITTEN, AGAIN) | st.just(lesson_notes.Merges()),
    "picks": st.builds(Acts, PICKED, AGAIN),
    "plan": st.builds(Acts, BY_PLAN),
    "polls": st.builds(Acts, POLLED, AGAIN) | st.just(TimePasses(5_000)),
    "powers": st.builds(Acts, EMPOWERED),
    "questions": st.builds(Acts, lesson_questions.asked(STAFF, LEARNERS), AGAIN),
    "quiz": st.builds(Acts, QUIZZED, AGAIN) | st.just(TimePasses(5_000)),
    "requests": st.builds(Acts, LEARNERS.flatmap(lesson_requests.asked), AGAIN),
    "showing": st.builds(Acts, SHOWN, AGAIN),
    "files": st.builds(Acts, lesson_slides.sent(LEARNERS), AGAIN) | A_MINUTE,
    "screens": st.builds(Acts, DRAWN_OVER, AGAIN),
    "slides": st.builds(Acts, lesson_slides.shown(STAFF, LEARNERS), AGAIN),
    "signs": st.builds(Acts, LEARNERS.flatmap(lesson_time.tells), AGAIN) | A_MINUTE,
    "timers": st.builds(Acts, RUN_OUT, AGAIN) | A_MINUTE,
    "wall": st.builds(Acts, lesson_wall.walled(st.tuples(SERVER, CONNECTS), ENDING), AGAIN),
    "end": st.builds(Acts, st.tuples(st.tuples(STAFF, ENDING), st.tuples(SERVER, CONNECTS))),
}
ABOUT = st.sets(st.sampled_from(sorted(SUBJECTS)), min_size=3) | st.just({*SUBJECTS})


def steps_about(subjects: Iterable[str]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.one_of(PLAIN, *(SUBJECTS[each] for each in sorted(subjects))), min_size=12, max_size=40)


STEPS = ABOUT.flatmap(steps_about)
