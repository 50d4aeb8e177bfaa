"""What arrives, record by record, beside what is known of the same record.

Rules:
- A record is only put together when two of its changes could contradict each other; one at a time, so that a
  merge of a million changes needs no more memory than the changes themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from outreach_tui.merging.conflicts import FieldConflict, conflicts_of
from outreach_tui.merging.sorting import SortedLines
from outreach_tui.records.picture import Picture, Record, RecordKey


@dataclass(frozen=True, slots=True)
class Arriving:
    """The new changes by record, beside the picture they would join."""

    picture: Picture
    """What is in view now."""
    ids: Mapping[RecordKey, str | list[str]]
    """The ids of the new changes by record; nearly always there is one, and then it stands alone."""
    brings: Mapping[str, bytes]
    """The new changes, encoded, by id."""

    @classmethod
    def of(cls, picture: Picture, lines: SortedLines) -> "Arriving":
        """Return the new changes among `lines` by record."""
        ids: dict[RecordKey, str | list[str]] = {}
        for one in lines.brings:
            place = lines.places[one]
            key = (place.entity_list, place.record)
            before = ids.get(key)
            if isinstance(before, list):
                before.append(one)
            else:
                ids[key] = one if before is None else [before, one]
        return cls(picture, ids, lines.brings)

    def ids_of(self, key: RecordKey) -> Sequence[str]:
        """Return the ids of the new changes of one record."""
        ids = self.ids.get(key, ())
        return (ids,) if isinstance(ids, str) else ids

    def is_new(self, key: RecordKey) -> bool:
        """Whether nothing is known of the record yet."""
        return not self.picture.rows(*key)

    def alias(self, person: str | None) -> str:
        """Return the code name a young person would have afterwards, "" where it is not known."""
        record = self._after(("young_people", person)) if person is not None else None
        return record.value("alias") if record else ""

    def conflicts(self) -> Iterator[FieldConflict]:
        """Yield every field in which a new change would stand against another, by list and record."""
        for key in sorted(self.ids):
            if not isinstance(self.ids[key], str) or not self.is_new(key):
                yield from self._conflicts_in(key)

    def _conflicts_in(self, key: RecordKey) -> Iterator[FieldConflict]:
        record = self._after(key)
        if record is None:
            return
        fields = [
            field
            for field in record.conflicts()
            if any(one.revision_id in self.brings for one in record.live(field))
        ]
        if fields:
            yield from conflicts_of(record, self.alias(record.subject), fields)

    def _after(self, key: RecordKey) -> Record | None:
        rows = (*self.picture.rows(*key), *(self.brings[one] for one in self.ids_of(key)))
        return Record.of(*key, rows) if rows else None
