"""How a child process begins that opens what people bring: last in line, with nothing of the server's environment."""

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress

_KEPT = ("PYTHONPATH", "PATH", "LD_LIBRARY_PATH")


async def begin(module: str, *task: str, source: int = asyncio.subprocess.PIPE) -> asyncio.subprocess.Process:
    """`python -m module TASK …`. Who begins it ends it."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *task),
        stdin=source,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(os.environ),
        # Ctrl-C at a terminal is for the server, which ends its children itself. A session of its own would do
        # the same, but Linux gives each session an equal share of a core, however low its processes stand.
        process_group=0,
    )
    _last_in_line(child.pid)
    return child


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    return {name: ours[name] for name in _KEPT if name in ours}


def _last_in_line(pid: int) -> None:
    """It runs when the class has nothing to do: from its first instruction on, its own start is most of its work."""
    with suppress(OSError):  # it has ended already
        os.setpriority(os.PRIO_PROCESS, pid, 19)
        if hasattr(os, "SCHED_IDLE"):
            os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0))
