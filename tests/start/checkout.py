"""A bare copy of this checkout, as a person has it after cloning: no .venv, no node_modules, no built pages."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
NOT_IN_A_CLONE = {".git", ".venv", "node_modules", "static", ".test-artifacts", "__pycache__", "dist"}


def bare_copy(folder: Path) -> Path:
    shutil.copytree(ROOT, folder, ignore=lambda _, names: NOT_IN_A_CLONE.intersection(names), symlinks=True)
    return folder


def start(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout / "start", *arguments],
        check=False,
        cwd="/",  # from wherever one stands
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=400,
    )


def start_module() -> ModuleType:
    """The file `start`, which has no suffix, as a module."""
    loader = importlib.machinery.SourceFileLoader("start", str(ROOT / "start"))
    spec = importlib.util.spec_from_loader("start", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module
