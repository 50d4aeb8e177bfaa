"""One young person handed to another officer: a file of lines, signed by one laptop and sealed to another.

Rules (security.md 5; design.md 5):
- Name and address travel in a file of their own, never with work; work travels in a second one.
- It is sealed to the one laptop it is for, and to nobody else: not even the lead partner opens it.
- The receiving laptop trusts it when the key it is signed with counts on the register it has.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal, Self

from msgspec import Meta, Struct

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.canonical import canonical, parse_canonical
from outreach_tui.exchange.fields import Extensions, Name, Utc, Version
from outreach_tui.exchange.lines import split_lines
from outreach_tui.exchange.manifest import VERSION, require_readable
from outreach_tui.exchange.refusal import Code, ExchangeError, refused
from outreach_tui.exchange.register import Register
from outreach_tui.exchange.signed_archive import (
    FileEntry,
    Kind,
    read_head,
    read_members,
    with_sums,
    write_signed,
)
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed, seal
from outreach_tui.sealing.signature import SigningKey

LARGEST_PERSON_FILE = 8 * 1024 * 1024
"""Bytes of such a file that are looked at."""
Part = Literal["identity", "work"]
"""Which vault its lines belong to."""

_PERSON_JSON = "person.json"
_RECORDS = "records.ndjson"
_MOST_LINES = 5_000
_LONGEST_HEAD = 64 * 1024
_PERSON = Kind(
    head=_PERSON_JSON,
    namespace="outreach-person@v1",
    longest_head=_LONGEST_HEAD,
    limits=with_sums({_RECORDS: 4 * 1024 * 1024}, is_padded=True),
)
_SIGNS_BUNDLES = "outreach-bundle@v1"


class PersonFileError(ExchangeError):
    """A file about one person that is not taken; the codes are those of a bundle."""


class _PersonDocument(Struct, frozen=True, kw_only=True):
    format: Literal["outreach-person"] = "outreach-person"
    version: Version = VERSION
    critical: Extensions = ()
    area: Name
    device: Name
    to: Name
    part: Part
    made: Utc
    files: Annotated[tuple[FileEntry, ...], Meta(min_length=1, max_length=30)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """What one file about one person says."""

    area: str
    """The area both laptops belong to."""
    device: str
    """The laptop that handed over."""
    to: str
    """The laptop it is for."""
    part: Part
    """Which vault its lines belong to."""
    made: str
    """When it was made (UTC)."""
    revisions: tuple[bytes, ...] = field(repr=False)
    """The changes, as they were signed."""

    def to_bytes(self, key: SigningKey, recipient: str) -> bytes:
        """Return the file signed with this laptop's key and sealed to the other one alone."""
        records = Member(_RECORDS, b"".join(line + b"\n" for line in self.revisions))
        archive, _ = write_signed(_PERSON, [records], self._document, key, is_padded=True)
        return seal(archive, [recipient])

    @classmethod
    def from_bytes(
        cls,
        sealed: bytes,
        identities: tuple[AgeIdentity, ...],
        register: Register,
        at: str,
        where: str = "the file",
    ) -> Self:
        """Return what the file says, signed by a laptop that counts, or raise `PersonFileError`.

        Args:
            sealed: the file's bytes, from anybody.
            identities: the keys of this laptop.
            register: who counts.
            at: now (UTC).
            where: the file's name, for the sentence.
        """
        try:
            return cls._trusted(open_sealed(sealed, identities, LARGEST_PERSON_FILE), register, at)
        except OutreachError as error:
            raise PersonFileError(
                error.code, where, f"{error.where}: {error.what}", error.next_step
            ) from error

    @classmethod
    def _trusted(cls, archive: bytes, register: Register, at: str) -> Self:
        head = read_head(_PERSON, archive)
        key = head.verified_signer(_PERSON.namespace)
        signer = register.signer(key, _SIGNS_BUNDLES, at)
        if register.revocation(key) is not None:
            raise refused(Code.REVOKED, "the sender", "its laptop was taken off the register")
        require_readable(head.content, "outreach-person", _PERSON_JSON, _LONGEST_HEAD)
        document = parse_canonical(head.content, _PersonDocument, _LONGEST_HEAD, _PERSON_JSON)
        if document.device != signer.device:
            raise refused(Code.SIGNATURE, _PERSON_JSON, "it names another laptop than the one that signed it")
        members = read_members(_PERSON, archive, head, document.files)
        lines = split_lines(members[_RECORDS], _RECORDS, _MOST_LINES)
        if lines.set_aside:
            raise refused(Code.JSON, _RECORDS, "a line in it is not whole")
        return cls(
            area=document.area,
            device=document.device,
            to=document.to,
            part=document.part,
            made=document.made,
            revisions=lines.good,
        )

    def _document(self, files: tuple[FileEntry, ...]) -> bytes:
        return canonical(
            _PersonDocument(
                area=self.area, device=self.device, to=self.to, part=self.part, made=self.made, files=files
            )
        )
