"""Sync this workspace, whoever's it is, with a folder, a stick or a server."""

from outreach_tui.exchange.sync_place import AskPassword
from outreach_tui.workflow.audit import Action, note_if_possible
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.sync_lead import LeadSynced, sync_lead
from outreach_tui.workflow.sync_officer import OfficerSynced, sync_officer
from outreach_tui.workflow.tell import Tell
from outreach_tui.workflow.which_disk import remember_stick, require_its_stick, whole_address
from outreach_tui.workflow.workspace import Workspace

_LAST_PLACE = "last-place"

Synced = OfficerSynced | LeadSynced
"""What a sync came to."""


def sync(workspace: Workspace, address: str, tell: Tell, ask: AskPassword | None = None) -> Synced:
    """Sync with the place somebody named, and remember its name for the next time.

    Raises: OutreachError when the place cannot be opened at all, or its stick is not in.
    """
    address = whole_address(address)
    require_its_stick(workspace, address)
    verb = sync_lead if workspace.profile.role is Role.LEAD else sync_officer
    synced = verb(workspace, address, tell, ask)
    note_if_possible(workspace, Action.SYNCED, reason="broken-off" if synced.trouble else "")
    if last_place(workspace) != address:
        workspace.vault.keep_settings({_LAST_PLACE: address.encode()})
    remember_stick(workspace, address)
    return synced


def last_place(workspace: Workspace) -> str:
    """Return the place of the last sync; empty before the first."""
    return (workspace.vault.setting(_LAST_PLACE) or b"").decode()
