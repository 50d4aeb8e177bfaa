"""Who works with this vault: an officer with a laptop, or the lead partner's coordinator.

Kept inside the vault, so that a laptop tells nobody whose it is.
"""

from enum import StrEnum

import msgspec

SETTING = "profile"
"""The name under which the vault keeps it."""


class Role(StrEnum):
    """The two sides of a hand-over."""

    OFFICER = "officer"
    LEAD = "lead"


class Profile(msgspec.Struct, frozen=True):
    """One person's place in the area's work."""

    role: Role
    """Officer, or coordinator at the lead partner."""
    who: str
    """The officer code that stands beside every answer; never a real name."""
    organisation: str
    """The public service they work for."""
    area: str
    """The area's id, as its pack has it."""
    area_name: str
    """The area's plain name, for screens."""
    device: str
    """The laptop's id, as the lead's register has it."""


def to_bytes(profile: Profile) -> bytes:
    """Return the profile as the vault keeps it."""
    return msgspec.json.encode(profile)


def from_bytes(raw: bytes) -> Profile:
    """Return the profile that `to_bytes` wrote."""
    return msgspec.json.decode(raw, type=Profile)
