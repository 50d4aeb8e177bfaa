"""What stands above the list of a first screen where the workspace lies badly."""

from outreach_tui.tui.lines import BLANK, Line, Span, Tone, cut, line


def warning_lines(warning: str, width: int) -> list[Line]:
    """Return one line about a folder in which a workspace should not lie; none where there is no warning."""
    if not warning:
        return []
    words = f"{warning.split('. ', maxsplit=1)[0]}. F1 says why that matters."
    return [line("   ", Span(cut(words, width - 4), Tone.NOTICE)), BLANK]
