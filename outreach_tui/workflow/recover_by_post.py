"""A forgotten passphrase, with the lead partner somewhere else: a request goes there, a grant comes back.

Rules:
- The new passphrase is chosen when the request is made. It guards the one-time key until the grant is here,
  so that whoever finds laptop and grant still opens nothing.
- The lead partner types the six words the officer reads out, and takes the sheet out of the safe.
- Until a grant is taken in, nothing changes on the laptop.
"""

from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.area import LARGEST_PACK, AreaPack
from outreach_tui.exchange.recovery import LARGEST_RECOVERY, RecoveryGrant, RecoveryRequest
from outreach_tui.sealing.aead import decrypt, encrypt, new_key
from outreach_tui.sealing.age_file import AgeIdentity, identity_from_secret, new_identity, open_sealed
from outreach_tui.sealing.passphrase import make_slot, open_slot
from outreach_tui.sealing.recovery_sheet import secret_on
from outreach_tui.sealing.safe_file import read_whole, write_safely
from outreach_tui.sealing.signature import new_signing_key, public_line
from outreach_tui.sealing.spoken_words import spoken
from outreach_tui.vault.keys import LARGEST_SLOT, RECOVERY_SLOT
from outreach_tui.vault.store import Role, has_vault, recover_vault
from outreach_tui.workflow import area_kept
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.recover_workspace import note_recovered, one_home
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.spoken_request import SpokenRequest
from outreach_tui.workflow.workspace import Workspace

PENDING = "recovery-pending"
"""The file beside the vaults that holds the one-time key, sealed under the new passphrase."""
RECOVERING = SpokenRequest(RecoveryRequest.from_bytes, LARGEST_RECOVERY)
"""A locked laptop asks for its keys."""

_NONCE = bytes(12)
_PURPOSE = b"outreach one-time recovery key"
_SLOT_BYTES = 96


@dataclass(frozen=True, slots=True)
class Requested:
    """A request that was written."""

    path: Path
    """Its file, for the lead partner."""
    words: tuple[str, ...]
    """The six words to read out when they ring."""


def request_recovery(new: NewWorkspace, pack: Path, outside: Outside) -> Requested:
    """Write a request for the keys of a laptop whose passphrase is forgotten.

    Args:
        new: where the workspace lies, whose it is, and the new passphrase.
        pack: the area pack's file; it says whom to seal to.
        outside: the clock.

    Raises: OutreachError when the pack is none, there is no one workspace, or a file cannot be written.
    """
    area = AreaPack.from_bytes(read_whole(pack, LARGEST_PACK), at=None, known=None, where=pack.name)
    home, once, key = one_home(new.folder), new_identity(), new_signing_key()
    request = RecoveryRequest(
        area=area.area,
        officer=new.who,
        signing_key=public_line(key),
        age_recipient=once.recipient,
        made=area_kept.utc(outside.now()),
        slots={
            role.value: read_whole(home / role / RECOVERY_SLOT, LARGEST_SLOT)
            for role in Role
            if (home / role / RECOVERY_SLOT).is_file()
        },
    )
    write_safely(home / PENDING, _guarded(once, new.passphrase))
    path = new.to / f"{area.area}-{new.who}.recovery-request.age"
    write_safely(path, request.to_bytes(key, area.age_recipients))
    return Requested(path, spoken(request.digest()))


def grant_recovery(workspace: Workspace, request: Path, words: str, sheet: str, to: Path) -> Path:
    """Open a laptop's slots with the recovery sheet, and write the grant.

    Args:
        workspace: the lead partner's.
        request: the request's file.
        words: the six words the officer read out, as typed.
        sheet: the recovery key, as typed, or the text of a sheet.
        to: the folder for the grant.

    Raises: OutreachError when this is no lead's workspace, or request, words or sheet are not right.
    """
    require_lead(workspace, "Grant it")
    keys, pack = workspace.keyring, area_kept.kept_pack(workspace)
    asked = RECOVERING.require_words(workspace, request, words)
    recovery = secret_on(sheet)
    grant = RecoveryGrant(
        area=pack.area,
        request=asked.digest().hex(),
        signing_key=public_line(keys.signing_key),
        made=area_kept.utc(workspace.outside.now()),
        keys={role: open_sealed(slot, [recovery], LARGEST_SLOT) for role, slot in asked.slots.items()},
    )
    note(workspace, Action.GRANTED)
    path = to / request.name.replace("request", "grant")
    write_safely(path, grant.to_bytes(keys.signing_key, asked.age_recipient))
    return path


def take_grant(folder: Path, grant: Path, passphrase: str, outside: Outside) -> None:
    """Let the new passphrase open the workspace.

    Args:
        folder: where it lies.
        grant: the grant's file.
        passphrase: the one chosen when the request was made.
        outside: the clock.

    Raises: OutreachError when there is no request under way, the passphrase is not its, or the grant not for
        it.
    """
    home = one_home(folder)
    if not (home / PENDING).is_file():
        raise OutreachError(
            "no-request", str(folder), "no request was made here", "Run `outreach recovery request` first"
        )
    once = _released(read_whole(home / PENDING, LARGEST_SLOT), passphrase)
    found = RecoveryGrant.from_bytes(read_whole(grant, LARGEST_RECOVERY), once, grant.name)
    for role in (role for role in Role if has_vault(home, role)):
        _let_in(home, role, _granted(found, role, grant.name), passphrase)
    (home / PENDING).unlink()
    note_recovered(home, passphrase, outside)


def _let_in(home: Path, role: Role, key: bytes, passphrase: str) -> None:
    recover_vault(home, lambda _slot: key, passphrase, role).close()


def _granted(grant: RecoveryGrant, role: Role, where: str) -> bytes:
    key = grant.keys.get(role.value)
    if key is None:
        raise OutreachError(
            "no-key", where, f"it holds no key for the {role.value} vault", "Ask for it to be granted again"
        )
    return key


def _guarded(once: AgeIdentity, passphrase: str) -> bytes:
    key = new_key()  # used for one message, so the nonce may stand still
    return make_slot(passphrase, key) + encrypt(key, _NONCE, once.secret.encode(), _PURPOSE)


def _released(raw: bytes, passphrase: str) -> AgeIdentity:
    key = open_slot(passphrase, raw[:_SLOT_BYTES])
    return identity_from_secret(decrypt(key, _NONCE, raw[_SLOT_BYTES:], _PURPOSE).decode())
