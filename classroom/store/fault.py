"""Kills the process at a named point, for tests that must know what a power cut there leaves. Off by default.

`CLASSROOM_FAULT=point[:n]` kills at the n-th passing of `point` (without n at the first).
"""

import os
import signal
from collections import Counter

_point, _, _times = os.environ.get("CLASSROOM_FAULT", "").partition(":")
_passed = Counter[str]()


def fault(point: str) -> None:
    """A point between deciding and showing: before_commit, in_commit, after_commit, before_ack, before_show."""
    if point != _point:
        return
    _passed[point] += 1
    if _passed[point] == int(_times or 1):
        os.kill(os.getpid(), signal.SIGKILL)
