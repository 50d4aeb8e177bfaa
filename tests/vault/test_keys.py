"""Changing the passphrase is one step: whatever happens meanwhile, one of the two opens the vault."""

from pathlib import Path

from outreach_tui.sealing.errors import SealingError
from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.keys import PASSPHRASE_SLOT, Slots
from tests.vault.memory_disk import MemoryDisk

CHEAP = SlotCost(memory=8, passes=1, lanes=1)
HOME = Path("/vault")
KEY = bytes(range(32))


def opens(files: dict[Path, bytes], passphrase: str) -> bool:
    """Tell whether the passphrase gives back the key."""
    try:
        return Slots(HOME, MemoryDisk.holding(files)).key(passphrase, CHEAP) == KEY
    except SealingError:
        return False


def test_no_power_cut_locks_anybody_out() -> None:
    """At every step of the change either the old passphrase opens the vault or the new one does."""
    disk = MemoryDisk()
    slots = Slots(HOME, disk)
    slots.guard(KEY, "old words", CHEAP)
    seen = []

    def check() -> None:
        for files in disk.after_a_crash():
            old, new = opens(files, "old words"), opens(files, "new words")
            assert old != new
            seen.append(new)

    disk.at_every_step = check
    slots.guard(KEY, "new words", CHEAP)
    assert set(seen) == {False, True}
    assert opens({HOME / PASSPHRASE_SLOT: bytes(disk.files[HOME / PASSPHRASE_SLOT].current)}, "new words")
