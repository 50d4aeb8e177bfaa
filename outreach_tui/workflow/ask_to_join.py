"""A laptop asks to join an area: new keys, an id by chance, and the request the lead partner approves."""

from dataclasses import dataclass, field
from pathlib import Path

from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.device import JoinRequest
from outreach_tui.sealing.age_file import new_identity
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.sealing.signature import new_signing_key, public_line
from outreach_tui.sealing.spoken_words import spoken
from outreach_tui.workflow import area_kept
from outreach_tui.workflow.keyring import Keyring
from outreach_tui.workflow.outside import Outside

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_DEVICE_LETTERS = 4


@dataclass(frozen=True, slots=True)
class AskedToJoin:
    """A request that was written, and what has to be kept for it."""

    device: str
    """The laptop's id, as the register will have it."""
    keys: Keyring = field(repr=False)
    """Its new keys."""
    request: Path
    """The join request, for the lead partner."""
    words: tuple[str, ...]
    """The six words of these keys, to be read out when the lead partner calls."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What to say to somebody who joins anew."""
        return (
            f"This laptop is {self.device} from now on; nothing that was said here is touched.",
            f"Give {self.request.name} to the lead partner, who lets it in before its next bundle.",
            "Then sync: what was not confirmed under the old keys goes along again.",
            "When they ring, read these six words out:",
        )


def ask_to_join(area: AreaPack, who: str, to: Path, outside: Outside, key_epoch: int = 1) -> AskedToJoin:
    """Write a join request with new keys into the folder `to`; nothing of it is kept yet.

    Args:
        area: the area, trusted.
        who: the officer code.
        to: the folder.
        outside: the clock and chance.
        key_epoch: which key of this laptop it is, from 1.

    Raises: OutreachError when the folder cannot be written.
    """
    keys = Keyring(signing_seed=new_signing_key().seed, age_secret=new_identity().secret, key_epoch=key_epoch)
    device = f"{area.area[:20].strip('-')}-{_letters(outside)}"
    request = JoinRequest(
        area=area.area,
        device=device,
        key_epoch=key_epoch,
        officer=who,
        role="visiting officer",
        signing_key=public_line(keys.signing_key),
        age_recipient=keys.age_identity.recipient,
        made=area_kept.utc(outside.now()),
    )
    written = to / f"{device}.join-request.age"
    write_safely(written, request.to_bytes(keys.signing_key, area.age_recipients))
    return AskedToJoin(device, keys, written, spoken(request.digest()))


def _letters(outside: Outside) -> str:
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in outside.random_bytes(_DEVICE_LETTERS))
