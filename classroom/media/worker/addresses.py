"""Where browsers can reach this machine's UDP port."""

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address

from aioice.ice import get_host_addresses

from ..protocol.sdp import Candidate

HOST_PREFERENCE = 126 << 24  # RFC 8445 §5.1.2.1: type preference of a host candidate
MAX_CANDIDATES = 16


def reachable_addresses(public: Sequence[str], *, with_ipv6: bool) -> list[str]:
    """Best first: what the operator named, own IPv4, own IPv6, and loopback for a browser on this machine."""
    own = get_host_addresses(use_ipv4=True, use_ipv6=with_ipv6)
    found = [*public, *(host for host in own if ip_address(host).version == 4), *(h for h in own if _is_useful(h))]
    found.append("127.0.0.1")  # Chromium takes it; Firefox ignores it (BROWSERS.md §1)
    return list(dict.fromkeys(found))[:MAX_CANDIDATES]


def _is_useful(host: str) -> bool:
    address = ip_address(host)
    return isinstance(address, IPv6Address) and not address.is_link_local and not address.is_loopback


def candidates(addresses: Sequence[str], port: int) -> tuple[Candidate, ...]:
    most = len(addresses)
    return tuple(
        Candidate(host, port, HOST_PREFERENCE | (0xFFFF - place) << 8 | 255)
        for place, host in enumerate(addresses[:most])
    )
