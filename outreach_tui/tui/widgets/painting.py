"""Rows of spans turned into what a terminal is sent, and back from a cell to the key that stands there."""

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from outreach_tui.tui.lines import Line, Tone, painted_text


def painted(rows: Sequence[Line], tones: Mapping[Tone, Style], width: int) -> list[Strip]:
    """Return the rows in exactly `width` cells."""
    return [
        Strip([Segment(painted_text(span.text), tones[span.tone]) for span in row.spans]).adjust_cell_length(
            width, tones[Tone.PLAIN]
        )
        for row in rows
    ]


def key_at(strip: Strip, row: Line, x: int) -> str:
    """Return the key that a click in this cell of the row stands for; empty if none."""
    column = 0
    for segment, span in zip(strip, row.spans, strict=False):
        column += segment.cell_length
        if x < column:
            return span.press
    return ""
