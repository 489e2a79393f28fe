"""What must hold of questions in the lesson, said without the code that it judges; and the bugs that it must find."""

from typing import Any

from hypothesis import strategies as st

from classroom.rooms.room import Room
from classroom.rooms.tool import Command, Sight, Viewer
from classroom.rooms.tools import locks
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.questions import (
    AnswerQuestion,
    Approve,
    Ask,
    PutBack,
    Question,
    QuestionRules,
    QuestionState,
    QuestionView,
    SetRules,
    Take,
    Vote,
    Withdraw,
)
from classroom.rooms.tools.showing import Showing, Surface
from tests.rules.prose import STAFF, Lock, locked, may_by_role

ABOUT_A_QUESTION = (Vote, Withdraw, Approve, Take, PutBack, AnswerQuestion)
ONE = st.sampled_from(["?-1", "?-1", "?0"])
ASKS: st.SearchStrategy[Command] = st.builds(Ask, st.just("Why?"), st.sampled_from([False, True]))
VOTES: st.SearchStrategy[Command] = st.builds(Vote, ONE, st.sampled_from([True, True, False]))
LEADS: st.SearchStrategy[Command] = st.one_of(
    st.builds(Take, ONE),
    st.builds(Take, ONE),
    st.builds(PutBack, ONE),
    st.builds(AnswerQuestion, ONE, st.sampled_from(["", "So"])),
    st.builds(Approve, ONE),
    st.builds(SetRules, st.sampled_from([True, True, False]), st.booleans(), st.booleans()),
    st.just(locks.SetLocks((Lock.CHAT,))),
    st.just(locks.SetLocks(())),
    st.builds(Withdraw, ONE),
)


def asked(
    staff: st.SearchStrategy[str], learners: st.SearchStrategy[str]
) -> st.SearchStrategy[tuple[tuple[str, Command], ...]]:
    """Asked twice, voted on, led, and voted on or taken back by whoever."""
    return st.tuples(
        st.tuples(learners, ASKS),
        st.tuples(staff, LEADS),
        st.tuples(learners, ASKS),
        st.tuples(learners, VOTES),
        st.tuples(staff, LEADS),
        st.tuples(learners, st.one_of(VOTES, VOTES, st.builds(Withdraw, ONE))),
        st.tuples(staff, LEADS),
    )


def moderates(room: Room, person: str) -> bool:
    return may_by_role(room, room.of(Member)[person], "moderate")


def is_theirs_to_ask(room: Room, by: str, command: Command) -> bool:
    """One votes for what others asked, and takes back what one asked oneself."""
    rules = room.of(QuestionRules).get("questions")
    match command:
        case Ask(without_name=without_name) if rules is not None:
            return (rules.open or moderates(room, by)) and (rules.without_names or not without_name)
        case Vote(id=id):
            question = room.of(Question)[id]
            return question.author != by and question.approved and question.state is not QuestionState.ANSWERED
        case Withdraw(id=id):
            question = room.of(Question)[id]
            own = question.author == by and question.state is not QuestionState.ANSWERED
            return own or moderates(room, by)
        case _:
            return True


class Questions:
    """Who has voted for what, as the lesson itself has seen it."""

    def __init__(self) -> None:
        self.votes: dict[str, set[str]] = {}

    def effect(self, room: Room, by: str, command: Command, wish_id: str) -> None:
        match command:
            case Ask(text=text, without_name=without_name):
                question, rules = room.of(Question)[wish_id], room.of(QuestionRules).get("questions")
                assert (question.text, question.author, question.without_name) == (text, by, without_name)
                talks = may_by_role(room, room.of(Member)[by], "talk") and Lock.CHAT not in locked(room, by)
                free = talks and not (rules and rules.approval)
                assert question.approved == (moderates(room, by) or free), "a lock of the chat has no way round"
                self.votes[wish_id] = set()
            case Vote(id=id, on=on):
                (self.votes[id].add if on else self.votes[id].discard)(by)
            case Withdraw(id=id):
                shown = room.of(Showing).values()
                assert not any((each.surface, each.what) == (Surface.QUESTIONS, id) for each in shown)
                del self.votes[id]
            case Take(id=id):
                assert room.of(Question)[id].state is QuestionState.NOW
            case PutBack(id=id):
                assert room.of(Question)[id].state is QuestionState.OPEN
            case AnswerQuestion(id=id, text=text):
                answer = room.of(Question)[id].answer
                assert answer and (answer.text == text or not text)
            case SetRules(open=open, approval=approval, without_names=without_names):
                for rules in room.of(QuestionRules).values():
                    assert (rules.open, rules.approval, rules.without_names) == (open, approval, without_names)
            case _:
                pass

    def truths(self, room: Room) -> None:
        known, members = room.of(Question), room.of(Member)
        assert known.keys() == self.votes.keys()
        assert sum(each.state is QuestionState.NOW for each in known.values()) <= 1, "the class is at one question"
        for question in known.values():
            assert question.approved or question.state is QuestionState.OPEN, "what the class is at it sees"
            for person, member in members.items():
                staff = member.role in STAFF
                view = question.view(Viewer(person, frozenset({Sight.STAFF_CHAT} if staff else ())))
                if isinstance(view, QuestionView):
                    knows = staff or person == question.author or not question.without_name
                    assert view.author == (question.author if knows else None), "who asked without a name"
                    assert view.votes == len(self.votes[question.id])
                    assert view.voted == (person in self.votes[question.id])


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("who asked without a name shown to all", Question, "view", "not self.without_name or", "True or"),
    ("a question is a way round the locked chat", Ask, "decide", " and Permission.TALK in turn.by.permissions", ""),
    ("not approved and shown to all", Question, "view", "not self.approved and", "False and"),
    ("two questions at once", Take, "decide", "if each.state is QuestionState.NOW", "if False"),
]
