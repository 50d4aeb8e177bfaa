"""Writing bundles: plain values in, sealed files out, each a link in the sender's sequence.

Rules:
- Nothing leaves unsealed or unsigned; there is no other way to write one.
- Identifiers, nonces and the time come from the caller, one `Stamp` a bundle.
- `prev` is the hash of the manifest before, so a missing or swapped bundle is noticed.
- Every file is padded, so its size does not tell how many visits it holds.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.canonical import canonical
from outreach_tui.exchange.contents import BundleContents, forms_text, split_contents
from outreach_tui.exchange.manifest import AUDIT, BUNDLE, FORMS, README, RECORDS, Manifest, parse_manifest
from outreach_tui.exchange.places import sealed_name
from outreach_tui.exchange.refusal import ExchangeError
from outreach_tui.exchange.sequence import Mark
from outreach_tui.exchange.signed_archive import FileEntry, write_signed
from outreach_tui.records.audit_chain import to_line
from outreach_tui.sealing.age_file import seal
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line

_README = """\
This folder is the inside of one Outreach bundle. It opens without Outreach:

  age -d -i KEY FILE.outreach.age | tar -xf -
  ssh-keygen -Y verify -f allowed_signers -I DEVICE -n outreach-bundle@v1 \\
      -s manifest.json.sig < manifest.json
  sha256sum -c sha256sums

KEY is the lead partner's age key, or the recovery key. DEVICE stands in manifest.json
under "device". allowed_signers lies in the area pack. On Windows, certutil -hashfile
FILE SHA256 shows each sum.

records.ndjson holds one change to one record a line, in plain text. manifest.json says
who wrote it, for whom, and which files belong to it. padding.bin is empty on purpose.
The inside is personal data: work in a folder only you can read, and delete it after.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The laptop that writes, and for whom."""

    device: str
    """Its name on the register."""
    area: str
    """The area it belongs to."""
    signing_key: SigningKey
    """Its signing key."""
    key_epoch: int
    """Which key of this laptop that is, from 1."""
    recipients: tuple[str, ...]
    """The age keys of the area: lead partner and recovery."""
    app_version: str
    """The Outreach that writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What only the outside can give one bundle: chance and time."""

    bundle_id: str
    """A fresh random UUID."""
    receipt_nonce: str
    """Sixteen fresh random bytes in hex."""
    created: str
    """Now, as this laptop believes (UTC)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBundle:
    """A bundle ready to be put anywhere."""

    name: str
    """Its file name, which tells nothing."""
    sealed: bytes
    """The file."""
    mark: Mark
    """Its place in the sequence; the next one needs its hash."""
    bundle_id: str
    """Its identifier."""
    receipt_nonce: str
    """What the phone receipt is checked with."""
    revision_ids: tuple[str, ...]
    """The revisions in it, by hash."""
    links: tuple[int, int] = (0, 0)
    """The numbers of the first and the last link of the audit log in it; 0 and 0 for none."""


def write_bundles(
    contents: BundleContents, sender: Sender, after: Mark | None, stamps: Iterable[Stamp]
) -> tuple[SealedBundle, ...]:
    """Return `contents` as one bundle, or as several in sequence when it is too much for one.

    Args:
        contents: what is handed over.
        sender: who writes, for whom.
        after: the last bundle written with this key; None for the first.
        stamps: chance and time, one for each bundle; as many are taken as bundles are made.

    Raises: ExchangeError when there are too few stamps, or a reader would refuse what is written.
    """
    written: list[SealedBundle] = []
    fresh = iter(stamps)
    for part in split_contents(contents):
        stamp = next(fresh, None)
        if stamp is None:
            raise ExchangeError(
                "stamps", "handing over", "it needs more bundles than were prepared", "Try again"
            )
        after = written[-1].mark if written else after
        written.append(write_bundle(part, sender, after, stamp))
    return tuple(written)


def write_bundle(contents: BundleContents, sender: Sender, after: Mark | None, stamp: Stamp) -> SealedBundle:
    """Return one bundle; `contents` fit into it (`split_contents`)."""
    members = (
        Member(RECORDS, b"".join(revision + b"\n" for revision in contents.revisions)),
        Member(FORMS, forms_text(contents.forms)),
        Member(AUDIT, b"".join(to_line(link) + b"\n" for link in contents.audit)),
        Member(README, _README.encode()),
    )

    def manifest_for(files: tuple[FileEntry, ...]) -> bytes:
        raw = canonical(_manifest(contents, sender, after, stamp, files))
        parse_manifest(raw)  # what would be refused there is never sent from here
        return raw

    archive, manifest_hash = write_signed(BUNDLE, members, manifest_for, sender.signing_key)
    sealed = seal(archive, sender.recipients)
    return SealedBundle(
        name=sealed_name(sealed),
        sealed=sealed,
        mark=Mark(
            device=sender.device,
            sender_key=fingerprint(public_line(sender.signing_key)),
            seq=_next_seq(after),
            prev=after.manifest_hash if after else None,
            manifest_hash=manifest_hash,
        ),
        bundle_id=stamp.bundle_id,
        receipt_nonce=stamp.receipt_nonce,
        links=(contents.audit[0].seq, contents.audit[-1].seq) if contents.audit else (0, 0),
        revision_ids=tuple(hashlib.sha256(revision).hexdigest() for revision in contents.revisions),
    )


def _manifest(
    contents: BundleContents, sender: Sender, after: Mark | None, stamp: Stamp, files: tuple[FileEntry, ...]
) -> Manifest:
    return Manifest(
        critical=(),
        bundle_id=stamp.bundle_id,
        area=sender.area,
        device=sender.device,
        key_epoch=sender.key_epoch,
        sender_key=fingerprint(public_line(sender.signing_key)),
        recipients=sender.recipients,
        seq=_next_seq(after),
        prev=after.manifest_hash if after else None,
        created=stamp.created,
        record_count=len(contents.revisions),
        receipt_nonce=stamp.receipt_nonce,
        acks=contents.acks,
        erased=contents.erased,
        withheld=contents.withheld,
        audit_head=contents.audit_head,
        audit_count=contents.audit_count,
        journal_head=contents.journal_head,
        journal_count=contents.journal_count,
        app_version=sender.app_version,
        form_versions=tuple(dict.fromkeys(form.key for form in contents.forms)),
        files=files,
    )


def _next_seq(after: Mark | None) -> int:
    return after.seq + 1 if after else 1
