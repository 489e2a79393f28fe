"""How times and tables leave the server, for other programs and for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from xlsxwriter import Workbook

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


def workbook(sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[object]]]]) -> bytes:
    """An XLSX file. Cells hold texts and numbers only: nothing in it is a formula or a link."""
    out = io.BytesIO()
    # in memory: no file with answers of pupils lies about
    book: Any = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    with book:
        bold = book.add_format({"bold": True})
        for name, (head, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, head, bold)
            for line, row in enumerate(rows, 1):
                sheet.write_row(line, 0, row)
            sheet.autofilter(0, 0, 0, len(head) - 1)
            sheet.autofit()
    return out.getvalue()


def harmless(cell: object) -> object:
    """A cell that a spreadsheet shows and does not run; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
