"""What this laptop has handed over so far: its place in the sequence, and which revisions went with it.

Kept in the vault. A revision that went is "sent, not yet confirmed" until a receipt names it; every bundle
carries whatever has no receipt.
"""

import msgspec

from outreach_tui.exchange.sequence import Mark
from outreach_tui.workflow.workspace import Workspace

_SETTING = "sent"


class SentState(msgspec.Struct, frozen=True, kw_only=True):
    """Everything written so far."""

    last: Mark | None = None
    """The newest bundle; the next one names it."""
    revisions: frozenset[str] = frozenset()
    """Ids of the revisions that went in any bundle."""


def sent_state(workspace: Workspace) -> SentState:
    """Return what was handed over so far."""
    raw = workspace.vault.setting(_SETTING)
    return msgspec.json.decode(raw, type=SentState) if raw else SentState()


def keep_sent_state(workspace: Workspace, state: SentState) -> None:
    """Keep what was handed over."""
    workspace.vault.keep_settings({_SETTING: msgspec.json.encode(state)})
