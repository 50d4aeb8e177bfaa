"""The one door to a vault: make one, open one, or open one with the lead partner's recovery key.

Rules:
- Only one program holds a vault; a second one is told who does, before any passphrase is tried.
- A passphrase costs work to try, and a wrong one tells nothing.
- A vault has a folder of its own within the one given: the journal, slots for its key, a lock, and while it
  is open a note of the process that holds it. No name of a file tells of anybody, and nothing personal is
  written anywhere else.
- A folder whose journal is gone is never taken for a new one: its slots open the journal once it is put back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from outreach_tui.sealing.aead import new_key
from outreach_tui.sealing.disk import REAL_DISK
from outreach_tui.sealing.passphrase import LEAST_COST, STANDARD_COST, SlotCost
from outreach_tui.sealing.safe_file import forget_unfinished, make_folder
from outreach_tui.vault.contents import Vault
from outreach_tui.vault.errors import VaultError, as_vault_errors
from outreach_tui.vault.journal import JournalLock, JournalStorage, SealedUnder
from outreach_tui.vault.kept import BundleMark, Draft, KeptForm, KeptSubmission
from outreach_tui.vault.keys import RECOVERY_SLOT, Slots
from outreach_tui.vault.role import Role

__all__ = [
    "BundleMark",
    "Draft",
    "KeptForm",
    "KeptSubmission",
    "Role",
    "Vault",
    "VaultError",
    "check_not_lost",
    "create_vault",
    "has_lost_journal",
    "has_vault",
    "open_vault",
    "recover_vault",
]

JOURNAL = "journal"
"""File name of the journal in a vault's folder."""


def has_vault(folder: Path, role: Role = Role.WORK) -> bool:
    """Tell whether there is a vault in the folder."""
    return REAL_DISK.exists(folder / role / JOURNAL)


def has_lost_journal(folder: Path, role: Role = Role.WORK) -> bool:
    """Tell whether there was a vault in the folder whose journal is gone.

    The recovery slot comes after the journal: alone, it says so. A passphrase slot alone is a vault that was
    being made.
    """
    return REAL_DISK.exists(folder / role / RECOVERY_SLOT) and not has_vault(folder, role)


def create_vault(
    folder: Path, passphrase: str, role: Role = Role.WORK, *, cost: SlotCost = STANDARD_COST
) -> Vault:
    """Return a new, empty vault.

    Args:
        folder: where its own folder is made; a work and an identity vault may share it.
        passphrase: what opens it from now on.
        role: what it is for.
        cost: what a guess at the passphrase costs; only tests pass one.

    Raises:
        VaultError: there is one already, or was (`journal-missing`), or it cannot be made.
    """
    home = folder / role
    with as_vault_errors(home):
        make_folder(home)
        with _locked(home) as lock:
            if has_vault(folder, role):
                raise VaultError(
                    "already-there", str(home), "holds a vault already", "Open it, or choose another folder"
                )
            check_not_lost(folder, role)
            key = new_key()
            Slots(home).guard(key, passphrase, cost)
            return Vault(home, key, JournalStorage(home / JOURNAL, SealedUnder(key, role), lock=lock))


def open_vault(
    folder: Path, passphrase: str, role: Role = Role.WORK, *, least: SlotCost = LEAST_COST
) -> Vault:
    """Return the vault in the folder, with everything that was kept.

    Args:
        folder: what `create_vault` was given.
        passphrase: what the person typed.
        role: what it is for.
        least: the cheapest slot to accept; only tests pass one.

    Raises:
        VaultError: `no-vault`, `journal-missing`, `locked`, `wrong-passphrase`, `damaged` or why it cannot
            be read.
    """
    return _opened(folder, role, lambda slots: slots.key(passphrase, least))


def recover_vault(
    folder: Path,
    unseal: Callable[[bytes], bytes],
    passphrase: str,
    role: Role = Role.WORK,
    *,
    cost: SlotCost = STANDARD_COST,
) -> Vault:
    """Return the vault, opened by the lead partner's recovery key, under a new passphrase.

    Args:
        folder: what `create_vault` was given.
        unseal: opens what the recovery slot holds.
        passphrase: what opens the vault from now on.
        role: what it is for.
        cost: what a guess at the passphrase costs; only tests pass one.
    """
    vault = _opened(folder, role, lambda slots: slots.recovered_key(unseal))
    try:
        with as_vault_errors(folder / role):
            Slots(folder / role).guard(vault._key, passphrase, cost)
    except BaseException:
        vault.close()
        raise
    return vault


def _opened(folder: Path, role: Role, key_from: Callable[[Slots], bytes]) -> Vault:
    home = folder / role
    if not (has_vault(folder, role) or has_lost_journal(folder, role)):
        raise VaultError("no-vault", str(folder), "holds no vault", "Choose its folder, or set up a new one")
    with as_vault_errors(home), _locked(home) as lock:
        key = key_from(Slots(home))
        check_not_lost(folder, role)
        forget_unfinished(home)
        return Vault(home, key, JournalStorage(home / JOURNAL, SealedUnder(key, role), lock=lock))


def check_not_lost(folder: Path, role: Role) -> None:
    """Raise `VaultError` (`journal-missing`) where only the keys of a vault are left."""
    if has_lost_journal(folder, role):
        what = "the file with everything that was kept is gone"
        next_step = (
            f"Look for a file called {JOURNAL} in the waste bin and put it back there, or put back a backup"
        )
        raise VaultError("journal-missing", str(folder / role), what, next_step)


@contextmanager
def _locked(home: Path) -> Iterator[JournalLock]:
    """Hold the vault's lock; it is let go again only if an error leaves the block."""
    lock = JournalLock.acquire(home / JOURNAL)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise
