"""The middle of the interview screen, whatever the conversation stands at."""

from typing import TYPE_CHECKING

from outreach_tui.interview.prompt import AddAnother
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.between import another_lines, end_lines, finished_lines
from outreach_tui.tui.interviewing.conclusion import Conclusion
from outreach_tui.tui.interviewing.layout import (
    foot_lines,
    plain_body,
    question_body,
    rail_lines,
    standing_words,
)
from outreach_tui.tui.interviewing.read_back import ReadingBack
from outreach_tui.tui.interviewing.walk import Walk
from outreach_tui.tui.lines import Line, Size, wrapped_lines

if TYPE_CHECKING:
    from outreach_tui.workflow.conduct_interview import Finished

_END_ROWS = 7


def interview_body(
    interview: Interview, walk: Walk, conclusion: Conclusion, finished: "Finished | None", size: Size
) -> list[Line]:
    """Return the question with its answers, or where the conversation stands otherwise."""
    if finished is not None:
        return finished_lines(finished.title, finished.records, size.width)
    asking = walk.asking
    if asking is not None:
        standing = standing_words(asking, is_refused=bool(walk.message))
        foot = _foot(interview, walk, size, standing, is_turned=isinstance(asking, ReadingBack))
        return question_body(asking, foot, size, walk.together, says_like=walk.says_like)
    foot = _foot(interview, walk, size, "")
    if isinstance(walk.step, AddAnother):
        rows = another_lines(walk.step, interview.back_to, size.width)
        return plain_body(f"Another one?   {walk.step.label}", rows, foot, size)
    room = Size(size.width, size.height - _END_ROWS)
    rows = end_lines(
        conclusion.places(), room, reads_back=conclusion.reads_back, is_ready=conclusion.is_ready
    )
    waits = wrapped_lines(conclusion.waits_for, size.width - 3, indent=6)
    return plain_body(conclusion.heading, [*rows, *waits], foot, size)


def interview_rail(interview: Interview, walk: Walk, size: Size) -> list[Line]:
    """Return the sections and how much of each is seen to."""
    return rail_lines(interview.prompts(), walk.asking.prompt.ref if walk.asking else "", size)


def _foot(
    interview: Interview, walk: Walk, size: Size, standing: str, *, is_turned: bool = False
) -> list[Line]:
    said = None if interview.is_light or is_turned else interview.last_said
    if said is not None and walk.asking is not None and said.label == walk.asking.prompt.label:
        said = None
    status = walk.message or walk.saved_at
    return foot_lines(standing, said, status, is_notice=bool(walk.message), size=size)
