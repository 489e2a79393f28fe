"""SRTP on libsrtp, in place and without pylibsrtp's bound.

pylibsrtp.Session.protect copies twice, makes a C object a call, and keeps a 1,500-byte buffer of which it reserves 144
for the tag, so an RTP packet above 1,356 bytes raises although it fits the MTU. Session is kept (it owns the libsrtp
context); its `_srtp` handle is used with our buffers through the same binding (tests/core/test_private_names.py).
"""

from typing import Any, Final

from pylibsrtp import Policy, Session, _binding  # pyright: ignore[reportPrivateUsage]

_names: Any = _binding
_policy: Any = Policy
ffi: Final[Any] = _names.ffi
lib: Final[Any] = _names.lib

BUFFER_LENGTH = 2_048
MAX_TRAILER = 16 + 4  # GCM's tag is the longest of our profiles, and SRTCP's index
MAX_PAYLOAD_LENGTH = 1_500  # an Ethernet frame holds less; header, RTX number and tag still fit the buffer
REASONS = {7: "srtp_auth", 9: "srtp_replay", 10: "srtp_replay", 26: "srtp_replay"}
WINDOW = 1_024  # packets that may come late; an RTX repair does


class Buffer:
    """A packet's place, seen from Python as bytes and from C as char[]."""

    def __init__(self) -> None:
        self.bytes = bytearray(BUFFER_LENGTH)
        self.view = memoryview(self.bytes)
        self.c: Any = ffi.from_buffer("char[]", self.bytes, require_writable=True)
        self.length: Any = ffi.new("int *")


class SrtpContext:
    """One direction of one peer. `handle` is libsrtp's, for the loop that sends."""

    def __init__(self, profile: int, key: bytes, *, inbound: bool) -> None:
        kind: int = _policy.SSRC_ANY_INBOUND if inbound else _policy.SSRC_ANY_OUTBOUND
        policy = Policy(key=key, ssrc_type=kind, srtp_profile=profile)
        policy.allow_repeat_tx = True
        policy.window_size = WINDOW
        self._session: Any = Session(policy)
        self.handle: Any = self._session._srtp[0]

    def unprotect(self, buffer: Buffer, length: int) -> int:
        """The packet's length after decryption in place; negative: minus libsrtp's error."""
        buffer.length[0] = length
        error = lib.srtp_unprotect(self.handle, buffer.c, buffer.length)
        return -error if error else buffer.length[0]

    def unprotect_rtcp(self, buffer: Buffer, length: int) -> int:
        buffer.length[0] = length
        error = lib.srtp_unprotect_rtcp(self.handle, buffer.c, buffer.length)
        return -error if error else buffer.length[0]

    def protect_rtcp(self, buffer: Buffer, packet: bytes) -> int:
        """Writes the encrypted packet into the buffer."""
        length = len(packet)
        if length > BUFFER_LENGTH - MAX_TRAILER:
            return -1
        buffer.bytes[:length] = packet
        buffer.length[0] = length
        error = lib.srtp_protect_rtcp(self.handle, buffer.c, buffer.length)
        return -error if error else buffer.length[0]
