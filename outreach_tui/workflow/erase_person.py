"""Wipe a young person: every record, conversation and draft about them, for good, on this laptop.

Their id stays, so that nothing about them is ever taken in again; it says nothing by itself.
"""

from outreach_tui.records.picture import Picture
from outreach_tui.workflow.workspace import Workspace


def erase_person(workspace: Workspace, person: str) -> int:
    """Erase everything about one young person.

    Returns: how many records there were.
    """
    records = len(workspace.picture.about(person))
    workspace.vault.erase([person])
    workspace.picture = Picture.of(workspace.vault.revisions())
    return records
