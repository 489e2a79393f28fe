import pytest

from classroom.rooms.people import SERVER
from classroom.rooms.tools import chat, hands, presence, whereabouts
from classroom.rooms.tools.hands import Hand, HandLowered, HandRaised
from classroom.rooms.tools.presence import (
    MOST_DEVICES,
    DeviceCame,
    DeviceLost,
    Devices,
    DevicesView,
    DeviceWent,
    Kind,
    Member,
    MemberAdmitted,
    PersonCame,
    Role,
    RoleChanged,
)
from classroom.rooms.tools.publishing import Sending, SendingBegan, SetMedia
from tests.given import CLASS, OPEN, Given, comes


def kinds(given: Given, person: str) -> list[Kind]:
    return [device.kind for device in given.room.of(Devices)[person].devices.values()]


def test_who_comes_is_a_member_by_a_device_that_may_send():
    given = Given(OPEN)
    assert given.server(comes("ada"), at_ms=7) == [
        MemberAdmitted("ada", "Ada", Role.LEARNER, None),
        PersonCame("ada", "ada.pc", Kind.REMOTE, False, 7),
        SendingBegan("ada.pc", "ada", Kind.REMOTE, False),
    ]


def test_coming_again_by_the_same_device_changes_nothing():
    assert Given(*CLASS).server(comes("ada")) == []


def test_a_person_with_two_devices_is_listed_once_and_the_second_is_a_companion():
    given = Given(*CLASS)
    given.server(comes("ada", "phone"))
    assert kinds(given, "ada") == [Kind.REMOTE, Kind.COMPANION]
    assert given.seen_by("bob", Devices, "ada") == DevicesView((Kind.COMPANION, Kind.REMOTE), False, 0)


def test_a_companion_that_is_left_alone_is_remote():
    given = Given(*CLASS)
    given.server(comes("ada", "phone"))
    given.server(presence.DeviceLeaves("ada", "ada.pc"))
    assert kinds(given, "ada") == [Kind.REMOTE]
    assert given.room.of(Sending)["phone"].device_kind is Kind.REMOTE and "ada.pc" not in given.room.of(Sending)


def test_who_comes_by_another_tab_after_a_crash_is_remote_there_and_the_old_tab_a_companion_if_it_returns():
    given = Given(*CLASS, DeviceLost("ada", "ada.pc", 0, 30_000))
    given.server(comes("ada", "tab2"))
    assert kinds(given, "ada") == [Kind.REMOTE, Kind.REMOTE]
    given.server(comes("ada"))
    assert kinds(given, "ada") == [Kind.COMPANION, Kind.REMOTE]


@pytest.mark.parametrize("first", ["ada.pc", "phone"])
def test_after_an_outage_the_order_in_which_tabs_return_changes_nothing(first: str):
    given = Given(*CLASS)
    given.server(comes("ada", "phone"))
    before = given.room.of(Devices)["ada"].devices
    given.server(presence.ServerReturns(0))
    for device in (first, "phone" if first == "ada.pc" else "ada.pc"):
        given.server(comes("ada", device, before[device].kind))
    assert dict(given.room.of(Devices)["ada"].devices) == dict(before)


def test_a_device_of_someone_else_is_not_taken_over():
    given = Given(*CLASS)
    assert given.refuses(comes("bob", "ada.pc"), SERVER) == "device_taken"


def test_a_person_is_here_by_a_bounded_number_of_devices():
    given = Given(*CLASS)
    for n in range(MOST_DEVICES - 1):
        given.server(comes("ada", f"d{n}"))
    assert given.refuses(comes("ada", "more"), SERVER) == "too_many_devices"


def test_a_silent_device_has_left_at_thirty_seconds_dated_by_its_last_proof_of_life():
    given = Given(*CLASS, HandRaised("ada", 1, "main"))
    given.server(presence.DeviceFallsSilent("ada", "ada.pc", 5_000), at_ms=9_000)
    assert given.seen_by("bob", Devices, "ada") == DevicesView((Kind.REMOTE,), True, 0)
    assert given.room.next_due_ms() == 35_000 and given.time_passes(34_999) == []
    went = given.time_passes(35_000)
    assert went[0] == DeviceWent("ada", "ada.pc", 5_000) and HandLowered("ada") in went
    assert given.seen_by("bob", Devices, "ada") is None and "ada.pc" not in given.room.of(Sending)
    assert given.seen_by("bob", Member, "ada"), "who left keeps their name"


def test_a_returning_device_does_not_leave():
    given = Given(*CLASS, DeviceLost("ada", "ada.pc", 5_000, 35_000))
    assert given.server(comes("ada"), at_ms=6_000) == [DeviceCame("ada", "ada.pc", Kind.REMOTE, False, 6_000)]
    assert given.room.next_due_ms() is None


def test_after_a_start_everyone_has_a_minute_to_come_back():
    given = Given(*CLASS, DeviceLost("ada", "ada.pc", 5_000, 35_000))
    given.server(presence.ServerReturns(alive_ms=8_000), at_ms=125_000)
    given.server(comes("bob"), at_ms=126_000)
    assert given.time_passes(184_999) == []
    went = given.time_passes(185_000)
    assert DeviceWent("ada", "ada.pc", 5_000) in went and DeviceWent("cy", "cy.pc", 8_000) in went
    assert list(given.room.of(Devices)) == ["bob"]


def test_one_leaving_device_of_two_leaves_the_hand_up():
    given = Given(*CLASS)
    given.server(comes("ada", "phone"))
    given.when(hands.RaiseHand(), "ada")
    given.server(presence.DeviceLeaves("ada", "phone"))
    assert "ada" in given.room.of(Hand)


def test_two_devices_that_go_at_once_leave_nothing():
    given = Given(*CLASS)
    given.server(comes("ada", "phone"))
    given.server(presence.ServerReturns(0))
    given.time_passes(60_000)
    assert not given.room.of(Sending) and not given.room.of(Devices)


def test_only_one_device_is_the_rooms_own():
    given = Given(*CLASS)
    given.when(whereabouts.Be("ada.pc", Kind.IN_ROOM, True), "ada")
    assert given.room.of(Devices)["ada"].devices["ada.pc"].room_device
    assert given.refuses(whereabouts.Be("bob.pc", Kind.IN_ROOM, True), "bob") == "one_room_device"
    given.server(comes("dan", kind=Kind.IN_ROOM, own=True))
    assert not given.room.of(Devices)["dan"].devices["dan.pc"].room_device, "who joins is not turned away for it"
    given.server(presence.DeviceFallsSilent("ada", "ada.pc", 0))
    assert given.when(whereabouts.Be("bob.pc", Kind.IN_ROOM, True), "bob"), "a lost one has given it up"
    given.server(comes("ada", kind=Kind.IN_ROOM, own=True))
    assert not given.room.of(Devices)["ada"].devices["ada.pc"].room_device


def test_where_one_is_is_said_of_ones_own_device_only():
    given = Given(*CLASS)
    assert given.refuses(whereabouts.Be("bob.pc", Kind.IN_ROOM), "ada") == "not_found"
    assert given.refuses(whereabouts.Be("ada.pc", Kind.REMOTE, True), "ada") == "not_in_room"
    assert given.refuses(whereabouts.Be("ada.pc", Kind.RECORDING), "ada") == "where"


def test_an_observer_is_in_no_room_and_sees_what_is_said():
    given = Given(*CLASS)
    given.when(chat.Send("hi"), "ada", wish_id="m")
    assert given.room.of(Member)["olu"].place is None and given.seen_by("olu", chat.Message, "m")


def test_who_becomes_an_observer_leaves_the_room_and_is_not_heard():
    given = Given(*CLASS, HandRaised("ada", 1, "main"))
    given.when(SetMedia("ada.pc", microphone=True), "ada")
    events = given.server(presence.ChangeRole("ada", Role.OBSERVER))
    assert events[0] == RoleChanged("ada", Role.OBSERVER) and HandLowered("ada") in events
    assert given.person("ada").room is None and not given.room.of(Sending)["ada.pc"].microphone
    assert given.server(presence.ChangeRole("ada", Role.OBSERVER)) == []
