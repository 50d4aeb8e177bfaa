"""Get round a forgotten passphrase: the lead partner's recovery sheet gives a workspace a new one.

Only the recovery key opens the slot that holds the workspace's keys; nothing that was saved is written again.
"""

from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.age_file import open_sealed
from outreach_tui.sealing.recovery_sheet import secret_on
from outreach_tui.vault.keys import LARGEST_SLOT
from outreach_tui.vault.store import Role, has_vault, recover_vault
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.profiles import profile_folders


def recover_workspace(
    folder: Path, sheet: str, passphrase: str, outside: Outside, where: str = "the recovery sheet"
) -> None:
    """Let a new passphrase open one workspace that the recovery key opens.

    Args:
        folder: where the workspace lies; where several people share a laptop, that person's own folder in it.
        sheet: the recovery key as typed, or the text of a sheet.
        passphrase: what opens it from now on.
        outside: the clock and chance, to note it.
        where: what to call the sheet in a sentence.

    Raises: OutreachError when the sheet holds no key, the key does not open it, or several could be meant.
    """
    identity = secret_on(sheet, where)
    home = one_home(folder)
    for role in (role for role in Role if has_vault(home, role)):
        recover_vault(
            home, lambda sealed: open_sealed(sealed, [identity], LARGEST_SLOT), passphrase, role
        ).close()
    note_recovered(home, passphrase, outside, "sheet")


def note_recovered(home: Path, passphrase: str, outside: Outside, reason: str = "") -> None:
    """Note in the audit log of a workspace that a new passphrase opens it.

    Raises: OutreachError when it cannot be noted.
    """
    workspace = open_workspace(home.parent, passphrase, outside)
    try:
        note(workspace, Action.RECOVERED, reason=reason)
    finally:
        workspace.close()


def one_home(folder: Path) -> Path:
    """Return the folder of the one workspace that lies below `folder`, or of this very one.

    Raises: OutreachError when there is none, or several could be meant.
    """
    homes = (folder,) if has_vault(folder) else profile_folders(folder)
    if len(homes) == 1:
        return homes[0]
    what = "several people's workspaces lie here" if homes else "there is no workspace here"
    names = f": {', '.join(home.name for home in homes)}" if homes else ""
    raise OutreachError(
        "which-workspace", str(folder), what, f"Give --folder with the folder of the one meant{names}"
    )
