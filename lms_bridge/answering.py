"""How the bridge's REST takes what people send and says what is wrong with it."""

from collections.abc import Awaitable, Callable
from typing import NoReturn, TypeVar

import msgspec
from aiohttp import web

LARGEST_BODY = 64 * 1024  # bytes; a quiz of fifty long answers


WishT = TypeVar("WishT")


class Problem(Exception):
    """The answer, instead of what was asked for; `message` is for the person."""

    def __init__(self, status: int, code: str, message: str) -> None:
        self.status, self.code, self.message = status, code, message


def not_found() -> NoReturn:
    raise Problem(404, "not_found", "There is nothing here, or nothing for you.")


async def wish_of(request: web.Request, kind: type[WishT], largest: int = LARGEST_BODY) -> WishT:
    """What was sent, as `kind` says it. Raises `Problem`."""
    body = await body_of(request, largest)
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(422, "invalid", f"The server cannot read that: {error}") from None


async def body_of(request: web.Request, largest: int) -> bytes:
    """Of at most so many bytes. Raises `Problem`."""
    body = b""
    # `content.read` alone returns what has arrived so far.
    while len(body) <= largest and (part := await request.content.read(largest + 1 - len(body))):
        body += part
    if len(body) > largest:
        raise Problem(413, "too_large", "That is too much at once.")
    return body


def answering(
    handler: Callable[[web.Request], Awaitable[web.Response]],
) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        try:
            return await handler(request)
        except Problem as problem:
            return json_answer({"error": {"code": problem.code, "message": problem.message}}, problem.status)

    return answer


def json_answer(body: object, status: int = 200) -> web.Response:
    return web.Response(
        body=msgspec.json.encode(body),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
