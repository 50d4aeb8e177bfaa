"""Fields that hold different things at once, in the words of those who wrote them, and how people settle it.

Rules:
- Nothing is dropped by default: a conflict stays open, on every laptop, until a person settles it.
- A decision is a revision like any other: it replaces the writes that its author saw, and no others.
- Keeping both writes both into the field, whichever laptop decides it, in the same order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.picture import Picture
from outreach_tui.records.record import LiveWrite, Record
from outreach_tui.records.revision import Missing, Revision, Write

LABEL = "label"
"""The field that says what a record is called; it follows another one."""
_REASON_IN_WORDS = {
    MissingReason.NOT_ASKED: "(not asked)",
    MissingReason.SKIPPED: "(left alone)",
    MissingReason.DECLINED: "(would rather not say)",
    MissingReason.DONT_KNOW: "(does not know)",
    MissingReason.COME_BACK_LATER: "(to be asked another time)",
}


@dataclass(frozen=True, slots=True)
class Version:
    """One of the things a field holds at once."""

    revision_id: str
    """The change that wrote it."""
    write: Write
    """What it wrote."""
    words: str
    """The same in words for a screen."""
    who: str
    """The officer code of its author."""
    at: str
    """When, by the author's own clock."""
    form: str
    """The form it came from."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field of one record that holds different things at once."""

    entity_list: str
    """The list the record stands in."""
    record: str
    """The record's id."""
    subject: str | None
    """The young person it is about, or none."""
    alias: str
    """Their code name, "" where not known."""
    label: str
    """What the record is called."""
    field: str
    """The field."""
    versions: tuple[Version, ...]
    """What it holds, in order of author and then of change."""

    def is_of_same_record(self, other: "FieldConflict") -> bool:
        """Whether both are fields of one record."""
        return (self.entity_list, self.record) == (other.entity_list, other.record)

    def is_about_same_person(self, other: "FieldConflict") -> bool:
        """Whether both are about one young person."""
        return self.subject is not None and self.subject == other.subject


class Both(StrEnum):
    """How two versions of a field are kept side by side in one value."""

    WORDS = "words"
    """One after the other, with " / " between them."""
    CHOICES = "choices"
    """Every name that was chosen in either (select_multiple)."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, where and when; chance for the change's name."""

    who: str
    """The officer code."""
    device: str
    """The laptop."""
    at: str
    """Now, as ISO text."""
    salt: str
    """Chance, in hex."""
    form: str
    """The form the decision came from, as `settle_conflict@1`."""


def conflicts_of(
    record: Record, alias: str = "", fields: Iterable[str] | None = None
) -> tuple[FieldConflict, ...]:
    """Return the conflicts in one record, or only those in `fields`, in order of field."""
    wanted = record.conflicts() if fields is None else tuple(sorted(fields))
    return tuple(
        FieldConflict(
            entity_list=record.entity_list,
            record=record.id,
            subject=record.subject,
            alias=alias,
            label=record.value(LABEL),
            field=field,
            versions=tuple(
                sorted(map(_version, record.live(field)), key=lambda one: (one.who, one.revision_id))
            ),
        )
        for field in wanted
    )


def worth_asking(conflicts: Iterable[FieldConflict]) -> Iterator[FieldConflict]:
    """Yield the conflicts, by record, without those of labels that follow another field of theirs."""
    for _, of_record in groupby(conflicts, key=lambda one: (one.entity_list, one.record)):
        every = list(of_record)
        yield from (one for one in every if one.field != LABEL or len(every) == 1)


def open_conflicts(picture: Picture) -> Iterator[FieldConflict]:
    """Yield every conflict that nobody has settled, by list and record."""
    for entity_list in picture.entity_lists():
        for record in picture.written_often(entity_list):
            if record.conflicts():
                yield from conflicts_of(record, alias_of(picture, record.subject))


def alias_of(picture: Picture, person: str | None) -> str:
    """Return the code name of a young person, "" where it is not known."""
    known = picture.record("young_people", person) if person is not None else None
    return known.value("alias") if known else ""


def decide(conflict: FieldConflict, write: Write, signature: Signature) -> Revision:
    """Return the change that settles `conflict` on `write`: one of its versions, or new words.

    It replaces the versions its author was shown and no others: what arrived since stays beside it.
    """
    return Revision(
        at=signature.at,
        device=signature.device,
        entity_list=conflict.entity_list,
        form=signature.form,
        record=conflict.record,
        replaces={conflict.field: tuple(sorted(one.revision_id for one in conflict.versions))},
        salt=signature.salt,
        set={conflict.field: write if write != "" else None},
        subject=conflict.subject,
        who=signature.who,
    )


def keep_both(conflict: FieldConflict, how: Both, signature: Signature) -> Revision:
    """Return the change that keeps every version of `conflict` that has words, one beside the other."""
    words = [one.write for one in conflict.versions if isinstance(one.write, str)]
    parts = [part for one in words for part in one.split()] if how is Both.CHOICES else words
    between = " " if how is Both.CHOICES else " / "
    return decide(conflict, between.join(dict.fromkeys(parts)), signature)


def in_words(write: Write) -> str:
    """Return what a field holds as a screen shows it: the words themselves, or why there are none."""
    if write is None:
        return "(taken back)"
    return _REASON_IN_WORDS[write.missing] if isinstance(write, Missing) else write


def _version(live: LiveWrite) -> Version:
    return Version(live.revision_id, live.write, in_words(live.write), live.who, live.at, live.form)
