"""One record as a young person reads it: their words quoted, codes in plain words, conflicts side by side.

What two fields say in the same words is said once. Days of this year are said without it.
"""

from datetime import date

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.record import Record
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.record_words import (
    ANSWERS,
    CODES,
    FIELDS,
    NOT_ANSWERED,
    ORDER,
    OWN_WORDS,
    QUIET,
    SEVERAL,
)

_BESIDE = " · "


def in_one_line(record: Record, today: date) -> str:
    """Return everything a record says, in one line that wraps."""
    parts = dict.fromkeys(_said(record, field, today) for field in _in_order(record))
    return _BESIDE.join(part for part in parts if part)


def value_in_words(field: str, value: str, today: date | None = None) -> str:
    """Return one value of a field as it is read out; a day of `today`'s year without the year."""
    if field in OWN_WORDS:
        return f"“{value}”"
    if (field, value) in ANSWERS:
        return ANSWERS[field, value]
    said = [_code(field, one) for one in value.split()] if _are_codes(field, value) else []
    return ", ".join(one for one in said if one) if said else brief_kept_day(value, today)


def _in_order(record: Record) -> tuple[str, ...]:
    first = tuple(field for field in ORDER if field in record.fields)
    return (*first, *(field for field in record.fields if field not in ORDER and field not in QUIET))


def _said(record: Record, field: str, today: date) -> str:
    values = dict.fromkeys(one.write for one in record.live(field) if isinstance(one.write, str))
    missing: MissingReason | None = record.missing(field)
    said = " / ".join(words for value in values if (words := value_in_words(field, value, today)))
    name, holds, of = FIELDS.get(field, field.replace("_", " ")).partition("{}")
    if holds and said:
        return f"{name}{said}{of}"
    said = said or (NOT_ANSWERED[missing] if missing and not values else "")
    return f"{name.strip()}: {said}" if name and said else said


def _code(field: str, value: str) -> str:
    return ANSWERS.get((field, value), CODES.get(value, value.replace("_", " ")))


def _are_codes(field: str, value: str) -> bool:
    parts = value.split()
    if field in SEVERAL:
        return bool(parts)
    known = [(field, one) in ANSWERS or one in CODES or "_" in one for one in parts]
    return (
        bool(parts) and all(one.replace("_", "").isalnum() and one.islower() for one in parts) and any(known)
    )
