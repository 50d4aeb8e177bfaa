"""Change the passphrase of a workspace: only its slots are written anew, nothing that was saved.

Rules:
- Names come first, then the workspace itself. Cut off in between, the old passphrase still opens the
  workspace, and the same change done again finishes it.
"""

from outreach_tui.errors import OutreachError
from outreach_tui.vault.store import Role, has_vault, open_vault
from outreach_tui.workflow.at_this_laptop import require_passphrase
from outreach_tui.workflow.audit import Action, note_if_possible
from outreach_tui.workflow.workspace import Workspace


def change_passphrase(workspace: Workspace, old: str, new: str) -> None:
    """Let `new` open the workspace from now on, and `old` no more.

    Raises: OutreachError when `old` does not open it; then nothing is changed.
    """
    require_passphrase(workspace, old)
    if has_vault(workspace.home, Role.IDENTITY):
        _change_for_names(workspace, old, new)
    workspace.vault.openers.change_passphrase(old, new)
    note_if_possible(workspace, Action.PASSPHRASE_CHANGED)


def _change_for_names(workspace: Workspace, old: str, new: str) -> None:
    try:
        with open_vault(workspace.home, old, Role.IDENTITY) as identity:
            identity.openers.change_passphrase(old, new)
    except OutreachError as error:
        if error.code != "wrong-passphrase":
            raise
        open_vault(workspace.home, new, Role.IDENTITY).close()
