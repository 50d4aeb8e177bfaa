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
from typing import Annotated, Literal, Self

from msgspec import Meta, Struct

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.canonical import canonical, parse_canonical
from outreach_tui.exchange.fields import AgeRecipient, Extensions, KeyLine, Name, Utc, Version, Words
from outreach_tui.exchange.manifest import VERSION, require_readable
from outreach_tui.exchange.refusal import Code, ExchangeError, refused
from outreach_tui.exchange.signed_archive import (
    FileEntry,
    Kind,
    Sha256,
    read_head,
    read_members,
    with_sums,
    write_signed,
)
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed, seal
from outreach_tui.sealing.signature import SigningKey

LARGEST_RECOVERY = 1024 * 1024
"""Bytes of a request or a grant that are looked at."""

_NAMESPACE = "outreach-recovery@v1"
_LONGEST_HEAD = 64 * 1024
_REQUEST_JSON, _GRANT_JSON = "recovery-request.json", "recovery-grant.json"
_KEPT = {"work.age": 16 * 1024, "identity.age": 16 * 1024}
_KEYS = {"work.key": 32, "identity.key": 32}
_REQUEST = Kind(_REQUEST_JSON, _NAMESPACE, _LONGEST_HEAD, with_sums(_KEPT, is_padded=True))
_GRANT = Kind(_GRANT_JSON, _NAMESPACE, _LONGEST_HEAD, with_sums(_KEYS, is_padded=True))
_Files = Annotated[tuple[FileEntry, ...], Meta(min_length=1, max_length=30)]


class RecoveryError(ExchangeError):
    """A request or grant that is not taken; the codes are those of a bundle."""


class _RequestDocument(Struct, frozen=True, kw_only=True):
    format: Literal["outreach-recovery-request"] = "outreach-recovery-request"
    version: Version = VERSION
    critical: Extensions = ()
    area: Name
    officer: Words
    signing_key: KeyLine
    age_recipient: AgeRecipient
    made: Utc
    files: _Files


class _GrantDocument(Struct, frozen=True, kw_only=True):
    format: Literal["outreach-recovery-grant"] = "outreach-recovery-grant"
    version: Version = VERSION
    critical: Extensions = ()
    area: Name
    request: Sha256
    signing_key: KeyLine
    made: Utc
    files: _Files


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRequest:
    """A locked laptop that asks for its keys."""

    area: str
    """The area its pack says it belongs to."""
    officer: str
    """The officer code, for the phone call."""
    signing_key: str
    """The public half of a key made for this request alone."""
    age_recipient: str
    """The public half of the key that the grant is sealed to."""
    made: str
    """When the laptop believed it was made (UTC)."""
    slots: Mapping[str, bytes] = field(repr=False)
    """The recovery slots by vault ("work", "identity"); a vault that is not there is left out."""

    def digest(self) -> bytes:
        """Return the hash whose words are compared by phone."""
        slots = "".join(f"{hashlib.sha256(self.slots[role]).hexdigest()}\n" for role in sorted(self.slots))
        text = f"outreach-recovery-v1\n{self.area}\n{self.signing_key}\n{self.age_recipient}\n{slots}"
        return hashlib.sha256(text.encode()).digest()

    def to_bytes(self, key: SigningKey, recipients: tuple[str, ...]) -> bytes:
        """Return the request signed with its own key and sealed to the lead partner's `recipients`."""
        members = [Member(f"{role}.age", self.slots.get(role, b"")) for role in ("work", "identity")]
        archive, _ = write_signed(_REQUEST, members, self._document, key, is_padded=True)
        return seal(archive, recipients)

    @classmethod
    def from_bytes(
        cls, sealed: bytes, identities: tuple[AgeIdentity, ...], area: str, where: str = "the request"
    ) -> Self:
        """Return the request, proven whole, or raise `RecoveryError`."""
        try:
            archive = open_sealed(sealed, identities, LARGEST_RECOVERY)
            head = read_head(_REQUEST, archive)
            signer = head.verified_signer(_NAMESPACE)
            require_readable(head.content, "outreach-recovery-request", _REQUEST_JSON, _LONGEST_HEAD)
            document = parse_canonical(head.content, _RequestDocument, _LONGEST_HEAD, _REQUEST_JSON)
            _require_same(document.signing_key, signer, document.area, area, _REQUEST_JSON)
            members = read_members(_REQUEST, archive, head, document.files)
        except OutreachError as error:
            raise RecoveryError(error.code, where, f"{error.where}: {error.what}", error.next_step) from error
        slots = {role: members[f"{role}.age"] for role in ("work", "identity") if members[f"{role}.age"]}
        return cls(
            area=document.area,
            officer=document.officer,
            signing_key=document.signing_key,
            age_recipient=document.age_recipient,
            made=document.made,
            slots=slots,
        )

    def _document(self, files: tuple[FileEntry, ...]) -> bytes:
        return canonical(
            _RequestDocument(
                area=self.area,
                officer=self.officer,
                signing_key=self.signing_key,
                age_recipient=self.age_recipient,
                made=self.made,
                files=files,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryGrant:
    """The keys of one laptop, for the officer whose voice was known."""

    area: str
    """The area."""
    request: str
    """The digest of the request it answers, hex."""
    signing_key: str
    """The lead partner's key of the day."""
    made: str
    """When it was granted (UTC)."""
    keys: Mapping[str, bytes] = field(repr=False)
    """The data keys by vault."""

    def to_bytes(self, key: SigningKey, recipient: str) -> bytes:
        """Return the grant signed with the key of the day and sealed to the laptop's fresh key alone."""
        members = [Member(f"{role}.key", self.keys.get(role, b"")) for role in ("work", "identity")]
        archive, _ = write_signed(_GRANT, members, self._document, key, is_padded=True)
        return seal(archive, [recipient])

    @classmethod
    def from_bytes(cls, sealed: bytes, identity: AgeIdentity, where: str = "the grant") -> Self:
        """Return the grant, proven whole, or raise `RecoveryError`."""
        try:
            archive = open_sealed(sealed, [identity], LARGEST_RECOVERY)
            head = read_head(_GRANT, archive)
            signer = head.verified_signer(_NAMESPACE)
            require_readable(head.content, "outreach-recovery-grant", _GRANT_JSON, _LONGEST_HEAD)
            document = parse_canonical(head.content, _GrantDocument, _LONGEST_HEAD, _GRANT_JSON)
            _require_same(document.signing_key, signer, document.area, document.area, _GRANT_JSON)
            members = read_members(_GRANT, archive, head, document.files)
        except OutreachError as error:
            raise RecoveryError(error.code, where, f"{error.where}: {error.what}", error.next_step) from error
        return cls(
            area=document.area,
            request=document.request,
            signing_key=document.signing_key,
            made=document.made,
            keys={role: members[f"{role}.key"] for role in ("work", "identity") if members[f"{role}.key"]},
        )

    def _document(self, files: tuple[FileEntry, ...]) -> bytes:
        return canonical(
            _GrantDocument(
                area=self.area,
                request=self.request,
                signing_key=self.signing_key,
                made=self.made,
                files=files,
            )
        )


def _require_same(named: str, signer: str, area: str, wanted: str, where: str) -> None:
    if named != signer:
        raise refused(Code.SIGNATURE, where, "it is not signed with the key it names")
    if area != wanted:
        raise refused(Code.WRONG_AREA, where, "it is for another area")
