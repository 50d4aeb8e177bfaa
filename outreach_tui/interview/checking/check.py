"""A script looked at from its bytes: whether it runs, everything that keeps it from running, and our advice.

1. The file is read into sheets; what cannot be read is one fault, and the end.
2. The sheets are looked at cell by cell, so that each fault has its row and column.
3. The form is compiled, loaded and walked through once; what is still wrong then is put in its place.
4. Only a script without a fault runs. Advice never keeps one from running.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from outreach_tui.interview.checking.advice import advice_on
from outreach_tui.interview.checking.choices import choice_advice, choice_faults
from outreach_tui.interview.checking.engine_faults import engine_faults
from outreach_tui.interview.checking.expressions import expression_faults
from outreach_tui.interview.checking.finding import Checked, Finding
from outreach_tui.interview.checking.lists_beside import list_findings
from outreach_tui.interview.checking.outline import is_a_type, outline_of
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.interview.checking.references import reference_faults
from outreach_tui.interview.checking.refused_types import refused_types
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.checking.sheets import SHEETS, Workbook
from outreach_tui.interview.checking.stray_cells import stray_cells
from outreach_tui.interview.script_error import ScriptError

_MOST_FINDINGS = 200


def check_file(file: ScriptFile) -> Checked:
    """Return what is known about a script; no bytes make this fail."""
    try:
        workbook = read_sheets(file)
    except ScriptError as error:
        return Checked(runs=False, faults=(Finding("", 0, "", error.what, error.next_step),), advice=())
    outline = outline_of(workbook.sheet("survey"))
    refused = refused_types(workbook, outline)
    faults = [
        *workbook.faults,
        *_nothing_to_ask(workbook),
        *_misplaced_rows(workbook),
        *stray_cells(workbook),
        *outline.faults,
        *reference_faults(workbook, outline),
        *expression_faults(workbook, outline),
        *choice_faults(workbook, outline),
        *refused.faults,
    ]
    lists = list_findings(file, workbook, outline)
    tried = engine_faults(file, workbook, outline, faults)
    faults.extend((*tried.faults, *lists.faults))
    odd = _other_sheets(workbook)
    advice = (
        *workbook.advice,
        *odd,
        *choice_advice(workbook),
        *refused.advice,
        *lists.advice,
        *advice_on(workbook, outline, tried.compiled),
    )
    return Checked(runs=not faults, faults=_in_order(faults), advice=_in_order(advice))


def _nothing_to_ask(workbook: Workbook) -> Iterable[Finding]:
    survey = workbook.sheet("survey")
    if any(is_a_type(sheet.name) for sheet in workbook.sheets):
        return
    if not survey.rows:
        what = "there is no sheet survey with questions in it"
        yield Finding("survey", 0, "", what, "Add a sheet survey with the columns type, name and label")
    elif "type" not in {column.name for column in survey.columns}:
        what = "the first row has no column type, so it is not a header"
        yield survey.finding(survey.header, "", what, "Begin the sheet with a row: type, name, label")


def _misplaced_rows(workbook: Workbook) -> Iterable[Finding]:
    for sheet in workbook.sheets:
        if is_a_type(sheet.name):
            what = f"{sheet.name!r} stands where the name of a sheet belongs, so its row is not read"
            yield Finding(sheet.name, 0, "", what, "Leave the first cell of a row empty", sheet.header.line)


def _other_sheets(workbook: Workbook) -> Iterable[Finding]:
    for sheet in workbook.sheets:
        near = get_close_matches(sheet.name, SHEETS, 1)
        if near and sheet.name not in SHEETS and not sheet.name.startswith("_"):
            what = f"a form has no use for a sheet {sheet.name!r}"
            yield Finding(sheet.name, 0, "", what, f"Perhaps you mean {near[0]}", sheet.header.line)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, as somebody comes past them going through the sheets."""
    once = dict.fromkeys(findings)
    return tuple(sorted(once, key=_place)[:_MOST_FINDINGS])


def _place(finding: Finding) -> tuple[int, int, int]:
    at = SHEETS.index(finding.sheet) if finding.sheet in SHEETS else len(SHEETS)
    return (at if finding.sheet else -1, finding.row, finding.line)
