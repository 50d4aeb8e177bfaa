"""Say whether a script runs, everything that keeps it from running, and what we would advise."""

from pathlib import Path

from outreach_tui.interview.checking.finding import Checked
from outreach_tui.workflow.area_scripts import find_script_here_or_in
from outreach_tui.workflow.script_keeps import check_in_its_place


def check_script(scripts: Path, name: str, pack: Path | None = None) -> Checked:
    """Return what is known about a script; one with a shipped script's name must be able to stand in for it.

    Args:
        scripts: the folder of the shipped scripts.
        name: the name of a shipped script, or the path of an XLSForm.
        pack: an area pack's file, to take the script of that name from it.

    Raises:
        OutreachError: there is no such file, or it cannot be read.
    """
    return check_in_its_place(find_script_here_or_in(scripts, name, pack))
