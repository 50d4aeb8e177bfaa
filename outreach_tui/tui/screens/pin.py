"""A PIN for the cover, chosen when the workspace is opened: F6 covers, these digits bring the screen back.

Rules:
- Kept in memory alone, and forgotten when the workspace is locked; it opens nothing but a covered screen.
- Whoever wants none says so: then the passphrase brings the screen back.
"""

from collections.abc import Callable

from outreach_tui.errors import OutreachError
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.passphrase_field import PassphraseField
from outreach_tui.tui.replies import Home, Reply
from outreach_tui.tui.screen_commands import PIN_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View

FEWEST_DIGITS = 4
"""A shorter PIN is refused."""
_TOO_SHORT = "A PIN has four digits or more. p uses the passphrase instead."
_INSTEAD = "p"


class PinView(View):
    """Asks for a PIN once."""

    name = "A PIN for the cover"
    purpose = (
        "F6 covers the screen at once; this PIN brings it back, and three wrong ones lock. It is kept until "
        "the workspace is locked and written nowhere. p goes without: then the passphrase brings it back."
    )
    commands = PIN_SCREEN

    def __init__(self, choose: Callable[[str], None], onward: Callable[[], Reply]) -> None:
        """Ask.

        Args:
            choose: takes the PIN; empty for none.
            onward: leads on from here.
        """
        self._choose = choose
        self._onward = onward
        self._field = PassphraseField()

    def body(self, size: Size) -> list[Line]:
        """Return the question, its field and the way round it."""
        width = size.width - 4
        said = self.message_rows(size.width) or [BLANK]
        return [
            BLANK,
            BLANK,
            line("   ", strong("A PIN for the cover: four digits or more, then Enter")),
            BLANK,
            self._field.line(size.width),
            BLANK,
            *said,
            BLANK,
            line("   ", strong(_INSTEAD, _INSTEAD), "  Use the passphrase instead", press=_INSTEAD),
            BLANK,
            *wrapped_lines(
                "F6 covers the screen at once, whoever walks in. These digits bring it back.",
                width,
                indent=3,
                tone=Tone.QUIET,
            ),
            line("   ", quiet("They are kept until it is locked, and written nowhere.")),
        ]

    def press(self, stroke: Stroke) -> Reply:
        """Take digits, Enter, or the way round it."""
        if stroke.letter == _INSTEAD:
            self._choose("")
            return self._onward()
        if stroke.key == "enter":
            return self._chosen()
        if stroke.text and not stroke.text.isdigit():
            self.message = "A PIN is digits only."
            return None
        self._field.press(stroke)
        return None

    def failed(self, error: OutreachError) -> Reply:
        """Go to the first screen, which says why it could not go further."""
        return Home(str(error))

    def _chosen(self) -> Reply:
        pin = self._field.taken()
        if len(pin) < FEWEST_DIGITS:
            self.message = _TOO_SHORT
            return None
        self._choose(pin)
        return self._onward()
