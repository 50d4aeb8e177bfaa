"""Reading a bundle: sealed bytes from anybody in, a proven sender and raw lines out, nothing in between.

A bundle is taken only when all of this holds, in this order; the first that fails names the refusal.

1.  The file is at most 96 MiB (too-big) and an age file with a small plain header (not-age, too-big).
2.  One of our keys opens it, and it is whole (decrypt).
3.  Inside, a plain tar begins with the manifest and its signature, each of its size (tar, layout, too-big).
4.  The signature is good for exactly these manifest bytes, made for bundles (signature).
5.  The key that signed is on the register now (unknown-sender). Only from here on is the manifest read.
6.  The manifest is canonical JSON of a version that can be read here, and keeps its rules
    (json, newer-version, manifest).
7.  The manifest names the device and the key that signed (signature).
8.  The key was not revoked before this bundle (revoked).
9.  It is for this area (wrong-area), and its author sealed it for a key of ours (not-for-me).
10. Its place in the sequence contradicts no bundle that is here (fork).
11. Every listed file is there, in order, of its size and hash, and nothing else is
    (layout, hash, tar, too-big).
12. The lines are as many as the manifest says (manifest); single bad lines are set aside, with their number.

What the lines mean is not judged here: records decode in `records`, and merging decides.
"""

from collections.abc import Sequence

from msgspec import Struct

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.contents import FormUsed, read_audit, read_forms
from outreach_tui.exchange.lines import SetAside, split_lines
from outreach_tui.exchange.manifest import (
    AUDIT,
    BUNDLE,
    FORMS,
    MOST_REVISIONS,
    RECORDS,
    Manifest,
    parse_manifest,
)
from outreach_tui.exchange.refusal import BundleError, Code, next_step, refused
from outreach_tui.exchange.register import Register, Signer
from outreach_tui.exchange.sequence import Chains, Mark, Place
from outreach_tui.exchange.signed_archive import Head, read_head, read_members
from outreach_tui.records.audit_chain import Link
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed
from outreach_tui.sealing.signature import fingerprint

LARGEST_BUNDLE = 96 * 1024 * 1024
"""Bytes of a sealed bundle that are looked at."""


class Reader(Struct, frozen=True, kw_only=True):
    """Who reads, and what they trust; the same for a whole folder of bundles."""

    identities: tuple[AgeIdentity, ...]
    """The keys that open: the lead partner's, or the recovery key."""
    area: str
    """The area that is read for."""
    register: Register
    """Who may sign."""
    at: str
    """Now (UTC), for the dates of keys."""
    chains: Chains = Chains()
    """The bundles that are here already."""


class OpenedBundle(Struct, frozen=True, kw_only=True, tag="bundle"):
    """A bundle that has proven who made it, for whom, whole."""

    device: str
    """The laptop that sent it, as enrolled."""
    mark: Mark
    """Its place in the sequence, to be remembered for ever."""
    place: Place
    """Whether it is new here or was here before."""
    manifest: Manifest
    """Everything it says of itself."""
    records: tuple[bytes, ...]
    """Raw revision lines, in order."""
    forms: tuple[FormUsed, ...]
    """The scripts they were made with."""
    audit: tuple[Link, ...]
    """Links of its laptop's audit log since the last receipt."""
    set_aside: tuple[SetAside, ...]
    """Lines that could not be taken."""

    @property
    def seq(self) -> int:
        """Its number under the sender's key."""
        return self.mark.seq

    @property
    def prev(self) -> str | None:
        """The hash of the manifest before it."""
        return self.mark.prev

    @property
    def manifest_hash(self) -> str:
        """The hash of its manifest."""
        return self.mark.manifest_hash

    @property
    def withheld(self) -> tuple[Mark, ...]:
        """The places in the sequence of bundles that nobody need wait for."""
        return tuple(
            Mark(
                device=self.device,
                sender_key=self.mark.sender_key,
                seq=one.seq,
                prev=one.prev,
                manifest_hash=one.manifest_hash,
            )
            for one in self.manifest.withheld
            if one.seq < self.seq
        )

    @property
    def erased(self) -> frozenset[str]:
        """Records and people that the sender holds no more."""
        return frozenset(self.manifest.erased)


def read_bundle(sealed: bytes, reader: Reader, where: str = "the bundle") -> OpenedBundle:
    """Return the bundle, proven, or raise `BundleError`; `where` names the file in the sentence."""
    try:
        archive = _opened(sealed, reader.identities)  # 1, 2
        head = read_head(BUNDLE, archive)  # 3
        signer = _enrolled_signer(head, reader)  # 4, 5
        manifest = parse_manifest(head.content)  # 6
        _require_own_name(manifest, signer)  # 7
        _require_not_revoked(manifest, head, signer, reader.register)  # 8
        _require_for_us(manifest, reader)  # 9
        place = _require_no_fork(manifest, head, reader.chains)  # 10
        members = read_members(BUNDLE, archive, head, manifest.files)  # 11
        return _taken_apart(manifest, head, place, members)  # 12
    except OutreachError as error:
        raise bundle_error(error, where) from error


def bundle_error(error: OutreachError, where: str) -> BundleError:
    """Return any refusal from below as the refusal of one file, with one of the fifteen codes."""
    code = code_of(error)
    return BundleError(code.value, where, f"{error.where}: {error.what}", next_step(code))


def code_of(error: OutreachError) -> Code:
    """Return the one of the fifteen codes that any refusal from below belongs to."""
    return Code(error.code) if error.code in set(Code) else Code.DECRYPT


def _opened(sealed: bytes, identities: Sequence[AgeIdentity]) -> bytes:
    if len(sealed) > LARGEST_BUNDLE:
        raise refused(Code.TOO_BIG, "the file", "it is larger than a bundle can be")
    return open_sealed(sealed, identities, LARGEST_BUNDLE)


def _enrolled_signer(head: Head, reader: Reader) -> Signer:
    key = head.verified_signer(BUNDLE.namespace)
    return reader.register.signer(key, BUNDLE.namespace, reader.at)


def _require_own_name(manifest: Manifest, signer: Signer) -> None:
    if manifest.device != signer.device:
        raise refused(Code.SIGNATURE, "the sender", "it names another device than the one that signed it")
    if manifest.sender_key != fingerprint(signer.key):
        raise refused(Code.SIGNATURE, "the sender", "it names another key than the one that signed it")


def _require_not_revoked(manifest: Manifest, head: Head, signer: Signer, register: Register) -> None:
    revocation = register.revocation(signer.key)
    if revocation is None or manifest.seq < revocation.after_seq:
        return
    if manifest.seq == revocation.after_seq and revocation.head in {None, head.sha256}:
        return
    raise refused(Code.REVOKED, "the sender", "its key was taken off the register before this bundle")


def _require_for_us(manifest: Manifest, reader: Reader) -> None:
    if manifest.area != reader.area:
        raise refused(Code.WRONG_AREA, "the bundle", "it is for another area")
    if not {identity.recipient for identity in reader.identities} & set(manifest.recipients):
        raise refused(Code.NOT_FOR_ME, "the bundle", "its author sealed it for somebody else")


def _require_no_fork(manifest: Manifest, head: Head, chains: Chains) -> Place:
    place = chains.place(_mark(manifest, head))
    if place is Place.FORK:
        raise refused(
            Code.FORK,
            f"bundle {manifest.seq} of laptop {manifest.device}",
            "another bundle with this number, or before it, is here: the laptop was put back to an older "
            "copy of itself, or there are two of it",
        )
    return place


def _taken_apart(manifest: Manifest, head: Head, place: Place, members: dict[str, bytes]) -> OpenedBundle:
    records = split_lines(members[RECORDS], RECORDS, MOST_REVISIONS)
    if records.count != manifest.record_count:
        raise refused(Code.MANIFEST, RECORDS, "it has another number of lines than the manifest says")
    forms, bad_forms = read_forms(members[FORMS])
    audit, bad_links = read_audit(members[AUDIT])
    return OpenedBundle(
        device=manifest.device,
        mark=_mark(manifest, head),
        place=place,
        manifest=manifest,
        records=records.good,
        forms=forms,
        audit=audit,
        set_aside=(*records.set_aside, *bad_forms, *bad_links),
    )


def _mark(manifest: Manifest, head: Head) -> Mark:
    return Mark(
        device=manifest.device,
        sender_key=manifest.sender_key,
        seq=manifest.seq,
        prev=manifest.prev,
        manifest_hash=head.sha256,
    )
