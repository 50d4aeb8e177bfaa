"""One young person handed to another officer: a file of lines, signed by one laptop and sealed to another.

Rules (security.md 5; design.md 5):
- Name and address travel in a file of their own, never with work; work travels in a second one.
- It is sealed to the one laptop it is for, and to nobody else: not even the lead partner opens it.
- The receiving laptop trusts it when the key it is signed with counts on the register it has.
"""

from dataclasses import dataclass, field
from typing import Literal, Self

from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.fields import Name, Utc
from outreach_tui.exchange.lines import split_lines
from outreach_tui.exchange.refusal import Code, ExchangeError, refused
from outreach_tui.exchange.register import Register
from outreach_tui.exchange.signed_archive import with_sums
from outreach_tui.exchange.signed_document import Said, SignedDocument, fields_of
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed, seal
from outreach_tui.sealing.signature import SigningKey

LARGEST_PERSON_FILE = 8 * 1024 * 1024
"""Bytes of such a file that are looked at."""
Part = Literal["identity", "work"]
"""Which vault its lines belong to."""

_RECORDS = "records.ndjson"
_MOST_LINES = 5_000
_SIGNS_BUNDLES = "outreach-bundle@v1"


class PersonFileError(ExchangeError):
    """A file about one person that is not taken; the codes are those of a bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Says(Said):
    """`person.json`, field by field."""

    area: Name
    """The area both laptops belong to."""
    device: Name
    """The laptop that handed over."""
    to: Name
    """The laptop it is for."""
    part: Part
    """Which vault its lines belong to."""
    made: Utc
    """When it was made (UTC)."""


_PERSON = SignedDocument(
    head="person.json",
    namespace="outreach-person@v1",
    longest_head=64 * 1024,
    limits=with_sums({_RECORDS: 4 * 1024 * 1024}, is_padded=True),
    format="outreach-person",
    says=_Says,
    refusal=PersonFileError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile(_Says):
    """What one file about one person says."""

    revisions: tuple[bytes, ...] = field(repr=False)
    """The changes, as they were signed."""

    def to_bytes(self, key: SigningKey, recipient: str) -> bytes:
        """Return the file signed with this laptop's key and sealed to the other one alone."""
        records = Member(_RECORDS, b"".join(line + b"\n" for line in self.revisions))
        return seal(_PERSON.write(self, [records], key), [recipient])

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
        with _PERSON.refusing(where):
            signed = _PERSON.open(open_sealed(sealed, identities, LARGEST_PERSON_FILE))
            sender = register.signer(signed.signer, _SIGNS_BUNDLES, at)
            if register.revocation(sender.key) is not None:
                raise refused(Code.REVOKED, "the sender", "its laptop was taken off the register")
            said = signed.said()
            if said.device != sender.device:
                raise refused(
                    Code.SIGNATURE, _PERSON.head, "it names another laptop than the one that signed it"
                )
            return cls(**fields_of(said), revisions=_whole_lines(signed.files()[_RECORDS]))


def _whole_lines(raw: bytes) -> tuple[bytes, ...]:
    lines = split_lines(raw, _RECORDS, _MOST_LINES)
    if lines.set_aside:
        raise refused(Code.JSON, _RECORDS, "a line in it is not whole")
    return lines.good
