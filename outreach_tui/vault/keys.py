"""The key of a vault and the slots it can be got from.

Rules:
- The data key is chance and never changes; the passphrase only guards it. Another passphrase is another slot
  file and rewrites nothing else.
- A slot is written whole or not at all; the slot before it is gone only once the new one is there.
- The recovery slot is sealed by whoever calls (age, to the lead partner's recovery key): its sealing and
  opening are handed in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.sealing.aead import KEY_BYTES
from outreach_tui.sealing.disk import REAL_DISK, Disk
from outreach_tui.sealing.errors import SealingError
from outreach_tui.sealing.passphrase import LEAST_COST, STANDARD_COST, SlotCost, make_slot, open_slot
from outreach_tui.sealing.safe_file import read_whole, write_safely

PASSPHRASE_SLOT = "slot-passphrase"  # noqa: S105 - the name of a file
"""File name of the slot that the passphrase opens."""
RECOVERY_SLOT = "slot-recovery.age"
"""File name of the slot that the lead partner's recovery key opens."""
LARGEST_SLOT = 16 * 1024
"""Bytes of a slot that are looked at, sealed or opened."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The slot files of one vault."""

    folder: Path
    """The vault's folder."""
    disk: Disk = REAL_DISK
    """Where it is; only tests pass another."""

    def guard(self, key: bytes, passphrase: str, cost: SlotCost = STANDARD_COST) -> None:
        """Let `passphrase`, and no other from now on, give back `key`."""
        write_safely(self.folder / PASSPHRASE_SLOT, make_slot(passphrase, key, cost), disk=self.disk)

    def key(self, passphrase: str, least: SlotCost = LEAST_COST) -> bytes:
        """Return the key, or raise `SealingError` (`wrong-passphrase`, `slot-damaged`)."""
        return open_slot(
            passphrase, read_whole(self.folder / PASSPHRASE_SLOT, LARGEST_SLOT, disk=self.disk), least
        )

    def copy_to(self, folder: Path) -> None:
        """Put copies of the slots into another vault's folder."""
        for name in (PASSPHRASE_SLOT, RECOVERY_SLOT):
            if self.disk.exists(self.folder / name):
                raw = read_whole(self.folder / name, LARGEST_SLOT, disk=self.disk)
                write_safely(folder / name, raw, disk=self.disk)

    @property
    def has_recovery(self) -> bool:
        """Whether there is a slot for the lead partner."""
        return self.disk.exists(self.folder / RECOVERY_SLOT)

    def keep_recovery(self, key: bytes, seal: Callable[[bytes], bytes]) -> None:
        """Keep the key sealed for the lead partner."""
        write_safely(self.folder / RECOVERY_SLOT, seal(key), disk=self.disk)

    def recovered_key(self, unseal: Callable[[bytes], bytes]) -> bytes:
        """Return the key out of the recovery slot, opened by `unseal`.

        Raises: SealingError (`slot-damaged`) when what comes out is no key; whatever `unseal` raises.
        """
        key = unseal(read_whole(self.folder / RECOVERY_SLOT, LARGEST_SLOT, disk=self.disk))
        if len(key) != KEY_BYTES:
            raise SealingError(
                "slot-damaged", "the recovery slot", "it holds no key of a vault", "Put back a backup of it"
            )
        return key
