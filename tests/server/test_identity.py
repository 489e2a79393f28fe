"""A link becomes a cookie; who is not signed in, not enrolled or on another site gets nothing."""

import asyncio
from pathlib import Path

import pytest

from classroom.identity.tokens import BadToken, Identity, Tokens, key_in
from classroom.rooms.tools.presence import Role
from tests.server.server import Server, line


def test_a_link_becomes_a_cookie_and_leaves_the_address(server: Server) -> None:
    person = server.person("learner")
    path = person["join_url"].removeprefix(server.base)
    opened = server.ask("GET", path)
    assert opened.status == 303
    assert opened.headers["Location"] == f"/s/{server.session_id}"
    assert path.split("/")[2] not in str(opened.headers)
    assert opened.headers["Cache-Control"] == "no-store"
    flags = {flag.strip().lower() for flag in opened.headers["Set-Cookie"].split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= flags
    me = server.ask("GET", "/api/v1/me", headers={"Cookie": opened.headers["Set-Cookie"].split(";")[0]})
    assert me.json["person"] == {"id": person["id"], "name": person["name"]}


def test_a_link_works_repeatedly(server: Server) -> None:
    person = server.person("learner")
    assert server.cookie(person) != "" and server.cookie(person) != ""


def test_a_link_that_is_not_ours_signs_nobody_in(server: Server) -> None:
    link = server.person("learner")["join_url"].removeprefix(server.base)
    for path in ("/j/nothing", link[:-4] + "AAAA", f"/j/{server.person('learner')['token']}"):
        opened = server.ask("GET", path)
        assert (opened.status, opened.headers["Location"]) == (303, "/?link=ended")
        assert opened.headers["Set-Cookie"] is None


def test_without_a_token_or_with_a_bad_one_it_is_401(server: Server) -> None:
    for token in (None, "nonsense", server.person("learner")["join_url"].split("/j/")[1]):
        for path in ("/api/v1/me", f"{server.session}/state", "/api/v1/courses"):
            answer = server.ask("GET", path, token)
            assert answer.status == 401, path
            assert set(answer.json["error"]) == {"code", "message"}


def test_what_one_may_not_see_is_as_what_does_not_exist(server: Server) -> None:
    tokens = Tokens(key_in(Path(server.facts["data_dir"])))
    stranger = tokens.issue(Identity("stranger"), "api", 600)
    elsewhere = tokens.issue(Identity(server.person("teacher")["id"], session="other"), "api", 600)
    for outside in (stranger, elsewhere):
        for page in ("", "/state", "/items?kind=message", "/events", "/attendance", "/attendance.csv"):
            hidden = server.ask("GET", server.session + page, outside)
            absent = server.ask("GET", f"/api/v1/sessions/none{page}", outside)
            assert (hidden.status, hidden.body) == (404, absent.body), page
            assert absent.status == 404


def test_a_change_by_cookie_must_come_from_our_own_page(server: Server) -> None:
    cookie = server.cookie(server.person("learner"))
    wish = {"client_id": "origin-1", "command": {"kind": "presence.be", "device": "x", "device_kind": "remote"}}

    def change(**headers: str) -> int:
        named = {name.replace("_", "-"): value for name, value in headers.items()} | {"Cookie": cookie}
        return server.ask("POST", f"{server.session}/commands", wish=wish, headers=named).status

    for foreign in ("http://elsewhere.example", "null", server.base + ".elsewhere.example", "http://127.0.0.1:1"):
        assert change(Origin=foreign) == 403
    assert change() == 403
    assert change(Sec_Fetch_Site="cross-site") == 403
    assert change(Origin=server.base) != 403 or _not_foreign(server, cookie, wish)


def _not_foreign(server: Server, cookie: str, wish: object) -> bool:
    """403 is also what one may not do in class."""
    answer = server.ask(
        "POST", f"{server.session}/commands", wish=wish, headers={"Cookie": cookie, "Origin": server.base}
    )
    return answer.code != "foreign_origin"


def test_every_page_keeps_the_browser_to_our_own_server(server: Server) -> None:
    for path in ("/", f"/s/{server.session_id}", "/api/v1/me", "/healthz", "/nothing"):
        headers = server.ask("GET", path).headers
        rules = headers["Content-Security-Policy"]
        assert "script-src 'self';" in rules and "frame-ancestors 'none'" in rules and "default-src 'self'" in rules
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_a_token_lowers_a_role_and_never_raises_it() -> None:
    assert Identity("a", role=Role.OBSERVER).lowered(Role.TEACHER) is Role.OBSERVER
    assert Identity("a", role=Role.TEACHER).lowered(Role.LEARNER) is Role.LEARNER


def test_a_token_is_for_one_use_one_server_and_one_time() -> None:
    now = [1_000.0]
    ours, theirs = Tokens(b"k" * 32, lambda: now[0]), Tokens(b"q" * 32, lambda: now[0])
    token = ours.issue(Identity("a"), "link", 60, "/c/x")
    assert ours.read(token, "link") == (Identity("a"), "/c/x")
    with pytest.raises(BadToken):
        ours.read(token, "cookie")
    with pytest.raises(BadToken):
        theirs.read(token, "link")
    now[0] = 1_060.0
    with pytest.raises(BadToken):
        ours.read(token, "link")


def test_a_lower_link_cannot_act_in_the_role_that_its_person_came_in_with(server: Server) -> None:
    teacher = server.person("teacher")
    tokens = Tokens(key_in(Path(server.facts["data_dir"])))
    lower = tokens.issue(Identity(teacher["id"], role=Role.OBSERVER), "api", 600)
    same = tokens.issue(Identity(teacher["id"], role=Role.TEACHER), "api", 600)
    server.join(teacher, "came-as-teacher")
    wish = {"client_id": "lower-link", "command": {"kind": "class.lock", "locked": False}}
    assert server.ask("POST", f"{server.session}/commands", lower, wish).status == 404
    assert server.ask("GET", f"{server.session}/state", lower).status == 404
    assert server.ask("POST", f"{server.session}/commands", same, wish).status == 200


async def test_a_lower_link_brings_its_person_in_anew_once_they_are_gone(server: Server) -> None:
    person = server.person("learner", 2)
    tokens = Tokens(key_in(Path(server.facts["data_dir"])))
    lower = person | {"token": tokens.issue(Identity(person["id"], role=Role.OBSERVER), "api", 600)}

    def role() -> str:
        items = server.ask("GET", f"{server.session}/state", server.person("administrator")["token"]).json["items"]
        return next(view["role"] for kind, id, _, _, view in items if (kind, id) == ("member", person["id"]))

    await asyncio.to_thread(server.join, server.person("administrator"), "roles-observer")
    for who, expected in ((person, "learner"), (lower, "observer"), (person, "learner")):
        joined = await asyncio.to_thread(server.join, who, "roles-page")
        assert await asyncio.to_thread(role) == expected
        auth = {"session": server.session_id, "device": "roles-page", "token": who["token"], "seq": joined["seq"]}
        async with line(server, auth) as page:
            if expected == "learner":  # she is here in it, so the lower link waits
                assert (await asyncio.to_thread(server.ask, "GET", server.session, lower["token"])).status == 404
            await page.ask("leave", {})
