r"""Sheets out of a Markdown file, row for row as the compiler will see them, with what it would trip over.

- A line that begins with a bar is a row; its first cell names a sheet, or is empty. Every other line is for
  people.
- A bar ends a cell; within a cell it is written \|.
- A row of dashes under the header is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.sheets import SHEETS, Row, Sheet, Workbook, sheet_of, sheets_that_count

_SEPARATOR = re.compile(r"^\s*\|(\s*\|)*(\s*:?-+:?\s*\|)+\s*$")
_TIGHT_SEPARATOR = re.compile(r"^\s*\|[|-]+\|\s*$")
_DASHES = re.compile(r":?-{3,}:?")
_BEFORE = "a row stands before the name of any sheet"
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    sheets: list[tuple[str, int, list[Row]]] = field(default_factory=list)
    """Name of each sheet, the line it begins in, and its rows."""
    outside: list[tuple[int, str]] = field(default_factory=list)
    """Lines for people."""
    faults: list[Finding] = field(default_factory=list)
    """What keeps it from being read as it is meant."""
    advice: list[Finding] = field(default_factory=list)
    """What other programs would trip over."""


def read_markdown(text: str) -> Workbook:
    """Return the sheets of a Markdown file."""
    reading = _Reading()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("|"):
            _take(reading, number, line)
        else:
            reading.outside.append((number, line))
    sheets = [sheet_of(name, rows) for name, _, rows in reading.sheets]
    reading.faults.extend([*_twice(reading), *_empty(reading)])
    counted = sheets_that_count(sheets)
    for sheet in (sheet for sheet in counted if sheet.name in SHEETS):
        reading.faults.extend(_uneven(sheet))
    return Workbook(counted, tuple(reading.outside), tuple(reading.faults), tuple(reading.advice))


def _take(reading: _Reading, number: int, line: str) -> None:
    sheet = reading.sheets[-1][0].lower() if reading.sheets else ""
    if _SEPARATOR.match(line):
        if not _TIGHT_SEPARATOR.match(line):
            what = "a row of dashes is left out here, and other programs take it for a question"
            reading.advice.append(Finding(sheet, 0, "", what, "Leave the row out", number))
        return
    first, *others = (part.strip().replace("\\|", "|") for part in _BAR.split(line.strip()[1:]))
    if others and others[-1] and not others[-1].startswith("#"):
        what = "the row does not end with |, so its last cell would be lost"
        reading.faults.append(Finding(sheet, 0, "", what, "Put | at the end of the row", number))
    cells = tuple(others[:-1])
    if first:
        reading.sheets.append((first, number, []))
    elif not reading.sheets:
        if not any(fault.what == _BEFORE for fault in reading.faults):
            reading.faults.append(Finding("", 0, "", _BEFORE, "Put | survey | on a line above it", number))
        return
    _keep(reading, Row(len(reading.sheets[-1][2]) + 1, number, cells))


def _keep(reading: _Reading, row: Row) -> None:
    name, _, rows = reading.sheets[-1]
    if row.is_empty:
        return
    written = [cell for cell in row.cells if cell]
    if rows and all(_DASHES.fullmatch(cell) for cell in written):
        what = "a row of dashes with empty cells between is read as a row of the sheet"
        reading.faults.append(Finding(name.lower(), row.number, "", what, "Leave the row out", row.line))
    rows.append(row)


def _twice(reading: _Reading) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for name, line, _ in reading.sheets:
        earlier = seen.setdefault(name.lower(), line)
        if earlier != line:
            what = f"the sheet {name.lower()!r} begins twice (also in line {earlier}), and only one is read"
            yield Finding(name.lower(), 0, "", what, "Put all its rows under one beginning", line)


def _empty(reading: _Reading) -> Iterator[Finding]:
    for name, line, rows in reading.sheets:
        if not rows and name.lower() in SHEETS and name.lower() != "survey":
            what = f"the sheet {name.lower()!r} has nothing in it"
            yield Finding(name.lower(), 0, "", what, "Add its header and rows, or take its name out", line)


def _uneven(sheet: Sheet) -> Iterator[Finding]:
    wide = len(sheet.header.cells)
    for row in sheet.rows:
        too_many = [cell for cell in row.cells[wide:] if cell]
        if too_many:
            what = f"the row has {len(row.cells)} cells and the header {wide}: a | ends a cell"
            yield sheet.finding(row, "", what, "Write \\| for a bar within a cell, or take the extra | away")
