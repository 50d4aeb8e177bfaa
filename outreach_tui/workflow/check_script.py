"""Say whether a script runs, everything that keeps it from running, and what we would advise."""

from pathlib import Path

from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.finding import Checked
from outreach_tui.workflow.script_files import find_script_file


def check_script(scripts: Path, name: str) -> Checked:
    """Return what is known about a script.

    Args:
        scripts: the folder of the shipped scripts.
        name: the name of a shipped script, or the path of an XLSForm.

    Raises:
        OutreachError: there is no such file, or it cannot be read.
    """
    return check_file(find_script_file(scripts, name))
