"""Given these events, when someone wishes this, then these events follow. The only vocabulary of rule tests."""

import pytest
from msgspec import Struct
from pycrdt import Doc, Text

from classroom.rooms.codec import Codec
from classroom.rooms.door import Door, door_of
from classroom.rooms.people import SERVER, who
from classroom.rooms.room import Key, Room, view_for
from classroom.rooms.seals import Seals
from classroom.rooms.tool import Command, Event, Item, Person, Refused, Turn
from classroom.rooms.tools import ALL
from classroom.rooms.tools.presence import DeviceConnects, Kind, MemberAdmitted, PersonCame, Role
from classroom.rooms.tools.publishing import SendingBegan
from classroom.rooms.tools.session import CLASS as SESSION
from classroom.rooms.tools.session import Policy, SessionOpened

HOUR_MS = 3_600_000


def here(id: str, role: Role = Role.LEARNER) -> list[Event]:
    """In the class by one device."""
    device = f"{id}.pc"
    return [
        MemberAdmitted(id, id.title(), role),
        PersonCame(id, device, Kind.REMOTE, False, 0),
        SendingBegan(device, id, Kind.REMOTE, False),
    ]


OPEN = SessionOpened(SESSION, "Seasons", Policy.WARN, 0, HOUR_MS, 0, door_open=True)
GATED = SessionOpened(SESSION, "Seasons", Policy.BLOCK, 0, HOUR_MS, 0, door_open=True)
PEOPLE = (
    *here("tess", Role.TEACHER),
    *here("ari", Role.ASSISTANT),
    *here("ada"),
    *here("bob"),
    *here("cy"),
    *here("olu", Role.OBSERVER),
)
CLASS = (OPEN, *PEOPLE)


def comes(id: str, device: str = "", kind: Kind = Kind.REMOTE, *, role: Role = Role.LEARNER, own: bool = False):
    """The server's wish for somebody who comes by a device; `own`: as the room's own."""
    return DeviceConnects(id, id.title(), role, device or f"{id}.pc", kind, own)


class Given:
    def __init__(self, *events: Event) -> None:
        self.room = Room(ALL)
        self.seals = Seals(lambda: b"key")
        for event in events:
            self.happens(event)

    def happens(self, event: Event) -> None:
        self.seals.keep([(event, self.room.apply(event))], "given")

    def person(self, id: str) -> Person:
        return who(self.room, id, self.seals.keys)

    def turn(self, by: str | Person, at_ms: int = 0, wish_id: str = "w") -> Turn:
        return Turn(self.room, self.person(by) if isinstance(by, str) else by, at_ms, wish_id, b"seed")

    def when(self, wish: Command, by: str | Person, at_ms: int = 0, wish_id: str = "w") -> list[Event]:
        turn = self.turn(by, at_ms, wish_id)
        if self.seals.know(wish_id, turn.by.viewer):
            return []
        events = self.room.decide(wish, turn)
        done = self.room.carry_out(events, turn)
        self.seals.keep(done, wish_id)
        return [event for event, _ in done]

    def server(self, wish: Command, at_ms: int = 0) -> list[Event]:
        return self.when(wish, SERVER, at_ms)

    def time_passes(self, to_ms: int) -> list[Event]:
        done = self.room.pass_time(self.turn(SERVER, to_ms))
        self.seals.keep(done, "time")
        return [event for event, _ in done]

    def refuses(self, wish: Command, by: str | Person, at_ms: int = 0) -> str:
        """The code of the refusal."""
        return self.refusal(wish, by, at_ms)[0]

    def refusal(self, wish: Command, by: str | Person, at_ms: int = 0) -> tuple[str, str]:
        """Its code, and what the person reads."""
        with pytest.raises(Refused) as refused:
            self.when(wish, by, at_ms)
        return refused.value.code, refused.value.message

    def seen_by(self, viewer: str, what: type[Item], id: str) -> Struct | None:
        return view_for(self.person(viewer), self.room.at(Key(what.kind, id)))

    def who_sees(self, what: type[Item], id: str) -> list[str]:
        return [each for each in ("tess", "ari", "ada", "bob", "olu") if self.seen_by(each, what, id)]

    def door(self, person: str) -> Door:
        return door_of(self.room, person)

    def reloaded(self) -> Room:
        """As a restart would find it: by way of a snapshot."""
        codec, again = Codec(ALL), Room(ALL)
        snapshot = codec.snapshot(self.room)
        assert snapshot and codec.restore(again, snapshot)
        return again


def typed(text: str, client: int = 1, clock: int = 0) -> bytes:
    """What an editor sends when somebody writes this first in the notes."""
    said = text.encode()
    return bytes([1, 1, client, clock, 0x04, 1, 5, *b"notes", len(said), *said, 0])


def typed_by_one(*words: str) -> list[bytes]:
    """What an editor says for each word, one after the other."""
    said: list[bytes] = []
    doc = Doc[Text]()
    text = doc.get("notes", type=Text)
    doc.observe(lambda event: said.append(event.update))
    for word in words:
        text += word
    return said
