"""What opens over a question and goes again."""

from outreach_tui.interview.prompt import Control, Prompt
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.workflow.depth import READ_BACK_NOTE
from outreach_tui.workflow.reading_back import HEADING

GOES_THROUGH = frozenset({"ctrl+k", "ctrl+x"})
"""Keys that go through to the conversation at once: somebody walked in, or it is time to leave."""


class OverQuestion(View):
    """A view over a conversation: what cannot wait goes through it, and the ways back close it."""

    leaves = frozenset({"escape", "left"})
    """Keys that go back to the question."""

    def press(self, stroke: Stroke) -> Reply:
        """Go through, go back, or take the key."""
        if stroke.key in GOES_THROUGH:
            return Close(stroke.key)
        if stroke.key in self.leaves:
            return Close()
        return self.take(stroke)

    def take(self, stroke: Stroke) -> Reply:
        """Take a key that neither goes through nor back."""
        raise NotImplementedError


def no_question() -> Prompt:
    """Return a prompt that asks nothing, for lists that are shown the way answers are."""
    return Prompt(
        ref="",
        name=READ_BACK_NOTE,
        control=Control.NOTE,
        label=HEADING,
        hint="",
        guidance="",
        sections=(),
        options=(),
        value="",
        missing=None,
        is_required=False,
        is_read_only=True,
        limits=None,
        appearance="",
    )
