"""The area pack that this workspace trusts, and the hand-over state that goes with it, kept in the vault."""

from dataclasses import replace
from datetime import UTC, datetime

from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.charter import charter_digest
from outreach_tui.sealing.spoken_words import spoken
from outreach_tui.workflow.workspace import Workspace

SETTING = "area-pack"
"""The name under which the vault keeps the pack's signed bytes."""


def kept_pack(workspace: Workspace) -> AreaPack:
    """Return the pack in use; it was trusted when it came in."""
    return AreaPack.from_bytes(pack_bytes(workspace), at=None, known=None)


def keep_next_pack(workspace: Workspace, pack: AreaPack) -> AreaPack:
    """Keep what `pack` says as the next version, signed with the key of the day, and return that version."""
    following = replace(pack, version=pack.version + 1, made=utc(workspace.outside.now()))
    workspace.vault.keep_settings({SETTING: following.to_bytes(workspace.keyring.signing_key)})
    return following


def pack_bytes(workspace: Workspace) -> bytes:
    """Return the signed bytes of the pack in use."""
    return workspace.vault.setting(SETTING) or b""


def words_of(pack: AreaPack) -> tuple[str, ...]:
    """Return the six words of the area's root key, read out by phone to whoever takes the pack in first."""
    return spoken(charter_digest(pack.root, pack.area))


def utc(moment: datetime) -> str:
    """Return a moment as the formats write it: UTC, to the second, `2026-05-04T09:30:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
