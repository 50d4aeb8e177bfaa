"""Set up the lead partner's workspace: its vault, its keys, the area pack, and the recovery sheet.

The recovery key opens every bundle of the area. It is written on the sheet once and kept nowhere else; the
sheet stands before the workspace does, so that no area begins without one.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.area import AreaPack, Recipient
from outreach_tui.exchange.register import Register
from outreach_tui.sealing.age_file import AgeIdentity, new_identity, seal
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.sealing.signature import new_signing_key, public_line
from outreach_tui.workflow import area_kept, keyring, profile
from outreach_tui.workflow.keyring import Keyring
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.profile import Profile, Role
from outreach_tui.workflow.profiles import new_profile

_PACK_LASTS = timedelta(days=400)
_LONGEST_AREA_ID = 40
_SHEET = """\
Outreach: recovery sheet for the area "{name}"

This key opens every bundle of the area if the lead partner's own key is lost.
Print this sheet twice, put each in a sealed envelope in another safe, delete this file.

{secret}

How to open a bundle with it: docs/recovery.md
"""


@dataclass(frozen=True, slots=True)
class LeadSetUp:
    """What setting up the lead's workspace wrote."""

    pack: Path
    """The area pack, for every officer's laptop."""
    sheet: Path
    """The recovery sheet: to be printed, and then deleted."""


def set_up_lead(new: NewWorkspace, name: str, outside: Outside) -> LeadSetUp:
    """Make the workspace and write the area pack and the recovery sheet.

    Args:
        new: where, and whose.
        name: the area's plain name.
        outside: the clock and chance.

    Raises: OutreachError when the folder holds something already or cannot be written.
    """
    area = area_id(name)
    recovery, keys = new_identity(), _new_keys()
    pack = _first_pack(area, name, keys, recovery, outside)
    raw = pack.to_bytes(keys.root_key)
    lead = Profile(Role.LEAD, new.who, new.organisation, area, name, f"{area}-lead")
    written = LeadSetUp(new.to / f"{area}.area-pack", new.to / f"{area}-recovery-sheet.txt")
    write_safely(written.sheet, _SHEET.format(name=name, secret=recovery.secret).encode())
    write_safely(written.pack, raw)
    with new_profile(new, outside) as vault:
        vault.keep_recovery_slot(lambda key: seal(key, [recovery.recipient]))
        vault.keep_settings(
            {
                profile.SETTING: profile.to_bytes(lead),
                keyring.SETTING: keyring.to_bytes(keys),
                area_kept.SETTING: raw,
            }
        )
    return written


def area_id(name: str) -> str:
    """Return the short name of an area ("gla-south"), safe in a file name and in a register."""
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


def _new_keys() -> Keyring:
    return Keyring(
        signing_seed=new_signing_key().seed,
        age_secret=new_identity().secret,
        root_seed=new_signing_key().seed,
    )


def _first_pack(area: str, name: str, keys: Keyring, recovery: AgeIdentity, outside: Outside) -> AreaPack:
    now = outside.now()
    return AreaPack(
        area=area,
        name=name,
        version=1,
        made=area_kept.utc(now),
        expires=area_kept.utc(now + _PACK_LASTS),
        root=public_line(keys.root_key),
        lead_signing_key=public_line(keys.signing_key),
        recipients=(
            Recipient(role="lead", age=keys.age_identity.recipient),
            Recipient(role="recovery", age=recovery.recipient),
        ),
        register=Register(),
    )
