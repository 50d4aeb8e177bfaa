"""What the bundles bring about each young person, counted in one pass over what arrived."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach_tui.merging.arriving import Arriving
from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.report import Counts, ListCount, PersonReport
from outreach_tui.merging.sorting import SortedLines


@dataclass(slots=True)
class _Tally:
    """The counts of one person while they are counted."""

    officers: set[str] = field(default_factory=set)
    """Codes of those whose bundles speak of them."""
    new: int = 0
    """New changes about them."""
    same: int = 0
    """Known changes about them."""
    conflicts: int = 0
    """Fields of theirs that would hold different things."""
    new_records: Counter[str] = field(default_factory=Counter)
    """New records about them, by list."""


def people_reports(
    arriving: Arriving, lines: SortedLines, conflicts: tuple[FieldConflict, ...]
) -> tuple[PersonReport, ...]:
    """Return a report for every person spoken of, in order of code name; what is about nobody comes last."""
    tallies = _tallies(lines)
    for person, entity_list in _new_records(arriving, lines):
        tallies[person].new_records[entity_list] += 1
    for conflict in conflicts:
        _of(tallies, conflict.subject).conflicts += 1
    reports = (_report(person, arriving.alias(person), tally) for person, tally in tallies.items())
    return tuple(sorted(reports, key=lambda one: (one.person is None, one.alias, one.person or "")))


def _tallies(lines: SortedLines) -> dict[str | None, _Tally]:
    tallies: dict[str | None, _Tally] = {}
    counted: set[str] = set()
    for code in sorted(lines.officers):
        officer = lines.officers[code]
        for changes, is_new in ((officer.new, True), (officer.same, False)):
            for one in changes:
                tally = _of(tallies, lines.places[one].subject)
                tally.officers.add(code)
                if one not in counted:
                    tally.new += is_new
                    tally.same += not is_new
            counted |= changes
    return tallies


def _of(tallies: dict[str | None, _Tally], person: str | None) -> _Tally:
    tally = tallies.get(person)
    if tally is None:
        tally = tallies[person] = _Tally()
    return tally


def _new_records(arriving: Arriving, lines: SortedLines) -> Iterator[tuple[str | None, str]]:
    """Yield whom each new record is about, and its list; each record once."""
    for key in arriving.ids:
        if arriving.is_new(key):
            yield lines.places[min(arriving.ids_of(key))].subject, key[0]


def _report(person: str | None, alias: str, tally: _Tally) -> PersonReport:
    return PersonReport(
        person=person,
        alias=alias,
        officers=tuple(sorted(tally.officers)),
        counts=Counts(new=tally.new, same=tally.same, conflicts=tally.conflicts),
        new_records=tuple(ListCount(name, tally.new_records[name]) for name in sorted(tally.new_records)),
    )
