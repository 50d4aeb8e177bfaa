"""The keys a workspace holds, kept inside its vault and nowhere else.

Rules:
- An officer's laptop signs with its own key and opens what is sealed to it with its own age key.
- The lead partner's workspace signs packs with the root key, receipts with the day key, and opens bundles
  with the lead age key. The recovery key is made once, written on a sheet, and not kept.
"""

import msgspec

from outreach_tui.sealing.age_file import AgeIdentity, identity_from_secret
from outreach_tui.sealing.signature import SigningKey

SETTING = "keyring"
"""The name under which the vault keeps it."""


class Keyring(msgspec.Struct, frozen=True, kw_only=True):
    """Every secret of one workspace but its passphrase."""

    signing_seed: bytes
    """What signs this workspace's bundles (officer) or receipts (lead)."""
    age_secret: str
    """What opens files sealed to this workspace."""
    key_epoch: int = 1
    """Which signing key of this laptop it is, counted from 1."""
    root_seed: bytes = b""
    """What signs area packs; the lead partner's alone."""

    def __repr__(self) -> str:
        """Return no secret."""
        return "Keyring(…)"

    @property
    def signing_key(self) -> SigningKey:
        """The key that signs bundles or receipts."""
        return SigningKey(seed=self.signing_seed)

    @property
    def root_key(self) -> SigningKey:
        """The key that signs area packs."""
        return SigningKey(seed=self.root_seed)

    @property
    def age_identity(self) -> AgeIdentity:
        """The key pair that opens what is sealed to this workspace."""
        return identity_from_secret(self.age_secret)


def to_bytes(keyring: Keyring) -> bytes:
    """Return the keyring as the vault keeps it."""
    return msgspec.json.encode(keyring)


def from_bytes(raw: bytes) -> Keyring:
    """Return the keyring that `to_bytes` wrote."""
    return msgspec.json.decode(raw, type=Keyring)
