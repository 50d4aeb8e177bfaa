"""What the screens that are only read have in common: rows longer than the window, moved through."""

from outreach_tui.tui.commands import Command
from outreach_tui.tui.lines import Line, Size, line, quiet
from outreach_tui.tui.replies import Home, Reply
from outreach_tui.tui.rows_moved import rows_moved
from outreach_tui.tui.screen_commands import READING_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View


class ReadingView(View):
    """Rows to read."""

    commands: tuple[Command, ...] = READING_SCREEN

    def __init__(self) -> None:
        """Begin at the top."""
        self._first = 0
        self._in_sight = 1

    def rows(self, width: int) -> list[Line]:
        """Return all there is to read."""
        del width
        return []

    def body(self, size: Size) -> list[Line]:
        """Return the rows from the one that was moved to."""
        rows = self.rows(size.width)
        if len(rows) <= size.height:
            return rows
        room = size.height - 1
        self._in_sight = room
        self._first = max(0, min(self._first, len(rows) - room))
        is_more = self._first + room < len(rows)
        mark = f"   ↓ {len(rows) - self._first - room} more rows" if is_more else "   ↑ that is all"
        return [*rows[self._first : self._first + room], line(quiet(mark))]

    def press(self, stroke: Stroke) -> Reply:
        """Take arrows to move; any way back goes to the first screen."""
        moved = rows_moved(stroke.key, self._in_sight, has_ends=True)
        if moved is not None:
            self._first = max(0, self._first + moved)
            return None
        return Home() if stroke.key in {"escape", "left", "f5"} else None
