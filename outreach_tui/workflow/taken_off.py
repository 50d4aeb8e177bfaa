"""Whether this laptop was taken off the register, as far as the area pack that is here says so."""

from outreach_tui.sealing.signature import public_line
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.workspace import Workspace


def taken_off(workspace: Workspace) -> str:
    """Return what its officer is to know, in words; empty while its key counts or awaits approval."""
    revocation = kept_pack(workspace).register.revocation(public_line(workspace.keyring.signing_key))
    if revocation is None:
        return ""
    return (
        f"This laptop was taken off the register on {brief_kept_day(revocation.on[:10])}: what it hands over "
        "now is not taken. Nothing is lost; ring the lead partner, then join anew: outreach device rejoin."
    )
