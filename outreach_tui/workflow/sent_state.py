"""What this laptop has handed over so far: its place in the sequence, and which revisions went with it.

A revision that went is "sent, not yet confirmed" until a receipt names it; every bundle carries whatever has
no receipt. Each bundle is remembered with the revisions that went in it for the first time.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_tui.exchange.sequence import Mark
from outreach_tui.exchange.write_bundle import SealedBundle
from outreach_tui.workflow import bundle_marks
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SentState:
    """Everything written so far."""

    last: Mark | None
    """The newest bundle; the next one names it."""
    revisions: frozenset[str]
    """Ids of the revisions that went in any bundle."""


def sent_state(workspace: Workspace) -> SentState:
    """Return what was handed over so far."""
    sent = workspace.vault.sent_bundles()
    newest = max(sent, key=lambda bundle: bundle.sequence, default=None)
    return SentState(
        last=bundle_marks.mark_of(newest) if newest else None,
        revisions=frozenset(revision for bundle in sent for revision in bundle.revisions),
    )


def take_number(workspace: Workspace, bundle: SealedBundle) -> None:
    """Take a bundle's number for good; its changes count as sent only from `remember_sent` on."""
    at = workspace.outside.now().isoformat(timespec="seconds")
    workspace.vault.keep_sent(bundle_marks.kept_mark(bundle.mark, bundle.bundle_id, at))


def remember_sent(workspace: Workspace, bundles: Iterable[SealedBundle], before: SentState) -> None:
    """Remember bundles that now stand whole at their place."""
    at = workspace.outside.now().isoformat(timespec="seconds")
    known = set(before.revisions)
    with workspace.vault.together():
        for bundle in bundles:
            first_time = tuple(one for one in bundle.revision_ids if one not in known)
            known.update(first_time)
            workspace.vault.keep_sent(bundle_marks.kept_mark(bundle.mark, bundle.bundle_id, at, first_time))
