"""Clear old entries from the audit log; a person says yes first.

Rules (security.md P11 and P13):
- An entry goes once it is older than the area pack says (730 days where it does not), and every entry before
  it in its log is gone or goes with it: the order of the chain counts, not one clock that was wrong.
- On an officer's laptop nothing goes that the lead partner has not confirmed to have.
- Only the entry goes: who, what, whom and when. Its link stays, a number and hashes; so each link that is
  left is still proven to follow, back to the first, here and at the lead partner (decisions/0011).
- That it was done, and up to which link, is an entry of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from outreach_tui.number_words import counted
from outreach_tui.vault.audit_log import KeptLink
from outreach_tui.workflow.area_attachments import audit_log_days
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.audit import Action, link_of, note
from outreach_tui.workflow.audit_sent import heard
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OldEntries:
    """What may go now."""

    days: int
    """How many days an entry is kept."""
    own: tuple[int, ...]
    """The links of this workspace's own log whose entries would go, by number."""
    arrived: tuple[tuple[str, int], ...]
    """Those of the logs that arrived from laptops, each by its log and number."""
    until: str
    """The time of the newest of them, in ISO text; empty if there are none."""
    waiting: int
    """Old entries that stay because the lead partner has not confirmed to have them."""

    @property
    def count(self) -> int:
        """How many entries would go."""
        return len(self.own) + len(self.arrived)

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole, line by line."""
        kept = f"Entries of the audit log are kept {self.days} days. Older than that: {self.count}"
        until = f", up to {brief_kept_day(self.until[:10])}" if self.until else ""
        laptops = f" ({len(self.arrived)} of them from laptops)" if self.arrived else ""
        waits = f"Stays: {self.waiting} as old, which the lead partner has not confirmed to have."
        return (f"{kept}{laptops}{until}.", *((waits,) if self.waiting else ()))

    @property
    def done(self) -> str:
        """What to say once they went."""
        if not self.count:
            return "There is nothing to clear yet."
        return (
            f"Cleared: {counted(self.count, 'entry')} of the audit log. The chain still proves what is left."
        )


def what_is_old(workspace: Workspace) -> OldEntries:
    """Return what clearing would take from the audit logs now, changing nothing."""
    days = audit_log_days(kept_pack(workspace))
    before = workspace.outside.now() - timedelta(days=days)
    own = list(_old(workspace.vault.own_log.all(), before))
    is_officer, known = workspace.profile.role is Role.OFFICER, heard(workspace)
    goes = [one for one in own if not is_officer or one[0].seq <= known]
    by_log = groupby(workspace.vault.arrived_logs.all(), key=attrgetter("log"))
    arrived = [one for _, rows in by_log for one in _old(rows, before)]
    return OldEntries(
        days=days,
        own=tuple(link.seq for link, _ in goes),
        arrived=tuple((link.log, link.seq) for link, _ in arrived),
        until=max((at for _, at in (*goes, *arrived)), default=""),
        waiting=len(own) - len(goes),
    )


def clear_log(workspace: Workspace) -> OldEntries:
    """Clear the old entries; return what went.

    Raises: OutreachError when it cannot be written; what had gone by then stays gone.
    """
    found = what_is_old(workspace)
    if not found.count:
        return found
    note(workspace, Action.LOG_CLEARED, reason=str(max(found.own, default=0)))
    if found.own:
        workspace.vault.own_log.leave_out(("", seq) for seq in found.own)
    if found.arrived:
        workspace.vault.arrived_logs.leave_out(found.arrived)
    return found


def _old(rows: Iterable[KeptLink], before: datetime) -> Iterator[tuple[KeptLink, str]]:
    """Yield the links of one log, each with the time of its entry, up to the first that is young enough."""
    for row in rows:
        entry = link_of(row).read()
        if entry is None:
            continue
        if not _is_before(entry.at, before):
            return
        yield row, entry.at


def _is_before(at: str, before: datetime) -> bool:
    try:
        moment = datetime.fromisoformat(at)
        return (moment if moment.tzinfo else moment.replace(tzinfo=before.tzinfo)) < before
    except ValueError:
        return False
