"""What this machine offers and what is missing, each with the mend. Looks only: what it tries it takes away again."""

import errno
import importlib
import json
import os
import socket
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct, to_builtins

from classroom.media.control.supervisor import SOCKET_BUFFER

STATIC = Path(__file__).parent / "static"
OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 35)  # RETURNING, with which one statement both writes and says what it wrote
MEDIA_CORE = "python"  # the only one yet
MEDIA_NEEDS = ("pylibsrtp", "aioice", "aiortc", "cryptography")


class Check(Struct, frozen=True):
    """`needed`: without it the demo cannot run. `fix` is empty where nothing is to be done."""

    name: str
    ok: bool
    detail: str
    fix: str = ""
    needed: bool = True


def report(data_dir: Path, port: int, media_port: int) -> list[Check]:
    """Ports: 0 takes a free one. A server of ours that is running has its ports, so they are told as taken."""
    return [
        python(sys.version_info[:3]),
        data_folder(data_dir),
        database(data_dir),
        pages(STATIC),
        media_core(MEDIA_NEEDS),
        tcp_port(port),
        udp_port(media_port),
        udp_buffers(),
        Check("TLS", True, "not used yet: http on this machine, where browsers allow the camera", needed=False),
        Check("Redis", True, "not used yet: one server needs none", needed=False),
        Check("TURN", True, "not used yet: the media port must be reachable by UDP", needed=False),
    ]


def as_json(checks: Sequence[Check]) -> str:
    said = {"ok": can_run(checks), "media_core": MEDIA_CORE, "checks": [to_builtins(check) for check in checks]}
    return json.dumps(said, indent=2)


def as_text(checks: Sequence[Check]) -> str:
    lines: list[str] = []
    for check in checks:
        mark = "ok" if check.ok else "missing" if check.needed else "could be better"
        lines.append(f"{mark:<16}{check.name}: {check.detail}")
        if check.fix:
            lines.append(f"{'':<16}→ {check.fix}")
    lines.append("The demo can run." if can_run(checks) else "The demo cannot run yet.")
    return "\n".join(lines)


def can_run(checks: Sequence[Check]) -> bool:
    return all(check.ok for check in checks if check.needed)


def python(version: Sequence[int]) -> Check:
    said = ".".join(map(str, version))
    ok = tuple(version) >= OLDEST_PYTHON
    return Check("Python", ok, said, "" if ok else f"Install Python {'.'.join(map(str, OLDEST_PYTHON))} or newer.")


def data_folder(folder: Path) -> Check:
    existing = _existing(folder)
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        return Check("data folder", False, f"{folder}: {_why(error)}", "Choose one that you may write with --data-dir.")
    return Check("data folder", True, str(folder) if folder.exists() else f"{folder}: made at the first start")


def database(folder: Path) -> Check:
    """SQLite with a write-ahead log, which network file systems do not offer."""
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        newer = ".".join(map(str, OLDEST_SQLITE))
        return Check("database", False, f"SQLite {version}", f"Use a Python with SQLite {newer} or newer.")
    try:
        with (
            tempfile.TemporaryDirectory(dir=_existing(folder), prefix=".doctor-") as trial,
            closing(sqlite3.connect(Path(trial) / "trial.db")) as connection,
        ):
            mode: str = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    except (OSError, sqlite3.Error) as error:
        return Check("database", False, f"SQLite {version}: {_why(error)}", "Choose another folder with --data-dir.")
    if mode != "wal":
        return Check("database", False, f"SQLite {version}, no WAL there", "Put --data-dir on a local disk.")
    return Check("database", True, f"SQLite {version}, WAL")


def pages(static: Path) -> Check:
    built = (static / "index.html").is_file()
    return Check(
        "pages", built, "built" if built else "not built", "" if built else "cd web && npm ci && npm run build"
    )


def media_core(needs: Sequence[str]) -> Check:
    for name in needs:
        try:
            importlib.import_module(name)
        except ImportError as error:  # a library of the system may be what is missing
            return Check("media core", False, f"{name}: {error}", f"{sys.executable} -m pip install {name}")
    return Check("media core", True, MEDIA_CORE)


def tcp_port(port: int) -> Check:
    return _port("http port", "--port", port, socket.SOCK_STREAM)


def udp_port(port: int) -> Check:
    return _port("media port (UDP)", "--media-port", port, socket.SOCK_DGRAM)


def udp_buffers() -> Check:
    """What the kernel grants of what a media worker asks for."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SOCKET_BUFFER)
        granted = sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)
    if sys.platform == "linux":
        granted //= 2  # it tells the double, for its own bookkeeping (socket(7))
    ok = granted >= SOCKET_BUFFER
    detail = f"{granted // 1024} kB of {SOCKET_BUFFER // 1024} kB"
    fix = f"sudo sysctl -w net.core.rmem_max={SOCKET_BUFFER} net.core.wmem_max={SOCKET_BUFFER}"
    return Check("UDP buffers", ok, detail, "" if ok else f"For large classes: {fix}", needed=False)


def _port(name: str, flag: str, port: int, kind: socket.SocketKind) -> Check:
    if port == 0:
        return Check(name, True, "a free one")
    with socket.socket(socket.AF_INET, kind) as sock:
        if kind is socket.SOCK_STREAM:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does; UDP would share the port
        try:
            sock.bind(("127.0.0.1" if kind is socket.SOCK_STREAM else "0.0.0.0", port))
        except OSError as error:
            what = "Stop what uses it" if error.errno == errno.EADDRINUSE else "Choose a port above 1023"
            return Check(name, False, f"{port}: {_why(error)}", f"{what}, or choose another one with {flag}.")
    return Check(name, True, f"{port} is free")


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(each for each in (folder, *folder.absolute().parents) if each.exists())


def _why(error: Exception) -> str:
    return (isinstance(error, OSError) and error.errno and os.strerror(error.errno)) or str(error)
