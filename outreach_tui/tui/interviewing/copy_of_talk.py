"""A copy of what is read back, offered while it is read back: as it reads now, before it is finished."""

from collections.abc import Callable
from datetime import date
from functools import partial

from outreach_tui.interview.prompt import Refusal
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.over_question import GOES_THROUGH
from outreach_tui.tui.paper_desk import Paper
from outreach_tui.tui.replies import Over


def copy_of_talk(
    interview: Interview, goes_to: Paper | None, today: Callable[[], date]
) -> Callable[[], Over] | None:
    """Return what opens the screen that gives a copy; None where it is about nobody, or leads nowhere."""
    return None if goes_to is None or not interview.whom else partial(_opened, interview, goes_to, today)


def _opened(interview: Interview, goes_to: Paper, today: Callable[[], date]) -> Over:
    from outreach_tui.tui.screens.copy_for_them import Copies, CopyView
    from outreach_tui.workflow.person_page import page_as_read_back

    def note(way: str) -> str:
        outcome = interview.note_copy(way)
        return outcome.sentence if isinstance(outcome, Refusal) else ""

    page = page_as_read_back(interview.prompts(), today())
    return Over(
        CopyView(Copies(page, note, goes_to.print_page, goes_to.write_page, goes_through=GOES_THROUGH))
    )
