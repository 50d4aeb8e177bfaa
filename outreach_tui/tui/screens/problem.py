"""Something could not be done: what, where, and what to do next; nothing is lost by it."""

from outreach_tui.errors import OutreachError
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.screen_commands import PROBLEM_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View


class ProblemView(View):
    """One plain sentence and its next step."""

    name = "That did not work"
    purpose = "It says what could not be done and what to do next. Everything typed is still where it was."
    commands = PROBLEM_SCREEN

    def __init__(self, error: OutreachError) -> None:
        """Show `error`."""
        self._error = error

    def body(self, size: Size) -> list[Line]:
        """Return the parts of the error."""
        width = size.width - 4
        return [
            BLANK,
            BLANK,
            *wrapped_lines(f"{self._error.where}: {self._error.what}.", width, indent=3, tone=Tone.STRONG),
            BLANK,
            *wrapped_lines(f"{self._error.next_step}.", width, indent=3),
            BLANK,
            line(
                "   ",
                "Nothing is lost: everything typed is where it was.  ",
                strong("Enter", "enter"),
                " goes on.",
            ),
        ]

    def press(self, stroke: Stroke) -> Reply:
        """Take Enter or Esc."""
        return Close() if stroke.key in {"enter", "escape", "left"} else None
