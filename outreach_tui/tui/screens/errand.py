"""An errand with keys, laptops or people: one question after the other, then what was done."""

from typing import TYPE_CHECKING

from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import Line
from outreach_tui.tui.replies import LockUp, Reply, Work
from outreach_tui.tui.screen_commands import ERRAND_SCREEN
from outreach_tui.tui.screens.asking import AskingView

if TYPE_CHECKING:
    from outreach_tui.workflow.asking import Said
    from outreach_tui.workflow.errand import Errand


class ErrandView(AskingView):
    """From its first question to what came of it."""

    name = "An errand"
    purpose = (
        "Answer each question and press Enter; the last one does it. Esc goes back one question, and from "
        "the first one back to the list. Nothing is changed before the last answer."
    )
    commands = ERRAND_SCREEN

    def __init__(self, desk: Desk, errand: "Errand", said: "tuple[Said, ...]" = ()) -> None:
        """Ask what `errand` has to know, or show what came of one that asks nothing."""
        super().__init__(errand.asks)
        self._desk = desk
        self._errand = errand
        self._said = said
        if said:
            self.show_done()

    def title(self) -> str:
        """Return what is done."""
        return self._errand.name

    def about(self) -> str:
        """Return what it does, in a sentence."""
        return self._errand.about

    def said(self, width: int) -> list[Line]:
        """Return what was done."""
        del width
        return self.said_lines(self._said)

    def do(self, answers: dict[str, str]) -> Reply:
        """Do the errand beside the screen."""
        errand = self._errand
        return Work(lambda: self._desk.run_errand(errand, answers), "Doing it …", self._done_with)

    def _done_with(self, said: "tuple[Said, ...]") -> Reply:
        """Show what was done; where the workspace is closed for good, leave it."""
        if self._errand.ends_the_session:
            return LockUp(" ".join(one for one in said if isinstance(one, str)))
        self._said = said
        self.show_done()
        return None
