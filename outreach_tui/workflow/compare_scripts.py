"""Say what changed from one script to another."""

from dataclasses import dataclass
from pathlib import Path

from outreach_tui.interview.checking.changes import Change, changes_between
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.workflow.script_files import find_script_file


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two scripts."""

    old: str
    """The name of the first file."""
    new: str
    """The name of the second."""
    changes: tuple[Change, ...]
    """Everything that differs; empty if only the layout does."""


def compare_scripts(scripts: Path, old: str, new: str) -> Comparison:
    """Return what changed from one script to another; neither has to run.

    Args:
        scripts: the folder of the shipped scripts.
        old: the first, by name or path.
        new: the second.

    Raises:
        OutreachError: one of them is not there or cannot be read.
    """
    first, second = find_script_file(scripts, old), find_script_file(scripts, new)
    return Comparison(first.name, second.name, changes_between(read_sheets(first), read_sheets(second)))
