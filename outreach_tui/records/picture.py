"""What a set of revisions adds up to: records with the values that nobody has replaced.

Rules:
- What a record's revisions add up to stands in `record.py`.
- Revisions stay encoded until a record is looked at: the picture only knows which revisions belong to which
  record, and which records are about whom. Looking twice costs twice; nothing looked at is kept.
- What stands in a store elsewhere is not kept here again, only its id.
- The same revision added again changes nothing, in any order.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator, KeysView, Mapping
from sys import intern

import msgspec

from outreach_tui.records import few
from outreach_tui.records.few import Some
from outreach_tui.records.place import Place, place_of, unreadable
from outreach_tui.records.read_lines import Rows
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Write, revision_id

RecordKey = tuple[str, str]
"""A record's list and its id within that list."""


class _Written(msgspec.Struct, frozen=True):
    """What a revision writes, and nothing else of it."""

    set: dict[str, Write]
    """See `Revision`."""


_WRITTEN = msgspec.json.Decoder(_Written)


class Picture:
    """Every record of a set of revisions; grows by `add`, one bundle at a time."""

    def __init__(self, store: Mapping[str, bytes] | None = None) -> None:
        """Begin with nothing known.

        Args:
            store: encoded revisions by id, kept elsewhere; what stands there is not kept here once more.
        """
        self._store: Mapping[str, bytes] = {} if store is None else store
        self._own: dict[str, bytes] = {}
        self._lists: dict[str, dict[str, Some]] = {}
        self._about: dict[str, dict[str, Some]] = {}

    @classmethod
    def of(cls, revisions: Iterable[bytes] | Mapping[str, bytes]) -> "Picture":
        """Return the picture of encoded revisions, given alone or by revision id."""
        picture = cls(revisions if isinstance(revisions, Mapping) else None)
        picture.add(revisions)
        return picture

    def add(self, revisions: Iterable[bytes] | Mapping[str, bytes]) -> None:
        """Take more encoded revisions in; the cost is that of what is new."""
        named = (
            revisions.items()
            if isinstance(revisions, Mapping)
            else ((revision_id(raw), raw) for raw in revisions)
        )
        for one, raw in named:
            self.put(one, raw, place_of(raw))

    def put(self, one: str, raw: bytes, place: Place) -> None:
        """Take one encoded revision in, by its id, whose place is known."""
        entity_list = intern(place.entity_list)
        few.put(self._lists.setdefault(entity_list, {}), place.record, one)
        if place.subject is not None:
            few.put(self._about.setdefault(entity_list, {}), place.subject, place.record)
        if one not in self._store:
            self._own[one] = raw

    def put_new(self, rows: Rows) -> None:
        """Take in named rows of one list, each of a record of its own that is not known here yet."""
        entity_list = intern(rows.entity_list)
        self._lists.setdefault(entity_list, {}).update(zip(rows.records, rows.ids, strict=True))
        self._own.update(zip(rows.ids, rows.lines, strict=True))
        few.put_new(self._about.setdefault(entity_list, {}), rows.subjects, rows.records)

    def join(self, other: "Picture") -> None:
        """Take in all that another picture shows; what is new is neither hashed nor read again.

        The other is used up by it: what the two share is not copied.
        """
        for mine, theirs in ((self._lists, other._lists), (self._about, other._about)):
            for entity_list, table in theirs.items():
                few.join(mine.setdefault(entity_list, {}), table)
        fresh = other.revisions
        self._own.update(
            fresh if not self._store else {one: fresh[one] for one in fresh if one not in self._store}
        )

    def withdraw(self, revisions: Mapping[str, bytes]) -> None:
        """Take revisions out of the picture, as if they had never come; the cost is that of what goes."""
        for one, raw in revisions.items():
            place = place_of(raw)
            rows = self._lists.get(place.entity_list, {})
            few.take(rows, place.record, one)
            self._own.pop(one, None)
            left = {place_of(other).subject for other in self.rows(place.entity_list, place.record)}
            if place.subject is not None and place.subject not in left:
                few.take(self._about[place.entity_list], place.subject, place.record)
            if not rows:
                self._lists.pop(place.entity_list, None)

    def rest_on(self, store: Mapping[str, bytes]) -> None:
        """Let go of every revision that stands in `store` by now, as it does once a merge is saved."""
        self._store = store
        self._own = {one: raw for one, raw in self._own.items() if one not in store}

    @property
    def revisions(self) -> Mapping[str, bytes]:
        """All it shows, encoded, by id."""
        return ChainMap(self._own, self._store) if self._store else self._own  # type: ignore[arg-type]  # only read

    def entity_lists(self) -> tuple[str, ...]:
        """Return the lists that hold any record, sorted by name."""
        return tuple(sorted(self._lists))

    def records(self, entity_list: str) -> tuple[Record, ...]:
        """Return every record of one list, ordered by id."""
        return tuple(self.each(entity_list))

    def each(self, entity_list: str) -> Iterator[Record]:
        """Yield the records of one list one by one, ordered by id, holding one at a time."""
        for record in sorted(self._lists.get(entity_list, {})):
            yield self._record(entity_list, record)

    def written_often(self, entity_list: str) -> Iterator[Record]:
        """Yield, ordered by id, the records of one list that more than one revision wrote."""
        rows = self._lists.get(entity_list, {})
        for record in sorted(one for one, ids in rows.items() if not isinstance(ids, str)):
            yield self._record(entity_list, record)

    def values(self, entity_list: str, field: str) -> Iterator[tuple[str, str]]:
        """Yield each record's id and the words in one field, "" where there are none, in no particular order.

        A record that was written once, as most are, is read no further than that.
        """
        for record in self._lists.get(entity_list, {}):
            rows = self.named_rows(entity_list, record)
            if len(rows) > 1:
                yield record, Record.of_named(entity_list, record, rows).value(field)
                continue
            try:
                (write,) = (_WRITTEN.decode(raw).set.get(field) for raw in rows.values())
            except (msgspec.MsgspecError, ValueError, RecursionError) as error:
                raise unreadable() from error
            yield record, write if isinstance(write, str) else ""

    def record(self, entity_list: str, record: str) -> Record | None:
        """Return one record, or None where nothing is known of it."""
        return self._record(entity_list, record) if self.has(entity_list, record) else None

    def ids(self, entity_list: str) -> KeysView[str]:
        """Return the ids of every record of one list, in no particular order."""
        return self._lists.get(entity_list, {}).keys()

    def has(self, entity_list: str, record: str) -> bool:
        """Whether anything is known of a record."""
        return record in self._lists.get(entity_list, {})

    def rows(self, entity_list: str, record: str) -> tuple[bytes, ...]:
        """Return the encoded revisions of one record, in no particular order."""
        return tuple(self.named_rows(entity_list, record).values())

    def named_rows(self, entity_list: str, record: str) -> dict[str, bytes]:
        """Return the encoded revisions of one record by their ids."""
        ids = few.each_of(self._lists.get(entity_list, {}), record)
        return {one: self._own[one] if one in self._own else self._store[one] for one in ids}

    def about(self, subject: str, entity_list: str | None = None) -> tuple[Record, ...]:
        """Return what is about one young person, all of it or of one list, ordered by list and id."""
        lists = sorted(self._about) if entity_list is None else [entity_list]
        return tuple(
            self._record(one, record)
            for one in lists
            for record in sorted(few.each_of(self._about.get(one, {}), subject))
        )

    def _record(self, entity_list: str, record: str) -> Record:
        return Record.of_named(entity_list, record, self.named_rows(entity_list, record))
