"""Say whether a script runs, everything that keeps it from running, and what we would advise."""

from pathlib import Path

from outreach_tui.interview.checking.check import check_file
from outreach_tui.interview.checking.finding import Checked
from outreach_tui.workflow.area_scripts import script_in_pack_file
from outreach_tui.workflow.script_files import find_script_file


def check_script(scripts: Path, name: str, pack: Path | None = None) -> Checked:
    """Return what is known about a script.

    Args:
        scripts: the folder of the shipped scripts.
        name: the name of a shipped script, or the path of an XLSForm.
        pack: an area pack's file, to take the script of that name from it.

    Raises:
        OutreachError: there is no such file, or it cannot be read.
    """
    if pack is not None:
        return check_file(script_in_pack_file(pack, name))
    return check_file(find_script_file(scripts, name))
