"""The field a passphrase is typed into: shown as stars, and emptied as soon as it is tried."""

from outreach_tui.tui.lines import Line, Span
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

    def line(self, width: int) -> Line:
        """Return its row."""
        return Line((Span("   ► "), *self._box.lines(max(10, width - 20), 1)[0].spans))
