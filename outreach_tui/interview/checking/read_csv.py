"""Sheets out of a CSV file: the first column names a sheet, or is empty."""

import csv
import io

from outreach_tui.interview.checking.sheets import Row, Workbook, sheet_of, sheets_that_count
from outreach_tui.interview.script_error import ScriptError


def read_csv(text: str, where: str) -> Workbook:
    """Return the sheets of a CSV file.

    Raises:
        ScriptError: if it is no CSV.
    """
    sheets: list[tuple[str, list[Row]]] = []
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for first, *others in (cells or [""] for cells in reader):
            if first.strip():
                sheets.append((first, []))
            cells = tuple(cell.strip() for cell in others)
            if any(cells) and sheets:
                rows = sheets[-1][1]
                rows.append(Row(len(rows) + 1, reader.line_num, cells))
    except csv.Error as fault:
        what = f"it cannot be read as CSV from line {reader.line_num} on"
        raise ScriptError(where, what, "Save it again as CSV") from fault
    return Workbook(sheets_that_count(sheet_of(name, rows) for name, rows in sheets))


def written_as_csv(workbook: Workbook) -> tuple[str, dict[str, tuple[int, ...]]]:
    """Return sheets as a CSV text, and which row of each sheet its rows are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    numbers: dict[str, tuple[int, ...]] = {}
    for sheet in workbook.sheets:
        rows = [row for row in sheet.rows if not row.is_empty]
        writer.writerow([sheet.name])
        writer.writerows(["", *row.cells] for row in (sheet.header, *rows))
        numbers[sheet.name] = (1, *(row.number for row in rows))
    return text.getvalue(), numbers
