"""The keys a workspace holds, kept inside its vault and nowhere else.

Rules:
- An officer's laptop signs with its own key and opens what is sealed to it with its own age key.
- The lead partner's workspace signs packs, receipts and certificates with the key of the day, and opens
  bundles with the lead age key of the day and those of days before. The recovery key, and the root key that
  comes from it, are made once, written on sheets, and not kept.
"""

import msgspec

from outreach_tui.sealing.age_file import AgeIdentity, identity_from_secret
from outreach_tui.sealing.signature import SigningKey

SETTING = "keyring"
"""The name under which the vault keeps it."""


class Keyring(msgspec.Struct, frozen=True, kw_only=True):
    """Every secret of one workspace but its passphrase."""

    signing_seed: bytes
    """What signs this workspace's bundles (officer), or packs and receipts (lead)."""
    age_secret: str
    """What opens files sealed to this workspace."""
    key_epoch: int = 1
    """Which signing key of this laptop it is, counted from 1."""
    older_age_secrets: tuple[str, ...] = ()
    """What opened files sealed to this workspace before its key of the day was changed, newest first."""
    older_devices: tuple[str, ...] = ()
    """The names this laptop had on the register before it joined anew, newest first."""

    def __repr__(self) -> str:
        """Return no secret."""
        return "Keyring(…)"

    @property
    def signing_key(self) -> SigningKey:
        """The key that signs bundles or receipts."""
        return SigningKey(seed=self.signing_seed)

    @property
    def age_identity(self) -> AgeIdentity:
        """The key pair that opens what is sealed to this workspace."""
        return identity_from_secret(self.age_secret)

    @property
    def age_identities(self) -> tuple[AgeIdentity, ...]:
        """The same, and those before it: late bundles are sealed to an older key."""
        return tuple(identity_from_secret(secret) for secret in (self.age_secret, *self.older_age_secrets))


def to_bytes(keyring: Keyring) -> bytes:
    """Return the keyring as the vault keeps it."""
    return msgspec.json.encode(keyring)


def from_bytes(raw: bytes) -> Keyring:
    """Return the keyring that `to_bytes` wrote."""
    return msgspec.json.decode(raw, type=Keyring)
