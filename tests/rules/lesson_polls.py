"""What must hold of polls in the lesson, said without the code that it judges; and the bugs that it must find."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from msgspec import json

from classroom.projections.fold import LogRow
from classroom.rooms.asking import Form, PollAnswer, PollQuestion
from classroom.rooms.reading import Reading
from classroom.rooms.room import Key, Room
from classroom.rooms.rounds import Secrecy
from classroom.rooms.tool import Command
from classroom.rooms.tools import polls
from classroom.rooms.tools.answers import AnswerPoll
from classroom.rooms.tools.deadlines import PollTimed, Remind, SetTime, ShowAtEnd
from classroom.rooms.tools.polls import (
    AskAgain,
    ClosePoll,
    DeletePoll,
    OpenPoll,
    Poll,
    PollAskedAgain,
    PollClosed,
    ShowPoll,
    TurnoutTold,
)
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.readings import HideAnswer, JoinAnswers
from tests.rules.prose import PUPILS, STAFF

ASKED = st.builds(
    OpenPoll,
    st.sampled_from(
        [PollQuestion(Form.SINGLE, "", ("Yes", "No")), PollQuestion(Form.RATING, scale=3), PollQuestion(Form.WORDS)]
    ),
    st.sampled_from([*Secrecy, Secrecy.ANONYMOUS]),
    st.booleans(),
    st.booleans(),
    limit_ms=st.sampled_from([None, None, 5_000]),
    show_at_end=st.booleans(),
)
ANSWERS = st.sampled_from([PollAnswer((0,), texts=("sun",)), PollAnswer((1,), texts=("axis",)), PollAnswer((2,))])

ABOUT_A_POLL = (
    AnswerPoll | ClosePoll | ShowPoll | HideAnswer | JoinAnswers | AskAgain | DeletePoll | SetTime | ShowAtEnd | Remind
)
WRITTEN = st.sampled_from(["sun", "Sun", "axis"])


def answered(pupil: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, Command]]:
    return st.tuples(pupil, st.builds(AnswerPoll, st.just("?-1"), ANSWERS, st.sampled_from([0, 0, 0, 1])))


def asks_the_class(
    staff: st.SearchStrategy[str], pupil: st.SearchStrategy[str], other: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    """A poll from its question to what came of it, and what may come between."""
    last = st.just("?-1")
    led = st.tuples(
        staff,
        st.one_of(
            st.builds(ShowPoll, last, st.booleans()),
            st.builds(ClosePoll, last, st.booleans()),
            st.builds(AskAgain, last, st.sampled_from([None, 5_000])),
            st.builds(DeletePoll, last),
            st.builds(SetTime, last, st.sampled_from([None, 5_000])),
            st.builds(ShowAtEnd, last, st.booleans()),
            st.builds(Remind, last),
            st.builds(Remind, last),
            st.builds(HideAnswer, last, WRITTEN, st.booleans()),
            st.builds(JoinAnswers, last, WRITTEN, st.one_of(WRITTEN, st.none())),
        ),
    )
    return st.tuples(
        st.tuples(staff, ASKED),
        answered(pupil),
        answered(pupil),
        st.one_of(answered(pupil), led, other),
        st.one_of(answered(pupil), st.tuples(staff, st.builds(ClosePoll, last, st.booleans()))),
        st.one_of(led, answered(pupil), other),
    )


def could_mean_polls(room: Room, command: Command) -> list[str]:
    wants_open = isinstance(command, AnswerPoll | ClosePoll | SetTime | ShowAtEnd | Remind)
    return [poll.id for poll in room.of(Poll).values() if poll.open is wants_open or isinstance(command, ShowPoll)]


def truths_of_polls(room: Room, keys: Mapping[str, bytes], log: list[LogRow]) -> None:
    sealed = {poll.id for poll in room.of(Poll).values() if poll.secrecy is Secrecy.ANONYMOUS and not poll.now.closed}
    assert keys.keys() == sealed, "a key is there as long as a nameless poll is open, and no longer"
    for poll in room.of(Poll).values():
        assert sum(not each.closed for each in poll.rounds[:-1]) == 0, "only the last round is open"
        for each in poll.rounds:
            nameless = poll.secrecy is Secrecy.ANONYMOUS
            if nameless:
                assert not {*each.ballots} & {*room.of(Member)}, "no person stands in it"
                assert not (each.closed and each.ballots), "nothing but the sum stays"
                assert each.closed or each.result is None, "nothing is summed before it is closed"
            else:
                assert {*each.ballots} <= {*room.of(Member)}
            if each.result is not None:
                few = nameless and each.result.votes < 3
                assert each.result.hidden == few and not (few and (each.result.counts or each.result.texts))
                counted = sum(each.result.counts) + sum(said.people for said in each.result.texts)
                assert few or counted == each.result.votes, "everybody counts once"
    for row in log:
        if row.kind == "poll.secretly_answered":
            assert (row.actor, row.client_id) == (None, None) and {*json.decode(row.body)} == {"id"}, "it says no more"


def nothing_is_untold(room: Room, now_ms: int) -> None:
    for poll in room.of(Poll).values():
        assert poll.now.closed or poll.now.ends_ms is None or poll.now.ends_ms > now_ms, "time is up, and it is open"
        told = poll.now.told
        if told is not None and not poll.now.closed and told.votes != len(poll.now.ballots):
            assert all(each.at_ms + 5_000 > now_ms for each in poll.now.ballots.values() if each.at_ms > told.at_ms)


def effect_on_reading(reading: Reading, command: Command) -> None:
    match command:
        case HideAnswer(text=text, on=False):
            assert text.lower() not in reading.hidden
        case JoinAnswers(text=text, into=None):
            assert text.lower() not in reading.joined
        case JoinAnswers(text=text, into=into) if into and into.lower() != text.lower():
            assert not {*reading.joined} & {to.lower() for to in reading.joined.values()}, "that stands for itself"
            root = {reading.joined.get(each.lower(), each).lower() for each in (text, into)}
            assert len(root) == 1, "both count as one"
        case _:
            pass


def effect_on_polls(room: Room, by: str, command: Command, now_ms: int) -> None:
    match command:
        case AnswerPoll(id=id, answer=answer, round=round):
            poll, member = room.of(Poll)[id], room.of(Member)[by]
            assert member.role in PUPILS and poll.lies_in in (None, member.place)
            assert not poll.now.closed and round == len(poll.rounds) - 1
            if poll.secrecy is not Secrecy.ANONYMOUS and poll.question.form is not Form.WORDS:
                assert poll.now.ballots[by].answer.choices == answer.choices
        case ClosePoll(id=id, show=show):
            assert room.of(Poll)[id].now.closed and isinstance(show, bool)
        case AskAgain(id=id):
            poll = room.of(Poll)[id]
            assert not poll.now.closed and not poll.now.ballots and not poll.shown
        case SetTime(id=id, by_ms=by_ms):
            ends_ms = room.of(Poll)[id].now.ends_ms
            assert (ends_ms is None) == (by_ms is None) and (ends_ms is None or ends_ms > now_ms)
        case Remind(id=id):
            reminded_ms = room.of(Poll)[id].now.reminded_ms
            assert reminded_ms is not None and now_ms - reminded_ms < 10_000
        case HideAnswer() | JoinAnswers():
            effect_on_reading(room.of(Poll)[command.id].reading, command)
        case DeletePoll(id=id):
            assert id not in room.of(Poll)
        case _:
            pass


def nothing_of_others(room: Room, me: str, things: Mapping[Key, tuple[int, str | None, Any]]) -> None:
    """What a page holds of a poll is what its person may know of it."""
    staff = room.of(Member)[me].role in STAFF if me in room.of(Member) else False
    for poll in room.of(Poll).values():
        held = things.get(Key("poll", poll.id))
        if held is None:
            continue
        told = None if held[2]["answered"] or poll.now.closed else poll.now.reminded_ms
        assert held[2]["reminded_ms"] == told, "only who has not answered is reminded"
        assert not (me in poll.now.ballots and told is not None) or staff
        assert staff or not (held[2]["hidden"] or held[2]["joined"]), "how it is read is staff's alone"
        for each, shown in zip(poll.rounds, held[2]["rounds"], strict=True):
            result: Any = shown["result"]
            told_of: list[str] = [said["text"] for said in (result["texts"] if result else ())]
            told_of += [text for answer in shown["answers"] for text in answer["answer"]["texts"]]
            counts_as = {text: poll.reading.joined.get(text.lower(), text).lower() for text in told_of}
            assert staff or not {*counts_as.values()} & {*poll.reading.hidden}, "what is hidden is staff's alone"
            assert all(said["people"] <= result["votes"] for said in (result["texts"] if result else ()))
            named = {answer["person"] for answer in shown["answers"]}
            if poll.secrecy is Secrecy.ANONYMOUS:
                assert not named and shown["mine"] is None
                assert (shown["result"] is not None) == (each.closed and (staff or poll.shown))
                assert each.closed or shown["votes"] == (each.told.votes if each.told else 0)
                assert all(votes >= 3 for _, votes in shown["rooms"])
            else:
                assert (shown["result"] is not None) == (staff or poll.shown)
                everybody = staff or (poll.shown and poll.secrecy is Secrecy.NAMED)
                assert named == ({*each.ballots} if everybody else set())
                assert (shown["mine"] is not None) == (me in each.ballots and not staff)
                assert not staff or Counter(answer["person"] for answer in shown["answers"]).total() == len(named)


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("summed though two answered", polls, "closing", "len(ballots) < FEWEST_SHOWN", "False"),
    ("ballots stay after closing", PollClosed, "apply", ", ballots={}", ""),
    ("nameless result before closing", Poll, "round_view", "each.closed and (staff or self.shown)", "True"),
    ("turnout told at once", Poll, "round_view", "RoundView(told.votes,", "RoundView(len(each.ballots) or told.votes,"),
    ("named to all", Poll, "round_view", "self.shown and self.secrecy is Secrecy.NAMED", "self.shown"),
    ("answered from another room", polls, "open_poll", "turn.the(Poll, id)", "turn.things.of(Poll)[id]"),
    ("counts in the next round", AnswerPoll, "decide", "self.round != len(poll.rounds) - 1", "False"),
    ("nameless and by name", Poll, "voter", "if self.nameless else viewer.id", "if False else viewer.id"),
    ("asked again and still shown", PollAskedAgain, "apply", ", shown=False", ""),
    ("time is up and it stays open", Poll, "due_ms", "self.now.ends_ms if self.open else None", "None"),
    ("reminded though one has answered", Poll, "view", "None if answered or not self.open", "None if not self.open"),
    ("no limit, and it closes", PollTimed, "apply", "ends_ms=self.ends_ms", "ends_ms=self.ends_ms or item.now.ends_ms"),
    (
        "joined, but not what goes along",
        Reading,
        "with_joined",
        "{**joined, **along, text: into}",
        "{**joined, text: into}",
    ),
    ("turnout is never told", TurnoutTold, "apply", "told=self.turnout", "told=item.now.told"),
]
