"""On which disk the folder lies that somebody syncs with: a stick, or this laptop's own.

Rules:
- What lies on the laptop's own disk is handed over to nobody yet; whoever sends is told so, before and after.
- A folder that held a stick once and lies on the laptop's own disk now is not written to: the stick is out.
"""

from pathlib import Path

import msgspec

from outreach_tui.exchange.mount_point import is_on_same_disk
from outreach_tui.exchange.places import no_stick
from outreach_tui.workflow.workspace import Workspace

_STICKS = "sticks"
_MOST = 20


def whole_address(address: str) -> str:
    """Return the address of a place so that it means the same from any folder; a server's is as it is."""
    return address if "://" in address else str(Path(address).expanduser().absolute())


def is_on_own_disk(workspace: Workspace, address: str) -> bool:
    """Tell whether a place is a folder on the disk the workspace itself lies on."""
    try:
        return "://" not in address and is_on_same_disk(Path(address).expanduser(), workspace.home)
    except OSError:
        return False


def require_its_stick(workspace: Workspace, address: str) -> None:
    """Return unless a stick was here before and is not now.

    Raises: PlaceError when it is out.
    """
    if address in _sticks(workspace) and is_on_own_disk(workspace, address):
        raise no_stick(address)


def remember_stick(workspace: Workspace, address: str) -> None:
    """Remember that this folder lies on a disk of its own, where it does."""
    known = _sticks(workspace)
    if "://" in address or address in known or is_on_own_disk(workspace, address):
        return
    workspace.vault.keep_settings({_STICKS: msgspec.json.encode((address, *known)[:_MOST])})


def _sticks(workspace: Workspace) -> tuple[str, ...]:
    kept = workspace.vault.setting(_STICKS)
    return msgspec.json.decode(kept, type=tuple[str, ...]) if kept else ()
