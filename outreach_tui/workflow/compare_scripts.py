"""Say what changed from one script to another."""

from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.changes import Change, changes_between
from outreach_tui.interview.checking.read_sheets import read_sheets
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.workflow.area_scripts import find_script_here_or_in, is_file
from outreach_tui.workflow.script_files import find_script_file

_NAME_TWO = "Name the second, or an area pack with --pack"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two scripts."""

    old: str
    """The name of the first file."""
    new: str
    """The name of the second."""
    changes: tuple[Change, ...]
    """Everything that differs; empty if only the layout does."""


def compare_scripts(scripts: Path, old: str, new: str = "", pack: Path | None = None) -> Comparison:
    """Return what changed from one script to another; neither has to run.

    Args:
        scripts: the folder of the shipped scripts.
        old: the first, by name or path.
        new: the second; empty with a pack: from the shipped script `old` to the pack's of that name.
        pack: an area pack's file: names are of its scripts then.

    Raises:
        OutreachError: one of them is not there or cannot be read.
    """
    if not new and pack is None:
        raise OutreachError("no-second", "scripts diff", "one script alone differs from nothing", _NAME_TWO)
    first = find_script_here_or_in(scripts, old, pack) if new else find_script_file(scripts, old)
    second = find_script_here_or_in(scripts, new or old, pack)
    names = (_called(first, old, pack if new else None), _called(second, new or old, pack))
    return Comparison(*names, changes_between(read_sheets(first), read_sheets(second)))


def _called(script: ScriptFile, name: str, pack: Path | None) -> str:
    return script.name if pack is None or is_file(name) else f"{script.name} in {pack.name}"
