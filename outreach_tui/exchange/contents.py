"""What goes into a bundle, as plain values, and how much of it fits into one.

Rules:
- Revisions go in as the raw lines they are named by, in the order given, each once.
- A script used is carried whole, so that its answers can be read in years.
- What is too much for one bundle becomes several in sequence; each carries the scripts and a part of
  the audit log, the first the rest.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, zip_longest
from typing import TypeVar

import msgspec
from msgspec import Struct

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.canonical import canonical
from outreach_tui.exchange.fields import Printable
from outreach_tui.exchange.lines import LONGEST_LINE, SetAside, split_lines
from outreach_tui.exchange.manifest import (
    AUDIT,
    FORMS,
    LARGEST_RECORDS,
    MOST_ERASED,
    MOST_REVISIONS,
    Withheld,
)
from outreach_tui.exchange.refusal import Code, refused
from outreach_tui.exchange.signed_archive import Sha256
from outreach_tui.records.audit_chain import Link, from_line

MOST_LINKS = 10_000
"""Links of the audit log that are written into one bundle."""
MOST_AUDIT_LINES = 100_000
"""Lines of `audit.ndjson` that are read."""

_MOST_FORMS = 500
_Part = TypeVar("_Part")


class FormUsed(Struct, frozen=True, kw_only=True):
    """One version of a script that answers were given to."""

    form_id: Printable
    """Its identifier."""
    version: Printable
    """Its version."""
    sha256: Sha256
    """The hash of `xform` in UTF-8."""
    xform: str
    """The compiled script, XML."""

    @classmethod
    def of(cls, form_id: str, version: str, xform: str) -> "FormUsed":
        """Return the form with its hash computed."""
        digest = hashlib.sha256(xform.encode()).hexdigest()
        return cls(form_id=form_id, version=version, sha256=digest, xform=xform)

    @property
    def key(self) -> str:
        """`form@version`, as the manifest lists it."""
        return f"{self.form_id}@{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContents:
    """Everything a laptop hands over at once."""

    revisions: tuple[bytes, ...] = ()
    """Raw revision lines without a receipt, without line feeds."""
    erased: tuple[str, ...] = ()
    """Identifiers of records and people that this laptop holds no more."""
    forms: tuple[FormUsed, ...] = ()
    """The scripts the revisions were made with."""
    audit: tuple[Link, ...] = ()
    """Links of the audit log since the last receipt."""
    audit_head: str | None = None
    """Head of the audit log."""
    audit_count: int = 0
    """Links in the audit log."""
    acks: tuple[str, ...] = ()
    """Receipts this laptop has seen."""
    withheld: tuple[Withheld, ...] = ()
    """Bundles that will not be handed over again."""
    journal_head: str | None = None
    """Hash of the journal's last commit."""
    journal_count: int = 0
    """Commits in the journal."""


def split_contents(contents: BundleContents) -> tuple[BundleContents, ...]:
    """Return `contents` as one or more parts that each fit into one bundle, in order."""
    first, *later = (
        replace(contents, revisions=some, erased=ids, audit=links)
        for some, ids, links in zip_longest(
            _revisions_that_fit(contents.revisions),
            _in_parts(contents.erased, MOST_ERASED),
            _in_parts(contents.audit, MOST_LINKS),
            fillvalue=(),
        )
    )
    return first, *(replace(one, acks=(), withheld=()) for one in later)


def read_audit(raw: bytes) -> tuple[tuple[Link, ...], tuple[SetAside, ...]]:
    """Return the links of `audit.ndjson`, and the lines that are none.

    Raises: ExchangeError (`too-big`) when there are more lines than a bundle may have.
    """
    lines = split_lines(raw, AUDIT, MOST_AUDIT_LINES)
    aside = {one.line for one in lines.set_aside}
    numbers = (number for number in count(1) if number not in aside)
    good: list[Link] = []
    bad = list(lines.set_aside)
    for number, line in zip(numbers, lines.good, strict=False):
        try:
            good.append(from_line(line))
        except OutreachError as error:
            bad.append(SetAside(AUDIT, number, error.what))
    return tuple(good), tuple(bad)


def forms_text(forms: tuple[FormUsed, ...]) -> bytes:
    """Return `forms.ndjson`."""
    return b"".join(canonical(form) for form in forms)


def read_forms(raw: bytes) -> tuple[tuple[FormUsed, ...], tuple[SetAside, ...]]:
    """Return the forms that are whole, and the lines that are not.

    Raises: ExchangeError (`too-big`) when there are more lines than a bundle may have.
    """
    lines = raw.split(b"\n")
    if len(lines) > _MOST_FORMS + 1:
        raise refused(Code.TOO_BIG, FORMS, f"it has more than {_MOST_FORMS} lines")
    good: list[FormUsed] = []
    bad: list[SetAside] = []
    for number, line in enumerate(lines if lines[-1] else lines[:-1], 1):
        form = _form(line)
        if form is None:
            bad.append(SetAside(FORMS, number, "it is not a script with its hash"))
        else:
            good.append(form)
    return tuple(good), tuple(bad)


def _in_parts(values: tuple[_Part, ...], most: int) -> list[tuple[_Part, ...]]:
    return [values[start : start + most] for start in range(0, len(values), most)] or [()]


def _form(line: bytes) -> FormUsed | None:
    try:
        form = msgspec.json.decode(line, type=FormUsed)
        is_whole = hashlib.sha256(form.xform.encode()).hexdigest() == form.sha256
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None
    return form if is_whole else None


def _revisions_that_fit(revisions: tuple[bytes, ...]) -> Iterator[tuple[bytes, ...]]:
    """Yield the revisions in groups within both limits of one bundle."""
    group: list[bytes] = []
    size = 0
    for revision in dict.fromkeys(revisions):
        if len(revision) > LONGEST_LINE or b"\n" in revision or not revision:
            raise refused(Code.TOO_BIG, "a record", "it cannot stand on one line of a bundle")
        if len(group) == MOST_REVISIONS or size + len(revision) + 1 > LARGEST_RECORDS:
            yield tuple(group)
            group, size = [], 0
        group.append(revision)
        size += len(revision) + 1
    if group:
        yield tuple(group)
