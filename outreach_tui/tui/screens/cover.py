"""The covered screen: nothing of anybody on it. The PIN brings it back; three wrong tries lock.

Rules:
- Where no PIN was chosen, any key asks for the passphrase instead.
- What is beneath waits as it stands. What is typed is shown as stars and is part of no message.
"""

import hmac
from collections.abc import Callable, Sequence

from outreach_tui.number_words import counted
from outreach_tui.tui.lines import BLANK, Line, Size, line, strong
from outreach_tui.tui.passphrase_field import PassphraseField
from outreach_tui.tui.replies import Close, LockUp, Over, Reply, Work
from outreach_tui.tui.screen_commands import COVER_SCREEN, COVER_WITH_PIN, UNOPENED
from outreach_tui.tui.screens.pass_on import PassOnView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.workflow.area_numbers import EVERYWHERE, AreaNumber

MOST_TRIES = 3
"""Wrong tries after which the workspace is closed."""
LOCKED_BY_TRIES = "Locked after three wrong tries. Everything that was typed is kept."
"""Said at the passphrase prompt then."""
_PURPOSE = (
    "Nothing of anybody stands here; what is beneath waits as it was. Three wrong tries lock it, and so do"
    " five minutes without a key. Nothing is lost by either."
)
_FORGOTTEN_PIN = "Forgotten the PIN? F6 locks; the passphrase leads back to here, and another PIN is chosen."


class CoverView(View):
    """What anybody who looks sees."""

    name = "outreach"
    everywhere = UNOPENED

    def __init__(
        self,
        is_passphrase: Callable[[str], bool],
        pin: str = "",
        numbers: Callable[[], Sequence[AreaNumber]] = lambda: EVERYWHERE,
    ) -> None:
        """Stay until the PIN is typed, or `is_passphrase` says yes where there is none.

        Args:
            is_passphrase: asked beside the screen.
            pin: the digits chosen when the workspace was opened; empty if none were.
            numbers: says whom to ring when somebody may be hurt.
        """
        self._is_passphrase = is_passphrase
        self._pin = pin
        self.commands = COVER_WITH_PIN if pin else COVER_SCREEN
        self._field = PassphraseField()
        self._is_asking = bool(pin)
        self._tries = 0
        self._numbers = numbers
        self.purpose = f"{_PURPOSE} {_FORGOTTEN_PIN if pin else ''}".rstrip()

    def body(self, size: Size) -> list[Line]:
        """Return the field, or how to come by it."""
        if not self._is_asking:
            return [BLANK, BLANK, line("   ", "Covered. Press any key, then type the passphrase.")]
        said = self.message_rows(size.width)
        heading = "Covered. Type the PIN, then Enter." if self._pin else "Passphrase"
        return [
            BLANK,
            BLANK,
            line("   ", strong(heading)),
            BLANK,
            self._field.line(size.width),
            BLANK,
            *said,
        ]

    def press(self, stroke: Stroke) -> Reply:
        """Take keys of the PIN or passphrase; Enter tries it, F9 shows whom to ring."""
        if stroke.key == "f9":
            return Over(PassOnView(self._numbers()))
        if stroke.key == "enter" and self._is_asking:
            return self._try(self._field.taken())
        if not self._is_asking or stroke.key == "escape":
            self._is_asking = bool(self._pin) or not self._is_asking
            self._field.taken()
            return None
        self._field.press(stroke)
        return None

    def _try(self, typed: str) -> Reply:
        if not typed:
            return None
        if self._pin:
            return self._tried(is_right=hmac.compare_digest(typed.encode(), self._pin.encode()))
        is_passphrase = self._is_passphrase
        return Work(
            lambda: is_passphrase(typed), "Opening …", lambda is_right: self._tried(is_right=is_right)
        )

    def _tried(self, *, is_right: bool) -> Reply:
        if is_right:
            return Close()
        self._tries += 1
        left = MOST_TRIES - self._tries
        self.message = f"That does not open it. {counted(left, 'try', 'tries')} left."
        return None if left else LockUp(LOCKED_BY_TRIES, "wrong-tries")
