"""Taking back what has travelled: the message by which a young person's "no" overtakes their words.

Rules:
- Where something about somebody has left the laptop and may not leave it now, a record of the list
  `withdrawals` travels: whom it is about, how far it goes now, since which agreement. None of their words.
- The lead partner shows nothing beyond that from the moment it arrives, in whichever order things arrive.
- Where only that there was a visit may be shown, a change that says more is shown without its other fields,
  under the id it has in the store: what it replaces, and what replaces it, stays true.
- It is lifted whole by an agreement to tell their words, made where the one behind it (`agreement`) was
  known, or changed by the laptop that sent it. No date is compared. An agreement to less lifts nothing: it
  goes out of sight with the words, and what is out of sight decides nothing.
"""

from collections import ChainMap
from collections.abc import Iterator, Mapping

from outreach_tui.records.entity_lists import Sharing, entity_list
from outreach_tui.records.picture import Picture, RecordKey
from outreach_tui.records.place import Place, place_of
from outreach_tui.records.presence import says_more, without_words
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Write
from outreach_tui.records.sharing import Scope, agreed_after, agreed_on, deciding, scope_of

LIST = "withdrawals"
"""The list the message stands in; its record bears the young person's own id."""
FORM = "withdrawal@1"
"""What the message comes from."""

_PEOPLE = "young_people"

_IN_WORDS = {Scope.NOTHING: "nothing", Scope.PRESENCE: "presence", Scope.WORDS: "words"}
_FROM_WORDS = {words: scope for scope, words in _IN_WORDS.items()}


def to_take_back(picture: Picture, travelled: Mapping[str, int]) -> Mapping[str, Mapping[str, Write]]:
    """Return what the message has to say about each young person for whom it is needed, or has changed.

    Args:
        picture: everything the laptop knows.
        travelled: how far it went for each young person of whom anything has left it (`sharing.Scope`).
    """
    people = {person for person, scope in travelled.items() if scope_of(picture, person) < scope}
    people.update(record.id for record in picture.each(LIST))
    known = sorted(person for person in people if picture.about(person))
    said = {person: _says(picture, person) for person in known}
    return {person: fields for person, fields in said.items() if not _is_said(picture, person, fields)}


def stays_in_view(picture: Picture) -> Mapping[str, Scope]:
    """Return how far it goes for each young person who took something back; the lead partner's picture."""
    return {
        record.id: scope for record in picture.each(LIST) if (scope := _scope(picture, record)) < Scope.WORDS
    }


def is_said(picture: Picture, person: str) -> bool:
    """Whether the message about a young person says what holds on this laptop now."""
    return _is_said(picture, person, _says(picture, person))


def hide_taken_back(picture: Picture, store: Mapping[str, bytes]) -> None:
    """Take out of the lead partner's picture what goes further than its young people let it go now.

    Args:
        picture: the picture of what is in view.
        store: every encoded revision it rests on, by id.
    """
    scopes = stays_in_view(picture)
    hidden: dict[str, bytes] = {}
    narrowed: dict[str, bytes] = {}
    for key in _records_about(picture, scopes):
        for one, shown in picture.named_rows(*key).items():
            raw = store.get(one, shown)
            if goes_too_far(raw, scopes):
                left = b"" if is_taken_back(place_of(raw), scopes) else without_words(raw)
                (narrowed if left else hidden)[one] = left or raw
    if hidden:
        picture.withdraw(hidden)
    if scopes:
        picture.rest_on(ChainMap(narrowed, store) if narrowed else store)  # type: ignore[arg-type]  # only read


def goes_too_far(raw: bytes, scopes: Mapping[str, Scope]) -> bool:
    """Whether a change, whole, says more than its young person lets go now."""
    place = place_of(raw)
    if is_taken_back(place, scopes):
        return True
    return scopes.get(place.subject or place.record) is Scope.PRESENCE and says_more(raw)


def goes_further(now: Mapping[str, Scope], before: Mapping[str, Scope]) -> bool:
    """Whether somebody lets go further `now` than they did `before`, so that something may come back."""
    return any(now.get(person, Scope.WORDS) > scope for person, scope in before.items())


def is_taken_back(place: Place, scopes: Mapping[str, Scope]) -> bool:
    """Whether a change that stands at `place` goes further than its young person lets it go now."""
    person = place.subject or place.record
    scope = scopes.get(person)
    if scope is None or scope is Scope.WORDS:
        return False
    sharing = entity_list(place.entity_list, has_subject=True).sharing
    if sharing is Sharing.ALWAYS:
        return False
    return scope is Scope.NOTHING or sharing not in {Sharing.PRESENCE, Sharing.WHOLE}


def _records_about(picture: Picture, people: Mapping[str, Scope]) -> Iterator[RecordKey]:
    for person in people:
        about = {(record.entity_list, record.id) for record in picture.about(person)}
        if picture.has(_PEOPLE, person):
            about.add((_PEOPLE, person))
        yield from sorted(about)


def _says(picture: Picture, person: str) -> Mapping[str, Write]:
    return {
        "agreement": deciding(picture, person) or None,
        "given_on": agreed_on(picture, person) or None,
        "scope": _IN_WORDS[scope_of(picture, person)],
    }


def _is_said(picture: Picture, person: str, fields: Mapping[str, Write]) -> bool:
    known = picture.record(LIST, person)
    if known is None:
        return False
    held = {field: {one.write for one in known.live(field)} or {None} for field in fields}
    return all(held[field] == {write} for field, write in fields.items())


def _scope(picture: Picture, record: Record) -> Scope:
    said = [_FROM_WORDS.get(str(one.write), Scope.NOTHING) for one in record.live("scope")]
    scope = min(said, default=Scope.NOTHING)
    if scope is Scope.WORDS:
        return scope
    behind = " ".join(str(one.write) for one in record.live("agreement") if one.write)
    is_lifted = agreed_after(picture, record.id, behind) is Scope.WORDS
    return Scope.WORDS if is_lifted else scope
