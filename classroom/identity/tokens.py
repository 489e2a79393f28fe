"""Signed statements of who somebody is: links, cookies and bearer tokens (JWT, HS256, RFC 7519).

The key lies in the data folder and is made at the first start, so that links outlive a restart and no two servers share
one. A token names a person; what they may do is asked of the course each time and can only be lowered here.
"""

import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, cast

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from msgspec import Struct

from classroom.rooms.tools.presence import Role

Use = Literal["link", "cookie", "api"]
DAY_S = 24 * 3600
KEY_BYTES = 32
_RANK = {
    role: n
    for n, role in enumerate((Role.OBSERVER, Role.GUEST, Role.LEARNER, Role.ASSISTANT, Role.CO_TEACHER, Role.TEACHER))
}


class BadToken(Exception):
    """Not ours, changed, or expired. The message is for the person."""


class Identity(Struct, frozen=True):
    """Who asks."""

    id: str
    administrator: bool = False
    role: Role | None = None  # at most this; None: as the course says
    session: str | None = None  # only there; None: wherever the person is enrolled

    def lowered(self, role: Role) -> Role:
        """The role in class: the token may lower what the course gives, never raise it."""
        return role if self.role is None or _RANK[role] <= _RANK[self.role] else self.role


class Tokens:
    def __init__(self, key: bytes, now_s: Callable[[], float] = time.time) -> None:
        self._key = OctKey.import_key(key)
        self._now_s = now_s

    def issue(self, identity: Identity, use: Use, valid_s: int, to: str | None = None) -> str:
        """`to`: the page that a link opens, e.g. `/c/earth-and-sky`."""
        now = int(self._now_s())
        claims: dict[str, Any] = {
            "sub": identity.id,
            "use": use,
            "iat": now,
            "exp": now + valid_s,
            "jti": secrets.token_urlsafe(9),
        }
        claims |= {"adm": True} if identity.administrator else {}
        claims |= {"role": identity.role.value} if identity.role else {}
        claims |= {"session": identity.session} if identity.session else {}
        claims |= {"to": to} if to else {}
        return jwt.encode({"alg": "HS256"}, claims, self._key)

    def read(self, token: str, use: Use) -> tuple[Identity, str | None]:
        """The identity and, of a link, the page that it opens. Raises `BadToken`."""
        try:
            claims = jwt.decode(token, self._key, algorithms=["HS256"]).claims
            if claims["use"] != use:
                raise BadToken("This is not a link to open.")
            if int(claims["exp"]) <= self._now_s():
                raise BadToken("This link has ended. Ask for a new one.")
            role = claims.get("role")
            session = cast("str | None", claims.get("session"))
            identity = Identity(str(claims["sub"]), bool(claims.get("adm")), Role(role) if role else None, session)
        except (JoseError, KeyError, ValueError, TypeError, UnicodeError) as error:
            raise BadToken("This link is not complete. Copy all of it.") from error
        return identity, cast("str | None", claims.get("to"))


def key_in(folder: Path) -> bytes:
    """The signing key of this data folder, made where there is none. Readable by its owner only."""
    path = folder / "signing.key"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    key = secrets.token_bytes(KEY_BYTES)
    fresh = folder / f".signing.key.{os.getpid()}"
    fresh.touch(0o600)
    fresh.write_bytes(key)
    try:
        os.link(fresh, path)  # never over a key that another start has just made
    except FileExistsError:
        return path.read_bytes()
    finally:
        fresh.unlink()
    return key
