"""Which way of asking belongs to which kind of question."""

from collections.abc import Callable
from datetime import datetime

from outreach_tui.interview.prompt import Control, Prompt
from outreach_tui.tui.interviewing.asking import Asking
from outreach_tui.tui.interviewing.choosing import Choosing
from outreach_tui.tui.interviewing.choosing_many import ChoosingMany, Ordering
from outreach_tui.tui.interviewing.read_back import ReadingBack
from outreach_tui.tui.interviewing.short import Acknowledging, Reading, Scaling, scale_points
from outreach_tui.tui.interviewing.writing import Writing, WritingDay, WritingOneLine
from outreach_tui.workflow.depth import READ_BACK_NOTE


def asking_for(prompt: Prompt, now: datetime, prompts: Callable[[], tuple[Prompt, ...]]) -> Asking:
    """Return the way to ask a question.

    Args:
        prompt: the question as it stands.
        now: the time on this laptop, which days in words count from.
        prompts: gives every question that applies, for the note that reads them back.
    """
    if prompt.control is Control.NOTE and prompt.name == READ_BACK_NOTE:
        return ReadingBack(prompt, now, prompts())
    if prompt.is_read_only:
        return Reading(prompt, now)
    if prompt.control is Control.RANGE:
        return Scaling(prompt, now) if scale_points(prompt) else WritingOneLine(prompt, now)
    return _KINDS[prompt.control](prompt, now)


_KINDS: dict[Control, type[Asking]] = {
    Control.TEXT: Writing,
    Control.INTEGER: WritingOneLine,
    Control.DECIMAL: WritingOneLine,
    Control.SELECT_ONE: Choosing,
    Control.SELECT_MULTIPLE: ChoosingMany,
    Control.RANK: Ordering,
    Control.DATE: WritingDay,
    Control.TIME: WritingOneLine,
    Control.DATE_TIME: WritingOneLine,
    Control.ACKNOWLEDGE: Acknowledging,
    Control.NOTE: Reading,
    Control.GEOPOINT: WritingOneLine,
    Control.BARCODE: WritingOneLine,
}
