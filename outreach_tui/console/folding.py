"""Lines folded between words where a terminal would break them in the middle of one.

Rules:
- Only what a person reads in a window is folded; a file or another program gets every line whole.
- What goes on below begins under the first word of its line. A word wider than the window is left to the
  terminal, so that what somebody copies (a path, a key) stays in one piece.
"""

import os
from collections.abc import Iterator
from typing import TextIO

_NARROWEST = 10
"""Cells below which folding would leave no line to read."""


def window_of(stream: TextIO) -> int:
    """Return how many cells a line of the window behind `stream` has; 0 where it is no window."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return 0


def folded(line: str, cells: int) -> Iterator[str]:
    """Yield one line as rows of at most `cells` cells; as it is where there is no window, or no room."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    if cells < _NARROWEST + len(indent) or _width(line) <= cells:
        yield line
        return
    row = indent
    for word in line.split(" ")[len(indent) :]:
        candidate = row + word if row == indent else f"{row} {word}"
        if _width(candidate) > cells and row != indent:
            yield row.rstrip(" ")
            candidate = indent + word
        row = candidate
    yield row


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0) or len(text)
