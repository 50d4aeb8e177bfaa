"""The first screen: a passphrase. Imports next to nothing, because starting is measured.

The passphrase is shown as stars, is never part of a message or an error, and leaves the box once it is tried.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from outreach_tui.tui.commands import ERRANDS, Command
from outreach_tui.tui.lines import BLANK, Line, Size, line, quiet, strong, wrapped_lines
from outreach_tui.tui.passphrase_field import PassphraseField
from outreach_tui.tui.read_ahead import ReadAhead
from outreach_tui.tui.replies import Over, Reply, Unlocked, Work
from outreach_tui.tui.screen_commands import UNLOCK, UNOPENED
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.unopened import NOTHING_ELSE, Unopened
from outreach_tui.tui.view import View

if TYPE_CHECKING:
    from outreach_tui.workflow.workspace import Workspace


class UnlockView(View):
    """Asks for the passphrase until a workspace opens."""

    name = "outreach"
    purpose = (
        "Type the passphrase of this workspace and press Enter. A wrong one can be tried again; nothing "
        "is opened, changed or sent by trying."
    )
    commands: tuple[Command, ...] = UNLOCK
    everywhere = UNOPENED

    def __init__(
        self, opener: "Callable[[str], Workspace]", unopened: Unopened = NOTHING_ELSE, said: str = ""
    ) -> None:
        """Ask for what `opener` takes.

        Args:
            opener: opens the workspace; called beside the screen.
            unopened: a line to show below, and what can be done without a passphrase.
            said: why it is asked again.
        """
        self.message = said
        self._opener = opener
        self._unopened = unopened
        if unopened.steps is None:
            self.commands = tuple(one for one in UNLOCK if one.key != ERRANDS.key)
        self._field = PassphraseField()
        self._ahead = ReadAhead()
        self._is_open = False

    def body(self, size: Size) -> list[Line]:
        """Return the question, or nothing once the workspace is open."""
        if self._is_open:
            return []
        rows = self._field.asked(size.width, self.message_rows(size.width))
        if self._unopened.hint:
            rows.extend(wrapped_lines(self._unopened.hint, size.width - 4, indent=3))
            rows.append(BLANK)
        rows.append(line("   ", quiet("Nothing on this laptop can be read without it.")))
        if self._unopened.steps is not None:
            sign = strong(ERRANDS.sign, ERRANDS.key)
            words = "Forgotten it? Or new on this laptop?"
            rows.extend((BLANK, line("   ", sign, "  ", words, press=ERRANDS.key)))
        return rows

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the passphrase; Enter tries it."""
        if stroke.key == ERRANDS.key and self._unopened.steps is not None:
            self._field.taken()
            return Over(self._unopened.view())
        if stroke.key != "enter":
            if not self._field.is_empty:
                self._ahead.begin()
            self._field.press(stroke)
            return None
        passphrase, opener, ahead = self._field.taken(), self._opener, self._ahead
        if not passphrase:
            self.message = "Type the passphrase first."
            return None
        return Work(lambda: _opened(opener, passphrase, ahead), "Opening …", self._unlocked)

    def _unlocked(self, workspace: "Workspace") -> Reply:
        self._is_open = True
        return Unlocked(workspace)


def _opened(opener: "Callable[[str], Workspace]", passphrase: str, ahead: ReadAhead) -> "Workspace":
    ahead.finish()
    return opener(passphrase)
