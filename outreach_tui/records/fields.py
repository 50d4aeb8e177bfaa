"""How typed views read a field: every stored value is text as XForms writes it.

Nothing here refuses: a value that cannot be read as what a view expects is as good as none, because words of
a later or another script still have to be shown beside it.
"""

from datetime import date

from outreach_tui.records.record import Record

_LONGEST_NUMBER = 9


def choices(record: Record, field: str) -> tuple[str, ...]:
    """Return the names chosen in a select_multiple or rank, in the order they stand."""
    return tuple(record.value(field).split())


def number(record: Record, field: str) -> int | None:
    """Return a whole number, or None where there is none."""
    text = record.value(field).strip()
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > _LONGEST_NUMBER:
        return None
    return int(text)


def is_yes(record: Record, field: str) -> bool:
    """Whether the field says yes."""
    return record.value(field) == "yes"


def day_of(kept: str) -> date | None:
    """Return the day of a date or moment as it is kept ("2026-11-24", maybe with a time), or None."""
    try:
        return date.fromisoformat(kept[:10])
    except ValueError:
        return None
