"""The pages, the links that lead to them, and what every answer carries so that a browser keeps to our own server."""

import re
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from classroom.identity.cookies import Gatekeeper
from classroom.identity.tokens import BadToken
from classroom.signaling.rest import answer
from classroom.signaling.schema import problem

STATIC = Path(__file__).parent.parent / "static"
ASSET_S = 365 * 24 * 3600  # their names hold a hash of what is in them
_HOST = re.compile(r"^[A-Za-z0-9.\-\[\]:]{1,255}$")
CODES = {401: "unauthorized", 403: "forbidden", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}


def policy(request: web.BaseRequest) -> str:
    """Content-Security-Policy: nothing from elsewhere. Mantine writes style elements, hence 'unsafe-inline' there."""
    host = request.host if _HOST.match(request.host) else ""
    sockets = f" ws://{host} wss://{host}" if host else ""  # not every browser reads 'self' as our sockets too
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        f"media-src 'self' blob: mediastream:; connect-src 'self'{sockets}; font-src 'self'; object-src 'none'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    )


def secured(gate: Gatekeeper) -> Middleware:
    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuses changes from foreign pages; says errors in our form."""
        # Socket.IO checks the Origin of its own requests.
        if not request.path.startswith("/socket.io/") and not gate.is_ours(request):
            return answer(problem("foreign_origin", "This request came from another site."), 403)
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < 400 or not request.path.startswith("/api/"):
                raise
            code = CODES.get(error.status, "failed")
            return answer(problem(code, error.text or error.reason), error.status)

    return middleware


async def set_headers(request: web.Request, response: web.StreamResponse) -> None:
    headers = {
        "Content-Security-Policy": policy(request),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
    }
    if request.secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.path.startswith("/assets/"):
        headers["Cache-Control"] = f"public, max-age={ASSET_S}, immutable"
    for name, value in headers.items():
        response.headers.setdefault(name, value)


def document(name: str) -> Handler:
    async def page(request: web.Request) -> web.StreamResponse:
        file = STATIC / name
        if not file.exists():
            return web.Response(status=503, text="The pages are not built. Run ./start, or: cd web && npm run build")
        return web.FileResponse(file, headers={"Cache-Control": "no-cache"})

    return page


def mount(app: web.Application, gate: Gatekeeper) -> None:
    async def link(request: web.Request) -> web.StreamResponse:
        """A personal link becomes a cookie and leaves the address."""
        try:
            who, to = gate.tokens.read(request.match_info["token"], "link")
        except BadToken:
            raise web.HTTPSeeOther("/?link=ended") from None
        response = web.Response(status=303, headers={"Location": to or "/", "Cache-Control": "no-store"})
        gate.sign_in(request, response, who)
        return response

    async def sign_out(request: web.Request) -> web.StreamResponse:
        response = answer({})
        response.del_cookie("classroom", path="/")
        return response

    async def small(request: web.Request) -> web.StreamResponse:
        file = STATIC / request.match_info["name"]
        if not file.is_file():
            raise web.HTTPNotFound()
        return web.FileResponse(file)

    app.router.add_get("/j/{token}", link)
    app.router.add_post("/api/v1/sign-out", sign_out)
    for path in ("/", "/c/{rest:.*}"):
        app.router.add_get(path, document("index.html"))
    app.router.add_get("/s/{rest:.*}", document("session.html"))  # the same, and it names what a class needs
    if (STATIC / "assets").is_dir():
        app.router.add_static("/assets", STATIC / "assets")
    app.router.add_get("/{name:[a-z0-9-]+\\.(?:svg|png|ico|webmanifest|txt)}", small)
