"""Change the passphrase of a workspace: only its slots are written anew, nothing that was saved."""

from outreach_tui.vault.store import Role, has_vault, open_vault
from outreach_tui.workflow.workspace import Workspace


def change_passphrase(workspace: Workspace, old: str, new: str) -> None:
    """Let `new` open the workspace from now on, and `old` no more.

    Raises: OutreachError when `old` does not open it; then nothing is changed.
    """
    if has_vault(workspace.home, Role.IDENTITY):
        with open_vault(workspace.home, old, Role.IDENTITY) as identity:
            identity.change_passphrase(old, new)
    workspace.vault.change_passphrase(old, new)
