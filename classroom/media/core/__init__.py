"""The forwarding core, picked once. So far there is one, in Python; a native one will keep the same contract."""

import socket
from collections.abc import Sequence

from .fallback import PythonCore
from .interface import Core, CoreEvents

NAME = "python"


def make_core(sockets: Sequence[socket.socket], events: CoreEvents) -> Core:
    return PythonCore(sockets, events)
