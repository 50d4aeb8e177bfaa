"""What stands above and below the list of a first screen: where it lies badly, and what was just said."""

from outreach_tui.tui.lines import BLANK, Line, Span, Tone, cut, line, wrapped_lines

_MOST_ROWS = 3


def place_lines(warning: str, width: int) -> list[Line]:
    """Return one line about a folder in which a workspace should not lie; none where there is no warning."""
    if not warning:
        return []
    words = f"{warning.split('. ', maxsplit=1)[0]}. F1 says why that matters."
    return [line("   ", Span(cut(words, width - 4), Tone.NOTICE)), BLANK]


def said_lines(message: str, width: int) -> list[Line]:
    """Return what was just said, to its last word, in at most three lines."""
    return wrapped_lines(message, width - 2, indent=3, tone=Tone.STRONG)[:_MOST_ROWS]
