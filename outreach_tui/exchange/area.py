"""The area pack: what every laptop of an area must know, signed by the lead partner's key of the day.

Rules:
- It holds no personal data, so it travels open; what counts is who signed it.
- It carries the charter (`charter.py`), which names the key of the day; whatever that key did not sign is
  refused. So letting a laptop in or taking one off needs no key from the safe.
- A later pack carries a version that does not fall and rests on a charter that may follow the one in use.
- A pack that has run out is refused when it arrives; one that is already in use is read without that check.
- Beside `area.json`, and listed there by hash, lie the charter as `root.json`, the register as
  `allowed_signers`, the keys that count no more as `revoked_keys`, all as `ssh-keygen` reads them, and
  whatever scripts, notices and tables there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Self

from msgspec import Meta

from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.charter import (
    CHARTER,
    CHARTER_SIGNATURE,
    LONGEST_CHARTER,
    NAMESPACE,
    AreaError,
    Recipient,
    SignedCharter,
    require_successor,
)
from outreach_tui.exchange.fields import Name, Ordinal, Utc
from outreach_tui.exchange.refusal import Code, refused
from outreach_tui.exchange.register import Register, Revocation, revoked_keys
from outreach_tui.exchange.signed_archive import with_sums
from outreach_tui.exchange.signed_document import Said, SignedDocument
from outreach_tui.sealing.signature import LONGEST_SIGNATURE, SigningKey, public_line

LARGEST_PACK = 16 * 1024 * 1024
"""Bytes of an area pack that are looked at."""

_SIGNERS = "allowed_signers"
_REVOKED = "revoked_keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Says(Said):
    """`area.json`, field by field."""

    area: Name
    pack_version: Ordinal
    made: Utc
    revoked: Annotated[tuple[Revocation, ...], Meta(max_length=5000)] = ()


_PACK = SignedDocument(
    head="area.json",
    namespace=NAMESPACE,
    longest_head=2 * 1024 * 1024,
    limits=with_sums(
        {
            CHARTER: LONGEST_CHARTER,
            CHARTER_SIGNATURE: LONGEST_SIGNATURE,
            _SIGNERS: 1024 * 1024,
            _REVOKED: 1024 * 1024,
        },
        is_padded=False,
    ),
    longest_other=4 * 1024 * 1024,
    format="outreach-area",
    says=_Says,
    refusal=AreaError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPack:
    """An area as a laptop trusts it."""

    charter: SignedCharter
    """What its root key says: keys of the day, and whom bundles are sealed to."""
    version: int
    """Rises with every pack of this area."""
    made: str
    """When the lead partner made it (UTC)."""
    register: Register = field(default_factory=Register)
    """The enrolled devices, and the keys that count no more."""
    attachments: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Scripts, notices and tables, by file name."""

    @property
    def area(self) -> str:
        """Its short name ("gla-south"), in every bundle and receipt."""
        return self.charter.says.area

    @property
    def name(self) -> str:
        """Its name for people."""
        return self.charter.says.name

    @property
    def expires(self) -> str:
        """Until when a laptop may take it in (UTC)."""
        return self.charter.says.expires

    @property
    def root(self) -> str:
        """The public root key, the one compared by phone."""
        return self.charter.says.root

    @property
    def lead_signing_key(self) -> str:
        """The public key that signs packs and receipts."""
        return self.charter.says.lead_signing_key

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Whom bundles are sealed to: the lead partner's age keys and the recovery key."""
        return self.charter.says.recipients

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

    def to_bytes(self, day_key: SigningKey) -> bytes:
        """Return the pack signed by the key of the day; the same bytes every time.

        Raises: AreaError (`key`) when its charter names another key; ExchangeError when nobody would take it.
        """
        if public_line(day_key) != self.lead_signing_key:
            raise AreaError(
                "key",
                "the area pack",
                "this is not its key of the day",
                "Use the lead partner's own workspace",
            )
        members = [
            Member(CHARTER, self.charter.content),
            Member(CHARTER_SIGNATURE, self.charter.signature),
            Member(_SIGNERS, self.register.text().encode()),
            Member(_REVOKED, revoked_keys(self.register).encode()),
            *(Member(name, self.attachments[name]) for name in sorted(self.attachments)),
        ]
        said = _Says(
            area=self.area, pack_version=self.version, made=self.made, revoked=self.register.revocations
        )
        return _PACK.write(said, members, day_key)

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
        with _PACK.refusing(where):
            pack = cls._trusted(raw)
        if at is not None and at >= pack.expires:
            raise AreaError(
                "expired", where, "it has run out", "Ask the lead partner for the newest area pack"
            )
        if known is not None:
            require_successor(pack.charter, known.charter, where)
            _require_newer(pack, known, where)
        return pack

    @classmethod
    def _trusted(cls, raw: bytes) -> Self:
        """Return the pack once charter and signatures are good."""
        if len(raw) > LARGEST_PACK:
            raise refused(Code.TOO_BIG, "the file", "it is larger than an area pack can be")
        signed = _PACK.open(raw)
        said, files = signed.said(), signed.files()
        charter = SignedCharter.read(files[CHARTER], files[CHARTER_SIGNATURE])
        if charter.says.lead_signing_key != signed.signer:
            raise refused(Code.SIGNATURE, _PACK.head, "it is not signed by the key its charter names")
        if charter.says.area != said.area:
            raise refused(Code.WRONG_AREA, CHARTER, "it is the charter of another area")
        return cls(
            charter=charter,
            version=said.pack_version,
            made=said.made,
            register=_register(said.revoked, files),
            attachments=MappingProxyType(
                {name: data for name, data in files.items() if name not in _PACK.limits}
            ),
        )


def _register(revoked: tuple[Revocation, ...], files: Mapping[str, bytes]) -> Register:
    """Return the register, once both texts for `ssh-keygen` say what the signed document says."""
    try:
        register = Register.parse(files[_SIGNERS].decode("ascii"), revoked)
    except UnicodeDecodeError as error:
        raise refused(Code.MANIFEST, _SIGNERS, "it is not plain text") from error
    if files[_REVOKED] != revoked_keys(register).encode():
        raise refused(Code.MANIFEST, _REVOKED, "it does not name the keys that are revoked")
    return register


def _require_newer(pack: AreaPack, known: AreaPack, where: str) -> None:
    if pack.version < known.version:
        raise AreaError("older-version", where, "it is older than the one in use", "Keep the one in use")
    if pack.version == known.version and pack != known:
        raise AreaError(
            "older-version",
            where,
            "it has the number of the one in use and says something else",
            "Ask for a new one",
        )
