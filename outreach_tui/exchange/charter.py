"""The charter of an area: what its root key says, and nobody else may say.

Rules:
- The root key comes from the recovery sheet (`sealing/recovery_sheet.py`) and is kept nowhere else. It signs
  a charter when an area begins, when a key of the day changes, and before a year is over.
- The charter names the area, the key of the day that signs everything else, and the age keys that bundles are
  sealed to.
- The first charter is trusted because six words of its root were compared by phone. A later one must be of
  the same area and root, and carry a number that does not fall.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Annotated, Literal, Self

from msgspec import Meta, Struct

from outreach_tui.exchange.canonical import canonical, parse_canonical
from outreach_tui.exchange.fields import AgeRecipient, Extensions, KeyLine, Name, Ordinal, Utc, Version, Words
from outreach_tui.exchange.manifest import VERSION, require_readable
from outreach_tui.exchange.refusal import Code, ExchangeError, refused
from outreach_tui.sealing.signature import SigningKey, public_line, sign, signer_of, verify

CHARTER = "root.json"
"""The signed file in an area pack."""
CHARTER_SIGNATURE = "root.json.sig"
"""Its signature by the root key."""
LONGEST_CHARTER = 64 * 1024
"""Bytes of a charter that are looked at."""

NAMESPACE = "outreach-area@v1"
"""What charters and area packs are signed for."""


class AreaError(ExchangeError):
    """A charter or an area pack that is not taken.

    Codes: those of a bundle, and other-root, older-version, expired, key.
    """


class Recipient(Struct, frozen=True, kw_only=True):
    """Somebody every bundle is sealed to."""

    role: Literal["lead", "recovery"]
    """The lead partner's key of the day, or the one in the safe."""
    age: AgeRecipient
    """The public age key."""


class Charter(Struct, frozen=True, kw_only=True):
    """`root.json`, field by field."""

    format: Literal["outreach-charter"] = "outreach-charter"
    """What the file is."""
    version: Version = VERSION
    """The version of the format."""
    critical: Extensions = ()
    """Extensions a reader must understand."""
    area: Name
    """The area's short name ("gla-south"), in every bundle and receipt."""
    name: Words
    """Its name for people."""
    number: Ordinal
    """Rises with every charter of this area."""
    made: Utc
    """When it was signed; for people only."""
    expires: Utc
    """Until when a laptop may take in a pack that rests on it."""
    root: KeyLine
    """The public root key, the one whose words are compared by phone."""
    lead_signing_key: KeyLine
    """The public key of the day: it signs packs, receipts and certificates."""
    recipients: Annotated[tuple[Recipient, ...], Meta(min_length=1, max_length=15)]
    """Whom bundles are sealed to: the lead partner's age keys and the recovery key."""


@dataclass(frozen=True, slots=True)
class SignedCharter:
    """A charter and the proof that the holder of the root key signed it."""

    says: Charter
    """What it says."""
    content: bytes = field(repr=False)
    """The signed bytes."""
    signature: bytes = field(repr=False)
    """The signature of the root key."""

    @classmethod
    def sign(cls, charter: Charter, root_key: SigningKey) -> Self:
        """Return the charter signed, or raise `AreaError` when this is not its root key."""
        if public_line(root_key) != charter.root:
            raise AreaError(
                "key",
                "the charter",
                "this is not the root key of the area",
                "Use the area's own recovery sheet",
            )
        content = canonical(charter)
        return cls(charter, content, sign(root_key, NAMESPACE, content))

    @classmethod
    def read(cls, content: bytes, signature: bytes) -> Self:
        """Return the charter once the signature by the root it names is good; else an `ExchangeError`."""
        signer = signer_of(signature)
        verify(signer, NAMESPACE, content, signature)
        require_readable(content, "outreach-charter", CHARTER, LONGEST_CHARTER)
        charter = parse_canonical(content, Charter, LONGEST_CHARTER, CHARTER)
        if charter.root != signer:
            raise refused(Code.SIGNATURE, CHARTER, "it is not signed by the root it names")
        return cls(charter, content, signature)


def require_successor(new: SignedCharter, known: SignedCharter, where: str) -> None:
    """Return if `new` may take the place of `known`; else raise `AreaError`.

    Args:
        new: a charter whose signature is good.
        known: the one in use here.
        where: the file it came in, for the sentence.
    """
    if new.says.area != known.says.area:
        raise AreaError("wrong-area", where, "it is for another area", "Ask the lead partner for yours")
    if new.says.root != known.says.root:
        raise AreaError(
            "other-root", where, "it rests on another root key", "Do not use it, and call the lead partner"
        )
    is_older = new.says.number < known.says.number
    if is_older or (new.says.number == known.says.number and new.content != known.content):
        raise AreaError(
            "older-version", where, "it rests on keys that count no more", "Ask for the newest area pack"
        )


def charter_digest(root: str, area: str) -> bytes:
    """Return the hash whose words officer and lead partner compare by phone: of the root key and the area."""
    return hashlib.sha256(f"outreach-area-v1\n{root}\n{area}\n".encode()).digest()
