"""One record as it stands: what its revisions add up to, field by field.

Rules:
- A field's value is its writes that no other revision of the record replaces. More than one different write
  left is a conflict: all of them stay until a person decides. Equal writes are no conflict.
- No clock decides anything. Where one value must stand for a conflict, what the young person put right
  themselves comes first, then words before a reason, a reason before nothing, and then the smaller revision
  id; so every laptop shows the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.place import unreadable
from outreach_tui.records.revision import Missing, Write, revision_id

CORRECTED_BY, YOUNG_PERSON = "corrected_by", "young_person"
"""The field that says who put a record right, and its value where the young person did."""


class _Body(msgspec.Struct, frozen=True):
    """What a revision says, without the checks that were made when it came in."""

    at: str
    """See `Revision`, as for every field here."""
    device: str
    form: str
    replaces: dict[str, tuple[str, ...]]
    set: dict[str, Write]
    subject: str | None
    who: str


_BODY = msgspec.json.Decoder(_Body)


class LiveWrite(msgspec.Struct, frozen=True):
    """A write that nobody has replaced, with who wrote it and when."""

    revision_id: str
    """The revision that wrote it."""
    write: Write
    """The words, nothing, or the reason why there is nothing."""
    who: str
    """The officer code of its author."""
    at: str
    """When, by the author's own clock; only for people to read."""
    form: str = ""
    """The form it came from, as `home_visit@1`."""
    device: str = ""
    """The laptop it was written on."""
    is_theirs: bool = False
    """Whether the young person put it right themselves: its revision says so in `corrected_by`."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands."""

    entity_list: str
    """The list it stands in."""
    id: str
    """Its id."""
    subjects: tuple[str, ...]
    """The young people its revisions name, sorted; one at most, unless a laptop mixed records up."""
    writes: Mapping[str, tuple[LiveWrite, ...]]
    """The live writes of each field, the one that stands for the field first."""

    @classmethod
    def of(cls, entity_list: str, record: str, rows: Iterable[bytes]) -> "Record":
        """Return the record that its encoded revisions `rows` add up to."""
        return cls.of_named(entity_list, record, {revision_id(raw): raw for raw in rows})

    @classmethod
    def of_named(cls, entity_list: str, record: str, rows: Mapping[str, bytes]) -> "Record":
        """Return the record that its encoded revisions add up to, given by id.

        Raises: RevisionError when one of them is no revision.
        """
        try:
            bodies = {one: _BODY.decode(raw) for one, raw in rows.items()}
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise unreadable() from error
        subjects = sorted({body.subject for body in bodies.values() if body.subject is not None})
        return cls(entity_list, record, tuple(subjects), _live_writes(bodies))

    @property
    def subject(self) -> str | None:
        """The young person it is about, or none."""
        return self.subjects[0] if self.subjects else None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields, sorted."""
        return tuple(self.writes)

    def live(self, field: str) -> tuple[LiveWrite, ...]:
        """Return every write of `field` that nobody has replaced."""
        return self.writes.get(field, ())

    def value(self, field: str) -> str:
        """Return the words in `field`, "" where there are none."""
        live = self.live(field)
        return live[0].write if live and isinstance(live[0].write, str) else ""

    def missing(self, field: str) -> MissingReason | None:
        """Return why there is nothing in `field`, where somebody said why."""
        live = self.live(field)
        return live[0].write.missing if live and isinstance(live[0].write, Missing) else None

    def conflicts(self) -> tuple[str, ...]:
        """Return the fields that hold different things at once, sorted by name."""
        return tuple(field for field, live in self.writes.items() if len({one.write for one in live}) > 1)


def _live_writes(bodies: Mapping[str, _Body]) -> dict[str, tuple[LiveWrite, ...]]:
    replaced = {
        (field, one) for body in bodies.values() for field, ids in body.replaces.items() for one in ids
    }
    live: dict[str, list[LiveWrite]] = {}
    for one in sorted(bodies):
        body = bodies[one]
        is_theirs = body.set.get(CORRECTED_BY) == YOUNG_PERSON
        for field, write in body.set.items():
            if (field, one) not in replaced:
                live.setdefault(field, []).append(
                    LiveWrite(one, write, body.who, body.at, body.form, body.device, is_theirs)
                )
    return {field: _in_order(live[field]) for field in sorted(live)}


def _in_order(live: list[LiveWrite]) -> tuple[LiveWrite, ...]:
    return tuple(live if len(live) == 1 else sorted(live, key=_says_less))


def _says_less(live: LiveWrite) -> tuple[bool, int]:
    """Order what is theirs first, then words before a reason before nothing; ids keep their order."""
    return not live.is_theirs, 0 if isinstance(live.write, str) else 1 if live.write is not None else 2
