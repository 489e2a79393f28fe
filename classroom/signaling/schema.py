"""What comes over the wire besides the commands themselves: envelopes, bounds, and how an error looks."""

from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from classroom.live.audience import Shown
from classroom.rooms.door import Door
from classroom.rooms.tool import Command, Id, Refused
from classroom.rooms.tools import ITEMS, WIRE
from classroom.rooms.tools.notes import Update

ClientId = Annotated[str, Meta(min_length=1, max_length=48)]
DeviceId = Annotated[str, Meta(min_length=4, max_length=32, pattern="^[A-Za-z0-9_-]+$")]
SessionId = Annotated[str, Meta(min_length=1, max_length=64)]
Version = Annotated[int, Meta(ge=0, lt=2**31)]
Seq = Annotated[int, Meta(ge=-1, lt=2**53)]
Sdp = Annotated[str, Meta(max_length=200_000)]
PersonId = Annotated[str, Meta(min_length=1, max_length=64)]
ThingId = Annotated[str, Meta(min_length=1, max_length=64)]
Kind = Annotated[str, Meta(min_length=1, max_length=32)]

if TYPE_CHECKING:
    AnyCommand = Command
else:
    AnyCommand = WIRE  # the union that msgspec decodes is made while running, no type checker can follow that


class _Wish(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Hello(Struct, frozen=True):
    """The first packet of a page's socket. Who watches is not in the class: staff before it, told of readiness."""

    session: SessionId
    device: DeviceId = "none"
    watch: bool = False
    seq: Seq = -1
    wire: Annotated[str, Meta(max_length=64)] = ""
    token: Annotated[str, Meta(max_length=4_000)] | None = None


class Envelope(_Wish, frozen=True):
    client_id: ClientId
    command: AnyCommand


class Offer(_Wish, frozen=True):
    """An SDP offer (publish) or the answer to ours (subscribed)."""

    version: Version
    sdp: Sdp


class Subscribe(_Wish, frozen=True):
    version: Version


class Show(_Wish, frozen=True):
    cameras: Annotated[list[PersonId], Meta(max_length=24)] | None  # None: nobody, only sound


class Write(_Wish, frozen=True):
    """What was typed in shared notes."""

    id: Id
    update: Update


class Resume(_Wish, frozen=True):
    seq: Seq


class Look(_Wish, frozen=True):
    """Into which things: kind, id, and up to which count it has what is in them (-1: it has nothing, it fetches it)."""

    things: Annotated[list[tuple[Kind, ThingId, Seq]], Meta(max_length=64)]


class Gesture(_Wish, frozen=True):
    """Said in passing of a thing, to all who look at it. The bytes are the pages' own."""

    thing: Kind
    id: ThingId
    said: Annotated[bytes, Meta(max_length=2_048)]


class Nothing(_Wish, frozen=True):
    pass


class Join(_Wish, frozen=True):
    device: DeviceId
    where: Literal["remote", "here"] = "remote"
    room_device: bool = False


class Probe(_Wish, frozen=True):
    device: DeviceId
    sdp: Sdp


def error_of(refused: Refused) -> dict[str, Any]:
    error: dict[str, Any] = {"code": refused.code, "message": refused.message}
    retry_after = getattr(refused, "retry_after", None)
    return {"error": error if retry_after is None else error | {"retry_after": retry_after}}


def problem(code: str, message: str, retry_after: float | None = None) -> dict[str, Any]:
    return {"error": {"code": code, "message": message} | ({} if retry_after is None else {"retry_after": retry_after})}


# A page whose hash differs keeps its drafts and reloads by itself.
WIRE_HASH = blake2b(
    msgspec.json.encode(
        msgspec.json.schema_components([Envelope, Shown, Door, Offer, Show, Write, Look, Gesture, *ITEMS.values()])
    ),
    digest_size=8,
).hexdigest()
