"""What a receipt says: which bundles and records of one laptop have arrived, and what goes back to it.

Rules:
- It carries identifiers and corrections, never a name.
- A record is received when the receipt names the very hash the laptop holds, merged, known before or in
  conflict. A rejected record is not received and stays on the laptop.
- A receipt that names another hash for a bundle than the laptop wrote confirms nothing: it is about a copy.
- The same receipt again changes nothing.

Reading and writing the file is `receipt_file.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from outreach_tui.exchange.fields import Count, Fingerprint, Name, Number, Ordinal, Utc, Uuid
from outreach_tui.exchange.manifest import MOST_ERASED
from outreach_tui.exchange.refusal import Code, ExchangeError, next_step
from outreach_tui.exchange.sequence import Mark
from outreach_tui.exchange.signed_archive import Sha256
from outreach_tui.exchange.signed_document import Said


class ReceiptError(ExchangeError):
    """A receipt that is not taken; the codes are those of a bundle."""


class Result(StrEnum):
    """What became of one record."""

    MERGED = "merged"
    """It is in the joined picture now."""
    DUPLICATE = "duplicate"
    """It was there before."""
    CONFLICT = "conflict"
    """It is there, side by side with another answer, until a person decides."""
    REJECTED = "rejected"
    """It could not be taken; it is still only on the laptop."""


class RecordResult(Struct, frozen=True, kw_only=True):
    """What became of one revision."""

    id: Sha256
    """The hash of its bytes, which is its name."""
    result: Result
    """What became of it."""
    code: Annotated[str, Meta(pattern=r"\A[a-z0-9-]{0,40}\Z")] = ""
    """Why it was rejected; empty otherwise."""


class BundleHeard(Struct, frozen=True, kw_only=True):
    """One bundle that arrived."""

    seq: Number
    """Its number."""
    manifest_hash: Sha256
    """The hash of the manifest that arrived under that number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Said):
    """`receipt.json`, field by field (version 1)."""

    receipt_id: Uuid
    """A random name; the next bundle lists it in `acks`."""
    area: Name
    """The area."""
    device: Name
    """The laptop it is for."""
    sender_key: Fingerprint
    """The key whose sequence it speaks of."""
    highest_contiguous_seq: Count
    """Up to here every bundle arrived; 0 for none."""
    seqs_received: Annotated[tuple[BundleHeard, ...], Meta(max_length=2000)]
    """Bundles that arrived, the newest at least."""
    missing: Annotated[tuple[tuple[Number, Number], ...], Meta(max_length=1000)] = ()
    """First and last number of each gap."""
    tombstones: Annotated[tuple[Uuid, ...], Meta(max_length=MOST_ERASED)] = ()
    """Records and people to erase, by the lead partner's authority."""
    pack_version_current: Ordinal
    """The newest area pack, so that a laptop knows its own is old."""
    krl_version: Count
    """How often the list of revoked keys has changed."""
    merged_at: Utc
    """When it was merged; for people only."""
    coordinator_key: Fingerprint
    """The key that signs this receipt."""


class OpenedReceipt(Struct, frozen=True, kw_only=True):
    """A receipt that has proven to come from the lead partner, whole."""

    receipt: Receipt
    """What it says."""
    results: tuple[RecordResult, ...]
    """What became of each record."""
    corrections: tuple[bytes, ...]
    """Raw revision lines that travel back."""


def received(opened: OpenedReceipt, written: Iterable[Mark], held: Iterable[str]) -> frozenset[str]:
    """Return the revisions of this laptop that count as received.

    Args:
        opened: the receipt, proven.
        written: every bundle this laptop wrote.
        held: the hashes of the revisions it holds.

    Raises:
        ReceiptError: the receipt speaks of a bundle that this laptop wrote differently, or never wrote.
    """
    own = {(mark.sender_key, mark.seq): mark.manifest_hash for mark in written}
    for heard in opened.receipt.seqs_received:
        if own.get((opened.receipt.sender_key, heard.seq)) != heard.manifest_hash:
            raise ReceiptError(
                Code.FORK.value,
                "the receipt",
                "it speaks of a bundle this laptop did not write",
                next_step(Code.FORK),
            )
    arrived = {result.id for result in opened.results if result.result is not Result.REJECTED}
    return frozenset(arrived.intersection(held))
