"""What stands beside a conflict, to settle it by: what was there before, and the rest of the record.

Rules:
- "Before" is what the versions replaced, where they replaced the same; nobody's clock says so.
- A version that was put back by undoing a decision is shown in the name of whoever first wrote it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from outreach_tui.merging.conflicts import FieldConflict, Version, in_words
from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Revision, decode

SETTLED = "settle_conflict@1"
"""The form of a change that decides."""
PUT_BACK = "undo_decision@1"
"""The form of a change that puts a version back."""


@dataclass(frozen=True, slots=True)
class OtherField:
    """One more field of the same record."""

    field: str
    """Its name."""
    words: str
    """What it holds, in words."""
    who: tuple[str, ...]
    """Codes of those who wrote what it holds; one where it is theirs alone."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A conflict with what helps to settle it."""

    conflict: FieldConflict
    """The conflict, each version in the name of whoever first wrote it."""
    before: Version | None
    """What the versions replaced; none where there was nothing, or not the same."""
    others: tuple[OtherField, ...]
    """The record's other fields, in order of name."""

    @property
    def rest(self) -> Mapping[str, int]:
        """How many of the other fields are one officer's alone, by code; "" counts those of several."""
        return Counter(one.who[0] if len(one.who) == 1 else "" for one in self.others)


def beside(picture: Picture, conflict: FieldConflict) -> Beside:
    """Return a conflict with what stands beside it in `picture`."""
    rows = {
        one: decode(raw) for one, raw in picture.named_rows(conflict.entity_list, conflict.record).items()
    }
    record = picture.record(conflict.entity_list, conflict.record)
    versions = tuple(_as_first_written(one, conflict.field, rows) for one in conflict.versions)
    return Beside(
        conflict=replace(conflict, versions=tuple(sorted(versions, key=lambda one: (one.who, one.at)))),
        before=_before(
            [_first(one, conflict.field, rows) for one in conflict.versions], conflict.field, rows
        ),
        others=tuple(_other(record, field) for field in record.fields if field != conflict.field)
        if record
        else (),
    )


def _first(version: Version, field: str, rows: Mapping[str, Revision]) -> str:
    """Return the change that first wrote what a version says, where undoing put it back; else its own."""
    if version.form != PUT_BACK:
        return version.revision_id
    found = (
        one
        for one, row in rows.items()
        if row.form not in {SETTLED, PUT_BACK} and field in row.set and row.set[field] == version.write
    )
    return next(found, version.revision_id)


def _as_first_written(version: Version, field: str, rows: Mapping[str, Revision]) -> Version:
    row = rows.get(_first(version, field, rows))
    return replace(version, who=row.who, at=row.at, form=row.form) if row else version


def _before(versions: Iterable[str], field: str, rows: Mapping[str, Revision]) -> Version | None:
    """Return what every one of these changes replaced, where that is one and the same."""
    replaced = {
        one for version in versions if version in rows for one in rows[version].replaces.get(field, ())
    }
    known = {one: rows[one] for one in replaced if one in rows and field in rows[one].set}
    if len({row.set[field] for row in known.values()}) != 1:
        return None
    one = min(known)
    row = known[one]
    write = row.set[field]
    return Version(one, write, in_words(write), row.who, row.at, row.form)


def _other(record: Record, field: str) -> OtherField:
    live = record.live(field)
    words = " / ".join(dict.fromkeys(in_words(one.write) for one in live))
    return OtherField(field, words, tuple(sorted({one.who for one in live})))
