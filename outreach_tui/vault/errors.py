"""What goes wrong with a vault, each said in one plain sentence.

Rules:
- The codes are those of the journal and of the passphrase slot, and `no-vault`, `journal-missing` and
  `not-now`.
- The sentence names the folder, never a person, an answer or a passphrase.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.errors import SealingError, told_plainly
from outreach_tui.vault.journal import JournalError

_ABOUT_PASSPHRASES = frozenset({"wrong-passphrase", "passphrase-length", "passphrase-characters"})


class VaultError(OutreachError):
    """A vault that could not be made, opened, read or written."""


@contextmanager
def as_vault_errors(folder: Path) -> Iterator[None]:
    """Turn the errors of journal, slot and system into the vault's own, about `folder`."""
    try:
        yield
    except (JournalError, SealingError) as error:
        where = "the passphrase" if error.code in _ABOUT_PASSPHRASES else str(folder)
        raise VaultError(error.code, where, error.what, error.next_step) from error
    except OSError as error:
        raise VaultError(*told_plainly(error, folder)) from error


@contextmanager
def journal_as_vault_errors(folder: Path) -> Iterator[None]:
    """Turn the journal's errors into the vault's own; what a caller's block raises besides goes through."""
    try:
        yield
    except JournalError as error:
        raise VaultError(error.code, str(folder), error.what, error.next_step) from error
