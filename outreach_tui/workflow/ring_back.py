"""Ringing whoever knows where the officer is: when it is due, what is said then, and that it was done."""

from collections.abc import Iterator
from datetime import datetime, time

from outreach_tui.records.fields import day_of
from outreach_tui.records.views import VisitSafety
from outreach_tui.workflow.today import DueBack
from outreach_tui.workflow.workspace import Workspace


def due_back(workspace: Workspace) -> DueBack | None:
    """Return the check-in that is open; the earliest, should there be several."""
    now = workspace.outside.now()
    open_ones = sorted(_open_checks(workspace, now), key=lambda one: one.at)
    return open_ones[0] if open_ones else None


def ring_in_words(workspace: Workspace) -> str:
    """Return what to say once it is time to ring; empty before, and where nobody waits."""
    due = due_back(workspace)
    if due is None or not due.is_due:
        return ""
    return f"{due.at:%H:%M}: ring {due.buddy or 'your buddy'}, and say that you are back. Today closes it."


def was_rung(workspace: Workspace) -> None:
    """Note that whoever waits was rung.

    Raises: OutreachError when nobody waits.
    """
    from outreach_tui.workflow.fill_in import fill_in

    fill_in(workspace, "visit_safety", {"checked_in": "OK"})


def _open_checks(workspace: Workspace, now: datetime) -> Iterator[DueBack]:
    for check in map(VisitSafety.of, workspace.picture.each("visit_safety")):
        day, clock = day_of(check.on), _time(check.due_back)
        if not check.checked_in_at and day is not None and clock is not None:
            at = datetime.combine(day, clock, tzinfo=now.tzinfo)
            yield DueBack(check.buddy, at, at <= now)


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text[:5])
    except ValueError:
        return None
