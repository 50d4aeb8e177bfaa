"""Lists in a file beside the script: that the file can be read, and has what the script looks for in it.

- A list that is nowhere is advice, not a fault: records of that name may come in from another script.
- A file that is there and does not hold what is looked for is a fault, because every record lacks it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.calls import calls_in
from outreach_tui.interview.checking.expressions import Cell, expression_cells, syntax_of
from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.outline import Entry, Outline
from outreach_tui.interview.checking.places import bare_names
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.checking.sheets import Workbook
from outreach_tui.interview.list_file import USUAL_COLUMNS, kind_of, read_list
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.portability import parts_of
from outreach_tui.interview.xpath.syntax import Call, Expression, Path, Text

_FROM_FILE = re.compile(
    r"(?:select[_ ]one|select[_ ]multiple|rank)[_ ]from[_ ]file\s+(?P<file>\S+)", re.IGNORECASE
)
_COLUMN = re.compile(r"\b(value|label)\s*=\s*([^\s,;]+)")
_ROW_STEPS = 2
"""Steps of a path before it comes to the columns of a list: /root/item."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A column, or the list itself, that one cell looks for."""

    cell: Cell
    """Where."""
    file: str
    """In which file."""
    column: str
    """Which column; empty for the list itself."""

    def finding(self, what: str, next_step: str) -> Finding:
        """Return a finding about the cell."""
        return self.cell.sheet.finding(self.cell.row, self.cell.column, what, next_step)


@dataclass(frozen=True, slots=True)
class ListFindings:
    """What there is to say about the lists beside a script."""

    faults: tuple[Finding, ...]
    """Files that do not hold what is looked for."""
    advice: tuple[Finding, ...]
    """Lists that are nowhere yet."""


def list_findings(file: ScriptFile, workbook: Workbook, outline: Outline) -> ListFindings:
    """Return what is wrong with the lists that a script expects beside it."""
    if file.beside is None:
        return ListFindings((), ())
    faults: list[Finding] = []
    advice: list[Finding] = []
    columns: dict[str, frozenset[str] | None] = {}
    for wanted in _wanted(workbook, outline):
        name = wanted.file
        if name not in columns:
            columns[name], finding = _columns(file.beside, file.records, wanted)
            (advice if columns[name] is None else faults).extend([finding] if finding else [])
        there = columns[name]
        if there and wanted.column and wanted.column not in there:
            what = f"{name} has no column {wanted.column!r}"
            faults.append(wanted.finding(what, "Add the column to the file, or correct its name"))
    return ListFindings(tuple(faults), tuple(advice))


def files_asked_for(workbook: Workbook, outline: Outline) -> tuple[str, ...]:
    """Return the names of the lists beside it that a script asks for, each once; some are of records."""
    return tuple(dict.fromkeys(wanted.file for wanted in _wanted(workbook, outline)))


def _columns(
    read: Callable[[str], bytes | None], records: frozenset[str], wanted: _Wanted
) -> tuple[frozenset[str] | None, Finding | None]:
    """Return the columns of a list, None if there are none to know, and what is wrong with it."""
    name = wanted.file
    try:
        raw = read(name)
        rows = None if raw is None else read_list(raw, name)
    except OutreachError as fault:
        return frozenset(), wanted.finding(f"{name}: {fault.what}", fault.next_step)
    if rows is None:
        what = f"{name} is not in the script's folder: nothing is offered until records of that name come"
        is_known = name.rpartition(".")[0] in records
        return None, None if is_known else wanted.finding(what, "Put the file beside the script")
    if not rows:
        what = f"{name} has no rows, so nothing is offered"
        return frozenset(), wanted.finding(what, "Add a row for every choice")
    return frozenset(rows[0]), None


# -- what a script looks for ------------------------------------------------------------------------------


def _wanted(workbook: Workbook, outline: Outline) -> Iterator[_Wanted]:
    """Yield every list and column that a script looks for, each question's own list first."""
    files = {name.rpartition(".")[0]: name for entry in outline.entries if (name := file_of(entry))}
    for entry in outline.entries:
        if name := file_of(entry):
            yield from _of_entry(entry, name, outline)
    for cell in expression_cells(workbook, outline):
        try:
            syntax = syntax_of(cell.text)
        except ScriptError:
            continue  # said where expressions are read
        yield from (_Wanted(cell, *found) for found in _in_expression(syntax, files))


def file_of(entry: Entry) -> str:
    """Return the file beside the script that a row takes its list from; empty if it takes none."""
    if entry.kind.lower() in ("csv-external", "xml-external"):
        return f"{entry.name}.{entry.kind[:3].lower()}"
    found = _FROM_FILE.match(entry.type)
    return found["file"] if found else ""


def _of_entry(entry: Entry, name: str, outline: Outline) -> Iterator[_Wanted]:
    survey = outline.survey
    at = Cell(survey, entry.row, "type", entry.type, entry.place)
    yield _Wanted(at, name, "")
    if entry.kind.lower().endswith("-external"):
        return
    renamed = dict(_COLUMN.findall(survey.value(entry.row, "parameters")))
    usual = USUAL_COLUMNS.get(kind_of(name), ("", ""))
    for column, otherwise in zip(("value", "label"), usual, strict=True):
        is_said = Cell(survey, entry.row, "parameters", "", entry.place) if column in renamed else at
        yield _Wanted(is_said, name, renamed.get(column, otherwise))
    choice_filter = survey.value(entry.row, "choice_filter")
    if choice_filter:
        cell = Cell(survey, entry.row, "choice_filter", choice_filter, entry.place)
        yield from (_Wanted(cell, name, column) for column in _names_in(choice_filter))


def _names_in(text: str) -> tuple[str, ...]:
    try:
        return bare_names(syntax_of(text))
    except ScriptError:
        return ()


def _in_expression(syntax: Expression, files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the files that an expression looks into, each with a column."""
    for call in calls_in(syntax):
        if call.name == "pulldata":
            yield from _pulled(call)
    yield from ((files[name], column) for name, column in _walked(syntax) if name in files)


def _pulled(call: Call) -> Iterator[tuple[str, str]]:
    name, *columns = (one.value if isinstance(one, Text) else "" for one in call.arguments[:3])
    if name:
        yield from ((f"{name}.csv", column) for column in ("", *columns))


def _walked(syntax: Expression) -> Iterator[tuple[str, str]]:
    if isinstance(syntax, Path) and isinstance(syntax.start, Call) and syntax.start.name == "instance":
        first = syntax.start.arguments[0]
        if isinstance(first, Text):
            yield from ((first.value, column) for column in _columns_of(syntax))
    for part in parts_of(syntax):
        yield from _walked(part)


def _columns_of(path: Path) -> Iterator[str]:
    for number, step in enumerate(path.steps):
        if number == _ROW_STEPS and step.axis == "child" and not step.test.endswith(("*", ")")):
            yield step.test
        if number < _ROW_STEPS:
            for predicate in step.predicates:
                yield from bare_names(predicate)
