"""What the bundles bring about each young person, from what was counted while they were sorted."""

from collections.abc import Iterable
from operator import attrgetter

from outreach_tui.merging.arriving import Arriving
from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.report import Counts, ListCount, PersonReport
from outreach_tui.merging.sorting import SortedLines
from outreach_tui.merging.tally import Tally


def people_reports(
    arriving: Arriving, lines: SortedLines, conflicts: Iterable[FieldConflict]
) -> tuple[PersonReport, ...]:
    """Return a report for every person spoken of, in order of code name; what is about nobody comes last."""
    tallies = lines.people
    for conflict in conflicts:
        tallies.setdefault(conflict.subject, Tally()).conflicts += 1
    people = sorted(person for person in tallies if person is not None)
    reports = [_report(person, arriving.alias(person), tallies[person]) for person in people]
    reports.sort(key=attrgetter("alias"))
    if None in tallies:
        reports.append(_report(None, "", tallies[None]))
    return tuple(reports)


def _report(person: str | None, alias: str, tally: Tally) -> PersonReport:
    return PersonReport(
        person=person,
        alias=alias,
        officers=tuple(sorted(tally.officers)),
        counts=Counts(new=tally.new, same=tally.same, conflicts=tally.conflicts, refused=tally.refused),
        new_records=tuple(ListCount(name, tally.new_records[name]) for name in sorted(tally.new_records)),
        awaited=len(tally.awaited),
    )
