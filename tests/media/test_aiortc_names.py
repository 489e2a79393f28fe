"""The private names of aiortc and pylibsrtp that we rely on: an upgrade that drops one fails here, with its name."""

import inspect

import aioice.ice
import pylibsrtp
from aiortc import RTCCertificate, rtcdtlstransport
from aiortc.rtcdtlstransport import RTCDtlsTransport
from pylibsrtp import Policy, Session
from pylibsrtp._binding import ffi, lib

from classroom.media.worker.dtls import PROFILES


def test_the_transport_takes_its_datagrams_from_ice_by_these_names() -> None:
    source = inspect.getsource(RTCDtlsTransport)
    assert "self.transport._recv()" in source
    assert "self.transport._send(data)" in source


def test_keys_are_set_up_in_one_overridable_place_after_the_fingerprint_was_checked() -> None:
    start = inspect.getsource(RTCDtlsTransport.start)
    assert start.index("self._validate_peer_identity(") < start.index("self._setup_srtp()")
    assert list(inspect.signature(RTCDtlsTransport._setup_srtp).parameters) == ["self"]


def test_role_profiles_and_state_can_be_set() -> None:
    class Ice:
        role, state = "controlled", "completed"

    transport = RTCDtlsTransport(Ice(), [RTCCertificate.generateCertificate()])  # type: ignore[arg-type]
    assert transport._srtp_profiles and transport._ssl is None
    transport._set_role("server")
    assert transport._role == "server"
    transport._set_state(rtcdtlstransport.State.FAILED)
    assert transport.state == "failed"


def test_profiles_say_how_keys_are_cut_and_ours_put_the_cheapest_first() -> None:
    names = [profile.openssl_profile for profile in PROFILES]
    assert names == [b"SRTP_AEAD_AES_128_GCM", b"SRTP_AES128_CM_SHA1_80", b"SRTP_AEAD_AES_256_GCM"]
    material = bytes(range(56))
    assert PROFILES[0].get_key_and_salt(material, 1) == material[16:32] + material[44:56]


def test_a_session_gives_its_libsrtp_handle() -> None:
    policy = Policy(key=bytes(28), srtp_profile=Policy.SRTP_PROFILE_AEAD_AES_128_GCM)
    policy.ssrc_type = Policy.SSRC_ANY_OUTBOUND
    session = Session(policy)
    packet = ffi.from_buffer("char[]", bytearray(b"\x80\x60\x00\x01" + bytes(2044)), require_writable=True)
    length = ffi.new("int *", 1472)
    assert lib.srtp_protect(session._srtp[0], packet, length) == 0
    assert length[0] == 1488  # beyond the 1,356 bytes that Session.protect takes
    assert all(hasattr(lib, f"srtp_{name}") for name in ("unprotect", "unprotect_rtcp", "protect_rtcp"))
    assert pylibsrtp.__version__


def test_own_addresses_can_be_asked_for() -> None:
    assert list(inspect.signature(aioice.ice.get_host_addresses).parameters) == ["use_ipv4", "use_ipv6"]
