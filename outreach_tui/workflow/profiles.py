"""Several people on one laptop: each has a workspace of their own, which the others cannot read.

Rules:
- Each workspace lies in a folder of its own, named by chance; no name of a file tells whose it is.
- Whoever types a passphrase gets the workspace it opens. One that opens none tells nothing, not even how
  many people use the laptop, and costs the work of trying each.
"""

from contextlib import suppress
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.vault.store import Vault, create_vault, has_lost_journal, has_vault, open_vault
from outreach_tui.workflow.failed_unlocks import count_failed_unlock
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.outside import Outside

_NAME_BYTES = 4
_WHEN_DAMAGED = "Nothing was changed: run `outreach doctor`, which says what is lost and saves the rest"


def profile_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders of every workspace below this one, in no order that tells anything."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(one for one in folder.iterdir() if one.is_dir() and has_vault(one)))


def all_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders of every workspace, and of those of which only the keys are left."""
    lost = (one for one in folder.iterdir() if has_lost_journal(one)) if folder.is_dir() else ()
    return (*profile_folders(folder), *sorted(lost))


def new_profile(new: NewWorkspace, outside: Outside) -> Vault:
    """Return the empty vault of one more workspace.

    Raises: OutreachError when the passphrase opens somebody's workspace here already, or the folder cannot be
        written.
    """
    if _opens_one(new.folder, new.passphrase):
        raise OutreachError(
            "passphrase-taken", "passphrase", "it is in use on this laptop already", "Choose another one"
        )
    return create_vault(new.folder / outside.random_bytes(_NAME_BYTES).hex(), new.passphrase)


def open_profile(folder: Path, passphrase: str) -> tuple[Vault, Path]:
    """Return the vault that this passphrase opens, and where it lies.

    Raises: OutreachError when there is none, none opens, or the one that would is in use or damaged.
    """
    refusals: list[OutreachError] = []
    homes = all_folders(folder)
    for home in homes:
        try:
            return open_vault(home, passphrase), home
        except OutreachError as error:
            refusals.append(error)
    if not refusals:
        raise OutreachError(
            "no-workspace", str(folder), "there is no workspace here yet", "Run `outreach setup` first"
        )
    _count_failure(homes, refusals)
    refusal = min(refusals, key=lambda error: error.code == "wrong-passphrase")
    if refusal.code == "damaged":
        raise OutreachError(refusal.code, refusal.where, refusal.what, _WHEN_DAMAGED) from refusal
    raise refusal


def _count_failure(homes: tuple[Path, ...], refusals: list[OutreachError]) -> None:
    """Count a passphrase that opens none beside every workspace it was tried at."""
    for home, refusal in zip(homes, refusals, strict=True):
        if refusal.code == "wrong-passphrase":
            count_failed_unlock(home)


def _opens_one(folder: Path, passphrase: str) -> bool:
    for profile in profile_folders(folder):
        with suppress(OutreachError):
            open_vault(profile, passphrase).close()
            return True
    return False
