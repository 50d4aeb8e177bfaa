"""A list of answers as rows: below one another, in two columns, or around the marked one.

Nothing here chooses anything; which key stands beside each is said in `signs.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from outreach_tui.tui.lines import (
    BLANK,
    Line,
    Size,
    Span,
    Tone,
    filled,
    line,
    painted_text,
    quiet,
    strong,
    wrapped,
)

_MARGIN = 6
_COLUMN_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer as it stands on the screen."""

    label: str
    """Its words."""
    sign: str
    """Its key; empty if only arrows reach it."""
    before: str
    """Two cells before its key: whether it is marked or chosen."""
    behind: str
    """What stands between its key and its words."""
    is_strong: bool
    """Whether it is marked or chosen."""


def laid_out(
    choices: Sequence[Choice], size: Size, marked: int, first: int, *, is_airy: bool
) -> tuple[list[Line], int]:
    """Return the rows, and the first of them that is shown.

    Args:
        choices: the answers in their order.
        size: room for them.
        marked: which one is marked; below 0 if none is.
        first: the first row shown before.
        is_airy: whether each may have a blank row below it.
    """
    widths = _column_widths(choices, size)
    if widths is not None:
        return _in_columns(choices, widths), first
    blocks = [_block(choice, size.width) for choice in choices]
    if is_airy and sum(len(block) + 1 for block in blocks) <= size.height:
        blocks = [[*block, BLANK] for block in blocks]
    return _window(blocks, size.height, marked, first)


def _column_widths(choices: Sequence[Choice], size: Size) -> tuple[int, int] | None:
    if len(choices) <= size.height or len(choices) > 2 * size.height:
        return None
    half = -(-len(choices) // 2)
    first, second = (max(map(_width, part)) for part in (choices[:half], choices[half:]))
    return (first, second) if first + second <= size.width else None


def _width(choice: Choice) -> int:
    return cell_len(painted_text(choice.behind + choice.label)) + _COLUMN_MARGIN + 6


def _in_columns(choices: Sequence[Choice], widths: tuple[int, int]) -> list[Line]:
    half = -(-len(choices) // 2)
    blocks = [
        _block(choice, widths[number >= half], margin=_COLUMN_MARGIN)[0]
        for number, choice in enumerate(choices)
    ]
    rights = [*blocks[half:], BLANK]
    return [
        Line((*filled(left, widths[0]).spans, *right.spans))
        for left, right in zip(blocks[:half], rights, strict=False)
    ]


def _block(choice: Choice, width: int, *, margin: int = _MARGIN) -> list[Line]:
    tone = Tone.STRONG if choice.is_strong else Tone.PLAIN
    sign = choice.sign
    indent = margin + 4 + len(choice.behind)
    words = wrapped(choice.label, max(10, width - indent - 1))
    first = line(
        " " * (margin - 2),
        choice.before,
        strong(sign or " ", sign),
        Span(f"   {choice.behind}{words[0]}", tone, sign),
    )
    return [first, *(line(Span(" " * indent + row, tone, sign)) for row in words[1:])]


def _window(blocks: list[list[Line]], height: int, marked: int, first: int) -> tuple[list[Line], int]:
    rows = [row for block in blocks for row in block]
    if len(rows) <= height:
        return rows, first
    place = sum(len(block) for block in blocks[: max(0, marked)])
    stop = place + (len(blocks[marked]) if marked >= 0 else 1)
    room = max(1, height - 1)
    first = max(0, min(first, place), stop - room)
    below = len(rows) - first - room
    note = f"      {'↓ more below' if below > 0 else '↑ more above'}"
    shown = rows[first : first + room]
    return [*shown, line(quiet(note, "pagedown" if below > 0 else "pageup"))], first
