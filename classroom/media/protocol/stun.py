"""STUN as ICE-lite needs it: read a binding request, write a success response (RFC 8489, RFC 8445 §7.3)."""

import hmac
from binascii import crc32
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from struct import pack, unpack_from

from .malformed import Malformed

MAGIC = 0x2112A442
BINDING_REQUEST, BINDING_SUCCESS, BINDING_ERROR = 0x0001, 0x0101, 0x0111
USERNAME, MESSAGE_INTEGRITY, ERROR_CODE, UNKNOWN_ATTRIBUTES = 0x0006, 0x0008, 0x0009, 0x000A
XOR_MAPPED_ADDRESS, PRIORITY, USE_CANDIDATE, FINGERPRINT = 0x0020, 0x0024, 0x0025, 0x8028
FINGERPRINT_XOR = 0x5354554E
MAX_LENGTH = 1_280  # a browser's check is ~100 bytes; nothing honest comes near
MAX_ATTRIBUTES = 32


@dataclass(frozen=True, slots=True)
class BindingRequest:
    transaction: bytes  # 12 bytes
    username: str  # "<our ufrag>:<their ufrag>"
    use_candidate: bool
    signed: bytes  # what the integrity covers, its length field already adjusted (RFC 8489 §14.5)
    integrity: bytes  # 20 bytes

    @property
    def local_ufrag(self) -> str:
        return self.username.partition(":")[0]

    def is_signed_with(self, password: str) -> bool:
        return hmac.compare_digest(hmac.digest(password.encode(), self.signed, "sha1"), self.integrity)


def parse_binding_request(datagram: bytes) -> BindingRequest:
    """Raises Malformed. Attributes after MESSAGE-INTEGRITY other than FINGERPRINT are ignored (RFC 8489 §14.5)."""
    _check_header(datagram)
    username: str | None = None
    use_candidate = False
    integrity = signed = b""
    for at, attribute, value in _attributes(datagram):
        if integrity:
            if attribute == FINGERPRINT:
                _check_fingerprint(datagram, at, value)
                break
        elif attribute == USERNAME:
            username = _username(value)
        elif attribute == USE_CANDIDATE:
            use_candidate = True
        elif attribute == MESSAGE_INTEGRITY:
            if len(value) != 20:
                raise Malformed("stun_attribute_length")
            integrity, signed = value, datagram[:2] + pack("!H", at + 24 - 20) + datagram[4:at]
    if username is None or not integrity:
        raise Malformed("stun_unsigned")
    return BindingRequest(datagram[8:20], username, use_candidate, signed, integrity)


def _check_header(datagram: bytes) -> None:
    if len(datagram) < 20 or len(datagram) > MAX_LENGTH:
        raise Malformed("stun_length")
    kind, length, magic = unpack_from("!HHI", datagram)
    if magic != MAGIC:
        raise Malformed("stun_cookie")
    if length % 4 or 20 + length != len(datagram):
        raise Malformed("stun_length")
    if kind != BINDING_REQUEST:
        raise Malformed("stun_not_a_request")


def _attributes(datagram: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(offset, type, value); the datagram's length is a multiple of 4, so a type and length are always there."""
    at = 20
    for _ in range(MAX_ATTRIBUTES):
        if at == len(datagram):
            return
        attribute, size = unpack_from("!HH", datagram, at)
        end = at + 4 + size + -size % 4
        if end > len(datagram):
            raise Malformed("stun_attribute_length")
        yield at, attribute, datagram[at + 4 : at + 4 + size]
        at = end
    raise Malformed("stun_attributes")


def _username(value: bytes) -> str:
    if len(value) > 513:  # RFC 8489 §14.3
        raise Malformed("stun_username")
    try:
        return value.decode("ascii")
    except UnicodeDecodeError:
        raise Malformed("stun_username") from None


def _check_fingerprint(datagram: bytes, at: int, value: bytes) -> None:
    if len(value) != 4 or unpack_from("!I", value)[0] != crc32(datagram[:at]) ^ FINGERPRINT_XOR:
        raise Malformed("stun_fingerprint")


def binding_success(transaction: bytes, host: str, port: int, password: str) -> bytes:
    """The answer to a check that came from host:port, signed with our password."""
    address = ip_address(host.partition("%")[0])
    mask = pack("!I", MAGIC) + transaction
    masked = bytes(a ^ b for a, b in zip(address.packed, mask, strict=False))
    mapped = pack("!BBH", 0, 1 if address.version == 4 else 2, port ^ MAGIC >> 16) + masked
    attributes = pack("!HH", XOR_MAPPED_ADDRESS, len(mapped)) + mapped
    signed = _header(BINDING_SUCCESS, len(attributes) + 24, transaction) + attributes
    signed += pack("!HH", MESSAGE_INTEGRITY, 20) + hmac.digest(password.encode(), signed, "sha1")
    whole = _header(BINDING_SUCCESS, len(signed) - 20 + 8, transaction) + signed[20:]
    return whole + pack("!HHI", FINGERPRINT, 4, crc32(whole) ^ FINGERPRINT_XOR)


def _header(kind: int, length: int, transaction: bytes) -> bytes:
    return pack("!HHI", kind, length, MAGIC) + transaction
