"""What the bundles bring about each young person, from what was counted while they were sorted."""

from outreach_tui.merging.arriving import Arriving
from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.report import Counts, ListCount, PersonReport
from outreach_tui.merging.sorting import SortedLines
from outreach_tui.merging.tally import Tally


def people_reports(
    arriving: Arriving, lines: SortedLines, conflicts: tuple[FieldConflict, ...]
) -> tuple[PersonReport, ...]:
    """Return a report for every person spoken of, in order of code name; what is about nobody comes last."""
    for conflict in conflicts:
        lines.people.setdefault(conflict.subject, Tally()).conflicts += 1
    reports = (_report(person, arriving.alias(person), tally) for person, tally in lines.people.items())
    return tuple(sorted(reports, key=lambda one: (one.person is None, one.alias, one.person or "")))


def _report(person: str | None, alias: str, tally: Tally) -> PersonReport:
    return PersonReport(
        person=person,
        alias=alias,
        officers=tuple(sorted(tally.officers)),
        counts=Counts(new=tally.new, same=tally.same, conflicts=tally.conflicts, refused=tally.refused),
        new_records=tuple(ListCount(name, tally.new_records[name]) for name in sorted(tally.new_records)),
        awaited=len(tally.awaited),
    )
