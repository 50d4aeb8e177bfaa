"""Begin an area: the lead partner's workspace and keys of the day, both recovery sheets, the first pack.

The recovery key opens every bundle of the area, and the root key that signs its charters comes from it. It is
written on two sheets and kept nowhere else; both stand, and one is proven to work, before the area does.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.charter import Charter, Recipient, SignedCharter
from outreach_tui.sealing.age_file import AgeIdentity, new_identity, seal
from outreach_tui.sealing.recovery_sheet import root_key_of
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.sealing.signature import new_signing_key, public_line
from outreach_tui.workflow import area_kept, keyring, profile
from outreach_tui.workflow.area_attachments import first_attachments
from outreach_tui.workflow.keyring import Keyring
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.profile import Profile, Role
from outreach_tui.workflow.profiles import new_profile
from outreach_tui.workflow.recovery_sheets import Prove, Sheets, read_back, require_proof, write_sheets

CHARTER_LASTS = timedelta(days=400)
"""How long a charter may be taken in: a year, and time to find the sheet."""

_LONGEST_AREA_ID = 40


@dataclass(frozen=True, slots=True)
class LeadSetUp:
    """What beginning an area wrote."""

    pack: Path
    """The area pack, for every officer's laptop."""
    sheets: Sheets
    """The recovery sheets: to be printed, and then deleted."""
    words: tuple[str, ...]
    """The six words officers type, to be read out by phone."""


@dataclass(frozen=True, slots=True)
class PreparedArea:
    """An area that has its recovery sheets and nothing else yet."""

    area: str
    """Its short name."""
    name: str
    """Its plain name."""
    recovery: AgeIdentity = field(repr=False)
    """The key on the sheets, until one of them is proven."""
    sheets: Sheets
    """Where the sheets were written."""


def set_up_lead(new: NewWorkspace, name: str, outside: Outside, prove: Prove = read_back) -> LeadSetUp:
    """Make the workspace and write the area pack and the recovery sheets.

    Args:
        new: where, and whose.
        name: the area's plain name.
        outside: the clock and chance.
        prove: asks for the key on one of the sheets, once both are written.

    Raises: OutreachError when the sheet is not proven, or a folder holds something already or cannot be
        written.
    """
    prepared = prepare_area(name, new.to)
    return begin_area(new, prepared, prove(prepared.sheets), outside)


def prepare_area(name: str, to: Path) -> PreparedArea:
    """Make the area's recovery key and write both sheets into the folder `to`.

    Raises: OutreachError when the name has no letters, or the folder cannot be written.
    """
    area, recovery = area_id(name), new_identity()
    return PreparedArea(area, name, recovery, write_sheets(recovery, area, name, to))


def begin_area(new: NewWorkspace, prepared: PreparedArea, proof: str, outside: Outside) -> LeadSetUp:
    """Make the workspace and write the area pack, once one of the sheets is proven.

    Args:
        new: where, and whose.
        prepared: what `prepare_area` returned.
        proof: what was typed from a sheet.
        outside: the clock and chance.

    Raises: OutreachError when the sheet is not proven, or a folder holds something already or cannot be
        written.
    """
    require_proof(prepared.recovery, proof)
    keys = Keyring(signing_seed=new_signing_key().seed, age_secret=new_identity().secret)
    pack = _first_pack(prepared.area, prepared.name, keys, prepared.recovery, outside)
    raw = pack.to_bytes(keys.signing_key)
    written = LeadSetUp(new.to / f"{prepared.area}.area-pack", prepared.sheets, area_kept.words_of(pack))
    write_safely(written.pack, raw)
    device = f"{prepared.area}-lead"
    lead = Profile(Role.LEAD, new.who, new.organisation, prepared.area, prepared.name, device)
    with new_profile(new, outside) as vault:
        vault.openers.keep_recovery(lambda key: seal(key, [prepared.recovery.recipient]))
        vault.keep_settings(
            {
                profile.SETTING: profile.to_bytes(lead),
                keyring.SETTING: keyring.to_bytes(keys),
                area_kept.SETTING: raw,
            }
        )
    return written


def area_id(name: str) -> str:
    """Return the short name of an area ("gla-south"), safe in a file name and in a register.

    Raises: OutreachError (`area-name`) when no letters or digits are in it.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_AREA_ID].strip("-")
    if not short:
        raise OutreachError(
            "area-name",
            "the area's name",
            "no letters or digits are in it",
            "Give the name people use for the area",
        )
    return short


def _first_pack(area: str, name: str, keys: Keyring, recovery: AgeIdentity, outside: Outside) -> AreaPack:
    root, now = root_key_of(recovery), outside.now()
    charter = Charter(
        area=area,
        name=name,
        number=1,
        made=area_kept.utc(now),
        expires=area_kept.utc(now + CHARTER_LASTS),
        root=public_line(root),
        lead_signing_key=public_line(keys.signing_key),
        recipients=(
            Recipient(role="lead", age=keys.age_identity.recipient),
            Recipient(role="recovery", age=recovery.recipient),
        ),
    )
    return AreaPack(
        charter=SignedCharter.sign(charter, root),
        version=1,
        made=charter.made,
        attachments=first_attachments(),
    )
