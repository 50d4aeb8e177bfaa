"""Undo the last merge, or undo its undoing: what it brought goes out of view, or comes back.

Nothing leaves the store, so a receipt stays true; nothing that was erased comes back.
"""

from dataclasses import dataclass

from outreach_tui.errors import OutreachError
from outreach_tui.records.withdrawal import stays_in_view
from outreach_tui.workflow import merges_kept
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.merges_kept import MergeMade
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing, or doing again, came to."""

    merge: MergeMade
    """The merge."""
    changes: int
    """Changes that went out of view, or came back."""
    is_undone: bool
    """Whether it is undone now."""


def last_merge(workspace: Workspace) -> MergeMade | None:
    """Return the merge that `undo_merge` would undo, None where there is none."""
    standing = [one for one in merges_kept.merges(workspace.vault) if not one.is_undone]
    return standing[-1] if standing else None


def undo_merge(workspace: Workspace) -> Undone:
    """Take what the last standing merge brought out of view.

    Raises: OutreachError when this is no lead's workspace, or every merge is undone already.
    """
    require_lead(workspace, "Undo a merge")
    made = last_merge(workspace)
    if made is None:
        raise OutreachError(
            "nothing-to-undo", "this workspace", "no merge stands here", "Merge something first"
        )
    return _switch(workspace, made, is_undone=True)


def redo_merge(workspace: Workspace) -> Undone:
    """Bring back what the merge undone last had brought, whichever merges were made since.

    Raises: OutreachError when this is no lead's workspace, or no merge is undone.
    """
    require_lead(workspace, "Undo a merge")
    undone = [one for one in merges_kept.merges(workspace.vault) if one.is_undone]
    if not undone:
        raise OutreachError(
            "nothing-to-undo",
            "this workspace",
            "no merge was undone here",
            "Nothing needs to be brought back",
        )
    last = max(undone, key=lambda one: (one.undone_as, -one.number))
    return _switch(workspace, last, is_undone=False)


def _switch(workspace: Workspace, made: MergeMade, *, is_undone: bool) -> Undone:
    before, taken_back = merges_kept.withdrawn(workspace.vault), stays_in_view(workspace.picture)
    with workspace.vault.together():
        merges_kept.mark_undone(workspace.vault, made.number, is_undone=is_undone)
        note(workspace, Action.UNDONE if is_undone else Action.REDONE, str(made.number))
    after = merges_kept.withdrawn(workspace.vault)
    known = workspace.vault.revisions()
    gone = {one: known[one] for one in after - before if one in known}
    back = {one: known[one] for one in before - after if one in known}
    workspace.picture.withdraw(gone)
    workspace.picture.add(back)
    workspace.follow_what_was_taken_back(taken_back)
    return Undone(made, len(gone) + len(back), is_undone)
