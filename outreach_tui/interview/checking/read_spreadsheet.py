"""Sheets out of Excel files, cell for cell as the compiler reads them; the two readers load when used.

- A workbook that unpacks to far more than any script is refused before it is unpacked.
- After a long run of empty rows or columns a sheet is over, whatever it claims.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from outreach_tui.interview.checking.sheets import SHEETS, Row, Workbook, sheet_of, sheets_that_count
from outreach_tui.interview.script_error import ScriptError

_LARGEST_UNPACKED = 256 * 1024 * 1024
_MOST_COLUMNS = 1_000
_EMPTY_COLUMNS, _EMPTY_ROWS = 20, 60


def read_xlsx(source: bytes, where: str) -> Workbook:
    """Return the sheets of an .xlsx file; of a sheet that no form has a use for, only its first row.

    Raises:
        ScriptError: if it is none, or none that is safe to unpack.
    """
    import openpyxl  # type: ignore[import-untyped]

    try:
        is_too_large = _unpacked_size(source) > _LARGEST_UNPACKED
    except Exception as fault:
        raise _unreadable(where, "xlsx") from fault
    if is_too_large:
        raise ScriptError(where, "it unpacks to more than any script has", "Choose another file")
    try:
        book = openpyxl.load_workbook(io.BytesIO(source), read_only=True, data_only=True)
        found = [
            (name, _rows(islice(_xlsx_cells(book[name]), None if _counts(name, book.sheetnames) else 1)))
            for name in book.sheetnames
        ]
        book.close()
    except Exception as fault:
        raise _unreadable(where, "xlsx") from fault
    return Workbook(sheets_that_count(sheet_of(name, rows) for name, rows in found))


def _unpacked_size(source: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return sum(member.file_size for member in archive.infolist())


def read_xls(source: bytes, where: str) -> Workbook:
    """Return the sheets of an .xls file.

    Raises:
        ScriptError: if it is none.
    """
    import xlrd  # type: ignore[import-untyped]

    try:
        with xlrd.open_workbook(file_contents=source, logfile=io.StringIO()) as book:
            names = [sheet.name for sheet in book.sheets()]
            found = [
                (sheet.name, _rows(_xls_cells(sheet, at, book.datemode) for at in range(sheet.nrows)))
                for sheet in book.sheets()
                if _counts(sheet.name, names)
            ]
    except Exception as fault:
        raise _unreadable(where, "xls") from fault
    return Workbook(sheets_that_count(sheet_of(name, rows) for name, rows in found))


def _unreadable(where: str, kind: str) -> ScriptError:
    return ScriptError(
        where, f"it cannot be read as an .{kind} file", "Open it in a spreadsheet program and save it again"
    )


def _counts(name: str, names: Sequence[str]) -> bool:
    return name.strip().lower() in SHEETS or len(names) == 1


def _xlsx_cells(sheet: Any) -> Iterator[Iterator[object]]:
    return ((cell.value for cell in cells) for cells in sheet.rows)


def _xls_cells(sheet: Any, at: int, datemode: int) -> Iterator[object]:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR
    from xlrd.xldate import xldate_as_datetime  # type: ignore[import-untyped]

    for cell in sheet.row(at):
        if cell.ctype == XL_CELL_BOOLEAN:
            yield bool(cell.value)
        elif cell.ctype == XL_CELL_DATE:
            yield xldate_as_datetime(cell.value, datemode)
        else:
            yield None if cell.ctype == XL_CELL_ERROR else cell.value


def _rows(rows: Iterable[Iterable[object]]) -> list[Row]:
    found: list[Row] = []
    empty = 0
    for number, cells in enumerate(rows, start=1):
        wide = len(found[0].cells) if found else _MOST_COLUMNS
        row = Row(number, 0, _trimmed(islice(cells, wide), _EMPTY_COLUMNS if not found else wide))
        empty = empty + 1 if row.is_empty else 0
        if empty > _EMPTY_ROWS:
            break
        found.append(row)
    return found[: len(found) - min(empty, _EMPTY_ROWS)]


def _trimmed(cells: Iterable[object], most_empty: int) -> tuple[str, ...]:
    found: list[str] = []
    last = 0
    for at, cell in enumerate(cells, start=1):
        text = _as_text(cell)
        found.append(text)
        if text:
            last = at
        elif at - last > most_empty:
            break
    return tuple(found[:last])


def _as_text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime() | dt.time():
            return str(value)
        case _:
            return str(value).replace("\u00a0", " ").strip()
