"""Requests: staff ask somebody to switch the microphone on. Nobody is switched on from outside.

One a person, however often it is asked, so nothing piles up; it fades by itself. While it stands, a lock on microphones
does not hold for who was asked (`people.py`): otherwise a quiet class would have to be opened to hear one answer.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from classroom.rooms.roles import PUPILS
from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Sight,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.powers import by_role
from classroom.rooms.tools.presence import Devices, DeviceWent, Member, Moved, RoleChanged
from classroom.rooms.tools.publishing import MediaSet, Sending, of_person
from classroom.rooms.tools.session import is_over

FADES_AFTER_MS = 60_000  # long enough to find the button; later it would be about something else


class RequestView(Struct, frozen=True):
    by: str
    at_ms: int
    accepted: bool


class Request(Item, frozen=True):
    """Under the id of who was asked."""

    kind = "request"
    recurs = True

    by: str
    at_ms: int
    lies_in: str
    accepted: bool = False  # on the way: a browser may ask for the microphone first

    @property
    def room(self) -> str:
        return self.lies_in

    def view(self, viewer: Viewer) -> RequestView | None:
        if viewer.id != self.id and Sight.STAFF_CHAT not in viewer.sights:
            return None
        return RequestView(self.by, self.at_ms, self.accepted)

    @property
    def due_ms(self) -> int:
        return self.at_ms + FADES_AFTER_MS

    def due(self, turn: Turn) -> Iterator[Event]:
        yield RequestEnded(self.id)


class AskToUnmute(Command, frozen=True, tag="media.ask_unmute"):
    """Again is nothing: the notice is there already."""

    needs = Permission.MODERATE
    person: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        member = turn.the(Member, self.person)
        if member.role not in PUPILS:
            raise Refused("not_a_pupil", "Pupils and guests can be asked.")
        if Permission.SEND_SOUND not in by_role(turn.things, member):
            raise Refused("may_not_speak", f"{member.name} may not use the microphone in their role.")
        sending = of_person(turn, member.id)
        if member.place is None or not sending:
            raise Refused("not_here", f"{member.name} is not here.")
        if not any(each.may_have_sound for each in sending):
            raise Refused("no_microphone_here", f"{member.name} has no microphone where they are.")
        if member.id not in turn.things.of(Request) and not any(each.microphone for each in sending):
            yield UnmuteAsked(member.id, turn.by.id, turn.at_ms, member.place)


class Answer(Command, frozen=True, tag="media.answer"):
    """Yes, and the microphone follows by `media.set`; or not now, without a reason. Too late is no fault."""

    needs = Permission.PUBLISH
    accept: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        request = turn.things.of(Request).get(turn.by.id)
        if request is None:
            return
        if not self.accept:
            yield RequestEnded(request.id)
        elif not request.accepted:
            yield RequestAccepted(request.id)


class UnmuteAsked(Creation[Request], frozen=True, tag="request.made"):
    by: str
    at_ms: int
    lies_in: str

    def create(self) -> Request:
        return Request(self.id, self.by, self.at_ms, self.lies_in)


class RequestAccepted(Change[Request], frozen=True, tag="request.accepted"):
    def apply(self, item: Request) -> Request:
        return replace(item, accepted=True)


class RequestEnded(Change[Request], frozen=True, tag="request.ended"):
    def apply(self, item: Request) -> None:
        return None


def is_heard(event: MediaSet, turn: Turn) -> Iterator[Event]:
    sending = turn.things.of(Sending).get(event.id)
    if event.microphone and sending is not None and sending.person in turn.things.of(Request):
        yield RequestEnded(sending.person)


def moves(event: Moved, turn: Turn) -> Iterator[Event]:
    request = turn.things.of(Request).get(event.id)
    if request is not None and request.lies_in != event.to and not is_over(turn.things):  # then the devices go
        yield RequestEnded(event.id)


def goes(event: DeviceWent, turn: Turn) -> Iterator[Event]:
    if event.id not in turn.things.of(Devices) and event.id in turn.things.of(Request):
        yield RequestEnded(event.id)


def has_another_role(event: RoleChanged, turn: Turn) -> Iterator[Event]:
    if event.id in turn.things.of(Request):
        yield RequestEnded(event.id)


TOOL = Tool(
    "requests",
    items=(Request,),
    commands=(AskToUnmute, Answer),
    events=(UnmuteAsked, RequestAccepted, RequestEnded),
    follows={MediaSet: is_heard, Moved: moves, DeviceWent: goes, RoleChanged: has_another_role},
)
