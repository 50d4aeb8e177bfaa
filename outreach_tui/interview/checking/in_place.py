"""What the compiler and the engine say, put where it belongs: the sheet, row and column it is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from outreach_tui.interview.checking.compiler_words import made_plain
from outreach_tui.interview.checking.expressions import expression_cells
from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.outline import Outline
from outreach_tui.interview.checking.sheets import Row, Sheet, Workbook
from outreach_tui.interview.script_error import ScriptError

_COMPILED_AT = re.compile(r"sheet (?P<sheet>\w+)(?:, row (?P<row>\d+))?$")
_ABOUT = re.compile(
    r"On the '(?P<sheet>\w+)' sheet, the '(?P<column>[^']+)' value is (?:invalid|problematic)\.?\s*"
)
_QUESTION = re.compile(r"Question ['\"](?P<name>[^'\"]+)['\"](?:, (?P<rule>.+))?$")
_FUNCTION = re.compile(r"([a-z][\w:\-]*\()")
_QUOTED = re.compile(r"'([^']+)'")
_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "calculate": "calculation",
        "repeat count": "repeat_count",
        "choice filter": "choice_filter",
        "choice": "label",
        "setvalue": "default",
    }
)


def placed(
    error: ScriptError, workbook: Workbook, outline: Outline, rows: Mapping[str, Sequence[int]]
) -> Finding:
    """Return an error of the compiler or the engine as a finding.

    Args:
        error: the error.
        workbook: the script, sheet by sheet.
        outline: its survey.
        rows: which row of each sheet the rows that were compiled are; a sheet that is not there is as it was.
    """
    plain = made_plain(error.what)
    if plain is not None:
        found = _as_said(error, workbook, outline, rows)
        sheet = workbook.sheet(found.sheet)
        return replace(
            found, what=plain.what, next_step=plain.next_step, column=sheet.header_of(plain.column)
        )
    return _as_said(error, workbook, outline, rows)


def _as_said(
    error: ScriptError, workbook: Workbook, outline: Outline, rows: Mapping[str, Sequence[int]]
) -> Finding:
    about = _ABOUT.search(error.what)
    question = _QUESTION.search(error.where)
    if question is not None:
        return _of_question(error, outline, question["name"], question["rule"] or "")
    compiled = _COMPILED_AT.search(error.where)
    what = _ABOUT.sub("", error.what) if about else error.what
    if compiled is None:
        return _of_function(error, workbook, outline) or _by_quoted(error, outline)
    sheet = workbook.sheet(about["sheet"] if about else compiled["sheet"])
    number = int(compiled["row"] or 0)
    known = rows.get(sheet.name)
    if known and 0 < number <= len(known):
        number = known[number - 1]
    row = next((row for row in (sheet.header, *sheet.rows) if row.number == number), None)
    if row is None:
        return Finding(sheet.name, number, "", what, error.next_step)
    return sheet.finding(row, _column(sheet, row, about["column"] if about else ""), what, error.next_step)


def _column(sheet: Sheet, row: Row, named: str) -> str:
    name = named.partition(" ")[0].replace("dataset", "list_name")
    return (
        name
        if not named or row is sheet.header or sheet.value(row, name) or name in ("name", "label")
        else ""
    )


def _of_question(error: ScriptError, outline: Outline, name: str, rule: str) -> Finding:
    entry = next(iter(outline.named(name)), None)
    if entry is None:
        return Finding("survey", 0, "", f"{error.where}: {error.what}", error.next_step)
    column = _COLUMNS.get(rule, rule)
    if error.code == "circle":
        column = next((c for c in ("calculation", "relevant") if outline.survey.value(entry.row, c)), "")
    if not outline.survey.value(entry.row, column):
        column = ""
    return outline.survey.finding(entry.row, column, error.what, error.next_step)


def _of_function(error: ScriptError, workbook: Workbook, outline: Outline) -> Finding | None:
    """Return a finding about the first cell that calls the function an error is about."""
    called = _FUNCTION.match(error.where)
    if called is None:
        return None
    cells = (cell for cell in expression_cells(workbook, outline) if called[1] in cell.text)
    cell = next(cells, None)
    if cell is None:
        return None
    what = f"{called[1]}) cannot be worked out: {error.what}"
    return cell.sheet.finding(cell.row, cell.column, what, error.next_step)


def _by_quoted(error: ScriptError, outline: Outline) -> Finding:
    """Return a finding about the first row whose type or name the error quotes."""
    for entry in outline.entries:
        if f"'{entry.type}'" in error.what:
            return outline.survey.finding(entry.row, "type", error.what, error.next_step)
    for quoted in _QUOTED.findall(error.what):
        names = (quoted, quoted.partition(":")[0].rpartition("/")[2])
        for entry in (entry for name in names for entry in outline.named(name)):
            return outline.survey.finding(entry.row, "name", error.what, error.next_step)
        for entry in outline.entries:
            for column, text in outline.survey.cells(entry.row):
                if quoted in text:
                    return outline.survey.finding(entry.row, column.name, error.what, error.next_step)
    return Finding("", 0, "", error.what, error.next_step)


_REMARK = re.compile(r"\[row : (\d+)\]\s*")


def remark_in_place(remark: str, workbook: Workbook) -> Finding:
    """Return a remark of the compiler as a finding."""
    about, number = _ABOUT.search(remark), _REMARK.search(remark)
    sheet = workbook.sheet(about["sheet"] if about else "survey")
    what = " ".join(_ABOUT.sub("", _REMARK.sub("", remark)).split()).rstrip(".")
    row = next((row for row in sheet.rows if number and row.number == int(number[1])), None)
    next_step = "Look at it once; the form runs all the same"
    if row is None:
        return Finding(sheet.name if number else "", 0, "", what, next_step)
    return sheet.finding(row, _column(sheet, row, about["column"] if about else ""), what, next_step)
