"""A laptop asks to join: its keys and its officer, signed by the new key, sealed to the lead partner.

Rules:
- The request proves possession: it is signed with the very key it asks to enrol.
- It proves nothing about who holds that key. The lead partner compares words by phone before approving.
- It may carry `slot-recovery.age`, the store's key sealed to the recovery key, which only that key opens.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Annotated, Literal, Self

from msgspec import Meta, Struct

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.canonical import canonical, parse_canonical
from outreach_tui.exchange.fields import AgeRecipient, Extensions, KeyLine, Name, Ordinal, Utc, Version, Words
from outreach_tui.exchange.manifest import VERSION, require_readable
from outreach_tui.exchange.refusal import Code, ExchangeError, refused
from outreach_tui.exchange.signed_archive import (
    FileEntry,
    Kind,
    read_head,
    read_members,
    with_sums,
    write_signed,
)
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed, seal
from outreach_tui.sealing.signature import SigningKey, public_line

LARGEST_REQUEST = 1024 * 1024
"""Bytes of a join request that are looked at."""
RECOVERY_SLOT = "slot-recovery.age"
"""The store's key, sealed to the recovery key."""

_JOIN_JSON = "join.json"
_LONGEST_JOIN_JSON = 64 * 1024
_JOIN = Kind(
    head=_JOIN_JSON,
    namespace="outreach-join@v1",
    longest_head=_LONGEST_JOIN_JSON,
    limits=with_sums({RECOVERY_SLOT: 64 * 1024}, is_padded=True),
)


class JoinError(ExchangeError):
    """A join request that is not taken; the codes are those of a bundle."""


class _JoinDocument(Struct, frozen=True, kw_only=True):
    """`join.json`, field by field."""

    format: Literal["outreach-join"] = "outreach-join"
    version: Version = VERSION
    critical: Extensions = ()
    area: Name
    device: Name
    key_epoch: Ordinal
    officer: Words
    role: Words
    signing_key: KeyLine
    age_recipient: AgeRecipient
    made: Utc
    files: Annotated[tuple[FileEntry, ...], Meta(min_length=1, max_length=30)]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRequest:
    """A laptop that asks to be enrolled."""

    area: str
    """The area it wants to join."""
    device: str
    """The name it asks for ("gla-7f3k")."""
    key_epoch: int = 1
    """Which key of this laptop it is, from 1; a higher one replaces a lost or copied key."""
    officer: str
    """Whose laptop it is, for the register's margin and the phone call."""
    role: str
    """What they do ("outreach officer")."""
    signing_key: str
    """The public key its bundles will be signed with."""
    age_recipient: str
    """The public age key receipts will be sealed to."""
    made: str
    """When the laptop believed it was made (UTC)."""
    recovery_slot: bytes = field(default=b"", repr=False)
    """The store's key, sealed to the recovery key; empty if there is none yet."""

    def digest(self) -> bytes:
        """Return the hash whose words officer and lead partner compare by phone: of keys and name."""
        text = f"outreach-join-v1\n{self.area}\n{self.device}\n{self.signing_key}\n{self.age_recipient}\n"
        return hashlib.sha256(text.encode()).digest()

    def to_bytes(self, key: SigningKey, recipients: tuple[str, ...]) -> bytes:
        """Return the request signed with the new key and sealed to the lead partner's `recipients`."""
        if public_line(key) != self.signing_key:
            raise JoinError(
                "key", "the join request", "this is not the key it asks to enrol", "Make it again"
            )
        slot = Member(RECOVERY_SLOT, self.recovery_slot)
        archive, _ = write_signed(_JOIN, [slot], self._document, key, is_padded=True)
        return seal(archive, recipients)

    @classmethod
    def from_bytes(
        cls, sealed: bytes, identities: tuple[AgeIdentity, ...], area: str, where: str = "the join request"
    ) -> Self:
        """Return the request, proven whole and signed with the key it names, or raise `JoinError`."""
        try:
            archive = open_sealed(sealed, identities, LARGEST_REQUEST)
            document, slot = _proven(archive, area)
        except OutreachError as error:
            raise JoinError(error.code, where, f"{error.where}: {error.what}", error.next_step) from error
        return cls(
            area=document.area,
            device=document.device,
            key_epoch=document.key_epoch,
            officer=document.officer,
            role=document.role,
            signing_key=document.signing_key,
            age_recipient=document.age_recipient,
            made=document.made,
            recovery_slot=slot,
        )

    def _document(self, files: tuple[FileEntry, ...]) -> bytes:
        return canonical(
            _JoinDocument(
                area=self.area,
                device=self.device,
                key_epoch=self.key_epoch,
                officer=self.officer,
                role=self.role,
                signing_key=self.signing_key,
                age_recipient=self.age_recipient,
                made=self.made,
                files=files,
            )
        )


def _proven(archive: bytes, area: str) -> tuple[_JoinDocument, bytes]:
    head = read_head(_JOIN, archive)
    signer = head.verified_signer(_JOIN.namespace)
    require_readable(head.content, "outreach-join", _JOIN_JSON, _LONGEST_JOIN_JSON)
    document = parse_canonical(head.content, _JoinDocument, _LONGEST_JOIN_JSON, _JOIN_JSON)
    if document.signing_key != signer:
        raise refused(Code.SIGNATURE, _JOIN_JSON, "it is not signed with the key it asks to enrol")
    if document.area != area:
        raise refused(Code.WRONG_AREA, _JOIN_JSON, "it is for another area")
    return document, read_members(_JOIN, archive, head, document.files)[RECOVERY_SLOT]
