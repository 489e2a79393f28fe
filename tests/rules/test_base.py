"""What every tool rests on: items, seals, snapshots, upcasters; with small tools that exist for the test."""

import gzip
from collections.abc import Iterator
from typing import Any, ClassVar

import msgspec
import pytest

from classroom.live.audience import MOST_MISSED, Audience, Page
from classroom.rooms.codec import Codec
from classroom.rooms.people import SERVER
from classroom.rooms.room import Key, Room, Touched
from classroom.rooms.seals import Seals
from classroom.rooms.tool import (
    MAIN,
    Change,
    Command,
    Creation,
    Event,
    Item,
    Permission,
    Refused,
    SealedEvent,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools import ALL
from classroom.rooms.tools.chat import MessageDeleted, MessageSent, To
from classroom.rooms.tools.hands import HandLowered, HandRaised
from classroom.rooms.tools.presence import DeviceCame, DeviceLost, Kind, Member
from classroom.rooms.tools.removal import MemberRemoved
from tests.given import CLASS, Given, here
from tests.rules.lesson import Browser


class BoxView(msgspec.Struct, frozen=True):
    closed: bool
    mine: bool


class Box(Item, frozen=True):
    """A ballot box: sealed while it is open."""

    kind = "box"

    tickets: tuple[str, ...] = ()
    closed: bool = False
    lies_in: str | None = None

    @property
    def room(self) -> str | None:
        return self.lies_in

    @property
    def sealed(self) -> bool:
        return not self.closed

    def view(self, viewer: Viewer) -> BoxView:
        return BoxView(self.closed, viewer.ticket(self.id) in self.tickets)


class BoxMade(Creation[Box], frozen=True, tag="box.made"):
    def create(self) -> Box:
        return Box(self.id)


class BoxMoved(Change[Box], frozen=True, tag="box.moved"):
    to: str

    def apply(self, item: Box) -> Box:
        return msgspec.structs.replace(item, lies_in=self.to)


class TicketCast(SealedEvent, Change[Box], frozen=True, tag="box.cast"):
    def apply(self, item: Box) -> Box:
        return Box(item.id, (*item.tickets, self.ticket))


class BoxClosed(Change[Box], frozen=True, tag="box.closed"):
    def apply(self, item: Box) -> Box:
        return Box(item.id, (), True)


class Cast(Command, frozen=True, tag="box.put"):
    needs = Permission.TALK

    def decide(self, turn: Turn) -> Iterator[Event]:
        ticket = turn.by.viewer.ticket("b")
        assert ticket
        yield TicketCast("b", ticket)


class TicketMade(SealedEvent, Creation[Box], frozen=True, tag="box.secretly_made"): ...


BOXES = Tool("boxes", items=(Box,), commands=(Cast,), events=(BoxMade, BoxMoved, TicketCast, BoxClosed))
WITH_BOXES = (*ALL, BOXES)


def given_box() -> Given:
    given = Given()
    given.room = Room(WITH_BOXES)
    for event in (*CLASS, BoxMade("b")):
        given.happens(event)
    return given


def test_what_is_sealed_leaves_no_trace_in_the_log():
    given, codec = given_box(), Codec(WITH_BOXES)
    (cast,) = given.when(Cast(), "ada")
    assert codec.encode(cast) == ("box.cast", 0, b'{"id":"b"}')
    assert given.seen_by("ada", Box, "b") == BoxView(False, True)
    assert given.seen_by("bob", Box, "b") == BoxView(False, False)


def test_a_late_retry_of_a_sealed_wish_has_no_second_effect():
    given = given_box()
    assert given.when(Cast(), "ada", wish_id="v1") and given.when(Cast(), "ada", wish_id="v1") == []


def test_with_the_seal_its_key_and_bodies_end():
    given = given_box()
    given.when(Cast(), "ada")
    given.happens(BoxClosed("b"))
    assert given.seals.keys == {} and not list(given.seals.bodies())
    assert given.seen_by("ada", Box, "b") == BoxView(True, False)


def test_no_snapshot_outlives_a_key():
    given, codec = given_box(), Codec(WITH_BOXES)
    assert codec.snapshot(given.room) is None
    given.happens(BoxClosed("b"))
    assert codec.snapshot(given.room)


def test_what_lies_beside_the_log_comes_back_while_it_is_sealed():
    codec, room = Codec(WITH_BOXES), Room(WITH_BOXES)
    cast = TicketCast("b", "t")
    codec.fold(room, [codec.encode(event) for event in (*CLASS, BoxMade("b"), cast)], [cast])
    assert room.of(Box)["b"].tickets == ("t",) and room.seq == len(CLASS) + 2
    assert not Seals(lambda: b"k").know("w", Viewer("ada", keys={"b": b"k"}))


def test_only_a_change_may_be_sealed():
    with pytest.raises(TypeError, match="no Change"):
        Room([Tool("boxes", items=(Box,), events=(TicketMade,))])


class Nameless(Event, frozen=True, tag="box.nameless"): ...


def test_a_fact_says_which_item_it_changes():
    with pytest.raises(TypeError, match="does not say"):
        Room([Tool("boxes", items=(Box,), events=(Nameless,))])


def test_what_lies_in_another_room_is_as_absent_as_none():
    given = given_box()
    given.happens(BoxMoved("b", "elsewhere"))
    assert given.who_sees(Box, "b") == ["tess", "ari", "olu"]
    with pytest.raises(Refused, match="no longer"):
        given.turn("ada").the(Box, "b")


def test_chance_is_the_same_for_the_same_seed():
    turn = Given(*CLASS).turn(SERVER)
    ids = [str(n) for n in range(20)]
    assert turn.shuffled(ids) == turn.shuffled(reversed(ids)) != ids
    assert (turn.new_id(), turn.new_id(2)) == ("w", "w.2")
    with pytest.raises(Refused, match="no room"):
        turn.here()


class Clock(Item, frozen=True):
    kind = "clock"

    def view(self, viewer: Viewer) -> None:
        return None

    @property
    def due_ms(self) -> int:
        return 5

    def due(self, turn: Turn) -> Iterator[Event]:
        return iter(())


class ClockMade(Creation[Clock], frozen=True, tag="clock.made"):
    def create(self) -> Clock:
        return Clock(self.id)


class ClockTouched(Change[Clock], frozen=True, tag="clock.touched"):
    def apply(self, item: Clock) -> Clock:
        return item


def circle(event: ClockTouched, turn: Turn) -> Iterator[Event]:
    yield ClockTouched(event.id)


CLOCKS = Tool("clocks", items=(Clock,), events=(ClockMade, ClockTouched), follows={ClockTouched: circle})


def test_what_stays_due_is_our_bug_and_so_is_a_circle():
    room = Room([CLOCKS])
    turn = Turn(room, SERVER, at_ms=5)
    room.apply(ClockMade("c"))
    with pytest.raises(RuntimeError, match="due still"):
        room.pass_time(turn)
    with pytest.raises(RuntimeError, match="circles"):
        room.carry_out([ClockTouched("c")], turn)
    with pytest.raises(RuntimeError, match="there already"):
        room.apply(ClockMade("c"))
    with pytest.raises(RuntimeError, match="not there"):
        room.apply(ClockTouched("d"))


class Lamp(Item, frozen=True):
    kind = "lamp"

    lumen: int = 0


def _to_lumen(old: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "lamp.lit", "id": old["id"], "lumen": old["watt"] * 10}


class Lit(Change[Lamp], frozen=True, tag="lamp.lit"):
    upcasters = (_to_lumen,)
    lumen: int


def test_an_old_row_is_read_as_a_new_fact():
    old = msgspec.json.encode({"kind": "lamp.lit", "id": "l", "watt": 6})
    assert Codec([Tool("lamp", (Lamp,), (), (Lit,))]).decode("lamp.lit", 0, old) == Lit("l", 60)


def test_a_snapshot_is_the_fold_of_the_log():
    codec, room = Codec(ALL), Room(ALL)
    sent = [MessageSent(f"m{n}", "ada", f"message {n * n}", n, To.ROOM, MAIN) for n in range(10_000)]
    lost = DeviceLost("bob", "bob.pc", 1, 30_001)
    codec.fold(room, [codec.encode(event) for event in (*CLASS, *sent, MessageDeleted("m7"), lost)])
    again = Room(ALL)
    snapshot = codec.snapshot(room)
    assert snapshot and codec.restore(again, snapshot) and again.dump() == room.dump() and again.seq == room.seq
    assert list(again.everywhere()) == list(room.everywhere()) and again.next_due_ms() == room.next_due_ms() == 30_001
    assert len(gzip.compress(snapshot)) < 300_000


def test_a_snapshot_of_another_shape_is_thrown_away():
    snapshot = Codec(ALL[:2]).snapshot(Room(ALL[:2]))
    assert snapshot and not Codec(ALL).restore(Room(ALL), snapshot)


# pages
def watched(given: Given, person: str) -> tuple[Audience, Page, Browser]:
    audience, browser = Audience(given.room, given.person, Member), Browser(person)
    audience.pages = [browser.page]
    browser.takes(audience.state(browser.page))
    return audience, browser.page, browser


def test_a_page_behind_is_not_told_of_what_was_hidden_from_it_all_along():
    given = Given(*CLASS)
    audience, page, _ = watched(given, "ada")
    given.happens(MessageSent("m1", "bob", "I am lost", 0, To.STAFF, None))
    message = audience.catch_up(page)
    assert message and b"m1" not in message and b"lost" not in message


@pytest.mark.parametrize("then", [[HandLowered("bob")], [HandLowered("bob"), HandRaised("bob", 2, MAIN)]])
def test_a_page_behind_has_the_hands_that_are_up_now(then: list[Event]):
    given = Given(*CLASS, HandRaised("bob", 1, MAIN))
    audience, page, browser = watched(given, "ada")
    for event in then:
        given.happens(event)
    browser.takes(audience.catch_up(page) or audience.state(page))
    assert [thing[0] for key, thing in browser.things.items() if key.kind == "hand"] == [given.room.seq][
        : len(then) - 1
    ]


def test_a_lost_and_returned_connection_makes_nobody_forget():
    given = Given(*CLASS)
    audience, page, browser = watched(given, "ada")
    given.happens(DeviceLost("ada", "ada.pc", 1, 30_001))
    given.happens(DeviceCame("ada", "ada.pc", Kind.REMOTE, False, 5))
    message = audience.catch_up(page)
    assert message and len(browser.things) > 1
    browser.takes(message)


def test_a_page_far_behind_fetches_the_state():
    given = Given(*CLASS)
    audience, page, _ = watched(given, "ada")
    for n in range(MOST_MISSED + 1):
        given.happens(MessageSent(f"m{n}", "bob", "hi", n, To.ROOM, MAIN))
    assert audience.catch_up(page) is None


def test_a_joining_page_gets_the_newest_messages_only():
    given = Given(*CLASS)
    for n in range(300):
        given.happens(MessageSent(f"m{n}", "bob", "hi", n, To.ROOM, MAIN))
    _, _, browser = watched(given, "ada")
    assert {key.id for key in browser.things if key.kind == "message"} == {f"m{n}" for n in range(100, 300)}


def test_a_removed_page_keeps_nothing():
    given = Given(*CLASS)
    audience, _, browser = watched(given, "bob")
    before = given.room.seq
    for _, message in audience.after_commit([given.room.apply(MemberRemoved("bob", "tess"))], before):
        browser.takes(message)
    assert browser.things == {}


def test_who_stands_alike_is_told_the_same_and_a_ticket_is_nobody_elses():
    given = given_box()
    audience, browsers = Audience(given.room, given.person, Member), [Browser(id) for id in ("ada", "bob", "cy")]
    audience.pages = [browser.page for browser in browsers]
    for browser in browsers:
        browser.takes(audience.state(browser.page))
    before = given.room.seq
    (cast,) = given.when(Cast(), "ada")
    given.happens(HandRaised("bob", 1, MAIN))
    changes = [Touched(Key("box", "b"), Box("b"), given.room.of(Box)["b"]), Touched(Key("hand", "bob"), None, None)]
    told = {page.person_id: message for page, message in audience.after_commit(changes, before)}
    assert isinstance(cast, TicketCast) and told["bob"] is told["cy"] and told["ada"] != told["bob"]
    behind = [Page(id, seq=before) for id in ("bob", "cy", "ada")]
    caught_up = [audience.catch_up(page) for page in behind]
    assert caught_up[0] is caught_up[1] and caught_up[2] is not None and caught_up[2] != caught_up[0]


class Chime(Item, frozen=True):
    kind = "chime"
    asked: ClassVar[list[str]] = []

    def view(self, viewer: Viewer) -> BoxView:
        self.asked.append(self.id)
        return BoxView(False, mine=False)


class ChimeMade(Creation[Chime], frozen=True, tag="chime.made"):
    def create(self) -> Chime:
        return Chime(self.id)


def test_what_a_thing_shows_is_asked_once_for_a_whole_class():
    pupils = [f"p{n}" for n in range(100)]
    given = Given()
    given.room = Room((*ALL, Tool("chimes", items=(Chime,), events=(ChimeMade,))))
    for event in (*CLASS, *(event for id in pupils for event in here(id)), ChimeMade("c")):
        given.happens(event)
    audience = Audience(given.room, given.person, Member)
    Chime.asked.clear()
    states = [audience.state(Page(id)) for id in pupils]
    caught_up = [audience.catch_up(Page(id, seq=given.room.seq - 1)) for id in pupils]
    assert len(states) == len(caught_up) == 100 and Chime.asked == ["c"]
