"""Scripted classes and the hand-computed table. Times in seconds after the start."""

from classroom.projections.attendance import Attendance, Interval, attendance, seconds_of, union
from classroom.projections.fold import LogRow
from classroom.projections.participation import MOST_COUNTED, NONE, Part, participation
from classroom.rooms.codec import Codec
from classroom.rooms.people import SERVER, who
from classroom.rooms.room import Room
from classroom.rooms.tool import Command, Engagement, Turn
from classroom.rooms.tools import ALL, chat, hands, lobby, presence, reactions, removal, session, whereabouts
from classroom.rooms.tools.presence import Kind, Role
from classroom.rooms.tools.session import OpenSession, Policy
from classroom.rooms.tools.speaking import Mode, SetPulse, SpeakingHeard
from tests.given import HOUR_MS, comes

CODEC = Codec(ALL)


class Script:
    """A log, written by the rules themselves."""

    def __init__(self, policy: Policy = Policy.WARN) -> None:
        self.room, self.rows = Room(ALL), list[LogRow]()
        self.at(0, OpenSession("Seasons", policy, 0, HOUR_MS))
        self.at(0, comes("tess", role=Role.TEACHER))

    def at(self, second: float, wish: Command, by: str = "") -> None:
        at_ms = round(second * 1000)
        done = self.room.pass_time(Turn(self.room, SERVER, at_ms))
        turn = Turn(self.room, who(self.room, by, {}) if by else SERVER, at_ms, f"w{len(self.rows)}")
        done += self.room.carry_out(self.room.decide(wish, turn), turn)
        for event, _ in done:
            row = LogRow(len(self.rows) + 1, at_ms, by or None, turn.wish_id, *CODEC.encode(event))
            self.rows.append(row)

    def silent(self, second: float, person: str, device: str, last_seen: float) -> None:
        self.at(second, presence.DeviceFallsSilent(person, device, round(last_seen * 1000)))

    def told(self, until: float) -> dict[str, Attendance]:
        return {person.id: person for person in attendance(self.rows, round(until * 1000))}

    def stays(self, person: str, until: float = 1_000) -> list[tuple[float, float, str]]:
        intervals = self.told(until)[person].intervals
        return [(each.from_ms / 1000, each.to_ms / 1000, str(each.presence)) for each in intervals]


def test_who_is_here_still_counts_up_to_now():
    script = Script()
    script.at(60, comes("ada"))
    assert script.stays("ada", 90) == [(60, 90, "remote")] and script.told(90)["ada"].seconds == 30
    assert script.told(90)["tess"].role is Role.TEACHER and script.told(90)["ada"].name == "Ada"


def test_two_tabs_count_once():
    script = Script()
    script.at(10, comes("ada", "a"))
    script.at(20, comes("ada", "b"))
    script.at(50, presence.DeviceLeaves("ada", "a"))
    script.at(70, presence.DeviceLeaves("ada", "b"))
    assert script.stays("ada") == [(10, 70, "remote")] and script.told(999)["ada"].seconds == 60


def test_a_crash_ends_at_the_last_proof_of_life():
    script = Script()
    script.at(10, comes("ada", "a"))
    script.silent(105, "ada", "a", 100)
    assert script.stays("ada", 106) == [(10, 100, "remote")], "already while it is only lost"
    script.at(300, comes("bob"))
    assert script.stays("ada") == [(10, 100, "remote")]


def test_who_comes_back_in_time_was_there_meanwhile():
    script = Script()
    script.at(10, comes("ada", "a"))
    script.silent(105, "ada", "a", 100)
    script.at(125, comes("ada", "a"))
    script.at(200, presence.DeviceLeaves("ada", "a"))
    assert script.stays("ada") == [(10, 200, "remote")]


def test_who_comes_back_too_late_has_a_gap():
    script = Script()
    script.at(10, comes("ada", "a"))
    script.silent(105, "ada", "a", 100)
    script.at(140, comes("ada", "a"))
    script.at(200, presence.DeviceLeaves("ada", "a"))
    assert script.stays("ada") == [(10, 100, "remote"), (140, 200, "remote")]


def test_a_server_that_was_killed_takes_time_from_who_does_not_return():
    script = Script()
    script.at(10, comes("ada", "a"))
    script.at(10, comes("bob", "b"))
    script.at(130, presence.ServerReturns(100_000))
    script.at(140, comes("ada", "a"))
    script.at(400, comes("cy"))
    assert script.stays("ada", 500) == [(10, 500, "remote")] and script.stays("bob", 500) == [(10, 100, "remote")]


def test_each_interval_has_its_kind():
    script = Script()
    script.at(10, comes("ada", "a"))
    script.at(40, whereabouts.Be("a", Kind.IN_ROOM), "ada")
    script.at(50, comes("ada", "phone"))
    script.at(60, presence.DeviceLeaves("ada", "a"))
    script.at(80, presence.DeviceLeaves("ada", "phone"))
    assert script.stays("ada") == [(10, 40, "remote"), (40, 60, "in_room"), (60, 80, "remote")]


def test_a_companion_that_goes_on_alone_is_remote_from_then_on():
    script = Script()
    script.at(10, comes("ada", "a"))
    script.at(20, comes("ada", "b"))
    script.silent(55, "ada", "a", 50)
    script.at(100, comes("bob"))
    assert script.stays("ada", 100) == [(10, 100, "remote")]


def test_a_lost_device_that_is_placed_elsewhere_ends_when_it_was_seen():
    script = Script()
    script.at(10, comes("ada", "a"))
    script.silent(55, "ada", "a", 50)
    script.at(56, whereabouts.Be("a", Kind.IN_ROOM), "ada")
    script.at(100, comes("bob"))
    assert script.stays("ada") == [(10, 50, "remote")]


def test_waiting_at_the_door_is_no_attendance():
    script = Script(Policy.BLOCK)
    script.at(10, comes("ada", "a"))
    assert script.stays("ada", 30) == [] and script.told(30)["ada"].seconds == 0
    script.at(40, lobby.LetIn("ada"), "tess")
    script.at(90, presence.DeviceLeaves("ada", "a"))
    assert script.stays("ada") == [(40, 90, "remote")]


def test_who_goes_away_from_the_door_was_never_there():
    script = Script(Policy.BLOCK)
    script.at(10, comes("ada", "a"))
    script.at(30, presence.DeviceLeaves("ada", "a"))
    assert script.stays("ada") == []


def test_who_was_removed_was_there_until_then():
    script = Script()
    script.at(10, comes("ada"))
    script.at(50, removal.Remove("ada"), "tess")
    assert script.stays("ada") == [(10, 50, "remote")]


def test_who_was_sent_to_the_door_was_not_there_until_they_were_let_in():
    script = Script()
    script.at(10, comes("ada"))
    script.at(20, comes("ada", "ada.phone"))
    script.at(50, removal.SendOut("ada"), "tess")
    script.at(80, lobby.LetIn("ada"), "tess")
    script.at(90, session.EndClass(), "tess")
    assert script.stays("ada") == [(10, 50, "remote"), (80, 90, "remote")]


def test_the_end_of_the_class_ends_all_and_a_second_half_counts_too():
    script = Script()
    script.at(10, comes("ada"))
    script.silent(48, "ada", "ada.pc", 45)
    script.at(60, session.EndClass(), "tess")
    script.at(90, session.Reopen(), "tess")
    script.at(100, comes("ada"))
    script.at(120, session.EndClass(), "tess")
    assert script.stays("ada") == [(10, 45, "remote"), (100, 120, "remote")]
    assert script.stays("tess") == [(0, 60, "remote")]


def test_a_role_that_changed_is_told_as_it_is_now():
    script = Script()
    script.at(10, comes("ada"))
    script.at(20, presence.ChangeRole("ada", Role.ASSISTANT))
    assert script.told(30)["ada"].role is Role.ASSISTANT


def test_seconds_are_rounded_once():
    stays = [Interval(n * 1_000, n * 1_000 + 400, Kind.REMOTE) for n in range(10)]
    assert seconds_of(stays) == 4


def test_where_stays_overlap_the_stronger_presence_counts():
    stays = [Interval(0, 100, Kind.COMPANION), Interval(20, 60, Kind.REMOTE), Interval(40, 50, Kind.IN_ROOM)]
    found = [(each.from_ms, each.to_ms, each.presence) for each in union(stays)]
    assert found == [
        (0, 20, "companion"),
        (20, 40, "remote"),
        (40, 50, "in_room"),
        (50, 60, "remote"),
        (60, 100, "companion"),
    ]


def test_participation_is_told_with_its_parts():
    script = Script()
    script.at(10, comes("ada"))
    for n in range(MOST_COUNTED + 2):
        script.at(20 + n, chat.Send("hi"), "ada")
    script.at(40, hands.RaiseHand(), "ada")
    script.at(41, hands.LowerHand("ada"), "ada")
    script.at(42, reactions.React(reactions.Emoji.CLAP), "ada")
    script.at(43, reactions.React(reactions.Emoji.CLAP), "ada")
    script.at(50, reactions.React(reactions.Emoji.CLAP), "ada")
    found = participation(script.rows)
    assert found["ada"].parts == (
        Part(Engagement.MESSAGE, 12, 20),
        Part(Engagement.HAND, 1, 2),
        Part(Engagement.REACTION, 2, 2),
    )
    assert found["ada"].score == 24 and found.get("tess", NONE).score == 0


def test_speaking_counts_by_turns_for_who_was_heard_and_its_time_stands_beside_the_score():
    script = Script()
    script.at(10, comes("ada"))
    script.at(30, SpeakingHeard({"ada": 20_000, "tess": 30_000}))
    script.at(60, SpeakingHeard({"ada": 30_000}))
    script.at(200, SpeakingHeard({"ada": 10_000}))
    script.at(210, SetPulse(Mode.OFF, class_sees_total=False), "tess")
    script.at(300, SpeakingHeard({"ada": 30_000}))
    found = participation(script.rows)
    assert found["ada"].parts == (Part(Engagement.SPEAKING, 2, 4),)
    assert (found["ada"].spoken_seconds, found["tess"].spoken_seconds) == (60, 30)
