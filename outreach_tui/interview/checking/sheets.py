"""A script as its author sees it: sheets of rows and columns, each row knowing where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outreach_tui.interview.checking.columns import Column, column_of
from outreach_tui.interview.checking.finding import Finding

SHEETS = ("survey", "choices", "settings", "entities", "external_choices", "osm")
"""The names of the sheets that mean something."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet."""

    number: int
    """Its number as a spreadsheet counts, the header being row 1."""
    line: int
    """The line of a text file it stands in; 0 in a spreadsheet."""
    cells: tuple[str, ...]
    """What stands in it, from left to right, without white space around."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet."""

    name: str
    """Its name in small letters."""
    header: Row
    """The names of its columns."""
    rows: tuple[Row, ...]
    """What stands below."""
    columns: tuple[Column, ...]
    """Its columns, those without a header left out."""

    def value(self, row: Row, name: str) -> str:
        """Return what a row has in a column, in the first language that has something; empty if nothing."""
        for column in self.columns:
            if column.name == name and column.at < len(row.cells) and row.cells[column.at]:
                return row.cells[column.at]
        return ""

    def cells(self, row: Row) -> Iterator[tuple[Column, str]]:
        """Yield every cell of a row that has something in it."""
        for column in self.columns:
            if column.at < len(row.cells) and row.cells[column.at]:
                yield column, row.cells[column.at]

    def header_of(self, name: str) -> str:
        """Return how the script writes the header of a column; the name itself if it has none."""
        return next((column.written for column in self.columns if column.name == name), name)

    def finding(self, row: Row, name: str, what: str, next_step: str) -> Finding:
        """Return a finding about one cell, or about the whole row if `name` is empty."""
        return Finding(self.name, row.number, self.header_of(name) if name else "", what, next_step, row.line)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a script."""

    sheets: tuple[Sheet, ...]
    """Its sheets, in order."""
    outside: tuple[tuple[int, str], ...] = ()
    """Lines of a text file that belong to no sheet: the line's number and what it says."""
    faults: tuple[Finding, ...] = ()
    """What was wrong already when it was read."""
    advice: tuple[Finding, ...] = ()
    """What its reader would mention."""

    def sheet(self, name: str) -> Sheet:
        """Return a sheet by name; an empty one if it has none, and the last if it has several."""
        return next((sheet for sheet in reversed(self.sheets) if sheet.name == name), sheet_of(name, ()))


def sheet_of(name: str, rows: Iterable[Row]) -> Sheet:
    """Return a sheet made of rows, the first being the header."""
    header, *others = [*rows] or [Row(1, 0, ())]
    columns = tuple(column_of(at, written) for at, written in enumerate(header.cells) if written)
    return Sheet(name.strip().lower(), header, tuple(others), columns)


def sheets_that_count(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """Return the sheets, a single one of any name standing for the survey."""
    found = tuple(sheets)
    if len(found) == 1 and found[0].name not in SHEETS:
        only = found[0]
        return (Sheet("survey", only.header, only.rows, only.columns),)
    return found
