"""${name} in any cell: whether it is written right, and whether it means one row of the survey."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.outline import Outline
from outreach_tui.interview.checking.sheets import Row, Sheet, Workbook

REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^\W\d][\w.\-]*)\s*\}")
"""A reference to a row of the survey by its name."""

_OPENING = re.compile(r"\$\{([^}]{0,40})")
_LOOKED_INTO = ("survey", "choices", "entities", "settings")


def reference_faults(workbook: Workbook, outline: Outline) -> Iterator[Finding]:
    """Yield every reference that is broken, means nothing or means several rows."""
    times: dict[str, int] = {}
    for entry in outline.entries:
        times[entry.name] = times.get(entry.name, 0) + 1
    for name in _LOOKED_INTO:
        sheet = workbook.sheet(name)
        for row in sheet.rows:
            for column, text in sheet.cells(row):
                if "${" in text:
                    yield from _in_cell(sheet, row, column.name, text, times)


def _in_cell(sheet: Sheet, row: Row, column: str, text: str, times: dict[str, int]) -> Iterator[Finding]:
    said: set[str] = set()
    for opening in _OPENING.finditer(text):
        match = REFERENCE.match(text, opening.start())
        if match is None:
            what = f"a reference is not written right: {opening[0]!r}"
            yield sheet.finding(row, column, what, "Write ${name}: a dollar sign, the name in curly brackets")
            return
        if times.get(match[1]) != 1 and match[1] not in said:
            said.add(match[1])
            yield sheet.finding(row, column, *_unclear(match[1], times))


def _unclear(name: str, times: dict[str, int]) -> tuple[str, str]:
    found = times.get(name, 0)
    if found:
        what = f"${{{name}}} could mean {found} rows, because all have that name"
        return what, "Give each row a name of its own"
    near = get_close_matches(name, [known for known in times if known], 1)
    next_step = f"Perhaps you mean ${{{near[0]}}}" if near else "Correct the name, or add a row of that name"
    return f"nothing in the survey is called {name!r}", next_step
