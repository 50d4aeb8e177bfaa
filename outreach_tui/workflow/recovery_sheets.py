"""The two recovery sheets of an area: written once, proven to work, and from then on only on paper.

Rules (security.md 5, step 1):
- Both sheets say the same. The area begins only after one of them has opened a test file.
- Nothing here keeps what stands on them.
"""

from collections.abc import Callable
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed, seal
from outreach_tui.sealing.recovery_sheet import LARGEST_SHEET, secret_on
from outreach_tui.sealing.safe_file import read_whole, write_safely
from outreach_tui.workflow.asking import SHEET_LINE

Sheets = tuple[Path, Path]
"""The files of both sheets."""
Prove = Callable[[Sheets], str]
"""Asks for the key on one of the sheets, and returns what was typed, or the text of the sheet's file."""

_TEST = b"This sheet opens what is sealed to it."
_SHEET = """\
Outreach: recovery sheet {number} of 2 for the area "{name}"

The key below opens every bundle, every backup and every laptop of the area, and signs for the area when the
lead partner's own keys are lost. Print this sheet. Put the print in a sealed envelope in a safe, the other
sheet in another safe, and delete both files.

{secret}

Try it once a year:          outreach recovery test
A passphrase was forgotten:  outreach recovery grant
How to open a bundle with it and no Outreach: docs/recovery.md
"""


def write_sheets(recovery: AgeIdentity, area: str, name: str, to: Path) -> Sheets:
    """Write both sheets into a folder, to be printed and then deleted.

    Args:
        recovery: the key that stands on them.
        area: the area's short name, for the file names.
        name: its name for people.
        to: the folder.

    Raises: SealingError when it cannot be written.
    """
    first, second = (to / f"{area}-recovery-sheet-{number}.txt" for number in (1, 2))
    for number, path in enumerate((first, second), 1):
        write_safely(path, _SHEET.format(number=number, name=name, secret=recovery.secret).encode())
    return first, second


def read_back(sheets: Sheets) -> str:
    """Return what stands in the first sheet's file: the proof where nobody is there to type."""
    return sheet_text(sheets[0])


def sheet_text(path: Path) -> str:
    """Return the text of a sheet's file."""
    return read_whole(path, LARGEST_SHEET).decode("utf-8", "replace")


def require_proof(recovery: AgeIdentity, typed: str) -> None:
    """Return if the key in `typed` opens a test file sealed to the recovery key.

    Raises: OutreachError when it does not: the area must not begin.
    """
    try:
        is_proven = open_sealed(seal(_TEST, [recovery.recipient]), [secret_on(typed)], 1024) == _TEST
    except OutreachError as error:
        raise _not_proven() from error
    if not is_proven:
        raise _not_proven()


def _not_proven() -> OutreachError:
    return OutreachError(
        "sheet-not-proven",
        "the recovery sheet",
        "what was typed does not open the test file, so the area is not begun yet",
        f"Look at the print once more, and put right {SHEET_LINE}",
    )
