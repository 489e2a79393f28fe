"""Who is forwarded to whom: one table of hearing, and slots that do not move while the same source plays in them.

Pure: where devices are and what they send goes in, as one scene a room; out comes what plays in which slot of a page.
A page attends one room: that of its person, or the one listened in to. Devices in one physical room are one echo domain:
only the room's own device speaks and plays there, and never the sound of the room itself. What a page costs depends on
its slots, not on how many are in the class.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from classroom.rooms.people import who
from classroom.rooms.roles import STAFF
from classroom.rooms.tool import MAIN, Sight, Things
from classroom.rooms.tools.listening import Broadcast, Listening
from classroom.rooms.tools.presence import Devices, Kind, Member
from classroom.rooms.tools.publishing import Sending
from classroom.rooms.tools.spotlight import Spotlight

AUDIO, CAMERA, SCREEN = "audio", "camera", "screen"
SLOTS = (*(AUDIO,) * 6, *(CAMERA,) * 9, *(SCREEN,) * 2)  # of every subscribe leg; the mid is the index
SLOTS_OF = {kind: [mid for mid, of in enumerate(SLOTS) if of == kind] for kind in (AUDIO, CAMERA, SCREEN)}
PUB_MID = {AUDIO: "0", CAMERA: "1", SCREEN: "2"}  # of every publish leg


class Source(NamedTuple):
    """One thing that a device sends."""

    person: str
    device: str
    kind: str  # audio | camera | screen


class Spot(Struct, frozen=True):
    """Where a device stands, as far as hearing goes."""

    person: str
    device: str
    place: str | None  # None: outside the class
    in_room: bool = False  # in the physical room of the class
    ears: bool = True  # plays sound: companions and those in the room do not, the room's own device does
    sends: frozenset[str] = frozenset()  # kinds
    listens_to: str | None = None  # another room than its place, without being there
    speaks_to: Sequence[str] | None = ()  # rooms that hear its microphone beside its place; None: all of them
    oversees: bool = False  # staff, who are shown which rooms are alive

    @property
    def attends(self) -> str | None:
        """The room that it hears and sees."""
        return self.place and (self.listens_to or self.place)

    def speaks_in(self, room: str) -> bool:
        return self.place == room or self.speaks_to is None or room in self.speaks_to


@dataclass(frozen=True)
class Scene:
    """What one room offers to those who attend it."""

    there: Sequence[Spot] = ()
    callers: Sequence[Spot] = ()  # who speaks to several rooms, this one among them
    spotlight: str | None = None  # a person, as are all here but `voices`
    speaker: str | None = None
    voices: Sequence[str] = ()  # devices, whom to hear first

    @cached_property
    def microphones(self) -> Sequence[Spot]:
        """Callers first, then voices, then whoever has one."""
        on = {spot.device: spot for spot in (*self.callers, *self.there) if AUDIO in spot.sends}
        order = dict.fromkeys((*(spot.device for spot in self.callers), *self.voices, *on))
        return [on[device] for device in order if device in on]

    @cached_property
    def talkers(self) -> Mapping[str, str]:
        """Person by device, of the microphones in the room itself."""
        return {spot.device: spot.person for spot in self.there if AUDIO in spot.sends}

    @cached_property
    def cameras(self) -> Mapping[str, Sequence[Spot]]:
        """By person, in the order for who has no wish."""
        by_person: dict[str, list[Spot]] = {person: [] for person in self.faces}
        for spot in self.there:
            if CAMERA in spot.sends:
                by_person.setdefault(spot.person, []).append(spot)
        return by_person

    @cached_property
    def faces(self) -> Sequence[str]:
        """Who is shown whatever a page wishes."""
        return [person for person in (self.spotlight, self.speaker) if person is not None]

    @cached_property
    def screens(self) -> Sequence[Spot]:
        return [spot for spot in self.there if SCREEN in spot.sends]


NOTHING = Scene()


def spots(things: Things) -> dict[str, Spot]:
    """All devices that are here, by device."""
    sending, members = things.of(Sending), things.of(Member)
    listening, broadcasts = things.of(Listening), things.of(Broadcast)
    found: dict[str, Spot] = {}
    for here in things.of(Devices).values():
        person = who(things, here.id, {})
        place = MAIN if person.room is None and Sight.EVERY_ROOM in person.viewer.sights else person.room
        oversees = place is not None and members[here.id].role in STAFF
        ear, voice = listening.get(here.id), broadcasts.get(here.id)
        listens_to = None if ear is None else ear.lies_in
        speaks_to = () if voice is None else voice.rooms
        for id, device in here.devices.items():
            in_room = device.kind is Kind.IN_ROOM or device.room_device
            ears = device.room_device or device.kind is Kind.REMOTE
            sends = kinds_of(sending.get(id))
            found[id] = Spot(here.id, id, place, in_room, ears, sends, listens_to, speaks_to, oversees)
    return found


def spotlights(things: Things) -> dict[str, str]:
    """The person whom a room sees first, by room."""
    return {spotlight.room: spotlight.person for spotlight in things.of(Spotlight).values()}


def kinds_of(sending: Sending | None) -> frozenset[str]:
    if sending is None:
        return frozenset()
    on = {
        AUDIO: sending.microphone,
        CAMERA: sending.camera,
        SCREEN: sending.screen,
    }
    return frozenset(kind for kind, is_on in on.items() if is_on)


def scenes(all_spots: Iterable[Spot], spotlights: Mapping[str, str]) -> dict[str, Scene]:
    """Of every room where somebody is or which somebody attends; nobody has spoken yet. `spotlights`: by room."""
    there: dict[str, list[Spot]] = {}
    calling: list[Spot] = []
    for spot in all_spots:
        if spot.place is None:
            continue
        there.setdefault(spot.place, []).append(spot)
        if spot.listens_to is not None:
            there.setdefault(spot.listens_to, [])
        if spot.speaks_to != () and AUDIO in spot.sends:
            calling.append(spot)
    return {
        room: Scene(tuple(inside), tuple(spot for spot in calling if spot.speaks_in(room)), spotlights.get(room))
        for room, inside in there.items()
    }


def hears(viewer: Spot, source: Spot) -> bool:
    """Whether the microphone of `source` is played by `viewer`."""
    room = viewer.attends
    if room is None or source.place is None or not viewer.ears or viewer.person == source.person:
        return False
    return source.speaks_in(room) and not (viewer.in_room and source.in_room)


def sees(viewer: Spot, source: Spot) -> bool:
    """Whether camera and screen of `source` may be shown by `viewer`."""
    room = viewer.attends
    return room is not None and source.place == room and viewer.person != source.person


def front(order: Sequence[str], callers: Sequence[Spot]) -> tuple[str, ...]:
    """Whom to hear first: the loudest, sorted, so that a scene stays the same while they do, and the next one, who
    takes the place of each of them on their own page."""
    calling = {spot.device for spot in callers}
    loudest = [device for device in order if device not in calling]
    n = max(0, len(SLOTS_OF[AUDIO]) - len(calling))
    return (*sorted(loudest[:n]), *loudest[n : n + 1])


def seats(viewer: Spot, scene: Scene, wish: Sequence[str] | None, before: Mapping[int, Source]) -> dict[int, Source]:
    """What plays in each slot of one page. `scene`: of the room that it attends. `wish`: people whose cameras it wants,
    in its order; empty: whoever there is; None: nobody, whoever speaks. `before`: what plays now."""
    wanted = {
        AUDIO: (spot for spot in scene.microphones if hears(viewer, spot)),
        CAMERA: (spot for spot in _cameras(scene, wish) if sees(viewer, spot)),
        SCREEN: (spot for spot in scene.screens if sees(viewer, spot)),
    }
    taken: dict[int, Source] = {}
    for kind, found in wanted.items():
        slots = SLOTS_OF[kind]
        sources = [Source(spot.person, spot.device, kind) for spot in islice(found, len(slots))]
        taken |= _seated(sources, slots, before)
    return taken


def _cameras(scene: Scene, wish: Sequence[str] | None) -> Iterator[Spot]:
    """The spotlight first, then the speaker, then those wished for; without a wish all, as they came."""
    if wish is None:
        return
    for person in dict.fromkeys((*scene.faces, *wish)) if wish else scene.cameras:
        yield from scene.cameras.get(person, ())


def _seated(sources: Collection[Source], slots: Iterable[int], before: Mapping[int, Source]) -> dict[int, Source]:
    """Who sits stays; the others take the slots that are free."""
    kept = {mid: before[mid] for mid in slots if before.get(mid) in sources}
    free = (mid for mid in slots if mid not in kept)
    sitting = set(kept.values())
    new = (source for source in sources if source not in sitting)
    return kept | dict(zip(free, new, strict=False))


def pub_leg(device: str) -> str:
    return f"{device}.pub"


def sub_leg(device: str) -> str:
    return f"{device}.sub"


Row = tuple[str, str, str]  # the slot's mid, a publish leg, its mid
Table = Mapping[str, Sequence[Row]]  # by subscribe leg


def rows(seated: Mapping[int, Source]) -> tuple[Row, ...]:
    return tuple((str(mid), pub_leg(source.device), PUB_MID[source.kind]) for mid, source in sorted(seated.items()))
