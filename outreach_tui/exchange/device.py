"""A laptop asks to join: its keys and its officer, signed by the new key, sealed to the lead partner.

Rules:
- The request proves possession: it is signed with the very key it asks to enrol.
- It proves nothing about who holds that key. The lead partner compares words by phone before approving.
- It may carry `slot-recovery.age`, the store's key sealed to the recovery key, which only that key opens.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Self

from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.fields import AgeRecipient, KeyLine, Name, Ordinal, Utc, Words
from outreach_tui.exchange.refusal import ExchangeError
from outreach_tui.exchange.signed_archive import with_sums
from outreach_tui.exchange.signed_document import (
    Said,
    SignedDocument,
    fields_of,
    require_area,
    require_own_key,
)
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed, seal
from outreach_tui.sealing.signature import SigningKey, public_line

LARGEST_REQUEST = 1024 * 1024
"""Bytes of a join request that are looked at."""
RECOVERY_SLOT = "slot-recovery.age"
"""The store's key, sealed to the recovery key."""


class JoinError(ExchangeError):
    """A join request that is not taken; the codes are those of a bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Says(Said):
    """`join.json`, field by field."""

    area: Name
    """The area it wants to join."""
    device: Name
    """The name it asks for ("gla-7f3k")."""
    key_epoch: Ordinal
    """Which key of this laptop it is, from 1; a higher one replaces a lost or copied key."""
    officer: Words
    """Whose laptop it is, for the register's margin and the phone call."""
    role: Words
    """What they do ("outreach officer")."""
    signing_key: KeyLine
    """The public key its bundles will be signed with."""
    age_recipient: AgeRecipient
    """The public age key receipts will be sealed to."""
    made: Utc
    """When the laptop believed it was made (UTC)."""


_JOIN = SignedDocument(
    head="join.json",
    namespace="outreach-join@v1",
    longest_head=64 * 1024,
    limits=with_sums({RECOVERY_SLOT: 64 * 1024}, is_padded=True),
    format="outreach-join",
    says=_Says,
    refusal=JoinError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRequest(_Says):
    """A laptop that asks to be enrolled."""

    recovery_slot: bytes = field(default=b"", repr=False)
    """The store's key, sealed to the recovery key; empty if there is none yet."""

    def digest(self) -> bytes:
        """Return the hash whose words officer and lead partner compare by phone: of keys and name."""
        text = f"outreach-join-v1\n{self.area}\n{self.device}\n{self.signing_key}\n{self.age_recipient}\n"
        return hashlib.sha256(text.encode()).digest()

    def to_bytes(self, key: SigningKey, recipients: tuple[str, ...]) -> bytes:
        """Return the request signed with the new key and sealed to the lead partner's `recipients`.

        Raises: JoinError (`key`) when it asks to enrol another key; ExchangeError when nobody would take it.
        """
        if public_line(key) != self.signing_key:
            raise JoinError(
                "key", "the join request", "this is not the key it asks to enrol", "Make it again"
            )
        return seal(_JOIN.write(self, [Member(RECOVERY_SLOT, self.recovery_slot)], key), recipients)

    @classmethod
    def from_bytes(
        cls, sealed: bytes, identities: tuple[AgeIdentity, ...], area: str, where: str = "the join request"
    ) -> Self:
        """Return the request, proven whole and signed with the key it names, or raise `JoinError`."""
        with _JOIN.refusing(where):
            signed = _JOIN.open(open_sealed(sealed, identities, LARGEST_REQUEST))
            said = signed.said()
            require_own_key(signed, said.signing_key)
            require_area(signed, said.area, area)
            return cls(**fields_of(said), recovery_slot=signed.files()[RECOVERY_SLOT])
