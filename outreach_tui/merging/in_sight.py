"""What a preview may show: nothing that its young people took back, in whichever bundle the message comes.

Rules:
- The message counts from the moment it is read, also where it arrives together with the words, or before.
- Changes are counted all the same, as they are taken into the store; of words out of sight no line is shown,
  and of somebody about whom nothing may be shown, no code name.
- What is in the store already, out of sight, is no news when it comes again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from operator import attrgetter

from msgspec.structs import replace as with_fields

from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.report import (
    Counts,
    ListCount,
    MergePreview,
    OfficerReport,
    PersonReport,
    SharedCodeName,
)
from outreach_tui.records.picture import Picture
from outreach_tui.records.place import Place
from outreach_tui.records.presence import FIELDS
from outreach_tui.records.revision import decode
from outreach_tui.records.sharing import Scope
from outreach_tui.records.withdrawal import LIST, is_taken_back, stays_in_view


def in_sight(
    seen: MergePreview,
    picture: Picture,
    known: Mapping[str, bytes],
    withdrawn: AbstractSet[str] = frozenset(),
) -> MergePreview:
    """Return a preview without what may not be shown of it.

    Args:
        seen: the preview as it was foretold; it is used up.
        picture: what is in view before it.
        known: all that is in the store, by revision id.
        withdrawn: ids of what an undo took out of view; bringing that again is new.
    """
    scopes = _scopes(picture, seen.arriving)
    if not scopes:
        return seen
    there = {
        one: raw
        for one, raw in _arriving_about(seen.arriving, scopes)
        if one in known and one not in withdrawn
    }
    seen.arriving.withdraw(there)
    hidden = [one for one in seen.conflicts if _is_hidden(one, scopes)]
    out = _OutOfSight(picture, seen.arriving, scopes, there, hidden)
    people = [out.person(one) for one in seen.people]
    named = sorted((one for one in people if one.person is not None), key=attrgetter("alias"))
    return replace(
        seen,
        counts=_counts(seen.counts, len(there), len(hidden)),
        officers=tuple(map(out.officer, seen.officers)),
        people=(*named, *(one for one in people if one.person is None)),
        conflicts=tuple(one for one in seen.conflicts if one not in hidden),
        shared_code_names=tuple(out.shared(seen.shared_code_names)),
        brings=seen.arriving.revisions,
    )


class _OutOfSight:
    """What is out of sight, as the reports of a preview need it."""

    def __init__(
        self,
        picture: Picture,
        arriving: Picture,
        scopes: Mapping[str, Scope],
        there: Mapping[str, bytes],
        hidden: Iterable[FieldConflict],
    ) -> None:
        self._picture, self._arriving = picture, arriving
        self._nameless = frozenset(person for person, scope in scopes.items() if scope is Scope.NOTHING)
        changes = [decode(raw) for raw in there.values()]
        self._there = Counter(change.subject or change.record for change in changes)
        self._there_of = Counter(change.who for change in changes)
        self._hidden = Counter(one.subject for one in hidden)
        self._hidden_of = Counter(who for one in hidden for who in {version.who for version in one.versions})

    def person(self, report: PersonReport) -> PersonReport:
        """Return what is told of one young person."""
        person = report.person
        if person is None:
            return report
        alias = "" if person in self._nameless else report.alias
        counts = _counts(report.counts, self._there[person], self._hidden[person])
        new = self._new_records(person) if self._there[person] else report.new_records
        return with_fields(report, alias=alias, counts=counts, new_records=new)

    def officer(self, report: OfficerReport) -> OfficerReport:
        """Return what is told of one officer; what they hand over for others counts for its author."""
        moved = self._there_of[report.officer], self._hidden_of[report.officer]
        return replace(report, counts=_counts(report.counts, *moved))

    def shared(self, shared: Iterable[SharedCodeName]) -> Iterator[SharedCodeName]:
        """Yield the code names that may be told to be shared, with whom they may."""
        for one in shared:
            people = tuple(person for person in one.people if person not in self._nameless)
            if len(people) > 1:
                yield replace(one, people=people)

    def _new_records(self, person: str) -> tuple[ListCount, ...]:
        keys = {(record.entity_list, record.id) for record in self._arriving.about(person)}
        new = Counter(name for name, one in keys if not self._picture.has(name, one))
        return tuple(ListCount(name, new[name]) for name in sorted(new))


def _counts(counts: Counts, there: int, hidden: int) -> Counts:
    """Return counts in which so many changes are no news, and so many conflicts are not told of."""
    there = min(there, counts.new)
    return with_fields(
        counts,
        new=counts.new - there,
        same=counts.same + there,
        conflicts=max(0, counts.conflicts - hidden),
    )


def _arriving_about(arriving: Picture, people: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for person in people:
        for record in arriving.about(person):
            yield from arriving.named_rows(record.entity_list, record.id).items()


def _scopes(picture: Picture, arriving: Picture) -> Mapping[str, Scope]:
    """Return how far it goes for everybody who took something back, here or in what arrives."""
    people = {*picture.ids(LIST), *arriving.ids(LIST)}
    messages = Picture()
    for one in (picture, arriving):
        for person in people:
            messages.add(one.named_rows(LIST, person))
            for consent in one.about(person, "consents"):
                messages.add(one.named_rows("consents", consent.id))
    return stays_in_view(messages)


def _is_hidden(conflict: FieldConflict, scopes: Mapping[str, Scope]) -> bool:
    place = Place(conflict.entity_list, conflict.record, conflict.subject)
    if is_taken_back(place, scopes):
        return True
    allowed = FIELDS.get(conflict.entity_list)
    is_narrowed = scopes.get(conflict.subject or conflict.record) is Scope.PRESENCE
    return is_narrowed and allowed is not None and conflict.field not in allowed
