"""The description of the API fits OpenAPI and the server's own routes."""

import importlib.util
import json
from typing import Any

import msgspec
import pytest
from aiohttp import web

from classroom.rooms.tools import CLIENT_COMMANDS
from classroom.signaling.openapi import OPERATIONS
from classroom.signaling.openapi import document as described
from lms_bridge import routes


def document() -> dict[str, Any]:
    """As the server says it: with the types of the course part."""
    return described(routes.ANSWERS, routes.WISHES)


def refs(node: Any) -> list[str]:
    if isinstance(node, dict):
        here = [node["$ref"]] if "$ref" in node else []
        return here + [ref for value in node.values() for ref in refs(value)]
    return [ref for value in node for ref in refs(value)] if isinstance(node, list) else []


def test_it_is_whole() -> None:
    said = json.loads(json.dumps(document()))
    assert said["openapi"].startswith("3.1")
    for ref in refs(said):
        target: Any = said
        for step in ref.removeprefix("#/").split("/"):
            target = target[step]
    ids = [operation["operationId"] for path in said["paths"].values() for operation in path.values()]
    assert len(ids) == len(set(ids)) == len(OPERATIONS)


@pytest.mark.skipif(not importlib.util.find_spec("openapi_spec_validator"), reason="openapi-spec-validator is missing")
def test_a_validator_finds_nothing() -> None:
    from openapi_spec_validator import validate

    validate(json.loads(msgspec.json.encode(document())))


def test_every_wish_of_a_page_is_described() -> None:
    kinds = {
        schema["properties"]["kind"]["enum"][0]
        for schema in document()["components"]["schemas"].values()
        if "kind" in schema.get("properties", {}) and "enum" in schema["properties"]["kind"]
    }
    assert {str(command.__struct_config__.tag) for command in CLIENT_COMMANDS} <= kinds


def test_it_describes_what_the_server_serves(tmp_path: Any) -> None:
    from classroom.app import App
    from classroom.config import Settings

    app = App(Settings(data_dir=str(tmp_path), media_port=0))
    served = {
        f"{route.method} {route.resource.canonical}"
        for route in app.web.router.routes()
        if isinstance(route.resource, web.Resource) and route.resource.canonical.startswith("/api/v1/")
    }
    inward = {"GET /api/v1/openapi.json"}
    served = {each for each in served if not each.startswith("HEAD ")} - inward
    assert {each for each in served if "/courses/{course}/files/" not in each} == set(OPERATIONS)


def test_what_the_course_part_takes_and_answers_is_described() -> None:
    assert {*routes.ANSWERS, *routes.WISHES} <= set(OPERATIONS)
    groups = document()["paths"]["/api/v1/courses/{course}/groups/{set}"]["put"]
    assert groups["requestBody"]["content"]["application/json"]["schema"]["$ref"].endswith("/GroupsWish")
    assert groups["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/GroupSet")
    assert "co_teacher" in document()["components"]["schemas"]["Role"]["enum"]
