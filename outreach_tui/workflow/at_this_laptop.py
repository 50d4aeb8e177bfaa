"""Who sits at this laptop, and where its folder lies: asked again while the workspace is open."""

from outreach_tui.errors import OutreachError
from outreach_tui.vault.place import warning_about
from outreach_tui.workflow.audit import Action, note_if_possible
from outreach_tui.workflow.workspace import Workspace


def is_passphrase(workspace: Workspace, passphrase: str) -> bool:
    """Tell whether this passphrase opens the workspace; trying one costs what opening costs."""
    is_right = workspace.vault.openers.is_passphrase(passphrase)
    if not is_right:
        note_if_possible(workspace, Action.PASSPHRASE_REFUSED)
    return is_right


def require_passphrase(workspace: Workspace, passphrase: str) -> None:
    """Raise unless this passphrase opens the workspace."""
    if not is_passphrase(workspace, passphrase):
        raise OutreachError(
            "wrong-passphrase", "the passphrase", "it does not open this workspace", "Type it again, slowly"
        )


def folder_warning(workspace: Workspace) -> str:
    """Return what to say about a folder that another program copies elsewhere; empty where none does."""
    return warning_about(workspace.home) or ""
