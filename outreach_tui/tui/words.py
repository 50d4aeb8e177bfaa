"""Times as people say them; days are said by `workflow/days_in_words.py`, numbers by `number_words.py`."""

from datetime import date, datetime

from outreach_tui.workflow.days_in_words import short_day


def clock(moment: datetime) -> str:
    """Return the time as "10:47"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def when(moment: datetime, today: date) -> str:
    """Return the time, with its day where that is another one."""
    return clock(moment) if moment.date() == today else f"{short_day(moment.date())} {clock(moment)}"
