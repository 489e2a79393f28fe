"""What staff do with groups in the page, and the same by REST where a test only prepares."""

from __future__ import annotations

import itertools
from typing import Any

from tests.browser.classroom_page import ClassroomPage
from tests.browser.demo import Demo

_wishes = itertools.count(1)


async def command(
    server: Demo, kind: str, person: dict[str, Any] | None = None, client_id: str | None = None, **fields: object
) -> int:
    """By REST, as the teacher unless another person is given; the seq. Raises urllib's HTTPError."""
    wish = {"client_id": client_id or f"test-{next(_wishes)}", "command": {"kind": kind, **fields}}
    token = (person or server.teacher)["token"]
    return (await server.api(f"/api/v1/sessions/{server.session}/commands", token, wish))["seq"]


async def open_groups(teacher: ClassroomPage) -> None:
    if not await teacher.by("breakouts").is_visible():
        await teacher.by("open-groups").first.click()
    await teacher.see("breakouts")


async def move(teacher: ClassroomPage, person: str, room: str) -> None:
    """By the person's menu; the last click is the one that moves."""
    raise NotImplementedError
