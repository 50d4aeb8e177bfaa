"""What lies in a workspace's folder, for whoever holds the keys: every frame, not only what still counts."""

from pathlib import Path

from outreach_tui.vault.keys import PASSPHRASE_SLOT
from tests.scenario.areas import PASSPHRASE
from tests.vault.read_by_the_page import data_key, plain_frames


def everything_in(folder: Path) -> bytes:
    """Return all that the passphrase opens in the closed vaults below a folder, frame by frame."""
    return b"\n".join(
        plain
        for slot in folder.rglob(PASSPHRASE_SLOT)
        for file in slot.parent.glob("journal*")
        if file.stat().st_size
        for _, plain in plain_frames(
            file.read_bytes(), data_key(slot.read_bytes(), PASSPHRASE), slot.parent.name.encode()
        )
    )
