"""What a bundle says of itself, and signs: who, for whom, which one in the sequence, and every file in it.

Rules:
- Every field is typed and closed; a missing one, another type or a value out of range refuses the bundle.
- The format is asked for first. A higher major version, or an extension in `critical` that is not known
  here, means "made by a newer version" and is refused before the other fields are looked at.
- Same major version and a field that is not known: kept in the bytes, ignored here.
- `created` informs people. Order comes from `seq` and `prev`, never from a clock.
- The list of files names every file but the manifest and its signature.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from outreach_tui.exchange.canonical import parse_canonical
from outreach_tui.exchange.fields import (
    AgeRecipient,
    Count,
    Extensions,
    Fingerprint,
    Name,
    Nonce,
    Number,
    Ordinal,
    Printable,
    Utc,
    Uuid,
    Version,
)
from outreach_tui.exchange.refusal import Code, refused
from outreach_tui.exchange.signed_archive import FileEntry, Kind, Sha256, with_sums

MANIFEST = "manifest.json"
"""The signed file."""
RECORDS = "records.ndjson"
"""The file of revisions, one a line."""
FORMS = "forms.ndjson"
"""The file of scripts the revisions were made with, one a line."""
AUDIT = "audit.ndjson"
"""The file of links of the audit log since the last receipt."""
README = "readme.txt"
"""The file that says how to open a bundle with stock tools."""

MOST_REVISIONS = 20_000
"""Lines in `records.ndjson`."""
LARGEST_RECORDS = 64 * 1024 * 1024
"""Bytes of `records.ndjson`."""
LONGEST_MANIFEST = 256 * 1024
"""Bytes of `manifest.json`."""
MOST_ERASED = 4_000
"""Identifiers in `erased`."""

BUNDLE = Kind(
    head=MANIFEST,
    namespace="outreach-bundle@v1",
    longest_head=LONGEST_MANIFEST,
    limits=with_sums(
        {RECORDS: LARGEST_RECORDS, FORMS: 16 * 1024 * 1024, AUDIT: 8 * 1024 * 1024, README: 16 * 1024},
        is_padded=True,
    ),
    longest_other=1024 * 1024,
)
"""The kind of signed archive a bundle is."""

MOST_WITHHELD = 500
"""Bundles in `withheld`."""

VERSION = (1, 2)
"""Major and minor version that is written here; 1.1 has `withheld`, 1.2 the audit log beside the journal."""
_FIRST_WITH_A_LOG = (1, 2)


class Stated(Struct, frozen=True, kw_only=True):
    """The three fields that decide whether the rest can be read at all."""

    format: str
    """The kind of document."""
    version: Version
    """Major and minor version."""
    critical: Extensions = ()
    """Extensions a reader must understand."""


class LogClaim(Struct, frozen=True):
    """Where a laptop's audit log and its journal stood when it sealed a bundle."""

    audit_head: str | None
    """The head of the newest link, "" where the log is empty; None where it is not told."""
    audit_count: int
    """How many links."""
    journal_head: str | None
    """The head of the journal; None where it is not told."""
    journal_count: int
    """How many commits."""


class Withheld(Struct, frozen=True, kw_only=True):
    """A bundle that was numbered and will not be handed over (again): something in it may not travel now."""

    seq: Number
    """Its number."""
    prev: Sha256 | None
    """The hash of the manifest before it."""
    manifest_hash: Sha256
    """The hash of its own manifest."""


class Manifest(Struct, frozen=True, kw_only=True):
    """The signed description of one bundle (version 1)."""

    format: Literal["outreach-bundle"] = "outreach-bundle"
    """Always `outreach-bundle`."""
    version: Version = VERSION
    """Major and minor version of the format."""
    critical: Extensions
    """Extensions a reader must understand; none in version 1."""
    bundle_id: Uuid
    """A random name for this bundle."""
    area: Name
    """The area it is made for."""
    device: Name
    """The laptop it comes from, as the register names it."""
    key_epoch: Ordinal
    """Which signing key of that laptop this is, counted from 1; a new key starts a new sequence."""
    sender_key: Fingerprint
    """The fingerprint of the key that signs."""
    recipients: Annotated[tuple[AgeRecipient, ...], Meta(min_length=1, max_length=15)]
    """Everybody it is sealed to, so that a bundle passed on is noticed."""
    seq: Number
    """Its place in the sequence of this key, from 1."""
    prev: Sha256 | None
    """The hash of the manifest before it; none only for the first."""
    created: Utc
    """When the laptop believed it was made; for people only."""
    record_count: Annotated[int, Meta(ge=0, le=MOST_REVISIONS)]
    """Lines in `records.ndjson`."""
    receipt_nonce: Nonce
    """Random, so that only one who opened the bundle can say the phone receipt."""
    acks: Annotated[tuple[Uuid, ...], Meta(max_length=1000)]
    """Receipts the laptop has seen."""
    erased: Annotated[tuple[Uuid, ...], Meta(max_length=MOST_ERASED)]
    """Records and people this laptop holds no more because they were erased."""
    withheld: Annotated[tuple[Withheld, ...], Meta(max_length=MOST_WITHHELD)] = ()
    """Bundles of this key that nobody need wait for; what may travel of them is in this one."""
    audit_head: Sha256 | None
    """Head of the laptop's audit log, so that a changed one is noticed; before 1.2, the journal's."""
    audit_count: Count
    """Links in that log; before 1.2, commits in the journal."""
    journal_head: Sha256 | None = None
    """Head of the laptop's journal, so that a journal put back as a whole is noticed."""
    journal_count: Count = 0
    """Commits in that journal."""
    app_version: Printable
    """The Outreach that made it."""
    form_versions: Annotated[tuple[Printable, ...], Meta(max_length=500)]
    """Scripts in `forms.ndjson`, as `form@version`."""
    files: Annotated[tuple[FileEntry, ...], Meta(min_length=1, max_length=30)]
    """Every file but the manifest and its signature, in order."""

    @property
    def claim(self) -> LogClaim:
        """Where its laptop says that its audit log and its journal stood."""
        if self.version < _FIRST_WITH_A_LOG:
            return LogClaim(None, 0, self.audit_head, self.audit_count)
        return LogClaim(self.audit_head or "", self.audit_count, self.journal_head, self.journal_count)


def parse_manifest(raw: bytes) -> Manifest:
    """Return the manifest that signed bytes spell, every rule checked that concerns it alone.

    Raises: ExchangeError (`json`, `newer-version`, `manifest`, `too-big`) when it breaks one.
    """
    require_readable(raw, "outreach-bundle", MANIFEST, LONGEST_MANIFEST)
    manifest = parse_canonical(raw, Manifest, LONGEST_MANIFEST, MANIFEST)
    is_first = manifest.seq == 1
    if (manifest.prev is None) != is_first and not (is_first and manifest.key_epoch > 1):
        raise refused(Code.MANIFEST, MANIFEST, "its place in the sequence contradicts itself")
    for head, count in (
        (manifest.audit_head, manifest.audit_count),
        (manifest.journal_head, manifest.journal_count),
    ):
        if (head is None) != (count == 0):
            raise refused(Code.MANIFEST, MANIFEST, "the head of a log contradicts its count")
    for listed in (manifest.recipients, manifest.acks, manifest.erased, manifest.form_versions):
        if len(set(listed)) != len(listed):
            raise refused(Code.MANIFEST, MANIFEST, "it lists something twice")
    return manifest


def require_readable(raw: bytes, document: str, where: str, limit: int) -> None:
    """Return if `raw` states to be this kind of document in a version that can be read here."""
    stated = parse_canonical(raw, Stated, limit, where)
    if stated.format != document:
        raise refused(Code.MANIFEST, where, "it describes something else")
    if stated.version[0] > VERSION[0] or stated.critical:
        raise refused(Code.NEWER_VERSION, where, "it was made by a newer version of Outreach")
