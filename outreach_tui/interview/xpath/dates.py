"""Dates and times as answers write them (ISO 8601) and as functions format them (ODK XForms, format-date).

A text without a zone is local time; the zone is the session's. What is no real date is no date.
"""

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from types import MappingProxyType

from outreach_tui.interview.xpath.values import EPOCH, Moment

_DATE = r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"
_TIME = r"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d+))?)?"
_ZONE = r"(?P<zone>Z|[+-]\d\d(?::?[0-5]\d)?)"
_MOMENT = re.compile(rf"\s*{_DATE}(?:[T ]{_TIME}\s*{_ZONE}?)?\s*\Z", re.ASCII)
_CLOCK = re.compile(rf"\s*{_TIME}\s*{_ZONE}?\s*\Z", re.ASCII)
_EARLIEST = 1 - 719_163.0
_LATEST = 2_932_896.0


def moment_in(text: str, zone: tzinfo) -> Moment | None:
    """Return the date or moment a text writes, in local time, or None if it is neither.

    Args:
        text: ISO 8601, with or without a time and a zone.
        zone: the local zone, for texts that name none.
    """
    match = _MOMENT.match(text)
    if match is None:
        return None
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    try:
        if match["hour"] is None:
            return Moment(datetime(year, month, day, tzinfo=zone), is_date=True)
        clock = (
            int(match["hour"]),
            int(match["minute"]),
            int(match["second"] or 0),
            _microseconds(match["part"]),
        )
        when = datetime(year, month, day, *clock, tzinfo=_zone(match["zone"], zone))
        return Moment(when.astimezone(zone), is_date=False)
    except (ValueError, OverflowError):
        return None


def _microseconds(part: str | None) -> int:
    return int((part or "0")[:6].ljust(6, "0"))


def _zone(text: str | None, local: tzinfo) -> tzinfo:
    if text is None:
        return local
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def days_in(text: str) -> float:
    """Return the whole days since 1970-01-01 of a text that is a date as written, NaN for any other text."""
    if len(text) < 8 or not text.lstrip()[:1].isdigit():  # noqa: PLR2004 - the shortest date is 1970-1-1
        return math.nan
    match = _MOMENT.match(text)
    moment = None if match is None else moment_in("-".join(match.group("year", "month", "day")), UTC)
    return math.nan if moment is None else moment.days()


def day_fraction(text: str, zone: tzinfo) -> float:
    """Return the local time of day a text writes, as a part of a day; NaN if it writes none."""
    if _CLOCK.match(text) is None:
        return math.nan
    moment = moment_in(f"2001-01-02T{text.strip()}", zone)
    return math.nan if moment is None else part_of_day(moment.when)


def part_of_day(when: datetime) -> float:
    """Return the time of day as a part of a day."""
    midnight = when.replace(hour=0, minute=0, second=0, microsecond=0)
    return (when - midnight) / timedelta(days=1)


def moment_of_days(days: float, zone: tzinfo, *, keeps_time: bool) -> Moment | None:
    """Return the moment that lies so many days after 1970-01-01, or None if the calendar has none there."""
    if not _EARLIEST <= days <= _LATEST:
        return None
    if keeps_time:
        milliseconds = int(days * 86_400_000)
        return Moment((EPOCH + timedelta(milliseconds=milliseconds)).astimezone(zone), is_date=False)
    day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=int(days))
    return Moment(datetime(day.year, day.month, day.day, tzinfo=zone), is_date=True)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PATTERNS: Mapping[str, Callable[[datetime], str]] = MappingProxyType(
    {
        "Y": lambda when: f"{when.year:04d}",
        "y": lambda when: f"{when.year % 100:02d}",
        "m": lambda when: f"{when.month:02d}",
        "n": lambda when: str(when.month),
        "b": lambda when: _MONTHS[when.month - 1],
        "d": lambda when: f"{when.day:02d}",
        "e": lambda when: str(when.day),
        "H": lambda when: f"{when.hour:02d}",
        "h": lambda when: str(when.hour),
        "M": lambda when: f"{when.minute:02d}",
        "S": lambda when: f"{when.second:02d}",
        "3": lambda when: f"{when.microsecond // 1000:03d}",
        "a": lambda when: _WEEKDAYS[when.weekday()],
        "W": lambda when: str(when.isocalendar().week),
        "u": lambda when: str(when.isoweekday()),
        "%": lambda _: "%",
    }
)


def formatted(moment: Moment, pattern: str) -> str:
    """Return the moment written to a pattern of %-letters, in local time."""
    return re.sub(r"%(.)", lambda match: _letter(match[1], moment.when), pattern, flags=re.DOTALL)


def _letter(letter: str, when: datetime) -> str:
    write = _PATTERNS.get(letter)
    return f"%{letter}" if write is None else write(when)
