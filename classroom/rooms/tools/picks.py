"""Picks: one pupil drawn by chance, each of those who are here once before anybody's second time.

The draw is among the pupils in the room of who draws, and everybody of the class sees who it is. Who was drawn so far is
remembered for the whole class and shown to nobody; a pick is no judgement and counts for nothing.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from classroom.rooms.roles import PUPILS
from classroom.rooms.tool import Change, Command, Creation, Event, Item, Permission, Refused, Things, Tool, Turn, Viewer
from classroom.rooms.tools.attention import Away
from classroom.rooms.tools.presence import Devices, DeviceWent, Member, Moved, RoleChanged
from classroom.rooms.tools.session import is_over
from classroom.rooms.tools.speaking import Spoken

PICK = "pick"  # the id of the only one


class PickView(Struct, frozen=True):
    person: str | None
    at_ms: int
    left: int


class Pick(Item, frozen=True):
    """From the first draw on; `person` is None while nobody is picked."""

    kind = "pick"

    person: str | None
    drawn_in: str  # not where it lies, which is the whole class; who goes elsewhere is picked no longer
    at_ms: int
    left: int  # of those who were there at the draw: how many had not been picked yet
    picked: tuple[str, ...]  # in this round, the last one at the end

    def view(self, viewer: Viewer) -> PickView:
        return PickView(self.person, self.at_ms, self.left)


class PickLearner(Command, frozen=True, tag="pick.learner"):
    """`quiet`: only among those who have not been heard in this class."""

    needs = Permission.LEAD
    quiet: bool = False

    def decide(self, turn: Turn) -> Iterator[Event]:
        known, here = pick_of(turn.things), pupils_here(turn)
        picked = known.picked if known else ()
        last = picked[-1] if picked else None
        anew = those_who_begin_again(picked, here, turn)
        done = {*picked} - {*anew}
        heard = turn.things.of(Spoken)
        others = [id for id in here if id != last and not (self.quiet and id in heard)]
        drawn = turn.shuffled([id for id in others if id not in done] or others)
        if not drawn:
            raise self._nobody(here)
        left = len({*here} - done - {drawn[0]})
        if known is None:
            yield FirstPicked(PICK, drawn[0], turn.here(), turn.at_ms, left)
        else:
            yield Picked(PICK, drawn[0], turn.here(), turn.at_ms, left, anew)

    def _nobody(self, here: Sequence[str]) -> Refused:
        if not here:
            return Refused("nobody", "No pupil is here to pick.")
        return Refused("nobody", "Everyone else here has been heard." if self.quiet else "Nobody else is here to pick.")


class ClearPick(Command, frozen=True, tag="pick.clear"):
    needs = Permission.LEAD

    def decide(self, turn: Turn) -> Iterator[Event]:
        known = pick_of(turn.things)
        if known is not None and known.person is not None:
            yield PickCleared(PICK)


class FirstPicked(Creation[Pick], frozen=True, tag="pick.first_picked"):
    person: str
    drawn_in: str
    at_ms: int
    left: int

    def create(self) -> Pick:
        return Pick(self.id, self.person, self.drawn_in, self.at_ms, self.left, (self.person,))


class Picked(Change[Pick], frozen=True, tag="pick.picked"):
    person: str
    drawn_in: str
    at_ms: int
    left: int
    anew: tuple[str, ...] = ()  # for whom the next round begins

    def apply(self, item: Pick) -> Pick:
        again = {*self.anew, self.person}
        picked = (*(id for id in item.picked if id not in again), self.person)
        return Pick(self.id, self.person, self.drawn_in, self.at_ms, self.left, picked)


class PickCleared(Change[Pick], frozen=True, tag="pick.cleared"):
    def apply(self, item: Pick) -> Pick:
        return replace(item, person=None)


def pick_of(things: Things) -> Pick | None:
    return things.of(Pick).get(PICK)


def pupils_here(turn: Turn) -> list[str]:
    """Who may be drawn. Who is away, and whose line is broken, could not answer."""
    room, devices, away = turn.here(), turn.things.of(Devices), turn.things.of(Away)
    live = {id for id, each in devices.items() if not each.reconnecting}
    return [
        member.id
        for member in turn.things.of(Member).values()
        if member.role in PUPILS and member.place == room and member.id in live and member.id not in away
    ]


def those_who_begin_again(picked: Sequence[str], here: Sequence[str], turn: Turn) -> tuple[str, ...]:
    """Of who was picked: all who belong to this room, gone ones too, once everyone who is here has had their turn."""
    if {*here} - {*picked}:
        return ()
    members, room = turn.things.of(Member), turn.here()
    return tuple(id for id in picked if members[id].place in (room, None))


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id not in turn.things.of(Devices):
        yield from without(event.id, turn)


def is_elsewhere(event: Moved | RoleChanged, turn: Turn) -> Iterator[Event]:
    """They are in another room, or no pupil any more."""
    known, member = pick_of(turn.things), turn.things.of(Member)[event.id]
    stays = known is not None and member.place == known.drawn_in and member.role in PUPILS
    if not stays and not is_over(turn.things):  # at the end their last device goes, and the pick with that
        yield from without(event.id, turn)


def without(person: str, turn: Turn) -> Iterator[Event]:
    known = pick_of(turn.things)
    if known is not None and known.person == person:
        yield PickCleared(PICK)


TOOL = Tool(
    "picks",
    items=(Pick,),
    commands=(PickLearner, ClearPick),
    events=(FirstPicked, Picked, PickCleared),
    follows={DeviceWent: goes, Moved: is_elsewhere, RoleChanged: is_elsewhere},
)
