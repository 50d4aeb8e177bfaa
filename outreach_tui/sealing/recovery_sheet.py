"""The recovery sheet: one line on paper from which everything of an area can be got back.

Rules:
- The line is an age secret key. It opens every bundle, backup and laptop slot of the area, with the `age`
  tool alone if need be.
- The area's root signing key is derived from it (HKDF-SHA256), so that one line typed from paper is all that
  is ever needed to change a key of the day. Nothing leads back from the root key to the line.
- The line may stand anywhere in a text: what was typed, or a whole file.
"""

import re

from outreach_tui.sealing.aead import derived_key
from outreach_tui.sealing.age_file import AgeIdentity, identity_from_secret
from outreach_tui.sealing.errors import SealingError
from outreach_tui.sealing.signature import SigningKey

LARGEST_SHEET = 64 * 1024
"""Bytes of a sheet's file that are looked at."""

_SECRET = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")
_SALT = b"outreach recovery sheet"
_ROOT = b"outreach root key v1"


def secret_on(text: str, where: str = "the recovery sheet") -> AgeIdentity:
    """Return the recovery key that stands in `text`, whatever its case and wherever spaces were typed.

    Args:
        text: what was typed, or what the sheet's file holds.
        where: what to call it in the sentence.

    Raises: SealingError, `no-recovery-key` or `key`.
    """
    found = _SECRET.search(text.upper()) or _SECRET.search("".join(text.upper().split()))
    if found is None:
        raise SealingError(
            "no-recovery-key", where, "there is no recovery key in it", "Use the sheet from the safe"
        )
    return identity_from_secret(found.group())


def root_key_of(recovery: AgeIdentity) -> SigningKey:
    """Return the root key of the area whose recovery key this is."""
    return SigningKey(seed=derived_key(recovery.secret.encode("ascii"), _SALT, _ROOT))
