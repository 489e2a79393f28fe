"""The table that people edit, read: (row, role) -> whether."""

from collections.abc import Mapping
from pathlib import Path

TABLE = Path(__file__).with_name("expected_roles.txt")


def read() -> tuple[Mapping[tuple[str, str], bool], Mapping[tuple[str, str], bool]]:
    """What each may, and what each sees."""
    tables: dict[str, dict[tuple[str, str], bool]] = {"may": {}, "sees": {}}
    table, roles = tables["may"], list[str]()
    for line in TABLE.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        row, *cells = line.split()
        if row in tables:
            table, roles = tables[row], cells
            continue
        assert {*cells} <= {"yes", "-"}, line
        for role, cell in zip(roles, cells, strict=True):
            table[row, role] = cell == "yes"
    return tables["may"], tables["sees"]


MAY, SEES = read()
EVERYONE = ("teacher", "co_teacher", "assistant", "learner", "guest", "observer", "waiting", "removed", "ended")
