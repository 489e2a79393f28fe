"""Polls: staff ask, everyone answers once, and may change it where the poll allows; staff close it and show the sum.

Of answers without a name only the sum enters the log, at closing, and none where fewer than three answered. Before that
nobody is shown more than how many have answered, and that in steps of time: a number that moves while one person answers
would tell when they did. Not even their own page is sent such an answer back.
"""

import math
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.asking import (
    FURTHEST,
    Choices,
    Number,
    PollQuestion,
    PollResult,
    Said,
    check_question,
    sum_of,
)
from classroom.rooms.reading import Reading, written
from classroom.rooms.rounds import Answered, Round, RoundView, Secrecy, Turnout, by_room
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Sight,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.breakouts import SetClosed
from classroom.rooms.tools.session import ClassEnded, is_over

FEWEST_SHOWN = 3  # a smaller sum without names lets the class guess who said what
TOLD_AFTER_MS = 5_000  # so that who answers within the same seconds cannot be told apart by it
MOST_OPEN = 5  # at once; more cannot be answered
MOST_KEPT = 200  # of one class, closed ones included: each page holds them all
SHORTEST_MS, LONGEST_MS = 5_000, 3_600_000  # of the time for an answer
MOST_ROUNDS = 2  # before and after talking, which the pages show side by side

Limit = Annotated[int, Meta(ge=SHORTEST_MS, le=LONGEST_MS)]


class Solution(Struct, frozen=True, forbid_unknown_fields=True):
    """What is right, and why. The class sees it with the result."""

    right: Choices = ()
    explanation: Annotated[str, Meta(max_length=1_000)] = ""
    number: Number | None = None
    tolerance: Annotated[float, Meta(ge=0, le=FURTHEST)] = 0  # a number is right as far off as this
    accepted: Annotated[tuple[Said, ...], Meta(max_length=10)] = ()  # texts, in small letters or large


class PollView(Struct, frozen=True):
    question: PollQuestion
    secrecy: Secrecy
    revote: bool
    by: str
    at_ms: int
    everywhere: bool
    open: bool
    shown: bool
    answered: bool
    rounds: tuple[RoundView, ...]
    solution: Solution | None
    ends_ms: int | None  # while it is open
    show_at_end: bool
    reminded_ms: int | None  # of staff, and of who has not answered
    hidden: tuple[str, ...]  # of staff: what they keep from the class, as it stands in the result
    joined: tuple[tuple[str, str], ...]  # of staff: what counts with what


class Poll(Item, frozen=True):
    kind = "poll"

    question: PollQuestion
    secrecy: Secrecy
    revote: bool
    solution: Solution
    by: str
    at_ms: int
    lies_in: str | None
    rounds: tuple[Round, ...]
    shown: bool = False  # to the class; of a nameless one nothing before it is closed
    show_at_end: bool = True
    reading: Reading = Reading()

    @property
    def room(self) -> str | None:
        return self.lies_in

    @property
    def nameless(self) -> bool:
        return self.secrecy is Secrecy.ANONYMOUS

    @property
    def now(self) -> Round:
        """The round that is asked, or was asked last."""
        return self.rounds[-1]

    @property
    def open(self) -> bool:
        return not self.now.closed

    @property
    def sealed(self) -> bool:
        return self.nameless and self.open

    def with_now(self, now: Round) -> "Poll":
        return replace(self, rounds=(*self.rounds[:-1], now))

    def voter(self, viewer: Viewer) -> str:
        """Under which name this person's answer lies."""
        return (viewer.ticket(self.id) or "") if self.nameless else viewer.id

    def view(self, viewer: Viewer) -> PollView:
        staff = Sight.ANSWERS in viewer.sights
        answered = not staff and self.open and self.voter(viewer) in self.now.ballots
        with_solution = staff or (self.shown and not self.open)
        return PollView(
            self.question,
            self.secrecy,
            self.revote,
            self.by,
            self.at_ms,
            self.lies_in is None,
            self.open,
            self.shown,
            answered,
            tuple(self.round_view(each, viewer) for each in self.rounds),
            self.solution if with_solution else None,
            self.now.ends_ms if self.open else None,
            self.show_at_end,
            None if answered or not self.open else self.now.reminded_ms,
            *(self.read_otherwise() if staff else ((), ())),
        )

    def read_otherwise(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """What is hidden, and what is joined with what."""
        given = written(each.result for each in self.rounds).values()
        joined = ((text, self.reading.of(text)) for text in given if self.reading.of(text) != text)
        return tuple(sorted({self.reading.of(text) for text in given if self.reading.hides(text)})), tuple(
            sorted(joined)
        )

    def round_view(self, each: Round, viewer: Viewer) -> RoundView:
        staff = Sight.ANSWERS in viewer.sights
        given = [] if self.nameless else [one.answer for one in each.ballots.values()]
        read = each.result and self.reading.result(each.result, given, whole=staff)
        if self.nameless:
            shown = each.closed and (staff or self.shown)
            told = each.told or Turnout(0, (), 0)
            return RoundView(told.votes, told.rooms if staff else (), read if shown else None, (), None)
        result = read if staff or self.shown else None
        named = staff or (self.shown and self.secrecy is Secrecy.NAMED)
        answers = tuple(
            Answered(id, one.place, one.answer if staff else self.reading.answer(one.answer))
            for id, one in each.ballots.items()
            if named
        )
        own = None if staff else each.ballots.get(viewer.id)
        rooms = by_room(each.ballots.values()) if staff and self.lies_in is None else ()
        return RoundView(len(each.ballots), rooms, result, answers, None if own is None else own.answer)

    @property
    def due_ms(self) -> int | None:
        ends_ms = self.now.ends_ms if self.open else None
        return min((at_ms for at_ms in (ends_ms, self.untold_ms) if at_ms is not None), default=None)

    @property
    def untold_ms(self) -> int | None:
        """When it must be told again how many have answered."""
        told = self.now.told
        if not self.sealed or told is None or told.votes == len(self.now.ballots):
            return None
        since = [ballot.at_ms for ballot in self.now.ballots.values() if ballot.at_ms >= told.at_ms]
        return min(since, default=told.at_ms) + TOLD_AFTER_MS

    def due(self, turn: Turn) -> Iterator[Event]:
        if is_late(self, turn.at_ms):
            yield closing(self, turn.at_ms, show=self.shown or self.show_at_end)
        else:
            yield TurnoutTold(self.id, turnout(self, turn.at_ms))


class OpenPoll(Command, frozen=True, tag="poll.open"):
    """`everywhere`: for the whole class, else for the room that one is in. `show_at_end`: when its time is up."""

    needs = Permission.LEAD
    question: PollQuestion
    secrecy: Secrecy = Secrecy.NAMED_TO_STAFF
    revote: bool = True
    everywhere: bool = True
    solution: Solution = Solution()
    limit_ms: Limit | None = None
    show_at_end: bool = True

    def decide(self, turn: Turn) -> Iterator[Event]:
        check_asked(self.question, self.solution)
        room_for_more(turn)
        place = None if self.everywhere else turn.here()
        yield PollOpened(
            turn.new_id(),
            self.question,
            self.secrecy,
            self.revote,
            self.solution,
            turn.by.id,
            turn.at_ms,
            place,
            ending(turn, self.limit_ms),
            self.show_at_end,
        )


class ClosePoll(Command, frozen=True, tag="poll.close"):
    """`show`: and show the class what came of it."""

    needs = Permission.LEAD
    id: Id
    show: bool = True

    def decide(self, turn: Turn) -> Iterator[Event]:
        poll = turn.the(Poll, self.id)
        if poll.open:
            yield closing(poll, turn.at_ms, show=self.show)


class ShowPoll(Command, frozen=True, tag="poll.show"):
    """To the class: the sum, of a poll with names also while it is open."""

    needs = Permission.LEAD
    id: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Poll, self.id).shown is not self.on:
            yield PollShown(self.id, self.on)


class AskAgain(Command, frozen=True, tag="poll.again"):
    """The same question once more, after they have talked about it."""

    needs = Permission.LEAD
    id: Id
    limit_ms: Limit | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        poll = turn.the(Poll, self.id)
        if poll.open:
            raise Refused("poll_open", "Close the poll first.")
        if len(poll.rounds) >= MOST_ROUNDS:
            raise Refused("too_many_rounds", f"A question can be asked {MOST_ROUNDS} times. Ask it as a new poll.")
        if len(open_polls(turn)) >= MOST_OPEN:
            raise too_many_open()
        yield PollAskedAgain(poll.id, turn.at_ms, ending(turn, self.limit_ms))


class DeletePoll(Command, frozen=True, tag="poll.delete"):
    needs = Permission.LEAD
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        yield PollDeleted(turn.the(Poll, self.id).id)


class PollOpened(Creation[Poll], frozen=True, tag="poll.opened"):
    question: PollQuestion
    secrecy: Secrecy
    revote: bool
    solution: Solution
    by: str
    at_ms: int
    lies_in: str | None
    ends_ms: int | None = None
    show_at_end: bool = True

    def create(self) -> Poll:
        poll = Poll(
            self.id,
            self.question,
            self.secrecy,
            self.revote,
            self.solution,
            self.by,
            self.at_ms,
            self.lies_in,
            (),
            show_at_end=self.show_at_end,
        )
        return replace(poll, rounds=(first_of(poll, self.at_ms, self.ends_ms),))


class TurnoutTold(Change[Poll], frozen=True, tag="poll.turnout_told"):
    turnout: Turnout

    def apply(self, item: Poll) -> Poll:
        return item.with_now(replace(item.now, told=self.turnout))


class PollClosed(Change[Poll], frozen=True, tag="poll.closed"):
    """With the sum, which is all that is left of answers without names."""

    result: PollResult
    turnout: Turnout
    shown: bool

    def apply(self, item: Poll) -> Poll:
        if item.nameless:
            now = replace(item.now, closed=True, result=self.result, told=self.turnout, ballots={})
        else:
            now = replace(item.now, closed=True, result=self.result)
        return replace(item.with_now(now), shown=self.shown)


class PollShown(Change[Poll], frozen=True, tag="poll.shown"):
    on: bool

    def apply(self, item: Poll) -> Poll:
        return replace(item, shown=self.on)


class PollAskedAgain(Change[Poll], frozen=True, tag="poll.asked_again"):
    at_ms: int
    ends_ms: int | None = None

    def apply(self, item: Poll) -> Poll:
        return replace(item, rounds=(*item.rounds, first_of(item, self.at_ms, self.ends_ms)), shown=False)


class PollDeleted(Change[Poll], frozen=True, tag="poll.deleted"):
    def apply(self, item: Poll) -> None:
        return None


def first_of(poll: Poll, at_ms: int, ends_ms: int | None) -> Round:
    """A round that nobody has answered yet."""
    if poll.nameless:
        return Round(at_ms, told=Turnout(0, (), at_ms), ends_ms=ends_ms)
    return Round(at_ms, result=sum_of(poll.question, ()), ends_ms=ends_ms)


def ending(turn: Turn, limit_ms: int | None) -> int | None:
    return None if limit_ms is None else turn.at_ms + limit_ms


def is_late(poll: Poll, at_ms: int) -> bool:
    """Whether its time is up; the fact that it is closed may be a moment behind."""
    return poll.now.ends_ms is not None and poll.now.ends_ms <= at_ms


def closing(poll: Poll, at_ms: int, *, show: bool) -> PollClosed:
    ballots = poll.now.ballots
    if poll.nameless and len(ballots) < FEWEST_SHOWN:
        result = PollResult(len(ballots), hidden=True)
    else:
        result = sum_of(poll.question, (each.answer for each in ballots.values()))
    return PollClosed(poll.id, result, turnout(poll, at_ms), show)


def turnout(poll: Poll, at_ms: int) -> Turnout:
    rooms = by_room(poll.now.ballots.values()) if poll.lies_in is None else ()
    enough = tuple((room, votes) for room, votes in rooms if not poll.nameless or votes >= FEWEST_SHOWN)
    return Turnout(len(poll.now.ballots), enough, at_ms)


def open_polls(turn: Turn) -> list[Poll]:
    return [poll for poll in turn.things.of(Poll).values() if poll.open]


def open_poll(turn: Turn, id: str) -> Poll:
    poll = turn.the(Poll, id)
    if not poll.open or is_late(poll, turn.at_ms):
        raise Refused("poll_closed", "This poll is closed.")
    return poll


def check_asked(question: PollQuestion, solution: Solution) -> None:
    """Raises `Refused` for what nobody could answer, or nobody rightly."""
    check_question(question)
    if any(choice >= question.choices for choice in solution.right):
        raise Refused("no_such_option", "What is right is not among the answers.")
    if not all(math.isfinite(number) for number in (solution.number or 0, solution.tolerance)):
        raise Refused("no_number", "Write a number.")


def room_for_more(turn: Turn, but: str = "") -> None:
    """`but`: one that is open and closes first."""
    if sum(poll.id != but for poll in open_polls(turn)) >= MOST_OPEN:
        raise too_many_open()
    if len(turn.things.of(Poll)) >= MOST_KEPT:
        raise Refused("too_many_polls", f"A class keeps {MOST_KEPT} polls. Delete one first.")


def too_many_open() -> Refused:
    return Refused("too_many_open", f"{MOST_OPEN} polls are open. Close one first.")


def rooms_close(event: SetClosed, turn: Turn) -> Iterator[Event]:
    if not is_over(turn.things):
        yield from (
            closing(poll, turn.at_ms, show=poll.shown) for poll in open_polls(turn) if poll.lies_in in event.rooms
        )


def all_close(event: ClassEnded, turn: Turn) -> Iterator[Event]:
    yield from (closing(poll, turn.at_ms, show=poll.shown) for poll in open_polls(turn))


TOOL = Tool(
    "polls",
    items=(Poll,),
    commands=(OpenPoll, ClosePoll, ShowPoll, AskAgain, DeletePoll),
    events=(
        PollOpened,
        TurnoutTold,
        PollClosed,
        PollShown,
        PollAskedAgain,
        PollDeleted,
    ),
    follows={SetClosed: rooms_close, ClassEnded: all_close},
)
