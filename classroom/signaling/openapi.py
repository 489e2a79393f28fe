"""The description of the REST API (OpenAPI 3.1), from the same types that read and write it.

The course part stands outside of this package; whoever puts both together hands over what its routes answer.
"""

import re
from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from classroom.projections.participation import Participation
from classroom.rooms.door import Door
from classroom.rooms.tool import Inside
from classroom.rooms.tools.presence import Kind, Role
from classroom.rooms.tools.readiness import Prerequisite, Ready
from classroom.rooms.tools.session import Policy
from classroom.signaling import schema

ANYTHING = {"type": "object"}
CSV = "text/csv"
BYTES = "application/octet-stream"


class Problem(Struct):
    code: str
    message: str
    retry_after: float | msgspec.UnsetType = msgspec.UNSET


class Failed(Struct):
    error: Problem


class Name(Struct):
    id: str
    name: str


class Me(Struct):
    person: Name
    administrator: bool
    wire: str
    secure: bool
    lan_url: str | None


class Course(Struct):
    id: str
    title: str


class Media(Struct):
    udp_port: int | None
    addresses: list[str]


class About(Struct):
    id: str
    title: str
    course: Course
    role: Role
    policy: Policy
    starts: str
    ends: str
    model: str
    state: Literal["planned", "running", "ended"]
    door: Door
    teachers: list[str]
    media: Media


class Joined(Struct):
    door: Door
    seq: int
    person: str
    wire: str


class Probed(Struct):
    sdp: str


class Part(Struct, array_like=True):
    kind: str
    id: str
    made: int
    room: str | None
    view: dict[str, Any]


class State(Struct):
    seq: int
    items: list[Part]


class Older(Struct):
    items: list[Part]


class Obeyed(Struct):
    seq: int


class Fact(Struct):
    seq: int
    at: str
    actor: str | None
    kind: str
    body: dict[str, Any]


class Events(Struct):
    events: list[Fact]
    last_seq: int


class Interval(Struct):
    from_: str = field(name="from")
    to: str
    presence: Kind


class Attended(Struct):
    id: str
    name: str
    role: Role
    seconds: int
    intervals: list[Interval]
    participation: Participation


class Attendance(Struct):
    people: list[Attended]


class ReadinessRow(Struct):
    id: str
    name: str
    state: Ready
    prerequisites: list[Prerequisite]


class Readiness(Struct):
    learners: list[ReadinessRow]
    missed: list[dict[str, Any]]


class Arrived(Struct):
    id: str
    name: str
    size: int
    type: str
    wide: int
    high: int
    pages: int


class Operation(Struct, frozen=True):
    summary: str
    answer: Any = None  # a type; None: some object; CSV: a table
    wish: Any = None  # what the body holds; BYTES: a file as it is
    query: Mapping[str, str] = {}  # name -> JSON type


SESSION = "/api/v1/sessions/{session}"
COURSE = "/api/v1/courses/{course}"
OPERATIONS: Mapping[str, Operation] = {
    "GET /api/v1/me": Operation("Who is signed in", Me),
    "POST /api/v1/sign-out": Operation("Forgets the page's cookie"),
    f"GET {SESSION}": Operation("What the page before a class says of it", About),
    f"POST {SESSION}/join": Operation("Coming in: where the page stands", Joined, schema.Join),
    f"POST {SESSION}/probe": Operation("Whether UDP reaches the server", Probed, schema.Probe),
    f"GET {SESSION}/state": Operation("What the person sees", State),
    f"GET {SESSION}/items": Operation("Older items of a stream", Older, query={"kind": "string", "before": "integer"}),
    f"GET {SESSION}/inside": Operation(
        "What is in a thing, or came into it after a count: the strokes of a board",
        Inside,
        query={"kind": "string", "id": "string", "after": "integer"},
    ),
    f"POST {SESSION}/commands": Operation("Any command of the room, once for each client_id", Obeyed, schema.Envelope),
    f"GET {SESSION}/events": Operation(
        "The log; without administrator one's own rows", Events, query={"after": "integer"}
    ),
    f"GET {SESSION}/notes/{{notes}}": Operation("The version and all updates of shared notes, as msgpack"),
    f"GET {SESSION}/polls.csv": Operation("What came of each poll, a row an answer; staff", CSV),
    f"GET {SESSION}/polls/people.csv": Operation("Who answered what in polls with names; staff", CSV),
    f"GET {SESSION}/polls.xlsx": Operation("Both as sheets of a workbook", BYTES),
    f"GET {SESSION}/attendance": Operation("Who was there; learners their own row", Attendance),
    f"GET {SESSION}/attendance.csv": Operation("The same as a table", CSV),
    f"POST {SESSION}/files": Operation(
        "Brings a file; what it is, is told by its content", Arrived, BYTES, {"purpose": "string", "name": "string"}
    ),
    f"GET {SESSION}/files/{{file}}": Operation("A file of the class, as it may be shown or saved", BYTES),
    f"GET {SESSION}/readiness": Operation("Who has done the work before the class; staff", Readiness),
    f"PUT {SESSION}/rule": Operation("What counts as having been there, and who waits at the door; staff"),
    "GET /api/v1/courses": Operation("The courses of the person"),
    f"GET {COURSE}": Operation("A course as the person sees it"),
    f"GET {COURSE}/activities/{{activity}}": Operation("A lesson, video, quiz or live class"),
    f"POST {COURSE}/activities/{{activity}}/done": Operation("A lesson or video is read"),
    f"POST {COURSE}/activities/{{activity}}/attempts": Operation("A try at a quiz, once for each client_id"),
    f"GET {COURSE}/progress": Operation("How far everybody is; learners their own row"),
    f"GET {COURSE}/progress.csv": Operation("The same as a table", CSV),
    f"GET {COURSE}/my-progress": Operation("One's own progress, with what it rests on"),
    f"GET {COURSE}/groups": Operation("The groups that the course keeps for its classes; staff"),
    f"GET {COURSE}/groups/{{set}}": Operation("One set of groups; staff"),
    f"PUT {COURSE}/groups/{{set}}": Operation(
        "A set of groups by ids, names or as a table, all of it or nothing; staff"
    ),
    f"DELETE {COURSE}/groups/{{set}}": Operation("Forgets a set of groups; staff"),
    f"GET {COURSE}/bank": Operation("The questions that the course keeps for its classes; staff"),
    f"PUT {COURSE}/bank/{{question}}": Operation("Keeps a question, or another wording of one; staff"),
    f"DELETE {COURSE}/bank/{{question}}": Operation("Forgets a question; staff"),
    f"POST {COURSE}/bank/import/{{form}}": Operation(
        "Looks at a file of questions (json, csv or gift); with ?keep=true takes it, whole or not at all; staff"
    ),
    f"GET {COURSE}/bank/export/{{form}}": Operation("The questions as a file; staff", BYTES),
    f"GET {COURSE}/words": Operation("The words that pupils do not write in the classes of the course; staff"),
    f"PUT {COURSE}/words": Operation("Keeps these words and no others, and tells the classes that run; staff"),
}


def document(answers: Mapping[str, Any] | None = None, wishes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """`answers`, `wishes`: the types of routes of the course part, by `METHOD path` as in `OPERATIONS`."""
    answers, wishes = answers or {}, wishes or {}
    table = {
        route: msgspec.structs.replace(
            operation, answer=operation.answer or answers.get(route), wish=operation.wish or wishes.get(route)
        )
        for route, operation in OPERATIONS.items()
    }
    types: list[Any] = [Failed]
    types += [kind for each in table.values() for kind in (each.answer, each.wish) if kind not in (None, CSV, BYTES)]
    said, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    schemas = dict(zip(types, said, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route, operation in table.items():
        method, path = route.split(" ")
        paths.setdefault(path, {})[method.lower()] = _operation(route, operation, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Classroom", "version": "1", "description": "Errors look the same everywhere."},
        "security": [{"bearer": []}, {"cookie": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "classroom"},
            },
            "responses": {
                "Failed": {"description": "Why not", "content": {"application/json": {"schema": schemas[Failed]}}}
            },
        },
    }


def _operation(route: str, operation: Operation, schemas: Mapping[Any, Any]) -> dict[str, Any]:
    plain = operation.answer in (CSV, BYTES)
    media = operation.answer if plain else "application/json"
    shape = {"type": "string"} if plain else schemas.get(operation.answer, ANYTHING)
    said: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", route.replace("/api/v1", "")).strip("_").lower(),
        "summary": operation.summary,
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in re.findall(r"{(\w+)}", route)
        ]
        + [{"name": name, "in": "query", "schema": {"type": kind}} for name, kind in operation.query.items()],
        "responses": {
            "200": {"description": "Done", "content": {media: {"schema": shape}}},
            "default": {"$ref": "#/components/responses/Failed"},
        },
    }
    if operation.wish == BYTES:
        said["requestBody"] = {"required": True, "content": {BYTES: {"schema": {"type": "string"}}}}
    elif operation.wish is not None:
        said["requestBody"] = {"required": True, "content": {"application/json": {"schema": schemas[operation.wish]}}}
    return said
