"""Back up: a sealed copy of a workspace that only its passphrase or the recovery key opens; and put it back.

Rules:
- A backup is a workspace like any other; no name in it tells whose it is.
- It is opened and verified before it counts, and again before it is put back.
- Names come first and the work vault last, for without one a folder is no workspace: where there is a
  workspace, nothing of it is missing. What was cut off can be done again.
- Putting back never writes over a workspace: it makes one more. It only reads the backup, which may lie on a
  medium that cannot be written.
"""

from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.vault.doctor import back_up as copy_vault
from outreach_tui.vault.doctor import examine_vault, repair_vault
from outreach_tui.vault.store import Role, has_vault, open_vault
from outreach_tui.workflow.examine_workspace import examine_workspace, work_last
from outreach_tui.workflow.profiles import profile_folders
from outreach_tui.workflow.workspace import Workspace

_NAME_BYTES = 4


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made and verified."""

    folder: Path
    """Where it lies."""
    rows: int
    """Rows it holds."""


def back_up(workspace: Workspace, passphrase: str, place: Path) -> BackedUp:
    """Write a sealed copy of the workspace into a new folder at the place.

    Args:
        workspace: what is copied.
        passphrase: what opens it, to verify the copy.
        place: the folder or stick.

    Raises: OutreachError when the place cannot be written, or the copy does not hold what the workspace does.
    """
    if not place.is_dir():
        raise OutreachError(
            "place", str(place), "there is no such folder", "Put the stick in, or make the folder"
        )
    day = workspace.outside.now().strftime("%Y%m%d")
    folder = place / f"outreach-backup-{day}-{workspace.outside.random_bytes(_NAME_BYTES).hex()}"
    home = folder / workspace.home.name
    if has_vault(workspace.home, Role.IDENTITY):
        with open_vault(workspace.home, passphrase, Role.IDENTITY) as identity:
            copy_vault(identity, home)
    copy_vault(workspace.vault, home)
    examination = examine_vault(home, passphrase)
    if not examination.is_whole:
        raise OutreachError(
            "backup-differs", str(folder), "the copy is not whole", "Delete it and try another stick"
        )
    return BackedUp(folder, examination.rows)


def put_back(backup: Path, folder: Path, passphrase: str) -> Path:
    """Make a workspace of a backup.

    Args:
        backup: the folder `back_up` made.
        folder: where workspaces lie on this laptop.
        passphrase: what opens the backup, and will open the workspace.

    Returns: where it lies now.
    Raises: OutreachError when the backup is damaged, does not open, or is here already.
    """
    if not profile_folders(backup):
        raise OutreachError(
            "no-backup", str(backup), "there is no whole backup there", "Give the folder that `backup` named"
        )
    examined = examine_workspace(backup, passphrase)
    if not examined.is_whole:
        raise OutreachError(
            "damaged", str(backup), "a part of the backup cannot be read", "Run `outreach doctor` on it"
        )
    home = folder / examined.home.name
    if home in profile_folders(folder):
        raise OutreachError(
            "already-there", str(folder), "this workspace is here already", "Give another --folder"
        )
    for role in work_last(Role(found.role) for found in examined.vaults):
        if not _is_there(examined.home, home, passphrase, role):
            repair_vault(examined.home, passphrase, home, role)
    return home


def _is_there(backup: Path, home: Path, passphrase: str, role: Role) -> bool:
    """Tell whether this very vault was put there already, before putting back was cut off."""
    if not has_vault(home, role):
        return False
    kept, there = (examine_vault(place, passphrase, role) for place in (backup, home))
    return there.head == kept.head
