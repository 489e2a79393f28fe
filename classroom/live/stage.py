"""Who is forwarded to whom: one table of hearing, and slots that do not move while the same source plays in them.

Pure: what is sent, who looks, who speaks go in; for each page comes out what plays in which of its slots. Everybody who
may be heard is in the same place; devices in one physical room are one echo domain: only the room's own device speaks
and plays there, and never the sound of the room itself.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from classroom.rooms.people import who
from classroom.rooms.tool import MAIN, Sight, Things
from classroom.rooms.tools.presence import Devices, Kind
from classroom.rooms.tools.publishing import Sending

AUDIO, CAMERA, SCREEN = "audio", "camera", "screen"
SLOTS = (*(AUDIO,) * 6, *(CAMERA,) * 9, *(SCREEN,) * 2)  # of every subscribe leg; the mid is the index
PUB_MID = {AUDIO: "0", CAMERA: "1", SCREEN: "2"}  # of every publish leg


class Source(NamedTuple):
    """One thing that a device sends."""

    person: str
    device: str
    kind: str  # audio | camera | screen


@dataclass(frozen=True)
class Spot:
    """Where a device stands, as far as hearing goes."""

    person: str
    device: str
    place: str | None  # None: outside the class
    in_room: bool = False  # in the physical room of the class
    ears: bool = True  # plays sound: companions and those in the room do not, the room's own device does
    sends: frozenset[str] = frozenset()  # kinds


@dataclass(frozen=True)
class Looks:
    """What one page has and wants."""

    device: str
    cameras: Sequence[str] = ()  # people, in the order of its wish; empty: whoever there is
    slots: Mapping[int, Source] = field(default_factory=dict[int, Source])  # what plays now


def spots(things: Things) -> dict[str, Spot]:
    """All devices that are here, by device."""
    sending = things.of(Sending)
    found: dict[str, Spot] = {}
    for here in things.of(Devices).values():
        person = who(things, here.id, {})
        place = MAIN if person.room is None and Sight.EVERY_ROOM in person.viewer.sights else person.room
        for id, device in here.devices.items():
            in_room = device.kind is Kind.IN_ROOM or device.room_device
            ears = device.room_device or device.kind is Kind.REMOTE
            found[id] = Spot(here.id, id, place, in_room, ears, kinds_of(sending.get(id)))
    return found


def kinds_of(sending: Sending | None) -> frozenset[str]:
    if sending is None:
        return frozenset()
    on = {
        AUDIO: sending.microphone,
        CAMERA: sending.camera,
        SCREEN: sending.screen,
    }
    return frozenset(kind for kind, is_on in on.items() if is_on)


def hears(viewer: Spot, source: Spot) -> bool:
    """Whether the microphone of `source` is played by `viewer`."""
    return viewer.ears and not (viewer.in_room and source.in_room) and sees(viewer, source)


def sees(viewer: Spot, source: Spot) -> bool:
    """Whether camera and screen of `source` may be shown by `viewer`."""
    return viewer.place is not None and viewer.place == source.place and viewer.person != source.person


def seats(looks: Looks, all_spots: Mapping[str, Spot], voices: Sequence[str], speaker: str | None) -> dict[int, Source]:
    """What plays in each slot of one page. `voices`: devices, the loudest first; `speaker`: a person."""
    viewer = all_spots.get(looks.device)
    if viewer is None:
        return {}
    others = [spot for spot in all_spots.values() if spot.device != viewer.device]
    heard = {
        spot.device: Source(spot.person, spot.device, AUDIO)
        for spot in others
        if AUDIO in spot.sends and hears(viewer, spot)
    }
    seen = [spot for spot in others if sees(viewer, spot)]
    wanted = {
        AUDIO: [heard[id] for id in (*voices, *(id for id in heard if id not in voices)) if id in heard],
        CAMERA: _by_wish(
            [Source(s.person, s.device, CAMERA) for s in seen if CAMERA in s.sends], looks.cameras, speaker
        ),
        SCREEN: [Source(s.person, s.device, SCREEN) for s in seen if SCREEN in s.sends],
    }
    taken: dict[int, Source] = {}
    for kind, sources in wanted.items():
        slots = [mid for mid, of in enumerate(SLOTS) if of == kind]
        taken |= _seated(sources[: len(slots)], slots, looks.slots)
    return taken


def _by_wish(cameras: Sequence[Source], wish: Sequence[str], speaker: str | None) -> list[Source]:
    """The speaker first, then those wished for; without a wish all, as they came."""
    rank = {person: n for n, person in enumerate(wish, 1)}
    if speaker is not None:
        rank[speaker] = 0
    return sorted((c for c in cameras if not wish or c.person in rank), key=lambda c: rank.get(c.person, len(rank) + 1))


def _seated(sources: Collection[Source], slots: Iterable[int], before: Mapping[int, Source]) -> dict[int, Source]:
    """Who sits stays; the others take the slots that are free."""
    kept = {mid: before[mid] for mid in slots if before.get(mid) in sources}
    free = (mid for mid in slots if mid not in kept)
    new = (source for source in sources if source not in kept.values())
    return kept | dict(zip(free, new, strict=False))


def pub_leg(device: str) -> str:
    return f"{device}.pub"


def sub_leg(device: str) -> str:
    return f"{device}.sub"


Table = Mapping[str, Sequence[tuple[str, str, str]]]  # subscribe leg -> (slot's mid, publish leg, its mid)


def table(seated: Mapping[str, Mapping[int, Source]]) -> Table:
    """`seated`: by the device that looks."""
    return {
        sub_leg(device): tuple(
            (str(mid), pub_leg(source.device), PUB_MID[source.kind]) for mid, source in sorted(slots.items())
        )
        for device, slots in seated.items()
    }
