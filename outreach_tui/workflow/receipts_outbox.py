"""The outbox of receipts: sealed files in the lead partner's own folder, until their laptops saw them."""

from collections.abc import Iterator
from pathlib import Path

from outreach_tui.exchange.places import sealed_name
from outreach_tui.sealing.safe_file import make_folder, write_safely
from outreach_tui.workflow import received_state
from outreach_tui.workflow.told_state import told
from outreach_tui.workflow.workspace import Workspace

_FOLDER = "receipts"


def lay_in_receipt(workspace: Workspace, sealed: bytes) -> Path:
    """Keep a sealed receipt and return its file; raises an OutreachError when it cannot be written."""
    folder = workspace.home / _FOLDER
    make_folder(folder)
    path = folder / sealed_name(sealed)
    write_safely(path, sealed)
    return path


def waiting_receipts(workspace: Workspace) -> Iterator[Path]:
    """Yield the receipts that no laptop has said it saw, as they lie in the outbox."""
    for device in sorted(received_state.recipients(workspace)):
        for one in told(workspace, device).waiting:
            path = workspace.home / _FOLDER / one.file
            if path.is_file():
                yield path


def forget_seen_receipts(workspace: Workspace) -> None:
    """Remove the receipts that were seen from the outbox."""
    folder = workspace.home / _FOLDER
    waiting = set(waiting_receipts(workspace))
    for path in folder.iterdir() if folder.is_dir() else ():
        if path not in waiting:
            path.unlink(missing_ok=True)
