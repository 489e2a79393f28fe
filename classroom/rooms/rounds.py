"""One round of a poll: who may be told what, the answers while they come in, their sum, and what one viewer is told."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct, field

from classroom.rooms.asking import PollAnswer, PollResult


class Secrecy(StrEnum):
    NAMED = "named"  # where the result is shown, everybody sees who said what
    NAMED_TO_STAFF = "named_to_staff"
    ANONYMOUS = "anonymous"


class Ballot(Struct, frozen=True):
    answer: PollAnswer
    place: str  # the room that it was given in
    at_ms: int


class Turnout(Struct, frozen=True):
    """How many have answered, as far as it was told."""

    votes: int
    rooms: tuple[tuple[str, int], ...]  # of a poll for the whole class; of a nameless one where enough answered
    at_ms: int


class Round(Struct, frozen=True):
    at_ms: int
    ballots: dict[str, Ballot] = field(default_factory=dict[str, Ballot])  # by person, or by ticket
    told: Turnout | None = None  # of a nameless one while it is open
    result: PollResult | None = None  # once closed; of one with names, so far
    closed: bool = False
    ends_ms: int | None = None  # it closes by itself then
    reminded_ms: int | None = None


class Answered(Struct, frozen=True):
    person: str
    place: str
    answer: PollAnswer


class RoundView(Struct, frozen=True):
    votes: int
    rooms: tuple[tuple[str, int], ...]
    result: PollResult | None
    answers: tuple[Answered, ...]
    mine: PollAnswer | None


def by_room(ballots: Iterable[Ballot]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(ballot.place for ballot in ballots).items()))
