"""What must hold of picks and reports in the lesson, said without the code that it judges; and the bugs that it must find."""

from typing import Any

from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import incidents, picks
from classroom.rooms.tools.attention import Away
from classroom.rooms.tools.incidents import Incident
from classroom.rooms.tools.picks import Pick, PickLearner
from classroom.rooms.tools.presence import Devices, Member, Role
from classroom.rooms.tools.speaking import Spoken
from tests.rules.prose import PUPILS


def truths_of_picks(room: Room) -> None:
    members = room.of(Member)
    for pick in room.of(Pick).values():
        assert pick.left >= 0 and len({*pick.picked}) == len(pick.picked), "one is picked once a round"
        if pick.person is not None:
            member = members[pick.person]
            assert member.id in room.of(Devices) and member.place == pick.drawn_in, "they are there"
            assert member.role in PUPILS and pick.picked[-1] == pick.person
    for incident in room.of(Incident).values():
        assert bool(incident.text.strip()) is (incident.about is None) and incident.by in members


class Picks:
    """Whom the lesson itself has seen picked in this round."""

    def __init__(self) -> None:
        self.done: set[str] = set()
        self.last: str | None = None

    def effect(self, room: Room, by: str, command: Command, wish_id: str) -> None:
        match command:
            case PickLearner(quiet=quiet):
                self._drawn(room, by, quiet=quiet)
            case picks.ClearPick():
                assert all(pick.person is None for pick in room.of(Pick).values())
            case incidents.Report(text=text):
                report, member = room.of(Incident)[wish_id], room.of(Member)[by]
                assert (report.by, report.text, report.place) == (by, text, member.place)
                assert member.role is not Role.OBSERVER
            case _:
                pass

    def _drawn(self, room: Room, by: str, *, quiet: bool) -> None:
        (pick,) = room.of(Pick).values()
        person, members = pick.person, room.of(Member)
        assert person is not None and person != self.last, "not twice running"
        assert not quiet or person not in room.of(Spoken), "who was heard is not quiet"
        place = members[by].place
        here = {id for id, devices in room.of(Devices).items() if members[id].place == place and is_live(devices)}
        pupils = {id for id in here if members[id].role in PUPILS and id not in room.of(Away)}
        assert person in pupils, "a pupil in the room of who draws, who is not away"
        if pupils <= self.done:
            self.done -= {id for id in self.done if members[id].place in (place, None)}
        drawn_from = {id for id in pupils if id != self.last and not (quiet and id in room.of(Spoken))}
        assert person not in self.done or drawn_from <= self.done, "others come first"
        self.done.add(person)
        self.last = person
        assert pick.left == len(pupils - self.done)


def is_live(devices: Devices) -> bool:
    return not all(device.lost for device in devices.devices.values())


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("picked again before the others", PickLearner, "decide", "if id not in done", "if True"),
    ("picked twice running", PickLearner, "decide", "id != last and", "True and"),
    ("picked and gone", picks, "goes", "yield from without(event.id, turn)", "yield from ()"),
    ("report shown to pupils", Incident, "view", "Sight.STAFF_CHAT not in viewer.sights", "False"),
]
