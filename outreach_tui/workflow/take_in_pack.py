"""Take in a newer area pack that lies at a place: of our own area and root, and never an older one."""

from outreach_tui.exchange.area import AreaPack
from outreach_tui.workflow.area_kept import SETTING, kept_pack, utc
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.workspace import Workspace


def take_in_pack(workspace: Workspace, raw: bytes, where: str) -> int:
    """Keep the pack if it is newer than the one in use.

    Returns: its version, 0 where it is the one in use.
    Raises: AreaError when it is no pack, another area's or another root's, older, or has run out.
    """
    known = kept_pack(workspace)
    pack = AreaPack.from_bytes(raw, at=utc(workspace.outside.now()), known=known, where=where)
    if pack.version == known.version:
        return 0
    with workspace.vault.together():
        workspace.vault.keep_settings({SETTING: raw})
        note(workspace, Action.PACK_TAKEN, str(pack.version))
    return pack.version
