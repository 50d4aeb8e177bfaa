"""Give a young person their page: on paper, in a file, or none; and keep how they got it.

Rules:
- Nothing is written anywhere unless the officer says where; a file can be read by anybody who finds it, and
  whoever has it written is told so.
- A printer gets the page through a pipe, without a file of ours; its own queue holds it until it is printed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.records.views import Visit
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.fill_in import fill_in
from outreach_tui.workflow.person_page import PersonPage, page_html, page_text
from outreach_tui.workflow.workspace import Workspace

COPY_WAY = "copy_way"
"""The question, in any script about a meeting, that asks how they would like their copy."""
READABLE = "Anybody who finds this file can read it. Give it to them, then delete it here."
"""What is said whenever a page is written into a file."""

_PRINTERS = ("lp", "lpr")
_POWERSHELL = (
    "[Console]::InputEncoding = [System.Text.Encoding]::UTF8; [Console]::In.ReadToEnd() | Out-Printer"
)
_LONGEST = 60
"""Seconds a printer may take to take the page."""


def write_page(page: PersonPage, file: Path) -> None:
    """Write the page where the officer said: HTML if the name ends so, plain text otherwise.

    Raises: OutreachError when it cannot be written, or something is there already.
    """
    if file.exists():
        raise OutreachError("file-there", str(file), "there is a file already", "Choose another name")
    text = page_html(page) if file.suffix.lower() in {".html", ".htm"} else page_text(page)
    write_safely(file, text.encode())


def print_page(page: PersonPage) -> None:
    """Send the page to this laptop's own printer, through a pipe.

    Raises: OutreachError when there is no printer, or it does not take it.
    """
    print_text(page_text(page))


def print_text(text: str) -> None:
    """Send a text to this laptop's own printer, through a pipe.

    Raises: OutreachError when there is no printer, or it does not take it.
    """
    command = _printer()
    try:
        done = subprocess.run(  # noqa: S603 - the program is this system's own printer command
            command, input=text.encode(), capture_output=True, check=False, timeout=_LONGEST
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise _not_printed("it could not be reached") from error
    if done.returncode:
        raise _not_printed("it did not take the page")


def note_copy(workspace: Workspace, person: str, way: str) -> None:
    """Keep how they got their copy at their last visit: paper, photo, text or none."""
    note_given(workspace, person, way)
    visits = sorted(
        map(Visit.of, workspace.picture.about(person, "visits")),
        key=lambda visit: (visit.on, visit.attempt_no or 0),
    )
    if visits and visits[-1].copy_way != way:
        fill_in(workspace, "copy", {COPY_WAY: way}, person=person, given={"visit": visits[-1].id})


def note_given(workspace: Workspace, person: str, way: str) -> None:
    """Note in the audit log that they got a copy, and how; or that they wanted none."""
    note(workspace, Action.PAGE_GIVEN, person, way)


def _printer() -> tuple[str, ...]:
    if sys.platform == "win32":
        found = shutil.which("powershell") or shutil.which("pwsh")
        if found:
            return found, "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL
    else:
        for name in _PRINTERS:
            if found := shutil.which(name):
                return (found,)
    raise _not_printed("there is none")


def _not_printed(what: str) -> OutreachError:
    return OutreachError("printer", "the printer", what, "Let them photograph the screen, or write a file")
