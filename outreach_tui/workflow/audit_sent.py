"""What of the audit log goes along in a bundle: every link that no receipt has heard of.

Rules:
- An entry about a young person goes only where they travel themselves in this bundle or an earlier one. All
  others go as links without their entries: the chain is whole, and nobody is told of.
- Counted as heard is what a bundle held that a receipt names, as far as it joins what was heard before.
"""

from collections.abc import Collection, Iterable

from outreach_tui.records.audit_chain import Link
from outreach_tui.workflow.audit import link_of
from outreach_tui.workflow.workspace import Workspace

_HEARD = "audit-links-heard"


def links_to_send(workspace: Workspace, people: Collection[str]) -> tuple[Link, ...]:
    """Return the links that go along now.

    Args:
        workspace: the officer's.
        people: the young people whose records may travel.
    """
    rows = workspace.vault.own_log.beyond(heard(workspace))
    return tuple(
        link_of(row) if not row.about or row.about in people else link_of(row).sealed() for row in rows
    )


def remember_heard(workspace: Workspace, links: Iterable[tuple[int, int]]) -> None:
    """Remember up to where the log was heard.

    Args:
        workspace: the officer's.
        links: the first and the last link of each bundle that a receipt names; 0 and 0 for none.
    """
    known = before = heard(workspace)
    for first, last in sorted(links):
        if first <= known + 1:
            known = max(known, last)
    if known != before:
        workspace.vault.keep_settings({_HEARD: str(known).encode()})


def send_whole_log(workspace: Workspace) -> None:
    """Count nothing as heard: under a new name the laptop tells its log from the beginning."""
    workspace.vault.keep_settings({_HEARD: b"0"})


def heard(workspace: Workspace) -> int:
    """Return the number of the last link up to which a receipt says that all of the log arrived."""
    return int((workspace.vault.setting(_HEARD) or b"0").decode())
