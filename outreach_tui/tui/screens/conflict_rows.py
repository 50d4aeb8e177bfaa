"""A conflict as rows: one below the other at 80 cells, side by side with the rest in a wide window."""

from collections.abc import Sequence

from outreach_tui.merging.conflicts import Version
from outreach_tui.tui.lines import BLANK, Line, Size, cut, fitted, line, quiet, strong, wrapped, wrapped_lines
from outreach_tui.workflow.conflict_in_words import field_in_words, what_in_words, when_in_words
from outreach_tui.workflow.settle_conflicts import OpenConflict

MOST_VERSIONS = 7
"""Versions that have a digit; further ones are told by their number."""
_FIELD, _COLUMN = 20, 30
_MOST_ROWS = 3
_MOST_OTHERS = 14


def choice_rows(one: OpenConflict, width: int) -> list[Line]:
    """Return one conflict for a window of 80 cells."""
    conflict = one.conflict
    rows = [*_heading(one), BLANK, line("   ", strong(what_in_words(conflict))), BLANK]
    for number, version in enumerate(conflict.versions[:MOST_VERSIONS], 1):
        words = _first_rows(version.words, width - 40)
        sign = f"      {number}   "
        for row_number, row in enumerate(words):
            who = _who_and_when(version) if row_number == 0 else ""
            start = strong(sign, str(number)) if row_number == 0 else " " * len(sign)
            rows.append(line(start, fitted(row, width - 40), quiet(f"  {who}"), press=str(number)))
    rows += [BLANK, *_other_ways(one), BLANK]
    if one.beside.before:
        rows.append(line(f"   before   {cut(one.beside.before.words, width - 14)}"))
    rows.extend(wrapped_lines(_rest(one), width - 4, indent=3))
    return rows


def columns(one: OpenConflict, width: int) -> list[Line]:
    """Return one conflict for a wide window: a column for each officer, and the record's other fields."""
    conflict = one.conflict
    shown = conflict.versions[: max(1, (width - 3 - _FIELD) // (_COLUMN + 1) - 1)]
    before = one.beside.before
    heads = ["before", *(_who_and_when(version) for version in shown)]
    texts = [before.words if before else "nothing", *(version.words for version in shown)]
    rows = [*_heading(one), BLANK, _row("field", heads), quiet_rule(len(heads))]
    cells = [_first_rows(text, _COLUMN - 4) for text in texts]
    for number in range(max(map(len, cells))):
        signs = ["  ", *(f"{place} " if number == 0 else "  " for place in range(1, len(cells)))]
        row = [
            sign + (cell[number] if number < len(cell) else "")
            for sign, cell in zip(signs, cells, strict=True)
        ]
        rows.append(_row(f"► {field_in_words(conflict.field)}" if number == 0 else "", row))
    rows.append(BLANK)
    for other in one.beside.others[:_MOST_OTHERS]:
        whose = "same" if len(other.who) != 1 else f"only {other.who[0]}"
        rows.append(_row(f"  {field_in_words(other.field)}", [other.words, whose]))
    left = len(one.beside.others) - _MOST_OTHERS
    if left > 0:
        rows.append(line(quiet(f"   {left} more")))
    return [*rows, BLANK, *_other_ways(one)]


def list_rows(every: Sequence[OpenConflict], at: int, size: Size) -> list[Line]:
    """Return all conflicts, one a row, around the marked one."""
    first = max(0, min(at - size.height // 2, len(every) - size.height + 1))
    rows = [BLANK]
    for number, one in enumerate(every[first : first + size.height - 1], first):
        words = "  /  ".join(version.words for version in one.conflict.versions)
        text = f"{_whose(one)}   {what_in_words(one.conflict)}   {words}"
        rows.append(line(" ► " if number == at else "   ", cut(text, size.width - 4)))
    return rows


def quiet_rule(columns_shown: int) -> Line:
    """Return the rule under the heads of the columns."""
    return line(quiet("   " + " ".join("─" * width for width in (_FIELD, *[_COLUMN] * columns_shown))))


def _first_rows(words: str, width: int) -> list[str]:
    """Return words in few rows; what goes on is marked, and `w` shows it whole."""
    rows = wrapped(words, width)
    if len(rows) <= _MOST_ROWS:
        return rows
    return [*rows[: _MOST_ROWS - 1], f"{rows[_MOST_ROWS - 1][: width - 2].rstrip()} …"]


def _row(field: str, cells: Sequence[str]) -> Line:
    return line(
        " ", strong(fitted(field, _FIELD + 2)), " ", " ".join(fitted(cell, _COLUMN) for cell in cells)
    )


def _heading(one: OpenConflict) -> list[Line]:
    return [line(" ", strong(_whose(one)), quiet("   written differently on two laptops"))]


def _other_ways(one: OpenConflict) -> list[Line]:
    after = min(len(one.conflict.versions), MOST_VERSIONS)
    both = "keep both in one answer" if one.both else "leave both; ask the young person next time"
    ways = (
        line("      ", strong(f"{after + 1}", str(after + 1)), f"   {both}", press=str(after + 1)),
        line("      ", strong(f"{after + 2}", str(after + 2)), "   type another", press=str(after + 2)),
        line("      ", strong("a", "a"), "   one officer's answers, for all that is open here", press="a"),
        line("      ", strong("w", "w"), "   what each laptop wrote, whole", press="w"),
    )
    hidden = len(one.conflict.versions) - MOST_VERSIONS
    more = [line(quiet(f"      and {hidden} more versions: `outreach conflicts`"))] if hidden > 0 else []
    return [*more, *ways]


def _rest(one: OpenConflict) -> str:
    rest = one.beside.rest
    alone = [f"{count} only from {who}" for who, count in sorted(rest.items()) if who]
    parts = [f"{rest['']} from both"] if rest.get("") else []
    told = ", ".join([*parts, *alone])
    return f"Rest of this record: {told}; taken in." if told else "Nothing else stands in this record."


def _who_and_when(version: Version) -> str:
    return f"{version.who}  {when_in_words(version.at)}"


def _whose(one: OpenConflict) -> str:
    return one.conflict.alias or one.conflict.label or "about nobody"
