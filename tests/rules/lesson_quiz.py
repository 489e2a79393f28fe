"""What must hold of quizzes in the lesson, said without the code that it judges; and the bugs that it must find."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from classroom.rooms.asking import Form, PollQuestion
from classroom.rooms.room import Key, Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import quiz as rules
from classroom.rooms.tools.polls import AskAgain, ClosePoll, Poll, Solution
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.quiz import (
    DeleteQuiz,
    EndQuiz,
    MoveOn,
    Quiz,
    QuizQuestion,
    ShowLeaders,
    StartQuiz,
)
from tests.rules.lesson_polls import answered
from tests.rules.prose import STAFF

YES_NO = PollQuestion(Form.SINGLE, "", ("Yes", "No"))
ABOUT_A_QUIZ = (MoveOn, EndQuiz, ShowLeaders, DeleteQuiz)
WRITTEN = st.sampled_from(
    [
        (QuizQuestion(YES_NO, Solution((1,)), 2),),
        (QuizQuestion(YES_NO, Solution((1,)), 2), QuizQuestion(PollQuestion(Form.RATING, scale=3))),
        (QuizQuestion(YES_NO, Solution((0,)), 3, 5_000), QuizQuestion(YES_NO, Solution((1,)), 2)),
    ]
)
LAST = st.just("?-1")


def quizzed(staff: st.SearchStrategy[str], pupil: st.SearchStrategy[str], other: st.SearchStrategy[Any]) -> Any:
    """A quiz from its first question to what came of it, and what may come between."""
    starts = st.builds(StartQuiz, st.just(""), WRITTEN, leaders=st.booleans())
    on = st.tuples(staff, st.builds(MoveOn, LAST, st.sampled_from([1, 1, 1, 2])))
    led = st.tuples(
        staff,
        st.one_of(
            st.builds(EndQuiz, LAST),
            st.builds(ShowLeaders, LAST, st.booleans()),
            st.builds(ClosePoll, LAST),
            st.builds(AskAgain, LAST),
            st.builds(DeleteQuiz, LAST),
        ),
    )
    return st.tuples(
        st.tuples(staff, starts),
        answered(pupil),
        answered(pupil),
        st.one_of(on, led),
        st.one_of(on, answered(pupil), other),
        st.one_of(on, led, answered(pupil)),
        st.one_of(on, led),
    )


def could_mean_quizzes(room: Room) -> list[str]:
    return [quiz.id for quiz in sorted(room.of(Quiz).values(), key=lambda quiz: not quiz.over)]


def asked_before(room: Room) -> dict[str, int]:
    return {quiz.id: len(quiz.asked) for quiz in room.of(Quiz).values()}


def truths_of_quizzes(room: Room) -> None:
    assert sum(not quiz.over for quiz in room.of(Quiz).values()) <= 1, "one runs at a time"
    for quiz in room.of(Quiz).values():
        polls = [room.of(Poll).get(id) for id in quiz.asked]
        assert len(polls) <= len(quiz.questions)
        assert all(poll is None or poll.now.closed or len(poll.rounds) > 1 for poll in polls[:-1])
        for poll, asked in zip(polls, quiz.questions, strict=False):
            if poll is None or not poll.now.closed:
                continue
            points = {
                person: asked.points if asked.solution.right == ballot.answer.choices else 0
                for person, ballot in poll.now.ballots.items()
            }
            assert quiz.points[poll.id] == points, "who was right has the points, and nobody else"


def effect_on_quizzes(room: Room, command: Command, before: Mapping[str, int]) -> None:
    match command:
        case MoveOn(id=id, after=after):
            quiz = room.of(Quiz)[id]
            assert len(quiz.asked) == before[id] or (len(quiz.asked) == after + 1 and before[id] == after)
            assert before[id] != after or quiz.over or len(quiz.asked) == after + 1
        case EndQuiz(id=id):
            assert room.of(Quiz)[id].over
        case DeleteQuiz(id=id):
            assert id not in room.of(Quiz)
        case _:
            pass


def nothing_of_what_comes(room: Room, me: str, things: Mapping[Key, tuple[int, str | None, Any]]) -> None:
    """What a page holds of a quiz is what its person may know of it."""
    staff = room.of(Member)[me].role in STAFF if me in room.of(Member) else False
    for quiz in room.of(Quiz).values():
        held = things.get(Key("quiz", quiz.id))
        if held is None or staff:
            continue
        shown = held[2]
        assert not shown["questions"], "what comes is hidden, and so is what is right"
        assert len(shown["worth"]) == len(quiz.asked)
        assert quiz.leaders or not shown["best"], "who was best is shown where staff want it"
        assert quiz.over or shown["own"] is None and shown["mine"] is None
        if shown["own"] is not None:
            assert shown["own"]["person"] == me and (shown["own"]["place"] > 0) == quiz.leaders
            assert shown["own"]["points"] == sum(points.get(me, 0) for points in quiz.points.values())


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("a wrong answer has points, too", rules, "give_points", "asked.worth if good else 0", "asked.worth"),
    ("what comes is shown to pupils", Quiz, "view", "self.questions if staff else ()", "self.questions"),
    ("the best are shown though nobody wanted it", Quiz, "view", "self.leaders and is_best(each)", "is_best(each)"),
    ("two press at once and skip one", MoveOn, "decide", "self.after != len(quiz.asked)", "False"),
    ("one's own points before the end", Quiz, "view", "if self.over and not staff else None", "if not staff else None"),
]
