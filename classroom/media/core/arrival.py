"""When a datagram came: the kernel says it, where it can.

A sender takes what lies between two arrivals for what the network does (transport-wide feedback). By our own clock a
busy processor would look like a full line, and every camera in the class would sink to its lowest rate.
"""

import socket
import sys
from collections.abc import Sequence
from struct import Struct
from time import monotonic, time

SO_TIMESTAMPNS = 35  # of Linux; Python has no name for it
LATEST_S = 1.0  # a longer wait than this was a step of the wall clock
_timespec = Struct("@qq")
SPACE = socket.CMSG_SPACE(_timespec.size)  # for `recvmsg_into`
Ancillary = Sequence[tuple[int, int, bytes]]


def stamp_arrivals(sock: socket.socket) -> None:
    if sys.platform == "linux":
        sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)


def arrived_at(ancillary: Ancillary) -> float:
    """On the monotonic clock; now, where the kernel says nothing."""
    now = monotonic()
    for level, kind, data in ancillary:
        if level == socket.SOL_SOCKET and kind == SO_TIMESTAMPNS and len(data) == _timespec.size:
            seconds, nanoseconds = _timespec.unpack(data)
            waited_s = time() - seconds - nanoseconds / 1e9
            if 0 < waited_s < LATEST_S:
                return now - waited_s
    return now
