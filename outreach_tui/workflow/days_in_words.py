"""A day as people say it; the one place where a date becomes words."""

from datetime import date

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO_DAY = len("2026-11-24")


def short_day(day: date) -> str:
    """Return the day as "Tue 24 Nov"."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"


def day_in_words(day: date) -> str:
    """Return the day as "Tuesday 24 Nov 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def kept_day_in_words(kept: str) -> str:
    """Return a day as it is kept ("2026-11-24", with or without a time) in words; anything else as it is."""
    try:
        day = date.fromisoformat(kept[:_ISO_DAY])
    except ValueError:
        return kept
    return " ".join((day_in_words(day), kept[_ISO_DAY + 1 : _ISO_DAY + 6])).rstrip()
