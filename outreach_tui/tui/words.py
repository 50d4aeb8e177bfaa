"""Days, times and counts as people say them."""

from datetime import date, datetime

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: date) -> str:
    """Return the day as "Tue 24 Nov"."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"


def day_in_words(day: date) -> str:
    """Return the day as "Tuesday 24 Nov 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime) -> str:
    """Return the time as "10:47"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def when(moment: datetime, today: date) -> str:
    """Return the time, with its day where that is another one."""
    return clock(moment) if moment.date() == today else f"{short_day(moment.date())} {clock(moment)}"


def counted(number: int, one: str, several: str = "") -> str:
    """Return the number with the word that goes with it: "1 person", "3 people"."""
    return f"{number} {one if number == 1 else several or one + 's'}"
