"""The covered screen: nothing of anybody on it. Any key asks for the passphrase; three wrong ones lock.

The conversation beneath waits as it stands. The passphrase is shown as stars and is part of no message.
"""

from collections.abc import Callable

from outreach_tui.errors import OutreachError
from outreach_tui.tui.commands import COVER_SCREEN
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, strong, wrapped_lines
from outreach_tui.tui.passphrase_field import PassphraseField
from outreach_tui.tui.replies import Close, LockUp, Reply, Work
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.tui.words import counted

MOST_TRIES = 3
"""Wrong passphrases after which the workspace is closed."""
LOCKED_BY_TRIES = "Locked after three wrong tries. Everything that was typed is kept."
"""Said at the passphrase prompt then."""


class CoverView(View):
    """What anybody who looks sees."""

    name = "outreach"
    commands = COVER_SCREEN
    can_be_explained = False

    def __init__(self, is_passphrase: Callable[[str], bool]) -> None:
        """Stay until `is_passphrase` says yes; it is asked beside the screen."""
        self._is_passphrase = is_passphrase
        self._field = PassphraseField()
        self._is_asking = False
        self._tries = 0

    def body(self, size: Size) -> list[Line]:
        """Return the passphrase's field once a key was pressed; until then how to come back."""
        if not self._is_asking:
            return [BLANK, BLANK, line("   ", "Covered. Press any key, then type the passphrase.")]
        said = wrapped_lines(self.message, size.width - 4, indent=3, tone=Tone.NOTICE)
        return [
            BLANK,
            BLANK,
            line("   ", strong("Passphrase")),
            BLANK,
            self._field.line(size.width),
            BLANK,
            *said,
        ]

    def press(self, stroke: Stroke) -> Reply:
        """Take any key to ask, then keys of the passphrase; Enter tries it, F6 locks."""
        if stroke.key in {"f6", "ctrl+l"}:
            return LockUp()
        if not self._is_asking or stroke.key == "escape":
            self._is_asking = not self._is_asking
            self._field.taken()
            return None
        if stroke.key != "enter":
            self._field.press(stroke)
            return None
        passphrase, is_passphrase = self._field.taken(), self._is_passphrase
        return Work(lambda: is_passphrase(passphrase), "Opening …") if passphrase else None

    def finished(self, value: object) -> Reply:
        """Come back, or count a wrong one."""
        if value:
            return Close()
        self._tries += 1
        left = MOST_TRIES - self._tries
        self.message = f"That does not open it. {counted(left, 'try', 'tries')} left."
        return None if left else LockUp(LOCKED_BY_TRIES)

    def failed(self, error: OutreachError) -> Reply:
        """Say why it could not be tried."""
        self.message = str(error)
        return None
