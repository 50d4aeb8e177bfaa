"""What the first screens of an officer and of the lead partner have in common: a list, and three ways on."""

from outreach_tui.tui.commands import ERRANDS
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.replies import Home, Reply, RunErrands, Send
from outreach_tui.tui.screens.menu import MenuView
from outreach_tui.tui.strokes import Stroke

_WAYS_ON = {"f5": Home, "ctrl+s": Send, ERRANDS.key: RunErrands}


class FirstScreen(MenuView):
    """Where an opened workspace begins."""

    def __init__(self, desk: Desk) -> None:
        """Show what `desk` knows; where it lies badly, the help says so too."""
        self._desk = desk
        if desk.warning:
            self.purpose = f"{self.purpose} {desk.warning}"

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the list, or one that leads on from it."""
        way = _WAYS_ON.get(stroke.key)
        return way() if way is not None else super().press(stroke)
