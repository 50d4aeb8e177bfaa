"""Wipe a young person: the code name typed, then the passphrase; Esc keeps everything.

The code name guards against the wrong person, the passphrase against the wrong hands.
"""

from collections.abc import Callable

from outreach_tui.number_words import counted
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.passphrase_field import PassphraseField
from outreach_tui.tui.replies import Close, Home, Reply, Work
from outreach_tui.tui.screen_commands import WIPE_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View


class WipeView(View):
    """Asks twice, then wipes."""

    name = "Wipe all of it"
    purpose = (
        "Type the code name, then the passphrase. Every record, conversation, name and address of this "
        "person is gone from this laptop then, for good. Esc goes back and keeps everything."
    )
    commands = WIPE_SCREEN

    def __init__(self, alias: str, wipe: Callable[[str], int]) -> None:
        """Ask for `alias`, then for the passphrase that `wipe` takes."""
        self._alias = alias
        self._wipe = wipe
        self._code_name = TextBox()
        self._field = PassphraseField()
        self._is_named = False

    def body(self, size: Size) -> list[Line]:
        """Return what would go, and what is asked for it."""
        rows = [BLANK, *wrapped_lines(_GOES, size.width - 4, indent=3, tone=Tone.STRONG), BLANK]
        if self._is_named:
            rows.extend((line("   ", strong("Passphrase")), BLANK, self._field.line(size.width)))
        else:
            typed = self._code_name.lines(max(10, size.width - 20), 1)[0].spans
            rows.extend((line("   ", strong(f"Type their code name: {self._alias}")), BLANK))
            rows.append(Line((quiet("   ► "), *typed)))
        rows.append(BLANK)
        return [*rows, *self.message_rows(size.width)]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the field; Enter goes on; Esc keeps everything."""
        if stroke.key == "escape":
            return Close()
        if stroke.key != "enter":
            (self._field if self._is_named else self._code_name).press(stroke)
            return None
        return self._wiped() if self._is_named else self._named()

    def _named(self) -> Reply:
        typed = "-".join(self._code_name.text.casefold().split())
        self._is_named = bool(typed) and typed == "-".join(self._alias.casefold().split())
        if not self._is_named:
            self.message = "That is not their code name. Nothing is wiped."
        return None

    def _wiped(self) -> Reply:
        passphrase, wipe = self._field.taken(), self._wipe
        return Work(lambda: wipe(passphrase), "Wiping …", _gone) if passphrase else None


def _gone(records: int) -> Home:
    return Home(f"Wiped for good: {counted(records, 'record')}, and their name.")


_GOES = "This wipes every record, conversation, name and address of this person on this laptop, for good."
