"""What only the lead partner's workspace may do, refused anywhere else."""

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.workspace import Workspace


def require_lead(workspace: Workspace, what: str) -> None:
    """Return if this is the lead partner's workspace.

    Args:
        workspace: any.
        what: what is to be done ("Let laptops in"), for the sentence.

    Raises: OutreachError `not-lead`.
    """
    if workspace.profile.role is not Role.LEAD:
        raise OutreachError(
            "not-lead", "this workspace", "it is an officer's", f"{what} at the lead partner's workspace"
        )
