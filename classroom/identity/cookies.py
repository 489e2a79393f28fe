"""Who sent this request: by the page's cookie or a bearer token. A change by cookie must come from our own pages."""

from aiohttp import web

from classroom.identity.tokens import DAY_S, BadToken, Identity, Tokens

COOKIE = "classroom"
COOKIE_S = 7 * DAY_S
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Gatekeeper:
    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens

    def who(self, request: web.BaseRequest) -> Identity | None:
        """None: nobody that is signed in. A bearer token goes before the cookie."""
        header = request.headers.get("Authorization", "")
        try:
            if header.startswith("Bearer "):
                return self.tokens.read(header.removeprefix("Bearer "), "api")[0]
            cookie = request.cookies.get(COOKIE)
            return self.tokens.read(cookie, "cookie")[0] if cookie else None
        except BadToken:
            return None

    def token(self, token: object) -> Identity | None:
        """Of a bearer token that came otherwise than by a header (a socket's first packet)."""
        try:
            return self.tokens.read(token, "api")[0] if isinstance(token, str) else None
        except BadToken:
            return None

    def sign_in(self, request: web.BaseRequest, response: web.StreamResponse, identity: Identity) -> None:
        response.set_cookie(
            COOKIE,
            self.tokens.issue(identity, "cookie", COOKIE_S),
            max_age=COOKIE_S,
            path="/",
            httponly=True,
            secure=request.secure,
            samesite="Lax",
        )

    @staticmethod
    def is_ours(request: web.BaseRequest) -> bool:
        """Whether a request that changes something comes from our own page or from no browser's page at all."""
        if request.method in SAFE or "Authorization" in request.headers:
            return True
        origin = request.headers.get("Origin")
        if origin is None:
            return request.headers.get("Sec-Fetch-Site") == "same-origin"
        return origin == f"{request.scheme}://{request.host}"
