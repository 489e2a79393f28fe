"""Groups of the course and sets of the class are the same: what is written at one place appears at the other."""

import time
from typing import Any

from tests.server.server import Server


def sets_in_class(server: Server, token: str) -> dict[str, Any]:
    items = server.ask("GET", f"{server.session}/state", token).json["items"]
    return {id: view for kind, id, _, _, view in items if kind == "breakout_set"}


def test_groups_of_the_course_are_in_the_class_and_the_other_way_round(server: Server) -> None:
    teacher, learner = server.person("teacher"), server.person("learner")
    server.join(teacher, "kept-teacher")
    groups = f"/api/v1/courses/{server.facts['course']['id']}/groups"

    def command(number: int, **wish: object) -> None:
        wish = {"client_id": f"kept-{number}", "command": wish}
        assert server.ask("POST", f"{server.session}/commands", teacher["token"], wish).status == 200

    table = {
        "name": "Tables",
        "csv": f"group,person\nNorth,{learner['name']}\nSouth,{server.person('learner', 1)['id']}\n",
    }
    assert server.ask("PUT", f"{groups}/tables", teacher["token"], table).status == 200
    shown = sets_in_class(server, teacher["token"])["tables"]
    assert (shown["name"], shown["names"], shown["open"]) == ("Tables", ["North", "South"], False)
    assert {seat["person"]: seat["room"] for seat in shown["plans"][0]}[learner["id"]] == 0

    command(1, kind="breakout.edit", id="tables", task="Draw the Sun.")
    command(2, kind="breakout.prepare", name="Pairs", names=["A", "B"])
    until = time.monotonic() + 15
    while True:  # the course follows its classes by itself
        kept = {each["id"]: each for each in server.ask("GET", groups, teacher["token"]).json["sets"]}
        if "kept-2" in kept or time.monotonic() > until:
            break
        time.sleep(0.1)
    assert (kept["tables"]["task"], kept["kept-2"]["names"]) == ("Draw the Sun.", ["A", "B"])

    command(3, kind="breakout.open", id="tables")
    refused = server.ask("DELETE", f"{groups}/tables", teacher["token"])
    assert (refused.status, refused.code) == (409, "open")
    command(4, kind="breakout.close", id="tables")
    for set_id in ("tables", "kept-2"):
        assert server.ask("DELETE", f"{groups}/{set_id}", teacher["token"]).status == 200
    assert sets_in_class(server, teacher["token"]) == {}
