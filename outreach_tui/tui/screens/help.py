"""F1: what the screen is for and all its keys, derived from its commands."""

from itertools import zip_longest

from outreach_tui.tui.commands import ACTIONS, Command
from outreach_tui.tui.lines import (
    BLANK,
    Line,
    Size,
    Tone,
    fitted,
    line,
    quiet,
    strong,
    wrapped,
    wrapped_lines,
)
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.rows_moved import rows_moved
from outreach_tui.tui.screen_commands import HELP_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View

_SIGN = 10
_NAME = 20


class HelpView(View):
    """Help for the view beneath."""

    commands = HELP_SCREEN
    can_be_explained = False

    def __init__(self, beneath: View) -> None:
        """Explain `beneath`."""
        self._beneath = beneath
        self._first = 0
        self._in_sight = 1

    def title(self) -> str:
        """Return which screen it explains."""
        return f"Help: {self._beneath.name}"

    def body(self, size: Size) -> list[Line]:
        """Return the purpose and the keys, from the row that was moved to."""
        rows = [BLANK, *wrapped_lines(self._beneath.purpose, size.width - 3, indent=3), BLANK]
        for command in dict.fromkeys((*self._beneath.commands, ACTIONS, *self._beneath.everywhere)):
            rows.extend(_explained(command, size.width))
        rows.extend((BLANK, *wrapped_lines(_EVERYWHERE, size.width - 3, indent=3, tone=Tone.QUIET)))
        self._in_sight = size.height
        self._first = max(0, min(self._first, len(rows) - size.height))
        return rows[self._first : self._first + size.height]

    def press(self, stroke: Stroke) -> Reply:
        """Take arrows to move; any way back goes back."""
        moved = rows_moved(stroke.key, self._in_sight)
        if moved is not None:
            self._first += moved
            return None
        if stroke.key == "f10":
            return Close(press="f10")
        return Close() if stroke.key in {"escape", "left", "f1", "enter"} else None


def _explained(command: Command, width: int) -> list[Line]:
    """Return a command's key, name and help beside one another, each to its last word."""
    names = wrapped(command.name, _NAME - 1)
    words = wrapped(command.help, width - 5 - _SIGN - _NAME)
    signs = [command.sign]
    return [
        line("   ", strong(fitted(sign, _SIGN)), fitted(name, _NAME), quiet(row))
        for sign, name, row in zip_longest(signs, names, words, fillvalue="")
    ]


_EVERYWHERE = "The same key means the same on every screen. Everything written can be clicked as well."
