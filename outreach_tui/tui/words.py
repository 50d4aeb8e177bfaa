"""Times and counts as people say them; days are said by `workflow/days_in_words.py`."""

from datetime import date, datetime

from outreach_tui.workflow.days_in_words import short_day


def clock(moment: datetime) -> str:
    """Return the time as "10:47"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def when(moment: datetime, today: date) -> str:
    """Return the time, with its day where that is another one."""
    return clock(moment) if moment.date() == today else f"{short_day(moment.date())} {clock(moment)}"


def counted(number: int, one: str, several: str = "") -> str:
    """Return the number with the word that goes with it: "1 person", "3 people"."""
    return f"{number} {one if number == 1 else several or one + 's'}"
