"""What anybody's new workspace begins with."""

from dataclasses import dataclass, field
from pathlib import Path

from outreach_tui.vault.place import warning_about


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """Where a workspace is made, and whose it becomes."""

    folder: Path
    """Where it is made; new or empty."""
    passphrase: str = field(repr=False)
    """What opens it."""
    who: str
    """The code of its officer or coordinator, never a name."""
    organisation: str
    """The public service, or the lead partner."""
    to: Path
    """The folder that files for others are written to: the area pack, the join request."""

    @property
    def warning(self) -> str:
        """What is wrong with the folder; empty if nothing is."""
        return warning_about(self.folder) or ""
