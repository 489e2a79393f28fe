"""What must hold in the lesson of timers, of signs and of who is away, said without the code that it judges; and the bugs
that it must find."""

from typing import Any

from hypothesis import strategies as st

from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import attention, moving, timers
from classroom.rooms.tools.attention import Away, BeAway, ClearSignals, SetSignal, Sign, Signal
from classroom.rooms.tools.presence import Member, Standing
from classroom.rooms.tools.publishing import Sending, SetMedia
from classroom.rooms.tools.session import Class
from classroom.rooms.tools.timers import Timer
from tests.rules.prose import MAIN, PREP, STAFF, open_rooms

EVERYWHERE = "class"

STARTS: st.SearchStrategy[Command] = st.builds(
    timers.Start, st.sampled_from([5_000, 30_000, None]), st.just("Go"), st.sampled_from([False, False, True])
)
TURNS: st.SearchStrategy[Command] = st.one_of(
    STARTS,
    STARTS,
    st.builds(timers.Pause, st.just("?0")),
    st.builds(timers.Resume, st.just("?0")),
    st.builds(timers.Add, st.just("?0"), st.just(30_000)),
    st.builds(timers.Stop, st.just("?0")),
)

SHOWS: st.SearchStrategy[Command] = st.builds(
    SetSignal, st.sampled_from([Sign.TOO_FAST, Sign.TOO_FAST, Sign.YES, None])
)


def tells(person: str) -> st.SearchStrategy[list[tuple[str, Command]]]:
    """Signs, and a way out of the room and back, by one person."""
    heard = SetMedia(f"{person}.pc", microphone=True, camera=True)
    wishes: st.SearchStrategy[Command] = st.one_of(
        SHOWS, SHOWS, st.just(BeAway(True)), st.just(BeAway(True)), st.just(BeAway(False)), st.just(heard)
    )
    return st.lists(st.tuples(st.just(person), wishes), min_size=2, max_size=4)


def runs_out(
    prepare: st.SearchStrategy[Command],
    ends: st.SearchStrategy[Command],
    staff: st.SearchStrategy[str],
    learners: st.SearchStrategy[str],
) -> st.SearchStrategy[tuple[tuple[str, Command], ...]]:
    """A timer in a group or for all, turned by whoever, and often what ends it."""
    anybody = st.one_of(learners, staff)
    return st.tuples(
        st.tuples(staff, prepare),
        st.tuples(staff, st.just(moving.Open("?-1"))),
        st.tuples(anybody, STARTS),
        st.tuples(anybody, TURNS),
        st.tuples(staff, st.one_of(st.just(moving.Close("?-1")), ends, TURNS)),
    )


def could_mean_in_time(room: Room, by: str, command: Command) -> list[str]:
    match command:
        case timers.Pause() | timers.Resume() | timers.Add() | timers.Stop():
            return [*room.of(Timer)]
        case _:
            return []


def is_theirs_in_time(room: Room, by: str, command: Command) -> bool:
    """Staff turn every timer; who is in a group, the group's own."""
    match command:
        case timers.Start(everywhere=everywhere):
            return is_staff(room, by) or (not everywhere and own_group(room, by) is not None)
        case timers.Pause(id=id) | timers.Resume(id=id) | timers.Add(id=id) | timers.Stop(id=id):
            return is_staff(room, by) or id == own_group(room, by)
        case _:
            return True


def is_staff(room: Room, person: str) -> bool:
    return room.of(Member)[person].role in STAFF


def own_group(room: Room, person: str) -> str | None:
    place = room.of(Member)[person].place
    return place if place in open_rooms(room) else None


def effect_in_time(room: Room, by: str, command: Command, at_ms: int) -> None:
    match command:
        case timers.Start(duration_ms=duration_ms, everywhere=everywhere):
            timer = room.of(Timer)[EVERYWHERE if everywhere else room.of(Member)[by].stays_in]
            assert (timer.duration_ms, timer.elapsed_ms, timer.since_ms) == (duration_ms, 0, at_ms)
        case timers.Stop(id=id):
            assert id not in room.of(Timer)
        case SetSignal(sign=sign):
            signal = room.of(Signal).get(by)
            assert (signal and signal.sign) is sign
        case ClearSignals():
            assert not room.of(Signal)
        case BeAway(away=away):
            assert (by in room.of(Away)) is away
        case _:
            pass


def truths_of_time(room: Room) -> None:
    over = any(session.end for session in room.of(Class).values())
    for id, timer in room.of(Timer).items():
        assert not over and id in (EVERYWHERE, MAIN, PREP, *open_rooms(room)), "it is in a room that is there"
        assert timer.duration_ms is not None or timer.rang_ms is None
        assert timer.rang_ms is None or timer.since_ms is None, "it has rung and runs"

    members = room.of(Member)
    for person in {*room.of(Signal), *room.of(Away)}:
        assert not over and members[person].standing is Standing.IN
        assert members[person].place is not None, "observers show nothing and are away from nothing"
    for each in room.of(Sending).values():
        assert each.person not in room.of(Away) or not any(each.on), "who is away is not heard and not seen"


def nothing_is_overdue(room: Room, now_ms: int) -> None:
    for signal in room.of(Signal).values():
        minutes = 10 if signal.sign in (Sign.YES, Sign.NO) else 1
        assert signal.since_ms + minutes * 60_000 > now_ms
    for timer in room.of(Timer).values():
        assert timer.rang_ms is None or timer.rang_ms + 60_000 > now_ms
        if timer.rang_ms is None and timer.since_ms is not None and timer.duration_ms is not None:
            assert timer.duration_ms > timer.elapsed_ms + now_ms - timer.since_ms


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("timers of rooms of the past", timers, "rooms_close", "in event.rooms if", "in () if"),
    ("a group turns the timer of all", timers, "may_turn", "id == turn.by.room and id in", "turn.by.room in"),
    ("a timer of a group shown to all", Timer, "room", "None if self.id == EVERYWHERE else self.id", "None"),
    ("a timer rings for ever", Timer, "due_ms", "return self.rang_ms + STAYS_MS", "return None"),
    ("a timer outlives the class", timers, "all_end", "TimerEnded(id) for", "TimerEnded(id) for _ in () for"),
    ("a sign shown to all", Signal, "view", "viewer.id != self.id and Sight.STAFF_CHAT not in viewer.sights", "False"),
    ("a sign never fades", Signal, "due_ms", "return self.since_ms + FADES_MS[self.sign]", "return None"),
    ("away and heard", attention.BeAway, "decide", "if any(sending.on)", "if False"),
    ("heard again and away still", attention, "comes_back", "yield AwayEnded(person)", "yield from ()"),
]
