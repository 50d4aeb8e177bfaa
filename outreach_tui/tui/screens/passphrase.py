"""The passphrase asked for once more, over a screen: for names, and for wiping somebody.

A wrong one is one plain sentence and can be tried again; Esc goes back and changes nothing.
"""

from collections.abc import Callable

from outreach_tui.tui.lines import Line, Size, Tone, wrapped_lines
from outreach_tui.tui.passphrase_field import PassphraseField
from outreach_tui.tui.replies import Close, Reply, Work
from outreach_tui.tui.screen_commands import PASSPHRASE_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View


class PassphraseView(View):
    """Asks for the passphrase until what it is for is done."""

    purpose = "Type the passphrase and press Enter. Esc goes back; nothing is changed by trying."
    commands = PASSPHRASE_SCREEN

    def __init__(
        self,
        name: str,
        explained: str,
        use: Callable[[str], object],
        *,
        saying: str,
    ) -> None:
        """Ask for what `use` takes.

        Args:
            name: what it is asked for, as a heading.
            explained: a sentence below the field.
            use: done beside the screen with what was typed; raises OutreachError if it is wrong.
            saying: what is shown meanwhile.
        """
        self.name = name
        self._explained = explained
        self._use = use
        self._saying = saying
        self._field = PassphraseField()

    def body(self, size: Size) -> list[Line]:
        """Return the question."""
        return [
            *self._field.asked(size.width, self.message_rows(size.width)),
            *wrapped_lines(self._explained, size.width - 4, indent=3, tone=Tone.QUIET),
        ]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the passphrase; Enter tries it."""
        if stroke.key == "escape":
            return Close()
        if stroke.key != "enter":
            self._field.press(stroke)
            return None
        passphrase, use = self._field.taken(), self._use
        if not passphrase:
            self.message = "Type the passphrase first."
            return None
        return Work(lambda: use(passphrase), self._saying, lambda _used: Close())
