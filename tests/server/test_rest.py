"""REST: the same rules as over the socket, errors in one form, and records for whom they are."""

import csv
import io
import zipfile
from itertools import count

import pytest

from tests.server.server import Server

_numbers = count()


def obey(server: Server, person: dict[str, str], client_id: str, command: object) -> object:
    return server.ask(
        "POST", f"{server.session}/commands", person["token"], {"client_id": client_id, "command": command}
    )


@pytest.fixture
def teacher(server: Server) -> dict[str, str]:
    person = server.person("teacher")
    server.join(person, "rest-teacher")
    return person


@pytest.fixture
def learner(server: Server) -> dict[str, str]:
    person = server.person("learner")
    server.join(person, "rest-learner")
    return person


def test_a_wish_that_is_sent_twice_has_one_effect(server: Server, learner: dict[str, str]) -> None:
    wish = {"kind": "chat.send", "text": "only once", "to": "room"}
    first, again = obey(server, learner, "twice-1", wish), obey(server, learner, "twice-1", wish)
    assert first.status == again.status == 200
    assert first.json == again.json
    items = server.ask("GET", f"{server.session}/state", learner["token"]).json["items"]
    assert [view["text"] for kind, *_, view in items if kind == "message"].count("only once") == 1


@pytest.mark.parametrize(
    "command",
    [
        {"kind": "chat.send"},
        {"kind": "chat.send", "text": ""},
        {"kind": "chat.send", "text": "x" * 2_001},
        {"kind": "chat.send", "text": 5},
        {"kind": "chat.send", "text": "x", "more": True},
        {"kind": "chat.sing", "text": "x"},
        {"kind": "presence.remove", "person": None},
        {"kind": "class.end", "now": 1},
        {"kind": "presence.device_leaves", "person": "a", "device": "b"},  # the server's own
        [],
        None,
    ],
)
def test_a_wish_that_does_not_fit_gets_a_typed_error(server: Server, learner: dict[str, str], command: object) -> None:
    answer = obey(server, learner, f"bad-{next(_numbers)}", command)
    assert (answer.status, answer.code) == (400, "bad_request")


def test_a_body_that_is_no_json_or_too_large(server: Server, learner: dict[str, str]) -> None:
    assert server.ask("POST", f"{server.session}/commands", learner["token"]).code == "bad_request"
    assert server.ask("POST", f"{server.session}/commands", learner["token"], "x" * 300_000).code == "too_large"


def test_a_learner_may_not_what_staff_may(server: Server, learner: dict[str, str]) -> None:
    answer = obey(server, learner, "end-1", {"kind": "class.end"})
    assert (answer.status, answer.code) == (403, "not_allowed")


def test_all_events_are_for_administrators_only(
    server: Server, teacher: dict[str, str], learner: dict[str, str]
) -> None:
    obey(server, learner, "event-1", {"kind": "chat.send", "text": "for the log"})
    everything = server.ask("GET", f"{server.session}/events?after=0", server.person("administrator")["token"]).json
    assert {None, learner["id"]} <= {event["actor"] for event in everything["events"]}
    assert [event["seq"] for event in everything["events"]] == sorted(event["seq"] for event in everything["events"])
    for person in (teacher, learner):
        own = server.ask("GET", f"{server.session}/events?after=0", person["token"]).json["events"]
        assert {event["actor"] for event in own} <= {person["id"]}
    later = server.ask(
        "GET", f"{server.session}/events?after={everything['last_seq']}", server.person("administrator")["token"]
    ).json
    assert all(event["seq"] > everything["last_seq"] for event in later["events"])
    assert server.ask("GET", f"{server.session}/events?after=-1", learner["token"]).code == "bad_request"


def test_attendance_is_whole_for_staff_and_ones_own_for_learners(
    server: Server, teacher: dict[str, str], learner: dict[str, str]
) -> None:
    people = server.ask("GET", f"{server.session}/attendance", teacher["token"]).json["people"]
    assert {teacher["id"], learner["id"]} <= {person["id"] for person in people}
    for person in people:
        assert {"id", "name", "seconds", "intervals", "participation"} <= set(person)
        assert all(at["from"].endswith("Z") and at["presence"] == "remote" for at in person["intervals"])
    own = server.ask("GET", f"{server.session}/attendance", learner["token"]).json["people"]
    assert [person["id"] for person in own] == [learner["id"]]


def test_attendance_as_a_table(server: Server, teacher: dict[str, str], learner: dict[str, str]) -> None:
    answer = server.ask("GET", f"{server.session}/attendance.csv", teacher["token"])
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert {row["id"] for row in rows} >= {teacher["id"], learner["id"]}
    assert all(row["from"].endswith("Z") for row in rows if row["presence"])


def test_results_of_polls_are_for_staff(server: Server, teacher: dict[str, str], learner: dict[str, str]) -> None:
    for path in ("polls.csv", "polls/people.csv", "polls.xlsx"):
        assert server.ask("GET", f"{server.session}/{path}", teacher["token"]).status == 200
        refused = server.ask("GET", f"{server.session}/{path}", learner["token"])
        assert (refused.status, refused.code) == (403, "not_allowed")
    sheet = zipfile.ZipFile(io.BytesIO(server.ask("GET", f"{server.session}/polls.xlsx", teacher["token"]).body))
    assert b"question" in sheet.read("xl/sharedStrings.xml")


def test_metrics_and_health(server: Server) -> None:
    assert server.ask("GET", "/readyz").status == server.ask("GET", "/healthz").status == 200
    said = server.ask("GET", "/metrics").body.decode()
    for name in ("classroom_sessions", "classroom_people", "classroom_commit_seconds", "classroom_outbox_due"):
        assert name in said


def test_a_report_is_for_staff_at_any_time(server: Server, teacher: dict[str, str], learner: dict[str, str]) -> None:
    assert obey(server, learner, "report-1", {"kind": "incident.report", "text": "It is too loud"}).status == 200
    path = f"{server.session}/items?kind=incident"
    (row,) = server.ask("GET", path, teacher["token"]).json["items"]
    assert row[:2] == ["incident", "report-1"] and row[4]["by"] == learner["id"] and row[4]["text"] == "It is too loud"
    assert server.ask("GET", path, learner["token"]).json["items"] == []
