"""Two keys to be out of the door: ^x keeps everything and says whom to ring, a number says why and leaves."""

from collections.abc import Callable

from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, line, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.screen_commands import LEAVE_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.workflow.leaving import REASONS, RING_NOW

_NO_REASON = "Enter leaves without a reason."


class LeavingView(View):
    """Nothing on it tells of anybody; nothing keeps from leaving."""

    name = "Leaving"
    purpose = "Everything is kept. Go first; ring when you are out. A number says why, and leaves."
    commands = LEAVE_SCREEN

    def __init__(self, interview: Interview, stop: Callable[[str], Reply]) -> None:
        """Leave `interview` by `stop`."""
        self._interview = interview
        self._stop = stop

    def body(self, size: Size) -> list[Line]:
        """Return what is kept, whom to ring, and the reasons."""
        room = size.width - 3
        rows = [BLANK, BLANK]
        for words in ("Everything is kept. Go first.", RING_NOW):
            rows.extend(wrapped_lines(words, room, indent=3, tone=Tone.STRONG))
        rows.append(BLANK)
        for number, (_reason, words) in enumerate(REASONS, start=1):
            sign = str(number)
            rows.append(line("      ", strong(sign, sign), Span(f"   {words}", press=sign)))
        return [*rows, BLANK, *wrapped_lines(_NO_REASON, room, indent=3, tone=Tone.QUIET)]

    def press(self, stroke: Stroke) -> Reply:
        """Take a reason, Enter for none, or a way back."""
        if stroke.key in {"escape", "left"}:
            return Close()
        if stroke.is_digit and 0 < int(stroke.text) <= len(REASONS):
            self._interview.leave_early(REASONS[int(stroke.text) - 1][0])
            return self._stop(RING_NOW)
        return self._stop(RING_NOW) if stroke.key in {"enter", "ctrl+x"} else None
