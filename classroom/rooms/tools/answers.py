"""Answers to a poll that is open: each once, and changed where the poll allows.

An answer without a name carries a ticket, an HMAC under a key that exists only while the round is open (`sealed`), and
never enters the log.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from classroom.rooms.asking import PollAnswer, checked, sum_of
from classroom.rooms.rounds import Ballot
from classroom.rooms.tool import Change, Command, Engagement, Event, Id, Permission, Refused, SealedEvent, Tool, Turn
from classroom.rooms.tools.polls import MOST_ROUNDS, Poll, open_poll


class AnswerPoll(Command, frozen=True, tag="poll.answer"):
    """`round`: which one it was given in; an answer that comes late counts in no other."""

    needs = Permission.ANSWER
    id: Id
    answer: PollAnswer
    round: Annotated[int, Meta(ge=0, lt=MOST_ROUNDS)] = 0

    def decide(self, turn: Turn) -> Iterator[Event]:
        poll = open_poll(turn, self.id)
        if self.round != len(poll.rounds) - 1:
            raise Refused("other_round", "This question is asked again. Please answer once more.")
        answer, place = checked(poll.question, self.answer), turn.here()
        voter = poll.voter(turn.by.viewer)
        before = poll.now.ballots.get(voter)
        if before is not None and not poll.revote:
            raise Refused("answered", "You have answered already, and this poll takes no changes.")
        if poll.nameless:
            if not voter:
                raise RuntimeError(f"the poll {self.id} is sealed and has no key")
            yield SecretlyAnswered(poll.id, voter, answer, place, turn.at_ms)
        elif before is None:
            yield PollAnswered(poll.id, voter, answer, place, turn.at_ms)
        elif before.answer != answer:
            yield AnswerChanged(poll.id, voter, answer, place, turn.at_ms)


class PollAnswered(Change[Poll], frozen=True, tag="poll.answered"):
    counts_as = Engagement.ANSWER
    person: str
    answer: PollAnswer
    place: str
    at_ms: int

    def apply(self, item: Poll) -> Poll:
        return with_ballot(item, self.person, Ballot(self.answer, self.place, self.at_ms))


class AnswerChanged(Change[Poll], frozen=True, tag="poll.answer_changed"):
    """Counts for nothing: who hesitates takes no more part than who does not."""

    person: str
    answer: PollAnswer
    place: str
    at_ms: int

    def apply(self, item: Poll) -> Poll:
        return with_ballot(item, self.person, Ballot(self.answer, self.place, self.at_ms))


class SecretlyAnswered(SealedEvent, Change[Poll], frozen=True, tag="poll.secretly_answered"):
    answer: PollAnswer
    place: str
    at_ms: int

    def apply(self, item: Poll) -> Poll:
        ballots = {**item.now.ballots, self.ticket: Ballot(self.answer, self.place, self.at_ms)}
        return item.with_now(replace(item.now, ballots=ballots))


def with_ballot(poll: Poll, person: str, ballot: Ballot) -> Poll:
    ballots = {**poll.now.ballots, person: ballot}
    result = sum_of(poll.question, (each.answer for each in ballots.values()))
    return poll.with_now(replace(poll.now, ballots=ballots, result=result))


TOOL = Tool("answers", commands=(AnswerPoll,), events=(PollAnswered, AnswerChanged, SecretlyAnswered))
