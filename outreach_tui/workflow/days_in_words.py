"""A day as people say it; the one place where a date becomes words."""

import re
from datetime import date

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KEPT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})[\d:.+Z-]*)?", re.ASCII)


def short_day(day: date) -> str:
    """Return the day as "Tue 24 Nov"."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"


def day_in_words(day: date) -> str:
    """Return the day as "Tuesday 24 Nov 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def brief_kept_day(kept: str, today: date | None = None) -> str:
    """Return a kept day as "24 Nov 2026", maybe with its time; anything else as it is.

    Args:
        kept: a day as it is kept, or other words.
        today: where it is given, a day of the same year is said without it: "24 Nov".
    """
    whole = kept_day_in_words(kept)
    if whole == kept:
        return kept
    brief = whole.partition(" ")[2]
    return brief.replace(f" {today.year}", "", 1) if today else brief


def kept_day_in_words(kept: str) -> str:
    """Return a day as it is kept ("2026-11-24", maybe with a time) in words; anything else as it is."""
    found = _KEPT.fullmatch(kept)
    try:
        day = day_in_words(date.fromisoformat(found[1])) if found else kept
    except ValueError:
        return kept
    return f"{day}, {found[2]}" if found and found[2] else day
