"""How times and tables leave the server, for other programs and for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal

# A spreadsheet runs what begins like this as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def iso(at_ms: float, to: Literal["seconds", "milliseconds"] = "milliseconds") -> str:
    """UTC, with `Z`."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec=to).replace("+00:00", "Z")


def csv_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(head)
    table.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(cell: object) -> object:
    """A cell that a spreadsheet shows and does not run; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
