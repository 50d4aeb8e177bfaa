"""Whether the area pack in use has run out, and what to do about it; it holds nobody up.

Only a pack that arrives is refused for its date: what is here goes on as before, and nobody new can join.
"""

from outreach_tui.workflow import area_kept
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.workspace import Workspace

_LEAD = (
    "No laptop takes it in any more. Make the next pack with a recovery sheet (under ^g: Change the keys of "
    "the day; or outreach area pack --renew SHEET), then sync."
)
_OFFICER = "Ask the lead partner for the next area pack; a sync takes it in. Nothing that was said is lost."


def run_out(workspace: Workspace) -> str:
    """Return that the pack has run out and what to do, in words; empty while it may be taken in."""
    expires = area_kept.kept_pack(workspace).expires
    if area_kept.utc(workspace.outside.now()) < expires:
        return ""
    what_to_do = _LEAD if workspace.profile.role is Role.LEAD else _OFFICER
    return f"The area pack ran out on {brief_kept_day(expires[:10])}. {what_to_do}"
