"""A preview as plain lines, for `--dry-run`, for a printed page and for a screen reader.

Every text that came from somebody else is made harmless on its way out (`plain_text.shown`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.report import Counts, ErasedEntry, MergePreview, OfficerReport, PersonReport
from outreach_tui.number_words import counted
from outreach_tui.plain_text import shown
from outreach_tui.records.entity_lists import entity_list

_SHORT = 8
"""Characters of an id that stand beside a code name two people share."""
NOTHING_NEW = "Nothing here would change."
"""What is said of bundles that bring nothing."""


def preview_lines(
    seen: MergePreview, conflict_lines: Callable[[FieldConflict], Iterable[str]]
) -> tuple[str, ...]:
    """Return what the merge would do, line by line.

    Args:
        seen: what it would do.
        conflict_lines: says one conflict, in the words fields and codes have for people.
    """
    return tuple(_lines(seen, conflict_lines))


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


def _lines(seen: MergePreview, conflict_lines: Callable[[FieldConflict], Iterable[str]]) -> Iterator[str]:
    yield f"Altogether: {counts_in_words(seen.counts)}."
    for officer in seen.officers:
        yield from _officer(officer)
    called = Counter(person.alias for person in seen.people)
    for person in seen.people:
        yield _person(person, is_shared=called[person.alias] > 1)
    for entry in seen.erased_entries:
        yield _erased(entry)
    for shared in seen.shared_code_names:
        yield f"One code name, {len(shared.people)} people, kept apart: {shown(shared.alias)}."
    for conflict in seen.conflicts:
        yield from conflict_lines(conflict)
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
            f"Not taken ({shown(bundle.code)}): {shown(bundle.name)}: {shown(bundle.sentence)} "
            f"{shown(bundle.next_step)}".split()
        )


def _erased(entry: ErasedEntry) -> str:
    name = shown(entry.alias) or "A person without a code name"
    why = (
        f"asked of {', '.join(map(shown, entry.officers))}" if entry.officers else "linked as the same person"
    )
    return f"To be erased here for good ({why}): {name}. Undoing the merge does not bring this back."


def _person(person: PersonReport, *, is_shared: bool) -> str:
    name = (
        "About partners and the area"
        if person.person is None
        else shown(person.alias) or "A person without a code name"
    )
    if is_shared and person.person is not None:
        name += f" ({person.person[:_SHORT]})"
    records = ", ".join(
        entity_list(one.entity_list, has_subject=person.person is not None).counted(one.records)
        for one in person.new_records
    )
    waits = (
        f" Waits for {counted(person.awaited, 'earlier change')} not arrived yet." if person.awaited else ""
    )
    return f"{name}: {counts_in_words(person.counts)}" + (f" ({records})." if records else ".") + waits
