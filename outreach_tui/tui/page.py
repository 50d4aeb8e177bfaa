"""The frame around every view: title row, rule, body, rule, key row; a rail at the right where there is room.

Rules:
- Everything exists at 80x24; a wider window gets the rail as well, and nothing exists only there.
- A smaller window shows what fits, says so in one row, and takes the same keys.
"""

from outreach_tui.tui.key_line import key_line
from outreach_tui.tui.lines import (
    BLANK,
    Line,
    Size,
    Span,
    Tone,
    beside,
    cut,
    line,
    painted_text,
    quiet,
    strong,
    width_of,
)
from outreach_tui.tui.view import View

FULL = Size(80, 24)
"""The window everything is laid out for."""
WIDE = 110
"""Cells from which a rail stands at the right."""
TALL = 36
"""Rows from which answers get a blank row between them."""
_RAIL_WIDTH = 36
_FRAME_ROWS = 4


def page(view: View, size: Size, reminder: str = "") -> list[Line]:
    """Return every row of the window, exactly `size.height` of them.

    Args:
        view: what is shown.
        size: the window.
        reminder: what stands in the upper rule, whatever is shown; nothing if there is nothing to say.
    """
    rows = [_title_row(view, size.width), _upper_rule(size, reminder)]
    rows.extend(_middle(view, Size(size.width, max(0, size.height - _FRAME_ROWS))))
    rows.append(_rule(size.width))
    rows.append(key_line(view.keys(), size.width))
    if size.height < _FRAME_ROWS + 1:
        rows = rows[: size.height]
    return rows


def _middle(view: View, size: Size) -> list[Line]:
    rail_size = Size(_RAIL_WIDTH - 2, size.height)
    rail = view.rail(rail_size) if size.width >= WIDE else []
    body = view.body(Size(size.width - _RAIL_WIDTH, size.height) if rail else size)
    if rail:
        return beside(body, rail, size.width - _RAIL_WIDTH, size.height)
    return (body + [BLANK] * size.height)[: size.height]


def _title_row(view: View, width: int) -> Line:
    state = cut(view.state(), width // 2)
    title = cut(f" {painted_text(view.title())}", max(1, width - width_of(line(state)) - 2))
    gap = width - width_of(line(title)) - width_of(line(state)) - 1
    return line(strong(title), " " * max(1, gap), quiet(state))


def _upper_rule(size: Size, reminder: str) -> Line:
    if reminder:
        return line(Span(cut(f" {reminder}", size.width), Tone.NOTICE))
    if size.width >= FULL.width and size.height >= FULL.height:
        return _rule(size.width)
    window = f"{size.width}x{size.height}"
    sayings = (
        f" This window is {window}; all of it shows at 80x24. Keys work.",
        f" {window} is small: 80x24 shows all. Keys work.",
        f" {window} is small.",
    )
    said = next((saying for saying in sayings if len(saying) <= size.width), " small")
    return line(cut(said, size.width))


def _rule(width: int) -> Line:
    return line(quiet("─" * width))
