"""The area pack that this workspace trusts, and the hand-over state that goes with it, kept in the vault."""

from datetime import UTC, datetime

from outreach_tui.exchange.area import AreaPack
from outreach_tui.sealing.signature import SigningKey
from outreach_tui.workflow.workspace import Workspace

SETTING = "area-pack"
"""The name under which the vault keeps the pack's signed bytes."""


def kept_pack(workspace: Workspace) -> AreaPack:
    """Return the pack in use; it was trusted when it came in."""
    raw = workspace.vault.setting(SETTING)
    return AreaPack.from_bytes(raw or b"", at=None, known=None)


def keep_pack(workspace: Workspace, pack: AreaPack, root: SigningKey) -> bytes:
    """Keep a new version of the pack, signed, and return its bytes."""
    raw = pack.to_bytes(root)
    workspace.vault.keep_settings({SETTING: raw})
    return raw


def utc(moment: datetime) -> str:
    """Return a moment as the formats write it: UTC, to the second, `2026-05-04T09:30:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
