"""Read back at the end of a conversation: their words and both promises, which they may change or strike."""

from collections.abc import Callable
from datetime import datetime

from outreach_tui.interview.prompt import Refusal, Step
from outreach_tui.tui.commands import A_COPY, Command
from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.interviewing.asking import CopyWanted, Onward, PutRight
from outreach_tui.tui.interviewing.layout import plain_body
from outreach_tui.tui.interviewing.over_question import OverQuestion, no_question
from outreach_tui.tui.interviewing.read_back import ReadingBack
from outreach_tui.tui.interviewing.words import WordsView
from outreach_tui.tui.lines import Line, Size, Span, Tone, line
from outreach_tui.tui.replies import Close, Over, Reply
from outreach_tui.tui.screen_commands import READ_BACK_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.workflow.reading_back import HEADING


class ReadBackView(OverQuestion):
    """Their words and both promises, from the end of the conversation."""

    name = "Read back"
    purpose = "Turn the screen round, or read it out. They may change or strike anything: press its number."
    commands = READ_BACK_SCREEN

    def __init__(
        self,
        interview: Interview,
        now: datetime,
        moved: Callable[[Step | Refusal], None],
        copy: Callable[[], Reply] | None,
    ) -> None:
        """Read back what `interview` holds.

        Args:
            interview: the conversation.
            now: the time on this laptop.
            moved: hears what came of putting something right.
            copy: opens the screen that gives a copy of it; none where that is not offered.
        """
        self._interview = interview
        self._moved = moved
        self._copy = copy
        self._reading = ReadingBack(no_question(), now, interview.prompts())

    def body(self, size: Size) -> list[Line]:
        """Return the words, large."""
        rows = self._reading.answers(Size(size.width, size.height - 5), is_airy=False)
        return plain_body(HEADING, rows, [line("   ", Span(self.message, Tone.NOTICE))], size)

    def keys(self) -> tuple[Command, ...]:
        """Return what the keys do; a copy only where one is offered."""
        return tuple(one for one in READ_BACK_SCREEN if one != A_COPY or self._copy is not None)

    def take(self, stroke: Stroke) -> Reply:
        """Take the sign of something to change or strike, arrows to move, Enter or Esc to go back."""
        outcome = self._reading.press(stroke)
        if isinstance(outcome, CopyWanted) and self._copy is not None:
            return self._copy()
        if isinstance(outcome, PutRight):
            return putting_right(self._interview, outcome.ref, self._moved)
        self.message = getattr(outcome, "message", "")
        return Close() if isinstance(outcome, Onward) else None

    def shown_again(self) -> None:
        """Read back the words as they are now."""
        self._reading.reword(self._reading.prompt, self._interview.prompts())


def putting_right(interview: Interview, ref: str, moved: Callable[[Step | Refusal], None]) -> Reply:
    """Return the view in which the young person changes or strikes the words at `ref`."""
    prompt = next((one for one in interview.prompts() if one.ref == ref), None)
    if prompt is None:
        return None

    def heard(outcome: Step | Refusal) -> str:
        moved(outcome)
        return outcome.sentence if isinstance(outcome, Refusal) else ""

    return Over(
        WordsView.reading_back(
            prompt,
            lambda words: heard(interview.reword(ref, words)),
            lambda: heard(interview.strike(ref)),
        )
    )
