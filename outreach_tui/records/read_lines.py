"""Many encoded revisions read at once: which are sound, their names, and where each belongs.

Rules:
- It says of every line what `revision.decode` says of it alone. The lines are read together only because that
  costs a third; when anything is wrong with any of them, each is read by itself and the bad ones are told.
- Lines are canonical when writing them all again gives the same bytes, so one comparison checks them all.
- What it returns are columns of plain text, which travel between processes at little cost; the lines
  themselves stay encoded.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, count

import msgspec

from outreach_tui.records import revision as one_revision
from outreach_tui.records.place import Place
from outreach_tui.records.revision import LARGEST_REVISION, Revision, RevisionError, revision_id

_UUID_LENGTH = 36
_DASHES = (8, 13, 18, 23)
_LONGEST_SALT = 128
_HEX = b"0123456789abcdef"
_PEOPLE = "young_people"
_PLACE = msgspec.json.Decoder(Place)
_DECODER = msgspec.json.Decoder(Revision)
_ENCODER = msgspec.json.Encoder(order="deterministic")  # the fields of a revision stand sorted already


class BadRecord(msgspec.Struct, frozen=True):
    """A line that is no revision; the others are taken all the same."""

    line: int
    """Its number."""
    code: str
    """The stable code of what is wrong."""
    sentence: str
    """What is wrong and what to do; nothing of what the line says."""
    id: str = ""
    """The hash of its bytes, by which its sender is told."""
    person: str = ""
    """The id of the young person it names, where it names one all the same."""


class Replacing(msgspec.Struct, frozen=True):
    """That a sound revision replaces earlier ones."""

    record: str
    """The record it changes."""
    subject: str | None
    """The young person it is about, or none."""
    replaced: tuple[tuple[str, ...], ...]
    """The names of the revisions it replaces, field by field, the same ones once."""


class Rows(msgspec.Struct, frozen=True):
    """Revisions of one list, by column; row for row they belong together."""

    entity_list: str
    """The list they change records of."""
    lines: tuple[bytes, ...]
    """The encoded revisions."""
    records: tuple[str, ...]
    """The record each changes."""
    subjects: tuple[str | None, ...]
    """The young person each is about, or none."""
    ids: tuple[str, ...] = ()
    """The name of each, once somebody has named them."""

    def named(self) -> "Rows":
        """Return the same with every revision named, and each young person's id held once."""
        held: dict[str | None, str | None] = {}
        return Rows(
            entity_list=self.entity_list,
            lines=self.lines,
            records=self.records,
            subjects=tuple(map(held.setdefault, self.subjects, self.subjects)),
            ids=tuple(map(revision_id, self.lines)),
        )

    def only(self, wanted: Sequence[bool]) -> "Rows":
        """Return the rows that are `wanted`; they are named already."""
        return Rows(
            entity_list=self.entity_list,
            lines=tuple(compress(self.lines, wanted)),
            records=tuple(compress(self.records, wanted)),
            subjects=tuple(compress(self.subjects, wanted)),
            ids=tuple(compress(self.ids, wanted)),
        )


class ReadLines(msgspec.Struct, frozen=True):
    """What many lines are."""

    rows: tuple[Rows, ...] = ()
    """The sound ones, list by list, in their order."""
    bad: tuple[BadRecord, ...] = ()
    """The others."""
    replacing: tuple[Replacing, ...] = ()
    """Which of the sound ones replace others; most do not."""

    def named(self) -> "ReadLines":
        """Return the same with every revision named: whoever relies on the names hashes the bytes."""
        return ReadLines(tuple(one.named() for one in self.rows), self.bad, self.replacing)


def read_lines(lines: Sequence[bytes], numbers: Iterable[int] | None = None) -> ReadLines:
    """Return what `lines` are, each checked as `revision.decode` checks it; not named yet.

    Args:
        lines: bytes from anybody, without line breaks.
        numbers: the number each is told by when it is bad; counted from 1 if not given.
    """
    together = _all_sound(lines)
    if together is not None:
        return ReadLines(_rows(lines, together), (), _replacing(together))
    read = tuple(_one_by_one(lines, count(1) if numbers is None else numbers))
    bad = tuple(one for one in read if isinstance(one, BadRecord))
    sound = [(raw, one) for raw, one in zip(lines, read, strict=True) if isinstance(one, Revision)]
    revisions = [one for _, one in sound]
    return ReadLines(_rows([raw for raw, _ in sound], revisions), bad, _replacing(revisions))


def _replacing(revisions: Iterable[Revision]) -> tuple[Replacing, ...]:
    return tuple(
        Replacing(one.record, one.subject, tuple(sorted(set(one.replaces.values()))))
        for one in revisions
        if one.replaces
    )


def _rows(lines: Sequence[bytes], revisions: Sequence[Revision]) -> tuple[Rows, ...]:
    lists = [one.entity_list for one in revisions]
    return tuple(_rows_of(name, lines, revisions, lists) for name in dict.fromkeys(lists))


def _rows_of(name: str, lines: Sequence[bytes], revisions: Sequence[Revision], lists: list[str]) -> Rows:
    if lists.count(name) < len(lists):
        is_its = [one == name for one in lists]
        lines, revisions = tuple(compress(lines, is_its)), tuple(compress(revisions, is_its))
    return Rows(
        entity_list=name,
        lines=tuple(lines),
        records=tuple([one.record for one in revisions]),
        subjects=tuple([one.subject for one in revisions]),
    )


def _one_by_one(lines: Iterable[bytes], numbers: Iterable[int]) -> Iterator[Revision | BadRecord]:
    for number, raw in zip(numbers, lines, strict=False):
        try:
            yield one_revision.decode(raw, where=f"line {number}")
        except RevisionError as error:
            yield BadRecord(number, error.code, str(error), revision_id(raw), _person_in(raw))


def _person_in(raw: bytes) -> str:
    """Return the young person whom a line that is no revision names, where it can be read so far."""
    try:
        place = _PLACE.decode(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return ""
    named = place.subject or (place.record if place.entity_list == _PEOPLE else "")
    return named if _are_uuids([named]) else ""


def _all_sound(lines: Sequence[bytes]) -> list[Revision] | None:
    """Return the revisions if every line is one in the usual form; None where somebody has to look closer."""
    if not lines or max(map(len, lines)) > LARGEST_REVISION:
        return None
    raw = b"\n".join([*lines, b""])
    try:
        revisions = _DECODER.decode_lines(raw)
        is_canonical = len(revisions) == len(lines) and _ENCODER.encode_lines(revisions) == raw
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return revisions if is_canonical and _are_named_well(revisions) else None


def _are_named_well(revisions: Sequence[Revision]) -> bool:
    """Whether all ids and names are ones, and nothing replaces what its format forbids."""
    names = {one.entity_list for one in revisions}.union(*(one.set for one in revisions))
    subjects = {one.subject for one in revisions if one.subject is not None}
    try:
        for one in revisions:
            if one.replaces:
                one_revision.check_replaced(one)
    except RevisionError:
        return False
    return (
        all(map(one_revision.is_name, names))
        and {one.format for one in revisions} == {one_revision.FORMAT}
        and _are_uuids([one.record for one in revisions])
        and _are_uuids(subjects)
        and _are_salts([one.salt for one in revisions])
    )


def _are_uuids(texts: Collection[str]) -> bool:
    """Whether every text is a UUID in lower case; compared all at once, a column at a time."""
    whole = "".join(texts)
    if not whole.isascii() or set(map(len, texts)) - {_UUID_LENGTH}:
        return False
    raw = whole.encode()
    dashes = all(raw[place::_UUID_LENGTH].count(b"-") == len(texts) for place in _DASHES)
    return dashes and raw.count(b"-") == len(_DASHES) * len(texts) and not raw.translate(None, _HEX + b"-")


def _are_salts(texts: Sequence[str]) -> bool:
    whole = "".join(texts)
    lengths = set(map(len, texts))
    is_hex = whole.isascii() and not whole.encode().translate(None, _HEX)
    return is_hex and min(lengths) >= 1 and max(lengths) <= _LONGEST_SALT
