"""Cells that cannot become part of a form: text that no column names, characters no form can hold."""

import re
from collections.abc import Iterator

from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.sheets import SHEETS, Row, Sheet, Workbook

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def stray_cells(workbook: Workbook) -> Iterator[Finding]:
    """Yield the cells of a script that cannot become part of a form."""
    for sheet in workbook.sheets:
        if sheet.name in SHEETS:
            for row in (sheet.header, *sheet.rows):
                yield from _unwritable(sheet, row)
                yield from _nameless(sheet, row)


def _unwritable(sheet: Sheet, row: Row) -> Iterator[Finding]:
    for column, text in sheet.cells(row):
        found = _NOT_IN_XML.search(text)
        if found:
            what = f"there is a character that cannot be seen or kept (U+{ord(found[0]):04X})"
            yield sheet.finding(row, column.name, what, "Type the text of the cell again")


def _nameless(sheet: Sheet, row: Row) -> Iterator[Finding]:
    """Yield a row of a text file with text under an empty header; a workbook may have notes there."""
    headers = sheet.header.cells
    if row.line and any(cell and not header for cell, header in zip(row.cells, headers, strict=False)):
        yield sheet.finding(row, "", "there is text under an empty header", "Give the column a header")
