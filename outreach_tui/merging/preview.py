"""What bundles would do to what is known, before any of it is done.

Rules:
- Looking changes nothing, and the order in which bundles are given changes nothing.
- The same bundle again is nothing new; a bundle that cannot be opened stops none of the others.
- A conflict is counted when a new change stands against another one; conflicts that were open before stay
  with `conflicts.open_conflicts`.
- Only what is new is looked into: the cost is that of what arrives, besides the picture of what is known.
"""

from collections.abc import Iterable, Mapping

from outreach_tui.merging.conflicts import FieldConflict, alias_of, conflicts_of
from outreach_tui.merging.incoming import Incoming, IncomingBundle, RefusedBundle
from outreach_tui.merging.report import (
    Counts,
    ListCount,
    MergePreview,
    MissingBundles,
    OfficerReport,
    PersonReport,
    RefusedLine,
)
from outreach_tui.merging.sorting import OfficerLines, SortedLines, sort_lines
from outreach_tui.records.join import State
from outreach_tui.records.picture import Picture, Record, RecordKey

_NOTHING_WITHDRAWN: frozenset[str] = frozenset()


def preview(
    known: State,
    incoming: Iterable[Incoming],
    *,
    picture: Picture | None = None,
    withdrawn: frozenset[str] = _NOTHING_WITHDRAWN,
) -> MergePreview:
    """Return what taking `incoming` would do, changing nothing.

    Args:
        known: all that is here.
        incoming: what arrived, in any order; bundles may come twice.
        picture: the picture of what is in view, where the caller has it already; made here otherwise.
        withdrawn: ids of changes that an undo took out of view.
    """
    arrived = tuple(incoming)
    lines = sort_lines(known, (one for one in arrived if isinstance(one, IncomingBundle)), withdrawn)
    if picture is None:
        picture = Picture.of(raw for one, raw in known.revisions.items() if one not in withdrawn)
    after = _records_after(picture, lines)
    conflicts = tuple(_new_conflicts(picture, after, lines.brings))
    return MergePreview(
        counts=_whole(lines, conflicts),
        officers=tuple(_officer(code, lines.officers[code], conflicts) for code in sorted(lines.officers)),
        people=_people(picture, after, lines, conflicts),
        conflicts=conflicts,
        refused_lines=_refused_lines(lines),
        refused_bundles=tuple(
            sorted(
                {one for one in arrived if isinstance(one, RefusedBundle)},
                key=lambda one: (one.name, one.code, one.sentence),
            )
        ),
        brings={one: lines.brings[one] for one in sorted(lines.brings)},
    )


def _records_after(picture: Picture, lines: SortedLines) -> dict[RecordKey, Record]:
    """Return every record that something new is about, as it would be afterwards."""
    rows: dict[RecordKey, list[bytes]] = {}
    for one, raw in lines.brings.items():
        place = lines.places[one]
        rows.setdefault((place.entity_list, place.record), []).append(raw)
    return {key: Record.of(*key, (*picture.rows(*key), *rows[key])) for key in sorted(rows)}


def _new_conflicts(
    picture: Picture, after: Mapping[RecordKey, Record], brings: Mapping[str, bytes]
) -> Iterable[FieldConflict]:
    for record in after.values():
        fields = [
            one for one in record.conflicts() if any(live.revision_id in brings for live in record.live(one))
        ]
        if fields:
            yield from conflicts_of(record, _alias(picture, after, record.subject), fields)


def _alias(picture: Picture, after: Mapping[RecordKey, Record], person: str | None) -> str:
    arriving = after.get(("young_people", person)) if person is not None else None
    return arriving.value("alias") if arriving else alias_of(picture, person)


def _officer(code: str, lines: OfficerLines, conflicts: Iterable[FieldConflict]) -> OfficerReport:
    theirs = sum(any(version.revision_id in lines.new for version in one.versions) for one in conflicts)
    missing = (
        MissingBundles(device, tuple(sorted(seqs))) for device, seqs in sorted(lines.missing.items()) if seqs
    )
    counts = Counts(len(lines.new), len(lines.same), len(lines.erased), theirs, len(lines.refused))
    return OfficerReport(code, len(lines.bundles), counts, tuple(missing))


def _whole(lines: SortedLines, conflicts: tuple[FieldConflict, ...]) -> Counts:
    officers = lines.officers.values()
    return Counts(
        new=len(lines.brings),
        same=len(frozenset().union(*(one.same for one in officers))),
        erased=len(frozenset().union(*(one.erased for one in officers))),
        conflicts=len(conflicts),
        refused=sum(len(one.refused) for one in officers),
    )


def _refused_lines(lines: SortedLines) -> tuple[RefusedLine, ...]:
    every = (refused for officer in lines.officers.values() for refused in officer.refused)
    return tuple(sorted(every, key=lambda one: (one.officer, one.device, one.seq, one.line, one.code)))


def _people(
    picture: Picture,
    after: Mapping[RecordKey, Record],
    lines: SortedLines,
    conflicts: tuple[FieldConflict, ...],
) -> tuple[PersonReport, ...]:
    """Return the reports by person, those about nobody last."""
    changes: dict[str | None, dict[str, set[str]]] = {}
    for code, officer in lines.officers.items():
        for one in officer.new | officer.same:
            changes.setdefault(lines.places[one].subject, {}).setdefault(code, set()).add(one)
    reports = (
        PersonReport(
            person=person,
            alias=_alias(picture, after, person),
            officers=tuple(sorted(by_officer)),
            counts=_person_counts(person, frozenset().union(*by_officer.values()), lines, conflicts),
            new_records=_new_records(picture, after, person),
        )
        for person, by_officer in changes.items()
    )
    return tuple(sorted(reports, key=lambda one: (one.person is None, one.alias, one.person or "")))


def _person_counts(
    person: str | None, changes: frozenset[str], lines: SortedLines, conflicts: tuple[FieldConflict, ...]
) -> Counts:
    new = sum(one in lines.brings for one in changes)
    return Counts(new=new, same=len(changes) - new, conflicts=sum(one.subject == person for one in conflicts))


def _new_records(
    picture: Picture, after: Mapping[RecordKey, Record], person: str | None
) -> tuple[ListCount, ...]:
    lists = [key[0] for key, record in after.items() if record.subject == person and not picture.rows(*key)]
    return tuple(ListCount(one, lists.count(one)) for one in sorted(set(lists)))
