"""What a preview may show: nothing that its young people took back, in whichever bundle the message comes.

Rules:
- The message counts from the moment it is read, also where it arrives together with the words, or before.
- Changes are counted all the same, as they are taken into the store; of words out of sight no line is shown,
  and of somebody about whom nothing may be shown, no code name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter

from msgspec.structs import replace as with_fields

from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.merging.report import MergePreview, OfficerReport, PersonReport, SharedCodeName
from outreach_tui.records.picture import Picture
from outreach_tui.records.place import Place
from outreach_tui.records.presence import FIELDS
from outreach_tui.records.sharing import Scope
from outreach_tui.records.withdrawal import LIST, is_taken_back, stays_in_view


def in_sight(seen: MergePreview, picture: Picture) -> MergePreview:
    """Return a preview without what may not be shown of it.

    Args:
        seen: the preview as it was foretold.
        picture: what is in view before it.
    """
    scopes = _scopes(picture, seen.arriving)
    if not scopes:
        return seen
    hidden = [one for one in seen.conflicts if _is_hidden(one, scopes)]
    nameless = frozenset(person for person, scope in scopes.items() if scope is Scope.NOTHING)
    of_people = Counter(one.subject for one in hidden)
    of_officers = Counter(who for one in hidden for who in {version.who for version in one.versions})
    people = [_person(one, nameless, of_people[one.person]) for one in seen.people]
    named = sorted((one for one in people if one.person is not None), key=attrgetter("alias"))
    return replace(
        seen,
        counts=with_fields(seen.counts, conflicts=seen.counts.conflicts - len(hidden)),
        officers=tuple(_officer(one, of_officers[one.officer]) for one in seen.officers),
        people=(*named, *(one for one in people if one.person is None)),
        conflicts=tuple(one for one in seen.conflicts if one not in hidden),
        shared_code_names=tuple(_shared(seen.shared_code_names, nameless)),
    )


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


def _person(report: PersonReport, nameless: frozenset[str], hidden: int) -> PersonReport:
    counts = with_fields(report.counts, conflicts=report.counts.conflicts - hidden)
    return with_fields(report, counts=counts, alias="" if report.person in nameless else report.alias)


def _officer(report: OfficerReport, hidden: int) -> OfficerReport:
    conflicts = max(0, report.counts.conflicts - hidden)
    return replace(report, counts=with_fields(report.counts, conflicts=conflicts))


def _shared(shared: Iterable[SharedCodeName], nameless: frozenset[str]) -> Iterator[SharedCodeName]:
    for one in shared:
        people = tuple(person for person in one.people if person not in nameless)
        if len(people) > 1:
            yield replace(one, people=people)
