"""A script written down again as Markdown or as a workbook, with some of its settings changed.

Every cell is text, in both kinds: no number is made of "01" and no formula of "=1". Lines of a Markdown file
that belong to no sheet become a sheet `_notes` of a workbook, and lines again.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.checking.sheets import Row, Sheet, Workbook, sheet_of

NOTES = "_notes"
"""The sheet of a workbook that holds the lines for people."""

_SETTINGS = "settings"
_WIDEST = 60


def settings_of(workbook: Workbook) -> dict[str, str]:
    """Return the settings of a script by the one name we know each by."""
    sheet = workbook.sheet(_SETTINGS)
    return {column.name: cell for row in sheet.rows[:1] for column, cell in sheet.cells(row)}


def with_settings(workbook: Workbook, changed: Mapping[str, str]) -> Workbook:
    """Return a script with settings changed, and those added that it did not have."""
    sheet = workbook.sheet(_SETTINGS)
    new = _changed(sheet, changed)
    others = tuple(new if other.name == _SETTINGS else other for other in workbook.sheets)
    is_there = any(other.name == _SETTINGS for other in workbook.sheets)
    return replace(workbook, sheets=others if is_there else (*others, new))


def _changed(sheet: Sheet, changed: Mapping[str, str]) -> Sheet:
    first = sheet.rows[0] if sheet.rows else Row(2, 0, ())
    known = {column.name for column in sheet.columns}
    wide = len(sheet.header.cells)
    header = (*sheet.header.cells, *(name for name in changed if name not in known))
    cells = [*first.cells[:wide], *[""] * (len(header) - len(first.cells[:wide]))]
    named = sheet_of(_SETTINGS, [replace(sheet.header, cells=header)])
    for column in named.columns:
        if column.name in changed:
            cells[column.at] = changed[column.name]
    row = replace(first, cells=tuple(cells))
    return sheet_of(_SETTINGS, [replace(sheet.header, cells=header), row, *sheet.rows[1:]])


def written(original: ScriptFile, workbook: Workbook, kind: str, changed: Mapping[str, str]) -> bytes:
    """Return a script as a file of another kind, or of the same, with settings changed.

    Args:
        original: the script as it is.
        workbook: the same, sheet by sheet, with every sheet it has.
        kind: ".md" or ".xlsx".
        changed: the settings that are to be others.

    Raises:
        OutreachError: if it cannot be written as a file of that kind.
    """
    copy = with_settings(workbook, changed)
    if kind == ".md":
        if original.file_type == ".md":
            return _relined(original.source.decode("utf-8-sig"), workbook, copy).encode()
        return "".join(_markdown(copy)).encode("utf-8", "replace")
    if kind == ".xlsx":
        return _changed_workbook(original.source, copy) if original.file_type == ".xlsx" else _workbook(copy)
    raise OutreachError(
        "no-such-kind", kind or "The copy", "scripts are written as .md or .xlsx", "Choose one"
    )


def _relined(text: str, old: Workbook, new: Workbook) -> str:
    """Return the text with the lines of its settings replaced, every other line untouched."""
    lines = text.splitlines(keepends=True)
    before, after = old.sheet(_SETTINGS), new.sheet(_SETTINGS)
    if not before.header.line:
        end = "" if not lines or lines[-1].endswith("\n") else "\n"
        return text + end + "".join(_table(after))
    end = "\r\n" if "\r\n" in text else "\n"
    top = before.header.line - 1
    begins = lines[top].strip()[1:].partition("|")[0].strip()
    values = _line("", after.rows[0].cells)
    if before.rows:
        lines[before.rows[0].line - 1] = values.replace("\n", end)
        values = ""
    lines[top] = (_line(begins, after.header.cells) + values).replace("\n", end)
    return "".join(lines)


def _markdown(workbook: Workbook) -> Iterator[str]:
    for _, line in workbook.outside:
        yield f"{line}\n"
    for sheet in workbook.sheets:
        if sheet.name == NOTES:
            yield from (f"{''.join(row.cells[:1])}\n" for row in (sheet.header, *sheet.rows))
    for sheet in workbook.sheets:
        if sheet.name != NOTES:
            yield from _table(sheet)


def _table(sheet: Sheet) -> Iterator[str]:
    yield f"| {sheet.name} |\n"
    yield from (_line("", row.cells) for row in (sheet.header, *sheet.rows) if not row.is_empty)


def _line(first: str, cells: Iterable[str]) -> str:
    bars = " | ".join(cell.replace("|", "\\|") for cell in cells)
    return f"| {first} | {bars} |\n" if first else f"| | {bars} |\n"


def _workbook(workbook: Workbook) -> bytes:
    """Return a new workbook file; its header rows stay in sight."""
    import openpyxl

    notes = sheet_of(NOTES, [Row(at, 0, (line,)) for at, (_, line) in enumerate(workbook.outside, 1) if line])
    book = openpyxl.Workbook()
    book.remove(book.active)
    try:
        for sheet in (*workbook.sheets, *([notes] if notes.header.cells else [])):
            _fill(book.create_sheet(sheet.name), sheet)
        return _saved(book)
    except Exception as fault:
        raise _not_in_a_workbook() from fault


def _changed_workbook(source: bytes, copy: Workbook) -> bytes:
    """Return a workbook file with its sheet settings changed, and everything else in it as it is."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(source))
        name = next((name for name in book.sheetnames if name.strip().lower() == _SETTINGS), None)
        page = book[name] if name is not None else book.create_sheet(_SETTINGS)
        sheet = copy.sheet(_SETTINGS)
        for row in (sheet.header, sheet.rows[0]):
            _put(page, row)
        return _saved(book)
    except Exception as fault:
        raise _not_in_a_workbook() from fault


def _not_in_a_workbook() -> OutreachError:
    what = "there is something in it that cannot be written in a workbook"
    return OutreachError("copy-differs", "The copy", what, "Make the copy a Markdown file")


def _fill(page: Any, sheet: Sheet) -> None:
    for row in (sheet.header, *sheet.rows):
        _put(page, row)
    if sheet.name != NOTES:
        page.freeze_panes = "A2"
    for at, header in enumerate(sheet.header.cells, start=1):
        longest = max([len(header), *(len(row.cells[at - 1]) for row in sheet.rows if at <= len(row.cells))])
        page.column_dimensions[page.cell(1, at).column_letter].width = min(longest + 2, _WIDEST)


def _put(page: Any, row: Row) -> None:
    for at, text in enumerate(row.cells, start=1):
        if text:
            cell = page.cell(row.number, at, text)
            cell.data_type = "s"
            cell.number_format = "@"


def _saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
