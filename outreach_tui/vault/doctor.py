"""A vault examined, saved from damage into a new folder, and copied to a safe place.

Rules:
- Nothing is repaired in place: what can be read goes into a new folder, under the same passphrase.
- A copy is a vault like any other: sealed, opened by the same slots, with the same history and head.
- A journal comes last into the new folder: where there is one, everything it needs is there.
- The vault is locked meanwhile, so nobody writes what is being read; it may lie where nothing can be written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outreach_tui.sealing.passphrase import LEAST_COST, SlotCost
from outreach_tui.sealing.safe_file import make_folder
from outreach_tui.vault.contents import Vault
from outreach_tui.vault.errors import VaultError, as_vault_errors
from outreach_tui.vault.journal import JournalLock, SealedUnder
from outreach_tui.vault.journal.check import Examination, Lost, examine, save_what_can_be_read
from outreach_tui.vault.keys import Slots
from outreach_tui.vault.role import Role
from outreach_tui.vault.store import JOURNAL, check_not_lost, has_vault

__all__ = ["Examination", "Lost", "back_up", "examine_vault", "repair_vault"]


def examine_vault(
    folder: Path, passphrase: str, role: Role = Role.WORK, *, least: SlotCost = LEAST_COST
) -> Examination:
    """Return what the vault holds and what of it cannot be read; nothing is changed.

    Args:
        folder: what `create_vault` was given.
        passphrase: what opens it.
        role: which of its vaults.
        least: the cheapest slot to accept; only tests pass one.
    """
    with _to_read(folder, passphrase, role, least) as (home, protection):
        return examine(home / JOURNAL, protection)


def repair_vault(
    folder: Path, passphrase: str, into: Path, role: Role = Role.WORK, *, least: SlotCost = LEAST_COST
) -> Examination:
    """Make a whole vault in another folder with everything that can be read, and return what is lost.

    Args:
        folder: the damaged vault's; it stays as it is.
        passphrase: what opens it, and will open the new one.
        into: the folder for the new one.
        role: which of its vaults.
        least: the cheapest slot to accept; only tests pass one.
    """
    with _to_read(folder, passphrase, role, least) as (home, protection), as_vault_errors(into):
        target = _new_home(into, role)
        Slots(home).copy_to(target)
        return save_what_can_be_read(home / JOURNAL, protection, target / JOURNAL)


def back_up(vault: Vault, into: Path) -> None:
    """Make a copy of an open vault in another folder, which `open_vault` opens with the same passphrase."""
    home = vault.folder
    with as_vault_errors(into):
        target = _new_home(into, Role(home.name))
        Slots(home).copy_to(target)
        vault.copy_journal(target / JOURNAL)


@contextmanager
def _to_read(
    folder: Path, passphrase: str, role: Role, least: SlotCost
) -> Iterator[tuple[Path, SealedUnder]]:
    """Lock a vault, and yield where it lies and what it is sealed under."""
    home = folder / role
    with as_vault_errors(home):
        lock = JournalLock.acquire_to_read(home / JOURNAL)
        try:
            protection = SealedUnder(Slots(home).key(passphrase, least), role)
            check_not_lost(folder, role)
            yield home, protection
        finally:
            lock.release()


def _new_home(folder: Path, role: Role) -> Path:
    home = folder / role
    if has_vault(folder, role):
        raise VaultError("already-there", str(folder), "holds a vault already", "Choose another folder")
    make_folder(home)
    return home
