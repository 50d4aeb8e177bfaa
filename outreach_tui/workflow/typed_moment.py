"""What day or time is meant by words, the same on every face.

Rules:
- A day is typed as ISO ("2026-12-01"), "today", "tomorrow", "+10", a weekday's name for the next one, or a
  day and a month, which without a year are this year's, or next year's once they are half a year gone.
- A time is typed by the clock of 24 hours ("17:30", "17.30", "1730", "09:05"), or with "am" or "pm" ("5pm").
  "5:30" alone may be either half of the day, so it means nothing yet.
"""

import re
from datetime import date, time, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS_FROM_TODAY = re.compile(r"(?:today)?\s*\+\s*(\d{1,4})(?:\s*days?)?", re.ASCII)
_DAY_MONTH_YEAR = (2, 3)
_CENTURY = 2000
_LONG_AGO = timedelta(days=180)
_TIME = re.compile(r"(?P<hour>\d\d?)(?:[:.]?(?P<minute>\d\d))?\s*(?P<half>am|pm)?", re.ASCII)
_NOON = 12


def day_meant(text: str, today: date) -> date | None:
    """Return the day that the words mean, counted from today, or None if they mean none."""
    words = text.casefold().strip()
    if words == "today":
        return today
    if words == "tomorrow":
        return today + timedelta(days=1)
    if words in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(words) - today.weekday() - 1) % 7 + 1)
    from_today = _DAYS_FROM_TODAY.fullmatch(words)
    if from_today:
        return today + timedelta(days=int(from_today.group(1)))
    try:
        return date.fromisoformat(words)
    except ValueError:
        return _day_and_month(words, today)


def _day_and_month(words: str, today: date) -> date | None:
    parts = re.split(r"[\s,./]+", words)
    day, month, *year = [*parts, ""][:3] if len(parts) in _DAY_MONTH_YEAR else ("", "", "")
    try:
        meant = date(_year(year[0], today), _month(month), int(day))
        return meant.replace(year=meant.year + 1) if not year[0] and today - meant > _LONG_AGO else meant
    except ValueError:
        return None


def _year(word: str, today: date) -> int:
    year = int(word) if word else today.year
    return year + _CENTURY if word and len(word) == len("26") else year


def _month(word: str) -> int:
    if word.isascii() and word.isdigit():
        return int(word)
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0


def time_meant(text: str) -> time | None:
    """Return the time of day that the words mean, or None if they mean none, or more than one."""
    found = _TIME.fullmatch(text.casefold().strip())
    if found is None:
        return None
    hour, minute, half = found["hour"], found["minute"], found["half"]
    is_clear = half is not None or (minute is not None and (len(hour) > 1 or hour == "0"))
    if not is_clear or (half is not None and not 1 <= int(hour) <= _NOON):
        return None
    shift = _NOON if half == "pm" else 0
    try:
        return time(int(hour) % _NOON + shift if half else int(hour), int(minute or 0))
    except ValueError:
        return None
