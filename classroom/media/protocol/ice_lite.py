"""ICE-lite: we answer checks, we never send one, and media goes where the last authenticated check came from.

Chromium nominates ~60 ms after its first check, but its DTLS and media flow at once, so the first authenticated
address counts until a nominated one comes. A restart adds credentials: the old ones stay valid until the new are
used, as the browser goes on with them meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .stun import BindingRequest, binding_success

Address = tuple[str, int] | tuple[str, int, int, int]  # as the socket module gives it, IPv4 or IPv6


@dataclass(frozen=True, slots=True)
class Credentials:
    ufrag: str
    password: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to send, and whether the peer is now reached at the address that the check came from."""

    response: bytes
    moved: bool


class IceLite:
    def __init__(self, draw: Callable[[int], str]) -> None:
        """`draw(n)` gives n random bytes as hex."""
        self._draw = draw
        self.credentials = self._new()
        self._previous: Credentials | None = None
        self.address: Address | None = None

    def _new(self) -> Credentials:
        return Credentials(self._draw(4), self._draw(12))

    def restart(self) -> None:
        self._previous, self.credentials = self.credentials, self._new()

    @property
    def ufrags(self) -> tuple[str, ...]:
        return (self.credentials.ufrag, *((self._previous.ufrag,) if self._previous else ()))

    def check(self, request: BindingRequest, source: Address) -> Checked | None:
        """None: not signed by who knows our password."""
        is_current = request.local_ufrag == self.credentials.ufrag
        used = self.credentials if is_current else self._previous
        if used is None or used.ufrag != request.local_ufrag or not request.is_signed_with(used.password):
            return None
        restarted = is_current and self._previous is not None
        if restarted:
            self._previous = None
        moved = source != self.address and (self.address is None or restarted or request.use_candidate)
        if moved:
            self.address = source
        return Checked(binding_success(request.transaction, source[0], source[1], used.password), moved)
