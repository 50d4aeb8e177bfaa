"""Whether anybody is there: five minutes without a key, or a clock that went its own way, lock the workspace.

Rules:
- Looked at about once a second. Two clocks are read: the wall clock, and one that only counts. Where they go
  apart, the laptop slept or its clock was set; where nobody looked for a minute, the program was stopped.
- It says why in one sentence, once; whoever asks does the locking.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from outreach_tui.number_words import counted
from outreach_tui.workflow.days_in_words import short_day

IDLE = timedelta(minutes=5)
"""How long the workspace stays open without a key pressed."""
JUMP = timedelta(seconds=30)
"""How far the two clocks may go apart between two looks."""
ASLEEP = timedelta(minutes=1)
"""How long nobody may have looked; where the counting clock runs on through sleep, this is what shows it."""

LOCKED_IDLE = "Locked after five minutes without a key. Everything that was typed is kept."
"""Said at the passphrase prompt then."""


class Watch:
    """Two clocks, and the last key."""

    def __init__(self, now: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        """Begin to watch.

        Args:
            now: the wall clock.
            monotonic: seconds on a clock that nobody sets.
        """
        self._now = now
        self._monotonic = monotonic
        self._seen_at = (now(), monotonic())
        self._touched = self._seen_at[1]

    def touch(self) -> None:
        """Note a key press."""
        self._touched = self._monotonic()

    def look(self) -> str:
        """Return why to lock now, or nothing."""
        (before, counted_before), self._seen_at = self._seen_at, (self._now(), self._monotonic())
        now, counted = self._seen_at
        passed = timedelta(seconds=counted - counted_before)
        jump = (now - before) - passed
        if abs(jump) >= JUMP:
            return jumped(now, jump)
        if passed >= ASLEEP:
            return jumped(now, passed)
        is_idle = timedelta(seconds=counted - self._touched) >= IDLE
        return LOCKED_IDLE if is_idle else ""


def jumped(now: datetime, by: timedelta) -> str:
    """Return the one sentence about a clock that jumped."""
    way = "back" if by < timedelta() else "forward"
    return (
        f"Locked, because the clock went {way} by {_about(abs(by))}: this laptop slept or its clock was "
        f"set; it says {short_day(now.date())} {now.year}, {now:%H:%M}."
    )


def _about(time: timedelta) -> str:
    for unit, seconds in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        number = round(time.total_seconds() / seconds)
        if time.total_seconds() >= seconds:
            return counted(number, unit)
    return "less than a minute"
