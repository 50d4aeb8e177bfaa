"""Open a workspace with its passphrase."""

from contextlib import suppress
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.records.picture import Picture
from outreach_tui.vault.store import Vault
from outreach_tui.workflow import keyring, profile
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.audit_of_before import bring_up_to_date
from outreach_tui.workflow.erase_person import finish_erasing
from outreach_tui.workflow.failed_unlocks import failed_unlocks, forget_failed_unlocks
from outreach_tui.workflow.out_of_sight import finish_wiping
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.profiles import open_profile
from outreach_tui.workflow.workspace import Workspace


def open_workspace(folder: Path, passphrase: str, outside: Outside) -> Workspace:
    """Return the opened workspace.

    Raises: OutreachError for a wrong passphrase, a folder without a workspace, or one that is open elsewhere,
        damaged, or cannot be written.
    """
    vault, home = open_profile(folder, passphrase)
    try:
        workspace = _workspace(vault, home, outside)
        finish_erasing(workspace, passphrase)
        with suppress(OutreachError):  # a full disk keeps nobody from reading what is here
            finish_wiping(workspace)
            _note_opening(workspace)
    except BaseException:
        vault.close()
        raise
    return workspace


def _note_opening(workspace: Workspace) -> None:
    """Note in one commit that it was opened, and the tries that failed before."""
    tries = failed_unlocks(workspace.home)
    with workspace.vault.together():
        bring_up_to_date(workspace)
        if tries:
            note(workspace, Action.UNLOCK_FAILED, reason=str(tries))
        note(workspace, Action.UNLOCKED)
    forget_failed_unlocks(workspace.home)


def _workspace(vault: Vault, home: Path, outside: Outside) -> Workspace:
    whose, keys = vault.setting(profile.SETTING), vault.setting(keyring.SETTING)
    if whose is None or keys is None:
        raise OutreachError(
            "no-workspace",
            str(home),
            "its setting-up was not finished",
            "Run `outreach setup` in a new folder",
        )
    workspace = Workspace(
        home, vault, profile.from_bytes(whose), keyring.from_bytes(keys), outside, Picture()
    )
    workspace.look_again()
    return workspace
