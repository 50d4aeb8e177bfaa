"""What a set of revisions adds up to: records with the values that nobody has replaced.

Rules:
- A field's value is its writes that no other revision of the record replaces. More than one different write
  left is a conflict: all of them stay until a person decides. Equal writes are no conflict.
- No clock decides anything. Where one value must stand for a conflict, words come before a reason, a reason
  before nothing, and then the smaller revision id; so every laptop shows the same.
- Revisions stay encoded until a record is looked at: the picture only knows which bytes belong to which
  record, and which records are about whom. Looking twice costs twice; nothing looked at is kept.
- The same revision added again changes nothing, in any order.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import intern

import msgspec

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.place import place_of, unreadable
from outreach_tui.records.revision import Missing, Write, revision_id

RecordKey = tuple[str, str]
"""A record's list and its id within that list."""

_Rows = bytes | dict[bytes, None]


class _Body(msgspec.Struct, frozen=True):
    """What a revision says, without the checks that were made when it came in."""

    at: str
    """See `Revision`, as for every field here."""
    device: str
    form: str
    replaces: dict[str, tuple[str, ...]]
    set: dict[str, Write]
    subject: str | None
    who: str


_BODY = msgspec.json.Decoder(_Body)


@dataclass(frozen=True, slots=True)
class LiveWrite:
    """A write that nobody has replaced, with who wrote it and when."""

    revision_id: str
    """The revision that wrote it."""
    write: Write
    """The words, nothing, or the reason why there is nothing."""
    who: str
    """The officer code of its author."""
    at: str
    """When, by the author's own clock; only for people to read."""
    form: str = ""
    """The form it came from, as `home_visit@1`."""
    device: str = ""
    """The laptop it was written on."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands."""

    entity_list: str
    """The list it stands in."""
    id: str
    """Its id."""
    subjects: tuple[str, ...]
    """The young people its revisions name, sorted; one at most, unless a laptop mixed records up."""
    writes: Mapping[str, tuple[LiveWrite, ...]]
    """The live writes of each field, the one that stands for the field first."""

    @classmethod
    def of(cls, entity_list: str, record: str, rows: Iterable[bytes]) -> "Record":
        """Return the record that its encoded revisions `rows` add up to."""
        try:
            bodies = {revision_id(raw): _BODY.decode(raw) for raw in rows}
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise unreadable() from error
        subjects = sorted({body.subject for body in bodies.values() if body.subject is not None})
        return cls(entity_list, record, tuple(subjects), _live_writes(bodies))

    @property
    def subject(self) -> str | None:
        """The young person it is about, or none."""
        return self.subjects[0] if self.subjects else None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields, sorted."""
        return tuple(self.writes)

    def live(self, field: str) -> tuple[LiveWrite, ...]:
        """Return every write of `field` that nobody has replaced."""
        return self.writes.get(field, ())

    def value(self, field: str) -> str:
        """Return the words in `field`, "" where there are none."""
        live = self.live(field)
        return live[0].write if live and isinstance(live[0].write, str) else ""

    def missing(self, field: str) -> MissingReason | None:
        """Return why there is nothing in `field`, where somebody said why."""
        live = self.live(field)
        return live[0].write.missing if live and isinstance(live[0].write, Missing) else None

    def conflicts(self) -> tuple[str, ...]:
        """Return the fields that hold different things at once, sorted by name."""
        return tuple(field for field, live in self.writes.items() if len({one.write for one in live}) > 1)


class Picture:
    """Every record of a set of revisions; grows by `add`, one bundle at a time."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._lists: dict[str, dict[str, _Rows]] = {}
        self._about: dict[str, dict[RecordKey, None]] = {}

    @classmethod
    def of(cls, revisions: Iterable[bytes] | Mapping[str, bytes]) -> "Picture":
        """Return the picture of encoded revisions, given alone or by revision id."""
        picture = cls()
        picture.add(revisions)
        return picture

    def add(self, revisions: Iterable[bytes] | Mapping[str, bytes]) -> None:
        """Take more encoded revisions in; the cost is that of what is new."""
        for raw in revisions.values() if isinstance(revisions, Mapping) else revisions:
            place = place_of(raw)
            entity_list = intern(place.entity_list)
            _put(self._lists.setdefault(entity_list, {}), place.record, raw)
            if place.subject is not None:
                self._about.setdefault(place.subject, {})[entity_list, place.record] = None

    def entity_lists(self) -> tuple[str, ...]:
        """Return the lists that hold any record, sorted by name."""
        return tuple(sorted(self._lists))

    def records(self, entity_list: str) -> tuple[Record, ...]:
        """Return every record of one list, ordered by id."""
        return tuple(self.each(entity_list))

    def each(self, entity_list: str) -> Iterator[Record]:
        """Yield the records of one list one by one, ordered by id, holding one at a time."""
        rows = self._lists.get(entity_list, {})
        for record in sorted(rows):
            yield Record.of(entity_list, record, _each_row(rows[record]))

    def record(self, entity_list: str, record: str) -> Record | None:
        """Return one record, or None where nothing is known of it."""
        rows = self.rows(entity_list, record)
        return Record.of(entity_list, record, rows) if rows else None

    def rows(self, entity_list: str, record: str) -> tuple[bytes, ...]:
        """Return the encoded revisions of one record, in no particular order."""
        rows = self._lists.get(entity_list, {}).get(record)
        return () if rows is None else tuple(_each_row(rows))

    def about(self, subject: str, entity_list: str | None = None) -> tuple[Record, ...]:
        """Return what is about one young person, all of it or of one list, ordered by list and id."""
        keys = (key for key in self._about.get(subject, {}) if entity_list in (None, key[0]))
        return tuple(Record.of(*key, self.rows(*key)) for key in sorted(keys))


def _live_writes(bodies: Mapping[str, _Body]) -> dict[str, tuple[LiveWrite, ...]]:
    replaced = {
        (field, one) for body in bodies.values() for field, ids in body.replaces.items() for one in ids
    }
    live: dict[str, list[LiveWrite]] = {}
    for one in sorted(bodies):
        body = bodies[one]
        for field, write in body.set.items():
            if (field, one) not in replaced:
                live.setdefault(field, []).append(
                    LiveWrite(one, write, body.who, body.at, body.form, body.device)
                )
    return {field: tuple(sorted(live[field], key=_says_less)) for field in sorted(live)}


def _says_less(live: LiveWrite) -> int:
    """Order words before a reason before nothing; the sort keeps the order of ids among equals."""
    return 0 if isinstance(live.write, str) else 1 if live.write is not None else 2


def _put(records: dict[str, _Rows], record: str, raw: bytes) -> None:
    known = records.get(record)
    if known is None:
        records[record] = raw
    elif isinstance(known, dict):
        known[raw] = None
    elif known != raw:
        records[record] = {known: None, raw: None}


def _each_row(rows: _Rows) -> Iterable[bytes]:
    return (rows,) if isinstance(rows, bytes) else rows
