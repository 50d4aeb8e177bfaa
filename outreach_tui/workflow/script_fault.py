"""A script refused for its first fault, said as everything that is refused."""

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.script_file import ScriptFile


def fault_in_words(script: ScriptFile, first: Finding) -> OutreachError:
    """Return the refusal of a script for its first fault: by sheet, row and column."""
    parts = (("sheet", first.sheet), ("row", first.row), ("column", first.column))
    where = ", ".join((script.name, *(f"{name} {value}" for name, value in parts if value)))
    next_step = f"{first.next_step}; `outreach scripts check` names every fault there is"
    return OutreachError("script", where, first.what, next_step)
