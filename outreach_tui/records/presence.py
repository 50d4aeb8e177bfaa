"""What may travel about a visit when the words stay: that it was, and how it went; nothing they answered.

Rules:
- Of a list whose presence travels, only the fields named here do; a field nobody has named stays.
- A change that says more is not sent. In its place goes a change made from it, with the same author and time,
  that writes the named fields alone. It is made the same way every time, so it is one change everywhere; it
  is kept nowhere on the laptop.
- Where the words may travel later, the change itself goes; both write the same, which is no conflict.
"""

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Revision, decode, encode, revision_id
from outreach_tui.records.sharing import Scope, may_travel, scope_of

_VISIT = """
label alias area attempt_no come_back_on door left_early mode officer on outcome pace place
"""
_YOUNG_PERSON = """
label alias area how_suggested next_contact_not_before pace status suggested_by told
"""

FIELDS: Mapping[str, frozenset[str]] = {
    "visits": frozenset(_VISIT.split()),
    "young_people": frozenset(_YOUNG_PERSON.split()),
    "hand_overs": frozenset({"to_device", "handed_over_on"}),
}
"""The fields of each list that say no more than that somebody was met, and how it went."""


def travelling_rows(
    picture: Picture, record: Record, scopes: dict[str, Scope] | None = None
) -> tuple[bytes, ...]:
    """Return the changes of one record as they may leave the laptop; none where nothing of it may.

    Args:
        picture: everything that is known.
        record: the record asked about.
        scopes: how much about each person may travel, as far as it was asked (`sharing.may_travel`).
    """
    known = {} if scopes is None else scopes
    if not may_travel(picture, record, known):
        return ()
    rows = picture.rows(record.entity_list, record.id)
    if record.entity_list not in FIELDS or not _stay_words(picture, record, known):
        return rows
    return presence_of(record.entity_list, rows)


def presence_of(entity_list: str, rows: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return what the changes `rows` of one record become when the words stay."""
    allowed = FIELDS.get(entity_list, frozenset())
    whole = {revision_id(raw): decode(raw) for raw in rows}
    made: dict[str, bytes | None] = {}
    for one in whole:
        _made(one, whole, allowed, made)
    own = dict(zip(whole, rows, strict=True))
    travelling = (own[one] if raw is None else raw for one, raw in made.items())
    return tuple(raw for raw in travelling if raw)


def says_more(raw: bytes) -> bool:
    """Whether a change writes more than that there was a visit, in a list whose presence travels."""
    revision = decode(raw)
    allowed = FIELDS.get(revision.entity_list)
    return allowed is not None and not revision.set.keys() <= allowed


def without_words(raw: bytes) -> bytes:
    """Return a change as it is shown where its words may not be; no bytes where nothing is left of it.

    It is for the eye alone, under the id of the whole change, and is neither kept nor sent.
    """
    revision = decode(raw)
    allowed = FIELDS.get(revision.entity_list, frozenset())
    left = {field: write for field, write in revision.set.items() if field in allowed}
    replaces = {field: ids for field, ids in revision.replaces.items() if field in left}
    return encode(msgspec.structs.replace(revision, set=left, replaces=replaces)) if left else b""


def _stay_words(picture: Picture, record: Record, scopes: dict[str, Scope]) -> bool:
    people = record.subjects or (record.id,)
    for person in people:
        if person not in scopes:
            scopes[person] = scope_of(picture, person)
    return any(scopes[person] < Scope.WORDS for person in people)


def _made(
    one: str, whole: Mapping[str, Revision], allowed: frozenset[str], made: dict[str, bytes | None]
) -> bytes | None:
    """Return the change made from `one`, None where it travels as it is, no bytes where nothing is left."""
    if one in made:
        return made[one]
    revision = whole[one]
    before = {before for ids in revision.replaces.values() for before in ids if before in whole}
    remade = {before: raw for before in sorted(before) if (raw := _made(before, whole, allowed, made))}
    if revision.set.keys() <= allowed and _is_made(revision, remade):
        made[one] = None
        return None
    left = {field: write for field, write in revision.set.items() if field in allowed}
    replaces = {
        field: tuple(sorted({*ids, *(revision_id(remade[before]) for before in ids if before in remade)}))
        for field, ids in revision.replaces.items()
        if field in left
    }
    salt = hashlib.sha256(f"presence {one}".encode()).hexdigest()
    made[one] = (
        encode(msgspec.structs.replace(revision, set=left, replaces=replaces, salt=salt)) if left else b""
    )
    return made[one]


def _is_made(revision: Revision, remade: Mapping[str, bytes]) -> bool:
    """Whether a change names what travels in place of all that it replaces, as one that was made does."""
    return all(
        revision_id(remade[before]) in ids
        for ids in revision.replaces.values()
        for before in ids
        if before in remade
    )
