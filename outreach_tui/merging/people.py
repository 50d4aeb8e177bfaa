"""What the bundles bring about each young person, counted in one pass over what arrived."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach_tui.merging.arriving import Arriving
from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.report import Counts, ListCount, PersonReport
from outreach_tui.merging.sorting import SortedLines
from outreach_tui.records.picture import RecordKey


@dataclass(slots=True)
class _Tally:
    """The counts of one person while they are counted."""

    officers: set[str] = field(default_factory=set)
    new: int = 0
    same: int = 0
    conflicts: int = 0
    new_records: Counter[str] = field(default_factory=Counter)


def people_reports(
    arriving: Arriving, lines: SortedLines, conflicts: tuple[FieldConflict, ...]
) -> tuple[PersonReport, ...]:
    """Return a report for every person spoken of, in order of code name; what is about nobody comes last."""
    tallies = _tallies(lines)
    for person, entity_list in _new_records(arriving, lines):
        tallies[person].new_records[entity_list] += 1
    for conflict in conflicts:
        tallies.setdefault(conflict.subject, _Tally()).conflicts += 1
    reports = (_report(person, arriving.alias(person), tally) for person, tally in tallies.items())
    return tuple(sorted(reports, key=lambda one: (one.person is None, one.alias, one.person or "")))


def _tallies(lines: SortedLines) -> dict[str | None, _Tally]:
    tallies: dict[str | None, _Tally] = {}
    counted: set[str] = set()
    for code in sorted(lines.officers):
        officer = lines.officers[code]
        for one in officer.new | officer.same:
            tally = tallies.setdefault(lines.places[one].subject, _Tally())
            tally.officers.add(code)
            if one not in counted:
                tally.new += one in lines.brings
                tally.same += one not in lines.brings
        counted |= officer.new | officer.same
    return tallies


def _new_records(arriving: Arriving, lines: SortedLines) -> Iterator[tuple[str | None, str]]:
    """Yield whom each new record is about, and its list; each record once."""
    seen: set[RecordKey] = set()
    for one in sorted(lines.brings):
        place = lines.places[one]
        key = (place.entity_list, place.record)
        if key not in seen and arriving.is_new(key):
            yield place.subject, place.entity_list
        seen.add(key)


def _report(person: str | None, alias: str, tally: _Tally) -> PersonReport:
    return PersonReport(
        person=person,
        alias=alias,
        officers=tuple(sorted(tally.officers)),
        counts=Counts(new=tally.new, same=tally.same, conflicts=tally.conflicts),
        new_records=tuple(ListCount(name, tally.new_records[name]) for name in sorted(tally.new_records)),
    )
