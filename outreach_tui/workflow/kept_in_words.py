"""One record as a young person reads it: their words quoted, codes in plain words, conflicts side by side."""

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.picture import Record
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


def in_one_line(record: Record) -> str:
    """Return everything a record says, in one line that wraps."""
    parts = (_said(record, field) for field in _in_order(record))
    return _BESIDE.join(part for part in parts if part)


def value_in_words(field: str, value: str) -> str:
    """Return one value of a field as it is read out."""
    if field in OWN_WORDS:
        return f"“{value}”"
    if (field, value) in ANSWERS:
        return ANSWERS[field, value]
    said = [_code(field, one) for one in value.split()] if _are_codes(field, value) else []
    return ", ".join(one for one in said if one) if said else brief_kept_day(value)


def _in_order(record: Record) -> tuple[str, ...]:
    first = tuple(field for field in ORDER if field in record.fields)
    return (*first, *(field for field in record.fields if field not in ORDER and field not in QUIET))


def _said(record: Record, field: str) -> str:
    values = dict.fromkeys(one.write for one in record.live(field) if isinstance(one.write, str))
    missing: MissingReason | None = record.missing(field)
    said = " / ".join(words for value in values if (words := value_in_words(field, value)))
    said = said or (NOT_ANSWERED[missing] if missing and not values else "")
    name = FIELDS.get(field, field.replace("_", " "))
    return f"{name}: {said}" if name and said else said


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
