"""What goes wrong with a journal, each said in one plain sentence.

Rules:
- The codes are stable: `locked`, `damaged`, `foreign`, `newer-version`, `not-there`, `already-there`,
  `read-only`, `disk-full`, `file-trouble`, `not-confirmed`, `closed`, `unstorable`, `too-big`.
- No sentence repeats a document: it may end in a log.
"""

from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.errors import told_plainly


class JournalError(OutreachError):
    """A journal that could not be opened, read or written."""


class UnstorableValueError(JournalError, TypeError):
    """A document that holds something a journal cannot give back exactly as it was."""

    def __init__(self, what: str) -> None:
        """Say `what` is unstorable."""
        next_step = "Store text, numbers, bytes, lists and mappings by text"
        super().__init__("unstorable", "a document", what, next_step)


class DamagedError(JournalError):
    """Bytes that were acknowledged once and cannot be read any more; nothing is dropped silently."""

    def __init__(self, path: Path, at: int, what: str) -> None:
        """Say `what` is wrong `at` which byte."""
        super().__init__(
            "damaged",
            str(path),
            f"is damaged at byte {at}: {what}",
            "Nothing was changed; keep the file and put back a backup, or repair it into a new file",
        )
        self.at = at


class DiskError(JournalError, OSError):
    """The operating system refused; whoever expects an `OSError` from a TinyDB storage catches it too."""


def of_the_system(trouble: OSError, path: Path) -> JournalError:
    """Return the sentence for an error of the operating system."""
    if isinstance(trouble, JournalError):
        return trouble
    return DiskError(*told_plainly(trouble, path))
