"""Every cell that is an expression: which they are, and what is wrong in each.

- A cell is read with `${name}` as a path to the row of that name; whatever else is named has to be there.
- The first fault of a cell is the one that is said: what comes after it may be its consequence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach_tui.interview.body import MOST_INSTANCES
from outreach_tui.interview.checking.calls import call_fault
from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.outline import ROOT, Entry, Outline
from outreach_tui.interview.checking.places import Places
from outreach_tui.interview.checking.references import REFERENCE
from outreach_tui.interview.checking.sheets import Row, Sheet, Workbook
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.parser import parse
from outreach_tui.interview.xpath.syntax import Expression, Number

_ALWAYS = ("relevant", "constraint", "calculation", "choice_filter", "repeat_count", "required", "readonly")
_ENTITY = ("entity_id", "create_if", "update_if", "label")
_TRUTHS = frozenset({"yes", "no", "true", "false", "true()", "false()"})
_DYNAMIC = re.compile(r"\$\{|[\w\-]\(")
_CURLY, _STRAIGHT = "\u2018\u2019\u201c\u201d", "''\"\""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds an expression."""

    sheet: Sheet
    """Its sheet."""
    row: Row
    """Its row."""
    column: str
    """Its column, by the one name we know it by."""
    text: str
    """The expression as written."""
    place: tuple[str, ...]
    """The place of the row it stands in."""


def expression_cells(workbook: Workbook, outline: Outline) -> Iterator[Cell]:
    """Yield every cell that holds an expression."""
    for entry in outline.entries:
        for column in (*_ALWAYS, "default"):
            text = outline.survey.value(entry.row, column)
            if text and _counts(entry, column) and _is_expression(column, text):
                yield Cell(outline.survey, entry.row, column, text, entry.place)
    entities = workbook.sheet("entities")
    for row in entities.rows:
        for column in _ENTITY:
            text = entities.value(row, column)
            if text:
                yield Cell(entities, row, column, text, (ROOT, "meta"))


def _counts(entry: Entry, column: str) -> bool:
    """Return whether a column means anything for a row of its type; where not, nobody reads it."""
    if column == "choice_filter":
        return entry.kind.lower().startswith(("select", "rank"))
    return column != "repeat_count" or entry.is_repeat


def _is_expression(column: str, text: str) -> bool:
    if column == "default":
        return _DYNAMIC.search(text) is not None
    return column not in ("required", "readonly") or text.lower() not in _TRUTHS


def expression_faults(workbook: Workbook, outline: Outline) -> Iterator[Finding]:
    """Yield what is wrong in each expression; references to names are another check."""
    places = Places(workbook, outline)
    for cell in expression_cells(workbook, outline):
        found = _fault(cell, outline, places)
        if found is not None:
            yield cell.sheet.finding(cell.row, cell.column, *found)


def _fault(cell: Cell, outline: Outline, places: Places) -> tuple[str, str] | None:
    if "${" in REFERENCE.sub("", cell.text):
        return None
    try:
        as_written = syntax_of(cell.text)
        called = call_fault(as_written) or _too_often(cell, as_written)
        if called is not None or not _names_are_clear(cell, outline):
            return called
        return places.fault(in_place(cell, outline), cell)
    except ScriptError as fault:
        return fault.what, _advice(fault, cell)


def syntax_of(text: str) -> Expression:
    """Return an expression read with each reference as a path of the same length.

    Raises:
        ScriptError: if it cannot be read; characters are counted as in the cell.
    """
    plain = REFERENCE.sub(lambda found: f"/{found[1]}".ljust(len(found[0])), _straight(text))
    return parse(plain, "")


def _straight(text: str) -> str:
    """Return a text with straight quotes, as the compiler makes them."""
    return text.translate(str.maketrans(_CURLY, _STRAIGHT))


def in_place(cell: Cell, outline: Outline) -> str:
    """Return an expression with every reference as the path it stands for."""

    def path(found: re.Match[str]) -> str:
        if "last-saved#" in found[0]:
            return f"instance('__last-saved')/{ROOT}/{found[1]}"
        entries: tuple[Entry, ...] = outline.named(found[1])
        return "/" + "/".join(entries[0].place) if entries else found[1]

    return REFERENCE.sub(path, _straight(cell.text))


def _too_often(cell: Cell, syntax: Expression) -> tuple[str, str] | None:
    if cell.column != "repeat_count" or not isinstance(syntax, Number) or syntax.value <= MOST_INSTANCES:
        return None
    return f"it repeats more than {MOST_INSTANCES:,} times", "Ask for fewer, or leave it to the conversation"


def _names_are_clear(cell: Cell, outline: Outline) -> bool:
    """Return whether every reference means one row; where one does not, that is said elsewhere."""
    return all(len(outline.named(found[1])) == 1 for found in REFERENCE.finditer(cell.text))


def _advice(fault: ScriptError, cell: Cell) -> str:
    at = next((column.at for column in cell.sheet.columns if column.name == cell.column), 0)
    is_cut = cell.row.line and cell.text.count("'") % 2 and any(cell.row.cells[at + 1 : at + 2])
    return "If it has a | in it, write \\| there; a | ends the cell" if is_cut else fault.next_step
