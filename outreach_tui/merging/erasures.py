"""What arrives to be erased: the records and people their officers were asked to wipe.

Rules:
- An erasure wins over everything, in any order, so what is to be erased is known before anything is sorted.
- It covers every entry that is linked as the same person, as the links will stand afterwards.
- It is for good: undoing a merge brings back nothing that was erased. So whoever merges is told first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach_tui.merging.incoming import IncomingBundle
from outreach_tui.merging.report import ErasedEntry
from outreach_tui.records import same_person
from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record

_PEOPLE = "young_people"


@dataclass(frozen=True, slots=True)
class Erasures:
    """Ids that are erased for good by what arrives, with the officers who say so."""

    officers: dict[str, tuple[str, ...]]
    """Codes of the officers, by id; empty for an entry that a link brings along."""

    @classmethod
    def of(cls, bundles: Sequence[IncomingBundle], picture: Picture, known: frozenset[str]) -> "Erasures":
        """Return what `bundles` erase that is not erased yet.

        Args:
            bundles: what arrived.
            picture: what is in view.
            known: what is erased here already.
        """
        said: dict[str, set[str]] = {}
        for bundle in bundles:
            for one in bundle.erased - known:
                said.setdefault(one, set()).add(bundle.officer)
        people = frozenset(said) | known
        linked = same_person.covered(_pairs_after(bundles, picture), people) - people
        return cls({one: tuple(sorted(said.get(one, ()))) for one in sorted({*said, *linked})})

    @property
    def all(self) -> frozenset[str]:
        """Every id that is to be erased."""
        return frozenset(self.officers)

    def entries(self, picture: Picture) -> tuple[ErasedEntry, ...]:
        """Return the young people among them who are known here, with their code names, in that order."""
        known = (
            ErasedEntry(one, record.value("alias"), officers)
            for one, officers in self.officers.items()
            if (record := picture.record(_PEOPLE, one)) is not None
        )
        return tuple(sorted(known, key=lambda one: (one.alias, one.person)))


def _pairs_after(bundles: Iterable[IncomingBundle], picture: Picture) -> Iterable[same_person.Pair]:
    """Yield every pair as it would stand with what arrives."""
    rows: dict[str, dict[str, bytes]] = {}
    for bundle in bundles:
        for some in bundle.read.rows:
            if some.entity_list == same_person.LIST:
                for one, record, raw in zip(some.ids, some.records, some.lines, strict=True):
                    rows.setdefault(record, {})[one] = raw
    for record, arrived in rows.items():
        both = {**picture.named_rows(same_person.LIST, record), **arrived}
        yield same_person.Pair.of(Record.of_named(same_person.LIST, record, both))
    yield from (pair for pair in same_person.pairs(picture) if pair.record not in rows)
