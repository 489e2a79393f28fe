"""The groups of a course as staff write and read them: by name or by id, as JSON or as a table pasted from elsewhere.

Pure. All that is wrong is told at once, each with its row, and then nothing is changed.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.roles import PUPILS
from classroom.rooms.tools.breakouts import MOST_ROOMS, Choice, Late, Minutes, Names, Plan, Task
from classroom.rooms.tools.breakouts import Name as GroupName
from classroom.written import iso
from lms_bridge.cards import Name
from lms_bridge.courses.enrolment import Enrolled
from lms_bridge.courses.groups import Kept

MOST_TOLD = 10  # mistakes in one message
MOST_ROUNDS = 10
MOST_PEOPLE = 2_000
_GROUP, _PERSON, _ROUND = ("group", "room", "table"), ("person", "name", "learner", "id"), ("round",)

Who = Annotated[str, Meta(min_length=1, max_length=80)]
Room = Annotated[list[Who], Meta(max_length=MOST_PEOPLE)]
Round = Annotated[list[Room], Meta(max_length=MOST_ROOMS)]


class GroupsWish(Struct, frozen=True, forbid_unknown_fields=True):
    """`rounds`: of each round the rooms in the order of `names`, of each room its people by id or name. Or `csv`: lines
    `group,person` (and `round`, from 1) below such a head; then the groups are named by it, in the order of the lines.
    """

    name: GroupName
    names: Names | None = None
    rounds: Annotated[list[Round], Meta(max_length=MOST_ROUNDS)] = []
    csv: Annotated[str, Meta(max_length=200_000)] | None = None
    choice: Choice = Choice.ASSIGNED
    late: Late = Late.SMALLEST
    minutes: Minutes | None = None
    task: Task = ""


class GroupSet(Struct, frozen=True):
    id: str
    name: str
    names: tuple[str, ...]
    rounds: list[list[list[Name]]]  # of each round the rooms, of each room its people
    choice: Choice
    late: Late
    minutes: int | None
    task: str
    at: str


class GroupSets(Struct, frozen=True):
    sets: list[GroupSet]


class BadGroups(Exception):
    """The message names each row that is wrong."""


class _Entry(Struct, frozen=True):
    where: str  # as people find it again: "Row 3"
    round: int
    room: int
    person: str


def shown(kept: Kept, people: Iterable[Enrolled]) -> GroupSet:
    names = {each.id: each.name for each in people}
    plan = kept.plan
    rounds: list[list[list[Name]]] = []
    for places in plan.rounds:
        rooms: list[list[Name]] = [[] for _ in plan.names]
        for person, room in places.items():
            rooms[room].append(Name(person, names.get(person, person)))
        rounds.append(rooms)
    at = iso(kept.at_ms)
    return GroupSet(kept.id, plan.name, plan.names, rounds, plan.choice, plan.late, plan.minutes, plan.task, at)


def planned(wish: GroupsWish, people: Sequence[Enrolled]) -> Plan:
    """Raises `BadGroups`."""
    if wish.csv is None:
        if wish.names is None:
            raise BadGroups("Say the `names` of the groups, or give a table as `csv`.")
        names, entries = wish.names, list(_of_lists(wish.rounds, len(wish.names)))
    else:
        if wish.names is not None or wish.rounds:
            raise BadGroups("A table as `csv` says the groups and their people; leave `names` and `rounds` out.")
        names, entries = _of_table(wish.csv)
    plan = Plan(wish.name, names, (), wish.choice, wish.late, wish.minutes, wish.task)
    return replace(plan, rounds=_seats(entries, people))


def _of_lists(rounds: Sequence[Round], rooms: int) -> Iterator[_Entry]:
    for round, groups in enumerate(rounds):
        if len(groups) > rooms:
            raise BadGroups(f"Round {round + 1} has {len(groups)} groups, and {rooms} have a name.")
        for room, group in enumerate(groups):
            for person in group:
                yield _Entry(f"Round {round + 1}, group {room + 1}", round, room, person)


def _of_table(text: str) -> tuple[tuple[str, ...], list[_Entry]]:
    """An empty line is passed over; rows are counted as a spreadsheet shows them."""
    text = text.removeprefix("\ufeff").lstrip("\r\n")
    head_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=head_line.count)
    lines = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    head = [cell.strip().lower() for cell in lines[0]] if lines else []
    group, person, round = (next((head.index(each) for each in known if each in head), None) for known in (_GROUP, _PERSON, _ROUND))  # fmt: skip
    if group is None or person is None:
        raise BadGroups("Row 1: the first line names the columns: `group,person`, and `round` if there are several.")
    wrong: list[str] = []
    rooms: dict[str, int] = {}
    entries: list[_Entry] = []
    for row, cells in enumerate(lines[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        cells += [""] * (len(head) - len(cells))
        name, who = cells[group].strip(), cells[person].strip()
        turn = (cells[round].strip() or "1") if round is not None else "1"
        if not 1 <= len(name) <= 80:
            wrong.append(f"Row {row}: a group has a name of 1 to 80 characters.")
        elif not who:
            wrong.append(f"Row {row}: the person is missing.")
        elif not (turn.isascii() and turn.isdigit() and 1 <= int(turn[:4]) <= MOST_ROUNDS):
            wrong.append(f"Row {row}: a round is a number from 1 to {MOST_ROUNDS}.")
        else:
            entries.append(_Entry(f"Row {row}", int(turn) - 1, rooms.setdefault(name, len(rooms)), who))
    _tell(wrong)
    if not 1 <= len(rooms) <= MOST_ROOMS:
        raise BadGroups(f"There are {len(rooms)} groups; a set has 1 to {MOST_ROOMS}.")
    return tuple(rooms), entries


def _seats(entries: Sequence[_Entry], people: Sequence[Enrolled]) -> tuple[dict[str, int], ...]:
    """Of each round who is where."""
    by_id = {each.id: each for each in people}
    by_name: dict[str, list[Enrolled]] = {}
    for each in people:
        by_name.setdefault(_folded(each.name), []).append(each)
    rounds: list[dict[str, int]] = [{} for _ in range(max((entry.round for entry in entries), default=-1) + 1)]
    wrong: list[str] = []
    for entry in entries:
        known = [by_id[entry.person]] if entry.person in by_id else by_name.get(_folded(entry.person), [])
        places = rounds[entry.round]
        if len(known) != 1:
            what = "nobody in this course is" if not known else f"{len(known)} people are"
            wrong.append(f"{entry.where}: {what} called {entry.person}{'; use the id' if known else ''}.")
        elif known[0].role not in PUPILS:
            wrong.append(f"{entry.where}: {known[0].name} is no pupil; staff go where they like.")
        elif known[0].id in places:
            wrong.append(f"{entry.where}: {known[0].name} is in a group of round {entry.round + 1} already.")
        elif len(places) >= MOST_PEOPLE:
            wrong.append(f"{entry.where}: a round has at most {MOST_PEOPLE} people.")
        else:
            places[known[0].id] = entry.room
    _tell(wrong)
    return tuple(rounds)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _tell(wrong: Sequence[str]) -> None:
    if wrong:
        more = [f"And {len(wrong) - MOST_TOLD} more rows."] if len(wrong) > MOST_TOLD else []
        raise BadGroups("\n".join([*wrong[:MOST_TOLD], *more]))
