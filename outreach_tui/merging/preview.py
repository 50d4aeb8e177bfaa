"""What bundles would do to what is known, before any of it is done.

Rules:
- Looking changes nothing, and the order in which bundles are given changes nothing.
- The same bundle again is nothing new; a bundle that cannot be opened stops none of the others.
- A conflict is counted when a new change stands against another one; conflicts that were open before stay
  with `conflicts.open_conflicts`.
- Only what is new is looked into: the cost is that of what arrives, besides the picture of what is known.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from outreach_tui.merging.accept import in_view
from outreach_tui.merging.arriving import Arriving
from outreach_tui.merging.code_names import shared_code_names
from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.erasures import Erasures
from outreach_tui.merging.incoming import Incoming, IncomingBundle, RefusedBundle
from outreach_tui.merging.noting import note_bundles
from outreach_tui.merging.people import people_reports
from outreach_tui.merging.report import Counts, MergePreview, MissingBundles, OfficerReport, RefusedLine
from outreach_tui.merging.sorting import OfficerLines, SortedLines, Sorter
from outreach_tui.records.join import State
from outreach_tui.records.picture import Picture
from outreach_tui.records.read_lines import ReadLines
from outreach_tui.uncollected import uncollected

_NOTHING_WITHDRAWN: frozenset[str] = frozenset()


def preview(
    known: State,
    incoming: Iterable[Incoming],
    *,
    picture: Picture | None = None,
    withdrawn: AbstractSet[str] = _NOTHING_WITHDRAWN,
) -> MergePreview:
    """Return what taking `incoming` would do, changing nothing.

    Args:
        known: all that is here.
        incoming: what arrived, in any order; bundles may come twice.
        picture: the picture of what is in view, where the caller has it already; made here otherwise.
        withdrawn: ids of changes that an undo took out of view.
    """
    if picture is None:
        picture = Picture.of(in_view(known, withdrawn))
    return Foretelling(known, picture, withdrawn).seen(incoming)


class Foretelling:
    """A preview that is begun while bundles are still being opened.

    Lines are sorted as they come, as if nothing that comes later contradicted or erased anything. Where
    something does, which is rare, they are sorted anew once all is known; so what is seen is the same.
    """

    def __init__(
        self, known: State, picture: Picture, withdrawn: AbstractSet[str] = _NOTHING_WITHDRAWN
    ) -> None:
        """Begin with nothing arrived; see `preview`."""
        self._known, self._picture, self._withdrawn = known, picture, withdrawn
        self._sorter = self._sorter_without(known.erased)
        self._taken: list[tuple[str, ReadLines]] = []

    def take(self, officer: str, read: ReadLines) -> None:
        """Sort what one bundle of an officer holds; the same object comes again within `seen`."""
        self._sorter.take(officer, read)
        self._taken.append((officer, read))

    def seen(self, incoming: Iterable[Incoming]) -> MergePreview:
        """Return what taking `incoming` would do, changing nothing; it may be asked once."""
        bundles: list[IncomingBundle] = []
        refused: set[RefusedBundle] = set()
        for one in incoming:
            bundles.append(one) if isinstance(one, IncomingBundle) else refused.add(one)
        with uncollected():
            erasures = Erasures.of(bundles, self._picture, self._known.erased)
            self._sort_all(bundles, erasures)
            note_bundles(self._sorter, bundles)
            return _foretold(self._sorter.lines, refused, self._picture, erasures)

    def _sort_all(self, bundles: Sequence[IncomingBundle], erasures: Erasures) -> None:
        """See that just `bundles` are sorted: as they came, or anew where that was too early."""
        if erasures.all or not self._are_taken(bundles):
            self._sorter = self._sorter_without(self._known.erased | erasures.all)
            for bundle in bundles:
                self._sorter.take(bundle.officer, bundle.read)
        self._taken.clear()

    def _are_taken(self, bundles: Sequence[IncomingBundle]) -> bool:
        """Whether just these were sorted as they came."""
        return len(bundles) == len(self._taken) and all(
            bundle.officer == officer and bundle.read is read
            for bundle, (officer, read) in zip(bundles, self._taken, strict=True)
        )

    def _sorter_without(self, erased: frozenset[str]) -> Sorter:
        return Sorter(self._known, self._picture, self._withdrawn, erased)


def _foretold(
    lines: SortedLines, refused: set[RefusedBundle], picture: Picture, erasures: Erasures
) -> MergePreview:
    arriving = Arriving(picture, lines)
    conflicts = tuple(arriving.conflicts())
    return MergePreview(
        counts=_whole(lines, conflicts),
        officers=tuple(_officers(lines, conflicts)),
        people=people_reports(arriving, lines, conflicts),
        conflicts=conflicts,
        refused_lines=_refused_lines(lines),
        refused_bundles=tuple(sorted(refused, key=lambda one: (one.name, one.code, one.sentence))),
        shared_code_names=shared_code_names(arriving),
        brings=lines.arriving.revisions,
        arriving=lines.arriving,
        erases=erasures.all,
        erased_entries=erasures.entries(picture),
    )


def _officers(lines: SortedLines, conflicts: tuple[FieldConflict, ...]) -> Iterator[OfficerReport]:
    """Yield a report for every officer, in order of their codes."""
    taking_part: dict[str, set[int]] = {}
    for number, conflict in enumerate(conflicts):
        for version in conflict.versions:
            taking_part.setdefault(version.revision_id, set()).add(number)
    for code in sorted(lines.officers):
        officer = lines.officers[code]
        ids = officer.among(taking_part.keys()) | (officer.new & taking_part.keys())
        theirs = set().union(*(taking_part[one] for one in ids))
        yield _officer(code, officer, len(theirs))


def _officer(code: str, lines: OfficerLines, conflicts: int) -> OfficerReport:
    missing = (
        MissingBundles(device, tuple(sorted(seqs))) for device, seqs in sorted(lines.missing.items()) if seqs
    )
    counts = Counts(lines.new_count, len(lines.same), len(lines.erased), conflicts, len(lines.refused))
    return OfficerReport(code, len(lines.bundles), counts, tuple(missing))


def _whole(lines: SortedLines, conflicts: tuple[FieldConflict, ...]) -> Counts:
    officers = lines.officers.values()
    return Counts(
        new=len(lines.arriving.revisions),
        same=len(lines.same),
        erased=len(frozenset().union(*(one.erased for one in officers))),
        conflicts=len(conflicts),
        refused=sum(len(one.refused) for one in officers),
    )


def _refused_lines(lines: SortedLines) -> tuple[RefusedLine, ...]:
    every = (refused for officer in lines.officers.values() for refused in officer.refused)
    return tuple(sorted(every, key=lambda one: (one.officer, one.device, one.seq, one.line, one.code)))
