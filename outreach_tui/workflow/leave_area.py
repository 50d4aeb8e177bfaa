"""An officer leaves: everything was received, the keys of this laptop are destroyed, a certificate says so.

Rules (security.md 5, step 9):
- Nothing is destroyed while anything that may travel has no receipt, or a conversation is not finished. One
  in which nothing was ever said holds nobody up; it goes, and that is said.
- Names and doors travel in no bundle: nothing is destroyed while one is here that was not handed to another
  officer.
- The certificate is written first under another name and gets its own only after the slots are gone: where it
  stands, nothing on the laptop opens any more. A step that fails leaves everything as it was, or nothing to
  lose.
- Without a slot the data key is nowhere, so what still lies on the disk is no more than chance.
"""

from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.number_words import counted
from outreach_tui.sealing.disk import REAL_DISK, Disk
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.sealing.signature import sign
from outreach_tui.vault.keys import PASSPHRASE_SLOT, RECOVERY_SLOT
from outreach_tui.vault.store import Role, has_vault
from outreach_tui.workflow.at_this_laptop import require_passphrase
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.hand_over import require_officer, sorted_out, without_receipt
from outreach_tui.workflow.hand_person_over import LIST as HAND_OVERS
from outreach_tui.workflow.identity import open_identity
from outreach_tui.workflow.leave_certificate import NAMESPACE, certificate_of
from outreach_tui.workflow.never_answered import never_answered
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Left:
    """What leaving wrote."""

    certificate: Path
    """The signed certificate; its signature lies beside it as `.sig`."""
    officer_only: tuple[str, ...]
    """What was for this officer alone and ended with the keys, in sentences."""
    never_said: int = 0
    """Conversations that were begun, and in which nothing was ever said; they went too."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All that went with the keys, in sentences."""
        if not self.never_said:
            return self.officer_only
        went = f"Begun and never answered, gone too: {counted(self.never_said, 'conversation')}."
        return (*self.officer_only, went)


def leave(workspace: Workspace, passphrase: str, place: Path, *, disk: Disk = REAL_DISK) -> Left:
    """Destroy the keys of this laptop once everything was received, and write the certificate.

    Args:
        workspace: the officer's; it is closed when this returns.
        passphrase: what opens it, typed again for this.
        place: the folder or stick for the certificate.
        disk: where the slots lie; only tests pass another.

    Raises: OutreachError when anything is not received or not finished, or a step fails; then it can be run
        again.
    """
    require_officer(workspace)
    require_passphrase(workspace, passphrase)
    never_said = _require_nothing_open(workspace)
    _require_all_received(workspace)
    _require_names_handed_over(workspace, passphrase)
    note(workspace, Action.LEAVING)
    certificate = certificate_of(workspace)
    content = certificate.to_bytes()
    signature = sign(workspace.keyring.signing_key, NAMESPACE, content)
    path = place / f"{workspace.profile.device}.left.json"
    write_safely(path.with_name(f"{path.name}.sig"), signature, disk=disk)
    waiting = path.with_name(f".{path.name}.waiting")
    write_safely(waiting, content, disk=disk)
    workspace.close()
    for slot in _slots(workspace.home):
        _destroyed(slot, disk)
    disk.replace(waiting, path)
    disk.sync_folder(place)
    return Left(path, certificate.lines, never_said)


def _require_nothing_open(workspace: Workspace) -> int:
    """Return how many conversations go with the keys because nothing was ever said in them."""
    empty = never_answered(workspace)
    drafts = len(workspace.vault.drafts()) - len(empty)
    if drafts:
        raise OutreachError(
            "not-finished",
            "this laptop",
            f"not finished: {counted(drafts, 'conversation')}",
            "Finish them, or throw them away on today with Del pressed twice, then sync",
        )
    return len(empty)


def _require_all_received(workspace: Workspace) -> None:
    waiting = len(without_receipt(workspace, sorted_out(workspace)))
    if waiting:
        raise OutreachError(
            "not-received",
            "this laptop",
            f"no receipt yet for {counted(waiting, 'change')}",
            "Run `outreach sync`, let the lead partner take them in, and sync once more",
        )


def _require_names_handed_over(workspace: Workspace, passphrase: str) -> None:
    if not has_vault(workspace.home, Role.IDENTITY):
        return
    names = open_identity(workspace, passphrase, 0.0)
    try:
        here = [record.id for record in names.workspace.picture.each("identities")]
    finally:
        names.lock()
    waiting = sum(not workspace.picture.about(person, HAND_OVERS) for person in here)
    if waiting:
        raise OutreachError(
            "names-here",
            "this laptop",
            f"the {_names_of(waiting)} on no other laptop",
            "Hand each over with `outreach person hand-over`, or wipe whoever asked for it, then sync",
        )


def _names_of(people: int) -> str:
    return "name of 1 person is" if people == 1 else f"names of {people} people are"


def _slots(home: Path) -> tuple[Path, ...]:
    return tuple(
        home / role / name
        for role in Role
        if has_vault(home, role)
        for name in (RECOVERY_SLOT, PASSPHRASE_SLOT)
    )


def _destroyed(slot: Path, disk: Disk) -> None:
    """Write over a slot, then remove it; where either fails the rest is still there to try again."""
    if not disk.exists(slot):
        return
    file = disk.open(slot, writable=True)
    try:
        file.write(0, bytes(file.size()))
        file.sync()
    finally:
        file.close()
    disk.remove(slot)
    disk.sync_folder(slot.parent)
