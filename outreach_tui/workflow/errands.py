"""The errands of whoever's workspace it is."""

from outreach_tui.workflow.errand import Errand
from outreach_tui.workflow.lead_errands import LEADS
from outreach_tui.workflow.officer_errands import OFFICERS
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.workspace import Workspace


def errands_of(workspace: Workspace) -> tuple[Errand, ...]:
    """Return what can be done here a few times a year."""
    errands = LEADS if workspace.profile.role is Role.LEAD else OFFICERS
    return tuple(errand.at(workspace) for errand in errands)
