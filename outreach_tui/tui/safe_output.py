"""The backstop behind every door out: no control sequence from data ever reaches the terminal.

Views already pass their text through `plain_text.shown`. This filter looks at each segment once more,
whatever widget made it, just before it becomes bytes.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from outreach_tui.plain_text import shown


class HarmlessText(LineFilter):
    """Replaces each dangerous character by a visible stand-in."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with harmless text; the screen's own control codes are left alone."""
        del background
        return [
            segment
            if segment.control or (segment.text.isascii() and segment.text.isprintable())
            else _harmless(segment)
            for segment in segments
        ]


def _harmless(segment: Segment) -> Segment:
    return Segment(shown(segment.text), segment.style, segment.control)
