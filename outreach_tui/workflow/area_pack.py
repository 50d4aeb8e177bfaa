"""The area as its lead partner sees it, the next version of its pack, and the keys of the day changed.

Rules (security.md 5, steps 1 and 8):
- A next version needs no sheet: the key of the day signs it. A new charter needs one.
- After the keys of the day were changed, bundles are sealed to the old age key as well for 30 days, and the
  old one opens late bundles for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from outreach_tui.exchange.charter import Charter, Recipient, SignedCharter
from outreach_tui.sealing.age_file import new_identity
from outreach_tui.sealing.recovery_sheet import root_key_of, secret_on
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.sealing.signature import new_signing_key, public_line
from outreach_tui.workflow import area_kept, keyring
from outreach_tui.workflow.area_attachments import (
    LocalNumber,
    local_numbers,
    with_files,
    with_numbers,
)
from outreach_tui.workflow.area_scripts import list_area_scripts, require_scripts_run
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.require_lead import require_lead
from outreach_tui.workflow.run_out import run_out
from outreach_tui.workflow.set_up_lead import CHARTER_LASTS
from outreach_tui.workflow.workspace import Workspace

TAKEN_BY_SYNC = (
    "New officers join with this file. Now sync: that takes the pack to the laptops that are there."
)
"""What to do once a pack was written."""
BOTH_KEYS = timedelta(days=30)
"""How long bundles are sealed to the lead partner's old age key as well."""


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area in plain values."""

    name: str
    """Its name for people."""
    version: int
    """The version of its pack."""
    expires: str
    """Until when a pack with this charter may be taken in (UTC, ISO)."""
    run_out: str
    """That it has run out and what to do, in words; empty while it may be taken in."""
    words: tuple[str, ...]
    """The six words that are read out to a new officer."""
    laptop: str
    """This laptop's id; empty at the lead partner's, which has none."""
    laptops: int
    """Laptops on the register that count."""
    numbers: tuple[LocalNumber, ...]
    """The local numbers of the pass-it-on card."""
    scripts: tuple[str, ...]
    """The area's own scripts, each with its version and what it stands in for."""

    @property
    def standing(self) -> tuple[str, ...]:
        """Its pack, in words."""
        if self.run_out:
            return f"{self.name}: area pack {self.version}.", self.run_out
        until = brief_kept_day(self.expires[:10])
        return (f"{self.name}: area pack {self.version}, to be taken in until {until}.",)


@dataclass(frozen=True, slots=True)
class PackChanges:
    """What the next version says otherwise."""

    numbers: Sequence[str] | None = None
    """The local numbers, each "Social work=0141 287 0555"; None leaves them."""
    scripts: Sequence[Path] = ()
    """Scripts to add, or to put in the place of one with the same file name."""
    notices: Sequence[Path] = ()
    """Notices likewise."""


def show_area(workspace: Workspace) -> AreaShown:
    """Return the area this workspace belongs to."""
    pack = area_kept.kept_pack(workspace)
    counting = [one for one in pack.register.signers if pack.register.revocation(one.key) is None]
    return AreaShown(
        name=pack.name,
        version=pack.version,
        expires=pack.expires,
        run_out=run_out(workspace),
        words=area_kept.words_of(pack),
        laptop=workspace.profile.device,
        laptops=len(counting),
        numbers=local_numbers(pack),
        scripts=tuple(one.in_words for one in list_area_scripts(workspace)),
    )


def write_next_pack(workspace: Workspace, changes: PackChanges, to: Path) -> Path:
    """Write the next version of the pack into a folder, and return its file.

    Args:
        workspace: the lead partner's.
        changes: what it says otherwise.
        to: the folder.

    Raises: OutreachError when this is no lead's workspace, or a file cannot be read or written.
    """
    require_lead(workspace, "Make the pack")
    pack = with_files(area_kept.kept_pack(workspace), changes.scripts, changes.notices)
    if changes.scripts:
        require_scripts_run(pack)
    if changes.numbers is not None:
        pack = with_numbers(pack, changes.numbers)
    area_kept.keep_next_pack(workspace, pack)
    return write_pack(workspace, to)


def write_pack(workspace: Workspace, to: Path) -> Path:
    """Write the pack in use into a folder, and return its file."""
    path = to / f"{area_kept.kept_pack(workspace).area}.area-pack"
    write_safely(path, area_kept.pack_bytes(workspace))
    return path


def renew_charter(workspace: Workspace, sheet: str, to: Path, *, changes_keys: bool) -> Path:
    """Sign a new charter with the root key from a sheet, and write a pack that rests on it.

    Args:
        workspace: the lead partner's.
        sheet: the recovery key, as typed, or the text of a sheet.
        to: the folder for the pack.
        changes_keys: whether the keys of the day are made anew.

    Raises: OutreachError when this is no lead's workspace, or the sheet is another area's.
    """
    require_lead(workspace, "Renew the charter")
    pack, keys = area_kept.kept_pack(workspace), workspace.keyring
    root, now = root_key_of(secret_on(sheet)), workspace.outside.now()
    before = pack.charter.says
    after = msgspec.structs.replace(
        before,
        number=before.number + 1,
        made=area_kept.utc(now),
        expires=area_kept.utc(now + CHARTER_LASTS),
        recipients=_still_wanted(before, keys, now),
    )
    if changes_keys:
        keys = _new_keys(keys)
        after = _with_keys(after, keys)
    charter = SignedCharter.sign(after, root)
    with workspace.vault.together():
        workspace.vault.keep_settings({keyring.SETTING: keyring.to_bytes(keys)})
        workspace.keyring = keys
        area_kept.keep_next_pack(workspace, replace(pack, charter=charter))
        note(workspace, Action.KEYS_CHANGED if changes_keys else Action.CHARTER_RENEWED)
    return write_pack(workspace, to)


def _new_keys(keys: keyring.Keyring) -> keyring.Keyring:
    return keyring.Keyring(
        signing_seed=new_signing_key().seed,
        age_secret=new_identity().secret,
        key_epoch=keys.key_epoch + 1,
        older_age_secrets=(keys.age_secret, *keys.older_age_secrets),
    )


def _with_keys(charter: Charter, keys: keyring.Keyring) -> Charter:
    new = Recipient(role="lead", age=keys.age_identity.recipient)
    return msgspec.structs.replace(
        charter,
        lead_signing_key=public_line(keys.signing_key),
        recipients=(new, *charter.recipients),
    )


def _still_wanted(charter: Charter, keys: keyring.Keyring, now: datetime) -> tuple[Recipient, ...]:
    """Return whom bundles are still sealed to: an older key of the day only for a while."""
    is_recent = area_kept.utc(now - BOTH_KEYS) <= charter.made
    current = keys.age_identity.recipient
    return tuple(
        one for one in charter.recipients if is_recent or one.role == "recovery" or one.age == current
    )
