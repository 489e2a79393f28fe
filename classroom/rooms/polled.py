"""Results of polls as tables, from what one viewer may know of them: whoever sees no answers gets none here."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from classroom.rooms.asking import Form, PollAnswer, PollQuestion, PollResult, sum_of
from classroom.rooms.rounds import RoundView
from classroom.rooms.tools.polls import PollView

SUMS = ("poll", "question", "form", "names", "asked", "round", "room", "answer", "people", "right")
PEOPLE = ("poll", "question", "form", "asked", "round", "name", "id", "room", "answer", "right")

Row = tuple[object, ...]


class Names(NamedTuple):
    """How people, rooms and times are written."""

    person: Callable[[str], str]
    room: Callable[[str], str]
    time: Callable[[int], str]


def sums(polls: Iterable[PollView], names: Names) -> Iterator[Row]:
    """A row an answer: of all (no room), then of each room where that is known. A hidden sum is one row: how many answered."""
    for number, poll in enumerate(polls, 1):
        about = (number, asked(poll.question), poll.question.form.value, poll.secrecy.value, names.time(poll.at_ms))
        for turn, each in enumerate(poll.rounds, 1):
            for room, answer, people, right in [*_all(poll, each), *_by_room(poll, each, names)]:
                yield (*about, turn, room, answer, people, right)


def people(polls: Iterable[PollView], names: Names) -> Iterator[Row]:
    """A row a person, of polls with names."""
    for number, poll in enumerate(polls, 1):
        about = (number, asked(poll.question), poll.question.form.value, names.time(poll.at_ms))
        for turn, each in enumerate(poll.rounds, 1):
            for one in sorted(each.answers, key=lambda one: (names.person(one.person), one.person)):
                who = (names.person(one.person), one.person, names.room(one.place))
                yield (*about, turn, *who, written(poll.question, one.answer), _right(poll, one.answer.choices))


def _all(poll: PollView, each: RoundView) -> Iterator[Row]:
    if each.result is None or each.result.hidden:
        yield ("", "", each.votes, "")
    else:
        yield from (("", *row) for row in _sum(poll, each.result))


def _by_room(poll: PollView, each: RoundView, names: Names) -> Iterator[Row]:
    for room, votes in each.rooms:
        inside = [one.answer for one in each.answers if one.place == room]
        if inside:
            yield from ((names.room(room), *row) for row in _sum(poll, sum_of(poll.question, inside)))
        else:  # without names: how many there answered, where that is told
            yield (names.room(room), "", votes, "")


def _sum(poll: PollView, result: PollResult) -> Iterator[Row]:
    for choice, count in enumerate(result.counts):
        yield (option(poll.question, choice), count, _is_right(poll, choice))
    yield from ((each.number, each.people, "") for each in result.numbers)
    yield from ((each.text, each.people, "") for each in result.texts)


def asked(question: PollQuestion) -> str:
    """Of one that was said aloud the answers alone tell which it was."""
    return question.text or " / ".join(question.options)


def option(question: PollQuestion, choice: int) -> object:
    return choice + 1 if question.form is Form.RATING else question.options[choice]


def written(question: PollQuestion, answer: PollAnswer) -> object:
    if question.form is Form.NUMBER:
        return answer.number
    if question.form is Form.RATING:
        return answer.choices[0] + 1
    return "; ".join(answer.texts or tuple(question.options[choice] for choice in answer.choices))


def _right(poll: PollView, given: tuple[int, ...]) -> str:
    """Whether these are all that is right; nothing where the poll does not say."""
    right = poll.solution.right if poll.solution else ()
    return "" if not right else "yes" if {*given} == {*right} else "no"


def _is_right(poll: PollView, choice: int) -> str:
    right = poll.solution.right if poll.solution else ()
    return "" if not right else "yes" if choice in right else "no"
