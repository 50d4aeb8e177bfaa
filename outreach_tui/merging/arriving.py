"""What arrives, record by record, beside what is known of the same record.

Rules:
- A record is only put together when two of its changes could contradict each other; one at a time, so that a
  merge of a million changes needs no more memory than the changes themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_tui.merging.conflicts import FieldConflict, conflicts_of, worth_asking
from outreach_tui.merging.sorting import SortedLines
from outreach_tui.records.picture import Picture, RecordKey
from outreach_tui.records.record import Record

_PEOPLE = "young_people"


@dataclass(frozen=True, slots=True)
class Arriving:
    """The new changes by record, beside the picture they would join."""

    picture: Picture
    """What is in view now."""
    lines: SortedLines
    """What arrives, sorted."""

    def newcomers(self) -> frozenset[str]:
        """Return the young people who were not known before."""
        arrived = self.lines.arriving.ids(_PEOPLE)
        return frozenset(person for person in arrived if not self.picture.has(_PEOPLE, person))

    def alias(self, person: str | None) -> str:
        """Return the code name a young person would have afterwards, "" where it is not known."""
        if person is None or not (
            self.picture.has(_PEOPLE, person) or self.lines.arriving.has(_PEOPLE, person)
        ):
            return ""
        record = self._after((_PEOPLE, person))
        return record.value("alias") if record else ""

    def conflicts(self) -> Iterator[FieldConflict]:
        """Yield every field in which a new change would stand against another, by list and record."""
        for key in sorted(self.lines.meeting):
            yield from self._conflicts_in(key)

    def _conflicts_in(self, key: RecordKey) -> Iterator[FieldConflict]:
        record = self._after(key)
        if record is None:
            return
        fields = [
            field
            for field in record.conflicts()
            if any(one.revision_id in self.lines.arriving.revisions for one in record.live(field))
        ]
        if fields:
            yield from worth_asking(conflicts_of(record, self.alias(record.subject), fields))

    def _after(self, key: RecordKey) -> Record | None:
        entity_list, record = key
        rows = self.picture.named_rows(entity_list, record) | self.lines.arriving.named_rows(
            entity_list, record
        )
        return Record.of_named(entity_list, record, rows) if rows else None
