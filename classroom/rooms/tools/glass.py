"""Glass: a pane over the screen that somebody shares, to draw on (`ink.py`). It is there in their room while they share.

Under the id of that person: a room shows one screen of each. What is drawn on it goes when the sharing ends, when they
are in another room, and when it is wiped.
"""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from classroom.rooms.inks import Ink
from classroom.rooms.tool import Change, Creation, Event, Inside, Item, Permission, Person, Tool, Turn, Viewer
from classroom.rooms.tools.presence import Member, Moved
from classroom.rooms.tools.publishing import MediaSet, Sending, SendingEnded, of_person

PAGE = 1  # a screen has no others


class GlassView(Struct, frozen=True):
    person: str


class Glass(Item, frozen=True):
    """It stays when the sharing ends, and nobody sees it, so that to put it away twice changes nothing."""

    kind = "glass"

    lies_in: str
    over_screen: bool = True
    ink: Ink = field(default_factory=Ink)

    @property
    def room(self) -> str:
        return self.lies_in

    def view(self, viewer: Viewer) -> GlassView | None:
        return GlassView(self.id) if self.over_screen else None

    def inside(self, after: int) -> Inside:
        return self.ink.inside(after)

    def passes_on(self, by: Person) -> bool:
        return self.over_screen and Permission.LEAD in by.permissions


class GlassLaid(Creation[Glass], frozen=True, tag="glass.laid"):
    room: str

    def create(self) -> Glass:
        return Glass(self.id, self.room)


class GlassSet(Change[Glass], frozen=True, tag="glass.moved"):
    """Over the screen in this room, or put away; empty."""

    room: str
    over_screen: bool

    def apply(self, item: Glass) -> Glass:
        return replace(item, lies_in=self.room, over_screen=self.over_screen, ink=item.ink.without(PAGE))


def keep(person: str, turn: Turn) -> Iterator[Event]:
    """As it should be now, whatever came before."""
    glass = turn.things.of(Glass).get(person)
    place = turn.things.of(Member)[person].place
    shares = place is not None and any(sending.screen for sending in of_person(turn, person))
    if glass is None:
        if shares and place is not None:
            yield GlassLaid(person, place)
    elif (place if shares else None) != (glass.lies_in if glass.over_screen else None):
        yield GlassSet(person, place or glass.lies_in, shares)


def shares(event: MediaSet, turn: Turn) -> Iterator[Event]:
    yield from keep(turn.things.of(Sending)[event.id].person, turn)


def goes(event: SendingEnded, turn: Turn) -> Iterator[Event]:
    """Of which person the device was is not known any more."""
    for glass in turn.things.of(Glass).values():
        yield from keep(glass.id, turn)


def moves(event: Moved, turn: Turn) -> Iterator[Event]:
    yield from keep(event.id, turn)


TOOL = Tool(
    "glass",
    items=(Glass,),
    events=(GlassLaid, GlassSet),
    follows={MediaSet: shares, SendingEnded: goes, Moved: moves},
)
