"""Scripts as spreadsheets: workbooks made out of rows."""

import io
import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import openpyxl
import xlwt

Pages = Mapping[str, Sequence[Sequence[object]]]

SURVEY = (
    ("type", "name", "label", "relevant"),
    ("text", "a", "A", None),
    (None, None, None, None),
    ("text", "b", "B", "${c} = 1"),
)


def xlsx(pages: Pages) -> bytes:
    """Return an .xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in pages.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xls(pages: Pages) -> bytes:
    """Return an .xls file, as spreadsheet programs of its time write it (BIFF8)."""
    book = xlwt.Workbook(encoding="utf-8")
    as_day, as_moment = (xlwt.easyxf(num_format_str=form) for form in ("YYYY-MM-DD", "YYYY-MM-DD HH:MM"))
    for name, rows in pages.items():
        page = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write(at, column, cell, as_moment if isinstance(cell, datetime) else as_day)
                elif cell is not None:
                    page.write(at, column, cell)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def oldest_xls(rows: Sequence[Sequence[object]]) -> bytes:
    """Return an .xls file with one sheet in the oldest form there is (BIFF2): a stream of records."""
    records = [struct.pack("<HHHH", 0x0009, 4, 2, 0x0010)]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            text = b"" if cell is None else str(cell).encode("cp1252")
            if text:
                body = struct.pack("<HH3sB", at, column, b"\0\0\0", len(text)) + text
                records.append(struct.pack("<HH", 0x0004, len(body)) + body)
    return b"".join([*records, struct.pack("<HH", 0x000A, 0)])
