"""What staff do with groups in the page, and the same by REST where a test only prepares."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.browser.demo import Demo

_wishes = itertools.count(1)


async def command(
    server: Demo, kind: str, person: dict[str, Any] | None = None, client_id: str | None = None, **fields: object
) -> int:
    """By REST, as the teacher unless another person is given; the seq. Raises urllib's HTTPError."""
    wish = {"client_id": client_id or f"test-{next(_wishes)}", "command": {"kind": kind, **fields}}
    token = (person or server.teacher)["token"]
    return (await server.api(f"/api/v1/sessions/{server.session}/commands", token, wish))["seq"]


async def open_rooms(server: Demo, groups: Sequence[Sequence[ClassroomPage]], name: str = "test") -> list[str]:
    """A room for each group, by REST; their ids."""
    seats = {page.person["id"]: n for n, group in enumerate(groups) for page in group}
    names = [f"Group {n + 1}" for n in range(len(groups))]
    await command(server, "breakout.prepare", client_id=name, name=name, names=names, rounds=[seats])
    await command(server, "breakout.open", id=name)
    return await rooms_of(server, name)


async def rooms_of(server: Demo, name: str) -> list[str]:
    """Of an open set, in the order of their names."""
    state = await server.api(f"/api/v1/sessions/{server.session}/state", server.teacher["token"])
    return next(view["rooms"] for kind, id, _, _, view in state["items"] if (kind, id) == ("breakout_set", name))


async def open_groups(teacher: ClassroomPage) -> None:
    if not await teacher.by("breakouts").is_visible():
        await teacher.by("activities").click()
        await teacher.by("open-groups").click()
    await teacher.see("breakouts")


async def move(teacher: ClassroomPage, person: str, room: str) -> None:
    """By the list of places behind the person's seat; the last click is the one that moves."""
    await teacher.by("group-seat", id=person).first.click()
    await teacher.by("move-to-place", id=room).click()
    await teacher.gone("move-to")


async def in_group(page: ClassroomPage, patience_ms: float = PATIENCE_MS) -> None:
    """The page stands in a room of its own group, and says so."""
    await page.see("room-name", patience_ms)


async def in_no_group(page: ClassroomPage, patience_ms: float = PATIENCE_MS) -> None:
    await page.gone("room-name", patience_ms)
