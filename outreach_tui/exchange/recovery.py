"""A forgotten passphrase, got round between two people: a laptop asks, the lead partner grants.

Rules (security.md 5, step 6):
- The request holds the slots that only the recovery key opens, and a fresh age key that the answer is sealed
  to. It proves nothing about who asks: six words of it are compared by phone before anything is granted.
- The grant holds the laptop's data keys, sealed to that fresh key alone and signed with the key of the day.
  Only the recovery key could get them out of the slots, so a key that opens the vault was granted by the
  lead partner.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.fields import AgeRecipient, KeyLine, Name, Utc, Words
from outreach_tui.exchange.refusal import ExchangeError
from outreach_tui.exchange.signed_archive import Sha256, with_sums
from outreach_tui.exchange.signed_document import (
    Said,
    SignedDocument,
    fields_of,
    require_area,
    require_own_key,
)
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed, seal
from outreach_tui.sealing.signature import SigningKey

LARGEST_RECOVERY = 1024 * 1024
"""Bytes of a request or a grant that are looked at."""

_NAMESPACE = "outreach-recovery@v1"
_LONGEST_HEAD = 64 * 1024
_VAULTS = "work", "identity"


class RecoveryError(ExchangeError):
    """A request or grant that is not taken; the codes are those of a bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asks(Said):
    """`recovery-request.json`, field by field."""

    area: Name
    """The area its pack says it belongs to."""
    officer: Words
    """The officer code, for the phone call."""
    signing_key: KeyLine
    """The public half of a key made for this request alone."""
    age_recipient: AgeRecipient
    """The public half of the key that the grant is sealed to."""
    made: Utc
    """When the laptop believed it was made (UTC)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grants(Said):
    """`recovery-grant.json`, field by field."""

    area: Name
    """The area."""
    request: Sha256
    """The digest of the request it answers, hex."""
    signing_key: KeyLine
    """The lead partner's key of the day."""
    made: Utc
    """When it was granted (UTC)."""


_REQUEST = SignedDocument(
    head="recovery-request.json",
    namespace=_NAMESPACE,
    longest_head=_LONGEST_HEAD,
    limits=with_sums({f"{vault}.age": 16 * 1024 for vault in _VAULTS}, is_padded=True),
    format="outreach-recovery-request",
    says=_Asks,
    refusal=RecoveryError,
)
_GRANT = SignedDocument(
    head="recovery-grant.json",
    namespace=_NAMESPACE,
    longest_head=_LONGEST_HEAD,
    limits=with_sums({f"{vault}.key": 32 for vault in _VAULTS}, is_padded=True),
    format="outreach-recovery-grant",
    says=_Grants,
    refusal=RecoveryError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRequest(_Asks):
    """A locked laptop that asks for its keys."""

    slots: Mapping[str, bytes] = field(repr=False)
    """The recovery slots by vault ("work", "identity"); a vault that is not there is left out."""

    def digest(self) -> bytes:
        """Return the hash whose words are compared by phone."""
        slots = "".join(f"{hashlib.sha256(self.slots[role]).hexdigest()}\n" for role in sorted(self.slots))
        text = f"outreach-recovery-v1\n{self.area}\n{self.signing_key}\n{self.age_recipient}\n{slots}"
        return hashlib.sha256(text.encode()).digest()

    def to_bytes(self, key: SigningKey, recipients: tuple[str, ...]) -> bytes:
        """Return the request signed with its own key and sealed to the lead partner's `recipients`."""
        return seal(_REQUEST.write(self, _members(self.slots, "age"), key), recipients)

    @classmethod
    def from_bytes(
        cls, sealed: bytes, identities: tuple[AgeIdentity, ...], area: str, where: str = "the request"
    ) -> Self:
        """Return the request, proven whole, or raise `RecoveryError`."""
        with _REQUEST.refusing(where):
            signed = _REQUEST.open(open_sealed(sealed, identities, LARGEST_RECOVERY))
            said = signed.said()
            require_own_key(signed, said.signing_key)
            require_area(signed, said.area, area)
            return cls(**fields_of(said), slots=_by_vault(signed.files(), "age"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryGrant(_Grants):
    """The keys of one laptop, for the officer whose voice was known."""

    keys: Mapping[str, bytes] = field(repr=False)
    """The data keys by vault."""

    def to_bytes(self, key: SigningKey, recipient: str) -> bytes:
        """Return the grant signed with the key of the day and sealed to the laptop's fresh key alone."""
        return seal(_GRANT.write(self, _members(self.keys, "key"), key), [recipient])

    @classmethod
    def from_bytes(cls, sealed: bytes, identity: AgeIdentity, where: str = "the grant") -> Self:
        """Return the grant, proven whole, or raise `RecoveryError`."""
        with _GRANT.refusing(where):
            signed = _GRANT.open(open_sealed(sealed, [identity], LARGEST_RECOVERY))
            said = signed.said()
            require_own_key(signed, said.signing_key)
            return cls(**fields_of(said), keys=_by_vault(signed.files(), "key"))


def _members(by_vault: Mapping[str, bytes], kind: str) -> list[Member]:
    return [Member(f"{vault}.{kind}", by_vault.get(vault, b"")) for vault in _VAULTS]


def _by_vault(files: Mapping[str, bytes], kind: str) -> dict[str, bytes]:
    return {vault: files[f"{vault}.{kind}"] for vault in _VAULTS if files[f"{vault}.{kind}"]}
