"""The field a passphrase is typed into: shown as stars, and emptied as soon as it is tried."""

from collections.abc import Sequence

from outreach_tui.tui.lines import BLANK, Line, Span, line, strong
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox


class PassphraseField:
    """A passphrase on its way to being tried."""

    def __init__(self) -> None:
        """Begin empty."""
        self._box = TextBox(is_secret=True)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self._box.text

    def press(self, stroke: Stroke) -> None:
        """Take a key of it."""
        self._box.press(stroke)

    def taken(self) -> str:
        """Return what was typed, and forget it."""
        typed = self._box.text
        self._box.put("")
        return typed

    def asked(self, width: int, message: Sequence[Line]) -> list[Line]:
        """Return the rows that ask for it, and below them what was said about the last try."""
        heading = line("   ", strong("Passphrase"))
        return [BLANK, BLANK, heading, BLANK, self.line(width), BLANK, *(message or [BLANK]), BLANK]

    def line(self, width: int) -> Line:
        """Return its row."""
        return Line((Span("   ► "), *self._box.lines(max(10, width - 20), 1)[0].spans))
