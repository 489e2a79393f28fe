"""Files over HTTP: who may bring what, what is refused with which words, and how they are read again."""

import http.client
from collections.abc import Generator
from typing import Any
from urllib.parse import quote

import pytest

from tests.files import samples
from tests.server.server import Answer, Server

MB = 1024 * 1024


def bring(server: Server, person: dict[str, Any], body: bytes, name: str, purpose: str = "chat", **more: str) -> Answer:
    connection = http.client.HTTPConnection(server.base.removeprefix("http://"), timeout=20)
    headers = {"Authorization": f"Bearer {person['token']}", "Content-Type": "image/png", **more}
    connection.request("POST", f"{server.session}/files?purpose={purpose}&name={quote(name)}", body, headers)
    response = connection.getresponse()
    said = Answer(response.status, response.headers, response.read())
    connection.close()
    return said


def message(said: Answer) -> str:
    return said.json["error"]["message"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Server]:
    """One of its own: in that of all tests those have come in who must be strangers here."""
    started = Server.start(tmp_path_factory.mktemp("uploads") / "data")
    yield started
    started.stop()


@pytest.fixture
def teacher(server: Server) -> dict[str, Any]:
    person = server.person("teacher")
    server.join(person, "files-teacher")
    return person


@pytest.fixture
def learner(server: Server) -> dict[str, Any]:
    person = server.person("learner")
    server.join(person, "files-learner")
    return person


def test_a_picture_comes_in_made_anew_and_is_read_by_the_class(
    server: Server, teacher: dict[str, Any], learner: dict[str, Any]
) -> None:
    where = samples.chunk(b"tEXt", b"GPS\0fifty-one north")
    said = bring(server, learner, samples.png(more=where), "moon.html")
    assert said.status == 201
    assert {**said.json, "id": "", "size": 0} == {
        "id": "",
        "name": "moon.html.png",
        "size": 0,
        "type": "image/png",
        "wide": 40,
        "high": 30,
        "pages": 1,
    }
    read = server.ask("GET", f"{server.session}/files/{said.json['id']}", teacher["token"])
    assert read.status == 200 and len(read.body) == said.json["size"] and b"GPS" not in read.body
    assert read.headers["Content-Type"] == "image/png" and read.headers["X-Content-Type-Options"] == "nosniff"
    assert read.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert read.headers["Content-Disposition"] == "inline; filename*=UTF-8''moon.html.png"


def test_what_is_no_picture_of_ours_is_saved_and_not_shown(server: Server, learner: dict[str, Any]) -> None:
    for body, name, kind in [(samples.pdf(), "a b.pdf", "application/pdf"), (b"notes", "n.txt", "text/plain")]:
        said = bring(server, learner, body, name)
        read = server.ask("GET", f"{server.session}/files/{said.json['id']}", learner["token"])
        assert read.body == body and read.headers["Content-Type"].startswith(kind)
        assert read.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{quote(name)}"


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        (samples.HTML, "moon.png", "web_page"),
        (samples.SVG, "moon.png", "drawing"),
        (samples.PNG_AND_ZIP, "moon.png", "two_things"),
        (samples.PDF_AND_HTML, "moon.pdf", "two_things"),
        (samples.png_bomb(), "moon.png", "too_many_pixels"),
        (samples.BROKEN_PDF, "moon.pdf", "broken"),
        (samples.encrypted_pdf(), "moon.pdf", "encrypted"),
        (samples.pdf(kids=10_000), "moon.pdf", "too_many_pages"),
        (samples.packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx", "macros"),
        (samples.packed("moon.exe"), "moon.zip", "macros"),
        (samples.packed("moon.txt"), "moon.zip", "unknown_kind"),
        (b"", "moon.png", "empty"),
    ],
)
def test_what_is_refused_says_why_and_what_to_do(
    server: Server, teacher: dict[str, Any], body: bytes, name: str, code: str
) -> None:
    said = bring(server, teacher, body, name)
    while said.code == "too_fast":  # a person may bring one in five seconds; this one brings many
        said = bring(server, teacher, body, name)
    assert (said.status, said.code) == (409, code) and message(said).endswith(("one.", "?", "smaller.", "need."))


def test_a_body_that_is_too_large_is_not_read_to_its_end(server: Server, learner: dict[str, Any]) -> None:
    for more in ({}, {"Transfer-Encoding": "chunked"}):
        connection = http.client.HTTPConnection(server.base.removeprefix("http://"), timeout=20)
        headers = {"Authorization": f"Bearer {learner['token']}", **more}
        body = iter([b"x" * MB] * 11) if more else b"x" * (11 * MB)
        connection.request(
            "POST", f"{server.session}/files?purpose=chat&name=a", body, headers, encode_chunked=bool(more)
        )
        response = connection.getresponse()
        said = Answer(response.status, response.headers, response.read())
        assert (said.status, said.code) == (413, "too_large") and "10 MB" in message(said)


def test_who_may_not_write_brings_nothing(server: Server, learner: dict[str, Any]) -> None:
    assert bring(server, learner, samples.png(), "a.png", "slides").code == "not_allowed"
    assert bring(server, learner, samples.png(), "a.png", "homework").code == "bad_request"
    stranger = server.person("learner", 1)
    assert bring(server, stranger, samples.png(), "a.png").code == "not_allowed"  # enrolled, and not in the class
    observer = server.person("observer") if any(p["role"] == "observer" for p in server.facts["people"]) else None
    if observer is not None:
        server.join(observer, "files-observer")
        assert bring(server, observer, samples.png(), "a.png").code == "not_allowed"


def test_a_file_is_read_by_nobody_outside_the_class(server: Server, learner: dict[str, Any]) -> None:
    said = bring(server, learner, samples.png(), "a.png")
    path = f"{server.session}/files/{said.json['id']}"
    assert server.ask("GET", path, server.person("learner", 2)["token"]).status == 404
    assert server.ask("GET", path).status == 401
    assert server.ask("GET", f"{server.session}/files/unknown", learner["token"]).status == 404


def test_a_file_that_is_dropped_is_gone(server: Server, learner: dict[str, Any]) -> None:
    said = bring(server, learner, samples.png(), "a.png")
    wish = {"client_id": "drop-1", "command": {"kind": "file.drop", "id": said.json["id"]}}
    assert server.ask("POST", f"{server.session}/commands", learner["token"], wish).status == 200
    path = f"{server.session}/files/{said.json['id']}"
    while server.ask("GET", path, learner["token"]).status == 200:  # it is deleted beside the class
        pass
    assert server.ask("GET", path, learner["token"]).status == 404


def items(server: Server, person: dict[str, Any], kind: str) -> dict[str, Any]:
    said = server.ask("GET", f"{server.session}/state", person["token"]).json["items"]
    return {id: view for each, id, *_, view in said if each == kind}


def obey(server: Server, person: dict[str, Any], command: dict[str, Any]) -> Answer:
    wish = {"client_id": f"slides-{command['kind']}-{command.get('page', 0)}", "command": command}
    return server.ask("POST", f"{server.session}/commands", person["token"], wish)


def test_the_pages_of_a_pdf_are_made_one_by_one_and_read_by_pupils_once_shown(
    server: Server, teacher: dict[str, Any], learner: dict[str, Any]
) -> None:
    assert bring(server, learner, samples.pdf(), "a.pdf", "slides").code == "not_allowed"
    said = bring(server, teacher, samples.pdf(["June", "July"]), "Seasons.pdf", "slides")
    assert (said.status, said.json["pages"]) == (201, 2)
    deck = said.json["id"]
    while len(slides := items(server, teacher, "slide")) < 2:
        pass
    assert [slides[f"{deck}.{n}"]["text"] for n in (1, 2)] == ["June", "July"]
    page = slides[f"{deck}.1"]
    for file in (page["file"], page["small"]):
        read = server.ask("GET", f"{server.session}/files/{file}", teacher["token"])
        assert read.headers["Content-Type"] == "image/webp" and read.body[8:12] == b"WEBP"
    assert items(server, learner, "slide") == items(server, learner, "deck") == {}
    assert obey(server, teacher, {"kind": "slides.turn", "deck": deck, "page": 1}).status == 200
    assert list(items(server, learner, "slide")) == [f"{deck}.1"] and deck in items(server, learner, "deck")
    whole = [server.ask("GET", f"{server.session}/files/{deck}", person["token"]) for person in (teacher, learner)]
    assert [read.status for read in whole] == [200, 404], "in the file there are pages that were not shown"
    assert obey(server, teacher, {"kind": "slides.take_out", "deck": deck}).status == 200
    while server.ask("GET", f"{server.session}/files/{page['file']}", teacher["token"]).status == 200:
        pass
