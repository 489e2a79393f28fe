"""Who was in the class, when and how: of each person the union of the times of their devices.

Only the server's times count. A device is there until it left, or until its last proof of life; one that was silent
and came back in time was there meanwhile. Waiting at the door is no attendance. Milliseconds are kept and rounded to
seconds once, at the end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec import Struct

from classroom.projections.fold import Row, facts
from classroom.rooms.tool import Event
from classroom.rooms.tools.presence import (
    DeviceCame,
    DeviceLost,
    DeviceWent,
    Kind,
    MemberAdmitted,
    PersonCame,
    PersonEntered,
    Role,
    RoleChanged,
)
from classroom.rooms.tools.whereabouts import DevicePlaced

# Someone who is here by several devices is where the first of these is.
STRONGEST = (Kind.IN_ROOM, Kind.REMOTE, Kind.RECORDING, Kind.COMPANION)


class Interval(Struct, frozen=True):
    from_ms: int
    to_ms: int
    presence: Kind


class Attendance(Struct, frozen=True):
    """Of one person; no intervals: they were never in the class, only at its door."""

    id: str
    name: str
    role: Role
    seconds: int
    intervals: tuple[Interval, ...]


@dataclass
class _Stay:
    """A device of someone in the class, since it came or changed its kind."""

    since_ms: int
    kind: Kind
    last_seen_ms: int | None = None  # while it is lost


@dataclass
class _Person:
    name: str
    role: Role
    at_door: bool = False
    devices: dict[str, _Stay] = field(default_factory=dict[str, _Stay])
    stays: list[Interval] = field(default_factory=list[Interval])

    def ends(self, device: str, at_ms: int) -> None:
        stay = self.devices.pop(device, None)
        if stay is not None and not self.at_door and at_ms > stay.since_ms:
            self.stays.append(Interval(stay.since_ms, at_ms, stay.kind))

    def becomes(self, device: str, kind: Kind, at_ms: int) -> None:
        self.ends(device, at_ms)
        self.devices[device] = _Stay(at_ms, kind)


def attendance(rows: Iterable[Row], until_ms: int) -> Sequence[Attendance]:
    """Everyone who came, in the order of their coming; who is still here counts up to `until_ms`."""
    people: dict[str, _Person] = {}
    for row, fact in facts(rows, _FACTS):
        match fact:
            case MemberAdmitted():
                people[fact.id] = _Person(fact.name, fact.role)
            case RoleChanged():
                people[fact.id].role = fact.role
            case _:
                _presence(people[fact.id], fact, row.at_ms)
    for person in people.values():
        for device, stay in list(person.devices.items()):
            person.ends(device, until_ms if stay.last_seen_ms is None else min(until_ms, stay.last_seen_ms))
    found: list[Attendance] = []
    for id, person in people.items():
        intervals = union(person.stays)
        found.append(Attendance(id, person.name, person.role, seconds_of(intervals), intervals))
    return found


def _presence(person: _Person, fact: Event, at_ms: int) -> None:
    match fact:
        case PersonCame():
            person.at_door = fact.waits_for is not None
            person.devices = {fact.device: _Stay(fact.at_ms, fact.device_kind)}
        case PersonEntered():
            person.at_door = False
            for stay in person.devices.values():
                stay.since_ms = fact.at_ms
        case DeviceCame() if fact.device in person.devices and person.devices[fact.device].kind is fact.device_kind:
            person.devices[fact.device].last_seen_ms = None
        case DeviceCame():
            person.becomes(fact.device, fact.device_kind, fact.at_ms)
        case DevicePlaced():
            _change(person, fact.device, fact.device_kind, at_ms)
        case DeviceLost():
            person.devices[fact.device].last_seen_ms = fact.last_seen_ms
        case DeviceWent():
            person.ends(fact.device, fact.last_seen_ms)
            if person.devices and all(stay.kind is Kind.COMPANION for stay in person.devices.values()):
                _promote(person, fact.last_seen_ms)
        case _:
            raise TypeError(type(fact).__name__)


def _change(person: _Person, device: str, kind: Kind, at_ms: int) -> None:
    """Also while it is lost: then from its last proof of life on, if it comes back."""
    last_seen_ms = person.devices[device].last_seen_ms
    person.becomes(device, kind, at_ms if last_seen_ms is None else last_seen_ms)
    person.devices[device].last_seen_ms = last_seen_ms


def _promote(person: _Person, at_ms: int) -> None:
    """A companion that is left alone is the person's device, as in `DeviceWent.apply`."""
    device, stay = next(iter(person.devices.items()))
    _change(person, device, Kind.REMOTE, max(at_ms, stay.since_ms))


def union(stays: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same times without overlaps, in order; where two overlap, the stronger presence counts."""
    stays = list(stays)
    edges = sorted({edge for stay in stays for edge in (stay.from_ms, stay.to_ms)})
    found: list[Interval] = []
    for from_ms, to_ms in pairwise(edges):
        kinds = {stay.presence for stay in stays if stay.from_ms <= from_ms and to_ms <= stay.to_ms}
        if not kinds:
            continue
        presence = min(kinds, key=STRONGEST.index)
        if found and found[-1].to_ms == from_ms and found[-1].presence is presence:
            from_ms = found.pop().from_ms
        found.append(Interval(from_ms, to_ms, presence))
    return tuple(found)


def seconds_of(intervals: Iterable[Interval]) -> int:
    return round(sum(interval.to_ms - interval.from_ms for interval in intervals) / 1000)


_FACTS = (
    MemberAdmitted,
    RoleChanged,
    PersonCame,
    PersonEntered,
    DeviceCame,
    DevicePlaced,
    DeviceLost,
    DeviceWent,
)
