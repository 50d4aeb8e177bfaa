"""Everything that compiler and engine object to, not only the first thing.

What is at fault is taken out of a copy, and the rest is tried again, as long as that leads on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from outreach_tui.interview.checking.engine_run import try_out
from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.in_place import placed
from outreach_tui.interview.checking.outline import Outline
from outreach_tui.interview.checking.read_csv import written_as_csv
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.checking.sheets import Row, Sheet, Workbook
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xlsform import CompiledForm

_CAN_BE_BLANK = frozenset(
    {"relevant", "constraint", "choice_filter", "default", "required", "readonly", "trigger", "save_to"}
    | {"hint", "guidance_hint", "say_it_like", "tier", "constraint_message", "required_message"}
    | {"parameters", "appearance"}
    | {"create_if", "update_if"}
)
_STANDS_IN: Mapping[str, str] = MappingProxyType(
    {"calculation": "''", "repeat_count": "1", "label": "-", "type": "text", "name": "row_{number}"}
)
_MOST_ROUNDS = 12
_MOST_ROWS_TO_TRY_AGAIN = 2_000


@dataclass(frozen=True, slots=True)
class Tried:
    """What trying it out came to."""

    compiled: CompiledForm | None
    """The form, if it runs exactly as it is written."""
    faults: tuple[Finding, ...]
    """What compiler and engine object to."""


def engine_faults(file: ScriptFile, workbook: Workbook, outline: Outline, known: Sequence[Finding]) -> Tried:
    """Return what compiler and engine say about a script.

    Args:
        file: the script.
        workbook: the same, sheet by sheet.
        outline: its survey.
        known: what is known to be at fault already, and not to be said again.
    """
    first: tuple[Finding, ...] = ()
    if not known:
        try:
            return Tried(try_out(file), ())
        except ScriptError as error:
            first = (placed(error, workbook, outline, {}),)
    return Tried(None, (*first, *_of_the_rest(file.name, workbook, outline, first or known)))


def _of_the_rest(
    name: str, workbook: Workbook, outline: Outline, known: Sequence[Finding]
) -> Iterator[Finding]:
    rest = without(workbook, known)
    rounds = _MOST_ROUNDS if len(outline.entries) <= _MOST_ROWS_TO_TRY_AGAIN else 0
    while rest is not None and rounds:
        text, rows = written_as_csv(rest)
        try:
            try_out(ScriptFile(name, ".csv", text.encode("utf-8", "surrogatepass")))
        except ScriptError as error:
            finding = placed(error, workbook, outline, rows)
        else:
            return
        if finding.row:
            yield finding
        rest = without(rest, [finding])
        rounds -= 1


def without(workbook: Workbook, findings: Sequence[Finding]) -> Workbook | None:
    """Return a copy in which the cells at fault hold nothing that matters; None if that cannot be done."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for finding in findings:
        sheet = sheets.get(finding.sheet)
        column = next((c for c in sheet.columns if c.written == finding.column), None) if sheet else None
        row = next((r for r in sheet.rows if r.number == finding.row), None) if sheet else None
        if sheet is None or column is None or row is None or not _can_be_blank(sheet, row, column.name):
            return None
        sheets[sheet.name] = _blanked(sheet, row, column.name)
    return replace(workbook, sheets=tuple(sheets.values()))


def _can_be_blank(sheet: Sheet, row: Row, name: str) -> bool:
    is_block = sheet.value(row, "type").lower().startswith(("begin", "end"))
    return name in _CAN_BE_BLANK or (name in _STANDS_IN and not (is_block and name in ("type", "name")))


def _blanked(sheet: Sheet, row: Row, name: str) -> Sheet:
    cells = [*row.cells]
    for column in sheet.columns:
        if column.name == name:
            cells.extend([""] * (column.at + 1 - len(cells)))
            cells[column.at] = _STANDS_IN.get(name, "").format(number=row.number)
    blank = replace(row, cells=tuple(cells))
    return replace(sheet, rows=tuple(blank if other is row else other for other in sheet.rows))
