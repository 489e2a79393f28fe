"""Settings: a flag wins over `CLASSROOM_*`, that over `classroom.toml`, that over the default. One struct says all."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import fields

from classroom.store.engine import sqlite_url

Port = Annotated[int, Meta(ge=0, le=65_535)]


class BadSetting(Exception):
    """One line that names the setting and the mend."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    host: str = "127.0.0.1"
    port: Port = 8080
    tls_port: Port = 8443
    data_dir: str = ""  # "": the user's data folder
    database_url: str = ""  # "": SQLite in the data folder
    redis_url: str = ""
    media_workers: Annotated[int, Meta(ge=1, le=64)] = 1
    media_port: Port = 7882  # UDP, one a worker, consecutive; 0: free ones
    public_address: str = ""  # told to browsers beside the machine's own addresses; several with commas
    tls: str = "off"
    log_format: Literal["text", "json", ""] = ""  # "": text on a terminal, else json

    @property
    def data(self) -> Path:
        return Path(self.data_dir)

    @property
    def database(self) -> str:
        return self.database_url or sqlite_url(self.data / "classroom.db")


def user_data_folder() -> Path:
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "classroom"


def load(flags: Mapping[str, Any], environ: Mapping[str, str], default_folder: str) -> Settings:
    """`flags`: None where not given. Raises `BadSetting`."""
    given: dict[str, Any] = {}
    given |= _file(Path("classroom.toml"))
    for field in fields(Settings):
        variable = f"CLASSROOM_{field.name.upper()}"
        if variable in environ:
            given[field.name] = _convert(environ[variable], field.type, variable)
        flag = flags.get(field.name)
        if flag is not None:
            given[field.name] = _convert(flag, field.type, "--" + field.name.replace("_", "-"))
    settings = _convert(given, Settings, "classroom.toml")
    if settings.tls not in ("off", "auto"):
        raise BadSetting("--tls: https with a certificate comes with phones on the LAN; use off for now.")
    if settings.redis_url:
        raise BadSetting("--redis-url: one server needs no Redis; several servers come later. Leave it out.")
    if settings.database_url and not settings.database_url.startswith("sqlite+aiosqlite:"):
        raise BadSetting("--database-url: only sqlite+aiosqlite:///PATH works yet.")
    folder = settings.data_dir or str(user_data_folder() / default_folder)
    return msgspec.structs.replace(settings, data_dir=str(Path(folder).expanduser().absolute()))


def prepare_folder(folder: Path) -> None:
    """Made where it is missing. Raises `BadSetting` where it cannot be written."""
    probe = folder / f".writable.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe.touch()
        probe.unlink()
    except OSError as error:
        why = error.strerror or "cannot be written"
        raise BadSetting(f"--data-dir {folder}: {why}. Choose a folder that you may write.") from error


def _file(path: Path) -> dict[str, Any]:
    try:
        given = tomllib.loads(path.read_text())
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"classroom.toml: {error}") from error
    return {key.replace("-", "_"): value for key, value in given.items()}


def _convert(value: Any, to: Any, name: str) -> Any:
    try:
        return msgspec.convert(value, to, strict=not isinstance(value, str))
    except msgspec.ValidationError as error:
        raise BadSetting(f"{name}: {error}") from error
