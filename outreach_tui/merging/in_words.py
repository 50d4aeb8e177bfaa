"""A preview as plain lines, for `--dry-run`, for a printed page and for a screen reader.

Every text that came from somebody else is made harmless on its way out (`plain_text.shown`).
"""

from collections.abc import Iterator

from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.report import Counts, ErasedEntry, MergePreview, OfficerReport, PersonReport
from outreach_tui.number_words import counted
from outreach_tui.plain_text import shown
from outreach_tui.records.entity_lists import entity_list

NOTHING_NEW = "Nothing here would change."
"""What is said of bundles that bring nothing."""


def preview_lines(seen: MergePreview) -> tuple[str, ...]:
    """Return what the merge would do, line by line."""
    return tuple(_lines(seen))


def counts_in_words(counts: Counts) -> str:
    """Return the counts as one phrase, such as "3 new, 2 same, 1 conflict"."""
    parts = [f"{counts.new} new"]
    if counts.same:
        parts.append(f"{counts.same} same")
    if counts.conflicts:
        parts.append(counted(counts.conflicts, "conflict"))
    if counts.refused:
        parts.append(f"{counts.refused} refused")
    if counts.erased:
        parts.append(f"{counts.erased} kept out because erased")
    return ", ".join(parts)


def _lines(seen: MergePreview) -> Iterator[str]:
    yield f"Altogether: {counts_in_words(seen.counts)}."
    for officer in seen.officers:
        yield from _officer(officer)
    for person in seen.people:
        yield _person(person)
    for entry in seen.erased_entries:
        yield _erased(entry)
    for shared in seen.shared_code_names:
        yield f"One code name, {len(shared.people)} people, kept apart: {shown(shared.alias)}."
    for conflict in seen.conflicts:
        yield from _conflict(conflict)
    yield from _refused(seen)
    if seen.changes_nothing:
        yield NOTHING_NEW


def _officer(officer: OfficerReport) -> Iterator[str]:
    yield (
        f"Officer {shown(officer.officer)}: {counts_in_words(officer.counts)}"
        f" (in {counted(officer.bundles, 'bundle')})."
    )
    for missing in officer.missing:
        bundles = "bundle" if len(missing.seqs) == 1 else "bundles"
        numbers = f"{bundles} {', '.join(map(str, missing.seqs))}"
        yield f"  Not arrived yet from laptop {shown(missing.device)}: {numbers}."


def _refused(seen: MergePreview) -> Iterator[str]:
    for line in seen.refused_lines:
        yield f"Set aside: bundle {shown(line.bundle)} of {shown(line.officer)}, {line.sentence}"
    for bundle in seen.refused_bundles:
        yield " ".join(
            f"Not taken: {shown(bundle.name)}: {shown(bundle.sentence)} {shown(bundle.next_step)}".split()
        )


def _erased(entry: ErasedEntry) -> str:
    name = shown(entry.alias) or "A person without a code name"
    why = (
        f"asked of {', '.join(map(shown, entry.officers))}" if entry.officers else "linked as the same person"
    )
    return f"To be erased here for good ({why}): {name}. Undoing the merge does not bring this back."


def _person(person: PersonReport) -> str:
    name = (
        "About partners and the area"
        if person.person is None
        else shown(person.alias) or "A person without a code name"
    )
    records = ", ".join(
        entity_list(one.entity_list, has_subject=person.person is not None).counted(one.records)
        for one in person.new_records
    )
    waits = (
        f" Waits for {counted(person.awaited, 'earlier change')} not arrived yet." if person.awaited else ""
    )
    return f"{name}: {counts_in_words(person.counts)}" + (f" ({records})." if records else ".") + waits


def _conflict(conflict: FieldConflict) -> Iterator[str]:
    whose = shown(conflict.alias) or "about nobody named"
    what = entity_list(conflict.entity_list, has_subject=conflict.subject is not None).one
    yield f"Two versions: {whose}, {what}, {shown(conflict.field)}:"
    for version in conflict.versions:
        yield f"  {shown(version.who)}, {shown(version.when)}: {shown(version.words)}"
