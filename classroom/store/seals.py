"""Keys and bodies of what is sealed, beside the log: written with it, and destroyed in the commit that ends the seal.

SQLite overwrites what is deleted, but while it splits pages it may leave an older copy of a row in a gap between others.
So a body lies there only under the key of its seal, which is one small row for each seal: a copy that stayed somewhere
cannot be read once the key is gone, and as all are padded its length tells nothing either.
"""

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from classroom.store.engine import reading
from classroom.store.tables import seal_body, seal_key

PADDED_TO = 1_024  # bytes; the longest answer in most alphabets, with its wish
_NONCE = 12  # bytes, NIST SP 800-38D §5.2.1.1


class Sealed(NamedTuple):
    """One body as it lies beside the log, the last of its ticket."""

    item_id: str
    ticket: str
    kind: str
    version: int
    body: bytes
    wishes: bytes


class SealChanges(NamedTuple):
    """What a commit does to them. What ended is destroyed first."""

    ended: Sequence[str] = ()
    keys: Mapping[str, bytes] = {}
    bodies: Sequence[Sealed] = ()


NO_SEALS = SealChanges()


async def write(connection: AsyncConnection, session_id: str, changes: SealChanges, keys: Mapping[str, bytes]) -> None:
    """Within the transaction of the facts. `keys`: of all that is sealed, these changes included."""
    key, body = seal_key.c, seal_body.c
    for item_id in changes.ended:
        await connection.execute(delete(seal_body).where(body.session_id == session_id, body.item_id == item_id))
        await connection.execute(delete(seal_key).where(key.session_id == session_id, key.item_id == item_id))
    if changes.keys:
        rows = [{"session_id": session_id, "item_id": id, "key": each} for id, each in changes.keys.items()]
        await connection.execute(insert(seal_key), rows)
    for sealed in changes.bodies:
        await connection.execute(
            delete(seal_body).where(
                body.session_id == session_id, body.item_id == sealed.item_id, body.ticket == sealed.ticket
            )
        )
    if changes.bodies:
        shut = [_shut(sealed, session_id, keys[sealed.item_id]) for sealed in changes.bodies]
        await connection.execute(insert(seal_body), [{"session_id": session_id, **each._asdict()} for each in shut])


async def read(engine: AsyncEngine, session_id: str) -> tuple[dict[str, bytes], list[Sealed]]:
    """What is sealed now: the keys by item, and the bodies."""
    key, body = seal_key.c, seal_body.c
    columns = (body.item_id, body.ticket, body.kind, body.version, body.body, body.wishes)
    async with reading(engine) as connection:
        found = await connection.execute(select(key.item_id, key.key).where(key.session_id == session_id))
        keys = {item_id: bytes(each) for item_id, each in found}
        rows = await connection.execute(select(*columns).where(body.session_id == session_id))
        return keys, [_opened(Sealed(*row), session_id, keys[row.item_id]) for row in rows]


def _shut(sealed: Sealed, session_id: str, key: bytes) -> Sealed:
    under = AESGCM(key)

    def shut(plain: bytes, what: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + under.encrypt(nonce, _padded(plain), _bound_to(sealed, session_id, what))

    return sealed._replace(body=shut(sealed.body, "body"), wishes=shut(sealed.wishes, "wishes"))


def _opened(sealed: Sealed, session_id: str, key: bytes) -> Sealed:
    under = AESGCM(key)

    def opened(shut: bytes, what: str) -> bytes:
        plain = under.decrypt(shut[:_NONCE], shut[_NONCE:], _bound_to(sealed, session_id, what))
        return plain.rstrip(b" ")

    return sealed._replace(body=opened(sealed.body, "body"), wishes=opened(sealed.wishes, "wishes"))


def _padded(json: bytes) -> bytes:
    """Blanks after JSON mean nothing."""
    return json.ljust(-(-len(json) // PADDED_TO) * PADDED_TO)


def _bound_to(sealed: Sealed, session_id: str, what: str) -> bytes:
    return f"{session_id}\n{sealed.item_id}\n{sealed.ticket}\n{what}".encode()
