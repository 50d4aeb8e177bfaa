"""Set up an officer's laptop with the lead partner's area pack: its vault, its keys, and its join request.

The pack is trusted because the officer typed the six words that the lead partner read out by phone, from a
number that does not stand in the pack. Interviews may be recorded at once. What they bring counts at the lead
partner's from the moment the laptop is let in (`enrol_device.py`).
"""

from dataclasses import dataclass
from pathlib import Path

from outreach_tui.exchange.area import LARGEST_PACK, AreaPack
from outreach_tui.exchange.charter import charter_digest
from outreach_tui.sealing.age_file import seal
from outreach_tui.sealing.safe_file import read_whole
from outreach_tui.sealing.spoken_words import require_spoken
from outreach_tui.workflow import area_kept, keyring, profile
from outreach_tui.workflow.area_scripts import scripts_not_used
from outreach_tui.workflow.ask_to_join import ask_to_join
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.profile import Profile, Role
from outreach_tui.workflow.profiles import new_profile


@dataclass(frozen=True, slots=True)
class OfficerSetUp:
    """What setting up the laptop wrote."""

    device: str
    """The laptop's id, as the register will have it."""
    area_name: str
    """The area it belongs to."""
    request: Path
    """The join request, for the lead partner."""
    words: tuple[str, ...]
    """The six words of this laptop's keys, to be read out when the lead partner calls."""
    not_used: tuple[str, ...] = ()
    """A sentence for each script of the area that is not used here."""


def set_up_officer(new: NewWorkspace, pack: Path, words: str, outside: Outside) -> OfficerSetUp:
    """Make the workspace and write the join request.

    Args:
        new: where, and whose.
        pack: the area pack's file.
        words: the six words the lead partner read out, as they were typed.
        outside: the clock and chance.

    Raises: OutreachError when the pack is not good, the words are not its words, or a folder cannot be
        written.
    """
    raw, area = _read(pack, outside)
    _require_words(area, words, pack.name)
    asked = ask_to_join(area, new.who, new.to, outside)
    officer = Profile(Role.OFFICER, new.who, new.organisation, area.area, area.name, asked.device)
    with new_profile(new, outside) as vault:
        vault.openers.keep_recovery(lambda key: seal(key, area.recovery_recipients))
        vault.keep_settings(
            {
                profile.SETTING: profile.to_bytes(officer),
                keyring.SETTING: keyring.to_bytes(asked.keys),
                area_kept.SETTING: raw,
            }
        )
    return OfficerSetUp(asked.device, area.name, asked.request, asked.words, scripts_not_used(area))


def require_pack(pack: Path, outside: Outside) -> None:
    """Return if an area pack's file is good and in date; whose it is, only its words can say.

    Raises: OutreachError when it is not, or cannot be read.
    """
    _read(pack, outside)


def require_pack_words(pack: Path, words: str, outside: Outside) -> None:
    """Return if these are the six words of an area pack.

    Raises: OutreachError when they are not, or the pack is not good.
    """
    _, area = _read(pack, outside)
    _require_words(area, words, pack.name)


def _read(pack: Path, outside: Outside) -> tuple[bytes, AreaPack]:
    raw = read_whole(pack, LARGEST_PACK)
    return raw, AreaPack.from_bytes(raw, at=area_kept.utc(outside.now()), known=None, where=pack.name)


def _require_words(area: AreaPack, words: str, where: str) -> None:
    require_spoken(words, charter_digest(area.root, area.area), where)
