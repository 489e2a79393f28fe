"""Spotlight: one person of a room whom everyone in it sees first. It ends when they go or move."""

from collections.abc import Iterator

from msgspec import Struct

from classroom.rooms.tool import Change, Command, Creation, Event, Id, Item, Permission, Refused, Tool, Turn, Viewer
from classroom.rooms.tools.presence import Devices, DeviceWent, Member, Moved, RoleChanged
from classroom.rooms.tools.session import is_over


class SpotlightView(Struct, frozen=True):
    person: str


class Spotlight(Item, frozen=True):
    """Under the id of its room."""

    kind = "spotlight"
    recurs = True

    person: str

    @property
    def room(self) -> str:
        return self.id

    def view(self, viewer: Viewer) -> SpotlightView:
        return SpotlightView(self.person)


class SetSpotlight(Command, frozen=True, tag="stage.spotlight"):
    """In the room that one is in; on nobody: it goes."""

    needs = Permission.LEAD
    person: Id | None

    def decide(self, turn: Turn) -> Iterator[Event]:
        room = turn.here()
        known = turn.things.of(Spotlight).get(room)
        if self.person is None:
            if known is not None:
                yield SpotlightEnded(room)
            return
        member = turn.the(Member, self.person)
        if member.place != room or member.id not in turn.things.of(Devices):
            raise Refused("not_here", f"{member.name} is not in this room.")
        if known is None:
            yield SpotlightBegan(room, member.id)
        elif known.person != member.id:
            yield SpotlightTurned(room, member.id)


class SpotlightBegan(Creation[Spotlight], frozen=True, tag="stage.spotlight_began"):
    person: str

    def create(self) -> Spotlight:
        return Spotlight(self.id, self.person)


class SpotlightTurned(Change[Spotlight], frozen=True, tag="stage.spotlight_turned"):
    person: str

    def apply(self, item: Spotlight) -> Spotlight:
        return Spotlight(self.id, self.person)


class SpotlightEnded(Change[Spotlight], frozen=True, tag="stage.spotlight_ended"):
    def apply(self, item: Spotlight) -> None:
        return None


def on(turn: Turn, person: str) -> Spotlight | None:
    """A person is in one room, so at most one is on them."""
    return next((each for each in turn.things.of(Spotlight).values() if each.person == person), None)


def leave(event: Moved | RoleChanged, turn: Turn) -> Iterator[Event]:
    """They are in another room; observers are in none."""
    spotlight = on(turn, event.id)
    if spotlight is None or is_over(turn.things):
        return  # at the end their last device goes, and it with that
    if turn.things.of(Member)[event.id].place != spotlight.id:
        yield SpotlightEnded(spotlight.id)


def go(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    spotlight = on(turn, event.id)
    if spotlight is not None and event.id not in turn.things.of(Devices):
        yield SpotlightEnded(spotlight.id)


TOOL = Tool(
    "spotlight",
    items=(Spotlight,),
    commands=(SetSpotlight,),
    events=(SpotlightBegan, SpotlightTurned, SpotlightEnded),
    follows={Moved: leave, RoleChanged: leave, DeviceWent: go},
)
