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

from outreach_tui.interview.checking.sheets import SHEETS, Row, Sheet, Workbook, sheet_of, sheets_that_count
from outreach_tui.interview.script_error import ScriptError

_LARGEST_UNPACKED = 256 * 1024 * 1024
_MOST_COLUMNS = 1_000
_MOST_ROWS = 200_000
_EMPTY_COLUMNS, _EMPTY_ROWS = 20, 60


def read_xlsx(source: bytes, where: str, *, everything: bool = False) -> Workbook:
    """Return the sheets of an .xlsx file.

    Args:
        source: the file's bytes.
        where: what to call it in an error.
        everything: whether cells and sheets that no form has a use for are read too.

    Raises:
        ScriptError: if it is none, or none that is safe to unpack.
    """
    import openpyxl

    try:
        is_too_large = _unpacked_size(source) > _LARGEST_UNPACKED
    except Exception as fault:
        raise _unreadable(where, "xlsx") from fault
    if is_too_large:
        raise ScriptError(where, "it unpacks to more than any script has", "Choose another file")
    try:
        book = openpyxl.load_workbook(io.BytesIO(source), read_only=True, data_only=True)
        names = [page.title for page in book.worksheets]
        found = [
            _sheet(page.title, _xlsx_cells(page), names, everything=everything) for page in book.worksheets
        ]
        book.close()
    except Exception as fault:
        raise _unreadable(where, "xlsx") from fault
    return Workbook(sheets_that_count(found))


def _unpacked_size(source: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return sum(member.file_size for member in archive.infolist())


def read_xls(source: bytes, where: str, *, everything: bool = False) -> Workbook:
    """Return the sheets of an .xls file; the arguments are those of `read_xlsx`.

    Raises:
        ScriptError: if it is none.
    """
    import xlrd

    try:
        with xlrd.open_workbook(file_contents=source, logfile=io.StringIO()) as book:
            names = [page.name for page in book.sheets()]
            found = [
                _sheet(page.name, _xls_cells(page, book.datemode), names, everything=everything)
                for page in book.sheets()
            ]
    except Exception as fault:
        raise _unreadable(where, "xls") from fault
    return Workbook(sheets_that_count(found))


def _sheet(name: str, rows: Iterable[Iterable[object]], names: Sequence[str], *, everything: bool) -> Sheet:
    """Return one sheet; of one that no form has a use for, only the first row unless `everything`."""
    counts = name.strip().lower() in SHEETS or len(names) == 1
    if everything:
        return sheet_of(name, _all_rows(rows))
    return sheet_of(name, _rows(rows if counts else islice(rows, 1)))


def _unreadable(where: str, kind: str) -> ScriptError:
    return ScriptError(
        where, f"it cannot be read as an .{kind} file", "Open it in a spreadsheet program and save it again"
    )


def _xlsx_cells(sheet: Any) -> Iterator[Iterator[object]]:
    return ((cell.value for cell in cells) for cells in sheet.rows)


def _xls_cells(sheet: Any, datemode: int) -> Iterator[Iterator[object]]:
    return (_xls_row(sheet.row(at), datemode) for at in range(sheet.nrows))


def _xls_row(cells: Iterable[Any], datemode: int) -> Iterator[object]:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR
    from xlrd.xldate import xldate_as_datetime

    for cell in cells:
        if cell.ctype == XL_CELL_BOOLEAN:
            yield bool(cell.value)
        elif cell.ctype == XL_CELL_DATE:
            yield xldate_as_datetime(cell.value, datemode)
        else:
            yield None if cell.ctype == XL_CELL_ERROR else cell.value


def _all_rows(rows: Iterable[Iterable[object]]) -> list[Row]:
    found = [
        Row(number, 0, _trimmed(cells, _MOST_COLUMNS))
        for number, cells in enumerate(islice(rows, _MOST_ROWS), start=1)
    ]
    last = max((row.number for row in found if not row.is_empty), default=0)
    return found[:last]


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
