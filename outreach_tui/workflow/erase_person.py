"""Wipe a young person: every record, conversation, draft, name and address, for good, on this laptop.

Their id stays, so that nothing about them is ever taken in again; it says nothing by itself.
"""

from outreach_tui.records.picture import Picture
from outreach_tui.vault.store import Role, has_vault, open_vault
from outreach_tui.workflow.workspace import Workspace


def erase_person(workspace: Workspace, person: str, passphrase: str) -> int:
    """Erase everything about one young person, in both vaults.

    Args:
        workspace: the opened workspace.
        person: the young person's id.
        passphrase: what opens the identity vault, which has their name.

    Returns: how many records there were in the work vault.
    Raises: OutreachError when the passphrase does not open the identity vault; then nothing is erased.
    """
    records = len(workspace.picture.about(person))
    if has_vault(workspace.home, Role.IDENTITY):
        with open_vault(workspace.home, passphrase, Role.IDENTITY) as identity:
            identity.erase([person])
    workspace.vault.erase([person])
    workspace.picture = Picture.of(workspace.vault.revisions())
    return records
