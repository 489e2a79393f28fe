"""What the server really sent to a page, over its socket and by REST, whatever the page made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import msgpack
from playwright.async_api import Page, Response, WebSocket

EVENT = 2  # of Socket.IO


@dataclass(frozen=True)
class Part:
    """One item as it was shown."""

    kind: str
    id: str
    room: str | None
    view: Any


class Frames:
    """Records from the page's next socket and request on."""

    def __init__(self, page: Page) -> None:
        self._raw: list[bytes] = []
        self._responses: list[Response] = []
        page.on("websocket", lambda socket: self._listen(socket))
        page.on("response", self._fetched)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._keep)

    def _keep(self, payload: bytes | str) -> None:
        self._raw.append(payload.encode() if isinstance(payload, str) else payload)

    def _fetched(self, response: Response) -> None:
        if "/api/v1/sessions/" in response.url and response.ok:
            self._responses.append(response)

    def shown(self, text: str) -> bool:
        """Whether it came over the socket."""
        return any(text.encode() in raw for raw in self._raw)

    async def came(self, text: str) -> bool:
        """Whether it came in any way."""
        return self.shown(text) or any([text.encode() in await response.body() for response in self._responses])

    async def parts(self) -> list[Part]:
        """Of all that came, in the order of coming by each way."""
        shown = (payload for name, payload in self.events() if name == "shown")
        found = [part for payload in shown for part in cast("list[Any]", unpack(payload)[4])]
        for response in self._responses:
            what = response.url.split("?")[0].rsplit("/", 1)[1]
            if what in ("state", "items"):
                found += await parts_of(response)
        return [Part(kind, id, room, view) for kind, id, _, room, view in found]

    def events(self) -> Iterator[tuple[str, Any]]:
        """Names and payloads of what came over the socket."""
        for raw in self._raw:
            packet = unpack(raw) if raw[:1] > b"\x7f" else None  # else the engine's own: greetings and pings
            if packet is not None and packet["type"] == EVENT:
                name, *payload = packet["data"]
                yield name, payload[0] if payload else None


async def parts_of(response: Response) -> list[Any]:
    body = await response.body()
    if "json" in response.headers["content-type"]:
        return json.loads(body)["items"]
    return cast("list[Any]", unpack(body)[4])


def unpack(raw: bytes) -> Any:
    return cast("Any", msgpack.unpackb(raw))  # pyright: ignore[reportUnknownMemberType]
