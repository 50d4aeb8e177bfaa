"""Which bundles of a sender have arrived, which are missing, and when two of them cannot both be true.

Rules:
- A sequence belongs to one signing key and counts from 1. Numbers order bundles; clocks never do.
- The same bundle again changes nothing, today or in a year.
- A number ahead of its turn is taken, and the ones before it are shown as missing until they come. A late one
  fills its gap.
- Two different bundles with one number, or a bundle that names another predecessor than the one that is here,
  are a fork: somebody copied the laptop or put back a backup. It stays on record and both sides wait for a
  person.

Marks are kept for ever and are all this needs; it is a value, and the same marks in any order give the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from outreach_tui.exchange.fields import Fingerprint, Name, Number
from outreach_tui.exchange.signed_archive import Sha256


class Mark(Struct, frozen=True, kw_only=True):
    """What is remembered of one bundle for ever."""

    device: Name
    """Who sent it."""
    sender_key: Fingerprint
    """With which key."""
    seq: Number
    """Its number under that key."""
    prev: Sha256 | None
    """The hash of the manifest before it."""
    manifest_hash: Sha256
    """The hash of its own manifest."""


class Place(StrEnum):
    """How a bundle stands to those that are here."""

    NEW = "new"
    """The next one, or one that was missing, or one ahead of its turn."""
    SEEN = "seen"
    """Already here, byte for byte."""
    FORK = "fork"
    """Contradicts one that is here."""


_NO_MARKS: Mapping[tuple[str, int], Mark] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Chains:
    """Every sequence that has been heard of."""

    marks: Mapping[tuple[str, int], Mark] = field(default_factory=lambda: _NO_MARKS)
    """By key fingerprint and number."""

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Chains":
        """Return the sequences these marks make; of two with one number the smaller hash stands for both."""
        kept: dict[tuple[str, int], Mark] = {}
        for mark in sorted(marks, key=lambda mark: mark.manifest_hash):
            kept.setdefault((mark.sender_key, mark.seq), mark)
        return cls(MappingProxyType(kept))

    def place(self, mark: Mark) -> Place:
        """Return how a bundle stands to those that are here."""
        known = self.marks.get((mark.sender_key, mark.seq))
        if known is not None:
            return Place.SEEN if known.manifest_hash == mark.manifest_hash else Place.FORK
        before = self.marks.get((mark.sender_key, mark.seq - 1))
        after = self.marks.get((mark.sender_key, mark.seq + 1))
        if before is not None and mark.prev != before.manifest_hash:
            return Place.FORK
        if after is not None and after.prev != mark.manifest_hash:
            return Place.FORK
        return Place.NEW

    def adding(self, mark: Mark) -> "Chains":
        """Return these sequences and one more bundle."""
        known = self.marks.get((mark.sender_key, mark.seq), mark)
        kept = min(known, mark, key=lambda one: one.manifest_hash)
        return Chains(MappingProxyType({**self.marks, (mark.sender_key, mark.seq): kept}))

    def missing(self, sender_key: str) -> tuple[range, ...]:
        """Return the gaps below the highest number heard of a key, in order."""
        have = sorted(seq for key, seq in self.marks if key == sender_key)
        gaps = (range(before + 1, seq) for before, seq in zip([0, *have], have, strict=False))
        return tuple(gap for gap in gaps if gap)

    def contiguous(self, sender_key: str) -> int:
        """Return the number up to which everything of a key is here."""
        gaps = self.missing(sender_key)
        highest = max((seq for key, seq in self.marks if key == sender_key), default=0)
        return gaps[0].start - 1 if gaps else highest

    def head(self, sender_key: str, seq: int) -> str | None:
        """Return the manifest hash of one bundle, None if it is not here."""
        mark = self.marks.get((sender_key, seq))
        return mark.manifest_hash if mark else None
