"""What every room tool is made of: a command decides, an event changes, an item shows itself.

A command (a wish) stands beside its bounds, its permission and its rule; an event (a fact) beside its effect; what a
viewer may know is one method of the item that it protects. An event names the one item that it changes, and an item
the room that it lies in, so snapshot, resume, fan-out, breakouts, timers and replay need no code in a tool.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Annotated, Any, ClassVar, Generic, Protocol, TypeVar

from msgspec import Meta, Struct

Id = Annotated[str, Meta(min_length=1, max_length=64)]
TimeMs = Annotated[int, Meta(ge=0, lt=2**53)]  # since 1970; a browser counts exactly up to 2^53
MAIN = "main"  # the room that everyone is in while no others are open
PREP = "prep"  # the preparation room, where a learner does what is missing before they join the class


class Permission(StrEnum):
    """What someone may do. The end of a class takes some away; views never depend on that."""

    BE_HERE = "be_here"  # of every role: what concerns only oneself, and taking back what is one's own
    TALK = "talk"  # to everyone in one's room
    TALK_PRIVATELY = "talk_privately"  # in writing, with somebody who is no staff
    RAISE_HAND = "raise_hand"  # to turn to staff, in writing too; no lock takes it
    REACT = "react"
    PUBLISH = "publish"  # switching off what one sends; on: one of the next three too
    SEND_SOUND = "send_sound"
    SEND_PICTURE = "send_picture"
    SHARE_SCREEN = "share_screen"
    ANSWER = "answer"  # what the class is asked; pupils only, so that staff do not count in their own polls
    WRITE_NOTES = "write_notes"  # in the shared notes of one's room
    DRAW = "draw"  # on boards, where the board itself says so too
    CALL_FOR_HELP = "call_for_help"
    CHOOSE_ROOM = "choose_room"  # where the open breakouts leave the choice
    MODERATE = "moderate"  # others' messages, hands, microphones
    ADMIT = "admit"  # the door: who comes in
    MOVE_PEOPLE = "move_people"  # breakouts: preparing, opening, moving, listening in, speaking to all, helping
    LEAD = "lead"  # the flow of the class: locks, timers, picks, plan, spotlight, what is counted
    REMOVE = "remove"  # sending someone away for good
    RUN_CLASS = "run_class"  # ending it and opening it again
    GIVE_ROLES = "give_roles"  # who has which role, and what assistants and guests may
    SERVER = "server"  # of no role: what the server itself reports (a page is gone)


class Sight(StrEnum):
    """What someone may see beyond their own room and their own things. Changes only with the role."""

    EVERY_ROOM = "every_room"
    STAFF_CHAT = "staff_chat"
    DOOR = "door"  # who waits outside
    READINESS = "readiness"  # who has done the work before the class, and what was hard in it
    TALK_TIME = "talk_time"  # who has spoken how long
    ANSWERS = "answers"  # who answered what, where it is not secret
    BOARDS = "boards"  # what each learner draws on a board of their own
    PREPARED = "prepared"  # slides that were not shown yet, the notes to them, who looks at which page


class Engagement(StrEnum):
    """As what a fact counts for its actor in `projections/participation.py`."""

    MESSAGE = "message"
    HAND = "hand"
    REACTION = "reaction"
    HELP = "help"
    QUESTION = "question"
    SPEAKING = "speaking"
    ANSWER = "answer"
    WRITING = "writing"
    DRAWING = "drawing"


class Refused(Exception):
    """The wish breaks a rule of the tool. `code` is stable, `message` is for the person."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Viewer:
    """Who looks at an item. Not where they are (`Item.room` decides that) and not what they may do."""

    id: str
    sights: frozenset[Sight] = frozenset()
    keys: Mapping[str, bytes] = field(default_factory=dict[str, bytes], repr=False, compare=False)

    def ticket(self, sealed_id: str) -> str | None:
        """The same for this person every time while the item `sealed_id` is sealed; None when its key is destroyed."""
        key = self.keys.get(sealed_id)
        return None if key is None else hmac.digest(key, self.id.encode(), "sha256").hex()


@dataclass(frozen=True)
class Person:
    """Someone in the class as they stand right now (derived by `people.py`; never kept)."""

    viewer: Viewer
    permissions: frozenset[Permission] = frozenset()
    room: str | None = None  # None: in no room; who does not see every room either is outside the class

    @property
    def id(self) -> str:
        return self.viewer.id

    def reaches(self, room: str | None) -> bool:
        """Whether things in `room` (None: the whole class) exist for this person; outside the class nothing does."""
        inside = self.room is not None and room in (None, self.room)
        return inside or Sight.EVERY_ROOM in self.viewer.sights


class Inside(Struct, frozen=True):
    """What came into a thing since somebody looked: `rev` counts what ever did."""

    rev: int
    anew: bool  # forget what was in it before
    parts: Sequence[Any]  # structs


class Item(Struct, frozen=True):
    """One thing in the class: a poll, a message, a hand, a stroke."""

    kind: ClassVar[str]  # on the wire and in snapshots; given by hand, so that renaming the class changes neither
    recurs: ClassVar[bool] = False  # True: a name like a person's, free again when the item is gone (a hand)
    recent: ClassVar[int | None] = None  # of each room a joining page gets this many, older ones by REST

    id: Id

    @property
    def room(self) -> str | None:
        """Where it lies. It exists for nobody else; None: for the whole class."""
        return None

    def view(self, viewer: Viewer, /) -> Struct | None:
        """What this viewer, who reaches its room, may know of it (hashable); None hides that it exists."""
        raise NotImplementedError

    def inside(self, after: int, /) -> Inside | None:
        """What came into it after the count `after`: for pages that look at it, not for all that see it (the strokes of
        a board). None: nothing ever lies in it."""
        return None

    def passes_on(self, by: Person, /) -> bool:
        """Whether what somebody's page says of it in passing, and nobody keeps (a pointer), goes to all who look at it."""
        return False

    @property
    def due_ms(self) -> int | None:
        """When it wants `due` to be asked; after that it must want a later time or none."""
        return None

    def due(self, turn: Turn, /) -> Iterable[Event]:
        """The facts that follow from time alone."""
        raise NotImplementedError

    @property
    def files(self) -> tuple[str, ...]:
        """The ids of the files that it shows. Their content is deleted when no item names it any more."""
        return ()

    @property
    def sealed(self) -> bool:
        """While true there is a key for tickets; the commit that ends it destroys the key and the sealed bodies."""
        return False


ItemT = TypeVar("ItemT", bound=Item)
ItemT_co = TypeVar("ItemT_co", bound=Item, covariant=True)


class Things(Protocol):
    """All items of the class, as rules read them."""

    def of(self, what: type[ItemT], /) -> Mapping[str, ItemT]: ...


@dataclass(frozen=True)
class Turn:
    """The moment in which a wish is decided: by whom, when, amid what. Rules read no other clock and no other dice."""

    things: Things
    by: Person
    at_ms: int = 0
    wish_id: str = "w"  # the client id of the wish; names what it creates, so a page knows the id beforehand
    seed: bytes = b""

    def here(self) -> str:
        """The room that the person is in."""
        if self.by.room is None:
            raise Refused("in_no_room", "You are in no room.")
        return self.by.room

    def the(self, what: type[ItemT], id: str, /) -> ItemT:
        """The item, if it is there for this person; an item of another room is as absent as none."""
        item = self.things.of(what).get(id)
        if item is None or not self.by.reaches(item.room):
            raise Refused("not_found", "That is no longer here.")
        return item

    def seen(self, what: type[ItemT], id: str, /) -> ItemT:
        """The same, if the person can see it: nobody may tell a hidden one from none."""
        item = self.the(what, id)
        if item.view(self.by.viewer) is None:
            raise Refused("not_found", "That is no longer here.")
        return item

    def new_id(self, n: int = 0) -> str:
        return f"{self.wish_id}.{n}" if n else self.wish_id

    def shuffled(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda id: blake2b(id.encode(), key=self.seed[:64]).digest())


class Event(Struct, frozen=True, tag_field="kind"):
    """A fact about the item `id`. The log keeps it for ever: a changed field gets an upcaster, oldest first."""

    counts_as: ClassVar[Engagement | None] = None  # a sealed event counts for nobody
    upcasters: ClassVar[tuple[Callable[[dict[str, Any]], dict[str, Any]], ...]] = ()

    id: Id


class SealedEvent(Event, frozen=True):
    """A `Change` whose log row says only that it happened to this item: no actor, no wish, no body.

    The body stays beside the log, the last one of each ticket, and is destroyed with the item's key (`seals.py`).
    """

    ticket: str


class Creation(Event, Generic[ItemT_co], frozen=True):
    def create(self) -> ItemT_co:
        """The item that this fact brings into being."""
        raise NotImplementedError


class Change(Event, Generic[ItemT], frozen=True):
    def apply(self, item: ItemT, /) -> ItemT | None:
        """The item after this fact; None when it is gone."""
        raise NotImplementedError


class Command(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """A wish. It has passed its schema and `needs` before `decide` sees it."""

    needs: ClassVar[Permission]

    def decide(self, turn: Turn, /) -> Iterable[Event]:
        """The facts that follow from this wish, or `Refused`."""
        raise NotImplementedError


Follow = Callable[[Any, Turn], Iterable[Event]]
Leaves = Callable[[Things], Iterable[Command]]


@dataclass(frozen=True)
class Tool:
    """What a class needs to know of a tool. All tools stand in one tuple, `rooms/tools/__init__.py`."""

    name: str
    items: Sequence[type[Item]] = ()
    commands: Sequence[type[Command]] = ()
    events: Sequence[type[Event]] = ()
    follows: Mapping[type[Event], Follow] = field(default_factory=dict[type[Event], Follow])  # another tool's fact
    leaves: Leaves | None = None  # to the next lesson: what the server says in it, so that it is there again
