"""The area pack: what every laptop of an area must know, signed once by the lead partner.

Rules:
- It holds no personal data, so it travels open; what counts is who signed it.
- The first pack of an area is trusted because six words of its root key were compared by phone. Every later
  one must be signed by the same root, be for the same area, and carry a version that does not fall.
- A pack that has run out is refused when it arrives; one that is already in use is read without that check.
- Beside `area.json`, and listed there by hash, lie the register as `allowed_signers`, the keys that count no
  more as `revoked_keys`, both as `ssh-keygen` reads them, and whatever scripts, notices and tables there are.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Literal, Self

import msgspec
from msgspec import Meta, Struct

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.canonical import canonical, parse_canonical
from outreach_tui.exchange.fields import AgeRecipient, Extensions, KeyLine, Name, Ordinal, Utc, Version, Words
from outreach_tui.exchange.manifest import VERSION, require_readable
from outreach_tui.exchange.refusal import Code, ExchangeError, refused
from outreach_tui.exchange.register import Register, Revocation, revoked_keys
from outreach_tui.exchange.signed_archive import (
    FileEntry,
    Kind,
    read_head,
    read_members,
    with_sums,
    write_signed,
)
from outreach_tui.sealing.signature import SigningKey, public_line

LARGEST_PACK = 16 * 1024 * 1024
"""Bytes of an area pack that are looked at."""

_AREA_JSON = "area.json"
_SIGNERS = "allowed_signers"
_REVOKED = "revoked_keys"
_LONGEST_AREA_JSON = 2 * 1024 * 1024
_PACK = Kind(
    head=_AREA_JSON,
    namespace="outreach-area@v1",
    longest_head=_LONGEST_AREA_JSON,
    limits=with_sums({_SIGNERS: 1024 * 1024, _REVOKED: 1024 * 1024}, is_padded=False),
    longest_other=4 * 1024 * 1024,
)


class AreaError(ExchangeError):
    """An area pack that is not taken.

    Codes: those of a bundle, and other-root, older-version, expired.
    """


class Recipient(Struct, frozen=True, kw_only=True):
    """Somebody every bundle is sealed to."""

    role: Literal["lead", "recovery"]
    """The lead partner's key of the day, or the one in the safe."""
    age: AgeRecipient
    """The public age key."""


class _AreaDocument(Struct, frozen=True, kw_only=True):
    """`area.json`, field by field."""

    format: Literal["outreach-area"] = "outreach-area"
    version: Version = VERSION
    critical: Extensions = ()
    area: Name
    name: Words
    pack_version: Ordinal
    made: Utc
    expires: Utc
    root: KeyLine
    lead_signing_key: KeyLine
    recipients: Annotated[tuple[Recipient, ...], Meta(min_length=1, max_length=15)]
    revoked: Annotated[tuple[Revocation, ...], Meta(max_length=5000)] = ()
    files: Annotated[tuple[FileEntry, ...], Meta(min_length=1, max_length=30)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPack:
    """An area as a laptop trusts it."""

    area: str
    """Its short name ("gla-south"), in every bundle and receipt."""
    name: str
    """Its name for people."""
    version: int
    """Rises with every pack of this area."""
    made: str
    """When the lead partner made it (UTC)."""
    expires: str
    """Until when a laptop may take it in (UTC)."""
    root: str
    """The public key that signs packs, the one compared by phone."""
    lead_signing_key: str
    """The public key that signs receipts."""
    recipients: tuple[Recipient, ...]
    """Whom bundles are sealed to: the lead partner's age key and the recovery key."""
    register: Register = field(default_factory=Register)
    """The enrolled devices, and the keys that count no more."""
    attachments: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Scripts, notices and tables, by file name."""

    @property
    def age_recipients(self) -> tuple[str, ...]:
        """The age keys every bundle is sealed to."""
        return tuple(recipient.age for recipient in self.recipients)

    @property
    def recovery_recipients(self) -> tuple[str, ...]:
        """The age keys in the safe: what a forgotten passphrase is got round with."""
        return tuple(recipient.age for recipient in self.recipients if recipient.role == "recovery")

    @property
    def allowed_signers(self) -> str:
        """The register as `ssh-keygen -Y verify -f` reads it."""
        return self.register.text()

    def to_bytes(self, root_key: SigningKey) -> bytes:
        """Return the pack signed by the root key; the same bytes every time."""
        if public_line(root_key) != self.root:
            raise AreaError(
                "key", "the area pack", "this is not its root key", "Use the key the area began with"
            )
        members = [
            Member(_SIGNERS, self.register.text().encode()),
            Member(_REVOKED, revoked_keys(self.register).encode()),
            *(Member(name, self.attachments[name]) for name in sorted(self.attachments)),
        ]
        raw, _ = write_signed(_PACK, members, self._document, root_key, is_padded=False)
        return raw

    @classmethod
    def from_bytes(
        cls, raw: bytes, *, at: str | None, known: Self | None, where: str = "the area pack"
    ) -> Self:
        """Return the pack that `raw` is, or raise `AreaError`.

        Args:
            raw: the file's bytes, from anybody.
            at: now (UTC), for a pack that arrives; None for one that this laptop already keeps.
            known: the pack in use here; None for the first, whose root is then compared by phone.
            where: the file's name, for the sentence.
        """
        try:
            pack = cls._from_trusted(*_trusted(raw))
        except OutreachError as error:
            raise AreaError(error.code, where, f"{error.where}: {error.what}", error.next_step) from error
        _require_successor(pack, known, at, where)
        return pack

    @classmethod
    def _from_trusted(cls, document: _AreaDocument, members: Mapping[str, bytes]) -> Self:
        more = {name: data for name, data in members.items() if name not in _PACK.limits}
        return cls(
            area=document.area,
            name=document.name,
            version=document.pack_version,
            made=document.made,
            expires=document.expires,
            root=document.root,
            lead_signing_key=document.lead_signing_key,
            recipients=document.recipients,
            register=_register(document, members),
            attachments=MappingProxyType(more),
        )

    def _document(self, files: tuple[FileEntry, ...]) -> bytes:
        document = _AreaDocument(
            area=self.area,
            name=self.name,
            pack_version=self.version,
            made=self.made,
            expires=self.expires,
            root=self.root,
            lead_signing_key=self.lead_signing_key,
            recipients=self.recipients,
            revoked=self.register.revocations,
            files=files,
        )
        return canonical(msgspec.convert(msgspec.to_builtins(document), _AreaDocument))


def pack_digest(root: str, area: str) -> bytes:
    """Return the hash whose words officer and lead partner compare by phone: of the root key and the area."""
    return hashlib.sha256(f"outreach-area-v1\n{root}\n{area}\n".encode()).digest()


def _trusted(raw: bytes) -> tuple[_AreaDocument, dict[str, bytes]]:
    """Return the document and its files once the signature by the root it names is good."""
    if len(raw) > LARGEST_PACK:
        raise refused(Code.TOO_BIG, "the file", "it is larger than an area pack can be")
    head = read_head(_PACK, raw)
    signer = head.verified_signer(_PACK.namespace)
    require_readable(head.content, "outreach-area", _AREA_JSON, _LONGEST_AREA_JSON)
    document = parse_canonical(head.content, _AreaDocument, _LONGEST_AREA_JSON, _AREA_JSON)
    if document.root != signer:
        raise refused(Code.SIGNATURE, _AREA_JSON, "it is not signed by the root it names")
    return document, read_members(_PACK, raw, head, document.files)


def _register(document: _AreaDocument, members: Mapping[str, bytes]) -> Register:
    """Return the register, once both texts for `ssh-keygen` say what the signed document says."""
    try:
        register = Register.parse(members[_SIGNERS].decode("ascii"), document.revoked)
    except UnicodeDecodeError as error:
        raise refused(Code.MANIFEST, _SIGNERS, "it is not plain text") from error
    if members[_REVOKED] != revoked_keys(register).encode():
        raise refused(Code.MANIFEST, _REVOKED, "it does not name the keys that are revoked")
    return register


def _require_successor(pack: AreaPack, known: AreaPack | None, at: str | None, where: str) -> None:
    if at is not None and at >= pack.expires:
        raise AreaError("expired", where, "it has run out", "Ask the lead partner for the newest area pack")
    if known is None:
        return
    if pack.area != known.area:
        raise AreaError("wrong-area", where, "it is for another area", "Ask the lead partner for yours")
    if pack.root != known.root:
        raise AreaError(
            "other-root",
            where,
            "it is signed by another root key",
            "Do not use it, and call the lead partner",
        )
    if pack.version < known.version:
        raise AreaError("older-version", where, "it is older than the one in use", "Keep the one in use")
    if pack.version == known.version and pack != known:
        raise AreaError(
            "older-version",
            where,
            "it has the number of the one in use and says something else",
            "Ask for a new one",
        )
