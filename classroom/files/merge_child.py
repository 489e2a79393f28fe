"""The child process that puts updates of shared notes together: `python -m classroom.files.merge_child`.

In comes a MessagePack list of updates, out goes one update, with nothing around it. Each was read by our own check when it
came (`rooms/updates.py`); the library that reads them here is native code, which on bytes of strangers may end its process.

To merge loses nothing, but keeps twelve bytes beside each letter that was typed. A document makes of what one hand wrote
one text, and forgets the letters that are deleted, twenty times less; but it leaves out what still waits for an update
that has not come. So what the document says is taken where it has understood everything, and else what was merged.
"""

import os
import resource
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import msgpack
from pycrdt import Doc, get_update, merge_updates

MEMORY_BYTES = 280 * 1024 * 1024  # of addresses; 2 MB of updates take some 30 MB
CPU_S = 9


def put_together(updates: Sequence[bytes]) -> bytes:
    merged = merge_updates(*updates)
    doc = Doc[Any]()
    doc.apply_update(merged)
    whole = doc.get_update()
    return whole if len(whole) < len(merged) and all_is_in(merged, doc.get_state()) else merged


def all_is_in(update: bytes, state: bytes) -> bool:
    """Whether a document at this state has all that was written in the update, and all that was deleted."""
    known = numbers(state)
    until = {next(known): next(known) for _ in range(next(known))}
    rest = numbers(get_update(update, state))
    if next(rest) != 0:  # people who wrote something beyond it
        return False
    for _ in range(next(rest)):
        whose = next(rest)
        for _ in range(next(rest)):
            if next(rest) + next(rest) > until.get(whose, 0):
                return False
    return True


def numbers(encoded: bytes) -> Iterator[int]:
    """Seven bits a byte, the lowest first; a byte of 128 and more is not the last one."""
    value = shift = 0
    for byte in encoded:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value = shift = 0


def take_limits() -> None:
    """Loads what is loaded late, then closes the doors."""
    Doc[Any]()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, resource.RLIM_INFINITY))


if __name__ == "__main__":
    take_limits()
    whole = put_together(msgpack.decode(sys.stdin.buffer.read(), type=list[bytes]))
    sys.stdout.buffer.write(whole)
    sys.stdout.buffer.flush()
    os._exit(0)
