"""Examine a workspace: everything in it verified, damage named with what is lost and how to get it back.

Rules:
- Examining changes nothing. Repairing writes what can be read into a new folder, never in place.
- The workspace is found by its passphrase, also when it cannot be opened any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.number_words import counted
from outreach_tui.vault.doctor import Lost, examine_vault, repair_vault
from outreach_tui.vault.place import warning_about
from outreach_tui.vault.store import Role, check_not_lost, has_lost_journal, has_vault
from outreach_tui.workflow.profiles import all_folders


@dataclass(frozen=True, slots=True)
class ExaminedVault:
    """What one vault of a workspace holds and lacks."""

    role: str
    """"work" or "identity"."""
    rows: int
    """Rows in it."""
    saves: int
    """Commits that can be read."""
    torn: int
    """Bytes at the end that were never acknowledged."""
    lost: tuple[str, ...]
    """What cannot be read, each stretch in words."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in one workspace."""

    home: Path
    """Where it lies."""
    vaults: tuple[ExaminedVault, ...]
    """Each of its vaults."""
    warning: str
    """What is wrong with the place it lies in; empty if nothing is."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing acknowledged is lost."""
        return not any(vault.lost for vault in self.vaults)


def examine_workspace(folder: Path, passphrase: str) -> Examined:
    """Return what the workspace that this passphrase opens holds and lacks.

    Raises: OutreachError when there is none, it opens none, or the one is in use.
    """
    refusals: list[OutreachError] = []
    for home in all_folders(folder):
        try:
            return _examined(home, passphrase)
        except OutreachError as error:
            refusals.append(error)
    if refusals:
        raise min(refusals, key=lambda error: error.code == "wrong-passphrase")
    raise OutreachError(
        "no-workspace", str(folder), "there is no workspace here yet", "Run `outreach setup` first"
    )


def repair_workspace(examined: Examined, passphrase: str, into: Path) -> None:
    """Write everything that can be read into a new workspace folder; the damaged one stays as it is.

    Raises: OutreachError when nothing is left to be read, or the folder cannot be written.
    """
    check_not_lost(examined.home, Role.WORK)
    for role in work_last(role for role in Role if has_vault(examined.home, role)):
        repair_vault(examined.home, passphrase, into / examined.home.name, role)


def work_last(roles: Iterable[Role]) -> list[Role]:
    """Return these roles with the work vault last: where that one is, the workspace is complete."""
    return sorted(roles, key=lambda role: role is Role.WORK)


def _examined(home: Path, passphrase: str) -> Examined:
    roles = [role for role in Role if has_vault(home, role) or has_lost_journal(home, role)]
    vaults = tuple(_vault(home, passphrase, role) for role in roles)
    return Examined(home, vaults, warning_about(home) or "")


def _vault(home: Path, passphrase: str, role: Role) -> ExaminedVault:
    try:
        found = examine_vault(home, passphrase, role)
    except OutreachError as error:
        if error.code != "journal-missing":
            raise
        return ExaminedVault(role.value, 0, 0, 0, (f"everything. {error.next_step}.",))
    lost = tuple(_in_words(one, found.blocks) for one in found.lost)
    return ExaminedVault(role.value, found.rows, found.commits, found.torn, lost)


def _in_words(lost: Lost, blocks: int) -> str:
    place = f"{lost.length:,} bytes from byte {lost.at:,}"
    if not lost.frames:
        return place
    if lost.is_snapshot:
        return f"{place}, {lost.frames} of the {blocks} pieces in which the older records lie"
    return f"{place}, about {counted(lost.frames, 'save')}"
