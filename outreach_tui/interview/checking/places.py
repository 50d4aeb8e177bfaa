"""Paths in an expression: that what they name is there.

A bare name outside a choice filter is a path too, to something inside the question itself; it is nearly
always a `${}` that was forgotten, and evaluates to nothing.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from outreach_tui.interview.checking.calls import calls_in
from outreach_tui.interview.checking.outline import ROOT, Outline
from outreach_tui.interview.checking.sheets import Workbook
from outreach_tui.interview.xpath.parser import parse
from outreach_tui.interview.xpath.references import ANYTHING, references_in
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.syntax import Call, Chain, Expression, Minus, Path, Text

if TYPE_CHECKING:
    from outreach_tui.interview.checking.expressions import Cell

_KNOWN_COLUMNS = frozenset({"name", "label", "itextId", "list_name"})


class Places:
    """Everything that a path can lead to."""

    def __init__(self, workbook: Workbook, outline: Outline) -> None:
        """Know the places of an outline, the lists of its choices and the form's own name."""
        settings = workbook.sheet("settings")
        name = next((settings.value(row, "name") for row in settings.rows), "") or ROOT
        self._roots = {ROOT, name}
        self._names = {entry.name for entry in outline.entries}
        self._places = {(ROOT,), *(entry.place for entry in outline.entries)}
        self._places |= {(*e.place[:-1], f"{e.name}_other") for e in outline.entries if "or_other" in e.type}
        self._places |= {(*e.place[:-1], f"{e.name}_count") for e in outline.entries if e.is_repeat}
        choices = workbook.sheet("choices")
        self._lists = {choices.value(row, "list_name") for row in choices.rows}
        self._columns = {column.written for column in choices.columns} | _KNOWN_COLUMNS
        self._survey = outline.survey
        self._instances = {"__last-saved", *self._lists, *_from_elsewhere(outline)}

    def fault(self, source: str, cell: "Cell") -> tuple[str, str] | None:
        """Return the first thing an expression names that is not there, and what to do; None if all is."""
        if cell.column == "choice_filter":
            return self._in_filter(source, cell)
        syntax = parse(source, "")
        return self._in_paths(syntax, Scope("", cell.place)) or self._in_lists(syntax)

    def _in_lists(self, syntax: Expression) -> tuple[str, str] | None:
        missing = next((name for name in instance_names(syntax) if name not in self._instances), None)
        if missing is None:
            return None
        next_step = f"Add it to the choices, or a row csv-external with the name {missing}"
        return f"there is no list {missing!r}", next_step

    def _in_paths(self, syntax: Expression, scope: Scope) -> tuple[str, str] | None:
        for reference in references_in(syntax, scope):
            path = reference.path
            if {"*", ANYTHING, "meta", "__last-saved"} & set(path) or any("@" in name for name in path):
                continue
            if path and path[0] in self._roots:
                path = (ROOT, *path[1:])
            if path and path not in self._places:
                return self._missing(path[-1])
        return None

    def _missing(self, name: str) -> tuple[str, str]:
        if name in self._names:
            return f"{name!r} stands here without ${{ }}, so it names nothing", f"Write ${{{name}}}"
        return f"there is nothing called {name!r} here", "Correct the name; a text stands in quotes"

    def _in_filter(self, source: str, cell: "Cell") -> tuple[str, str] | None:
        """Return what a choice filter names that the choices do not have as a column."""
        words = self._survey.value(cell.row, "type").split()
        list_name = words[1] if len(words) > 1 else ""
        if list_name not in self._lists:
            return None
        syntax = parse(f"instance('{list_name}')/root/item[{source}]", "")
        wrong = self._in_paths(syntax, Scope("", cell.place))
        if wrong is not None:
            return wrong
        missing = next((name for name in bare_names(parse(source, "")) if name not in self._columns), None)
        if missing is None:
            return None
        if missing in self._names:
            return self._missing(missing)
        return f"the choices sheet has no column {missing!r}", "Add the column, or correct its name"


def _from_elsewhere(outline: Outline) -> Iterator[str]:
    for entry in outline.entries:
        words = entry.type.split()
        if words[0] in ("csv-external", "xml-external"):
            yield entry.name
        elif len(words) > 1 and "." in words[1]:
            yield words[1].rpartition(".")[0]


def bare_names(syntax: Expression) -> tuple[str, ...]:
    """Return the names that an expression uses as they stand, without a path to them."""
    return tuple(_bare(syntax))


def _bare(syntax: Expression) -> list[str]:
    match syntax:
        case Path(None, False, (step,)) if step.axis == "child" and not step.test.endswith(("*", ")")):
            return [step.test]
        case Minus(operand):
            return _bare(operand)
        case Chain(first, rest):
            return [name for operand in (first, *(o for _, o in rest)) for name in _bare(operand)]
        case Call(_, arguments):
            return [name for argument in arguments for name in _bare(argument)]
        case _:
            return []


def instance_names(syntax: Expression) -> tuple[str, ...]:
    """Return the lists that an expression looks into, by the names it gives."""
    return tuple(
        call.arguments[0].value
        for call in calls_in(syntax)
        if call.name == "instance" and call.arguments and isinstance(call.arguments[0], Text)
    )
